import { describe, expect, it } from "vitest";
import { codeOfCopy, copyOf } from "./templates";

describe("codeOfCopy", () => {
  it.each([
    ["QUO_IDR_ZH", [], "QUO_IDR_ZH_2"],
    ["QUO_IDR_ZH", ["QUO_IDR_ZH", "QUO_IDR_ZH_2"], "QUO_IDR_ZH_3"],
    ["CONTRACT_IDR_2", ["CONTRACT_IDR_2"], "CONTRACT_IDR_3"],
  ])("%s beside %j", (code, taken, expected) => expect(codeOfCopy(code, taken)).toBe(expected));
});

it("a copy has another code and name, is no default, and keeps the rest", () =>
  expect(
    copyOf(
      {
        template_code: "QUO_IDR",
        template_name: "Standard",
        language: "zh_id",
        is_default: true,
        is_active: true,
        footer_text: "PT BANTU",
      },
      ["QUO_IDR", "QUO_IDR_2"],
    ),
  ).toEqual({
    template_code: "QUO_IDR_3",
    template_name: "Standard (2)",
    language: "zh_id",
    is_default: false,
    is_active: true,
    footer_text: "PT BANTU",
  }));
