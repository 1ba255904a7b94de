// The order of a list: places are numbers, and a move changes as few of them as it can.
import type { LookupRow } from "./api";

export interface Move {
  id: string;
  from: number;
  to: number;
}

/** The place behind the last one. */
export function lastPlace(rows: readonly Pick<LookupRow, "display_order">[]): number {
  return Math.max(0, ...rows.map((row) => row.display_order)) + 1;
}

/** Which places change when a row goes one up or down; equal places are told apart on the way. */
export function moves(
  rows: readonly Pick<LookupRow, "id" | "display_order">[],
  id: string,
  by: -1 | 1,
): Move[] {
  const at = rows.findIndex((row) => row.id === id);
  const other = at + by;
  const [row, neighbour] = [rows[at], rows[other]];
  if (!row || !neighbour) return [];
  const ordered = [...rows];
  ordered[at] = neighbour;
  ordered[other] = row;
  const places = rows.map((one) => one.display_order);
  const distinct = places.every((place, index) => index === 0 || place > (places[index - 1] as number));
  return ordered.flatMap((one, index) => {
    const to = distinct ? (places[index] as number) : index + 1;
    return one.display_order === to ? [] : [{ id: one.id, from: one.display_order, to }];
  });
}
