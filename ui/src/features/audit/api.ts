// Calls about the trail of changes.
import { rpc } from "../../platform/host";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

/** A value of a field, with its kind; the core has put units and names to it. */
export type AuditValue =
  | { kind: "text"; value: string }
  | { kind: "number"; value: number }
  | { kind: "decimal"; value: string }
  | { kind: "flag"; value: boolean }
  | { kind: "day"; value: string }
  | { kind: "instant"; value: string }
  | { kind: "money"; value: MoneyValue }
  | { kind: "record"; value: { id: Id; name: string | null } }
  | { kind: "list"; value: string[] };

interface AuditChange {
  field: string;
  before: AuditValue | null;
  after: AuditValue | null;
}

export interface AuditRow {
  version: number;
  at: string;
  /** Null for the system. */
  actor: Ref | null;
  command: string;
  table: string;
  id: Id;
  title: string | null;
  action: "created" | "changed" | "removed";
  changes: AuditChange[];
}

export interface AuditFilter {
  table?: string | undefined;
  id?: string | undefined;
  person?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

export const loadAudit = (filter: AuditFilter, offset: number, limit: number) =>
  rpc<Page<AuditRow>>("audit.list", {
    ...(filter.table ? { table: filter.table } : {}),
    ...(filter.id ? { id: filter.id } : {}),
    ...(filter.person ? { user_id: filter.person } : {}),
    ...(filter.from ? { from: filter.from } : {}),
    ...(filter.to ? { to: filter.to } : {}),
    offset,
    limit,
  });

/** All that one command did. */
export const useCommand = (version: number) =>
  useCall<Page<AuditRow>>("audit.list", { version, offset: 0, limit: 200 });

/** The newest step of a record, which says what it is called. */
export const useNewest = (id: Id | undefined) =>
  useCall<Page<AuditRow>>(
    "audit.list",
    { id: id ?? null, offset: 0, limit: 1 },
    { enabled: id !== undefined },
  );
