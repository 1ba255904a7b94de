// Shows civil dates and instants in the person's language and zone; stores nothing.
import { type Language, TAG } from "./language";

/** `YYYY-MM-DD`: a date without a zone, the same everywhere. */
export function formatDate(civil: string | null | undefined, language: Language): string {
  if (!civil) return "—";
  const date = new Date(`${civil}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return civil;
  if (language === "zh") return date.toISOString().slice(0, 10);
  return new Intl.DateTimeFormat(TAG[language], { dateStyle: "medium", timeZone: "UTC" }).format(date);
}

/** `YYYY-MM` as a month: `Nov 2026`, in Chinese as it is. */
export function formatMonth(month: string, language: Language): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  if (language === "zh" || Number.isNaN(date.getTime())) return month;
  return format(date.toISOString(), language, { month: "short", year: "numeric" }, "UTC");
}

/** An RFC 3339 instant as date and time. */
export function formatInstant(instant: string | null | undefined, language: Language, zone?: string): string {
  if (language !== "zh") return format(instant, language, { dateStyle: "medium", timeStyle: "short" }, zone);
  // Chinese offices write 2026-11-22 10:32; the Swedish locale is the one that Intl writes so.
  return format(instant, language, { dateStyle: "short", timeStyle: "short" }, zone, "sv-SE");
}

/** The day of an RFC 3339 instant in the person's zone. */
export function formatInstantDay(instant: string, language: Language, zone?: string): string {
  const day = format(instant, language, { dateStyle: "short" }, zone, "sv-SE");
  return formatDate(day, language);
}

/** An RFC 3339 instant as the time of day, as in "saved locally 10:32". */
export function formatTime(instant: string, language: Language, zone?: string): string {
  return format(instant, language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, zone);
}

function format(
  instant: string | null | undefined,
  language: Language,
  options: Intl.DateTimeFormatOptions,
  zone?: string,
  tag: string = TAG[language],
): string {
  if (!instant) return "—";
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return instant;
  return new Intl.DateTimeFormat(tag, zone ? { ...options, timeZone: zone } : options).format(date);
}

/** Today where the person is, as a civil date. */
export function today(now: Date = new Date()): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`;
}

/** The civil date so many days later. */
export function addDays(civil: string, days: number): string {
  const date = new Date(`${civil}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
