// The catalogue with its prices.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Segmented, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { Money, Nothing, PageHead, State } from "../../shared/Display";
import { useChoices } from "../../shared/lookups";
import type { Currency } from "../../shared/money";
import { nameOf } from "../../shared/names";
import { SearchBox } from "../../shared/SearchBox";
import { useMay, useSession } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useLanguage } from "../../shared/useLanguage";
import { type Sort, sortFromText, sortToText } from "../../shared/windows";
import type { PriceSet, ProductRow } from "../../shared/wire";
import { loadProducts, PRODUCT_STATUSES, type ProductStatus } from "./api";
import { CostImport } from "./CostImport";
import { ProductForm } from "./ProductForm";

interface ProductListSearch {
  q?: string | undefined;
  sort?: string | undefined;
  category?: string | undefined;
  status?: ProductStatus | undefined;
  create?: boolean | undefined;
}

interface Props {
  search: ProductListSearch;
  onSearch: (change: ProductListSearch) => void;
}

export function ProductListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["product", "common", "terms"]);
  const language = useLanguage();
  const navigate = useNavigate();
  const { sees_costs } = useSession();
  const mayManage = useMay("product.manage");
  const categories = useChoices("product_categories");
  const [total, setTotal] = useState<number | null>(null);
  const [currency, setCurrency] = useState<Currency>("IDR");
  const query = search.q ?? "";
  const creating = search.create === true && mayManage;
  useShortcut("create", () => onSearch({ create: true }), mayManage);
  const create = mayManage && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onSearch({ create: true })}>
      {t("create")}
    </Button>
  );

  const columns = useMemo<GridColumn<ProductRow>[]>(() => {
    const price = (
      id: string,
      title: string,
      of: (row: ProductRow) => PriceSet | undefined,
    ): GridColumn<ProductRow> => ({
      id,
      title,
      width: 106,
      align: "end",
      render: (row) => <Money bare value={of(row)?.[currency === "IDR" ? "idr" : "cny"] ?? null} />,
    });
    return [
      { id: "code", title: t("code"), width: 184, sortable: true, render: (row) => <span>{row.code}</span> },
      {
        id: "name",
        title: t("name"),
        width: 190,
        grow: 3,
        wraps: true,
        sortable: true,
        render: (row) => (
          <>
            <span title={nameOf(row.names, language)}>{nameOf(row.names, language)}</span>
            {row.status !== "active" && <State tone="idle">{t(`status.${row.status}`)}</State>}
          </>
        ),
      },
      {
        id: "kind",
        title: t("kind"),
        width: 110,
        render: (row) => t(`terms:service_type.${row.service_category}`),
      },
      price("direct", t("terms:price_type.direct"), (row) => row.direct),
      price("channel", t("terms:price_type.channel"), (row) => row.channel),
      price("list", t("terms:price_type.list"), (row) => row.list),
      price("floor", t("floor"), (row) => row.floor),
      ...(sees_costs ? [price("cost", t("cost"), (row) => row.cost)] : []),
    ];
  }, [t, language, currency, sees_costs]);
  const load = useCallback(
    (offset: number, limit: number) =>
      loadProducts(
        {
          query,
          category_id: search.category ?? "",
          status: search.status,
          sort: sortFromText(search.sort),
        },
        offset,
        limit,
      ),
    [query, search.category, search.status, search.sort],
  );

  return (
    <div className="page full">
      <PageHead
        title={t("title")}
        actions={
          <>
            <Segmented<Currency>
              aria-label={t("currency")}
              value={currency}
              onChange={setCurrency}
              options={[
                { value: "IDR", label: t("terms:currency.IDR") },
                { value: "CNY", label: t("terms:currency.CNY") },
              ]}
            />
            <CostImport />
            {create}
          </>
        }
      />
      <div className="filters">
        <SearchBox value={query} onChange={(q) => onSearch({ q })} placeholder={t("search")} />
        <Select
          allowClear
          className="filter"
          placeholder={t("category")}
          aria-label={t("category")}
          value={search.category ?? null}
          options={categories}
          onChange={(category: string | null | undefined) => onSearch({ category: category ?? undefined })}
        />
        <Select<ProductStatus | null>
          allowClear
          className="filter"
          placeholder={t("state")}
          aria-label={t("state")}
          value={search.status ?? null}
          options={PRODUCT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(status) => onSearch({ status: status ?? undefined })}
        />
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<ProductRow>
        label={t("title")}
        queryKey={["product", "list", query, search.category ?? "", search.status ?? "", search.sort ?? ""]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        sort={sortFromText(search.sort)}
        onSort={(next: Sort | null) => onSearch({ sort: sortToText(next) })}
        onOpen={(row) => void navigate({ to: "/products/$id", params: { id: row.id } })}
        onTotal={setTotal}
        empty={<Nothing text={t("none_found")} action={create} />}
      />
      {creating && (
        <ProductForm
          onClose={() => onSearch({ create: undefined })}
          onSaved={(id) => void navigate({ to: "/products/$id", params: { id } })}
        />
      )}
    </div>
  );
}
