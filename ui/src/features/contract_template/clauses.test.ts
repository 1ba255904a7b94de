import { describe, expect, it } from "vitest";
import { complete, EMPTY } from "./clauses";

describe("complete", () => {
  it("fills what was never typed", () =>
    expect(complete([{ title_zh: "付款", text_zh: "七日内" }])).toEqual([
      { ...EMPTY, title_zh: "付款", text_zh: "七日内" },
    ]));
  it("drops what a form left undefined", () =>
    expect(complete([{ text_en: undefined } as never])).toEqual([EMPTY]));
});
