import { describe, expect, it } from "vitest";
import { lastPlace, moves } from "./order";

const rows = (...places: number[]) => places.map((display_order, at) => ({ id: `r${at}`, display_order }));
const told = (list: ReturnType<typeof moves>) => list.map((one) => `${one.id} ${one.from}→${one.to}`);

describe("moves", () => {
  it("changes two places only", () =>
    expect(told(moves(rows(1, 2, 5), "r1", 1))).toEqual(["r2 5→2", "r1 2→5"]));
  it("goes up", () => expect(told(moves(rows(1, 2, 3), "r2", -1))).toEqual(["r2 3→2", "r1 2→3"]));
  it("stays at the ends", () => {
    expect(moves(rows(1, 2), "r0", -1)).toEqual([]);
    expect(moves(rows(1, 2), "r1", 1)).toEqual([]);
  });
  it("knows only rows that are there", () => expect(moves(rows(1), "x", 1)).toEqual([]));
  it("tells equal places apart", () =>
    expect(told(moves(rows(0, 0, 0), "r0", 1))).toEqual(["r1 0→1", "r0 0→2", "r2 0→3"]));
});

describe("lastPlace", () => {
  it.each([
    [[], 1],
    [[3, 1], 4],
  ])("%j", (places, expected) => expect(lastPlace(rows(...places))).toBe(expected));
});
