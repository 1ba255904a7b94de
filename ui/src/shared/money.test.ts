import { describe, expect, it } from "vitest";
import type { Language } from "./language";
import {
  type Currency,
  farFrom,
  formatCoreAmount,
  formatDecimal,
  formatMoney,
  formatPercent,
  isAmount,
  parseMoney,
  plainDecimal,
} from "./money";

const show = (amount: string, currency: Currency, language: Language) =>
  formatMoney({ amount, currency }, language).replace("\u00a0", " ");

describe("formatMoney", () => {
  const cases: [string, Currency, Language, string][] = [
    ["47500000", "IDR", "id", "Rp47.500.000,00"],
    ["1234567.5", "IDR", "id", "Rp1.234.567,50"],
    ["0.5", "IDR", "id", "Rp0,50"],
    ["-250000", "IDR", "id", "-Rp250.000,00"],
    ["37050000", "IDR", "zh", "IDR 37,050,000"],
    ["18525.00", "CNY", "zh", "CNY 18,525.00"],
    ["18525", "CNY", "en", "CNY 18,525.00"],
    ["18525.00", "CNY", "id", "CNY 18.525,00"],
    ["0", "IDR", "en", "IDR 0"],
    ["9007199254740993", "IDR", "en", "IDR 9,007,199,254,740,993"],
    ["00012.30", "CNY", "en", "CNY 12.30"],
  ];
  for (const [amount, currency, language, expected] of cases)
    it(`${amount} ${currency} in ${language}`, () => expect(show(amount, currency, language)).toBe(expected));

  it("shows what it cannot read unchanged", () => expect(formatDecimal("abc", "en")).toBe("abc"));
  it("keeps the places of a rate", () => expect(formatDecimal("2000.125", "id")).toBe("2.000,125"));
});

describe("plainDecimal", () => {
  it.each([
    ["5.00", "5"],
    ["7.50", "7.5"],
    ["10", "10"],
    ["0.00", "0"],
    ["100.00", "100"],
  ])("%s → %s", (given, expected) => expect(plainDecimal(given)).toBe(expected));
});

describe("formatPercent", () => {
  it("drops empty places", () => expect(formatPercent("5.00", "zh")).toBe("5%"));
  it("keeps real ones", () => expect(formatPercent("7.50", "id")).toBe("7,5\u00a0%"));
  it("shows a whole number", () => expect(formatPercent("10", "en")).toBe("10\u00a0%"));
});

describe("parseMoney", () => {
  const good: [string, Language, Currency, string][] = [
    ["Rp 1.234.567", "id", "IDR", "1234567"],
    ["Rp.1.234.567,-", "id", "IDR", "1234567"],
    ["1,5 jt", "id", "IDR", "1500000"],
    ["1.5jt", "id", "IDR", "1500000"],
    ["IDR 1.234.567,00", "id", "IDR", "1234567"],
    ["1,234,567", "zh", "IDR", "1234567"],
    ["1.234.567", "zh", "IDR", "1234567"],
    ["16000000", "en", "IDR", "16000000"],
    ["16 000 000", "en", "IDR", "16000000"],
    ["1600万", "zh", "IDR", "16000000"],
    ["1,6亿", "id", "IDR", "160000000"],
    ["500rb", "id", "IDR", "500000"],
    ["18525,5", "id", "CNY", "18525.50"],
    ["18.525,50", "id", "CNY", "18525.50"],
    ["18,525.50", "zh", "CNY", "18525.50"],
    ["18,525.50", "id", "CNY", "18525.50"],
    ["1.234", "id", "CNY", "1234.00"],
    ["1.234", "en", "CNY", "1234.00"],
    ["0,5", "en", "CNY", "0.50"],
    ["¥１２３．４５", "zh", "CNY", "123.45"],
    ["-250000", "zh", "IDR", "-250000"],
    ["9007199254740993", "en", "IDR", "9007199254740993"],
    ["1,234 jt", "id", "IDR", "1234000"],
    ["100.00", "en", "IDR", "100"],
  ];
  for (const [text, language, currency, amount] of good)
    it(`reads ${text} (${language}, ${currency})`, () =>
      expect(parseMoney(text, language, currency)).toEqual({ ok: true, amount }));

  const bad: [string, Language, Currency, string][] = [
    ["", "zh", "IDR", "empty"],
    ["  ", "zh", "IDR", "empty"],
    ["abc", "zh", "IDR", "unreadable"],
    ["12a", "zh", "IDR", "unreadable"],
    ["1.2.3", "id", "IDR", "unreadable"],
    ["1,23,456", "en", "IDR", "unreadable"],
    ["1.234,5,6", "id", "CNY", "unreadable"],
    ["1,5", "id", "IDR", "too_precise"],
    ["0.005", "en", "CNY", "too_precise"],
    ["--5", "en", "IDR", "unreadable"],
  ];
  for (const [text, language, currency, code] of bad)
    it(`refuses ${JSON.stringify(text)} as ${code}`, () =>
      expect(parseMoney(text, language, currency)).toEqual({ ok: false, code }));
});

describe("farFrom", () => {
  it.each([
    ["2000", "2000", false],
    ["2400", "2000", false],
    ["2401", "2000", true],
    ["1600", "2000", true],
    ["20000", "2000", true],
    ["0", "2000", false],
    ["-5", "2000", false],
  ])("%s beside %s", (rate, other, expected) => expect(farFrom(rate, other)).toBe(expected));
});

describe("isAmount", () => {
  it.each([
    ["15675000", "IDR", true],
    ["7915.88", "CNY", true],
    ["15675000.00", "IDR", true],
    ["7915.885", "CNY", false],
    ["1.5", "IDR", false],
    ["一百万", "IDR", false],
    ["", "IDR", false],
  ] as const)("%s in %s: %s", (text, currency, readable) => expect(isAmount(text, currency)).toBe(readable));
});

describe("formatCoreAmount", () => {
  it.each([
    ["IDR 31350000", "zh", "IDR\u00a031,350,000"],
    ["CNY 15831.75", "zh", "CNY\u00a015,831.75"],
    ["IDR 31350000", "id", "Rp31.350.000,00"],
    ["0.0100", "zh", "0.0100"],
    ["31350000", "zh", "31350000"],
  ] as const)("%s in %s", (text, language, shown) => expect(formatCoreAmount(text, language)).toBe(shown));
});
