// Whether a follow-up may still be taken back, and what a lead may be after one.
import { describe, expect, it } from "vitest";
import { type FollowUp, LEAD_STATUSES, mayTakeBack, statusesAfter } from "./activity";

const row: FollowUp = {
  id: "f",
  user: { id: "me", name: "Me" },
  follow_up_type: "call",
  content: null,
  followed_up_at: "2026-01-05T00:00:00Z",
  opportunity_id: null,
  status_before: null,
  status_after: null,
  created_at: "2026-01-05T03:00:00Z",
};

describe("taking a follow-up back", () => {
  const at = (text: string) => new Date(text);
  it("is for whoever wrote it", () => {
    expect(mayTakeBack(row, "me", at("2026-01-05T04:00:00Z"))).toBe(true);
    expect(mayTakeBack(row, "other", at("2026-01-05T04:00:00Z"))).toBe(false);
  });
  it("ends after a day", () => {
    expect(mayTakeBack(row, "me", at("2026-01-06T02:59:59Z"))).toBe(true);
    expect(mayTakeBack(row, "me", at("2026-01-06T03:00:00Z"))).toBe(false);
  });
});

it("offers a lead no step back and none out of an end", () =>
  expect(LEAD_STATUSES.map(statusesAfter)).toEqual([
    ["contacted", "qualified"],
    ["contacted", "qualified"],
    ["qualified"],
    [],
    [],
  ]));
