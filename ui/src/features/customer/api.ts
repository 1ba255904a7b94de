// Calls about customers.
import { rpc } from "../../platform/host";
import type { Dossier } from "../../shared/DossierTable";
import { useCall } from "../../shared/query";
import type { Sort } from "../../shared/windows";
import type { Contact, Id, OpportunityRow, Page, Ref } from "../../shared/wire";

export interface CustomerRow {
  id: Id;
  customer_no: number | null;
  provisional_no: string | null;
  name: string;
  customer_type: "individual" | "organization";
  level: Ref | null;
  source: Ref | null;
  owner: Ref;
  phone: string | null;
  email: string | null;
  possible_duplicate: boolean;
  deal_count: number;
  updated_at: string;
}

export interface CustomerFields {
  name: string;
  customer_type: "individual" | "organization";
  source_id: Id;
  channel_id: Id | null;
  level_id: Id | null;
  industry_id: Id | null;
  parent_customer_id: Id | null;
  country_code: string | null;
  tax_id: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  customer_requirements: string | null;
  description: string | null;
  tags: string[];
}

export interface Customer {
  id: Id;
  customer_no: number | null;
  provisional_no: string | null;
  display: string;
  fields: CustomerFields;
  owner: Ref;
  developed_by: Ref | null;
  is_locked: boolean;
  merged_into_id: Id | null;
  possible_duplicate: boolean;
  created_at: string;
  updated_at: string;
  contacts: Contact[];
  deals: OpportunityRow[];
}

export interface Merge {
  id: Id;
  merged: Ref;
  reason: string;
  merged_by: Ref;
  merged_at: string;
  undone_at: string | null;
}

export interface Overview {
  parent: Ref | null;
  subsidiaries: Ref[];
  merged_into: Ref | null;
  merges: Merge[];
  groups: string[];
  last_follow_up_at: string | null;
  next_follow_up_at: string | null;
  dossier: Dossier;
}

export interface Similar {
  id: Id;
  customer_no: number | null;
  name: string;
  owner: string;
}

export interface CustomerFilter {
  query?: string;
  level_id?: string;
  tag?: string;
  sort: Sort | null;
}

const SORTS = new Set(["name", "customer_no", "updated_at"]);

function customerListArgs(filter: CustomerFilter) {
  const { sort } = filter;
  return {
    ...(filter.query ? { query: filter.query } : {}),
    ...(filter.level_id ? { level_id: filter.level_id } : {}),
    ...(filter.tag ? { tag: filter.tag } : {}),
    ...(sort && SORTS.has(sort.by) ? { sort: sort.by, descending: sort.descending } : {}),
  };
}

export const loadCustomers = (filter: CustomerFilter, offset: number, limit: number) =>
  rpc<Page<CustomerRow>>("customer.list", { ...customerListArgs(filter), offset, limit });
export const useCustomer = (id: Id) => useCall<Customer>("customer.get", { id });
export const useSimilar = (name: string, excludeId?: Id) =>
  useCall<{ rows: Similar[] }>(
    "customer.similar",
    { name, ...(excludeId === undefined ? {} : { exclude_id: excludeId }) },
    { enabled: [...name].length >= 2, keepPrevious: true },
  );
export const useOverview = (id: Id) => useCall<Overview>("customer.overview", { id });
export const useTags = () => useCall<{ rows: { name: string; count: number }[] }>("customer.tags");
