import { describe, expect, it } from "vitest";
import type { UserRow } from "./api";
import { filterUsers, rolesInUse, type UserFilter, userState } from "./userState";

const user = (id: string, change: Partial<UserRow>): UserRow => ({
  id,
  email: `${id}@bantu.test`,
  display_name: id,
  phone: null,
  whatsapp: null,
  wechat: null,
  roles: ["SALES"],
  is_active: true,
  is_locked: false,
  language: null,
  ...change,
});

const USERS = [
  user("ani", { display_name: "Ani Wijaya", phone: "+62 811 22" }),
  user("li", { display_name: "李莉", roles: ["FINANCE", "ADMIN"], wechat: "lily_cn" }),
  user("budi", { is_locked: true }),
  user("gone", { is_active: false, is_locked: true, roles: ["LEGAL"] }),
];

describe("state of a user", () => {
  it.each([
    [true, false, "active"],
    [true, true, "locked"],
    [false, false, "inactive"],
    [false, true, "inactive"],
  ])("active %s, locked %s: %s", (is_active, is_locked, expected) =>
    expect(userState({ is_active, is_locked })).toBe(expected),
  );
});

describe("filter of users", () => {
  const check = (filter: UserFilter, expected: string[]) =>
    expect(filterUsers(USERS, filter).map((one) => one.id)).toEqual(expected);
  it("shows everybody without a filter", () => check({}, ["ani", "li", "budi", "gone"]));
  it("finds a name in any case", () => check({ q: "WIJAYA" }, ["ani"]));
  it("finds Chinese", () => check({ q: "莉" }, ["li"]));
  it("finds every word, wherever it stands", () => check({ q: "ani 811" }, ["ani"]));
  it("finds nothing when one word is nowhere", () => check({ q: "ani 999" }, []));
  it("finds phone, e-mail and WeChat", () => {
    check({ q: "+62" }, ["ani"]);
    check({ q: "budi@" }, ["budi"]);
    check({ q: "lily" }, ["li"]);
  });
  it("keeps a role", () => check({ role: "ADMIN" }, ["li"]));
  it("keeps a state", () => check({ state: "locked" }, ["budi"]));
  it("joins all of them", () => check({ q: "bantu", role: "SALES", state: "active" }, ["ani"]));
});

it("names the roles in use once, in order", () =>
  expect(rolesInUse(USERS)).toEqual(["ADMIN", "FINANCE", "LEGAL", "SALES"]));
