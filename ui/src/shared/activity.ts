// Calls about what was said: follow-ups and notes of a lead, a customer or a deal.
import { useCall } from "./query";
import type { Id, Ref } from "./wire";

/** Exactly one is named. */
export type Subject = { lead_id: Id } | { customer_id: Id } | { opportunity_id: Id };

export const FOLLOW_UP_TYPES = ["call", "wechat", "whatsapp", "meeting", "visit", "email", "note"] as const;
export type FollowUpType = (typeof FOLLOW_UP_TYPES)[number];

export const NOTE_TYPES = ["comment", "reminder", "task", "internal", "customer_feedback"] as const;
export type NoteType = (typeof NOTE_TYPES)[number];

export const LEAD_STATUSES = ["new", "contacted", "qualified", "converted", "lost"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export interface FollowUp {
  id: Id;
  user: Ref;
  follow_up_type: FollowUpType;
  content: string | null;
  followed_up_at: string;
  opportunity_id: Id | null;
  status_before: LeadStatus | null;
  status_after: LeadStatus | null;
  created_at: string;
}

export interface Note {
  id: Id;
  user: Ref;
  fields: { note_type: NoteType; content: string; is_important: boolean };
  created_at: string;
  updated_at: string;
}

export const useFollowUps = (subject: Subject) => useCall<{ rows: FollowUp[] }>("follow_up.list", subject);
export const useNotes = (subject: Subject) => useCall<{ rows: Note[] }>("note.list", subject);

/** Taken back within a day of writing it down, by whoever wrote it. */
export function mayTakeBack(row: FollowUp, userId: Id, now: Date = new Date()): boolean {
  return row.user.id === userId && now.getTime() - new Date(row.created_at).getTime() < 24 * 60 * 60 * 1000;
}

/** What a lead may be after a follow-up, the usual first; the first follow-up of a new lead always makes it a contacted one. */
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
