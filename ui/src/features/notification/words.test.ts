import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUES } from "../../shared/catalogues";
import { startI18n } from "../../shared/i18n";
import { LANGUAGES } from "../../shared/language";
import { KINDS, type Kind } from "./kinds";
import { detail, sentence } from "./words";

beforeAll(startI18n);

const told = (kind: Kind, params: Record<string, string> = {}) => ({ kind, params });

describe("sentence", () => {
  it.each<[Kind, Record<string, string>, string]>([
    ["stage_changed", { name: "设立公司", stage: "4" }, "商机「设立公司」进入「合同」阶段"],
    [
      "approval_requested",
      { subject: "stage", stage: "3", name: "设立公司" },
      "请审批：「报价单」阶段 · 设立公司",
    ],
    [
      "approval_requested",
      { subject: "quotation", stage: "3", name: "设立公司" },
      "请审批：报价单 · 设立公司",
    ],
    ["approval_decided", { status: "rejected", subject: "quotation", name: "甲" }, "审批被拒绝：报价单 · 甲"],
    ["material_submitted", { paper_zh: "护照", paper_en: "Passport", name: "甲" }, "资料「护照」待审核"],
    ["payment_reviewed", { number: "PAY-1", name: "甲", status: "confirmed" }, "收款 PAY-1 已确认"],
    ["order_released", { number: "EXEC-1", title: "KITAS", name: "甲" }, "执行订单可以开始：EXEC-1 KITAS"],
  ])("%s %o", (kind, params, expected) => expect(sentence(told(kind, params), "zh")).toBe(expected));

  it("falls back to the kind where the event told too little", () => {
    expect(sentence(told("material_decided", { name: "甲" }), "zh")).toBe("资料审核结果 · 甲");
    expect(sentence(told("stage_changed"), "zh")).toBe("商机阶段变化");
  });
  it("never shows a place that nothing fills", () => {
    for (const kind of KINDS) expect(sentence(told(kind), "zh")).not.toMatch(/\{\{|「」/);
  });
});

describe("detail", () => {
  it("tells what the sentence does not", () =>
    expect(
      detail(
        told("payment_reported", {
          number: "PAY-1",
          name: "设立公司",
          customer: "甲公司",
          amount: "8000000",
          currency: "IDR",
          by: "Lily",
        }),
        "zh",
      ),
    ).toBe("设立公司 · 甲公司 · IDR\u00a08,000,000 · Lily"));
  it("tells what the automatic check found", () =>
    expect(
      detail(told("material_failed", { paper_zh: "护照", name: "甲", findings: "kind,too_large" }), "zh"),
    ).toBe("甲 · 文件类型不符 · 文件太大"));
  it("does not repeat the deal that the sentence names", () =>
    expect(detail(told("stage_changed", { name: "设立公司", customer: "甲公司", stage: "4" }), "zh")).toBe(
      "甲公司",
    ));
});

describe("catalogues", () => {
  it.each(LANGUAGES)("%s has a name and a sentence for every kind", (language) => {
    const { kind: names, text } = CATALOGUES[language].notification;
    expect(Object.keys(names).sort()).toEqual([...KINDS].sort());
    for (const kind of KINDS)
      expect(
        Object.keys(text).some((key) => key === kind || key.startsWith(`${kind}_`)),
        kind,
      ).toBe(true);
  });
});
