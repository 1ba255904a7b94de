import { describe, expect, it } from "vitest";
import type { DeviceRow } from "./api";
import { deviceState, filterDevices } from "./deviceState";

const device = (id: string, change: Partial<DeviceRow>): DeviceRow => ({
  id,
  user: { id: "u", name: "Ani" },
  user_email: "ani@bantu.test",
  mark: "K1",
  name: "ThinkPad",
  enrolled_at: "2026-01-05T03:00:00Z",
  last_seen_at: null,
  behind: null,
  app_version: null,
  is_active: true,
  ...change,
});

describe("state of a laptop", () => {
  it.each([
    [true, null, "new"],
    [true, 0, "current"],
    [true, 3, "behind"],
    [false, 0, "revoked"],
    [false, null, "revoked"],
  ])("active %s, behind %s: %s", (is_active, behind, expected) =>
    expect(deviceState({ is_active, behind })).toBe(expected),
  );
});

describe("filter of laptops", () => {
  const all = [
    device("a", {}),
    device("b", {
      user: { id: "v", name: "Budi" },
      user_email: "budi@bantu.test",
      mark: "K2",
      name: "办公电脑",
    }),
    device("c", { mark: "K3", is_active: false }),
  ];
  const check = (text: string, withRevoked: boolean, expected: string[]) =>
    expect(filterDevices(all, text, withRevoked).map((one) => one.id)).toEqual(expected);
  it("leaves revoked ones out", () => check("", false, ["a", "b"]));
  it("shows them when asked", () => check("", true, ["a", "b", "c"]));
  it("finds user, name and mark", () => {
    check("BUDI", false, ["b"]);
    check("办公", false, ["b"]);
    check("k3", true, ["c"]);
    check("k3", false, []);
  });
});
