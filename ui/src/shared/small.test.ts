// Short rules of shared pieces, one case per line.
import { describe, expect, it } from "vitest";
import { internationalDigits } from "./ContactLinks";
import { choices } from "./lookups";
import { dealState } from "./OpportunityTable";
import { remembered } from "./recent";
import { type STAGES, stageSteps } from "./StageBar";
import { may } from "./session";
import type { LookupRow, OpportunityRow } from "./wire";

describe("internationalDigits", () => {
  it.each([
    ["+62 812-3456-789", "628123456789"],
    ["0812 3456 789", "628123456789"],
    ["0062 812 3456", "628123456"],
    ["86 139 0000", "861390000"],
  ])("%s", (typed, expected) => expect(internationalDigits(typed)).toBe(expected));
});

describe("may", () => {
  const session = { permissions: ["quotation.edit", "stage.*"] };
  it("knows what was granted", () => expect(may(session, "quotation.edit")).toBe(true));
  it("knows a group", () => expect(may(session, "stage.approve")).toBe(true));
  it("refuses the rest", () => expect(may(session, "quotation.issue")).toBe(false));
});

describe("dealState", () => {
  const row = (over: Partial<OpportunityRow>) => ({
    status: "active" as const,
    workflow_status: "active" as const,
    approval_status: null,
    ...over,
  });
  it.each([
    [{}, "workflow_status.active"],
    [{ approval_status: "pending" }, "deal_state.waiting"],
    [{ approval_status: "rejected" }, "deal_state.refused"],
    [{ workflow_status: "paused", approval_status: "pending" }, "workflow_status.paused"],
    [{ status: "lost" }, "opportunity_status.lost"],
    [{ status: "cancelled", workflow_status: "cancelled" }, "opportunity_status.cancelled"],
    [{ status: "won" }, "opportunity_status.won"],
    [{ status: "won", workflow_status: "completed" }, "workflow_status.completed"],
  ] as [Partial<OpportunityRow>, string][])("%j → %s", (over, key) =>
    expect(dealState(row(over)).key).toBe(key),
  );
});

describe("remembered", () => {
  const item = (id: string) => ({ kind: "customer" as const, id, title: id });
  it("puts the newest first, once", () =>
    expect(remembered([item("a"), item("b")], item("b")).map((one) => one.id)).toEqual(["b", "a"]));
  it("keeps eight", () => {
    const many = Array.from({ length: 8 }, (_, at) => item(String(at)));
    expect(remembered(many, item("new"))).toHaveLength(8);
  });
});

describe("choices", () => {
  const row = (id: string, over: Partial<LookupRow> = {}): LookupRow => ({
    id,
    code: id,
    name_zh: id,
    name_id: id,
    name_en: id,
    display_order: 0,
    is_active: true,
    ...over,
  });
  const ids = (rows: LookupRow[], inUse?: string) =>
    choices(rows, (one) => one.id, inUse).map((one) => one.value);
  it("keeps the order of the office", () =>
    expect(ids([row("a", { display_order: 2 }), row("b", { display_order: 1 })])).toEqual(["b", "a"]));
  it("hides what is no longer used", () =>
    expect(ids([row("a", { is_active: false }), row("b")])).toEqual(["b"]));
  it("keeps the one the record has", () =>
    expect(ids([row("a", { is_active: false }), row("b")], "a")).toEqual(["a", "b"]));
});

describe("stageSteps", () => {
  const states = (current: (typeof STAGES)[number], finished = false) =>
    stageSteps(current, null, finished)
      .map((step) => step.state[0])
      .join("");
  it("has done, current and future stages", () => expect(states("quotation")).toBe("ddcffffff"));
  it("starts with the first", () => expect(states("new")).toBe("cffffffff"));
  it("is all done at the end", () => expect(states("collection", true)).toBe("ddddddddd"));
  it("marks the approval at the current stage only", () =>
    expect(stageSteps("quotation", "pending").filter((step) => step.approval === "pending")).toHaveLength(1));
});
