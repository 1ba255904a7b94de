// Calls about quotations; every amount comes from the core.
import { rpc } from "../../platform/host";
import type { DocumentLanguage } from "../../shared/documentLanguages";
import type { Currency, MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { ApprovalRow, Done, Id, Names, PriceOrigin, QuotationStatus, Ref } from "../../shared/wire";

export const TERMS = ["full_upfront", "50_50", "70_30", "post_payment"] as const;
type PaymentTerms = (typeof TERMS)[number];

export interface QuotationHead {
  currency_primary: Currency;
  exchange_rate: string | null;
  exchange_rate_on: string | null;
  payment_terms: PaymentTerms;
  discount_rate: string;
  valid_until: string | null;
  wechat_group_no: string | null;
  template_id: Id | null;
  language: DocumentLanguage;
  notes: string | null;
}

export interface DraftLine {
  id?: Id;
  opportunity_item_id?: Id | null;
  product_id: Id;
  quantity: string;
  unit_price_list: MoneyValue;
  price_origin: PriceOrigin;
  description?: string | null;
}

export interface PricedLine {
  id: Id;
  opportunity_item_id: Id | null;
  product_id: Id;
  code: string;
  names: Names;
  description: string | null;
  quantity: string;
  unit_price_list: MoneyValue;
  unit_price: MoneyValue;
  gross: MoneyValue;
  total: MoneyValue;
  price_origin: PriceOrigin;
  service_category: "one_time" | "long_term";
  billing_period: string | null;
  floor: MoneyValue | null;
  is_below_floor: boolean;
  sort_order: number;
  unit_cost?: MoneyValue;
  is_below_cost?: boolean;
}

export interface Instalment {
  percent: number;
  /** For months their sum. */
  amount: MoneyValue;
  due: "on_contract_signed" | "on_delivery" | "each_month";
  /** Of a running service. */
  months?: number;
  each?: MoneyValue;
  /** The last month, which takes the remainder. */
  last?: MoneyValue;
}

export interface Quotation {
  id: Id;
  opportunity_id: Id;
  opportunity_name: string;
  customer: Ref;
  customer_no: number | null;
  quotation_no: string | null;
  version: number;
  revises_id: Id | null;
  edit_no: number;
  status: QuotationStatus;
  head: QuotationHead;
  items: PricedLine[];
  gross: MoneyValue;
  discount: MoneyValue;
  total: MoneyValue;
  total_secondary: MoneyValue | null;
  instalments: Instalment[];
  is_below_floor: boolean;
  review_required: boolean;
  review_reasons: string[];
  approval: ApprovalRow | null;
  approval_valid: boolean;
  may_issue: { code: string; params: Record<string, unknown> } | null;
  sent_at: string | null;
  sent_by: Ref | null;
  closed_at: string | null;
  closed_note: string | null;
  created_by: Ref;
  created_at: string;
  updated_at: string;
  pending_sync: boolean;
}

export interface Preview {
  items: PricedLine[];
  gross: MoneyValue;
  discount: MoneyValue;
  total: MoneyValue;
  total_secondary: MoneyValue | null;
  instalments: Instalment[];
  is_below_floor: boolean;
  over_discount_limit: boolean;
  problems: { line: number | null; code: string; params: Record<string, unknown> }[];
}

export interface ProductPrice {
  product_id: Id;
  code: string;
  names: Names;
  price: MoneyValue | null;
  price_origin: PriceOrigin;
  converted: boolean;
  floor: MoneyValue | null;
  service_category: "one_time" | "long_term";
  billing_period: string | null;
}

/** A template as far as choosing one goes. */
export interface Template {
  id: Id;
  fields: {
    template_name: string;
    primary_currency: Currency;
    language: DocumentLanguage;
    is_default: boolean;
    is_active: boolean;
  };
}

interface Body {
  opportunity_id: Id;
  head: QuotationHead;
  items: DraftLine[];
}

export const useTemplates = () => useCall<{ rows: Template[] }>("quotation_template.list");
export const useQuotation = (id: Id) => useCall<Quotation>("quotation.get", { id });
export const propose = (opportunity_id: Id) =>
  rpc<{ head: QuotationHead; items: DraftLine[] }>("quotation.propose", { opportunity_id });
export const preview = (body: Body) => rpc<Preview>("quotation.preview", body);
export const save = (body: Body & { id?: Id; edit_no: number }) => rpc<Done>("quotation.save", body);
export const prices = async (opportunity_id: Id, head: QuotationHead, product_ids: Id[]) =>
  (await rpc<{ rows: ProductPrice[] }>("quotation.price", { opportunity_id, head, product_ids })).rows;
