import { beforeAll, describe, expect, it } from "vitest";
import { AppError } from "../platform/transport";
import { errorText, fieldPath, fieldText, readableParams, safeText } from "./errorText";
import { startI18n } from "./i18n";

beforeAll(() => startI18n());

describe("errorText", () => {
  it("has a text for a known code", () =>
    expect(errorText(new AppError("quotation.no_lines"), "zh")).toBe("报价单还没有任何一行。"));
  it("takes a refusal inside an answer, which leaves empty parameters out", () =>
    expect(errorText({ code: "quotation.no_lines" }, "zh")).toBe("报价单还没有任何一行。"));
  it("fills values", () =>
    expect(errorText(new AppError("reference.unknown", { field: "source_id" }), "zh")).toContain("客户来源"));
  it("names the states of an execution order", () =>
    expect(
      errorText(new AppError("execution.wrong_status", { status: "blocked", wanted: "in_progress" }), "zh"),
    ).toBe("目前是「等待中」，不能变为「进行中」。"));
  it("names the papers that come first", () =>
    expect(errorText(new AppError("material.waits", { chain: " → BUSINESS_SCOPE → OWN_CODE" }), "zh")).toBe(
      "须先审核通过：公司注册完成 → 经营范围 → OWN_CODE",
    ));
  it("falls back to the family", () =>
    expect(errorText(new AppError("document.something_new"), "zh")).toBe("无法生成文件。"));
  it("knows a code without a family", () =>
    expect(errorText(new AppError("internal"), "zh")).toBe("程序内部出错。"));
  it("says the code where nothing else is known", () =>
    expect(errorText(new AppError("moon.eclipsed"), "zh")).toContain("moon.eclipsed"));
});

describe("fieldText", () => {
  const text = (path: string, params: Record<string, unknown> = {}) =>
    fieldText({ path, code: "field.invalid", params }, "zh");
  it("names the field by its path where the core gives no more", () =>
    expect(text("idr_per_cny")).toBe("「汇率」的值不正确。"));
  it("leaves the form's own prefix out", () => expect(text("fields.unit")).toContain("单位"));
  it("prefers what the core names", () =>
    expect(text("fields", { field: "source_id" })).toContain("客户来源"));
  it("tells row and code of a cost file", () =>
    expect(
      fieldText(
        { path: "CPMA", code: "cost.negative", params: { product: "CPMA", line: "4", currency: "IDR" } },
        "zh",
      ),
    ).toBe("第 4 行 CPMA：IDR 成本不能为负数。"));
});

describe("safeText", () => {
  it("says what was kept", () =>
    expect(safeText(new AppError("x.y", {}, "safe.nothing_changed"))).toBe("没有任何数据被更改。"));
  it("is silent when the core is", () => expect(safeText(new AppError("x.y"))).toBe(""));
});

describe("readableParams", () => {
  it("formats money, percents and lists", () =>
    expect(
      readableParams(
        { floor: { amount: "14000000", currency: "IDR" }, discount_limit: "10.00", codes: ["A", "B"] },
        "id",
      ),
    ).toEqual({ floor: "Rp14.000.000,00", discount_limit: "10\u00a0%", codes: "A, B" }));
});

describe("fieldPath", () => {
  it.each([
    ["name", ["name"]],
    ["contact.name", ["contact", "name"]],
    ["items[2].quantity", ["items", 2, "quantity"]],
  ])("%s", (path, expected) => expect(fieldPath(path)).toEqual(expected));
});
