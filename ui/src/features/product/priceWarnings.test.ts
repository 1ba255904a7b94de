import i18next from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { CATALOGUES } from "../../shared/catalogues";
import { startI18n } from "../../shared/i18n";
import { LANGUAGES } from "../../shared/language";
import { type PriceWarning, WARNING_CODES, warningText } from "./priceWarnings";

beforeAll(() => startI18n());

describe("warningText", () => {
  it.each([
    ["zh", { code: "under_cost", cost: { amount: "9500000", currency: "IDR" } }, /9,500,000/],
    ["id", { code: "under_cost", cost: { amount: "9500000", currency: "IDR" } }, /Rp9\.500\.000,00/],
    ["en", { code: "order_broken", lower: "channel", higher: "direct" }, /Direct.*Channel/],
    ["en", { code: "change_large", percent: "-12.5" }, /-12\.5/],
    ["id", { code: "change_very_large", percent: "-50" }, /-50/],
    ["zh", { code: "changed_often", changes: 6 }, /6/],
    ["en", { code: "rate_mismatch", expected: { amount: "1000.00", currency: "CNY" } }, /1,000\.00/],
  ] as [(typeof LANGUAGES)[number], PriceWarning, RegExp][])("%s %j", async (language, warning, expected) => {
    await i18next.changeLanguage(language);
    expect(warningText(warning, language)).toMatch(expected);
  });
  it.each([...LANGUAGES])("every warning has a text: %s", (language) =>
    expect(Object.keys(CATALOGUES[language].product.warning).sort()).toEqual([...WARNING_CODES].sort()),
  );
});
