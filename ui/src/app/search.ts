// Search parameters of the addresses: what a list shows can be kept, sent and opened again.
import { z } from "zod";
import { KINDS } from "../features/notification/kinds";
import { LEAD_STATUSES } from "../shared/activity";
import { STAGES } from "../shared/StageBar";

// The strict content policy forbids generated code; zod must not try.
z.config({ jitless: true });

const text = z
  .string()
  .max(200)
  .catch("")
  .transform((value) => value.trim());
/** An unreadable value is dropped, so that an old or mistyped address still opens. */
const optionalText = z.preprocess(
  (value) => (typeof value === "number" ? String(value) : value),
  text.optional(),
);
const sort = z
  .string()
  .regex(/^-?[a-z_]{1,40}$/)
  .optional()
  .catch(undefined);

const flag = z.boolean().optional().catch(undefined);

export const opportunitySearch = z.object({
  q: optionalText,
  sort,
  stage: z.enum(STAGES).optional().catch(undefined),
  status: z.enum(["active", "won", "lost", "cancelled"]).optional().catch(undefined),
  workflow: z.enum(["active", "paused", "completed", "cancelled"]).optional().catch(undefined),
  mine: flag,
  create: flag,
  customer: z.uuid().optional().catch(undefined),
});

export const dealSearch = z.object({
  stage: z.enum(STAGES).optional().catch(undefined),
  /** The execution order one came for. */
  order: z.uuid().optional().catch(undefined),
  /** The line of the checklist one came for. */
  paper: z.uuid().optional().catch(undefined),
});

export const executionSearch = z.object({
  status: z.enum(["pending", "in_progress", "completed", "blocked", "cancelled"]).optional().catch(undefined),
  mine: flag,
  group: optionalText,
});

export const leadSearch = z.object({
  q: optionalText,
  status: z.enum(LEAD_STATUSES).optional().catch(undefined),
  /** Those of everybody, for managers. */
  all: flag,
  create: flag,
});

export const poolSearch = z.object({ q: optionalText });

export const customerSearch = z.object({
  q: optionalText,
  sort,
  level: optionalText,
  tag: optionalText,
  create: flag,
});

export const customerPageSearch = z.object({
  tab: z.enum(["activity", "papers", "timeline"]).optional().catch(undefined),
});

export const contactSearch = z.object({ q: optionalText, sort });

export const productSearch = z.object({
  q: optionalText,
  sort,
  category: optionalText,
  status: z.enum(["active", "suspended", "discontinued"]).optional().catch(undefined),
  create: flag,
});

export const lookupSearch = z.object({ list: optionalText });

/** A new template begins as a copy of another. */
export const templateSearch = z.object({ from: z.uuid().optional().catch(undefined) });

export const userSearch = z.object({
  q: optionalText,
  role: optionalText,
  state: z.enum(["active", "locked", "inactive"]).optional().catch(undefined),
  create: flag,
});

export const financeSearch = z.object({
  tab: z.enum(["review", "overdue", "due_soon", "to_invoice", "revenue"]).optional().catch(undefined),
});

export const notificationSearch = z.object({
  unread: flag,
  kind: z.enum(KINDS).optional().catch(undefined),
});

const day = z.iso.date().optional().catch(undefined);

export const auditSearch = z.object({
  table: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional()
    .catch(undefined),
  id: z.uuid().optional().catch(undefined),
  person: z.uuid().optional().catch(undefined),
  from: day,
  to: day,
});

/** Leaves out what says nothing, so that addresses stay short. */
export function compact<T extends Record<string, unknown>>(search: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== "" && value !== null),
  ) as Partial<T>;
}
