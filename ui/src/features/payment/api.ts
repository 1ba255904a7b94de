// Calls about payments; every amount comes from the core.
import { rpc } from "../../platform/host";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Done, Id, Page, Ref } from "../../shared/wire";

export const METHODS = ["bank_transfer", "wechat", "alipay", "cash", "other"] as const;
export type PaymentMethod = (typeof METHODS)[number];
export const MODES = ["full", "partial", "prepayment", "final"] as const;
export type PaymentMode = (typeof MODES)[number];
export type PaymentStatus = "pending_review" | "confirmed" | "rejected" | "refunded";

export type FindingCode =
  | "payment.entity_mismatch"
  | "payment.currency_mismatch"
  | "payment.tax_rate_changed"
  | "payment.tax_mismatch"
  | "payment.overpaid";

/** A rule of the consistency check that is not met, with the two values that differ. */
export interface Finding {
  code: FindingCode;
  blocks: boolean;
  found: string;
  expected: string;
}

export interface Payment {
  id: Id;
  payment_no: string;
  contract: Ref;
  opportunity: Ref;
  customer: Ref;
  entity: Ref;
  status: PaymentStatus;
  amount: MoneyValue;
  withheld: MoneyValue;
  settled: MoneyValue;
  tax: MoneyValue;
  unallocated: MoneyValue;
  original: MoneyValue | null;
  exchange_difference: MoneyValue | null;
  fields: {
    payment_method: PaymentMethod;
    payment_mode: PaymentMode;
    reference: string | null;
    received_on: string;
    is_final_payment: boolean;
    notes: string | null;
  };
  duplicate_of: Ref | null;
  findings: Finding[];
  certificate_no: string | null;
  certificate_missing: boolean;
  vouchers: { id: Id; attachment: Ref; is_primary: boolean; uploaded_at: string }[];
  reported_by: Ref;
  reported_at: string;
  reviewed_by: Ref | null;
  reviewed_at: string | null;
  review_notes: string | null;
  pending_sync: boolean;
}

export interface Report {
  contract_id: Id;
  amount: MoneyValue;
  payment_method: PaymentMethod;
  payment_mode: PaymentMode;
  received_on: string;
  reference: string | null;
  order_payment_id: Id | null;
  withheld: MoneyValue | null;
  tax_amount: MoneyValue | null;
  original: MoneyValue | null;
  notes: string | null;
}

export interface Check {
  findings: Finding[];
  tax: MoneyValue;
  duplicate_of: Ref | null;
}

/** A contract that can be paid, and what its plan still expects. */
export interface Payable {
  contract: Ref;
  customerId: Id;
  currency: MoneyValue["currency"];
  expected: { id: Id; label: string; amount: MoneyValue }[];
}

const MOST = 200;

export const usePayments = (opportunity_id: Id) =>
  useCall<Page<Payment>>("payment.list", { opportunity_id, offset: 0, limit: MOST });
export const usePayment = (id: Id) => useCall<Payment>("payment.get", { id });
export const useCheck = (report: Report | null) =>
  useCall<Check>("payment.check", report ?? ({} as Report), { enabled: report !== null, keepPrevious: true });
export const reportPayment = (report: Report, vouchers: Id[]) =>
  rpc<Done>("payment.report", { ...report, vouchers });
