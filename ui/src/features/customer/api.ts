// Calls about customers.
import { rpc } from "../../platform/host";
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
  possible_duplicate: boolean;
  created_at: string;
  updated_at: string;
  contacts: Contact[];
  deals: OpportunityRow[];
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
  sort: Sort | null;
}

const SORTS = new Set(["name", "customer_no", "updated_at"]);

function customerListArgs(filter: CustomerFilter) {
  const { sort } = filter;
  return {
    ...(filter.query ? { query: filter.query } : {}),
    ...(filter.level_id ? { level_id: filter.level_id } : {}),
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
