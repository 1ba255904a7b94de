// How a column of the board is read from a list that begins with the earliest planned end.
import { expect, it } from "vitest";
import type { ExecutionRow } from "./api";
import { loadColumn } from "./columns";

const listOf = (count: number) => {
  const rows = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    actual_end_date: `2026-01-${String((at % 28) + 1).padStart(2, "0")}`,
  })) as ExecutionRow[];
  const asked: [number, number][] = [];
  const load = async (offset: number, limit: number) => {
    asked.push([offset, limit]);
    return { rows: rows.slice(offset, offset + limit), total: count };
  };
  return { load, asked };
};

it("begins with what is due first", async () => {
  const { load, asked } = listOf(120);
  const page = await loadColumn("pending", load, 50);
  expect([page.rows.length, page.rows[0]?.id, page.total]).toEqual([50, "0", 120]);
  expect(asked).toEqual([[0, 50]]);
});

it("asks for no more than a call answers", async () => {
  const { load, asked } = listOf(420);
  const page = await loadColumn("blocked", load, 250);
  expect(page.rows.length).toBe(250);
  expect(asked).toEqual([
    [0, 200],
    [200, 50],
  ]);
});

it("shows of what is done the last, newest first", async () => {
  const { load, asked } = listOf(28);
  const page = await loadColumn("completed", load, 10);
  expect(asked).toEqual([
    [0, 1],
    [18, 10],
  ]);
  expect([page.rows.length, page.rows[0]?.id, page.rows[9]?.id]).toEqual([10, "27", "18"]);
});

it("reads an empty list once more and shows nothing", async () => {
  const { load } = listOf(0);
  expect(await loadColumn("completed", load, 10)).toEqual({ rows: [], total: 0 });
});
