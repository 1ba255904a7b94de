// Calls about leads.
import { rpc } from "../../platform/host";
import type { LeadStatus } from "../../shared/activity";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

export interface LeadFields {
  name: string;
  company_name?: string | null;
  contact_name?: string | null;
  phone?: string | null;
  email?: string | null;
  wechat_id?: string | null;
  address?: string | null;
  source_id?: Id | null;
  level_id?: Id | null;
  requirements?: string | null;
}

export interface Lead {
  id: Id;
  fields: LeadFields;
  /** Nobody in the public pool. */
  owner?: Ref | null;
  created_by: Ref;
  status: LeadStatus;
  pool_status: "private" | "countdown" | "public";
  lost_reason?: string | null;
  customer_id?: Id | null;
  opportunity_id?: Id | null;
  last_follow_up_at?: string | null;
  next_follow_up_at?: string | null;
  release_countdown_at?: string | null;
  /** Until the countdown begins or, once it runs, until the lead goes to the pool. */
  days_left?: number | null;
  released_at?: string | null;
  created_at: string;
  updated_at: string;
}

/** A lead in the public pool: no contact data but masked ones. */
export interface PoolLead {
  id: Id;
  name: string;
  company_name?: string | null;
  masked_phone?: string | null;
  masked_email?: string | null;
  source?: Ref | null;
  level?: Ref | null;
  status: LeadStatus;
  released_at: string;
  /** My claim waits on this laptop for the office. */
  requested: boolean;
}

/** A lead that I asked for: waiting here, on its way to the office, mine since today, or refused and not put away. */
export interface Claim {
  lead_id: Id;
  /** Null where it is not known here any more. */
  name: string | null;
  state: "requested" | "sent" | "won" | "lost";
  at: string;
  /** Of the command; null where it is won. */
  cmd_id: Id | null;
  /** Why it was refused, or would be as things stand. */
  code: string | null;
  params: Record<string, string>;
}

export interface LeadCounts {
  total: number;
  by_status: Partial<Record<LeadStatus, number>>;
  pool: number;
  conversion_rate?: string | null;
  claimed_today: number;
  /** 0: as many as one likes. */
  claims_per_day: number;
  /** Mine that wait on this laptop for the office. */
  open_claims: number;
}

/** Somebody like what is typed; without a name where the person does not see him. */
export interface Twin {
  likeness: "company" | "phone" | "email" | "similar";
  lead_id?: Id | null;
  customer_id?: Id | null;
  name?: string | null;
  owner?: Ref | null;
  /** 1.00 is the same company. */
  score: string;
}

export interface LeadFilter {
  query: string;
  status?: LeadStatus | undefined;
  mine: boolean;
}

export interface Typed {
  company_name: string;
  phone: string;
  email: string;
}

export const loadLeads = ({ query, status, mine }: LeadFilter, offset: number, limit: number) =>
  rpc<Page<Lead>>("lead.list", {
    ...(query ? { query } : {}),
    ...(status ? { status } : {}),
    mine,
    offset,
    limit,
  });
export const loadPool = (query: string, offset: number, limit: number) =>
  rpc<Page<PoolLead>>("lead.pool", { ...(query ? { query } : {}), offset, limit });
export const useLead = (id: Id) => useCall<Lead>("lead.get", { id });
export const useLeadCounts = (mine: boolean) =>
  useCall<LeadCounts>("lead.counts", { mine }, { keepPrevious: true });
export const useClaims = () => useCall<{ rows: Claim[] }>("lead.claims");
export function useTwins({ company_name, phone, email }: Typed, exclude?: Id) {
  const asked = {
    ...(company_name.length >= 2 ? { company_name } : {}),
    ...(phone.length >= 6 ? { phone } : {}),
    ...(email.includes("@") ? { email } : {}),
  };
  return useCall<{ rows: Twin[] }>(
    "lead.check_duplicate",
    { ...asked, ...(exclude === undefined ? {} : { exclude_lead_id: exclude }) },
    { enabled: Object.keys(asked).length > 0 },
  );
}
