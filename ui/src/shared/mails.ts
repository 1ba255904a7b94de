// Mails: what they are about, how they stand, and whom at a customer they go to.
import type { Tone } from "./Display";
import { useCall } from "./query";
import type { Contact, Id, Page, Ref } from "./wire";

export type MailStatus = "queued" | "sending" | "sent" | "failed" | "unclear" | "cancelled";

export type MailKind =
  | "stage_transition"
  | "approval_request"
  | "quotation_sent"
  | "contract_sent"
  | "invoice_sent"
  | "material_submitted"
  | "material_decided"
  | "material_reminder"
  | "material_missing"
  | "payment_reported"
  | "payment_reviewed"
  | "order_released"
  | "generic";

export interface Mail {
  id: Id;
  kind: MailKind;
  status: MailStatus;
  to_addresses: string[];
  subject: string;
  attempts: number;
  next_attempt_at: string | null;
  error_code: string | null;
  error_detail: string | null;
  created_by: Ref | null;
  created_at: string;
  sent_at: string | null;
  may_retry: boolean;
  may_cancel: boolean;
}

/** A mail that did not go, without what it says. */
export interface TroubledMail {
  id: Id;
  kind: MailKind;
  status: MailStatus;
  to_addresses: string[];
  attempts: number;
  next_attempt_at: string | null;
  error_code: string | null;
  error_detail: string | null;
  created_at: string;
}

export type MailSecurity = "starttls" | "implicit" | "none";

/** The mail server and the outbox as a whole. */
export interface MailState {
  is_configured: boolean;
  is_set_here: boolean;
  is_password_missing: boolean;
  host: string | null;
  port: number | null;
  security: MailSecurity | null;
  user: string | null;
  from: string | null;
  trouble_code: string | null;
  trouble_detail: string | null;
  trouble_since: string | null;
  next_try_at: string | null;
  counts: { status: MailStatus; count: number }[];
  waiting_since: string | null;
  troubled: TroubledMail[];
}

export const useMailState = (enabled = true) =>
  useCall<MailState>("mail.status", {}, { enabled, refetchInterval: 30_000 });

/** Mails about one record, the newest first. */
export const useMails = (subject_id: Id) =>
  useCall<Page<Mail>>("mail.list", { subject_id, offset: 0, limit: 50 });

/** People at a customer who may be written to. */
export const useContacts = (customer_id: Id) =>
  useCall<Page<Contact>>("contact.list", { customer_id, offset: 0, limit: 200 });

export const MAIL_TONE: Record<MailStatus, Tone> = {
  queued: "main",
  sending: "main",
  sent: "done",
  failed: "warning",
  unclear: "warning",
  cancelled: "idle",
};

/** Addresses of a customer's people, the primary one's first. */
export function addressesOf(contacts: readonly Contact[]): { value: string; label: string }[] {
  const known = contacts.flatMap(({ fields }) => {
    const email = fields.email?.trim();
    return email && fields.is_active ? [{ email, name: fields.name, first: fields.is_primary }] : [];
  });
  const sorted = known.sort((a, b) => Number(b.first) - Number(a.first));
  return sorted
    .filter(({ email }, at) => sorted.findIndex((other) => other.email === email) === at)
    .map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }));
}

/** Who gets a paper unless somebody says otherwise: the first with an address. */
export const usualOf = (contacts: readonly Contact[]): string[] =>
  addressesOf(contacts)
    .slice(0, 1)
    .map(({ value }) => value);

/** Typed addresses, also several pasted at once, each once. */
export const typed = (values: readonly string[]): string[] => [
  ...new Set(values.flatMap((value) => value.split(/[\s,;，；]+/)).filter((value) => value !== "")),
];
