// Calls about execution orders: what is done for a signed contract, by whom, and what waits for what.
import { rpc } from "../../platform/host";
import type { Tone } from "../../shared/Display";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

/** In the order in which a deal goes through them. */
export const KINDS = ["company_registration", "visa_kitas", "one_time", "long_term"] as const;
export type Kind = (typeof KINDS)[number];

export const STATUSES = ["pending", "in_progress", "blocked", "completed", "cancelled"] as const;
export type Status = (typeof STATUSES)[number];

export type ItemStatus = "pending" | "in_progress" | "completed" | "blocked";

export const REASONS = ["company_registration", "visa_kitas", "sbu_quota", "material_approval"] as const;
export type Reason = (typeof REASONS)[number];

export interface Wait {
  order_id: Id;
  order_no: string;
  title: string;
  order_status: Status;
  dependency_type: Reason;
  status: "pending" | "satisfied" | "blocked";
  satisfied_at: string | null;
  notes: string | null;
}

export interface ExecutionRow {
  id: Id;
  order_no: string;
  order_type: Kind;
  title: string;
  status: Status;
  opportunity: Ref;
  customer: Ref;
  wechat_group_no: string | null;
  assigned_to: Ref | null;
  assigned_team: string | null;
  planned_start_date: string | null;
  planned_end_date: string | null;
  actual_start_date: string | null;
  actual_end_date: string | null;
  is_overdue: boolean;
  /** What it still waits for. */
  waits_for: Wait[];
  cancel_reason: string | null;
}

export interface Item {
  id: Id;
  item_name: string;
  service_category: "one_time" | "long_term";
  status: ItemStatus;
  notes: string | null;
}

export interface Registration {
  company_name: string;
  nib: string | null;
  npwp: string | null;
  izin_lokasi: string | null;
  akta: string | null;
  sk: string | null;
  registration_status: "in_progress" | "completed" | "failed";
  completed_at: string | null;
  notes: string | null;
}

export interface Execution extends ExecutionRow {
  /** Everything it waits or waited for. */
  dependencies: Wait[];
  items: Item[];
  registration: Registration | null;
}

export interface DealExecution {
  orders: Execution[];
  progress: { total: number; open_one_time: string[]; unassigned: string[]; cancelled: string[] };
  main: Ref | null;
  may_assign: boolean;
  may_work: boolean;
}

export interface ExecutionFilter {
  status?: Status | undefined;
  assigned_to?: Id | undefined;
  group?: string | undefined;
}

export const useDealExecution = (opportunity_id: Id) =>
  useCall<DealExecution>("execution.of_deal", { opportunity_id });

/** The contracts of a deal that an order by hand may belong to. */
export const useSignedContracts = (opportunity_id: Id) =>
  useCall<{ contracts: { id: Id; contract_no: string | null; status: string }[] }>("contract.of_deal", {
    opportunity_id,
  });

export const loadExecution = (
  { status, assigned_to, group }: ExecutionFilter,
  offset: number,
  limit: number,
) =>
  rpc<Page<ExecutionRow>>("execution.list", {
    ...(status ? { status } : {}),
    ...(assigned_to ? { assigned_to } : {}),
    ...(group ? { wechat_group_no: group } : {}),
    offset,
    limit,
  });

const TONES: Record<Status | ItemStatus, Tone> = {
  pending: "main",
  in_progress: "running",
  blocked: "idle",
  completed: "done",
  cancelled: "idle",
};

export const statusTone = (status: Status): Tone => TONES[status];
/** A line that is stuck wants somebody; one that nobody has begun does not. */
export const itemTone = (status: ItemStatus): Tone =>
  status === "blocked" ? "warning" : status === "pending" ? "idle" : TONES[status];
