// Names that the data itself carries in several languages.
import type { Language } from "./language";
import type { LookupRow, Names } from "./wire";

export function nameOf(names: Names, language: Language): string {
  return names[language] || names.zh || names.en;
}

export function lookupName(row: LookupRow, language: Language): string {
  if (language === "zh") return row.name_zh;
  if (language === "id") return row.name_id || row.name_en || row.name_zh;
  return row.name_en || row.name_id || row.name_zh;
}

/** `12040（name）`, as the office writes customers; the provisional number until the office gives one. */
export function customerTitle(
  no: number | null,
  provisional: string | null | undefined,
  name: string,
): string {
  const number = no === null ? (provisional ?? "") : String(no);
  return number === "" ? name : `${number}（${name}）`;
}
