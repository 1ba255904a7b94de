// All deals this person may see; filters and order live in the address.
import { CloudSyncOutlined, PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { CivilDate, InstantDay, Money, Nothing, PageHead } from "../../shared/Display";
import { DealState } from "../../shared/OpportunityTable";
import { SearchBox } from "../../shared/SearchBox";
import { STAGES, type StageCode } from "../../shared/StageBar";
import { useMay, useSession } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { type Sort, sortFromText, sortToText } from "../../shared/windows";
import type { OpportunityRow } from "../../shared/wire";
import { loadOpportunities } from "./api";
import { CreateDialog } from "./CreateDialog";

interface OpportunityListSearch {
  q?: string | undefined;
  sort?: string | undefined;
  stage?: StageCode | undefined;
  status?: OpportunityRow["status"] | undefined;
  workflow?: OpportunityRow["workflow_status"] | undefined;
  mine?: boolean | undefined;
  create?: boolean | undefined;
  customer?: string | undefined;
}

interface Props {
  search: OpportunityListSearch;
  onSearch: (change: OpportunityListSearch) => void;
}

const STATUSES = ["active", "won", "lost", "cancelled"] as const;
const WORKFLOWS = ["active", "paused", "completed", "cancelled"] as const;

export function OpportunityListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const navigate = useNavigate();
  const session = useSession();
  const mayCreate = useMay("opportunity.create");
  const [total, setTotal] = useState<number | null>(null);
  const query = search.q ?? "";
  const owner = search.mine ? session.user.id : undefined;
  const { stage, status, workflow } = search;
  // What changed last is what a person looks for first.
  const sort = search.sort ?? "-updated_at";
  useShortcut("create", () => onSearch({ create: true }), mayCreate);

  const columns = useMemo<GridColumn<OpportunityRow>[]>(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 170,
        grow: 3,
        wraps: true,
        sortable: true,
        render: (row) => (
          <>
            <span title={row.name}>{row.name}</span>
            {row.pending_sync && <CloudSyncOutlined className="quiet" title={t("pending_sync")} />}
          </>
        ),
      },
      {
        id: "customer",
        title: t("customer"),
        width: 180,
        grow: 3,
        wraps: true,
        sortable: true,
        render: (row) => (
          <span title={row.customer.name}>
            {row.customer_no !== null && <span className="quiet">{row.customer_no} </span>}
            {row.customer.name}
          </span>
        ),
      },
      {
        id: "stage",
        title: t("stage"),
        width: 168,
        sortable: true,
        render: (row) => (
          <span>
            {row.stage_order} · {t(`terms:stage.${row.stage_code}`)}
          </span>
        ),
      },
      { id: "state", title: t("state"), width: 104, render: (row) => <DealState row={row} /> },
      {
        id: "amount",
        title: t("total"),
        width: 150,
        align: "end",
        sortable: true,
        render: (row) => <Money value={row.total ?? row.amount} />,
      },
      { id: "owner", title: t("owner"), width: 112, render: (row) => <span>{row.owner.name}</span> },
      {
        id: "expected_close_date",
        title: t("expected_close"),
        width: 116,
        sortable: true,
        render: (row) => <CivilDate value={row.expected_close_date} />,
      },
      {
        id: "updated_at",
        title: t("updated"),
        width: 116,
        sortable: true,
        render: (row) => <InstantDay value={row.updated_at} />,
      },
    ],
    [t],
  );
  const load = useCallback(
    (offset: number, limit: number) =>
      loadOpportunities(
        { q: query, stage, status, workflow, owner, sort: sortFromText(sort) },
        offset,
        limit,
      ),
    [query, stage, status, workflow, owner, sort],
  );
  const filtered = Boolean(query || stage || status || workflow || owner);

  return (
    <div className="page full">
      <PageHead
        title={t("title")}
        actions={
          mayCreate && (
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
          placeholder={t("stage")}
          aria-label={t("stage")}
          value={stage ?? null}
          options={STAGES.map((code, at) => ({
            value: code,
            label: `${at + 1} · ${t(`terms:stage.${code}`)}`,
          }))}
          onChange={(value: StageCode | null | undefined) => onSearch({ stage: value ?? undefined })}
        />
        <Select
          allowClear
          className="filter"
          placeholder={t("status")}
          aria-label={t("status")}
          value={status ?? null}
          options={STATUSES.map((code) => ({ value: code, label: t(`terms:opportunity_status.${code}`) }))}
          onChange={(value: OpportunityRow["status"] | null | undefined) =>
            onSearch({ status: value ?? undefined })
          }
        />
        <Select
          allowClear
          className="filter"
          placeholder={t("workflow")}
          aria-label={t("workflow")}
          value={workflow ?? null}
          options={WORKFLOWS.map((code) => ({ value: code, label: t(`terms:workflow_status.${code}`) }))}
          onChange={(value: OpportunityRow["workflow_status"] | null | undefined) =>
            onSearch({ workflow: value ?? undefined })
          }
        />
        <Checkbox
          checked={search.mine ?? false}
          onChange={(event) => onSearch({ mine: event.target.checked || undefined })}
        >
          {t("mine")}
        </Checkbox>
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<OpportunityRow>
        label={t("title")}
        queryKey={[
          "opportunity",
          "list",
          query,
          stage ?? "",
          status ?? "",
          workflow ?? "",
          owner ?? "",
          sort ?? "",
        ]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        sort={sortFromText(sort)}
        onSort={(next: Sort | null) => onSearch({ sort: sortToText(next) })}
        onOpen={(row) => void navigate({ to: "/opportunities/$id", params: { id: row.id } })}
        onTotal={setTotal}
        empty={
          <Nothing
            text={t(filtered ? "none_found" : "none")}
            action={
              mayCreate &&
              !filtered && (
                <Button type="primary" onClick={() => onSearch({ create: true })}>
                  {t("create")}
                </Button>
              )
            }
          />
        }
      />
      {search.create && mayCreate && (
        <CreateDialog
          {...(search.customer === undefined ? {} : { customerId: search.customer })}
          onClose={() => onSearch({ create: undefined, customer: undefined })}
          onCreated={(id) => void navigate({ to: "/opportunities/$id", params: { id } })}
        />
      )}
    </div>
  );
}
