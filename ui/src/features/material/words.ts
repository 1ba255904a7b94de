// What is asked and what was found, in the words of the person.
import { formatDate } from "../../shared/dates";
import type { Language } from "../../shared/language";
import { paperName } from "../../shared/paperNames";
import { say } from "../../shared/say";
import { formatSize } from "../../shared/sizes";
import type { ApplicantFields, Ask, Finding, PaperNames, Wait } from "./api";

const KB = 1024;

const text = (key: string, values: Record<string, string | number> = {}) =>
  say(`material:${key}`, values) ?? "";

/** The name in the person's language, else one that there is. */
export function nameIn(names: PaperNames, language: Language): string {
  const [zh, id, en] = names;
  const wanted = { zh: [zh, en, id], id: [id, en, zh], en: [en, id, zh] }[language];
  return wanted.find((name) => name) ?? "";
}

export const askName = (ask: Ask, language: Language): string =>
  nameIn([ask.document_name_zh, ask.document_name_id ?? null, ask.document_name_en ?? null], language);

export function applicantName(fields: ApplicantFields | null | undefined): string {
  if (!fields) return text("company_short");
  return fields.full_name ?? text("applicant", { number: fields.applicant_no });
}

/** Sizes are limits in round megabytes of the old kind. */
const sizeOf = (kb: number, language: Language) =>
  kb % KB === 0 ? formatSize((kb / KB) * 1_000_000, language) : formatSize(kb * 1000, language);

/** Everything that is asked, one thing each. */
export function askWords(ask: Ask, language: Language): string[] {
  const endings = [...new Set((ask.allowed_extensions ?? []).map((one) => (one === "jpeg" ? "jpg" : one)))];
  const kind = text(`kind.${ask.document_type}`);
  const formats = endings.map((one) => one.toUpperCase()).join(", ");
  const words = [formats && formats !== kind ? `${kind} (${formats})` : kind];
  const { min_width_px: width, min_height_px: height } = ask;
  const { min_page_count: least, max_page_count: most } = ask;
  if (ask.max_size_kb) words.push(text("ask.size", { size: sizeOf(ask.max_size_kb, language) }));
  if (width && height) words.push(text("ask.pixels", { width, height }));
  else if (width) words.push(text("ask.width", { width }));
  else if (height) words.push(text("ask.height", { height }));
  if (ask.aspect_ratio) words.push(text("ask.ratio", { ratio: ask.aspect_ratio }));
  if (least && most) words.push(text("ask.pages", { pages: least === most ? least : `${least}–${most}` }));
  else if (least) words.push(text("ask.pages_least", { least }));
  else if (most) words.push(text("ask.pages_most", { most }));
  if (ask.max_file_count > 1) words.push(filesAsked(ask));
  if (ask.valid_months) words.push(text("ask.valid", { months: ask.valid_months }));
  if (ask.is_secret) words.push(text("ask.secret"));
  return words;
}

function filesAsked({ min_file_count: least, max_file_count: most }: Ask): string {
  if (least === most) return text("ask.files_exactly", { most });
  return least > 1 ? text("ask.files", { least, most }) : text("ask.files_most", { most });
}

const FORMATS: Record<string, string> = {
  "application/pdf": "PDF",
  "image/png": "PNG",
  "image/jpeg": "JPG",
  "image/webp": "WebP",
  "image/heic": "HEIC",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
};

export function findingWords(finding: Finding, language: Language): string {
  const { code } = finding;
  const read = (value: string) => {
    if (code === "kind") return FORMATS[value] ?? say(`material:kind.${value}`) ?? value;
    if (code === "extension") return value.toUpperCase();
    if (code === "too_large") return sizeOf(Number(value), language);
    if (code.startsWith("expir")) return value ? formatDate(value, language) : "";
    return value;
  };
  const told =
    say(`material:finding.${code}`, { asked: read(finding.asked), found: read(finding.found) }) ?? code;
  return finding.file_name ? text("finding_file", { file: finding.file_name, text: told }) : told;
}

export function waitName(wait: Wait, language: Language): string {
  if (wait.requirement_id) return wait.names ? nameIn(wait.names, language) : paperName(wait.code);
  return wait.code ? text("waits_registration_no", { number: wait.code }) : text("waits_registration");
}

/** What is asked otherwise than before, as words on both sides. */
export function changedWords(
  before: Ask,
  after: Ask,
  language: Language,
): { gone: string[]; come: string[] } {
  const all = (ask: Ask) => [
    askName(ask, language),
    text(ask.is_required ? "required_mark" : "optional_mark"),
    ...askWords(ask, language),
    ...(ask.depends_on ?? []).map((code) => `${text("waits")} ${paperName(code)}`),
    ...(ask.description ? [ask.description] : []),
  ];
  const [old, now] = [all(before), all(after)];
  return {
    gone: old.filter((one) => !now.includes(one)),
    come: now.filter((one) => !old.includes(one)),
  };
}
