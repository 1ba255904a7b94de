// The execution orders as a list, the earliest planned end first.
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { DataGrid, type GridColumn } from "../../shared/DataGrid";
import { CivilDate, Nothing, State } from "../../shared/Display";
import { type ExecutionFilter, type ExecutionRow, loadExecution, statusTone } from "./api";
import { teamName } from "./teams";
import { WaitNames } from "./Who";

export function ExecutionList({ filter }: { filter: ExecutionFilter }) {
  const { t } = useTranslation("execution");
  const navigate = useNavigate();
  const { status, assigned_to, group } = filter;
  const columns = useMemo<GridColumn<ExecutionRow>[]>(
    () => [
      {
        id: "title",
        title: t("order_title"),
        width: 170,
        grow: 3,
        wraps: true,
        render: (row) => <span title={`${row.title} · ${row.order_no}`}>{row.title}</span>,
      },
      {
        id: "status",
        title: t("state"),
        width: 118,
        render: (row) => <State tone={statusTone(row.status)}>{t(`status.${row.status}`)}</State>,
      },
      {
        id: "customer",
        title: t("customer"),
        width: 150,
        grow: 3,
        wraps: true,
        render: (row) => <span title={row.customer.name}>{row.customer.name}</span>,
      },
      {
        id: "who",
        title: t("who"),
        width: 206,
        render: (row) => (
          <div className="cell-lines">
            {row.assigned_to && <div>{row.assigned_to.name}</div>}
            {row.assigned_team && <div>{teamName(row.assigned_team)}</div>}
            {!row.assigned_to && !row.assigned_team && "—"}
          </div>
        ),
      },
      {
        id: "planned_end",
        title: t("planned_end_date"),
        width: 182,
        render: (row) => (
          <>
            <CivilDate value={row.planned_end_date} />
            {row.is_overdue && <State tone="warning">{t("overdue")}</State>}
          </>
        ),
      },
      {
        id: "waits",
        title: t("waits_head"),
        width: 130,
        grow: 2,
        wraps: true,
        render: (row) => <WaitNames waits={row.waits_for} />,
      },
      {
        id: "group",
        title: t("group"),
        width: 92,
        render: (row) => <span title={row.wechat_group_no ?? ""}>{row.wechat_group_no ?? "—"}</span>,
      },
    ],
    [t],
  );
  const load = useCallback(
    (offset: number, limit: number) => loadExecution({ status, assigned_to, group }, offset, limit),
    [status, assigned_to, group],
  );
  const filtered = Boolean(status || assigned_to || group);
  return (
    <DataGrid<ExecutionRow>
      label={t("title")}
      queryKey={["execution", "list", "grid", status ?? "", assigned_to ?? "", group ?? ""]}
      load={load}
      columns={columns}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.is_overdue ? "warning" : undefined)}
      onOpen={(row) =>
        void navigate({
          to: "/opportunities/$id",
          params: { id: row.opportunity.id },
          search: { stage: "assign_execution", order: row.id },
        })
      }
      empty={<Nothing text={t(filtered ? "none_found" : "none")} />}
    />
  );
}
