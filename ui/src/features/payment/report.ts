// From what stands in the report form to what is sent; an amount that cannot be read yet asks no check.
import { type Currency, isAmount, type MoneyValue } from "../../shared/money";
import type { Id } from "../../shared/wire";
import type { PaymentMethod, PaymentMode, Report } from "./api";

/** What stands in the form; amounts are decimal text. */
export interface ReportValues {
  contract_id?: Id;
  order_payment_id?: Id | null;
  amount?: string | null;
  payment_method?: PaymentMethod;
  payment_mode?: PaymentMode;
  received_on?: string | null;
  reference?: string;
  withheld?: string | null;
  tax_amount?: string | null;
  original?: string | null;
  notes?: string;
}

/** The currency the payer may have sent instead. */
export const other = (currency: Currency): Currency => (currency === "IDR" ? "CNY" : "IDR");

export function reportOf(values: ReportValues, currency: Currency): Report | null {
  const { contract_id, amount, payment_method, payment_mode, received_on } = values;
  if (!contract_id || !amount || !payment_method || !payment_mode || !received_on) return null;
  const readable = (text: string | null | undefined, of: Currency = currency) => !text || isAmount(text, of);
  if (!readable(amount) || !readable(values.withheld) || !readable(values.tax_amount)) return null;
  if (!readable(values.original, other(currency))) return null;
  const money = (text: string | null | undefined, of: Currency = currency): MoneyValue | null =>
    text ? { amount: text, currency: of } : null;
  const text = (typed: string | undefined) => (typed?.trim() ? typed.trim() : null);
  return {
    contract_id,
    amount: { amount, currency },
    payment_method,
    payment_mode,
    received_on,
    reference: text(values.reference),
    order_payment_id: values.order_payment_id ?? null,
    withheld: money(values.withheld),
    tax_amount: money(values.tax_amount),
    original: money(values.original, other(currency)),
    notes: text(values.notes),
  };
}

/** What to say of money that was reported before, and of the vouchers that came with it this time; null for a new report. */
export function repeated(facts: Record<string, string>) {
  if (!facts.already_reported) return null;
  if (facts.vouchers === "added") return { tone: "info", text: "already_reported_added" } as const;
  if (facts.vouchers === "too_late") return { tone: "warning", text: "already_reported_late" } as const;
  return { tone: "info", text: "already_reported" } as const;
}
