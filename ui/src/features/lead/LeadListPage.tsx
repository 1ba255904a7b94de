// One's own leads, and for managers those of everybody: how many, how long the clock still runs, and a quick follow-up.
import { CommentOutlined, PlusOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadStatus } from "../../shared/activity";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { InstantDay, Nothing, PageHead, State } from "../../shared/Display";
import { SearchBox } from "../../shared/SearchBox";
import { useMay } from "../../shared/session";
import { useShortcut } from "../../shared/shortcuts";
import { type Lead, loadLeads, useLeadCounts } from "./api";
import { Clock } from "./Clock";
import { FollowUpDrawer } from "./FollowUpDrawer";
import { LeadCountBar } from "./LeadCountBar";
import { LeadForm } from "./LeadForm";
import { STATUS_TONE } from "./words";

export interface LeadSearch {
  q?: string | undefined;
  status?: LeadStatus | undefined;
  all?: boolean | undefined;
  create?: boolean | undefined;
}

interface Props {
  search: LeadSearch;
  onSearch: (change: LeadSearch) => void;
}

export function LeadListPage({ search, onSearch }: Props) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const navigate = useNavigate();
  const mayCreate = useMay("lead.create");
  const mayFollow = useMay("lead.update");
  const mayClaim = useMay("lead.claim");
  const seesAll = useMay("lead.assign");
  const [total, setTotal] = useState<number | null>(null);
  const active = useRef<Lead | null>(null);
  const [following, setFollowing] = useState<Lead | null>(null);
  const { q: query = "", status } = search;
  const mine = !(seesAll && search.all === true);
  const counts = useLeadCounts(mine).data;
  const creating = search.create === true && mayCreate;
  useShortcut("create", () => onSearch({ create: true }), mayCreate);
  const setActive = useCallback((row: Lead | null) => {
    active.current = row;
  }, []);
  useShortcut(
    "followUp",
    () => {
      if (active.current && isOpen(active.current)) setFollowing(active.current);
    },
    mayFollow,
  );

  const columns = useMemo<GridColumn<Lead>[]>(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 220,
        grow: 3,
        wraps: true,
        render: (row) => (
          <span title={[row.fields.name, row.fields.company_name].filter(Boolean).join(" · ")}>
            {row.fields.name}
            {row.fields.company_name && <span className="quiet"> {row.fields.company_name}</span>}
          </span>
        ),
      },
      {
        id: "status",
        title: t("status"),
        width: 122,
        render: (row) => <State tone={STATUS_TONE[row.status]}>{t(`activity:status.${row.status}`)}</State>,
      },
      ...(mine
        ? [
            {
              id: "contact",
              title: t("contact_name"),
              width: 100,
              grow: 1,
              render: (row: Lead) => <span>{row.fields.contact_name ?? "—"}</span>,
            },
          ]
        : [
            {
              id: "owner",
              title: t("owner"),
              width: 116,
              render: (row: Lead) => row.owner?.name ?? <State tone="idle">{t("pool_status.public")}</State>,
            },
          ]),
      {
        id: "phone",
        title: t("phone"),
        width: 164,
        render: (row) => <span className="nowrap">{row.fields.phone ?? "—"}</span>,
      },
      { id: "days_left", title: t("days_left"), width: 138, render: (row) => <Clock lead={row} /> },
      {
        id: "last_follow_up_at",
        title: t("last_follow_up"),
        width: 112,
        render: (row) => (row.last_follow_up_at ? <InstantDay value={row.last_follow_up_at} /> : "—"),
      },
      {
        id: "next_follow_up_at",
        title: t("next_follow_up"),
        width: 112,
        render: (row) => (row.next_follow_up_at ? <InstantDay value={row.next_follow_up_at} /> : "—"),
      },
      ...(mayFollow
        ? [
            {
              id: "follow_up",
              title: t("quick"),
              width: 144,
              render: (row: Lead) =>
                isOpen(row) && (
                  <Button
                    size="small"
                    icon={<CommentOutlined />}
                    aria-label={t("follow_up_of", { name: row.fields.name })}
                    onClick={(event) => {
                      event.stopPropagation();
                      setFollowing(row);
                    }}
                  >
                    {t("follow_up")}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, mine, mayFollow],
  );
  const load = useCallback(
    (offset: number, limit: number) => loadLeads({ query, status, mine }, offset, limit),
    [query, status, mine],
  );
  const filtered = Boolean(query || status);
  const create = mayCreate && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onSearch({ create: true })}>
      {t("create")}
    </Button>
  );

  return (
    <div className="page full">
      <PageHead title={t(mine ? "title" : "title_all")} actions={create} />
      <LeadCountBar counts={counts} shown={status} onShow={(next) => onSearch({ status: next })} />
      <div className="filters">
        <SearchBox value={query} onChange={(q) => onSearch({ q })} placeholder={t("search")} />
        {seesAll && (
          <Segmented
            aria-label={t("whose")}
            value={mine ? "mine" : "all"}
            options={[
              { value: "mine", label: t("mine") },
              { value: "all", label: t("everybody") },
            ]}
            onChange={(value) => onSearch({ all: value === "all" ? true : undefined })}
          />
        )}
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<Lead>
        label={t(mine ? "title" : "title_all")}
        queryKey={["lead", "list", query, status ?? "", mine]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        rowTone={(row) => (row.pool_status === "countdown" ? "warning" : undefined)}
        onOpen={(row) => void navigate({ to: "/leads/$id", params: { id: row.id } })}
        onActive={setActive}
        onTotal={setTotal}
        empty={
          <Nothing
            text={t(filtered ? "none_found" : "none")}
            action={
              !filtered && (
                <>
                  {create}{" "}
                  {mayClaim && (counts?.pool ?? 0) > 0 && (
                    <Button onClick={() => void navigate({ to: "/lead-pool" })}>
                      {t("to_pool", { count: counts?.pool ?? 0 })}
                    </Button>
                  )}
                </>
              )
            }
          />
        }
      />
      {creating && (
        <LeadForm
          onClose={() => onSearch({ create: undefined })}
          onSaved={(id) => void navigate({ to: "/leads/$id", params: { id } })}
        />
      )}
      {following && <FollowUpDrawer lead={following} onClose={() => setFollowing(null)} />}
    </div>
  );
}

const isOpen = (lead: Lead) => lead.status !== "converted" && lead.status !== "lost";
