import { describe, expect, it } from "vitest";
import { officeAddress, oneTimeCode } from "./address";

describe("officeAddress", () => {
  const cases: [string, string | null][] = [
    ["crm.bantu.example", "https://crm.bantu.example"],
    ["https://crm.bantu.example/", "https://crm.bantu.example"],
    [" http://127.0.0.1:8787 ", "http://127.0.0.1:8787"],
    ["127.0.0.1:8787", "http://127.0.0.1:8787"],
    ["localhost:8787", "http://localhost:8787"],
    ["crm.example:8443/office/", "https://crm.example:8443/office"],
    ["", null],
    ["ftp://crm.example", null],
    ["http://", null],
  ];
  it.each(cases)("%s → %s", (typed, expected) => expect(officeAddress(typed)).toBe(expected));
});

describe("oneTimeCode", () => {
  it.each([
    ["k7-3f 9q", "K73F9Q"],
    ["Ｋ７３Ｆ", "K73F"],
  ])("%s → %s", (typed, expected) => expect(oneTimeCode(typed)).toBe(expected));
});
