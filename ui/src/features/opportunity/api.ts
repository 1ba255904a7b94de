// Calls about deals.
import { rpc } from "../../platform/host";
import type { GateCondition } from "../../shared/GateList";
import type { Currency, MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import { STAGES, type StageCode } from "../../shared/StageBar";
import type { Sort } from "../../shared/windows";
import type {
  ApprovalRow,
  ApprovalState,
  Id,
  Missing,
  Names,
  OpportunityRow,
  Page,
  PriceOrigin,
  QuotationRow,
  Ref,
  ServiceType,
} from "../../shared/wire";

interface OpportunityFields {
  name: string;
  service_type: ServiceType | null;
  is_split_required: boolean;
  tax_service_cycle_months: 6 | 12 | null;
  tax_service_start_date: string | null;
  has_staged_services: boolean;
  amount_currency: Currency;
  probability: number | null;
  expected_close_date: string | null;
  wechat_group_no: string | null;
  description: string | null;
}

interface HistoryRow {
  id: Id;
  stage_order: number;
  stage_code: StageCode;
  entered_at: string;
  entered_by: Ref | null;
  exited_at: string | null;
  duration_days: number | null;
  notes: string | null;
  requires_approval: boolean;
  approval_status: ApprovalState | null;
  approved_by: Ref | null;
  approval_at: string | null;
  approval_notes: string | null;
}

export interface PlanRow {
  id: Id;
  product_id: Id;
  code: string;
  names: Names;
  service_category: "one_time" | "long_term";
  billing_period: string | null;
  quantity: string;
  execution_order: number;
  status: string;
  start_date: string | null;
  notes: string | null;
  price: MoneyValue | null;
  price_origin: PriceOrigin | null;
}

export type DependencyStatus = "pending" | "satisfied" | "blocked";

export interface ServiceDependency {
  id: Id;
  fields: {
    opportunity_id: Id;
    prerequisite_type: "document" | "service_stage";
    prerequisite_description: string;
    prerequisite_document_type: string | null;
    is_mandatory: boolean;
    status: DependencyStatus;
    notes: string | null;
  };
  satisfied_at: string | null;
  satisfied_by: Ref | null;
}

type Doing =
  | "complete"
  | "advance"
  | "request_approval"
  | "decide"
  | "reopen"
  | "edit"
  | "lose"
  | "pause"
  | "resume"
  | "cancel"
  | "assign";

export interface Opportunity {
  id: Id;
  customer: Ref;
  customer_no: number | null;
  customer_display: string;
  customer_owner: Ref;
  owner: Ref;
  developed_by: Ref | null;
  stage_order: number;
  stage_code: StageCode;
  status: OpportunityRow["status"];
  workflow_status: OpportunityRow["workflow_status"];
  status_reason: string | null;
  fields: OpportunityFields;
  amount: MoneyValue | null;
  demand_confirmed_on: string | null;
  demand_confirmed_by: Ref | null;
  scheme_confirmed_on: string | null;
  scheme_confirmed_by: Ref | null;
  split_order_required: boolean;
  primary_quotation_id: Id | null;
  gate: GateCondition[];
  history: HistoryRow[];
  products: PlanRow[];
  dependencies: ServiceDependency[];
  missing_dependencies: Missing[];
  quotations: QuotationRow[];
  approval: ApprovalRow | null;
  created_at: string;
  updated_at: string;
  pending_sync: boolean;
  can: Record<Doing, boolean>;
}

export interface OpportunityFilter {
  q?: string | undefined;
  stage?: StageCode | undefined;
  status?: OpportunityRow["status"] | undefined;
  workflow?: OpportunityRow["workflow_status"] | undefined;
  owner?: Id | undefined;
  sort: Sort | null;
}

const SORTS = new Set(["updated_at", "name", "customer", "stage", "amount", "expected_close_date"]);

export function opportunityListArgs(filter: OpportunityFilter) {
  const { sort } = filter;
  return {
    ...(filter.q ? { query: filter.q } : {}),
    ...(filter.stage ? { stage_order: STAGES.indexOf(filter.stage) + 1 } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.workflow ? { workflow_status: filter.workflow } : {}),
    ...(filter.owner ? { owner_user_id: filter.owner } : {}),
    ...(sort && SORTS.has(sort.by) ? { sort: sort.by, descending: sort.descending } : {}),
  };
}

export const loadOpportunities = (filter: OpportunityFilter, offset: number, limit: number) =>
  rpc<Page<OpportunityRow>>("opportunity.list", { ...opportunityListArgs(filter), offset, limit });
export const useOpportunity = (id: Id) => useCall<Opportunity>("opportunity.get", { id });
