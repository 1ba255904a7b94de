// Calls about contacts.
import { rpc } from "../../platform/host";
import type { Contact, Page } from "../../shared/wire";

export interface ContactRow extends Contact {
  customer_name: string;
  customer_no: number | null;
}

export const loadContacts = (query: string, offset: number, limit: number) =>
  rpc<Page<ContactRow>>("contact.list", { ...(query === "" ? {} : { query }), offset, limit });
