// A few deals as a plain table, on the pages of other records.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Instant, Money, State, type Tone } from "./Display";
import { say } from "./say";
import type { OpportunityRow } from "./wire";

type Standing = Pick<OpportunityRow, "status" | "workflow_status" | "approval_status">;

/** The one word for where a deal stands, and its colour. */
export function dealState(row: Standing): { key: string; tone: Tone } {
  if (row.status === "lost" || row.status === "cancelled")
    return { key: `opportunity_status.${row.status}`, tone: "idle" };
  if (row.workflow_status === "paused") return { key: "workflow_status.paused", tone: "running" };
  if (row.workflow_status === "completed") return { key: "workflow_status.completed", tone: "done" };
  if (row.approval_status === "pending") return { key: "deal_state.waiting", tone: "running" };
  if (row.approval_status === "rejected") return { key: "deal_state.refused", tone: "warning" };
  if (row.status === "won") return { key: "opportunity_status.won", tone: "done" };
  return { key: "workflow_status.active", tone: "main" };
}

export function DealState({ row }: { row: Standing }) {
  useTranslation("terms");
  const { key, tone } = dealState(row);
  return <State tone={tone}>{say(`terms:${key}`)}</State>;
}

export function OpportunityTable({
  rows,
  withCustomer = true,
}: {
  rows: OpportunityRow[];
  withCustomer?: boolean;
}) {
  const { t } = useTranslation(["opportunity", "terms"]);
  return (
    <table className="rows">
      <thead>
        <tr>
          <th>{t("name")}</th>
          {withCustomer && <th>{t("customer")}</th>}
          <th>{t("stage")}</th>
          <th>{t("state")}</th>
          <th className="end">{t("total")}</th>
          <th>{t("updated")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to="/opportunities/$id" params={{ id: row.id }}>
                {row.name}
              </Link>
            </td>
            {withCustomer && <td>{row.customer.name}</td>}
            <td className="nowrap">
              {row.stage_order} · {t(`terms:stage.${row.stage_code}`)}
            </td>
            <td>
              <DealState row={row} />
            </td>
            <td className="end">
              <Money value={row.total ?? row.amount} />
            </td>
            <td>
              <Instant value={row.updated_at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
