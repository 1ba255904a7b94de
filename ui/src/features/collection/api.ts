// Calls about the money of a deal: its plan, todos and dunning tasks.
import { rpc } from "../../platform/host";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

export interface Receipt {
  id: Id;
  order_item_id: Id | null;
  period_no: number;
  part_no: number;
  amount: MoneyValue;
  payment_type: "monthly" | "full" | "partial";
  is_excluded_from_full: boolean;
  due_date: string | null;
  state: "pending" | "overdue" | "confirmed" | "cancelled";
  paid_on: string | null;
  payment: Ref | null;
  notes: string | null;
}

export interface Order {
  id: Id;
  order_number: string;
  title: string;
  contract_id: Id | null;
  order_type: "one_time" | "long_term" | "combination";
  revenue: {
    total_amount: MoneyValue;
    received_amount: MoneyValue;
    recognised: MoneyValue;
  };
  overdue_count: number;
  receipts: Receipt[];
}

export interface DealMoney {
  status: "not_started" | "partial" | "full" | "overpaid";
  orders: Order[];
  prepayments: { order_id: Id; needed: MoneyValue; received: MoneyValue }[];
  delivery_verified_on: string | null;
  delivery_verified_by: Ref | null;
  delivery_note: string | null;
}

export type TodoStatus = "pending" | "in_progress" | "completed" | "cancelled";

export interface Todo {
  id: Id;
  payment: Ref | null;
  execution_order: Ref | null;
  todo_type: string;
  title: string;
  description: string | null;
  assigned_to: Ref | null;
  due_date: string | null;
  is_overdue: boolean;
  status: TodoStatus;
  created_at: string;
  outcome: string | null;
}

export const CHANNELS = ["phone", "wechat", "whatsapp", "email", "visit"] as const;
type Channel = (typeof CHANNELS)[number];
/** What the rules did stands in the history, too. */
type EntryChannel = Channel | "system";

export interface Task {
  id: Id;
  order: Ref;
  order_payment_id: Id | null;
  amount: MoneyValue | null;
  task_type: "auto" | "manual";
  status: TodoStatus;
  due_date: string | null;
  reminder_count: number;
  notes: string | null;
  assigned_to: Ref | null;
  entries: {
    channel: EntryChannel;
    content: string;
    promised_on: string | null;
    created_by: Ref;
    created_at: string;
  }[];
}

const MOST = 200;

export const useDealMoney = (opportunity_id: Id) =>
  useCall<DealMoney>("collection.of_deal", { opportunity_id });
export const useTodos = (opportunity_id: Id) =>
  useCall<Page<Todo>>("collection_todo.list", { opportunity_id, offset: 0, limit: MOST });
export const useTasks = (order_id: Id) =>
  useCall<Page<Task>>("collection_task.list", { order_id, offset: 0, limit: MOST });
export const logTask = (args: {
  task_id: Id;
  channel: Channel;
  content: string;
  promised_on: string | null;
}) => rpc("collection_task.log", args);

export const isOpen = (status: TodoStatus) => status === "pending" || status === "in_progress";

/** The kind of services an order is of, by its name in the texts: two orders of a deal share their title. */
export const kindOf = (order: Pick<Order, "order_type">) =>
  order.order_type === "combination" ? "mixed" : order.order_type;

/** The receipts of the plan that still wait, the overdue before the others. */
export const expected = (order: Order): Receipt[] =>
  order.receipts.filter((one) => one.state === "pending" || one.state === "overdue");
export const received = (order: Order): Receipt[] =>
  order.receipts.filter((one) => one.state === "confirmed");
