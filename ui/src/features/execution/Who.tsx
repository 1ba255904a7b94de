// Who has an order, until when, and what it waits for.
import { TeamOutlined, UserOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { CivilDate } from "../../shared/Display";
import { isStuck } from "./actions";
import type { ExecutionRow, Wait } from "./api";
import { teamName } from "./teams";

export function Who({ order }: { order: ExecutionRow }) {
  const { t } = useTranslation("execution");
  if (!order.assigned_to && !order.assigned_team) return <span className="quiet">{t("unassigned")}</span>;
  return (
    <span className="order-who">
      {order.assigned_to && (
        <span>
          <UserOutlined aria-hidden /> {order.assigned_to.name}
        </span>
      )}
      {order.assigned_team && (
        <span>
          <TeamOutlined aria-hidden /> {teamName(order.assigned_team)}
        </span>
      )}
    </span>
  );
}

export function Days({ order }: { order: ExecutionRow }) {
  const { t } = useTranslation("execution");
  const from = order.planned_start_date ?? order.actual_start_date;
  if (!from && !order.planned_end_date) return null;
  return (
    <span>
      <span className="quiet">{t("planned")}</span> {from && <CivilDate value={from} />}
      {from && order.planned_end_date && " → "}
      {!from && " → "}
      {order.planned_end_date && <CivilDate value={order.planned_end_date} />}
    </span>
  );
}

/** Names that a card has room for. */
const NAMED = 2;

/** What an order waits for by name, with a word where that was given up; beyond a few only how many more. */
export function WaitNames({ waits }: { waits: readonly Wait[] }) {
  const { t } = useTranslation("execution");
  const names = waits.map((wait) =>
    wait.status === "blocked" ? `${wait.title} (${t(`status.${wait.order_status}`)})` : wait.title,
  );
  const more = names.length > NAMED ? ` +${names.length - NAMED}` : "";
  return (
    <span className={isStuck(waits) ? "stuck-text" : ""} title={names.join(", ")}>
      {names.slice(0, NAMED).join(", ") || "—"}
      {more}
    </span>
  );
}
