import { describe, expect, it } from "vitest";
import { changesBetween, filled } from "./changes";
import { customerTitle, lookupName, nameOf } from "./names";

describe("changesBetween", () => {
  const before = { name: "北京科技", phone: null, tags: ["a"], level_id: "l1", address: "Jakarta" };
  it("names the value seen before", () =>
    expect(changesBetween(before, { name: "北京科技有限公司" })).toEqual([
      { field: "name", from: "北京科技", to: "北京科技有限公司" },
    ]));
  it("says nothing about what stayed", () =>
    expect(changesBetween(before, { ...before, phone: "", tags: ["a"] })).toEqual([]));
  it("clears with null", () =>
    expect(changesBetween(before, { address: " ", level_id: undefined })).toEqual([
      { field: "address", from: "Jakarta", to: null },
      { field: "level_id", from: "l1", to: null },
    ]));
  it("compares lists by content", () =>
    expect(changesBetween(before, { tags: ["a", "b"] })).toEqual([
      { field: "tags", from: ["a"], to: ["a", "b"] },
    ]));
  it("ignores spaces around text", () => expect(changesBetween(before, { name: " 北京科技 " })).toEqual([]));
});

describe("filled", () => {
  it("leaves empty fields out and keeps false", () =>
    expect(filled({ name: " A ", phone: "", is_primary: false, level_id: undefined, none: null })).toEqual({
      name: "A",
      is_primary: false,
    }));
});

describe("names", () => {
  it("shows a customer as the office writes it", () =>
    expect(customerTitle(12040, null, "甲")).toBe("12040（甲）"));
  it("shows the provisional number", () => expect(customerTitle(null, "~K7-3", "甲")).toBe("~K7-3（甲）"));
  it("shows a bare name without a number", () => expect(customerTitle(null, null, "甲")).toBe("甲"));
  it("falls back to a name that exists", () =>
    expect(nameOf({ zh: "签证", id: "", en: "Visa" }, "id")).toBe("签证"));
  it("falls back for lookups", () =>
    expect(
      lookupName(
        {
          id: "1",
          code: "x",
          name_zh: "签证",
          name_id: "Visa",
          name_en: null,
          display_order: 0,
          is_active: true,
        },
        "en",
      ),
    ).toBe("Visa"));
});
