// What may be done with an order: by its status, by who asks, and by how the deal stands (DOMAIN §5.7).
import type { Execution, ItemStatus, Reason, Status, Wait } from "./api";

/** How the deal stands: running services go on after it is completed. */
export type Standing = "active" | "paused" | "completed" | "cancelled";

export interface Rights {
  assign: boolean;
  work: boolean;
  standing: Standing;
}

type Action =
  | "assign"
  | "reassign"
  | "plan"
  | "link"
  | "unlink"
  | "cancel"
  | "move_items"
  | "complete"
  | "save_registration"
  | "complete_registration"
  | "fail_registration";

const isOpen = (status: Status) => status === "pending" || status === "in_progress" || status === "blocked";

type Asked = Pick<Execution, "status" | "order_type" | "items" | "registration">;

export function actionsOf(order: Asked, { assign, work, standing }: Rights): ReadonlySet<Action> {
  const actions = new Set<Action>();
  const { status } = order;
  if (!isOpen(status) || standing === "paused" || standing === "cancelled") return actions;
  if (assign) {
    if (status === "pending") actions.add("assign");
    if (status === "in_progress") actions.add("reassign");
    else actions.add("link").add("unlink");
    actions.add("plan").add("cancel");
  }
  if (!work) return actions;
  if (order.order_type === "company_registration") {
    if (standing !== "active") return actions;
    actions.add("save_registration").add("fail_registration");
    if (status === "in_progress" && order.registration?.nib && order.registration.npwp)
      actions.add("complete_registration");
    return actions;
  }
  if (status === "in_progress") {
    actions.add("move_items");
    if (order.items.every((item) => item.status === "completed")) actions.add("complete");
  }
  return actions;
}

/** The states a line can be moved to with one click, the way on first. */
const MOVES: Record<ItemStatus, readonly ItemStatus[]> = {
  pending: ["in_progress", "blocked"],
  in_progress: ["completed", "blocked", "pending"],
  blocked: ["in_progress"],
  completed: [],
};

export const movesOf = (status: ItemStatus): readonly ItemStatus[] => MOVES[status];

/** Something it waits for was given up: nothing releases it by itself. */
export const isStuck = (waits: readonly Wait[]) => waits.some((wait) => wait.status === "blocked");

/** The orders that another can be made to wait for: still open or done, and not waited for already. */
export const linkable = (order: Execution, all: readonly Execution[]): Execution[] =>
  all.filter(
    (one) =>
      one.id !== order.id &&
      one.status !== "cancelled" &&
      !order.dependencies.some((wait) => wait.order_id === one.id),
  );

/** Why one waits for an order of this kind, until the person says otherwise. */
export const likelyReason = (kind: Execution["order_type"]): Reason =>
  kind === "company_registration" || kind === "visa_kitas" ? kind : "material_approval";
