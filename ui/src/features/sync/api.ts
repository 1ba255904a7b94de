// Calls about the queue between this laptop and the office.
import { useCall } from "../../shared/query";
import type { SyncStatus } from "../../shared/wire";

export interface QueueRow {
  seq: number;
  cmd_id: string;
  name: string;
  at: string;
  state: "pending" | "at_risk";
  code: string | null;
  params: Record<string, unknown>;
  subject: string;
}

export interface InboxRow {
  /** Place in the queue it came from: later commands build on earlier ones. */
  seq: number;
  cmd_id: string;
  name: string;
  at: string;
  decided_at: string;
  code: string;
  params: Record<string, unknown>;
  /** Held items wait for another one that was rejected. */
  kind: "rejected" | "held";
  subject: string;
  /** What was typed, as the command carried it. */
  args: unknown;
}

/** An item with those that are held because of it, in order. */
export interface InboxGroup extends InboxRow {
  held: InboxRow[];
}

export const useStatus = () => useCall<SyncStatus>("sync.status", {}, { refetchInterval: 3_000 });
export const useQueue = () => useCall<{ rows: QueueRow[] }>("sync.queue", {}, { refetchInterval: 3_000 });
export const useInbox = () => useCall<{ rows: InboxGroup[] }>("inbox.list");
