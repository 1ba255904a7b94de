// The todos of a deal; those of the rules have their words here, those of people their own title.
import { Link } from "@tanstack/react-router";
import { Button, Space } from "antd";
import { useTranslation } from "react-i18next";
import { CivilDate, Panel, State, type Tone } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import { say } from "../../shared/say";
import { useMay } from "../../shared/session";
import { systemNote } from "../../shared/systemNote";
import { useWrite } from "../../shared/useWrite";
import type { Id } from "../../shared/wire";
import { isOpen, type TodoStatus, useTodos } from "./api";

export const TODO_TONES: Record<TodoStatus, Tone> = {
  pending: "idle",
  in_progress: "running",
  completed: "done",
  cancelled: "idle",
};

interface Props {
  opportunityId: Id;
  /** Only what is still to be decided about execution orders. */
  ofOrders?: boolean;
}

export function Todos({ opportunityId, ofOrders = false }: Props) {
  const { t } = useTranslation("collection");
  const todos = useTodos(opportunityId);
  const write = useWrite();
  const may = useMay("todo.manage");
  if (todos.error) return <ErrorNote error={todos.error} />;
  const all = todos.data?.rows ?? [];
  const rows = ofOrders ? all.filter((row) => row.execution_order !== null && isOpen(row.status)) : all;
  if (rows.length === 0) return null;
  const move = (id: Id, status: TodoStatus) => void write.run("collection_todo.move", { id, status });
  return (
    <Panel id="todos" title={t("todos")}>
      <table className="rows">
        <thead>
          <tr>
            <th>{t("todo")}</th>
            <th>{t("assigned_to")}</th>
            <th>{t("due")}</th>
            <th>{t("state")}</th>
            <th>
              <span className="visually-hidden">{t("actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.is_overdue ? "warning" : ""}>
              <td>
                {row.title === ""
                  ? (say(`collection:todo_type.${row.todo_type}`) ?? row.todo_type)
                  : row.title}
                {row.payment && <span className="quiet"> {row.payment.name}</span>}
                {row.execution_order && (
                  <div className="line-note">
                    <Link
                      to="/opportunities/$id"
                      params={{ id: opportunityId }}
                      search={{ stage: "assign_execution", order: row.execution_order.id }}
                    >
                      {row.execution_order.name}
                    </Link>
                  </div>
                )}
                {row.description && <div className="line-note pre">{row.description}</div>}
                {row.outcome && <div className="line-note pre">{systemNote(row.outcome)}</div>}
              </td>
              <td>{row.assigned_to?.name ?? "—"}</td>
              <td>
                <CivilDate value={row.due_date} />
              </td>
              <td>
                <State tone={row.is_overdue ? "warning" : TODO_TONES[row.status]}>
                  {t(`work.${row.status}`)}
                  {row.is_overdue && ` · ${t("receipt.overdue")}`}
                </State>
              </td>
              <td className="end">
                {/* A review ends by finance's verdict on the payment, never by hand. */}
                {may && isOpen(row.status) && row.todo_type !== "finance_review" && (
                  <Space>
                    <Button size="small" disabled={write.busy} onClick={() => move(row.id, "completed")}>
                      {t("done")}
                    </Button>
                    <Button
                      size="small"
                      type="text"
                      disabled={write.busy}
                      onClick={() => move(row.id, "cancelled")}
                    >
                      {t("drop")}
                    </Button>
                  </Space>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
