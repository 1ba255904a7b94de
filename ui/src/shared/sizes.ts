// Sizes of files as people read them.
import { type Language, TAG } from "./language";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** 1536 → 1.5 kB; whole numbers up to a kilobyte, one decimal after that. */
export function formatSize(bytes: number, language: Language): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return new Intl.NumberFormat(TAG[language], {
    style: "unit",
    unit: UNITS[unit] ?? "byte",
    unitDisplay: "short",
    maximumFractionDigits: unit === 0 ? 0 : 1,
  }).format(value);
}
