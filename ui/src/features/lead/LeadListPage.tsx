// One's leads, everybody's for who may see them, and the public pool from which they are claimed.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Popconfirm, Select } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { LEAD_STATUSES, type LeadStatus } from "../../shared/activity";
import { Choice } from "../../shared/Choice";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { Instant, Nothing, PageHead, State } from "../../shared/Display";
import { SearchBox } from "../../shared/SearchBox";
import { useMay } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { useWrite } from "../../shared/useWrite";
import { type Lead, loadLeads, loadPool, type PoolRow, useLeadCounts } from "./api";
import { LeadForm } from "./LeadForm";
import { clockTone, statusTone } from "./steps";

export type LeadView = "mine" | "all" | "pool";

interface Search {
  q?: string | undefined;
  view?: LeadView | undefined;
  status?: LeadStatus | undefined;
  create?: boolean | undefined;
}

interface Props {
  search: Search;
  onSearch: (change: Search) => void;
}

export function LeadListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const navigate = useNavigate();
  const mayCreate = useMay("lead.create");
  const mayClaim = useMay("lead.claim");
  const mayAssign = useMay("lead.assign");
  const view: LeadView = search.view ?? "mine";
  const creating = search.create === true && mayCreate;
  useShortcut("create", () => onSearch({ create: true }), mayCreate);
  const views: LeadView[] = [
    "mine",
    ...(mayAssign ? (["all"] as const) : []),
    ...(mayClaim ? (["pool"] as const) : []),
  ];
  return (
    <div className="page full">
      <PageHead
        title={t("title")}
        note={<Counts mine={view !== "all"} />}
        actions={
          mayCreate && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => onSearch({ create: true })}>
              {t("create")}
            </Button>
          )
        }
      />
      <div className="filters">
        {views.length > 1 && (
          <Choice<LeadView>
            label={t("view")}
            value={view}
            onChange={(next) => onSearch({ view: next === "mine" ? undefined : next, status: undefined })}
            options={views.map((value) => ({ value, label: t(`view_is.${value}`) }))}
          />
        )}
        <SearchBox value={search.q ?? ""} onChange={(q) => onSearch({ q })} placeholder={t("search")} />
        {view !== "pool" && (
          <Select<LeadStatus>
            allowClear
            className="filter"
            placeholder={t("status")}
            aria-label={t("status")}
            value={search.status ?? null}
            options={LEAD_STATUSES.map((value) => ({ value, label: t(`activity:status.${value}`) }))}
            onChange={(status: LeadStatus | null | undefined) => onSearch({ status: status ?? undefined })}
          />
        )}
      </div>
      {view === "pool" ? (
        <Pool query={search.q ?? ""} />
      ) : (
        <Leads
          query={search.q ?? ""}
          mine={view === "mine"}
          status={search.status}
          onCreate={mayCreate ? () => onSearch({ create: true }) : undefined}
        />
      )}
      {creating && (
        <LeadForm
          onClose={() => onSearch({ create: undefined })}
          onSaved={(id) => void navigate({ to: "/leads/$id", params: { id } })}
        />
      )}
    </div>
  );
}

function Counts({ mine }: { mine: boolean }) {
  const { t } = useTranslation(["lead", "activity"]);
  const counts = useLeadCounts(mine).data;
  if (!counts) return null;
  return (
    <span className="counts">
      {t("total", { count: counts.total })}
      {(["new", "contacted", "qualified", "converted"] as const).map((status) => (
        <span key={status}>
          {t(`activity:status.${status}`)} {counts.by_status[status] ?? 0}
        </span>
      ))}
      {counts.conversion_rate !== null && <span>{t("rate", { rate: counts.conversion_rate })}</span>}
      {counts.claims_per_day > 0 && counts.claimed_today > 0 && (
        <span>{t("claimed_today", { count: counts.claimed_today, most: counts.claims_per_day })}</span>
      )}
    </span>
  );
}

interface LeadsProps {
  query: string;
  mine: boolean;
  status: LeadStatus | undefined;
  onCreate: (() => void) | undefined;
}

function Leads({ query, mine, status, onCreate }: LeadsProps) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const navigate = useNavigate();
  const columns = useMemo<GridColumn<Lead>[]>(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 180,
        grow: 2,
        wraps: true,
        render: (row) => <span title={row.fields.name}>{row.fields.name}</span>,
      },
      {
        id: "company",
        title: t("company"),
        width: 180,
        grow: 2,
        wraps: true,
        render: (row) => row.fields.company_name ?? "—",
      },
      {
        id: "contact",
        title: t("contact"),
        width: 170,
        wraps: true,
        render: (row) => [row.fields.contact_name, row.fields.phone].filter(Boolean).join(" · ") || "—",
      },
      {
        id: "status",
        title: t("status"),
        width: 104,
        render: (row) => <State tone={statusTone(row.status)}>{t(`activity:status.${row.status}`)}</State>,
      },
      {
        id: "clock",
        title: t("clock"),
        width: 150,
        render: (row) =>
          row.days_left === null ? (
            <span className="quiet">{row.pool_status === "public" ? t("in_pool") : "—"}</span>
          ) : (
            <State tone={clockTone(row)}>
              {t(row.pool_status === "countdown" ? "days_to_pool" : "days_to_countdown", {
                count: row.days_left,
              })}
            </State>
          ),
      },
      { id: "owner", title: t("owner"), width: 112, render: (row) => row.owner?.name ?? "—" },
      {
        id: "next",
        title: t("next"),
        width: 150,
        render: (row) => <Instant value={row.next_follow_up_at} />,
      },
      {
        id: "updated",
        title: t("updated"),
        width: 150,
        render: (row) => <Instant value={row.updated_at} />,
      },
    ],
    [t],
  );
  const load = useCallback(
    (offset: number, limit: number) => loadLeads({ query, mine, status }, offset, limit),
    [query, mine, status],
  );
  return (
    <DataGrid<Lead>
      label={t("title")}
      queryKey={["lead", "list", query, mine, status ?? ""]}
      load={load}
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: "/leads/$id", params: { id: row.id } })}
      empty={
        <Nothing
          text={t(query || status ? "none_found" : "none")}
          action={
            onCreate && (
              <Button type="primary" onClick={onCreate}>
                {t("create")}
              </Button>
            )
          }
        />
      }
    />
  );
}

function Pool({ query }: { query: string }) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const navigate = useNavigate();
  const write = useWrite();
  const [busy, setBusy] = useState<string | null>(null);
  const claim = useCallback(
    async (row: PoolRow) => {
      setBusy(row.id);
      const done = await write.run("lead.claim", { id: row.id }, t("claimed", { name: row.name }));
      setBusy(null);
      if (done) void navigate({ to: "/leads/$id", params: { id: row.id } });
    },
    [navigate, t, write],
  );
  const columns = useMemo<GridColumn<PoolRow>[]>(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 200,
        grow: 2,
        wraps: true,
        render: (row) => <span title={row.name}>{row.name}</span>,
      },
      {
        id: "company",
        title: t("company"),
        width: 200,
        grow: 2,
        wraps: true,
        render: (row) => row.company_name ?? "—",
      },
      {
        id: "contact",
        title: t("contact"),
        width: 180,
        render: (row) => row.masked_phone ?? row.masked_email ?? "—",
      },
      { id: "source", title: t("source"), width: 140, render: (row) => row.source?.name ?? "—" },
      {
        id: "status",
        title: t("status"),
        width: 110,
        render: (row) => <State tone={statusTone(row.status)}>{t(`activity:status.${row.status}`)}</State>,
      },
      {
        id: "released",
        title: t("released"),
        width: 150,
        render: (row) => <Instant value={row.released_at} />,
      },
      {
        id: "claim",
        title: t("common:more"),
        width: 110,
        render: (row) => (
          <Popconfirm
            title={t("claim_question", { name: row.name })}
            okText={t("claim")}
            onConfirm={() => void claim(row)}
          >
            <Button size="small" loading={busy === row.id}>
              {t("claim")}
            </Button>
          </Popconfirm>
        ),
      },
    ],
    [t, busy, claim],
  );
  const load = useCallback((offset: number, limit: number) => loadPool(query, offset, limit), [query]);
  return (
    <DataGrid<PoolRow>
      label={t("view_is.pool")}
      queryKey={["lead", "pool", query]}
      load={load}
      columns={columns}
      rowKey={(row) => row.id}
      empty={<Nothing text={t(query ? "none_found" : "pool_empty")} />}
    />
  );
}
