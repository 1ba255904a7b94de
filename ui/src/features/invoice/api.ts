// Calls about invoices; every amount comes from the core.
import { rpc } from "../../platform/host";
import type { DocumentLanguage } from "../../shared/documentLanguages";
import type { Currency, MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id, Page, Ref } from "../../shared/wire";

export type InvoiceKind = "commercial" | "statutory";
export const INVOICE_TYPES = ["vat_special", "vat_ordinary", "receipt", "other"] as const;
export type InvoiceType = (typeof INVOICE_TYPES)[number];
export type InvoiceStatus = "draft" | "issued" | "uploaded" | "sent";

/** A contract of the deal, as far as invoices and payments are about it. */
export interface SignedContract {
  id: Id;
  contract_no: string | null;
  service_category: "one_time" | "long_term";
  status: string;
  entity: Ref;
  total: MoneyValue;
  customer: Ref;
  signed_on: string | null;
}

interface InvoiceFields {
  customer_name: string;
  customer_tax_id: string | null;
  customer_address: string | null;
  customer_bank_account: string | null;
  invoice_type: InvoiceType | null;
  language: DocumentLanguage;
  order_payment_id: Id | null;
  due_date: string | null;
  notes: string | null;
}

export interface Invoice {
  id: Id;
  contract: Ref;
  opportunity: Ref;
  customer: Ref;
  invoice_no: string | null;
  tax_number: string | null;
  kind: InvoiceKind;
  status: InvoiceStatus;
  edit_no: number;
  amount: MoneyValue;
  tax: MoneyValue;
  before_tax: MoneyValue;
  fields: InvoiceFields;
  corrects: Ref | null;
  correction_reason: string | null;
  is_corrected: boolean;
  files: { id: Id; attachment: Ref; is_primary: boolean; uploaded_at: string }[];
  may_issue: { code: string; params?: Record<string, unknown> } | null;
  issued_on: string | null;
  issued_by: Ref | null;
  sent_at: string | null;
  updated_at: string;
  pending_sync: boolean;
}

export interface Proposal {
  order_payment_id: Id;
  period_no: number;
  amount: MoneyValue;
  due_date: string | null;
  is_invoiced: boolean;
}

export interface Room {
  contract: Ref;
  total: MoneyValue;
  commercial: MoneyValue;
  commercial_left: MoneyValue;
  statutory: MoneyValue;
  statutory_left: MoneyValue;
  no_invoice_reason: string | null;
  proposals: Proposal[];
}

/** What the form holds; goes to the core as it is. */
export interface InvoiceTyped extends Partial<InvoiceFields> {
  amount: MoneyValue;
  customer_name: string;
  language: DocumentLanguage;
}

/** A deal has a contract per kind of service, and terminated ones before them. */
const MOST = 100;

export const useContracts = (opportunity_id: Id) =>
  useCall<Page<SignedContract>>("contract.list", { opportunity_id, offset: 0, limit: MOST });
export const useRoom = (contract_id: Id) => useCall<Room>("invoice.room", { contract_id });
export const useInvoices = (contract_id: Id) =>
  useCall<Page<Invoice>>("invoice.list", { contract_id, offset: 0, limit: MOST });
export const useCustomerFields = (id: Id) =>
  useCall<{ fields: { name: string; tax_id: string | null; address: string | null } }>("customer.get", {
    id,
  });
export const createInvoice = (contract_id: Id, kind: InvoiceKind, fields: InvoiceTyped) =>
  rpc("invoice.create", { contract_id, kind, fields });
export const updateInvoice = (id: Id, edit_no: number, fields: InvoiceTyped) =>
  rpc("invoice.update", { id, edit_no, fields });

/** Whether both sides signed it and it was not terminated. */
export const isSigned = (contract: SignedContract) =>
  contract.signed_on !== null && contract.status !== "terminated";

export const isNothing = (money: { amount: string; currency: Currency }) =>
  /^-?0*(\.0*)?$/.test(money.amount);

/** The plan's next receipts that no invoice names yet; of a running service only the next few months. */
export function nextProposals(room: Room, most = 3): Proposal[] {
  if (isNothing(room.commercial_left)) return [];
  return room.proposals.filter((one) => !one.is_invoiced).slice(0, most);
}

/** The signed contracts by their number. */
export const signedContracts = (rows: SignedContract[]): SignedContract[] =>
  rows.filter(isSigned).sort((one, two) => (one.contract_no ?? "").localeCompare(two.contract_no ?? ""));
