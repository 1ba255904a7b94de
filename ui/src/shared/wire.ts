// Shapes of the use-case table that more than one feature shows.
import type { MoneyValue } from "./money";
import type { StageCode } from "./StageBar";

export type Id = string;

export interface Ref {
  id: Id;
  name: string;
}

export interface Names {
  zh: string;
  id: string;
  en: string;
}

export interface Page<T> {
  rows: T[];
  total: number;
}

/** What a command answers: the id of a new record and facts such as a minted number. */
export interface Done {
  id?: Id;
  facts: Record<string, string>;
}

/** One field as the person saw it and as it shall be. */
export interface Change {
  field: string;
  from: unknown;
  to: unknown;
}

export type ApprovalState = "pending" | "approved" | "rejected";

export interface OpportunityRow {
  id: Id;
  name: string;
  customer: Ref;
  customer_no: number | null;
  owner: Ref;
  stage_order: number;
  stage_code: StageCode;
  status: "active" | "won" | "lost" | "cancelled";
  workflow_status: "active" | "paused" | "completed" | "cancelled";
  service_type: ServiceType | null;
  amount: MoneyValue | null;
  total: MoneyValue | null;
  approval_status: ApprovalState | null;
  pending_sync: boolean;
  updated_at: string;
  expected_close_date: string | null;
}

export type ServiceType = "one_time" | "long_term" | "mixed";
export type QuotationStatus = "draft" | "sent" | "accepted" | "rejected" | "expired";

export interface QuotationRow {
  id: Id;
  opportunity_id: Id;
  opportunity_name: string;
  customer: Ref;
  quotation_no: string | null;
  version: number;
  status: QuotationStatus;
  total: MoneyValue;
  total_secondary: MoneyValue | null;
  valid_until: string | null;
  review_required: boolean;
  is_below_floor: boolean;
  updated_at: string;
  sent_at: string | null;
  pending_sync: boolean;
}

interface Decision {
  role: string;
  user: Ref;
  verdict: ApprovalState | "withdrawn";
  note: string | null;
  decided_at: string;
  is_self: boolean;
}

export interface ApprovalRow {
  id: Id;
  subject_kind: "stage" | "quotation";
  subject_id: Id;
  opportunity_id: Id;
  opportunity_name: string;
  customer: Ref;
  stage_order: number;
  quotation_no: string | null;
  total: MoneyValue | null;
  total_secondary: MoneyValue | null;
  discount_rate: string | null;
  is_below_floor: boolean;
  content_hash: string;
  round: number;
  roles: string[];
  decisions: Decision[];
  state: ApprovalState | "withdrawn";
  requested_by: Ref;
  requested_at: string;
  note: string | null;
  may_decide: boolean;
  /** Decided on this laptop, not yet confirmed by the office. */
  provisional: boolean;
}

export interface ContactFields {
  customer_id: Id;
  name: string;
  position: string | null;
  mobile: string | null;
  email: string | null;
  wechat_id: string | null;
  whatsapp: string | null;
  is_primary: boolean;
  is_decision_maker: boolean;
  notes: string | null;
  is_active: boolean;
}

export interface Contact {
  id: Id;
  fields: ContactFields;
  created_at: string;
  updated_at: string;
}

export interface LookupRow {
  id: Id;
  code: string;
  name_zh: string;
  name_id: string;
  name_en: string | null;
  display_order: number;
  is_active: boolean;
}

interface UserRow {
  id: Id;
  display_name: string;
  email: string;
  roles: string[];
  is_active: boolean;
  /** Reads every customer, whoever owns it. */
  sees_all: boolean;
}

export interface Lookups {
  customer_levels: LookupRow[];
  customer_sources: LookupRow[];
  customer_channels: LookupRow[];
  industries: LookupRow[];
  product_categories: LookupRow[];
  service_types: LookupRow[];
  users: UserRow[];
}

export interface PriceSet {
  idr: MoneyValue | null;
  cny: MoneyValue | null;
}

export interface ProductRow {
  id: Id;
  code: string;
  names: Names;
  category: Ref;
  service_category: "one_time" | "long_term";
  billing_period: "month" | "quarter" | "year" | null;
  unit: string | null;
  processing_days: number | null;
  processing_time_text: string | null;
  status: "active" | "suspended" | "discontinued";
  direct: PriceSet;
  channel: PriceSet;
  list: PriceSet;
  floor: PriceSet;
  cost?: PriceSet;
}

export type PriceOrigin = "level" | "channel" | "direct" | "list" | "manual";

export interface Missing {
  product_id: Id;
  product_code: string;
  any_of: Id[];
  any_of_codes: string[];
  is_warning: boolean;
}

export interface StageTemplate {
  id: Id;
  code: StageCode;
  order: number;
  name_zh: string;
  name_id: string;
  name_en: string;
  requires_approval: boolean;
  approval_roles: string[];
}

export interface SyncStatus {
  state: "synced" | "pending" | "offline" | "attention" | "stand_alone";
  pending: number;
  at_risk: number;
  inbox: number;
  last_sync_at: string | null;
  server_url: string | null;
  work_offline: boolean;
  problem: { code: string; params: Record<string, unknown> } | null;
  numbers_left: number;
  next_try_at: string | null;
}
