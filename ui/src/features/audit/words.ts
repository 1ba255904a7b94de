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
  approval_status: ["stage_approval_status"],
  customer_type: ["customer_type"],
  language: ["document_language"],
  payment_terms: ["payment_terms"],
  price_origin: ["price_type"],
  price_type: ["price_type"],
  role: ["role"],
  roles: ["role"],
  service_category: ["service_type"],
  service_type: ["service_type"],
  state: ["stage_approval_status"],
  status: ["quotation_status", "opportunity_status"],
  subject_kind: ["subject"],
  verdict: ["stage_approval_status"],
  workflow_status: ["workflow_status"],
};

function word(field: string, code: string): string {
  if (field === "state" && (code === "active" || code === "revoked"))
    return say(code === "revoked" ? "device:state_is.revoked" : "user:state_is.active") ?? code;
  for (const group of CODES[field] ?? []) {
    const found = say(`terms:${group}.${code}`);
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
  "content_hash",
  "blake3",
  "sha256",
  "parties",
]);

export function isNoise(field: string): boolean {
  return NOISE.has(field);
}
