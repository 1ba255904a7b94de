// What of a plan still waits and what has come.
import { expect, it } from "vitest";
import { byKind, expected, isOpen, kindOf, type Order, type Receipt, received } from "./api";

const receipt = (id: string, state: Receipt["state"]) => ({ id, state }) as Receipt;
const order = {
  receipts: [
    receipt("a", "confirmed"),
    receipt("b", "overdue"),
    receipt("c", "pending"),
    receipt("d", "cancelled"),
  ],
} as Order;

it("parts a plan into what has come and what waits", () => {
  expect(received(order).map((one) => one.id)).toEqual(["a"]);
  expect(expected(order).map((one) => one.id)).toEqual(["b", "c"]);
});

it.each([
  ["pending", true],
  ["in_progress", true],
  ["completed", false],
  ["cancelled", false],
] as const)("%s is open: %s", (status, open) => expect(isOpen(status)).toBe(open));

it("puts what is done once before what runs on", () => {
  const of = (order_number: string, order_type: Order["order_type"]) =>
    ({ order_number, order_type }) as Order;
  const orders = [of("ORD-3", "long_term"), of("ORD-2", "one_time"), of("ORD-1", "one_time")];
  expect(byKind(orders).map((one) => one.order_number)).toEqual(["ORD-1", "ORD-2", "ORD-3"]);
});

it.each([
  ["one_time", "one_time"],
  ["long_term", "long_term"],
  ["combination", "mixed"],
] as const)("an order of %s is called %s", (order_type, kind) => expect(kindOf({ order_type })).toBe(kind));
