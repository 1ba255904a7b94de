// What templates of quotations and of contracts have in common: their heads, their pages, and how a copy begins.

import type { AppError } from "../platform/transport";
import type { DocumentLanguage } from "./documentLanguages";
import type { Id } from "./wire";

export interface TemplateHead {
  template_code: string;
  template_name: string;
  language: DocumentLanguage;
  is_default: boolean;
  is_active: boolean;
}

export interface TemplateRow<F extends TemplateHead = TemplateHead> {
  id: Id;
  fields: F;
}

/** The catalogue a kind of template takes its words from. */
export type TemplateTexts = "template" | "contract_template";

/** Where a kind of template is listed and opened. */
export const TEMPLATE_PAGES = {
  template: { list: "/templates", one: "/templates/$id" },
  contract_template: { list: "/contract-templates", one: "/contract-templates/$id" },
} as const;

/** The use cases of a kind of template. */
export const TEMPLATE_CALLS = {
  template: {
    create: "quotation_template.create",
    update: "quotation_template.update",
    preview: "quotation_template.preview",
  },
  contract_template: {
    create: "contract_template.create",
    update: "contract_template.update",
    preview: "contract_template.preview",
  },
} as const;

/** All templates of a kind, on their way or here. */
export interface TemplateQuery<R> {
  data: { rows: R[] } | undefined;
  error: AppError | null;
  refetch: () => unknown;
}

/** A code for a copy that no other template has. */
export function codeOfCopy(code: string, taken: readonly string[]): string {
  const stem = code.replace(/_\d+$/, "");
  let number = 2;
  while (taken.includes(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}

/** What a copy begins with: another code and name, and the place of the default left to the first. */
export function copyOf<F extends TemplateHead>(fields: F, taken: readonly string[]): F {
  return {
    ...fields,
    template_code: codeOfCopy(fields.template_code, taken),
    template_name: `${fields.template_name} (2)`,
    is_default: false,
  };
}
