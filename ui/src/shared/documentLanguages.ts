// Languages of papers: one, or two beside each other.
export const DOCUMENT_LANGUAGES = ["zh_id", "zh_en", "zh", "id", "en"] as const;
export type DocumentLanguage = (typeof DOCUMENT_LANGUAGES)[number];
