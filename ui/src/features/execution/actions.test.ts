// Which steps are offered, by status, right and standing of the deal.
import { describe, expect, it } from "vitest";
import { actionsOf, isStuck, likelyReason, linkable, movesOf, type Rights } from "./actions";
import type { Execution, ItemStatus, Registration, Status, Wait } from "./api";

const MANAGER: Rights = { assign: true, work: true, standing: "active" };
const WORKER: Rights = { ...MANAGER, assign: false };
const READER: Rights = { ...WORKER, work: false };

const order = (status: Status, items: ItemStatus[] = ["pending"]) =>
  ({
    status,
    order_type: "one_time",
    items: items.map((one) => ({ status: one })),
    registration: null,
  }) as unknown as Execution;
const company = (status: Status, registration: Partial<Registration> | null = null) =>
  ({ ...order(status), order_type: "company_registration", registration }) as Execution;
const offered = (one: Execution, rights: Rights) => [...actionsOf(one, rights)].sort();

describe("steps on an order", () => {
  it.each<[Status, Rights, string[]]>([
    ["pending", MANAGER, ["assign", "cancel", "link", "plan", "unlink"]],
    ["blocked", MANAGER, ["cancel", "link", "plan", "unlink"]],
    ["in_progress", MANAGER, ["cancel", "move_items", "plan", "reassign"]],
    ["completed", MANAGER, []],
    ["cancelled", MANAGER, []],
    ["pending", WORKER, []],
    ["blocked", WORKER, []],
    ["in_progress", WORKER, ["move_items"]],
    ["in_progress", READER, []],
    ["in_progress", { ...MANAGER, standing: "paused" }, []],
    ["in_progress", { ...MANAGER, standing: "cancelled" }, []],
    ["in_progress", { ...WORKER, standing: "completed" }, ["move_items"]],
  ])("%s for %o", (status, rights, expected) => expect(offered(order(status), rights)).toEqual(expected));

  it("is completed once every line is", () => {
    expect(offered(order("in_progress", ["completed", "in_progress"]), WORKER)).toEqual(["move_items"]);
    expect(offered(order("in_progress", ["completed", "completed"]), WORKER)).toEqual([
      "complete",
      "move_items",
    ]);
  });
});

describe("steps on a registration", () => {
  it("is never completed by hand", () => {
    const saving = ["fail_registration", "save_registration"];
    expect(offered(company("in_progress"), WORKER)).toEqual(saving);
    expect(offered(company("in_progress", { nib: "1" }), WORKER)).toEqual(saving);
    expect(offered(company("pending", { nib: "1", npwp: "2" }), WORKER)).toEqual(saving);
    expect(offered(company("in_progress", { nib: "1", npwp: "2" }), WORKER)).toEqual([
      "complete_registration",
      ...saving,
    ]);
  });
  it("rests where the deal has ended", () =>
    expect(offered(company("in_progress"), { ...WORKER, standing: "completed" })).toEqual([]));
});

it.each<[ItemStatus, ItemStatus[]]>([
  ["pending", ["in_progress", "blocked"]],
  ["in_progress", ["completed", "blocked", "pending"]],
  ["blocked", ["in_progress"]],
  ["completed", []],
])("a line that is %s goes to %o", (status, expected) => expect(movesOf(status)).toEqual(expected));

it("is stuck where what it waits for was given up", () => {
  const wait = (status: Wait["status"]) => ({ status }) as Wait;
  expect(isStuck([wait("pending"), wait("blocked")])).toBe(true);
  expect(isStuck([wait("pending")])).toBe(false);
});

it("waits neither for itself, nor twice, nor for what was given up", () => {
  const one = (id: string, status: Status = "pending", waits: string[] = []) =>
    ({ id, status, dependencies: waits.map((order_id) => ({ order_id })) }) as unknown as Execution;
  const asked = one("a", "pending", ["b"]);
  const all = [asked, one("b"), one("c", "cancelled"), one("d", "completed"), one("e")];
  expect(linkable(asked, all).map((other) => other.id)).toEqual(["d", "e"]);
});

it("proposes the reason by what is waited for", () =>
  expect((["company_registration", "visa_kitas", "long_term"] as const).map(likelyReason)).toEqual([
    "company_registration",
    "visa_kitas",
    "material_approval",
  ]));
