// Holds the shapes of the screens to the document that the Rust types make: a field renamed there fails to compile here.
import { describe, expect, it } from "vitest";
import type { components } from "../bindings/api";
import type { ContactRow } from "../features/contact/api";
import type { Customer, CustomerFields, CustomerRow, Similar } from "../features/customer/api";
import type { ExchangeRates } from "../features/exchange_rate/api";
import type { DealExecution, Execution, Item, Registration, Wait } from "../features/execution/api";
import type { Claim, Lead, LeadCounts, LeadFields, PoolLead, Twin } from "../features/lead/api";
import type {
  Applicant,
  ApplicantFields,
  Ask,
  Contract,
  DealMaterials,
  Finding,
  Line,
  MaterialChange,
  Paper,
  Wait as PaperWait,
  Progress,
  Reusable,
  Rule,
  WaitingPaper,
} from "../features/material/api";
import type { Opportunity, PlanRow } from "../features/opportunity/api";
import type { Product } from "../features/product/api";
import type {
  Instalment,
  Preview,
  PricedLine,
  ProductPrice,
  Quotation,
  QuotationHead,
} from "../features/quotation/api";
import type { InboxRow, QueueRow } from "../features/sync/api";
import type { FollowUp, Note } from "./activity";
import type { Session } from "./session";
import type {
  ApprovalRow,
  ContactFields,
  Lookups,
  OpportunityRow,
  ProductRow,
  QuotationRow,
  SyncStatus,
} from "./wire";

type Schemas = components["schemas"];
type Unknown<Mine, Theirs> = Exclude<keyof Mine, keyof Theirs>;

/** Compiles without an argument only when the core knows every field that the screens read. */
function known<Mine, Theirs>(
  ...unknown: [Unknown<Mine, Theirs>] extends [never] ? [] : [Unknown<Mine, Theirs>]
) {
  return unknown;
}

describe("wire shapes", () => {
  it("are known to the core", () => {
    expect(
      [
        known<Session, Schemas["SessionView"]>(),
        known<OpportunityRow, Schemas["OpportunityRow"]>(),
        known<Opportunity, Schemas["OpportunityView"]>(),
        known<PlanRow, Schemas["PlanRow"]>(),
        known<QuotationRow, Schemas["QuotationRow"]>(),
        known<Quotation, Schemas["QuotationView"]>(),
        known<QuotationHead, Schemas["HeadView"]>(),
        known<PricedLine, Schemas["LineView"]>(),
        known<Preview, Schemas["Preview"]>(),
        known<ProductPrice, Schemas["PricedProduct"]>(),
        known<Instalment, Schemas["InstalmentView"]>(),
        known<ApprovalRow, Schemas["ApprovalRow"]>(),
        known<CustomerRow, Schemas["CustomerRow"]>(),
        known<Customer, Schemas["CustomerView"]>(),
        known<CustomerFields, Schemas["CustomerFields"]>(),
        known<Similar, Schemas["SimilarCustomer"]>(),
        known<Lead, Schemas["LeadView"]>(),
        known<LeadFields, Schemas["LeadFields"]>(),
        known<PoolLead, Schemas["PoolRow"]>(),
        known<LeadCounts, Schemas["LeadCounts"]>(),
        known<Claim, Schemas["ClaimRow"]>(),
        known<Twin, Schemas["LeadTwin"]>(),
        known<FollowUp, Schemas["FollowUpView"]>(),
        known<Note, Schemas["NoteView"]>(),
        known<Note["fields"], Schemas["NoteFields"]>(),
        known<ContactRow, Schemas["ContactRow"]>(),
        known<ContactFields, Schemas["ContactFields"]>(),
        known<ProductRow, Schemas["ProductRow"]>(),
        known<Product, Schemas["ProductView"]>(),
        known<ExchangeRates, Schemas["ExchangeRates"]>(),
        known<DealExecution, Schemas["DealExecution"]>(),
        known<Execution, Schemas["ExecutionView"]>(),
        known<Item, Schemas["ExecutionItemView"]>(),
        known<Wait, Schemas["WaitView"]>(),
        known<Registration, Schemas["RegistrationView"]>(),
        known<DealMaterials, Schemas["DealMaterials"]>(),
        known<Ask, Schemas["MaterialAsk"]>(),
        known<Line, Schemas["MaterialLine"]>(),
        known<Paper, Schemas["MaterialPaper"]>(),
        known<Finding, Schemas["MaterialFinding"]>(),
        known<PaperWait, Schemas["MaterialWait"]>(),
        known<Contract, Schemas["MaterialContract"]>(),
        known<Progress, Schemas["MaterialProgress"]>(),
        known<Applicant, Schemas["ApplicantView"]>(),
        known<ApplicantFields, Schemas["ApplicantFields"]>(),
        known<MaterialChange, Schemas["MaterialChange"]>(),
        known<Reusable, Schemas["ReusablePaper"]>(),
        known<WaitingPaper, Schemas["MaterialRow"]>(),
        known<Rule, Schemas["MaterialRuleRow"]>(),
        known<Rule["fields"], Schemas["ProductDocumentRuleFields"]>(),
        known<Lookups, Schemas["Lookups"]>(),
        known<SyncStatus, Schemas["SyncView"]>(),
        known<QueueRow, Schemas["QueueRow"]>(),
        known<InboxRow, Schemas["InboxRow"]>(),
      ].flat(),
    ).toEqual([]);
  });
});
