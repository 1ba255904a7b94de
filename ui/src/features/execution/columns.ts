// How the columns of the board are read: what is due first on top, of what is done the last.
import type { Page } from "../../shared/wire";
import type { ExecutionRow } from "./api";

export const COLUMNS = ["pending", "in_progress", "blocked", "completed"] as const;
export type Column = (typeof COLUMNS)[number];

/** Cards that a column shows at first, and adds at a time. */
export const STEP = 50;
/** Rows that one call answers at most. */
const MOST = 200;

type Load = (offset: number, limit: number) => Promise<Page<ExecutionRow>>;

/** The first `count` rows, or of what is done the last: the core gives the earliest planned end first. */
export async function loadColumn(column: Column, load: Load, count: number): Promise<Page<ExecutionRow>> {
  if (column !== "completed") return loadSpan(load, 0, count);
  const { total } = await load(0, 1);
  const page = await loadSpan(load, Math.max(0, total - count), count);
  const rows = [...page.rows].sort((a, b) =>
    (b.actual_end_date ?? "").localeCompare(a.actual_end_date ?? ""),
  );
  return { rows, total };
}

async function loadSpan(load: Load, from: number, count: number): Promise<Page<ExecutionRow>> {
  const rows: ExecutionRow[] = [];
  let total = 0;
  for (let at = from; at < from + count; at += MOST) {
    const page = await load(at, Math.min(MOST, from + count - at));
    rows.push(...page.rows);
    total = page.total;
    if (rows.length >= total - from) break;
  }
  return { rows, total };
}
