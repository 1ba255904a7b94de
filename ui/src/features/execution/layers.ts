// Places the orders of a deal on a plane: what is waited for stands left of what waits.
import type { Execution } from "./api";

type Node = Pick<Execution, "id"> & { dependencies: readonly { order_id: string; status: string }[] };

interface Placed {
  id: string;
  column: number;
  row: number;
}

interface Edge {
  from: string;
  to: string;
  status: string;
}

export interface Graph {
  nodes: Placed[];
  edges: Edge[];
  columns: number;
  rows: number;
}

/** The column of an order is the longest chain of waits before it; orders that nothing links are left out. */
export function graphOf(orders: readonly Node[]): Graph {
  const known = new Map(orders.map((one) => [one.id, one]));
  const edges: Edge[] = orders.flatMap((order) =>
    order.dependencies
      .filter((wait) => known.has(wait.order_id))
      .map((wait) => ({ from: wait.order_id, to: order.id, status: wait.status })),
  );
  const linked = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
  const columns = new Map<string, number>();
  const columnOf = (id: string, on: ReadonlySet<string>): number => {
    const found = columns.get(id);
    if (found !== undefined) return found;
    // Two laptops may have made a circle between them: it is cut where it closes.
    const before = edges.filter((edge) => edge.to === id && !on.has(edge.from));
    const way = new Set([...on, id]);
    const column = Math.max(-1, ...before.map((edge) => columnOf(edge.from, way))) + 1;
    columns.set(id, column);
    return column;
  };
  const nodes: Placed[] = [];
  const filled: number[] = [];
  const placed = orders
    .filter((order) => linked.has(order.id))
    .map((order) => ({ id: order.id, column: columnOf(order.id, new Set()) }));
  for (const { id, column } of placed) {
    const row = filled[column] ?? 0;
    filled[column] = row + 1;
    nodes.push({ id, column, row });
  }
  return { nodes, edges, columns: filled.length, rows: Math.max(0, ...filled) };
}
