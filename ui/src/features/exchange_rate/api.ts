// Calls about exchange rates: always rupiah for one yuan.
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
