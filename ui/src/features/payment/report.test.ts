// What the report form sends.
import { describe, expect, it } from "vitest";
import { type ReportValues, repeated, reportOf } from "./report";

const typed: ReportValues = {
  contract_id: "c",
  amount: "15675000",
  payment_method: "bank_transfer",
  payment_mode: "partial",
  received_on: "2026-01-05",
};

describe("a report", () => {
  it.each(["contract_id", "amount", "payment_method", "payment_mode", "received_on"] as const)(
    "is not complete without %s",
    (field) => expect(reportOf({ ...typed, [field]: undefined }, "IDR")).toBeNull(),
  );

  it("sends amounts in the contract's currency and what the payer sent in the other one", () => {
    const report = reportOf({ ...typed, withheld: "313500", original: "7837.50" }, "IDR");
    expect(report?.amount).toEqual({ amount: "15675000", currency: "IDR" });
    expect(report?.withheld).toEqual({ amount: "313500", currency: "IDR" });
    expect(report?.original).toEqual({ amount: "7837.50", currency: "CNY" });
    expect(report?.tax_amount).toBeNull();
  });

  it.each(["amount", "withheld", "tax_amount", "original"] as const)(
    "waits while %s cannot be read",
    (field) => expect(reportOf({ ...typed, [field]: "一百万" }, "IDR")).toBeNull(),
  );

  it("sends no blanks", () => {
    const report = reportOf({ ...typed, reference: "  ", notes: " 首付 " }, "IDR");
    expect([report?.reference, report?.notes, report?.order_payment_id]).toEqual([null, "首付", null]);
  });
});

describe("money that was reported before", () => {
  it.each([
    [{}, null],
    [{ already_reported: "true", vouchers: "known" }, "already_reported"],
    [{ already_reported: "true", vouchers: "added" }, "already_reported_added"],
    [{ already_reported: "true", vouchers: "too_late" }, "already_reported_late"],
    [{ already_reported: "true" }, "already_reported"],
  ])("%j", (facts, text) => expect(repeated(facts)?.text ?? null).toBe(text));
});
