// Calls about the papers of a deal: what is asked of whom, what was given, and what came of it.
import { rpc } from "../../platform/host";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

export const KINDS = ["image", "pdf", "file", "text", "number", "date"] as const;
export type Kind = (typeof KINDS)[number];

/** What is asked of a paper. */
export interface Ask {
  document_name_zh: string;
  document_name_id?: string | null;
  document_name_en?: string | null;
  document_type: Kind;
  is_required: boolean;
  is_per_person: boolean;
  is_secret: boolean;
  max_size_kb?: number | null;
  allowed_extensions?: string[];
  min_width_px?: number | null;
  min_height_px?: number | null;
  aspect_ratio?: string | null;
  min_page_count?: number | null;
  max_page_count?: number | null;
  min_file_count: number;
  max_file_count: number;
  valid_months?: number | null;
  depends_on?: string[];
  any_of_group?: string | null;
  comes_from_registration: boolean;
  sort_order: number;
  description?: string | null;
}

/** Chinese, Indonesian, English. */
export type PaperNames = (string | null)[];

interface PaperFile {
  id: Id;
  name: string;
}

export interface Finding {
  code: string;
  file_name?: string | null;
  asked: string;
  found: string;
}

export interface Paper {
  id: Id;
  version_no: number;
  files: PaperFile[];
  text_value?: string | null;
  expires_on?: string | null;
  uploaded_by?: Ref | null;
  uploaded_at: string;
  validation_status: "passed" | "failed";
  findings: Finding[];
  status: "submitted" | "approved" | "rejected";
  approved_by?: Ref | null;
  approved_at?: string | null;
  approval_notes?: string | null;
  is_reused: boolean;
}

/** What a line waits for: another line, or without one the registration of the company. */
export interface Wait {
  requirement_id?: Id | null;
  code: string;
  names?: PaperNames | null;
}

export interface Line {
  id: Id;
  contract_id: Id;
  applicant_id?: Id | null;
  rule_code: string;
  product_codes: string[];
  ask: Ask;
  waits_for: Wait[];
  is_met: boolean;
  is_left_to_registration: boolean;
  current?: Paper | null;
  earlier: Paper[];
}

export interface Contract {
  id: Id;
  contract_no?: string | null;
  service_category: "one_time" | "long_term";
  is_signed: boolean;
  changes: number;
}

export interface Progress {
  product_code: string;
  required: number;
  approved: number;
}

export interface ApplicantFields {
  opportunity_id: Id;
  applicant_no: number;
  full_name?: string | null;
  passport_no?: string | null;
  passport_expires_on?: string | null;
  nationality?: string | null;
  birth_date?: string | null;
  product_codes?: string[];
  notes?: string | null;
}

export interface Applicant {
  id: Id;
  fields: ApplicantFields;
}

export interface DealMaterials {
  contracts: Contract[];
  applicants: Applicant[];
  lines: Line[];
  progress: Progress[];
  may_upload: boolean;
  may_approve: boolean;
}

/** What bringing a checklist up to date would do to a line. */
export interface MaterialChange {
  kind: "added" | "changed" | "dropped";
  rule_code: string;
  applicant_id?: Id | null;
  ask: Ask;
  before?: Ask | null;
}

/** A paper of the same kind that was approved before for this customer. */
export interface Reusable {
  id: Id;
  opportunity: Ref;
  applicant?: ApplicantFields | null;
  files: PaperFile[];
  text_value?: string | null;
  expires_on?: string | null;
  approved_at?: string | null;
  is_same_person: boolean;
}

/** A file of the customer that a missing paper can be made of. */
export interface FittingFile {
  id: Id;
  name: string;
  uploaded_at: string;
  opportunity?: Ref | null;
  is_of_this_deal: boolean;
}

/** What the machine-readable zone of a passport says. */
export interface Mrz {
  full_name: string;
  passport_no: string;
  passport_expires_on?: string | null;
  nationality: string;
  birth_date?: string | null;
  /** What does not agree with its check digit. */
  wrong: ("document_no" | "birth_date" | "expires_on" | "personal_no" | "composite")[];
}

export interface WaitingPaper extends Paper {
  rule_code: string;
  names: PaperNames;
  requirement_id: Id;
  applicant?: ApplicantFields | null;
  opportunity: Ref;
  customer: Ref;
}

export interface Rule {
  id: Id;
  rule_version: number;
  fields: Ask & { product_id: Id; rule_code: string; is_active: boolean };
}

export const useDealMaterials = (opportunity_id: Id) =>
  useCall<DealMaterials>("material.of_deal", { opportunity_id });
export const usePreview = (contract_id: Id) =>
  useCall<{ rows: MaterialChange[] }>("material.preview", { contract_id });
export const useReusable = (requirement_id: Id) =>
  useCall<{ rows: Reusable[] }>("material.reusable", { requirement_id });
export const useFittingFiles = (requirement_id: Id) =>
  useCall<{ rows: FittingFile[] }>("material.files", { requirement_id });
export const useRules = (product_id: Id) => useCall<{ rows: Rule[] }>("material_rule.list", { product_id });

/** Papers that passed the check and wait for a decision, the longest waiting first. */
export const loadWaiting = (offset: number, limit: number) =>
  rpc<Page<WaitingPaper>>("material.list", {
    status: "submitted",
    validation_status: "passed",
    offset,
    limit,
  });
