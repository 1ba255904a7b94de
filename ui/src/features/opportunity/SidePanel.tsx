// What is around a deal: summary, approval, people, history.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CivilDate, Facts, Instant, Money, Panel, State } from "../../shared/Display";
import { GroupLink } from "../../shared/GroupLink";
import type { Opportunity } from "./api";

export function SidePanel({ deal, approval }: { deal: Opportunity; approval: ReactNode }) {
  const { t } = useTranslation(["opportunity", "common", "terms"]);
  const primary =
    deal.quotations.find((one) => one.id === deal.primary_quotation_id) ??
    deal.quotations.find((one) => one.status !== "rejected" && one.status !== "expired");
  const approvers = deal.history.flatMap((row) => (row.approved_by ? [row.approved_by.name] : []));
  return (
    <aside className="side-panel" aria-label={t("panel")}>
      <Panel title={t("summary")}>
        <Facts
          items={[
            [
              t(primary ? "total" : "estimate"),
              <Money key="total" value={primary?.total ?? deal.amount} strong />,
            ],
            ...(primary?.total_secondary
              ? ([[t("total_secondary"), <Money key="secondary" value={primary.total_secondary} />]] as [
                  string,
                  ReactNode,
                ][])
              : []),
            [
              t("service_type"),
              deal.fields.service_type ? t(`terms:service_type.${deal.fields.service_type}`) : null,
            ],
            [t("expected_close"), <CivilDate key="close" value={deal.fields.expected_close_date} />],
            ...(deal.fields.wechat_group_no
              ? ([[t("group_no"), <GroupLink key="group" no={deal.fields.wechat_group_no} />]] as [
                  string,
                  ReactNode,
                ][])
              : []),
          ]}
        />
      </Panel>
      {approval}
      <Panel title={t("people")}>
        <Facts
          items={[
            [t("owner"), deal.owner.name],
            [t("developed_by"), deal.developed_by?.name ?? null],
            ...(approvers.length > 0
              ? ([[t("approver"), [...new Set(approvers)].join(", ")]] as [string, ReactNode][])
              : []),
          ]}
        />
      </Panel>
      <Panel title={t("history")}>
        <ol className="history">
          {[...deal.history].reverse().map((row) => (
            <li key={row.id}>
              <div>
                <strong>{t(`terms:stage.${row.stage_code}`)}</strong>{" "}
                {row.approval_status && (
                  <State
                    tone={
                      row.approval_status === "approved"
                        ? "done"
                        : row.approval_status === "rejected"
                          ? "warning"
                          : "running"
                    }
                  >
                    {t(`terms:stage_approval_status.${row.approval_status}`)}
                  </State>
                )}
              </div>
              <div className="quiet">
                <Instant value={row.entered_at} /> {row.entered_by?.name}
              </div>
              {row.exited_at !== null && row.duration_days !== null && (
                <div className="quiet">{t("stayed", { count: row.duration_days })}</div>
              )}
              {row.notes && <div className="pre">{row.notes}</div>}
              {row.approval_notes && (
                <div className="pre">
                  {row.approved_by?.name}: {row.approval_notes}
                </div>
              )}
            </li>
          ))}
        </ol>
      </Panel>
    </aside>
  );
}
