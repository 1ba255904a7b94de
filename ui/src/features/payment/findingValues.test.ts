// How the values of a finding are read.
import { expect, it } from "vitest";
import type { FindingCode } from "./api";
import { foundValues } from "./findingValues";

it.each([
  ["payment.overpaid", "IDR 99475000", "IDR 5700000", "IDR\u00a099,475,000", "IDR\u00a05,700,000"],
  ["payment.tax_mismatch", "IDR 1000000", "IDR 0", "IDR\u00a01,000,000", "IDR\u00a00"],
  ["payment.tax_rate_changed", "0.0300", "0.0000", "0.03", "0"],
  ["payment.currency_mismatch", "CNY", "IDR", "CNY", "IDR"],
] as [FindingCode, string, string, string, string][])(
  "%s",
  (code, found, expected, shownFound, shownExpected) =>
    expect(foundValues({ code, blocks: false, found, expected }, "zh")).toEqual({
      found: shownFound,
      expected: shownExpected,
    }),
);
