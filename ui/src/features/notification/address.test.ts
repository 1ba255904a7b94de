import { describe, expect, it } from "vitest";
import { addressOf } from "./address";
import type { Notice } from "./api";
import { byDay } from "./days";
import { isOn, mayChoose, withWay } from "./wants";

const told = (over: Partial<Notice>): Notice => ({
  id: "n",
  kind: "stage_changed",
  subject_table: "opportunities",
  subject_id: "1",
  opportunity_id: "D",
  customer_id: "C",
  params: {},
  created_at: "2026-01-15T17:30:00Z",
  read_at: null,
  ...over,
});

describe("addressOf", () => {
  it.each<[string, Partial<Notice>, string | null]>([
    ["a deal", {}, "/opportunities/1"],
    ["an approval of a stage", { subject_table: "approvals" }, "/opportunities/D"],
    [
      "an approval of a quotation",
      { subject_table: "approvals", params: { quotation: "Q" } },
      "/quotations/Q",
    ],
    [
      "a paper",
      { subject_table: "material_documents", params: { requirement: "R" } },
      "/opportunities/D?stage=handling_materials&paper=R",
    ],
    [
      "an execution order",
      { subject_table: "execution_orders" },
      "/opportunities/D?stage=assign_execution&order=1",
    ],
    ["money to review", { kind: "payment_reported", subject_table: "payments" }, "/finance?tab=review"],
    [
      "money reviewed",
      { kind: "payment_reviewed", subject_table: "payments" },
      "/opportunities/D?stage=collection_status",
    ],
    ["a customer", { subject_table: "customers", opportunity_id: null }, "/customers/1"],
    ["a lead", { subject_table: "leads", opportunity_id: null, customer_id: null }, "/leads/1"],
    ["something of a customer", { subject_table: "applicants", opportunity_id: null }, "/customers/C"],
    ["something without a page", { subject_table: "mails", opportunity_id: null, customer_id: null }, null],
  ])("%s", (_, over, expected) => expect(addressOf(told(over))).toBe(expected));
});

describe("byDay", () => {
  it("goes by the day of the person's zone and keeps the order", () => {
    const rows = [
      told({ id: "a" }),
      told({ id: "b", created_at: "2026-01-15T16:30:00Z" }),
      told({ id: "c" }),
    ];
    const days = (zone: string) =>
      byDay(rows, zone).map(({ day, rows }) => [day, rows.map((row) => row.id).join("")]);
    expect(days("Asia/Jakarta")).toEqual([
      ["2026-01-16", "a"],
      ["2026-01-15", "b"],
      ["2026-01-16", "c"],
    ]);
    expect(days("UTC")).toEqual([["2026-01-15", "abc"]]);
    expect(byDay([])).toEqual([]);
  });
});

describe("wants", () => {
  const all = { muted_kinds: [], no_popup_kinds: [], no_mail_kinds: [], quiet_from: null, quiet_to: null };
  it("switches a kind off and on in one way", () => {
    const off = withWay(all, ["lead_assigned"], "popup", false);
    expect(off.no_popup_kinds).toEqual(["lead_assigned"]);
    expect([isOn(off, "lead_assigned", "popup"), isOn(off, "lead_assigned", "mail")]).toEqual([false, true]);
    expect(withWay(off, ["lead_assigned"], "popup", true)).toEqual(all);
  });
  it("keeps what this program does not know", () =>
    expect(
      withWay({ ...all, muted_kinds: ["later_kind"] }, ["lead_assigned"], "list", true).muted_kinds,
    ).toEqual(["later_kind"]));
  it("leaves no choice for what is not told at all", () => {
    const muted = withWay(all, ["lead_assigned", "lead_released"], "list", false);
    expect(mayChoose(muted, "lead_assigned", "popup")).toBe(false);
    expect(mayChoose(muted, "lead_assigned", "list")).toBe(true);
    expect(mayChoose(muted, "lead_countdown", "mail")).toBe(true);
  });
});
