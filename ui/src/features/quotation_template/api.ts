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
}

export interface Template {
  id: Id;
  fields: TemplateFields & { bank_account_info: string | null };
}

export const useTemplates = () => useCall<{ rows: Template[] }>("quotation_template.list");

/** Which of the three texts a paper of a language prints. */
export function printed(language: DocumentLanguage): ("zh" | "id" | "en")[] {
  return language.split("_") as ("zh" | "id" | "en")[];
}

/** A code for a copy that no other template has. */
export function codeOfCopy(code: string, taken: readonly string[]): string {
  const stem = code.replace(/_\d+$/, "");
  let number = 2;
  while (taken.includes(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}
