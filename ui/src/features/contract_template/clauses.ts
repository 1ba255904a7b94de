// Clauses of a template while they are edited: their order and an empty one.
import type { Clause } from "../../shared/contracts";

/** Most clauses of a template. */
export const MAX_CLAUSES = 60;

export const EMPTY: Clause = {
  title_zh: "",
  title_id: "",
  title_en: "",
  text_zh: "",
  text_id: "",
  text_en: "",
};

/** The clauses as the records hold them: what the form left undefined is empty text. */
export function complete(clauses: readonly Partial<Clause>[]): Clause[] {
  return clauses.map((clause) => {
    const typed = Object.entries(clause).filter(([, text]) => typeof text === "string");
    return { ...EMPTY, ...Object.fromEntries(typed) };
  });
}
