import { describe, expect, it } from "vitest";
import { type FollowUp, LEAD_STATUSES, mayTakeBack, statusesAfter } from "./followUps";

describe("follow-ups", () => {
  it("offer no step back and none out of an end", () =>
    expect(LEAD_STATUSES.map(statusesAfter)).toEqual([
      ["contacted", "qualified"],
      ["contacted", "qualified"],
      ["qualified"],
      [],
      [],
    ]));
  it("are taken back by their author within a day", () => {
    const row = { user: { id: "me", name: "" }, created_at: "2026-11-25T08:00:00Z" } as FollowUp;
    const at = (time: string) => new Date(time);
    expect(mayTakeBack(row, "me", at("2026-11-26T07:59:59Z"))).toBe(true);
    expect(mayTakeBack(row, "me", at("2026-11-26T08:00:00Z"))).toBe(false);
    expect(mayTakeBack(row, "other", at("2026-11-25T08:01:00Z"))).toBe(false);
  });
});
