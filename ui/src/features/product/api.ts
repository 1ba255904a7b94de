// Calls about the catalogue.
import { rpc } from "../../platform/host";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Sort } from "../../shared/windows";
import type { Id, Names, Page, ProductRow, Ref } from "../../shared/wire";
import type { PriceWarning } from "./priceWarnings";

export interface ProductFilter {
  query?: string;
  category_id?: string;
  status?: ProductStatus | undefined;
  sort: Sort | null;
}

export type ProductStatus = ProductRow["status"];
export const PRODUCT_STATUSES = ["active", "suspended", "discontinued"] as const satisfies ProductStatus[];
export const BILLING_PERIODS = ["month", "quarter", "year"] as const;
/** Products whose execution goes its own way; the others follow their kind of service. */
export const EXECUTION_KINDS = ["company_registration", "visa_kitas"] as const;

/** What a product manager types. */
export interface ProductFields {
  code: string;
  name_zh: string;
  name_id: string;
  name_en: string;
  category_id: Id;
  service_type_id: Id | null;
  service_category: "one_time" | "long_term";
  billing_period: (typeof BILLING_PERIODS)[number] | null;
  unit: string | null;
  processing_days: number | null;
  processing_time_text: string | null;
  std_duration_days: number | null;
  required_documents: string[];
  notes: string | null;
  status: ProductStatus;
  price_locked: boolean;
  execution_kind: (typeof EXECUTION_KINDS)[number] | null;
}

/** Past, holding today, or beginning later. */
export type Standing = "past" | "current" | "future";

export interface PriceRow {
  id: Id;
  price_type: "channel" | "direct" | "list";
  level: Ref | null;
  amount: MoneyValue;
  effective_from: string;
  standing: Standing;
  change_reason: string | null;
  changed_by: Ref | null;
}

export interface DatedAmount {
  id: Id;
  amount: MoneyValue;
  effective_from: string;
  standing: Standing;
}

export interface ProductRef {
  id: Id;
  code: string;
  names: Names;
  status: ProductStatus;
}

export const DEPENDENCY_TYPES = ["required", "recommended", "optional"] as const;
export type DependencyType = (typeof DEPENDENCY_TYPES)[number];

export interface DependencyRow {
  id: Id;
  product: ProductRef;
  depends_on: ProductRef;
  dependency_type: DependencyType;
  any_of_group: string | null;
  description: string | null;
}

export interface Product extends ProductRow {
  fields: ProductFields;
  prices: PriceRow[];
  floors: DatedAmount[];
  /** Only for those who may see costs. */
  costs?: DatedAmount[];
  dependencies: DependencyRow[];
  needed_by: DependencyRow[];
}

/** What an import of costs did, and the floors it left too low. */
export interface CostImport {
  products: number;
  imported: number;
  unchanged: number;
  effective_from: string;
  floors: FloorProposal[];
}

interface FloorProposal {
  product: ProductRef;
  cost: MoneyValue;
  floor: MoneyValue | null;
  proposed: MoneyValue;
}

const SORTS = new Set(["code", "name"]);

export const loadProducts = (filter: ProductFilter, offset: number, limit: number) =>
  rpc<Page<ProductRow>>("product.list", {
    ...(filter.query ? { query: filter.query } : {}),
    ...(filter.category_id ? { category_id: filter.category_id } : {}),
    ...(filter.status ? { status: filter.status } : {}),
    ...(filter.sort && SORTS.has(filter.sort.by)
      ? { sort: filter.sort.by, descending: filter.sort.descending }
      : {}),
    offset,
    limit,
  });
export const useProduct = (id: Id) => useCall<Product>("product.get", { id });
/** A price as it would be entered, as yet without a reason. */
export interface AskedPrice {
  product_id: Id;
  price_type: PriceRow["price_type"];
  level_id?: Id;
  amount: MoneyValue;
  effective_from: string;
}

/** What is odd about a price that is not entered yet; null asks nothing. */
export const usePriceCheck = (price: AskedPrice | null) =>
  useCall<{ warnings: PriceWarning[] }>("product.check_price", price ?? NOTHING_ASKED, {
    enabled: price !== null,
  });
const NOTHING_ASKED: AskedPrice = {
  product_id: "",
  price_type: "direct",
  amount: { amount: "", currency: "IDR" },
  effective_from: "",
};
/** The product that has a code already; asked while the person types. */
export const useCodeHolder = (code: string) =>
  useCall<{ product: ProductRef | null }>("product.by_code", { code }, { enabled: code !== "" });
