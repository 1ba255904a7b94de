// Calls about contracts; every amount comes from the core.
import { rpc } from "../../platform/host";
import type { ContractEntity } from "../../shared/contracts";
import type { Tone } from "../../shared/Display";
import type { DocumentLanguage } from "../../shared/documentLanguages";
import type { MoneyValue } from "../../shared/money";
import { useCall } from "../../shared/query";
import type { Id, Ref } from "../../shared/wire";

export type ServiceCategory = "one_time" | "long_term";
export type ContractStatus = "draft" | "sent" | "signed" | "effective" | "terminated";
const PAPERS = ["quotation_pdf", "contract_pdf", "invoice_pdf"] as const;
export type Paper = (typeof PAPERS)[number];
export const CHANNELS = ["email", "wechat", "whatsapp", "paper"] as const;
export type Channel = (typeof CHANNELS)[number];

export interface ContractTerms {
  entity_id: Id;
  template_id: Id;
  language: DocumentLanguage;
  party_a_name: string;
  party_a_contact: string | null;
  party_a_phone: string | null;
  party_a_email: string | null;
  party_a_address: string | null;
  party_a_tax_id: string | null;
  effective_from: string | null;
  effective_to: string | null;
  wechat_group_no: string | null;
  special_terms: string | null;
}

export interface Guard {
  code: string;
  law: string;
  overridden: boolean;
}

export interface Delivery {
  id: Id;
  document_type: Paper;
  version: number;
  file_name: string;
  sha256: string;
  size_bytes: number;
  sent_via: Channel;
  sent_at: string;
  sent_by: Ref;
}

interface Instalment {
  percent: number;
  amount: MoneyValue;
  due: "on_contract_signed" | "on_delivery" | "each_month";
  months?: number;
  each?: MoneyValue;
  last?: MoneyValue;
}

interface ContractRow {
  id: Id;
  opportunity_id: Id;
  customer: Ref;
  contract_no: string | null;
  revision: number;
  service_category: ServiceCategory;
  status: ContractStatus;
  entity: Ref;
  base: MoneyValue;
  tax: MoneyValue;
  total: MoneyValue;
  signed_on: string | null;
  updated_at: string;
  pending_sync: boolean;
}

export interface Contract extends ContractRow {
  quotation_id: Id;
  edit_no: number;
  terms: ContractTerms;
  tax_scheme: string;
  tax_rate: string;
  exchange_rate: string | null;
  payment_terms: "full_upfront" | "50_50" | "70_30" | "post_payment";
  instalments: Instalment[];
  cycle_months: number | null;
  service_start_on: string | null;
  guards: Guard[];
  override_reason: string | null;
  override_by: Ref | null;
  may_send: { code: string; params?: Record<string, unknown> } | null;
  signed_copy: Ref | null;
  deliveries: Delivery[];
  termination_reason: string | null;
  sent_at: string | null;
}

export interface DealContracts {
  quotation: Ref | null;
  quotation_total: MoneyValue | null;
  quotation_total_secondary: MoneyValue | null;
  missing: ServiceCategory[];
  contracts: Contract[];
  terminated: ContractRow[];
}

export interface Proposal {
  terms: ContractTerms;
  base: MoneyValue;
  tax: MoneyValue;
  total: MoneyValue;
  tax_rate: string;
}

export const useDealContracts = (opportunity_id: Id) =>
  useCall<DealContracts>("contract.of_deal", { opportunity_id });

export const propose = (opportunity_id: Id, service_category: ServiceCategory, entity_id: Id) =>
  rpc<Proposal>("contract.propose", { opportunity_id, service_category, entity_id });

const TONES: Record<ContractStatus, Tone> = {
  draft: "idle",
  sent: "running",
  signed: "done",
  effective: "done",
  terminated: "warning",
};

export const contractTone = (status: ContractStatus): Tone => TONES[status];

/** The newest delivery of each paper; null where it was never handed over. */
export function latestDeliveries(deliveries: readonly Delivery[]): [Paper, Delivery | null][] {
  return PAPERS.map((paper) => {
    const own = deliveries.filter((one) => one.document_type === paper);
    return [paper, own.reduce<Delivery | null>((a, b) => (a && a.version > b.version ? a : b), null)];
  });
}

/** The guards nobody has overridden. */
export const openGuards = (guards: readonly Guard[]): Guard[] => guards.filter((one) => !one.overridden);

/** Companies to choose from: those in use, and the one already chosen. */
export function choosable(entities: readonly ContractEntity[], chosen: Id | undefined): ContractEntity[] {
  return entities.filter((one) => one.fields.is_active || one.id === chosen);
}
