// The two values that differ, as a person reads them: amounts with their currency, rates as decimals, currencies as they are.
import type { Language } from "../../shared/language";
import { type Currency, formatDecimal, formatMoney, plainDecimal } from "../../shared/money";
import type { Finding } from "./api";

export function foundValues(finding: Finding, currency: Currency, language: Language) {
  const shown = (value: string) => {
    if (finding.code === "payment.overpaid" || finding.code === "payment.tax_mismatch")
      return formatMoney({ amount: value, currency }, language);
    return finding.code === "payment.tax_rate_changed"
      ? formatDecimal(plainDecimal(value) || "0", language)
      : value;
  };
  return { found: shown(finding.found), expected: shown(finding.expected) };
}
