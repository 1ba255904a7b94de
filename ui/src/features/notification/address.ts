// The page that a notification opens.
import type { Notice } from "./api";

type Told = Pick<
  Notice,
  "kind" | "subject_table" | "subject_id" | "opportunity_id" | "customer_id" | "params"
>;

const deal = (id: string, search: Record<string, string> = {}) => {
  const query = new URLSearchParams(search).toString();
  return `/opportunities/${id}${query === "" ? "" : `?${query}`}`;
};

/** The stage of a deal on whose page records of a table stand. */
const STAGE_OF: Record<string, string> = {
  contracts: "contract",
  invoices: "invoice",
  payments: "collection_status",
  orders: "collection_status",
  order_payments: "collection_status",
};

/** Null where there is nothing to open. */
export function addressOf(told: Told): string | null {
  const { kind, subject_table: table, subject_id: id, opportunity_id, customer_id, params } = told;
  if (kind === "payment_reported" || kind === "review_overdue") return "/finance?tab=review";
  if (table === "approvals" && params.quotation) return `/quotations/${params.quotation}`;
  if (table === "opportunities") return deal(id);
  if (table === "quotations") return `/quotations/${id}`;
  if (table === "customers") return `/customers/${id}`;
  if (table === "leads") return `/leads/${id}`;
  if (opportunity_id) {
    if (table === "execution_orders") return deal(opportunity_id, { stage: "assign_execution", order: id });
    if (table === "material_documents" || table === "material_requirements") {
      const paper = params.requirement ?? (table === "material_requirements" ? id : undefined);
      return deal(opportunity_id, { stage: "handling_materials", ...(paper ? { paper } : {}) });
    }
    const stage = STAGE_OF[table];
    return deal(opportunity_id, stage ? { stage } : {});
  }
  return customer_id ? `/customers/${customer_id}` : null;
}
