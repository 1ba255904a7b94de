// What is odd about a new price, in words.
import { readableParams } from "../../shared/errorText";
import type { Language } from "../../shared/language";
import type { MoneyValue } from "../../shared/money";
import { say } from "../../shared/say";
import { type AmountKind, KIND_LABEL } from "./prices";

type PriceType = Extract<AmountKind, "channel" | "direct" | "list">;

export type PriceWarning =
  | { code: "under_cost"; cost: MoneyValue }
  | { code: "order_broken"; lower: PriceType; higher: PriceType }
  | { code: "change_large" | "change_very_large"; percent: string }
  | { code: "changed_often"; changes: number }
  | { code: "rate_mismatch"; expected: MoneyValue }
  | { code: "far_ahead" | "short_notice" };

export const WARNING_CODES = [
  "under_cost",
  "order_broken",
  "change_large",
  "change_very_large",
  "changed_often",
  "rate_mismatch",
  "far_ahead",
  "short_notice",
] as const satisfies PriceWarning["code"][];

export function warningText(warning: PriceWarning, language: Language): string {
  const { code, ...params } = warning;
  const values = readableParams(params, language);
  if (warning.code === "order_broken")
    for (const side of ["lower", "higher"] as const) values[side] = say(KIND_LABEL[warning[side]]) ?? "";
  return say(`product:warning.${code}`, values) ?? code;
}
