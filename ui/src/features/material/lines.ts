// What stands where on the checklist, and what can be done with a line of it.
import type { Tone } from "../../shared/Display";
import type { Id, OpportunityRow } from "../../shared/wire";
import type { Applicant, DealMaterials, Kind, Line, Paper } from "./api";

export const COLUMNS = ["open", "submitted", "approved", "rejected"] as const;
export type Column = (typeof COLUMNS)[number];

export type LineState = Column | "waiting" | "failed" | "met" | "registration";

export interface Rights {
  upload: boolean;
  approve: boolean;
  standing: OpportunityRow["workflow_status"];
}

/** The checklist of a deal, as board and list show it. */
export interface LinesProps {
  deal: DealMaterials;
  rights: Rights;
  opportunityId: Id;
  customerId: Id;
  /** The line one came for. */
  asked: Id | undefined;
}

export type Action = "give" | "reuse" | "approve" | "reject";

export const isFile = (kind: Kind) => kind === "image" || kind === "pdf" || kind === "file";

/** A paper that failed its check is to be given anew, as one that was rejected. */
export function columnOf({ current }: Pick<Line, "current">): Column {
  if (!current) return "open";
  if (current.status === "submitted" && current.validation_status === "failed") return "rejected";
  return current.status;
}

export function paperState(paper: Paper): LineState {
  return paper.status === "submitted" && paper.validation_status === "failed" ? "failed" : paper.status;
}

export function stateOf(line: Line): LineState {
  if (line.current) return paperState(line.current);
  if (line.is_met) return "met";
  if (waitsForRegistration(line)) return "registration";
  return line.waits_for.length > 0 ? "waiting" : "open";
}

const TONES: Record<LineState, Tone> = {
  open: "main",
  waiting: "idle",
  submitted: "running",
  approved: "done",
  rejected: "warning",
  failed: "warning",
  met: "idle",
  registration: "idle",
};

export const stateTone = (state: LineState): Tone => TONES[state];

/** Nobody can do anything about it before the company is registered. */
const waitsForRegistration = (line: Line) =>
  line.is_left_to_registration && line.waits_for.some((wait) => !wait.requirement_id);

/** Shown in one quiet row: it holds nothing up and nobody has to look at it. */
export const isQuiet = (line: Line) => ["registration", "met"].includes(stateOf(line));

export function actionsOf(line: Line, { upload, approve, standing }: Rights): ReadonlySet<Action> {
  const actions = new Set<Action>();
  const { current } = line;
  if (standing !== "active") return actions;
  if (upload && line.waits_for.length === 0 && current?.status !== "approved") {
    actions.add("give");
    if (!line.is_met) actions.add("reuse");
  }
  if (approve && current && paperState(current) === "submitted") actions.add("approve").add("reject");
  return actions;
}

/** The other papers of the line's group, of which one is enough. */
export const alternativesOf = (line: Line, all: readonly Line[]): Line[] =>
  line.ask.any_of_group
    ? all.filter(
        (one) =>
          one.id !== line.id &&
          one.ask.any_of_group === line.ask.any_of_group &&
          one.contract_id === line.contract_id &&
          (one.applicant_id ?? null) === (line.applicant_id ?? null),
      )
    : [];

export interface Group {
  /** None: the company. */
  applicant: Applicant | null;
  lines: Line[];
}

/** The company's papers, then those of every applicant; what nobody has to look at comes last. */
export function groupsOf({ applicants, lines }: Pick<DealMaterials, "applicants" | "lines">): Group[] {
  const known = new Set(applicants.map((one) => one.id));
  const own = (id: string | null) =>
    lines
      .filter((line) => (line.applicant_id && known.has(line.applicant_id) ? line.applicant_id : null) === id)
      .sort((a, b) => Number(isQuiet(a)) - Number(isQuiet(b)));
  return [
    { applicant: null, lines: own(null) },
    ...applicants.map((applicant) => ({ applicant, lines: own(applicant.id) })),
  ].filter((group) => group.applicant || group.lines.length > 0);
}

/** A paper that the customer can still give, as it is offered for a link. */
export interface Linkable {
  id: Id;
  contract_id: Id;
  name: string;
  whose: string;
  /** Missing or to be given anew. */
  wanted: boolean;
}

/** Everything but what is approved, comes out of the registration, or is stood for by another paper. */
export const linkableOf = (
  deal: Pick<DealMaterials, "applicants" | "lines">,
  nameOf: (line: Line) => string,
  whoseIs: (applicant: Applicant | null) => string,
): Linkable[] =>
  groupsOf(deal).flatMap(({ applicant, lines }) =>
    lines
      .filter((line) => !isQuiet(line) && stateOf(line) !== "approved")
      .map((line) => ({
        id: line.id,
        contract_id: line.contract_id,
        name: nameOf(line),
        whose: whoseIs(applicant),
        wanted: line.ask.is_required && stateOf(line) !== "submitted",
      })),
  );

/** The day a passport's last day is proposed from; other papers have a day of their own. */
export const proposedExpiry = (ruleCode: string, applicant: Applicant | null): string | null =>
  ruleCode.startsWith("PASSPORT_") ? (applicant?.fields.passport_expires_on ?? null) : null;

export const nextNumber = (applicants: readonly Applicant[]): number =>
  Math.max(0, ...applicants.map((one) => one.fields.applicant_no)) + 1;
