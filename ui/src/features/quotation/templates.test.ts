import { describe, expect, it } from "vitest";
import type { Template } from "./api";
import { byDefault, choosable, withFittingTemplate } from "./templates";

const template = (id: string, fields: Partial<Template["fields"]> = {}): Template => ({
  id,
  fields: {
    template_name: id,
    primary_currency: "IDR",
    language: "zh",
    is_default: false,
    is_active: true,
    ...fields,
  },
});
const ALL = [
  template("plain"),
  template("standard", { is_default: true }),
  template("old", { is_active: false }),
  template("yuan", { primary_currency: "CNY", is_default: true }),
  template("english", { language: "en" }),
];
const head = { currency_primary: "IDR", language: "zh", template_id: null } as const;
const ids = (templates: Template[]) => templates.map((one) => one.id);

describe("choosable", () => {
  it.each([
    [head, ["plain", "standard"]],
    [{ ...head, language: "en" }, ["english"]],
    [{ ...head, currency_primary: "CNY" }, ["yuan"]],
    [{ ...head, language: "id" }, []],
    [{ ...head, template_id: "old" }, ["plain", "standard", "old"]],
  ] as const)("%j", (wanted, expected) => expect(ids(choosable(ALL, wanted))).toEqual(expected));
});

describe("byDefault", () => {
  it.each([
    [head, "standard"],
    [{ ...head, language: "en" }, "english"],
    [{ ...head, language: "id" }, undefined],
  ] as const)("%j", (wanted, expected) => expect(byDefault(ALL, wanted)?.id).toBe(expected));
});

describe("withFittingTemplate", () => {
  const chosen = { ...head, template_id: "plain" };
  it("keeps one that fits still", () =>
    expect(withFittingTemplate(ALL, chosen, { discount_rate: "5" })).toEqual({ discount_rate: "5" }));
  it.each([{ language: "en" }, { currency_primary: "CNY" }] as const)("lets go for %j", (change) =>
    expect(withFittingTemplate(ALL, chosen, change)).toEqual({ ...change, template_id: null }),
  );
  it("has nothing to let go of", () =>
    expect(withFittingTemplate(ALL, head, { language: "en" })).toEqual({ language: "en" }));
});
