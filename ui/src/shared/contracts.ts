// What several screens know of contracts: our companies with their tax rates, and the templates.
import type { DocumentLanguage } from "./documentLanguages";
import type { Language } from "./language";
import { type Currency, formatPercent, percentOf } from "./money";
import { useCall } from "./query";
import type { Id } from "./wire";

export const SCHEMES = ["simple", "ppn_nilai_lain", "ppn_full"] as const;
export type TaxScheme = (typeof SCHEMES)[number];
export const ROUNDINGS = ["half_up", "down"] as const;
export type TaxRounding = (typeof ROUNDINGS)[number];

interface TaxRateRow {
  id: Id;
  scheme: TaxScheme;
  /** A fraction: `0.0300` is three percent. */
  rate: string;
  rounding: TaxRounding;
  effective_from: string;
  source: string | null;
  is_current: boolean;
}

export interface ContractEntityFields {
  entity_code: string;
  entity_name: string;
  short_name: string;
  country_code: string;
  currency: Currency;
  legal_representative: string | null;
  tax_id: string | null;
  bank_name: string | null;
  bank_account_no: string | null;
  bank_account_name: string | null;
  swift_code: string | null;
  address: string | null;
  contact_phone: string | null;
  is_active: boolean;
}

export interface ContractEntity {
  id: Id;
  fields: ContractEntityFields;
  /** The newest first. */
  rates: TaxRateRow[];
}

export interface Clause {
  title_zh: string;
  title_id: string;
  title_en: string;
  text_zh: string;
  text_id: string;
  text_en: string;
}

export interface ContractTemplateFields {
  template_code: string;
  template_name: string;
  currency: Currency;
  entity_id: Id | null;
  language: DocumentLanguage;
  prevailing_language: "zh" | "id" | "en";
  clauses: Clause[];
  footer_text: string | null;
  is_default: boolean;
  is_active: boolean;
}

export interface ContractTemplate {
  id: Id;
  version: number;
  updated_at: string;
  fields: ContractTemplateFields;
}

export const useContractEntities = () => useCall<{ rows: ContractEntity[] }>("contract_entity.list");
export const useContractTemplates = () => useCall<{ rows: ContractTemplate[] }>("contract_template.list");

/** A fraction of the records as people read it: `0.1100` is `11%`. */
export function formatTaxRate(rate: string, language: Language): string {
  return formatPercent(percentOf(rate), language);
}

/** The templates a company may sign with: its currency, and its own or everybody's. */
export function templatesFor(
  entity: ContractEntity | undefined,
  templates: readonly ContractTemplate[],
): ContractTemplate[] {
  if (!entity) return [];
  return templates.filter(
    ({ fields }) =>
      fields.is_active &&
      fields.currency === entity.fields.currency &&
      (fields.entity_id === null || fields.entity_id === entity.id),
  );
}

/** The languages a clause is printed in, the leading one first. */
export function printedIn(language: DocumentLanguage): ("zh" | "id" | "en")[] {
  return language.split("_") as ("zh" | "id" | "en")[];
}
