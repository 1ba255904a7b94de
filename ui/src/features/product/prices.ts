// A product's prices, floors and costs as one story in time, newest day first.
import type { MoneyValue } from "../../shared/money";
import type { Ref } from "../../shared/wire";
import type { DatedAmount, Product, Standing } from "./api";

/** What an amount is for; `level` prices carry the level's name. */
export type AmountKind = "direct" | "channel" | "list" | "level" | "floor" | "cost";

interface Entry {
  id: string;
  kind: AmountKind;
  level: Ref | null;
  amount: MoneyValue;
  standing: Standing;
  reason: string | null;
  by: string | null;
}

export interface Day {
  on: string;
  entries: Entry[];
}

const ORDER: AmountKind[] = ["direct", "channel", "list", "level", "floor", "cost"];

function dated(kind: AmountKind, rows: readonly DatedAmount[]): (Entry & { on: string })[] {
  return rows.map((row) => ({
    id: row.id,
    kind,
    level: null,
    amount: row.amount,
    standing: row.standing,
    reason: null,
    by: null,
    on: row.effective_from,
  }));
}

function entries(product: Pick<Product, "prices" | "floors" | "costs">): (Entry & { on: string })[] {
  const prices = product.prices.map((row) => ({
    id: row.id,
    kind: row.level ? ("level" as const) : row.price_type,
    level: row.level,
    amount: row.amount,
    standing: row.standing,
    reason: row.change_reason,
    by: row.changed_by?.name ?? null,
    on: row.effective_from,
  }));
  return [...prices, ...dated("floor", product.floors), ...dated("cost", product.costs ?? [])];
}

/** One entry a day on which something began, the newest day first. */
export function timeline(
  product: Pick<Product, "prices" | "floors" | "costs">,
  only: AmountKind | null = null,
): Day[] {
  const days = new Map<string, Entry[]>();
  for (const { on, ...entry } of entries(product)) {
    if (only !== null && entry.kind !== only) continue;
    days.set(on, [...(days.get(on) ?? []), entry]);
  }
  return [...days.entries()]
    .sort(([one], [other]) => other.localeCompare(one))
    .map(([on, list]) => ({
      on,
      entries: list.sort(
        (one, other) =>
          ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
          other.amount.currency.localeCompare(one.amount.currency),
      ),
    }));
}

export interface Row {
  key: string;
  kind: AmountKind;
  level: Ref | null;
  idr: MoneyValue | null;
  cny: MoneyValue | null;
  /** What begins next, in either currency. */
  next: { on: string; amount: MoneyValue }[];
}

/** What holds today, a row a kind of price; levels only where they have a price. */
export function present(product: Pick<Product, "prices" | "floors" | "costs">): Row[] {
  const rows = new Map<string, Row>();
  const always: AmountKind[] = [
    "direct",
    "channel",
    "list",
    "floor",
    ...(product.costs ? ["cost" as const] : []),
  ];
  for (const kind of always) rows.set(kind, { key: kind, kind, level: null, idr: null, cny: null, next: [] });
  for (const entry of entries(product)) {
    const key = entry.level ? `level ${entry.level.id}` : entry.kind;
    const row = rows.get(key) ?? {
      key,
      kind: entry.kind,
      level: entry.level,
      idr: null,
      cny: null,
      next: [],
    };
    if (entry.standing === "current") row[entry.amount.currency === "IDR" ? "idr" : "cny"] = entry.amount;
    if (entry.standing === "future") row.next.push({ on: entry.on, amount: entry.amount });
    if (entry.standing !== "past") rows.set(key, row);
  }
  for (const row of rows.values()) row.next.sort((one, other) => one.on.localeCompare(other.on));
  return [...rows.values()].sort(
    (one, other) =>
      ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) ||
      (one.level?.name ?? "").localeCompare(other.level?.name ?? ""),
  );
}

/** The names of what an amount is for, in the words of the texts. */
export const KIND_LABEL = {
  direct: "terms:price_type.direct",
  channel: "terms:price_type.channel",
  list: "terms:price_type.list",
  level: "terms:price_type.level",
  floor: "product:floor",
  cost: "product:cost",
} as const satisfies Record<AmountKind, string>;
