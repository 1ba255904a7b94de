// The execution orders by status, each column read for itself.
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../../platform/transport";
import { CivilDate, State } from "../../shared/Display";
import { ErrorNote } from "../../shared/ErrorNote";
import type { Page } from "../../shared/wire";
import { type ExecutionFilter, type ExecutionRow, loadExecution } from "./api";
import { COLUMNS, type Column, loadColumn, STEP } from "./columns";
import { WaitNames, Who } from "./Who";

export function Board({ filter }: { filter: ExecutionFilter }) {
  const key = `${filter.assigned_to ?? ""} ${filter.group ?? ""}`;
  return (
    <div className="board">
      {COLUMNS.map((column) => (
        <BoardColumn key={`${column} ${key}`} column={column} filter={filter} />
      ))}
    </div>
  );
}

function BoardColumn({ column, filter }: { column: Column; filter: ExecutionFilter }) {
  const { t } = useTranslation("execution");
  const [shown, setShown] = useState(STEP);
  const { assigned_to, group } = filter;
  const page = useQuery<Page<ExecutionRow>, AppError>({
    queryKey: ["execution", "list", "board", column, assigned_to ?? "", group ?? "", shown],
    queryFn: () =>
      loadColumn(
        column,
        (offset, limit) => loadExecution({ status: column, assigned_to, group }, offset, limit),
        shown,
      ),
    placeholderData: (before) => before,
  });
  const rows = page.data?.rows ?? [];
  const left = (page.data?.total ?? 0) - rows.length;
  return (
    <section className={`board-column ${column}`} aria-label={t(`column.${column}`)}>
      <h2>
        {t(`column.${column}`)} <span className="quiet">{page.data?.total}</span>
      </h2>
      {/* A column that scrolls is reached by the keys through its cards. */}
      <div className="board-cards">
        {page.error && <ErrorNote error={page.error} onRetry={() => void page.refetch()} />}
        {!page.data && !page.error && <Skeleton active title={false} />}
        {page.data && rows.length === 0 && <p className="quiet centered">{t(`column_none.${column}`)}</p>}
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
        {left > 0 && (
          <Button type="text" block loading={page.isFetching} onClick={() => setShown(shown + STEP)}>
            {t("more_cards", { count: Math.min(left, STEP) })}
          </Button>
        )}
      </div>
    </section>
  );
}

function Card({ row }: { row: ExecutionRow }) {
  const { t } = useTranslation("execution");
  const day = row.status === "completed" ? row.actual_end_date : row.planned_end_date;
  return (
    <Link
      to="/opportunities/$id"
      params={{ id: row.opportunity.id }}
      search={{ stage: "assign_execution", order: row.id }}
      className={row.is_overdue ? "board-card overdue" : "board-card"}
      data-order={row.status}
    >
      <strong>{row.title}</strong>
      <span className="quiet">{row.customer.name}</span>
      {(row.assigned_to || row.assigned_team) && <Who order={row} />}
      {row.waits_for.length > 0 && (
        <span>
          <span className="quiet">{t("waits")}</span> <WaitNames waits={row.waits_for} />
        </span>
      )}
      <span className="board-foot">
        <State tone="idle">{t(`kind.${row.order_type}`)}</State>
        {row.is_overdue && <State tone="warning">{t("overdue")}</State>}
        {day && <CivilDate value={day} />}
      </span>
    </Link>
  );
}
