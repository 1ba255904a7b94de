// The public pool: leads that nobody owns, without contact data; whoever claims one first has it.
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { InstantDay, Nothing, PageHead, State } from "../../shared/Display";
import { useLookupNames } from "../../shared/lookups";
import { SearchBox } from "../../shared/SearchBox";
import { useMay, useSession } from "../../shared/session";
import { loadPool, type PoolLead, useLeadCounts } from "./api";
import { ClaimDialog } from "./ClaimDialog";
import { ClaimPanel } from "./ClaimPanel";
import { STATUS_TONE } from "./words";

interface Props {
  query: string;
  onQuery: (query: string) => void;
}

export function PoolPage({ query, onQuery }: Props) {
  const { t } = useTranslation(["lead", "common", "activity"]);
  const navigate = useNavigate();
  const seesAll = useMay("lead.assign");
  // A laptop of an office only asks.
  const asks = useSession().mode === "device";
  const counts = useLeadCounts(true).data;
  const sources = useLookupNames("customer_sources");
  const levels = useLookupNames("customer_levels");
  const [total, setTotal] = useState<number | null>(null);
  const [chosen, setChosen] = useState<PoolLead | null>(null);
  const columns = useMemo<GridColumn<PoolLead>[]>(
    () => [
      {
        id: "name",
        title: t("name"),
        width: 220,
        grow: 3,
        wraps: true,
        render: (row) => (
          <span title={[row.name, row.company_name].filter(Boolean).join(" · ")}>
            {row.name}
            {row.company_name && <span className="quiet"> {row.company_name}</span>}
          </span>
        ),
      },
      {
        id: "status",
        title: t("status_before"),
        width: 130,
        render: (row) => <State tone={STATUS_TONE[row.status]}>{t(`activity:status.${row.status}`)}</State>,
      },
      {
        id: "reach",
        title: t("reach"),
        width: 240,
        grow: 1,
        render: (row) => (
          <span className="quiet">
            {[row.masked_phone, row.masked_email].filter(Boolean).join("  ") || "—"}
          </span>
        ),
      },
      {
        id: "source",
        title: t("source"),
        width: 150,
        grow: 1,
        render: (row) => <span>{row.source ? (sources.get(row.source.id) ?? row.source.name) : "—"}</span>,
      },
      {
        id: "level",
        title: t("level"),
        width: 150,
        grow: 1,
        render: (row) => <span>{row.level ? (levels.get(row.level.id) ?? row.level.name) : "—"}</span>,
      },
      {
        id: "released_at",
        title: t("released"),
        width: 122,
        render: (row) => <InstantDay value={row.released_at} />,
      },
      {
        id: "claim",
        title: t("quick"),
        width: asks ? 220 : 104,
        render: (row) =>
          row.requested ? (
            <State tone="running">{t("claim.waiting")}</State>
          ) : (
            <Button
              size="small"
              aria-label={t(asks ? "claim.ask_of" : "claim.of", { name: row.name })}
              onClick={(event) => {
                event.stopPropagation();
                setChosen(row);
              }}
            >
              {t(asks ? "claim.ask" : "claim.action")}
            </Button>
          ),
      },
    ],
    [t, sources, levels, asks],
  );
  const load = useCallback((offset: number, limit: number) => loadPool(query, offset, limit), [query]);
  return (
    <div className="page full">
      <PageHead
        title={t("pool_title")}
        note={
          counts && (
            <>
              {counts.claims_per_day > 0
                ? t("claim.today", { count: counts.claimed_today, most: counts.claims_per_day })
                : t("claim.today_free", { count: counts.claimed_today })}
              {counts.open_claims > 0 && <> · {t("claim.open_count", { count: counts.open_claims })}</>}
            </>
          )
        }
      />
      {asks && <ClaimPanel />}
      <div className="filters">
        <SearchBox value={query} onChange={onQuery} placeholder={t("pool_search")} />
        <span className="count">{total !== null && t("common:total_rows", { count: total })}</span>
      </div>
      <DataGrid<PoolLead>
        label={t("pool_title")}
        queryKey={["lead", "pool", query]}
        load={load}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => {
          if (!row.requested) setChosen(row);
        }}
        onTotal={setTotal}
        empty={<Nothing text={t(query ? "none_found" : "pool_none")} />}
      />
      {chosen && (
        <ClaimDialog
          lead={chosen}
          counts={counts}
          seesAll={seesAll}
          onClose={() => setChosen(null)}
          onOpen={() => void navigate({ to: "/leads/$id", params: { id: chosen.id } })}
        />
      )}
    </div>
  );
}
