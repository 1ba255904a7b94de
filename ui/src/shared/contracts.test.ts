import { describe, expect, it } from "vitest";
import {
  type ContractEntity,
  type ContractTemplate,
  formatTaxRate,
  printedIn,
  templatesFor,
} from "./contracts";
import { fractionOf, percentOf } from "./money";

describe("tax rates", () => {
  it.each([
    ["0.0300", "3"],
    ["0.1100", "11"],
    ["0.0125", "1.25"],
    ["0.0000", "0"],
    ["1", "100"],
  ])("%s is typed as %s", (rate, percent) => expect(percentOf(rate)).toBe(percent));
  it.each([
    ["3", "0.0300"],
    ["11.5", "0.1150"],
    ["100", "1.0000"],
    ["0", "0.0000"],
  ])("%s is kept as %s", (percent, rate) => expect(fractionOf(percent)).toBe(rate));
  it.each(["", "-1", "101", "1.234", "eleven", "100.01"])("%s is no rate", (percent) =>
    expect(fractionOf(percent)).toBeNull(),
  );
  it("is shown in the person's notation", () => {
    expect(formatTaxRate("0.0125", "zh")).toBe("1.25%");
    expect(formatTaxRate("0.0125", "id")).toBe("1,25\u00a0%");
  });
});

describe("templatesFor", () => {
  const entity = { id: "e1", fields: { currency: "IDR" } } as ContractEntity;
  const template = (id: string, over: object) =>
    ({ id, fields: { currency: "IDR", entity_id: null, is_active: true, ...over } }) as ContractTemplate;
  const all = [
    template("everybody", {}),
    template("own", { entity_id: "e1" }),
    template("other", { entity_id: "e2" }),
    template("yuan", { currency: "CNY" }),
    template("retired", { is_active: false }),
  ];
  it("takes the company's currency, its own and everybody's", () =>
    expect(templatesFor(entity, all).map((one) => one.id)).toEqual(["everybody", "own"]));
  it("has none without a company", () => expect(templatesFor(undefined, all)).toEqual([]));
});

describe("printedIn", () => {
  it.each([
    ["zh", ["zh"]],
    ["zh_id", ["zh", "id"]],
  ] as const)("%s", (language, expected) => expect(printedIn(language)).toEqual(expected));
});
