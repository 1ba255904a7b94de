// The one list of the product: windows of rows from the core, only the visible ones in the page, all by keyboard.
import { CaretDownFilled, CaretUpFilled } from "@ant-design/icons";
import { useQueries } from "@tanstack/react-query";
import { type ColumnDef, rowSortingFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Skeleton } from "antd";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppError } from "../platform/transport";
import { ErrorNote } from "./ErrorNote";
import { pressed } from "./ime";
import { usePreferences } from "./preferences";
import {
  type Move,
  moveRow,
  nextSort,
  placedRows,
  type Sort,
  WINDOW_ROWS,
  windowOffset,
  windowsFor,
} from "./windows";

export interface GridPage<T> {
  rows: T[];
  total: number;
}

export interface GridColumn<T> {
  id: string;
  title: string;
  /** Least width in pixels; wider windows share the rest by `grow`. */
  width: number;
  grow?: number;
  align?: "end";
  /** Long names take a second line. */
  wraps?: boolean;
  /** The list can be sorted by this column's id. */
  sortable?: boolean;
  render: (row: T) => ReactNode;
}

interface Props<T> {
  label: string;
  /** Names the list and its filters; another key is another list, read from the top. */
  queryKey: readonly unknown[];
  load: (offset: number, limit: number) => Promise<GridPage<T>>;
  columns: GridColumn<T>[];
  rowKey: (row: T) => string;
  onOpen?: (row: T) => void;
  sort?: Sort | null;
  onSort?: (sort: Sort | null) => void;
  /** Tells which row the keyboard stands on, for keys that mean it. */
  onActive?: (row: T | null) => void;
  rowTone?: (row: T) => "warning" | undefined;
  empty: ReactNode;
  onTotal?: (total: number) => void;
}

const features = tableFeatures({ rowSortingFeature });
const MOVES: Record<string, Move> = {
  ArrowDown: "down",
  ArrowUp: "up",
  PageDown: "pageDown",
  PageUp: "pageUp",
  Home: "first",
  End: "last",
};

export function DataGrid<T extends object>(props: Props<T>) {
  const { load, queryKey, columns, rowKey, onOpen, sort = null, onSort, onTotal, onActive } = props;
  const { t } = useTranslation();
  const density = usePreferences((state) => state.density);
  const rowHeight = density === "compact" ? 34 : 42;
  const scroller = useRef<HTMLDivElement>(null);
  const gridId = useId();
  const [active, setActive] = useState<number | null>(null);
  const [needed, setNeeded] = useState<number[]>([0]);

  const pages = useQueries({
    queries: needed.map((at) => ({
      queryKey: [...queryKey, "window", at],
      queryFn: () => load(windowOffset(at), WINDOW_ROWS),
    })),
  });
  const listKey = JSON.stringify(queryKey);
  const totals = useRef(new Map<string, number>());
  const known = pages.find((page) => page.data)?.data?.total;
  if (known !== undefined) totals.current.set(listKey, known);
  const total = known ?? totals.current.get(listKey) ?? 0;
  const error = pages.find((page) => page.error)?.error as AppError | undefined;
  const firstLoad = known === undefined && !error;

  const loaded = new Map<number, readonly T[]>();
  for (const [position, at] of needed.entries()) {
    const rows = pages[position]?.data?.rows;
    if (rows) loaded.set(at, rows);
  }
  const placed = placedRows(loaded);
  const data = placed.map((one) => one.row);
  const rowAt = new Map(placed.map((one, position) => [one.index, position]));

  const defs = useMemo<ColumnDef<typeof features, T>[]>(
    () =>
      columns.map((column) => ({
        id: column.id,
        header: column.title,
        accessorFn: (row: T) => row,
        cell: (info) => column.render(info.row.original),
        enableSorting: column.sortable ?? false,
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: defs,
    data,
    getRowId: rowKey,
    manualSorting: true,
    state: { sorting: sort ? [{ id: sort.by, desc: sort.descending }] : [] },
  });
  const rows = table.getRowModel().rows;

  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    const next = windowsFor(first, last, total);
    setNeeded((before) => (before.join() === next.join() ? before : next));
  }, [first, last, total]);
  useEffect(() => {
    if (known !== undefined) onTotal?.(known);
  }, [known, onTotal]);
  const activeAt = active === null ? undefined : rowAt.get(active);
  const activeRow = activeAt === undefined ? null : (data[activeAt] ?? null);
  useEffect(() => onActive?.(activeRow), [activeRow, onActive]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed height is what asks for new measures.
  useEffect(() => virtual.measure(), [rowHeight]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts at its top.
  useEffect(() => {
    setActive(null);
    setNeeded([0]);
    scroller.current?.scrollTo?.({ top: 0 });
  }, [listKey]);

  const widths = columns.map(
    (column) => `minmax(${column.width}px, ${(column.grow ?? 0) ? `${column.grow}fr` : `${column.width}px`})`,
  );
  const template = widths.join(" ");
  const leastWidth = columns.reduce((sum, column) => sum + column.width, 0);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.target !== event.currentTarget) return;
    if (pressed(event, "Enter")) {
      const position = active === null ? undefined : rowAt.get(active);
      const row = position === undefined ? undefined : data[position];
      if (row && onOpen) {
        event.preventDefault();
        onOpen(row);
      }
      return;
    }
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / rowHeight) - 2);
    const next = moveRow(active, move, total, page);
    setActive(next);
    if (next !== null) virtual.scrollToIndex(next);
  }

  if (error)
    return <ErrorNote error={error} onRetry={() => void Promise.all(pages.map((page) => page.refetch()))} />;
  return (
    <div
      className="grid"
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-busy={firstLoad}
      aria-activedescendant={active === null ? undefined : `${gridId}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div
        className="grid-head"
        role="row"
        aria-rowindex={1}
        style={{ gridTemplateColumns: template, minWidth: leastWidth }}
      >
        {table.getHeaderGroups()[0]?.headers.map((header) => {
          const column = columns.find((one) => one.id === header.id);
          const sorted = header.column.getIsSorted();
          const text = column?.title ?? "";
          return (
            <div
              key={header.id}
              role="columnheader"
              tabIndex={-1}
              className={cellClass(column)}
              aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : "none"}
            >
              {column?.sortable && onSort ? (
                <button type="button" className="grid-sort" onClick={() => onSort(nextSort(sort, header.id))}>
                  <span title={text}>{text}</span>
                  {sorted === "asc" ? (
                    <CaretUpFilled aria-hidden />
                  ) : sorted === "desc" ? (
                    <CaretDownFilled aria-hidden />
                  ) : null}
                </button>
              ) : (
                <span title={text}>{text}</span>
              )}
            </div>
          );
        })}
      </div>
      {firstLoad ? (
        <div className="grid-wait" aria-hidden>
          <Skeleton active title={false} paragraph={{ rows: 8, width: "100%" }} />
        </div>
      ) : total === 0 ? (
        <div role="row" tabIndex={-1} className="grid-empty">
          {/* A grid holds rows and cells only: what stands in for them is one of each. */}
          <div role="gridcell" tabIndex={-1}>
            {props.empty}
          </div>
        </div>
      ) : (
        <div
          role="rowgroup"
          style={{ height: virtual.getTotalSize(), minWidth: leastWidth, position: "relative" }}
        >
          {items.map((item) => {
            const position = rowAt.get(item.index);
            const row = position === undefined ? undefined : rows[position];
            const tone = row ? props.rowTone?.(row.original) : undefined;
            return (
              <div
                key={item.key}
                id={`${gridId}-${item.index}`}
                role="row"
                aria-rowindex={item.index + 2}
                aria-selected={active === item.index}
                className={`grid-row${active === item.index ? " active" : ""}${tone ? ` ${tone}` : ""}${onOpen ? " opens" : ""}`}
                style={{
                  gridTemplateColumns: template,
                  height: rowHeight,
                  transform: `translateY(${item.start}px)`,
                }}
                onClick={() => {
                  setActive(item.index);
                  if (row) onOpen?.(row.original);
                }}
              >
                {row
                  ? row.getAllCells().map((cell, at) => (
                      <div key={cell.id} role="gridcell" className={cellClass(columns[at])}>
                        {columns[at]?.render(row.original)}
                      </div>
                    ))
                  : columns.map((column) => (
                      <div key={column.id} role="gridcell" className="cell" aria-label={t("loading")}>
                        <span className="grid-ghost" />
                      </div>
                    ))}
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}

function cellClass(column: Pick<GridColumn<never>, "align" | "wraps"> | undefined) {
  return `cell${column?.align === "end" ? " end" : ""}${column?.wraps ? " wraps" : ""}`;
}
