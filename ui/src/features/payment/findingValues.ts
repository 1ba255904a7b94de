// The two values that differ, as a person reads them: amounts with their currency, rates as decimals, currencies as they are.
import type { Language } from "../../shared/language";
import { formatCoreAmount, formatDecimal, plainDecimal } from "../../shared/money";
import type { Finding } from "./api";

export function foundValues(finding: Finding, language: Language) {
  const shown = (value: string) =>
    finding.code === "payment.tax_rate_changed"
      ? formatDecimal(plainDecimal(value) || "0", language)
      : formatCoreAmount(value, language);
  return { found: shown(finding.found), expected: shown(finding.expected) };
}
