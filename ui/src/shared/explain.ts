// How the steps behind an amount are read; the core worked them out, nothing is computed here.
import type { Language } from "./language";
import { formatDecimal, type MoneyValue } from "./money";
import type { Id } from "./wire";

/** Records whose amounts can be explained. */
type Subject =
  | "quotation"
  | "quotation_item"
  | "contract"
  | "order"
  | "order_item"
  | "order_payment"
  | "invoice"
  | "payment";

interface Input {
  name: string;
  value: string;
  on?: string;
}

export interface Step {
  name: string;
  operation: "sum" | "difference" | "product" | "quotient";
  inputs: Input[];
  decimals: number | null;
  rounding: "half_up" | "down";
  result: string;
}

interface Figure {
  name: string;
  amount: MoneyValue;
  steps: Step[];
}

export interface Explanation {
  figures: Figure[];
}

export interface Question {
  subject: Subject;
  id: Id;
  figure: string;
}

export const SIGNS: Record<Step["operation"], string> = {
  sum: "+",
  difference: "−",
  product: "×",
  quotient: "÷",
};

const MOST_DECIMALS = 10;

/** A value of a step in the person's notation: long fractions are shown to ten places with an ellipsis, trailing zeros not at all. */
export function shownValue(value: string, language: Language): string {
  const [whole = "", fraction = ""] = value.split(".");
  const short = fraction.slice(0, MOST_DECIMALS).replace(/0+$/, "");
  const cut = fraction.length > MOST_DECIMALS && /[1-9]/.test(fraction.slice(MOST_DECIMALS));
  return `${formatDecimal(short === "" ? whole : `${whole}.${short}`, language)}${cut ? "…" : ""}`;
}

/** A step that only repeats its single input says nothing. */
export function isTelling(step: Step): boolean {
  return step.inputs.length > 1 || step.inputs[0]?.value !== step.result;
}
