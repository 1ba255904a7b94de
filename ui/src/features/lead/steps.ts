// What may be done with a lead, and how its clock stands.
import type { LeadStatus } from "../../shared/activity";
import type { Tone } from "../../shared/Display";
import type { Lead } from "./api";

/** Statuses a follow-up may give a lead. */
export function stepsOf(status: LeadStatus): LeadStatus[] {
  if (status === "new") return ["contacted", "qualified"];
  return status === "contacted" ? ["qualified"] : [];
}

export const isOpen = (lead: Pick<Lead, "status">) => lead.status !== "converted" && lead.status !== "lost";

export function statusTone(status: LeadStatus): Tone {
  if (status === "converted") return "done";
  if (status === "lost") return "idle";
  return status === "qualified" ? "main" : "running";
}

/** Colour of the days that are left: never colour alone, the number stands beside. */
export function clockTone(lead: Pick<Lead, "pool_status" | "days_left">): Tone {
  if (lead.pool_status === "countdown" || (lead.days_left ?? 9) <= 1) return "warning";
  return (lead.days_left ?? 9) <= 3 ? "running" : "idle";
}
