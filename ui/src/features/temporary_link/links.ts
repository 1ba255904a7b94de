// What a link asks for, and where it leads.
import type { Tone } from "../../shared/Display";
import type { Id } from "../../shared/wire";
import type { LinkableContract, LinkablePaper, Standing } from "./api";

/** Papers of one contract, person by person in their order. */
export function groupsOf(papers: readonly LinkablePaper[], contract: Id): [whose: string, LinkablePaper[]][] {
  const groups = new Map<string, LinkablePaper[]>();
  for (const paper of papers)
    if (paper.contract_id === contract) groups.set(paper.whose, [...(groups.get(paper.whose) ?? []), paper]);
  return [...groups];
}

/** Contracts of which something is left to give. */
export const contractsOf = (contracts: readonly LinkableContract[], papers: readonly LinkablePaper[]) =>
  contracts.filter((one) => papers.some((paper) => paper.contract_id === one.id));

/** What is chosen before anybody chooses: what is missing or was sent back. */
export const wantedOf = (papers: readonly LinkablePaper[], contract: Id): Id[] =>
  papers.filter((paper) => paper.contract_id === contract && paper.wanted).map((paper) => paper.id);

/** The whole address, below the one at which the office is reached. */
export const addressOf = (office: string, path: string): string => office.replace(/\/+$/, "") + path;

const TONES: Record<Standing, Tone> = { open: "main", expired: "idle", used_up: "done", revoked: "idle" };

export const standingTone = (standing: Standing): Tone => TONES[standing];
