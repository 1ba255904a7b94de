// Calls about the catalogue.
import { rpc } from "../../platform/host";
import { useCall } from "../../shared/query";
import type { Sort } from "../../shared/windows";
import type { Id, MoneyPrice, Names, Page, ProductRow } from "../../shared/wire";

export interface ProductFilter {
  query?: string;
  category_id?: string;
  sort: Sort | null;
}

export interface Product extends ProductRow {
  fields: { notes: string | null; required_documents: string[] };
  prices: MoneyPrice[];
  dependencies: {
    id: Id;
    depends_on: { id: Id; code: string; names: Names };
    dependency_type: "required" | "recommended" | "optional";
    any_of_group: string | null;
  }[];
}

const SORTS = new Set(["code", "name"]);

export const loadProducts = (filter: ProductFilter, offset: number, limit: number) =>
  rpc<Page<ProductRow>>("product.list", {
    ...(filter.query ? { query: filter.query } : {}),
    ...(filter.category_id ? { category_id: filter.category_id } : {}),
    ...(filter.sort && SORTS.has(filter.sort.by)
      ? { sort: filter.sort.by, descending: filter.sort.descending }
      : {}),
    offset,
    limit,
  });
export const useProduct = (id: Id) => useCall<Product>("product.get", { id });
