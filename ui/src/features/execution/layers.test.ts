// Where the orders of a deal stand in the picture of what waits for what.
import { expect, it } from "vitest";
import { graphOf } from "./layers";

const order = (id: string, ...waits: string[]) => ({
  id,
  dependencies: waits.map((order_id) => ({ order_id, status: "pending" })),
});
const places = (...orders: ReturnType<typeof order>[]) =>
  Object.fromEntries(graphOf(orders).nodes.map((node) => [node.id, [node.column, node.row]]));

it("puts a company before its visas, and the rest behind them", () => {
  const orders = [
    order("company"),
    order("visa1", "company"),
    order("visa2", "company"),
    order("tax", "visa1", "visa2"),
  ];
  expect(places(...orders)).toEqual({ company: [0, 0], visa1: [1, 0], visa2: [1, 1], tax: [2, 0] });
  const { columns, rows, edges } = graphOf(orders);
  expect([columns, rows, edges.length]).toEqual([3, 2, 4]);
});

it("counts the longest way", () =>
  expect(places(order("a"), order("b", "a"), order("c", "a", "b"))).toEqual({
    a: [0, 0],
    b: [1, 0],
    c: [2, 0],
  }));

it("does not mind in which order they come", () =>
  expect(places(order("c", "b"), order("b", "a"), order("a"))).toEqual({ a: [0, 0], b: [1, 0], c: [2, 0] }));

it("leaves out what nothing links", () => {
  expect(places(order("a"), order("b", "a"), order("alone"))).toEqual({ a: [0, 0], b: [1, 0] });
  expect(graphOf([order("alone")])).toEqual({ nodes: [], edges: [], columns: 0, rows: 0 });
});

it("ignores a wait for an order it does not know", () => expect(places(order("a", "gone"))).toEqual({}));

it("ends in a circle that two laptops made", () => {
  const { nodes, columns } = graphOf([order("a", "b"), order("b", "a")]);
  expect(nodes.map((node) => node.id)).toEqual(["a", "b"]);
  expect(columns).toBe(2);
});
