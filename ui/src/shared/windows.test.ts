import { describe, expect, it } from "vitest";
import { moveRow, nextSort, placedRows, sortFromText, sortToText, windowsFor } from "./windows";

describe("windowsFor", () => {
  const cases: [number, number, number, number[]][] = [
    [0, 20, 0, [0]],
    [0, 20, 5, [0]],
    [90, 110, 1000, [0, 1]],
    [100, 199, 1000, [1]],
    [99, 100, 1000, [0, 1]],
    [99_980, 100_020, 100_000, [999]],
    [-5, 3, 1000, [0]],
    [500, 600, 120, [1]],
    [0, 350, 1000, [0, 1, 2, 3]],
  ];
  it.each(cases)("rows %i..%i of %i need %j", (first, last, total, expected) =>
    expect(windowsFor(first, last, total)).toEqual(expected),
  );
});

describe("placedRows", () => {
  it("keeps the place of rows when a window between is missing", () => {
    const loaded = new Map([
      [2, ["e", "f"]],
      [0, ["a", "b"]],
    ]);
    expect(placedRows(loaded, 2)).toEqual([
      { index: 0, row: "a" },
      { index: 1, row: "b" },
      { index: 4, row: "e" },
      { index: 5, row: "f" },
    ]);
  });
});

describe("moveRow", () => {
  it("starts at the top", () => expect(moveRow(null, "down", 10, 5)).toBe(0));
  it("stops at the end", () => expect(moveRow(9, "down", 10, 5)).toBe(9));
  it("stops at the start", () => expect(moveRow(0, "up", 10, 5)).toBe(0));
  it("jumps a page", () => expect(moveRow(3, "pageDown", 10, 5)).toBe(8));
  it("jumps to the last of many", () => expect(moveRow(0, "last", 100_000, 5)).toBe(99_999));
  it("has nowhere to go in an empty list", () => expect(moveRow(null, "down", 0, 5)).toBeNull());
});

describe("sorting", () => {
  it("cycles up, down, off", () => {
    const up = nextSort(null, "name");
    const down = nextSort(up, "name");
    expect([up, down, nextSort(down, "name")]).toEqual([
      { by: "name", descending: false },
      { by: "name", descending: true },
      null,
    ]);
  });
  it("starts over on another column", () =>
    expect(nextSort({ by: "name", descending: true }, "amount")).toEqual({
      by: "amount",
      descending: false,
    }));
  it.each(["name", "-updated_at"])("survives the address bar: %s", (text) =>
    expect(sortToText(sortFromText(text))).toBe(text),
  );
  it("reads nothing as the list's own order", () => expect(sortFromText(undefined)).toBeNull());
});
