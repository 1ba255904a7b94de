// Calls of finance's work list and of statements of account.
import { rpc } from "../../platform/host";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

export const TABS = ["review", "overdue", "due_soon", "to_invoice", "revenue"] as const;
export type FinanceTab = (typeof TABS)[number];

/** A payment as the list of reviews shows it. */
export interface ReviewRow {
  id: Id;
  payment_no: string;
  customer: Ref;
  opportunity: Ref;
  contract: Ref;
  amount: MoneyValue;
  withheld: MoneyValue;
  reported_by: Ref;
  reported_at: string;
  duplicate_of: Ref | null;
  findings: { code: string; blocks: boolean }[];
  fields: { received_on: string; reference: string | null };
}

export interface ReceivableRow {
  order_payment_id: Id;
  order: Ref;
  contract: Ref | null;
  opportunity_id: Id;
  customer: Ref;
  seller: Ref;
  period_no: number;
  is_monthly: boolean;
  amount: MoneyValue;
  due_date: string | null;
  days_overdue: number | null;
}

export interface ToInvoiceRow {
  opportunity: Ref;
  customer: Ref;
  seller: Ref;
  signed_on: string | null;
  room: { contract: Ref; total: MoneyValue; commercial: MoneyValue; commercial_left: MoneyValue };
}

export interface RevenueMonth {
  month: string;
  seller: Ref;
  one_time: MoneyValue;
  long_term: MoneyValue;
  total: MoneyValue;
}

export interface Revenue {
  from: string;
  to: string;
  rows: RevenueMonth[];
  totals: MoneyValue[];
}

type StatementKind = "contract" | "invoice" | "payment" | "withheld" | "exchange_difference";

export interface Statement {
  customer: Ref;
  customer_no: number | null;
  as_of: string;
  contracts: {
    contract: Ref;
    title: string;
    lines: { kind: StatementKind; on: string; number: string; amount: MoneyValue; balance: MoneyValue }[];
    balance: MoneyValue;
  }[];
  balances: MoneyValue[];
  ageing: Record<"not_due" | "days_1_30" | "days_31_60" | "days_61_90" | "over_90", MoneyValue>[];
}

export const loadReviews = (offset: number, limit: number) =>
  rpc<Page<ReviewRow>>("payment.list", { status: "pending_review", offset, limit });
export const loadReceivables = (due: "overdue" | "due_soon", offset: number, limit: number) =>
  rpc<Page<ReceivableRow>>("receivable.list", { due, offset, limit });
export const loadToInvoice = (offset: number, limit: number) =>
  rpc<Page<ToInvoiceRow>>("invoice.to_issue", { offset, limit });
export const loadRevenue = (from: string | null, to: string | null) =>
  rpc<Revenue>("revenue.summary", { ...(from ? { from } : {}), ...(to ? { to } : {}) });
export const useRevenue = (from: string | null, to: string | null) =>
  useCall<Revenue>("revenue.summary", { ...(from ? { from } : {}), ...(to ? { to } : {}) });
export const useStatement = (customer_id: Id) => useCall<Statement>("receivable.statement", { customer_id });

/** A window of rows that came in one piece. */
export const windowOf = <T>(rows: T[], offset: number, limit: number): Page<T> => ({
  rows: rows.slice(offset, offset + limit),
  total: rows.length,
});
