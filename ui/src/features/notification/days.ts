// The rows of a list, day by day in the person's zone.
import type { Notice } from "./api";

export interface Day {
  /** `YYYY-MM-DD`. */
  day: string;
  rows: Notice[];
}

/** The rows stay in their order. */
export function byDay(rows: Notice[], zone?: string): Day[] {
  const format = new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    ...(zone ? { timeZone: zone } : {}),
  });
  const days: Day[] = [];
  for (const row of rows) {
    const day = format.format(new Date(row.created_at));
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
