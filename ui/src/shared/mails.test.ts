import { describe, expect, it } from "vitest";
import { addressesOf, typed, usualOf } from "./mails";
import type { Contact } from "./wire";

const contact = (name: string, email: string | null, is_primary = false, is_active = true): Contact => ({
  id: name,
  created_at: "",
  updated_at: "",
  fields: {
    customer_id: "c",
    name,
    position: null,
    mobile: null,
    email,
    wechat_id: null,
    whatsapp: null,
    is_primary,
    is_decision_maker: false,
    notes: null,
    is_active,
  },
});

describe("addresses of a customer", () => {
  const people = [
    contact("甲", "a@b.co"),
    contact("乙", null, true),
    contact("丙", " c@d.co ", true),
    contact("丁", "gone@b.co", false, false),
    contact("戊", "a@b.co"),
  ];
  it("names each once, the primary one first, nobody who left", () =>
    expect(addressesOf(people)).toEqual([
      { value: "c@d.co", label: "丙 · c@d.co" },
      { value: "a@b.co", label: "甲 · a@b.co" },
    ]));
  it("takes the first one", () => expect(usualOf(people)).toEqual(["c@d.co"]));
  it("takes nobody where nobody has one", () => expect(usualOf([contact("乙", null, true)])).toEqual([]));
});

describe("typed addresses", () => {
  it.each([
    [["a@b.co"], ["a@b.co"]],
    [
      ["a@b.co; c@d.co，e@f.co", "a@b.co"],
      ["a@b.co", "c@d.co", "e@f.co"],
    ],
    [[" ", ""], []],
  ])("%o", (given, expected) => expect(typed(given)).toEqual(expected));
});
