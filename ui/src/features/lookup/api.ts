// The small lists that people choose from, and who keeps which.
import type { LookupRow, Lookups } from "../../shared/wire";

export type ListName = Exclude<keyof Lookups, "users">;

/** Each list with the permission that its changes ask for. */
export const LISTS = [
  { name: "customer_levels", needs: "settings.manage" },
  { name: "customer_sources", needs: "settings.manage" },
  { name: "customer_channels", needs: "settings.manage" },
  { name: "industries", needs: "settings.manage" },
  { name: "product_categories", needs: "product.manage" },
  { name: "service_types", needs: "product.manage" },
] as const satisfies { name: ListName; needs: string }[];

export interface LookupFields {
  code: string;
  name_zh: string;
  name_id: string;
  name_en: string | null;
}

export type { LookupRow };
