// Fields that choose a customer or a product by searching the core.
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLookupNames } from "./lookups";
import { customerTitle, nameOf } from "./names";
import { useCall } from "./query";
import { useLanguage } from "./useLanguage";
import type { Page, ProductRow, Ref } from "./wire";

interface CustomerHit {
  id: string;
  customer_no: number | null;
  provisional_no: string | null;
  name: string;
  owner: Ref;
}

interface CustomerPickerProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  /** Shown before the list knows it. */
  initial?: { id: string; title: string };
  disabled?: boolean;
  autoFocus?: boolean;
}

const SHOWN = 30;

export function CustomerPicker({ initial, ...field }: CustomerPickerProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState("");
  const found = useCall<Page<CustomerHit>>(
    "customer.list",
    { ...(query === "" ? {} : { query }), sort: "updated_at", descending: true, offset: 0, limit: SHOWN },
    { keepPrevious: true },
  );
  const options = (found.data?.rows ?? []).map((row) => ({
    value: row.id,
    label: customerTitle(row.customer_no, row.provisional_no, row.name),
    owner: row.owner.name,
  }));
  if (initial && query === "" && !options.some((one) => one.value === initial.id))
    options.unshift({ value: initial.id, label: initial.title, owner: "" });
  return (
    <Select<string, (typeof options)[number]>
      {...field}
      showSearch={{ filterOption: false, onSearch: setQuery }}
      loading={found.isFetching}
      options={options}
      placeholder={t("pick.customer")}
      notFoundContent={found.isFetching ? t("loading") : t("palette.empty")}
      optionRender={(option) => (
        <span className="pick">
          <span>{option.data.label}</span>
          <span className="quiet">{option.data.owner}</span>
        </span>
      )}
    />
  );
}

interface ProductPickerProps {
  onPick: (product: ProductRow) => void;
  /** Products that are there already. */
  taken?: readonly string[];
  autoFocus?: boolean;
  placeholder?: string;
  disabled?: boolean;
}

export function ProductPicker({
  onPick,
  taken = [],
  autoFocus = false,
  placeholder,
  disabled = false,
}: ProductPickerProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [query, setQuery] = useState("");
  const found = useCall<Page<ProductRow>>(
    "product.list",
    { ...(query === "" ? {} : { query }), status: "active", sort: "code", offset: 0, limit: 100 },
    { keepPrevious: true },
  );
  const categories = useLookupNames("product_categories");
  const rows = (found.data?.rows ?? []).filter((row) => !taken.includes(row.id));
  return (
    <Select
      className="product-picker"
      value={null}
      autoFocus={autoFocus}
      disabled={disabled}
      showSearch={{ filterOption: false, onSearch: setQuery, searchValue: query }}
      loading={found.isFetching}
      aria-label={placeholder ?? t("pick.product")}
      placeholder={placeholder ?? t("pick.product")}
      notFoundContent={found.isFetching ? t("loading") : t("palette.empty")}
      options={rows.map((row) => ({
        value: row.id,
        label: `${row.code} ${nameOf(row.names, language)}`,
        row,
      }))}
      optionRender={(option) => (
        <span className="pick">
          <span>
            <strong>{option.data.row.code}</strong> {nameOf(option.data.row.names, language)}
          </span>
          <span className="quiet">
            {categories.get(option.data.row.category.id) ?? option.data.row.category.name}
          </span>
        </span>
      )}
      onSelect={(_id, option) => {
        setQuery("");
        onPick(option.row);
      }}
    />
  );
}

interface ProductFieldProps {
  id?: string;
  value?: string;
  onChange?: (id: string) => void;
  /** Products that cannot be chosen: itself, or those that are there already. */
  taken?: readonly string[];
  /** Shown before the list knows it. */
  initial?: { id: string; title: string };
  disabled?: boolean;
  autoFocus?: boolean;
}

/** One product as the value of a form's field; those not sold at present too. */
export function ProductField({ taken = [], initial, ...field }: ProductFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [query, setQuery] = useState("");
  const found = useCall<Page<ProductRow>>(
    "product.list",
    { ...(query === "" ? {} : { query }), sort: "code", offset: 0, limit: 100 },
    { keepPrevious: true },
  );
  const options = (found.data?.rows ?? [])
    .filter((row) => !taken.includes(row.id))
    .map((row) => ({ value: row.id, label: `${row.code} ${nameOf(row.names, language)}` }));
  if (initial && query === "" && !options.some((one) => one.value === initial.id))
    options.unshift({ value: initial.id, label: initial.title });
  return (
    <Select<string>
      {...field}
      showSearch={{ filterOption: false, onSearch: setQuery }}
      loading={found.isFetching}
      options={options}
      placeholder={t("pick.product_field")}
      notFoundContent={found.isFetching ? t("loading") : t("palette.empty")}
    />
  );
}
