// How leads are told: which state has which colour, how urgent the clock is, and what may be done with one.

import type { LeadStatus } from "../../shared/activity";
import type { Tone } from "../../shared/Display";
import type { Id } from "../../shared/wire";
import type { Lead, Twin } from "./api";

export const STATUS_TONE: Record<LeadStatus, Tone> = {
  new: "main",
  contacted: "running",
  qualified: "done",
  converted: "done",
  lost: "idle",
};

/** So many days before the countdown begins it is time to follow up. */
const SOON = 2;

/** The colour of the days left; null where the clock is no worry, undefined where none runs. */
export function clockTone(lead: Pick<Lead, "days_left" | "pool_status">): Tone | null | undefined {
  if (lead.days_left === null || lead.days_left === undefined) return undefined;
  if (lead.pool_status === "countdown") return "warning";
  return lead.days_left <= SOON ? "running" : null;
}

export interface Rights {
  me: Id;
  update: boolean;
  convert: boolean;
  claim: boolean;
  release: boolean;
  /** Gives any lead to anybody: the manager. */
  assign: boolean;
}

export type Action =
  | "edit"
  | "follow_up"
  | "convert"
  | "claim"
  | "assign"
  | "release"
  | "stop_countdown"
  | "lose"
  | "delete";

/** What to offer (DOMAIN §2.3, §5.2); the core decides. */
export function actionsOf(
  lead: Pick<Lead, "status" | "pool_status" | "owner" | "created_by" | "last_follow_up_at">,
  rights: Rights,
): ReadonlySet<Action> {
  const actions = new Set<Action>();
  const { me, assign } = rights;
  const pooled = lead.pool_status === "public";
  const open = lead.status !== "converted" && lead.status !== "lost";
  const own = lead.owner?.id === me;
  if (pooled && lead.status !== "converted") {
    if (rights.claim) actions.add("claim");
    if (assign) actions.add("assign");
  }
  if (!open) return actions;
  if (rights.update) {
    actions.add("edit").add("follow_up");
    if (own || assign) actions.add("lose");
    if ((own || lead.created_by.id === me) && !lead.last_follow_up_at) actions.add("delete");
  }
  if (rights.convert && own && lead.status === "qualified") actions.add("convert");
  if (!pooled) {
    if (assign) actions.add("assign");
    if (rights.release && (own || assign)) actions.add("release");
    if (assign && lead.pool_status === "countdown") actions.add("stop_countdown");
  }
  return actions;
}

/** The same company is refused when saving; everything else is only told. */
export const isRefused = (twins: readonly Twin[]) => twins.some((one) => one.likeness === "company");
