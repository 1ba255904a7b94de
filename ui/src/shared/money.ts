// Shows and reads amounts: decimal strings in, decimal strings out; nothing here adds.
import Big from "big.js";
import { type Language, SEPARATORS } from "./language";

export type Currency = "IDR" | "CNY";

export interface MoneyValue {
  /** Decimal string in major units, `.` as the decimal mark, no grouping. */
  amount: string;
  currency: Currency;
}

const EXPONENT: Record<Currency, number> = { IDR: 0, CNY: 2 };

function grouped(digits: string, mark: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, mark);
}

/** A plain decimal string in the person's notation, at least `decimals` places, more if the string has more. */
export function formatDecimal(value: string, language: Language, decimals = 0): string {
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(value.trim());
  if (!match) return value;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const { group, decimal } = SEPARATORS[language];
  const places = fraction.padEnd(decimals, "0");
  const shown = places === "" || (decimals === 0 && /^0*$/.test(places)) ? "" : decimal + places;
  return `${sign}${grouped(whole.replace(/^0+(?=\d)/, ""), group)}${shown}`;
}

/** The amount without its currency, for columns whose head names it. */
export function formatAmount(money: MoneyValue, language: Language): string {
  return formatDecimal(money.amount, language, EXPONENT[money.currency]);
}

/** Rupiah in Indonesian as the spelling rules write it (`Rp1.350.000,00`); elsewhere code and amount. */
export function formatMoney(money: MoneyValue, language: Language): string {
  const decimals = language === "id" ? 2 : EXPONENT[money.currency];
  const text = formatDecimal(money.amount, language, decimals);
  const negative = text.startsWith("-");
  const bare = negative ? text.slice(1) : text;
  const unit = language === "id" && money.currency === "IDR" ? "Rp" : `${money.currency}\u00a0`;
  return `${negative ? "-" : ""}${unit}${bare}`;
}

/** `5.00` as a person types it: `5`. */
export function plainDecimal(value: string): string {
  return value.includes(".") ? value.replace(/\.?0+$/, "") : value;
}

export function formatPercent(value: string, language: Language): string {
  const trimmed = plainDecimal(value);
  return `${formatDecimal(trimmed === "" ? "0" : trimmed, language)}${language === "zh" ? "%" : "\u00a0%"}`;
}

/** A fraction of the records as a person types it: `0.1100` is `11`. */
export function percentOf(fraction: string): string {
  return new Big(fraction).times(100).toFixed();
}

/** A typed percentage as the fraction of the records; null outside of 0 to 100 or beyond two decimals. */
export function fractionOf(percent: string): string | null {
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(percent)) return null;
  const value = new Big(percent);
  return value.gt(100) ? null : value.div(100).toFixed(4);
}

export type ParsedMoney =
  | { ok: true; amount: string }
  | { ok: false; code: "empty" | "unreadable" | "too_precise" };

/** Words that people write for large amounts; `jt` is juta, `rb` ribu. */
const SCALES: [RegExp, string][] = [
  [/(miliar|milyar|bn|m)$/, "1000000000"],
  [/(juta|jt|mio)$/, "1000000"],
  [/(ribu|rb|k)$/, "1000"],
  [/亿$/, "100000000"],
  [/万$/, "10000"],
  [/千$/, "1000"],
];

/** Reads what a person typed: `,` and `.` both work, the language decides where one mark could mean either. */
/** Whether a text is an amount as the records hold it, and not what was typed and could not be read. */
export function isAmount(text: string, currency: Currency): boolean {
  const match = /^-?\d+(?:\.(\d+))?$/.exec(text);
  return match !== null && (match[1] ?? "").replace(/0+$/, "").length <= EXPONENT[currency];
}

/** An amount with its currency in one text, `IDR 15675000`, as refusals and conditions carry it; other text as it is. */
export function formatCoreAmount(text: string, language: Language): string {
  const [, currency, amount] = /^(IDR|CNY) (-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  return currency && amount ? formatMoney({ amount, currency: currency as Currency }, language) : text;
}

export function parseMoney(text: string, language: Language, currency: Currency): ParsedMoney {
  const parsed = parseDecimal(text, language);
  if (!parsed.ok) return parsed;
  const value = new Big(parsed.amount);
  const exponent = EXPONENT[currency];
  if (!value.round(exponent).eq(value)) return { ok: false, code: "too_precise" };
  return { ok: true, amount: value.toFixed(exponent) };
}

export function parseDecimal(text: string, language: Language): ParsedMoney {
  let rest = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u00a0_']/g, "")
    .replace(/。/g, ".")
    .replace(/、/g, ",");
  rest = rest
    .replace(/^(-?)(rp\.?|idr|cny|rmb|¥|元)/, "$1")
    .replace(/(元|rp|idr|cny|rmb)$/, "")
    .replace(/,-$/, "");
  if (rest === "") return { ok: false, code: "empty" };
  let scale = "1";
  for (const [suffix, factor] of SCALES) {
    if (!suffix.test(rest)) continue;
    rest = rest.replace(suffix, "");
    scale = factor;
    break;
  }
  const plain = unmark(rest, language, scale !== "1");
  if (plain === null) return { ok: false, code: "unreadable" };
  return { ok: true, amount: new Big(plain).times(scale).toFixed() };
}

/** Removes grouping and turns the decimal mark into `.`; `null` when it cannot be a number. */
function unmark(text: string, language: Language, scaled: boolean): string | null {
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(text)) return null;
  const marks = [...text].filter((sign) => sign === "." || sign === ",");
  if (marks.length === 0) return text;
  const last = marks.at(-1) as string;
  const kinds = new Set(marks);
  const { decimal } = SEPARATORS[language];
  let decimalMark: string | null;
  if (kinds.size === 2) {
    if (marks.filter((mark) => mark === last).length > 1) return null;
    decimalMark = last;
  } else if (marks.length > 1) {
    decimalMark = null;
  } else {
    const tail = text.length - text.lastIndexOf(last) - 1;
    const looksGrouped = tail === 3 && !/^-?0[.,]/.test(text);
    decimalMark = looksGrouped && !(scaled && last === decimal) ? null : last;
  }
  const [whole = "", fraction] = decimalMark === null ? [text] : splitLast(text, decimalMark);
  if (!wellGrouped(whole)) return null;
  const digits = whole.replace(/[.,]/g, "") || "0";
  return fraction === undefined || fraction === "" ? digits : `${digits === "-" ? "-0" : digits}.${fraction}`;
}

/** More than a fifth away from another rate: rather mistyped than true. */
export function farFrom(rate: string, other: string): boolean {
  const [one, two] = [new Big(rate), new Big(other)];
  return one.gt(0) && two.gt(0) && (one.gt(two.times("1.2")) || two.gt(one.times("1.2")));
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

function wellGrouped(whole: string): boolean {
  if (!/[.,]/.test(whole)) return true;
  return /^-?\d{1,3}([.,]\d{3})+$/.test(whole);
}
