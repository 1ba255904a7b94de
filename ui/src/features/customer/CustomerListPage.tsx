// All customers this person may see.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { Instant, Nothing, PageHead, State } from "../../shared/Display";
import { useChoices, useLookupNames } from "../../shared/lookups";
import { SearchBox } from "../../shared/SearchBox";
import { useMay } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { type Sort, sortFromText, sortToText } from "../../shared/windows";
import { type CustomerRow, loadCustomers, useTags } from "./api";
import { CustomerForm } from "./CustomerForm";

interface CustomerListSearch {
  q?: string | undefined;
  sort?: string | undefined;
  level?: string | undefined;
  tag?: string | undefined;
  create?: boolean | undefined;
}

interface Props {
  search: CustomerListSearch;
  onSearch: (change: CustomerListSearch) => void;
}

export function CustomerListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["customer", "common"]);
  const navigate = useNavigate();
  const mayEdit = useMay("customer.edit");
  const levels = useChoices("customer_levels");
  const levelNames = useLookupNames("customer_levels");
  const tags = useTags().data?.rows ?? [];
  const [total, setTotal] = useState<number | null>(null);
  const sort = sortFromText(search.sort);
  const query = search.q ?? "";
  const creating = search.create === true && mayEdit;
  useShortcut("create", () => onSearch({ create: true }), mayEdit);

  const columns = useMemo<GridColumn<CustomerRow>[]>(
    () => [
      {
        id: "customer_no",
        title: t("no"),
        width: 96,
        sortable: true,
        render: (row) => <span className="money">{row.customer_no ?? row.provisional_no ?? "—"}</span>,
      },
      {
        id: "name",
        title: t("name"),
        width: 200,
        grow: 2,
        wraps: true,
        sortable: true,
        render: (row) => (
          <>
            <span title={row.name}>{row.name}</span>
            {row.possible_duplicate && <State tone="running">{t("duplicate")}</State>}
          </>
        ),
      },
      {
        id: "level",
        title: t("level"),
        width: 220,
        grow: 1,
        wraps: true,
        render: (row) => {
          const level = row.level ? (levelNames.get(row.level.id) ?? row.level.name) : "—";
          return <span title={level}>{level}</span>;
        },
      },
      { id: "phone", title: t("phone"), width: 166, render: (row) => row.phone ?? "—" },
      { id: "owner", title: t("owner"), width: 120, render: (row) => <span>{row.owner.name}</span> },
      { id: "deals", title: t("deals"), width: 80, align: "end", render: (row) => row.deal_count },
      {
        id: "updated_at",
        title: t("updated"),
        width: 164,
        sortable: true,
        render: (row) => <Instant value={row.updated_at} />,
      },
    ],
    [t, levelNames],
  );
  const load = useCallback(
    (offset: number, limit: number) =>
      loadCustomers(
        { query, level_id: search.level ?? "", tag: search.tag ?? "", sort: sortFromText(search.sort) },
        offset,
        limit,
      ),
    [query, search.level, search.tag, search.sort],
  );

  return (
    <div className="page full">
      <PageHead
        title={t("title")}
        actions={
          mayEdit && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => onSearch({ create: true })}>
              {t("create")}
            </Button>
          )
        }
      />
      <div className="filters">
        <SearchBox value={query} onChange={(q) => onSearch({ q })} placeholder={t("search")} />
        <Select
          allowClear
          className="filter"
          placeholder={t("level")}
          aria-label={t("level")}
          value={search.level ?? null}
          options={levels}
          onChange={(level: string | null | undefined) => onSearch({ level: level ?? undefined })}
        />
        {(tags.length > 0 || search.tag) && (
          <Select
            allowClear
            className="filter"
            placeholder={t("tags")}
            aria-label={t("tags")}
            value={search.tag ?? null}
            showSearch
            options={tags.map((tag) => ({ value: tag.name, label: `${tag.name} (${tag.count})` }))}
            onChange={(tag: string | null | undefined) => onSearch({ tag: tag ?? undefined })}
          />
        )}
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<CustomerRow>
        label={t("title")}
        queryKey={["customer", "list", query, search.level ?? "", search.tag ?? "", search.sort ?? ""]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        sort={sort}
        onSort={(next: Sort | null) => onSearch({ sort: sortToText(next) })}
        onOpen={(row) => void navigate({ to: "/customers/$id", params: { id: row.id } })}
        onTotal={setTotal}
        empty={
          <Nothing
            text={t(query || search.level || search.tag ? "none_found" : "none")}
            action={
              mayEdit && (
                <Button type="primary" onClick={() => onSearch({ create: true })}>
                  {t("create")}
                </Button>
              )
            }
          />
        }
      />
      {creating && (
        <CustomerForm
          onClose={() => onSearch({ create: undefined })}
          onSaved={(id) => void navigate({ to: "/customers/$id", params: { id } })}
        />
      )}
    </div>
  );
}
