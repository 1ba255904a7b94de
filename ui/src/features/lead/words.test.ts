import { describe, expect, it } from "vitest";
import type { Lead } from "./api";
import { actionsOf, clockTone, isRefused, type Rights } from "./words";

const me = { id: "me", name: "我" };
const other = { id: "other", name: "他" };
const lead = (changes: Partial<Lead> = {}) =>
  ({ status: "new", pool_status: "private", owner: me, created_by: me, ...changes }) as Lead;
const seller: Rights = { me: "me", update: true, convert: true, claim: true, release: true, assign: false };
const manager: Rights = { ...seller, me: "boss", assign: true };
const offered = (one: Lead, rights: Rights) => [...actionsOf(one, rights)].sort();

describe("what is offered", () => {
  it("to a seller with a lead of his own", () => {
    expect(offered(lead(), seller)).toEqual(["delete", "edit", "follow_up", "lose", "release"]);
    expect(offered(lead({ status: "qualified", last_follow_up_at: "2026-11-20T01:00:00Z" }), seller)).toEqual(
      ["convert", "edit", "follow_up", "lose", "release"],
    );
    expect(offered(lead({ pool_status: "countdown" }), seller)).not.toContain("stop_countdown");
  });
  it("to a manager with a lead of another", () => {
    const countdown = lead({
      owner: other,
      created_by: other,
      status: "qualified",
      pool_status: "countdown",
    });
    expect(offered(countdown, manager)).toEqual([
      "assign",
      "edit",
      "follow_up",
      "lose",
      "release",
      "stop_countdown",
    ]);
  });
  it("in the pool", () => {
    const pooled = lead({ owner: null, created_by: other, pool_status: "public" });
    expect(offered(pooled, seller)).toEqual(["claim", "edit", "follow_up"]);
    expect(offered({ ...pooled, status: "lost" }, seller)).toEqual(["claim"]);
    expect(offered({ ...pooled, status: "lost" }, manager)).toEqual(["assign", "claim"]);
  });
  it("of a lead that became a customer: nothing", () =>
    expect(offered(lead({ status: "converted" }), manager)).toEqual([]));
  it("without the right to change: nothing", () =>
    expect(
      offered(lead(), { ...seller, update: false, convert: false, release: false, claim: false }),
    ).toEqual([]));
});

describe("the clock", () => {
  const tone = (days_left: number | null, pool_status: Lead["pool_status"]) =>
    clockTone({ days_left, pool_status });
  it("is quiet, then near, then running", () => {
    expect(tone(null, "public")).toBeUndefined();
    expect(tone(3, "private")).toBeNull();
    expect(tone(2, "private")).toBe("running");
    expect(tone(0, "private")).toBe("running");
    expect(tone(7, "countdown")).toBe("warning");
  });
});

it("only the same company is refused", () => {
  const twin = { score: "0.90" };
  expect(isRefused([{ ...twin, likeness: "phone" }])).toBe(false);
  expect(
    isRefused([
      { ...twin, likeness: "similar" },
      { ...twin, likeness: "company" },
    ]),
  ).toBe(true);
});
