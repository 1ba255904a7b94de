// Windows of rows that came in one piece.
import { expect, it } from "vitest";
import { windowOf } from "./api";

it("cuts a window and tells how many there are", () => {
  const rows = [1, 2, 3, 4, 5];
  expect(windowOf(rows, 0, 2)).toEqual({ rows: [1, 2], total: 5 });
  expect(windowOf(rows, 4, 2)).toEqual({ rows: [5], total: 5 });
  expect(windowOf(rows, 6, 2)).toEqual({ rows: [], total: 5 });
});
