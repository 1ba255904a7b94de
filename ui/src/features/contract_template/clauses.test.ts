import { describe, expect, it } from "vitest";
import { codeOfCopy, complete, EMPTY } from "./clauses";

describe("complete", () => {
  it("fills what was never typed", () =>
    expect(complete([{ title_zh: "付款", text_zh: "七日内" }])).toEqual([
      { ...EMPTY, title_zh: "付款", text_zh: "七日内" },
    ]));
  it("drops what a form left undefined", () =>
    expect(complete([{ text_en: undefined } as never])).toEqual([EMPTY]));
});

describe("codeOfCopy", () => {
  it.each([
    ["CONTRACT_IDR", [], "CONTRACT_IDR_2"],
    ["CONTRACT_IDR", ["CONTRACT_IDR_2"], "CONTRACT_IDR_3"],
    ["CONTRACT_IDR_2", ["CONTRACT_IDR_2"], "CONTRACT_IDR_3"],
  ])("%s beside %j", (code, taken, expected) => expect(codeOfCopy(code, taken)).toBe(expected));
});
