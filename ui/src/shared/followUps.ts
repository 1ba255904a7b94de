// Follow-ups and notes of a lead, a customer or a deal.
import { useCall } from "./query";
import type { Id, Ref } from "./wire";

export const LEAD_STATUSES = ["new", "contacted", "qualified", "converted", "lost"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** The ways of following up, the common ones first. */
export const FOLLOW_UP_TYPES = ["call", "wechat", "whatsapp", "visit", "meeting", "email", "note"] as const;
export type FollowUpType = (typeof FOLLOW_UP_TYPES)[number];

/** Exactly one is named. */
export type Subject = { lead_id: Id } | { customer_id: Id } | { opportunity_id: Id };

export interface FollowUp {
  id: Id;
  user: Ref;
  follow_up_type: FollowUpType;
  content?: string | null;
  followed_up_at: string;
  opportunity_id?: Id | null;
  status_before?: LeadStatus | null;
  status_after?: LeadStatus | null;
  created_at: string;
}

export interface NoteFields {
  content: string;
  is_important?: boolean;
}

export interface Note {
  id: Id;
  user: Ref;
  fields: NoteFields;
  created_at: string;
  updated_at: string;
}

export const useFollowUps = (subject: Subject) => useCall<{ rows: FollowUp[] }>("follow_up.list", subject);
export const useNotes = (subject: Subject) => useCall<{ rows: Note[] }>("note.list", subject);

/** What a lead may be after a follow-up, its present status first; the first follow-up of a new lead always makes it a contacted one. */
export function statusesAfter(status: LeadStatus): LeadStatus[] {
  switch (status) {
    case "new":
    case "contacted":
      return ["contacted", "qualified"];
    case "qualified":
      return ["qualified"];
    case "converted":
    case "lost":
      return [];
  }
}

const UNDO_MS = 24 * 60 * 60 * 1000;

/** Its author may take it back within a day; the core has the last word. */
export function mayTakeBack(row: FollowUp, userId: Id, now: Date): boolean {
  return row.user.id === userId && now.getTime() - new Date(row.created_at).getTime() < UNDO_MS;
}
