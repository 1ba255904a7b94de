import { describe, expect, it } from "vitest";
import type { DatedAmount, PriceRow, Standing } from "./api";
import { present, timeline } from "./prices";

const idr = (amount: string) => ({ amount, currency: "IDR" as const });
const cny = (amount: string) => ({ amount, currency: "CNY" as const });

function price(id: string, over: Partial<PriceRow>): PriceRow {
  return {
    id,
    price_type: "direct",
    level: null,
    amount: idr("1"),
    effective_from: "2026-01-01",
    standing: "current",
    change_reason: null,
    changed_by: null,
    ...over,
  };
}

const dated = (id: string, on: string, standing: Standing): DatedAmount => ({
  id,
  amount: idr("5"),
  effective_from: on,
  standing,
});
const level = { id: "L2", name: "二级" };

const product = {
  prices: [
    price("next", { effective_from: "2026-06-01", standing: "future", amount: idr("9") }),
    price("now", { amount: idr("7"), change_reason: "年度调价", changed_by: { id: "u", name: "王" } }),
    price("yuan", { amount: cny("3.50") }),
    price("list", { price_type: "list", amount: idr("8") }),
    price("old", { effective_from: "2025-01-01", standing: "past" }),
    price("level", { level, amount: idr("6") }),
  ],
  floors: [dated("floor", "2026-01-01", "current")],
};

describe("timeline", () => {
  it("tells each day once, the newest first", () =>
    expect(timeline(product).map((day) => day.on)).toEqual(["2026-06-01", "2026-01-01", "2025-01-01"]));
  it("orders a day by kind, rupiah before yuan", () =>
    expect(timeline(product)[1]?.entries.map((one) => one.id)).toEqual([
      "now",
      "yuan",
      "list",
      "level",
      "floor",
    ]));
  it("keeps why and who", () =>
    expect(timeline(product)[1]?.entries[0]).toMatchObject({ reason: "年度调价", by: "王" }));
  it("shows one kind alone", () =>
    expect(timeline(product, "floor").map((day) => [day.on, day.entries.length])).toEqual([
      ["2026-01-01", 1],
    ]));
  it("knows costs only where they are told", () => {
    expect(timeline(product, "cost")).toEqual([]);
    expect(timeline({ ...product, costs: [dated("c", "2026-02-01", "past")] }, "cost")).toHaveLength(1);
  });
});

describe("present", () => {
  const rows = present(product);
  it("has a row for every kind and for levels that have a price", () =>
    expect(rows.map((row) => row.key)).toEqual(["direct", "channel", "list", "level L2", "floor"]));
  it("shows what holds today and what begins next", () =>
    expect(rows[0]).toMatchObject({
      idr: idr("7"),
      cny: cny("3.50"),
      next: [{ on: "2026-06-01", amount: idr("9") }],
    }));
  it("leaves the past out", () => expect(rows[1]).toMatchObject({ idr: null, cny: null, next: [] }));
  it("has a row of costs for those who may see them, even an empty one", () =>
    expect(present({ ...product, costs: [] }).at(-1)).toMatchObject({ kind: "cost", idr: null }));
});
