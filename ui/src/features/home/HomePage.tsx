// The start page: what waits for me, what I was writing, how my deals stand; for others than sellers what they have to do.
import { Link } from "@tanstack/react-router";
import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { useBackupDue } from "../../shared/backupDue";
import { Instant, Money, Nothing, PageHead, Panel, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { OpportunityTable } from "../../shared/OpportunityTable";
import { useCall } from "../../shared/query";
import { STAGES } from "../../shared/StageBar";
import { useMay, useSession } from "../../shared/session";
import type { ApprovalRow, OpportunityRow, QuotationRow } from "../../shared/wire";
import { Orders, Payments } from "./Work";

interface Start {
  approvals: ApprovalRow[];
  approvals_total: number;
  drafts: QuotationRow[];
  deals: OpportunityRow[];
  deals_total: number;
  counts_by_stage: { stage_order: number; count: number }[];
  reviews: QuotationRow[];
}

export function HomePage() {
  const { t } = useTranslation(["home", "common", "terms"]);
  const session = useSession();
  const start = useCall<Start>("start.get");
  const backupDue = useBackupDue();
  const sells = useMay("opportunity.create");
  const assigns = useMay("execution.assign");
  const works = useMay("execution.work");
  const reviews = useMay("payment.review");
  const data = start.data;
  return (
    <div className="page">
      <PageHead title={t("hello", { name: session.user.display_name })} />
      {backupDue && (
        <p className="notice">
          {t("common:backup_due")}{" "}
          <Link to="/settings" hash="backup">
            {t("common:backup_open")}
          </Link>
        </p>
      )}
      {start.error && <ErrorNote error={start.error} onRetry={() => void start.refetch()} />}
      {!data && !start.error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && (
        <>
          <nav className="stage-counts" aria-label={t("by_stage")}>
            {STAGES.map((stage, at) => {
              const count = data.counts_by_stage.find((one) => one.stage_order === at + 1)?.count ?? 0;
              return (
                <Link
                  key={stage}
                  to="/opportunities"
                  search={{ stage }}
                  className={count === 0 ? "none" : ""}
                >
                  <strong>{count}</strong>
                  <span>{t(`terms:stage.${stage}`)}</span>
                </Link>
              );
            })}
          </nav>
          <div className="columns">
            <Panel
              title={t("approvals")}
              extra={
                data.approvals_total > data.approvals.length && (
                  <Link to="/approvals">{t("all", { count: data.approvals_total })}</Link>
                )
              }
            >
              {data.approvals.length === 0 ? (
                <Nothing text={t("no_approvals")} />
              ) : (
                <table className="rows">
                  <tbody>
                    {data.approvals.map((row) => (
                      <tr key={row.id}>
                        <td>
                          {row.subject_kind === "quotation" ? (
                            <Link to="/quotations/$id" params={{ id: row.subject_id }}>
                              {row.opportunity_name}
                            </Link>
                          ) : (
                            <Link to="/opportunities/$id" params={{ id: row.opportunity_id }}>
                              {row.opportunity_name}
                            </Link>
                          )}
                          <div className="quiet">
                            {row.customer.name} · {row.requested_by.name}
                          </div>
                        </td>
                        <td>
                          <State tone="running">
                            {row.subject_kind === "quotation"
                              ? t("terms:subject.quotation")
                              : t(`terms:stage.${STAGES[row.stage_order - 1] ?? "new"}`)}
                          </State>
                        </td>
                        <td className="end">
                          <Money value={row.total} />
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Panel>
            {sells && (
              <Panel title={t("drafts")}>
                {data.drafts.length === 0 ? (
                  <Nothing text={t("no_drafts")} />
                ) : (
                  <Quotations rows={data.drafts} />
                )}
              </Panel>
            )}
            {assigns && <Orders of="nobody" />}
            {!sells && works && <Orders of="me" />}
            {reviews && <Payments />}
          </div>
          {data.reviews.length > 0 && (
            <Panel title={t("reviews")}>
              <Quotations rows={data.reviews} />
            </Panel>
          )}
          {(sells || data.deals_total > 0) && (
            <Panel
              title={t("deals")}
              extra={
                <Link to="/opportunities" search={{ mine: true }}>
                  {t("all", { count: data.deals_total })}
                </Link>
              }
            >
              {data.deals.length === 0 ? (
                <Nothing
                  text={t("no_deals")}
                  action={
                    <Link to="/opportunities" search={{ create: true }}>
                      {t("common:palette.new_opportunity")}
                    </Link>
                  }
                />
              ) : (
                <OpportunityTable rows={data.deals} />
              )}
            </Panel>
          )}
        </>
      )}
    </div>
  );
}

function Quotations({ rows }: { rows: QuotationRow[] }) {
  const { t } = useTranslation(["quotation", "terms"]);
  return (
    <table className="rows">
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/quotations/$id" params={{ id: row.id }}>
                {row.quotation_no ?? t("draft_title", { version: row.version })} · {row.opportunity_name}
              </Link>
              <div className="quiet">{row.customer.name}</div>
            </td>
            <td className="quiet">
              <Instant value={row.updated_at} />
            </td>
            <td className="end">
              <Money value={row.total} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
