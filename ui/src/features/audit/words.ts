// The trail in words: names of tables and fields, and values as a person reads them.
import { formatDate, formatInstant } from "../../shared/dates";
import type { Language } from "../../shared/language";
import { formatDecimal, formatMoney, plainDecimal } from "../../shared/money";
import { say } from "../../shared/say";
import type { AuditValue } from "./api";

export const tableName = (table: string) => say(`audit:table.${table}`) ?? table;

/** The label of a field; a field of tomorrow shows its own name. */
export function fieldName(field: string): string {
  const label = say(`audit:field.${field}`) ?? say(`fields:${field}`);
  return label ?? field;
}

/** Codes that have words of their own, by the field they stand in. */
const CODES: Record<string, readonly string[]> = {
  approval_status: ["terms:stage_approval_status"],
  assigned_team: ["execution:teams"],
  channel: ["collection:channel"],
  conditions: ["gates"],
  conditions_met: ["gates"],
  customer_type: ["terms:customer_type"],
  depends_on: ["material:paper_name"],
  dependency_type: ["execution:reason", "product:dependency"],
  document_type: ["contract:paper_kind", "material:kind"],
  execution_kind: ["execution:kind"],
  invoice_type: ["invoice:type"],
  item_type: ["terms:service_type"],
  kind: ["invoice:kinds"],
  language: ["terms:document_language"],
  order_type: ["execution:kind"],
  overridden_guards: ["contract:guard"],
  payment_method: ["payment:methods"],
  payment_mode: ["payment:modes"],
  payment_terms: ["terms:payment_terms"],
  prevailing_language: ["terms:document_language"],
  price_origin: ["terms:price_type"],
  price_type: ["terms:price_type"],
  registration_status: ["execution:registration_state"],
  role: ["terms:role"],
  roles: ["terms:role"],
  rounding: ["contract_entity:rounding_kind"],
  rule_code: ["material:paper_name"],
  scheme: ["contract_entity:scheme_kind"],
  sent_via: ["contract:channel"],
  service_category: ["terms:service_type"],
  service_type: ["terms:service_type"],
  state: ["terms:stage_approval_status"],
  status: [
    "terms:quotation_status",
    "terms:opportunity_status",
    "contract:status",
    "invoice:status",
    "payment:status",
    "collection:work",
    "terms:service_stage_status",
    "execution:status",
    "material:column",
  ],
  subject_kind: ["terms:subject"],
  tax_rounding: ["contract_entity:rounding_kind"],
  tax_scheme: ["contract_entity:scheme_kind"],
  todo_type: ["collection:todo_type"],
  validation_status: ["material:validation"],
  verdict: ["terms:stage_approval_status"],
  workflow_status: ["terms:workflow_status"],
};

function word(field: string, code: string): string {
  if (field === "state" && (code === "active" || code === "revoked"))
    return say(code === "revoked" ? "device:state_is.revoked" : "user:state_is.active") ?? code;
  for (const group of CODES[field] ?? []) {
    const found = say(`${group}${group.includes(":") ? "." : ":"}${code}`);
    if (found) return found;
  }
  return code;
}

export interface Reading {
  language: Language;
  zone: string | undefined;
  /** Names of small lists and stages by id, which the person's language decides. */
  names: ReadonlyMap<string, string>;
}

/** A value as text; empty for no value. */
export function readable(field: string, value: AuditValue | null, reading: Reading): string {
  if (value === null) return "";
  const { language, zone, names } = reading;
  switch (value.kind) {
    case "text":
      return word(field, value.value);
    case "number":
      return String(value.value);
    case "decimal":
      return formatDecimal(plainDecimal(value.value), language);
    case "flag":
      return say(value.value ? "audit:yes" : "audit:no") ?? String(value.value);
    case "day":
      return formatDate(value.value, language);
    case "instant":
      return formatInstant(value.value, language, zone);
    case "money":
      return formatMoney(value.value, language);
    case "record":
      return names.get(value.value.id) ?? value.value.name ?? value.value.id.slice(0, 8);
    case "list":
      return value.value.map((one) => word(field, one)).join(", ");
  }
}

/** Fields that say nothing a person asked for: every change has them, or the head says the same. */
const NOISE = new Set([
  "id",
  "updated_at",
  "created_at",
  "edit_no",
  "content",
  "content_hash",
  "blake3",
  "sha256",
  "parties",
]);

export function isNoise(field: string): boolean {
  return NOISE.has(field);
}
