// The three languages of the product and what each means for formatting.

export const LANGUAGES = ["zh", "id", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Tag for `lang` attributes and `Intl`; English dates follow the day-month order used in the office. */
export const TAG: Record<Language, string> = { zh: "zh-CN", id: "id-ID", en: "en-GB" };

export const LANGUAGE_NAME: Record<Language, string> = {
  zh: "简体中文",
  id: "Bahasa Indonesia",
  en: "English",
};

export const SEPARATORS: Record<Language, { group: string; decimal: string }> = {
  zh: { group: ",", decimal: "." },
  id: { group: ".", decimal: "," },
  en: { group: ",", decimal: "." },
};
