// Where on the screens a person mends what a gate misses.
import type { StageCode } from "../../shared/StageBar";

export type Place =
  | { kind: "customer" }
  | { kind: "here"; anchor: string }
  | { kind: "stage"; stage: StageCode; anchor: string };

const PLACES: Record<string, Place> = {
  customer_usable: { kind: "customer" },
  basics_complete: { kind: "stage", stage: "new", anchor: "basics" },
  service_type_chosen: { kind: "stage", stage: "new", anchor: "basics" },
  demand_confirmed: { kind: "stage", stage: "new", anchor: "demand" },
  products_chosen: { kind: "stage", stage: "service_plan", anchor: "products" },
  dependencies_met: { kind: "stage", stage: "service_plan", anchor: "products" },
  cycle_set: { kind: "stage", stage: "service_plan", anchor: "cycle" },
  phases_approved: { kind: "stage", stage: "service_plan", anchor: "phases" },
  scheme_approved: { kind: "stage", stage: "service_plan", anchor: "scheme" },
  quote_accepted: { kind: "stage", stage: "quotation", anchor: "quotations" },
  prices_cleared: { kind: "stage", stage: "quotation", anchor: "quotations" },
  invoice_issued: { kind: "stage", stage: "invoice", anchor: "invoices" },
  docs_collected: { kind: "stage", stage: "handling_materials", anchor: "materials" },
  materials_approved: { kind: "stage", stage: "handling_materials", anchor: "materials" },
  payment_confirmed: { kind: "stage", stage: "collection_status", anchor: "payments" },
  execution_completed: { kind: "stage", stage: "assign_execution", anchor: "execution" },
  collection_full: { kind: "stage", stage: "collection", anchor: "payments" },
  delivery_verified: { kind: "stage", stage: "collection", anchor: "delivery" },
  no_open_finance_review: { kind: "stage", stage: "collection", anchor: "payments" },
  no_open_review: { kind: "stage", stage: "quotation", anchor: "quotations" },
  contract_signed: { kind: "stage", stage: "contract", anchor: "contracts" },
  contract_amounts_agree: { kind: "stage", stage: "contract", anchor: "contracts" },
  signed_copy_stored: { kind: "stage", stage: "contract", anchor: "papers" },
  stage_approved: { kind: "here", anchor: "approval" },
  documents_delivered: { kind: "stage", stage: "contract", anchor: "papers" },
};

export function placeOf(condition: string): Place | undefined {
  return PLACES[condition];
}
