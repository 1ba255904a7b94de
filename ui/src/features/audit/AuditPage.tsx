// The trail of every change, newest first: asked by kind of record, person and days; a row opens what changed.
import { CloseCircleOutlined } from "@ant-design/icons";
import { Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { CATALOGUES } from "../../shared/catalogues";
import { commandName } from "../../shared/commandName";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { Instant, Nothing, PageHead } from "../../shared/Display";
import { useLookups } from "../../shared/lookups";
import { useSession } from "../../shared/session";
import { type AuditRow, loadAudit, useNewest } from "./api";
import { ChainResult, useChain, VerifyButton } from "./Chain";
import { ChangeCard } from "./ChangeCard";
import { isNoise, tableName } from "./words";

interface AuditSearch {
  table?: string | undefined;
  id?: string | undefined;
  person?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface Props {
  search: AuditSearch;
  onSearch: (change: AuditSearch) => void;
}

const TABLES = Object.keys(CATALOGUES.zh.audit.table);
/** The core counts no further. */
const MOST = 10_000;
/** Kinds that only holders of `cost.view` find anything of. */
const OF_COSTS = /_costs$/;

export function AuditPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["audit", "common"]);
  const { sees_costs } = useSession();
  const people = useLookups().data?.users ?? [];
  const [total, setTotal] = useState<number | null>(null);
  const [shown, setShown] = useState<AuditRow | null>(null);
  const { table, id, person, from, to } = search;
  const chain = useChain();
  const title = useNewest(id).data?.rows[0]?.title;
  const filtered = Boolean(table || person || from || to);

  const columns = useMemo<GridColumn<AuditRow>[]>(
    () => [
      { id: "at", title: t("when"), width: 160, render: (row) => <Instant value={row.at} /> },
      {
        id: "actor",
        title: t("who"),
        width: 130,
        grow: 1,
        render: (row) => <span>{row.actor?.name ?? t("system")}</span>,
      },
      {
        id: "command",
        title: t("what"),
        width: 240,
        grow: 1,
        wraps: true,
        render: (row) => <span>{commandName(row.command)}</span>,
      },
      {
        id: "record",
        title: t("record"),
        width: 240,
        grow: 2,
        wraps: true,
        render: (row) => (
          <span>
            {tableName(row.table)} {row.title && <span className="quiet">{row.title}</span>}
          </span>
        ),
      },
      { id: "action", title: t("change"), width: 100, render: (row) => t(`action_is.${row.action}`) },
      {
        id: "fields",
        title: t("fields"),
        width: 80,
        align: "end",
        render: (row) => row.changes.filter((one) => !isNoise(one.field)).length,
      },
    ],
    [t],
  );
  const load = useCallback(
    (offset: number, limit: number) => loadAudit({ table, id, person, from, to }, offset, limit),
    [table, id, person, from, to],
  );

  return (
    <div className="page full">
      <PageHead
        title={id ? t("of_record", { title: title ?? t("of_one") }) : t("title")}
        actions={
          <>
            <VerifyButton {...chain} />
            {id && (
              <Button
                icon={<CloseCircleOutlined />}
                onClick={() => onSearch({ id: undefined, table: undefined })}
              >
                {t("all")}
              </Button>
            )}
          </>
        }
      />
      <ChainResult {...chain} />
      <div className="filters">
        {!id && (
          <Select
            allowClear
            className="filter"
            placeholder={t("any_kind")}
            aria-label={t("kind_filter")}
            showSearch={{ optionFilterProp: "label" }}
            value={table ?? null}
            options={TABLES.filter((one) => sees_costs || !OF_COSTS.test(one)).map((value) => ({
              value,
              label: tableName(value),
            }))}
            onChange={(value: string | null | undefined) => onSearch({ table: value ?? undefined })}
          />
        )}
        <Select
          allowClear
          className="filter"
          placeholder={t("any_person")}
          aria-label={t("person_filter")}
          showSearch={{ optionFilterProp: "label" }}
          value={person ?? null}
          options={people.map((one) => ({ value: one.id, label: one.display_name }))}
          onChange={(value: string | null | undefined) => onSearch({ person: value ?? undefined })}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          aria-label={t("days_filter")}
          placeholder={[t("from"), t("to")]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(days) =>
            onSearch({ from: days?.[0]?.format("YYYY-MM-DD"), to: days?.[1]?.format("YYYY-MM-DD") })
          }
        />
        <span className="count">
          {total !== null && t(total < MOST ? "common:total_rows" : "latest", { count: total })}
        </span>
      </div>
      <DataGrid<AuditRow>
        label={t("title")}
        queryKey={["audit", "list", table ?? "", id ?? "", person ?? "", from ?? "", to ?? ""]}
        load={load}
        columns={columns}
        rowKey={(row) => `${row.version} ${row.table} ${row.id}`}
        onOpen={setShown}
        onTotal={setTotal}
        empty={<Nothing text={t(filtered ? "none_found" : "none")} />}
      />
      {shown && (
        <ChangeCard key={`${shown.version} ${shown.id}`} row={shown} onClose={() => setShown(null)} />
      )}
    </div>
  );
}
