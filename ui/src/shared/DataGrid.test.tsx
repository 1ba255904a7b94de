import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { AppError } from "../platform/transport";
import { DataGrid, type GridColumn, type GridPage } from "./DataGrid";
import { startI18n } from "./i18n";
import type { Sort } from "./windows";

interface Row {
  id: string;
  name: string;
}

const COLUMNS: GridColumn<Row>[] = [
  { id: "name", title: "Name", width: 100, sortable: true, render: (row) => row.name },
  { id: "id", title: "Id", width: 50, render: (row) => row.id },
];
const pageOf =
  (total: number) =>
  async (offset: number, limit: number): Promise<GridPage<Row>> => ({
    rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) => ({
      id: `r${offset + at}`,
      name: `甲 ${offset + at}`,
    })),
    total,
  });

function show(over: Partial<Parameters<typeof DataGrid<Row>>[0]> = {}) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  const props = {
    label: "People",
    queryKey: ["people"],
    load: pageOf(1000),
    columns: COLUMNS,
    rowKey: (row: Row) => row.id,
    empty: <p>nobody</p>,
    ...over,
  };
  return render(
    <QueryClientProvider client={client}>
      <DataGrid<Row> {...props} />
    </QueryClientProvider>,
  );
}

beforeAll(() => startI18n());
beforeEach(() => {
  // There is no layout here: every element says it is as large as a small list.
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(420);
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(420);
});
afterEach(cleanup);

describe("DataGrid", () => {
  it("asks for one window, draws only what is in view, and says how many rows there are", async () => {
    const load = vi.fn(pageOf(1000));
    const onTotal = vi.fn();
    show({ load, onTotal });
    expect(await screen.findByText("甲 0")).toBeTruthy();
    expect(load.mock.calls).toEqual([[0, 100]]);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("1001");
    expect(screen.queryByText("甲 60")).toBeNull();
    expect(screen.getAllByRole("row").length).toBeLessThan(40);
    expect(onTotal).toHaveBeenCalledWith(1000);
  });

  it("moves by keyboard and opens with Enter, but not with the Enter of an input method", async () => {
    const onOpen = vi.fn();
    show({ onOpen });
    await screen.findByText("甲 0");
    const grid = screen.getByRole("grid");
    grid.focus();
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { key: "ArrowDown" });
    fireEvent.keyDown(grid, { key: "Enter", keyCode: 229 });
    expect(onOpen).not.toHaveBeenCalled();
    fireEvent.keyDown(grid, { key: "Enter", keyCode: 13 });
    expect(onOpen).toHaveBeenCalledWith({ id: "r1", name: "甲 1" });
    expect(grid.getAttribute("aria-activedescendant")).toMatch(/-1$/);
  });

  it("sorts through its owner", async () => {
    const onSort = vi.fn<(sort: Sort | null) => void>();
    show({ onSort, sort: { by: "name", descending: false } });
    await screen.findByText("甲 0");
    expect(screen.getAllByRole("columnheader")[0]?.getAttribute("aria-sort")).toBe("ascending");
    fireEvent.click(screen.getByRole("button", { name: "Name" }));
    expect(onSort).toHaveBeenCalledWith({ by: "name", descending: true });
    expect(screen.queryByRole("button", { name: "Id" })).toBeNull();
  });

  it("shows the empty place", async () => {
    show({ load: pageOf(0) });
    expect(await screen.findByText("nobody")).toBeTruthy();
  });

  it("shows what went wrong with its code", async () => {
    show({ load: () => Promise.reject(new AppError("storage.busy", {}, "safe.nothing_changed")) });
    await waitFor(() => expect(screen.getByText("storage.busy")).toBeTruthy());
    expect(screen.getByText("数据库正忙，请再试一次。")).toBeTruthy();
    expect(screen.getByText("没有任何数据被更改。")).toBeTruthy();
  });
});
