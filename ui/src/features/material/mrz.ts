// What a passport's lines say beside what the form says.
import type { Mrz } from "./api";

const NAMES = ["full_name", "passport_no", "passport_expires_on", "nationality", "birth_date"] as const;
type Name = (typeof NAMES)[number];

/** The fields of the form as text; days as civil dates. */
export type MrzValues = Partial<Record<Name, string | null>>;

interface MrzRow {
  name: Name;
  said: string;
  /** What the form says instead; null where it agrees or says nothing. */
  differs: string | null;
}

/** Letters and digits only: a passport's lines have no commas, and a name may stand in any order of its words. */
const plain = (text: string) =>
  text
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter(Boolean)
    .sort()
    .join(" ");

/** Every field that the lines tell, and whether the form says something else. */
export function mrzRows(mrz: Mrz, present: MrzValues): MrzRow[] {
  return NAMES.flatMap((name) => {
    const said = mrz[name];
    if (!said) return [];
    const typed = present[name]?.trim();
    return [{ name, said, differs: typed && plain(typed) !== plain(said) ? typed : null }];
  });
}
