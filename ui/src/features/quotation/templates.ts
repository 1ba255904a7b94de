// Which templates a draft can be printed with.
import type { QuotationHead, Template } from "./api";

type Wanted = Pick<QuotationHead, "currency_primary" | "language" | "template_id">;

function fits({ fields }: Template, head: Wanted): boolean {
  return (
    fields.is_active && fields.primary_currency === head.currency_primary && fields.language === head.language
  );
}

/** Templates in use for the draft's currency and language, and the one it has in any case. */
export function choosable(templates: readonly Template[], head: Wanted): Template[] {
  return templates.filter((one) => one.id === head.template_id || fits(one, head));
}

/** The one that prints where the person chooses none, as the core finds it. */
export function byDefault(templates: readonly Template[], head: Wanted): Template | null {
  const rank = (one: Template) => `${one.fields.is_default ? 1 : 0} ${one.id}`;
  return (
    templates.filter((one) => fits(one, head)).sort((one, other) => (rank(one) < rank(other) ? 1 : -1))[0] ??
    null
  );
}

/** A change of currency or language lets go of a template made for another. */
export function withFittingTemplate<C extends Partial<QuotationHead>>(
  templates: readonly Template[],
  head: Wanted,
  change: C,
): C & Partial<Pick<QuotationHead, "template_id">> {
  const chosen = templates.find((one) => one.id === head.template_id);
  return chosen && !fits(chosen, { ...head, ...change }) ? { ...change, template_id: null } : change;
}
