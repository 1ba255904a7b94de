// Phases of staged services: their shape, the next number, the usual names.
import type { ApprovalRow, Id, Ref } from "../../shared/wire";

/** Most phases of a deal. */
export const MAX_PHASES = 9;

export interface PhaseFields {
  stage_name: string;
  stage_description: string | null;
  planned_start_date: string | null;
  planned_end_date: string | null;
}

export interface PhaseRow {
  id: Id;
  stage_number: number;
  status: "pending" | "in_progress" | "completed" | "delayed";
  approved_by: Ref | null;
  approved_at: string | null;
  fields: PhaseFields;
}

export interface Phases {
  /** In order. */
  rows: PhaseRow[];
  approval: ApprovalRow | null;
  approved: boolean;
}

export function nextNumber(rows: readonly Pick<PhaseRow, "stage_number">[]): number {
  return (rows.at(-1)?.stage_number ?? 0) + 1;
}

/** The first phase registers, the second one runs, others are named by their number. */
export function presetName(number: number): "first" | "second" | "other" {
  return number === 1 ? "first" : number === 2 ? "second" : "other";
}
