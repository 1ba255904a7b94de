// Calls about the links by which customers give papers.
import { useCall } from "../../shared/query";
import type { Id, Ref } from "../../shared/wire";

/** A paper of a signed contract that the customer can still give. */
export interface LinkablePaper {
  /** The line of the checklist. */
  id: Id;
  contract_id: Id;
  name: string;
  /** Whose it is, in words. */
  whose: string;
  /** Missing or sent back: chosen before anybody chooses. */
  wanted: boolean;
}

export interface LinkableContract {
  id: Id;
  contract_no?: string | null;
}

export type Standing = "open" | "expired" | "used_up" | "revoked";

interface LinkedPaper {
  requirement_id: Id;
  names: (string | null)[];
}

export interface TemporaryLink {
  id: Id;
  papers: LinkedPaper[];
  standing: Standing;
  expires_at: string;
  max_uploads: number;
  upload_count: number;
  last_upload_at: string | null;
  created_by: Ref;
  created_at: string;
}

export interface NewLink {
  id: Id;
  /** Where the page stands below the address of the office. */
  path: string;
  expires_at: string;
}

export const useLinks = (opportunity_id: Id) =>
  useCall<{ rows: TemporaryLink[]; usual_days: number }>("temporary_link.list", { opportunity_id });
