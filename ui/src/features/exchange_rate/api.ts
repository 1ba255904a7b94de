// Calls about exchange rates: always rupiah for one yuan.
import type { Currency, MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id, Ref } from "../../shared/wire";

export interface ExchangeRates {
  rows: {
    id: Id;
    idr_per_cny: string;
    effective_from: string;
    source: string | null;
    entered_by: Ref | null;
  }[];
  current: string | null;
  current_on: string | null;
}

export const useExchangeRates = () => useCall<ExchangeRates>("exchange_rate.list");

/** An amount in the other currency, by the core. */
export const useConverted = (amount: string | null, currency: Currency, idr_per_cny: string) =>
  useCall<{ amount: MoneyValue }>(
    "exchange_rate.convert",
    { amount: { amount: amount ?? "0", currency }, idr_per_cny },
    { enabled: amount !== null, keepPrevious: true },
  );
