// Calls about leads.
import { rpc } from "../../platform/host";
import type { LeadStatus } from "../../shared/activity";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

export interface LeadFields {
  name: string;
  company_name: string | null;
  contact_name: string | null;
  phone: string | null;
  email: string | null;
  wechat_id: string | null;
  address: string | null;
  source_id: Id | null;
  level_id: Id | null;
  requirements: string | null;
}

export interface Lead {
  id: Id;
  fields: LeadFields;
  owner: Ref | null;
  created_by: Ref;
  status: LeadStatus;
  pool_status: "private" | "countdown" | "public";
  lost_reason: string | null;
  customer_id: Id | null;
  opportunity_id: Id | null;
  last_follow_up_at: string | null;
  next_follow_up_at: string | null;
  days_left: number | null;
  released_at: string | null;
  created_at: string;
  updated_at: string;
}

export interface PoolRow {
  id: Id;
  name: string;
  company_name: string | null;
  masked_phone: string | null;
  masked_email: string | null;
  source: Ref | null;
  level: Ref | null;
  status: LeadStatus;
  released_at: string;
}

export interface LeadCounts {
  total: number;
  by_status: Partial<Record<LeadStatus, number>>;
  pool: number;
  conversion_rate: string | null;
  claimed_today: number;
  claims_per_day: number;
}

export interface Twin {
  likeness: "company" | "phone" | "email" | "similar";
  lead_id: Id | null;
  customer_id: Id | null;
  name: string | null;
  owner: Ref | null;
  score: string;
}

export const useLead = (id: Id) => useCall<Lead>("lead.get", { id });
export const useLeadCounts = (mine: boolean) => useCall<LeadCounts>("lead.counts", { mine });
export const useTwins = (typed: { company_name: string; phone: string; email: string }, exclude?: Id) =>
  useCall<{ rows: Twin[] }>(
    "lead.check_duplicate",
    {
      ...(typed.company_name ? { company_name: typed.company_name } : {}),
      ...(typed.phone ? { phone: typed.phone } : {}),
      ...(typed.email ? { email: typed.email } : {}),
      ...(exclude === undefined ? {} : { exclude_lead_id: exclude }),
    },
    {
      enabled: [typed.company_name, typed.phone, typed.email].some((text) => text.length >= 2),
      keepPrevious: true,
    },
  );

export interface LeadFilter {
  query: string;
  mine: boolean;
  status: LeadStatus | undefined;
}

export const loadLeads = (filter: LeadFilter, offset: number, limit: number) =>
  rpc<Page<Lead>>("lead.list", {
    ...(filter.query ? { query: filter.query } : {}),
    mine: filter.mine,
    ...(filter.status ? { status: filter.status } : {}),
    offset,
    limit,
  });
export const loadPool = (query: string, offset: number, limit: number) =>
  rpc<Page<PoolRow>>("lead.pool", { ...(query ? { query } : {}), offset, limit });
