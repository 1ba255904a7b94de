// What of a plan still waits and what has come.
import { expect, it } from "vitest";
import { expected, isOpen, kindOf, type Order, type Receipt, received } from "./api";

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

it.each([
  ["one_time", "one_time"],
  ["long_term", "long_term"],
  ["combination", "mixed"],
] as const)("an order of %s is called %s", (order_type, kind) => expect(kindOf({ order_type })).toBe(kind));
