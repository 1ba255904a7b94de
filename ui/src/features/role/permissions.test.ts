import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUES } from "../../shared/catalogues";
import { grouped, readPercent } from "./permissions";

describe("permissions by resource", () => {
  it("gathers actions", () =>
    expect(grouped(["user.list", "customer.view", "user.create"])).toEqual([
      { resource: "customer", actions: ["view"] },
      { resource: "user", actions: ["create", "list"] },
    ]));
  it("takes the last word as the action", () =>
    expect(grouped(["finance.report.view"])).toEqual([{ resource: "finance_report", actions: ["view"] }]));
  it("keeps a code without a dot", () => expect(grouped(["*"])).toEqual([{ resource: "*", actions: [""] }]));
});

it("every permission of the catalogue has words for what and for whom", () => {
  const file = join(import.meta.dirname, "../../../../crates/app/catalogue/permissions.json");
  const codes = (JSON.parse(readFileSync(file, "utf8")) as { code: string }[]).map((one) => one.code);
  const { resource, action } = CATALOGUES.zh.role as {
    resource: Record<string, string>;
    action: Record<string, string>;
  };
  const all = grouped(codes);
  expect(codes.length).toBeGreaterThan(90);
  expect(all.filter((one) => !(one.resource in resource)).map((one) => one.resource)).toEqual([]);
  expect(all.flatMap((one) => one.actions).filter((one) => !(one in action))).toEqual([]);
});

describe("a typed percent", () => {
  it.each([
    ["10", "10"],
    [" 12.5 ", "12.5"],
    ["100", "100"],
    ["0", "0"],
    ["100.01", null],
    ["101", null],
    ["-1", null],
    ["1.234", null],
    ["", null],
    ["ten", null],
  ])("%s", (typed, expected) => expect(readPercent(typed, "zh")).toBe(expected));
  it("is written with a comma in Indonesian", () => expect(readPercent("12,5", "id")).toBe("12.5"));
});
