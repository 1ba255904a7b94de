// What became of the claims a person asked for at this laptop: which are open, and what is news since he looked last.
import type { Done, Id } from "../../shared/wire";
import type { Claim } from "./api";

/** At once his, or asked for and decided by the office. */
export type ClaimResult = "won" | "requested";

export const claimResult = (done: Done): ClaimResult =>
  done.facts.claim === "requested" ? "requested" : "won";

/** Waits for the office, whether sent already or not. */
export const isOpen = (claim: Claim) => claim.state === "requested" || claim.state === "sent";

/** A claim that a person has still to hear of or to wait for. */
export type OpenClaim = Claim & { state: Exclude<Claim["state"], "won"> };

/** Open claims, and refused ones that nobody has put away. */
export const toShow = (claims: readonly Claim[]) =>
  claims.filter((claim): claim is OpenClaim => claim.state !== "won");

/** What the office decided of the leads that were open before: each once, refusals as well as wins. */
export function decided(before: ReadonlySet<Id>, now: readonly Claim[]): Claim[] {
  const open = openLeads(now);
  const news = new Map<Id, Claim>();
  for (const claim of now)
    if (!isOpen(claim) && before.has(claim.lead_id) && !open.has(claim.lead_id))
      news.set(claim.lead_id, claim);
  return [...news.values()];
}

export const openLeads = (claims: readonly Claim[]): ReadonlySet<Id> =>
  new Set(claims.filter(isOpen).map((claim) => claim.lead_id));
