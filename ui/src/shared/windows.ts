// Which windows of a long list are needed for the rows on screen, and where a row lies in them.

export const WINDOW_ROWS = 100;

/** Numbers of the windows that cover the rows `first..=last`, inside a list of `total` rows. */
export function windowsFor(first: number, last: number, total: number, size = WINDOW_ROWS): number[] {
  if (total <= 0) return [0];
  const end = Math.min(Math.max(last, first, 0), total - 1);
  const start = Math.min(Math.max(first, 0), end);
  const windows: number[] = [];
  for (let at = Math.floor(start / size); at <= Math.floor(end / size); at += 1) windows.push(at);
  return windows;
}

export function windowOffset(index: number, size = WINDOW_ROWS): number {
  return index * size;
}

/** The loaded rows with their place in the whole list; rows of windows not loaded yet are left out. */
export function placedRows<T>(
  loaded: Map<number, readonly T[]>,
  size = WINDOW_ROWS,
): { index: number; row: T }[] {
  const placed: { index: number; row: T }[] = [];
  for (const at of [...loaded.keys()].sort((a, b) => a - b))
    for (const [offset, row] of (loaded.get(at) ?? []).entries())
      placed.push({ index: at * size + offset, row });
  return placed;
}

export type Move = "up" | "down" | "pageUp" | "pageDown" | "first" | "last";

/** Where the highlighted row goes; stays inside the list, starts at the top. */
export function moveRow(current: number | null, move: Move, total: number, page: number): number | null {
  if (total === 0) return null;
  const clamp = (index: number) => Math.min(Math.max(index, 0), total - 1);
  switch (move) {
    case "first":
      return 0;
    case "last":
      return total - 1;
    case "down":
      return current === null ? 0 : clamp(current + 1);
    case "up":
      return current === null ? 0 : clamp(current - 1);
    case "pageDown":
      return clamp((current ?? 0) + page);
    case "pageUp":
      return clamp((current ?? 0) - page);
  }
}

export interface Sort {
  by: string;
  descending: boolean;
}

/** Clicking a head: ascending, descending, then the list's own order again. */
export function nextSort(current: Sort | null, column: string): Sort | null {
  if (current?.by !== column) return { by: column, descending: false };
  return current.descending ? null : { by: column, descending: true };
}

export function sortToText(sort: Sort | null): string | undefined {
  return sort ? `${sort.descending ? "-" : ""}${sort.by}` : undefined;
}

export function sortFromText(text: string | undefined): Sort | null {
  if (!text) return null;
  return text.startsWith("-") ? { by: text.slice(1), descending: true } : { by: text, descending: false };
}
