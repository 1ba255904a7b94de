// The rule of a form for an amount: what was typed and cannot be read is refused, whether or not the field must be filled.
import type { Rule } from "antd/es/form";
import i18next from "i18next";
import { type Currency, isAmount } from "./money";

export const readableAmount = (currency: Currency): Rule => ({
  validator: (_, value: string | null | undefined) =>
    !value || isAmount(value, currency)
      ? Promise.resolve()
      : Promise.reject(new Error(i18next.t("common:money.unreadable"))),
});
