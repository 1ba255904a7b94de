// Steps and the clock of a lead.
import { describe, expect, it } from "vitest";
import { clockTone, isOpen, stepsOf } from "./steps";

describe("a lead", () => {
  it("goes forward only", () => {
    expect(stepsOf("new")).toEqual(["contacted", "qualified"]);
    expect(stepsOf("contacted")).toEqual(["qualified"]);
    expect(stepsOf("qualified")).toEqual([]);
    expect(stepsOf("lost")).toEqual([]);
  });
  it("is open until it is converted or lost", () =>
    expect(
      (["new", "contacted", "qualified", "converted", "lost"] as const).map((status) => isOpen({ status })),
    ).toEqual([true, true, true, false, false]));
  it("shows how near its end is", () => {
    const tone = (pool_status: "private" | "countdown" | "public", days_left: number | null) =>
      clockTone({ pool_status, days_left });
    expect([
      tone("private", 7),
      tone("private", 3),
      tone("private", 1),
      tone("countdown", 6),
      tone("public", null),
    ]).toEqual(["idle", "running", "warning", "warning", "idle"]);
  });
});
