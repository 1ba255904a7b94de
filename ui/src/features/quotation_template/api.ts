// Calls about the templates of quotations.
import type { DocumentLanguage } from "../../shared/documentLanguages";
import type { Currency } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id } from "../../shared/wire";

export interface TemplateFields {
  template_code: string;
  template_name: string;
  primary_currency: Currency;
  language: DocumentLanguage;
  terms_zh: string | null;
  terms_id: string | null;
  terms_en: string | null;
  footer_text: string | null;
  is_default: boolean;
  is_active: boolean;
  /** The bank of the company as free text; no form shows it, a copy keeps it. */
  bank_account_info: string | null;
}

export interface Template {
  id: Id;
  fields: TemplateFields;
}

export const useTemplates = () => useCall<{ rows: Template[] }>("quotation_template.list");

/** Which of the three texts a paper of a language prints. */
export function printed(language: DocumentLanguage): ("zh" | "id" | "en")[] {
  return language.split("_") as ("zh" | "id" | "en")[];
}
