import { describe, expect, it } from "vitest";
import { codeOfCopy, printed } from "./api";

describe("printed", () => {
  it.each([
    ["zh", ["zh"]],
    ["zh_id", ["zh", "id"]],
    ["zh_en", ["zh", "en"]],
  ] as const)("%s", (language, expected) => expect(printed(language)).toEqual(expected));
});

describe("codeOfCopy", () => {
  it.each([
    ["QUO_IDR_ZH", [], "QUO_IDR_ZH_2"],
    ["QUO_IDR_ZH", ["QUO_IDR_ZH", "QUO_IDR_ZH_2"], "QUO_IDR_ZH_3"],
    ["QUO_IDR_ZH_2", ["QUO_IDR_ZH_2"], "QUO_IDR_ZH_3"],
  ])("%s beside %j", (code, taken, expected) => expect(codeOfCopy(code, taken)).toBe(expected));
});
