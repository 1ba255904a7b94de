import { describe, expect, it } from "vitest";
import { nextNumber, presetName } from "./phases";

describe("nextNumber", () => {
  it("begins with one", () => expect(nextNumber([])).toBe(1));
  it("follows the last", () => expect(nextNumber([{ stage_number: 1 }, { stage_number: 2 }])).toBe(3));
});

describe("presetName", () => {
  it.each([
    [1, "first"],
    [2, "second"],
    [3, "other"],
  ] as const)("%i", (number, name) => expect(presetName(number)).toBe(name));
});
