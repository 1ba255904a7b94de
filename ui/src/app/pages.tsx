// Pages that read or write their address, and pages made of more than one feature.
import { getRouteApi } from "@tanstack/react-router";
import { ApprovalBox } from "../features/approval/ApprovalBox";
import { AuditPage } from "../features/audit/AuditPage";
import { CollectionStage } from "../features/collection/CollectionStage";
import { ContactListPage } from "../features/contact/ContactListPage";
import { ContractStage } from "../features/contract/ContractStage";
import { ContractTemplatePage } from "../features/contract_template/ContractTemplatePage";
import { CustomerListPage } from "../features/customer/CustomerListPage";
import { CustomerPage } from "../features/customer/CustomerPage";
import { DevicePanel } from "../features/device/DevicePanel";
import { ExecutionPage } from "../features/execution/ExecutionPage";
import { FinancePage } from "../features/finance/FinancePage";
import { StatementPage } from "../features/finance/StatementPage";
import { GroupPage } from "../features/group/GroupPage";
import { InvoiceStage } from "../features/invoice/InvoiceStage";
import { LeadListPage } from "../features/lead/LeadListPage";
import { LeadPage } from "../features/lead/LeadPage";
import { PoolPage } from "../features/lead/PoolPage";
import { LookupPage } from "../features/lookup/LookupPage";
import { RulePanel } from "../features/material/RulePanel";
import { NotificationPage } from "../features/notification/NotificationPage";
import { OpportunityListPage } from "../features/opportunity/OpportunityListPage";
import { type DealSlots, OpportunityPage } from "../features/opportunity/OpportunityPage";
import { PaymentDialog } from "../features/payment/PaymentDialog";
import { ProductListPage } from "../features/product/ProductListPage";
import { ProductPage } from "../features/product/ProductPage";
import { QuotationPage } from "../features/quotation/QuotationPage";
import { QuotationPanel } from "../features/quotation/QuotationPanel";
import { QuotationTemplatePage } from "../features/quotation_template/QuotationTemplatePage";
import { ServicePhases } from "../features/service_phase/ServicePhases";
import { UserListPage } from "../features/user/UserListPage";
import { UserPage } from "../features/user/UserPage";
import { DealExecution } from "./DealExecution";
import { DealMaterials } from "./DealMaterials";
import { DealMoneyLink } from "./DealMoneyLink";
import { DealPayments } from "./DealPayments";
import { compact } from "./search";

const leads = getRouteApi("/leads");
const lead = getRouteApi("/leads/$id");
const leadPool = getRouteApi("/lead-pool");
const opportunities = getRouteApi("/opportunities");
const opportunity = getRouteApi("/opportunities/$id");
const quotation = getRouteApi("/quotations/$id");
const customers = getRouteApi("/customers");
const customer = getRouteApi("/customers/$id");
const group = getRouteApi("/groups/$no");
const contacts = getRouteApi("/contacts");
const products = getRouteApi("/products");
const product = getRouteApi("/products/$id");
const lookups = getRouteApi("/lookups");
const template = getRouteApi("/templates/$id");
const contractTemplate = getRouteApi("/contract-templates/$id");
const execution = getRouteApi("/execution");
const finance = getRouteApi("/finance");
const notifications = getRouteApi("/notifications");
const statement = getRouteApi("/customers/$id/statement");
const users = getRouteApi("/users");
const user = getRouteApi("/users/$id");
const audit = getRouteApi("/audit");

export function LeadList() {
  const search = leads.useSearch();
  const navigate = leads.useNavigate();
  return (
    <LeadListPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function Lead() {
  const { id } = lead.useParams();
  return <LeadPage key={id} id={id} />;
}

export function LeadPool() {
  const { q = "" } = leadPool.useSearch();
  const navigate = leadPool.useNavigate();
  return (
    <PoolPage query={q} onQuery={(next) => void navigate({ search: compact({ q: next }), replace: true })} />
  );
}

export function OpportunityList() {
  const search = opportunities.useSearch();
  const navigate = opportunities.useNavigate();
  return (
    <OpportunityListPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

const SLOTS: DealSlots = {
  invoices: ({ id }) => <InvoiceStage opportunityId={id} />,
  collection: ({ id, customerId, stage, editable, canComplete }) => (
    <CollectionStage
      opportunityId={id}
      stage={stage}
      editable={editable}
      canComplete={canComplete}
      payments={(orders) => <DealPayments opportunityId={id} customerId={customerId} orders={orders} />}
    />
  ),
  quotations: ({ id, rows, editable }) => (
    <QuotationPanel opportunityId={id} rows={rows} editable={editable} />
  ),
  approval: ({ approval, canRequest, canDecide, opportunityId }) => (
    <ApprovalBox
      approval={approval}
      canRequest={canRequest}
      canDecide={canDecide}
      request={{ name: "stage.request_approval", id: opportunityId }}
    />
  ),
  contracts: ({ id, editable, approval }) => (
    <ContractStage opportunityId={id} editable={editable} approval={approval} />
  ),
  execution: ({ id, standing }) => <DealExecution opportunityId={id} standing={standing} />,
  materials: ({ id, customerId, standing }) => (
    <DealMaterials opportunityId={id} customerId={customerId} standing={standing} />
  ),
  moneyLink: ({ id, onOpen }) => <DealMoneyLink opportunityId={id} onOpen={onOpen} />,
  phases: (deal) => (
    <ServicePhases
      opportunityId={deal.id}
      staged={deal.fields.has_staged_services}
      editable={deal.can.edit && deal.workflow_status === "active" && deal.stage_order <= 2}
      approval={(approval, canRequest) => (
        <ApprovalBox
          approval={approval}
          canRequest={canRequest}
          canDecide={approval?.may_decide ?? false}
          request={{ name: "service_phase.request_approval", id: deal.id }}
        />
      )}
    />
  ),
};

export function Opportunity() {
  const { id } = opportunity.useParams();
  const { stage } = opportunity.useSearch();
  const navigate = opportunity.useNavigate();
  return (
    <OpportunityPage
      key={id}
      id={id}
      shown={stage}
      onShow={(next) => void navigate({ search: compact({ stage: next }), replace: true })}
      slots={SLOTS}
    />
  );
}

export function Execution() {
  const search = execution.useSearch();
  const navigate = execution.useNavigate();
  return (
    <ExecutionPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function Finance() {
  const { tab = "review" } = finance.useSearch();
  const navigate = finance.useNavigate();
  return (
    <FinancePage
      tab={tab}
      onTab={(next) => void navigate({ search: compact({ tab: next }), replace: true })}
      payment={(id, onClose) => <PaymentDialog id={id} onClose={onClose} />}
    />
  );
}

export function Notifications() {
  const search = notifications.useSearch();
  const navigate = notifications.useNavigate();
  return (
    <NotificationPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function Statement() {
  const { id } = statement.useParams();
  return <StatementPage key={id} customerId={id} />;
}

export function Quotation() {
  const { id } = quotation.useParams();
  return (
    <QuotationPage
      key={id}
      id={id}
      approval={({ approval, canRequest, quotationId }) => (
        <ApprovalBox
          approval={approval}
          canRequest={canRequest}
          canDecide={approval?.may_decide ?? false}
          request={{ name: "quotation.request_approval", id: quotationId }}
        />
      )}
    />
  );
}

export function CustomerList() {
  const search = customers.useSearch();
  const navigate = customers.useNavigate();
  return (
    <CustomerListPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function Customer() {
  const { id } = customer.useParams();
  const { tab } = customer.useSearch();
  const navigate = customer.useNavigate();
  return (
    <CustomerPage
      key={id}
      id={id}
      tab={tab}
      onTab={(next) => void navigate({ search: compact({ tab: next }), replace: true })}
    />
  );
}

export function Group() {
  const { no } = group.useParams();
  return <GroupPage key={no} no={no} />;
}

export function ContactList() {
  const search = contacts.useSearch();
  const navigate = contacts.useNavigate();
  return (
    <ContactListPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function ProductList() {
  const search = products.useSearch();
  const navigate = products.useNavigate();
  return (
    <ProductListPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function UserList() {
  const search = users.useSearch();
  const navigate = users.useNavigate();
  return (
    <UserListPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function Product() {
  const { id } = product.useParams();
  return <ProductPage key={id} id={id} rules={<RulePanel productId={id} />} />;
}

export function Lookup() {
  const { list } = lookups.useSearch();
  const navigate = lookups.useNavigate();
  return (
    <LookupPage
      shown={list}
      onShow={(next) => void navigate({ search: compact({ list: next }), replace: true })}
    />
  );
}

export function User() {
  const { id } = user.useParams();
  return <UserPage key={id} id={id} devices={(userId) => <DevicePanel userId={userId} />} />;
}

export function Audit() {
  const search = audit.useSearch();
  const navigate = audit.useNavigate();
  return (
    <AuditPage
      search={search}
      onSearch={(change) => void navigate({ search: (now) => compact({ ...now, ...change }), replace: true })}
    />
  );
}

export function QuotationTemplate() {
  const { id } = template.useParams();
  const { from } = template.useSearch();
  return <QuotationTemplatePage key={`${id} ${from}`} id={id} from={from} />;
}

export function ContractTemplate() {
  const { id } = contractTemplate.useParams();
  const { from } = contractTemplate.useSearch();
  return <ContractTemplatePage key={`${id} ${from}`} id={id} from={from} />;
}
