//! Every command there is, once: name, arguments, class, permission; decoding and execution of any of them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::access::{self, User};
use crate::actor::Actor;
use crate::approval;
use crate::attachment;
use crate::collection;
use crate::contact::{self, Contact};
use crate::contract;
use crate::contract_entity::{self, ContractEntity, ContractEntityFields};
use crate::contract_template::{ContractTemplate, ContractTemplateFields};
use crate::cost;
use crate::customer::{self, Customer};
use crate::device;
use crate::edit::{self, Create, Update};
use crate::execution;
use crate::follow_up;
use crate::group;
use crate::holiday;
use crate::invoice;
use crate::job;
use crate::lead::{self, Lead, LeadFields};
use crate::lookup::{
    CustomerChannel, CustomerLevel, CustomerSource, Industry, LookupFields, ProductCategory, ServiceType,
};
use crate::mail;
use crate::material::{self, Applicant, ApplicantFields, ProductDocumentRule, ProductDocumentRuleFields};
use crate::note::{self, Note, NoteFields};
use crate::notification;
use crate::opportunity::{self, Opportunity};
use crate::opportunity_product::{self, ServiceDependency, ServiceDependencyFields};
use crate::order;
use crate::order_payment;
use crate::organization::{Organization, OrganizationFields};
use crate::payment;
use crate::product::{self, Product, ProductFields};
use crate::product_dependency::{self, ProductDependency, ProductDependencyFields};
use crate::product_price;
use crate::quotation;
use crate::quotation_template::{self, QuotationTemplate, QuotationTemplateFields};
use crate::rate;
use crate::record::Instant;
use crate::refusal::{Fault, Refusal};
use crate::service_phase;
use crate::setting;
use crate::stage::{self, StageTemplate};
use crate::temporary_link;
use crate::tx::{Cx, Facts, Tx};

/// Where a command may run (SYNC §7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Runs on the laptop at once and again on the server.
    Offline,
    /// Runs on the laptop, but its result counts only when the server applied it.
    Provisional,
    /// Asked on the laptop, where it changes nothing; the server decides in the order in which it is asked, at its own time.
    Request,
    /// Runs on the server only.
    Online,
}

/// What an executed command tells besides its rows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// Facts for the caller: new ids, minted numbers, flags.
    pub facts: Facts,
}

macro_rules! commands {
    ($( $variant:ident($args:ty) = $name:literal, $class:ident, $permission:literal, |$a:ident, $cx:ident| $run:expr; )*) => {
        /// A command with its arguments. Each noun declares its own; this enum only wraps them.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "name", content = "args")]
        pub enum Command {
            $( #[allow(missing_docs)] #[serde(rename = $name)] $variant($args), )*
        }

        impl Command {
            /// Every command name.
            pub const NAMES: &'static [&'static str] = &[ $( $name ),* ];

            /// Its stable name.
            pub const fn name(&self) -> &'static str {
                match self { $( Self::$variant(_) => $name, )* }
            }

            /// Where it may run.
            pub const fn class(&self) -> Class {
                match self { $( Self::$variant(_) => Class::$class, )* }
            }

            /// The permission its name asks for; the rules may ask for more.
            pub fn permission_of(name: &str) -> Option<&'static str> {
                match name { $( $name => Some($permission), )* _ => None }
            }

            /// Reads a command from its name and arguments.
            ///
            /// # Errors
            /// `command.unknown`, `command.malformed` with the reader's message.
            pub fn decode(name: &str, args: Value) -> Result<Self, Refusal> {
                match name {
                    $( $name => serde_json::from_value(args).map(Self::$variant).map_err(|error| malformed(name, &error)), )*
                    _ => Err(Refusal::new("command.unknown").with("name", name)),
                }
            }

            fn run(&self, cx: &mut Cx<'_>) -> Result<(), Fault> {
                match self { $( Self::$variant($a) => { let $cx = cx; $run } )* }
            }
        }
    };
}

commands! {
    CustomerCreate(customer::CreateCustomer) = "customer.create", Offline, "customer.edit", |a, cx| customer::create(a, cx);
    CustomerUpdate(Update<Customer>) = "customer.update", Offline, "customer.edit", |a, cx| edit::update(a, cx);
    CustomerDelete(customer::DeleteCustomer) = "customer.delete", Offline, "customer.edit", |a, cx| customer::delete(a, cx);
    CustomerTransfer(customer::TransferCustomer) = "customer.transfer", Online, "customer.transfer", |a, cx| customer::transfer(a, cx);
    CustomerMerge(customer::MergeCustomers) = "customer.merge", Online, "customer.merge", |a, cx| customer::merge(a, cx);
    CustomerUnmerge(customer::UnmergeCustomers) = "customer.unmerge", Online, "customer.merge", |a, cx| customer::unmerge(a, cx);
    ContactCreate(Create<contact::ContactFields>) = "contact.create", Offline, "contact.edit", |a, cx| edit::create::<Contact>(a, cx);
    ContactUpdate(Update<Contact>) = "contact.update", Offline, "contact.edit", |a, cx| edit::update(a, cx);
    ContactDelete(contact::DeleteContact) = "contact.delete", Offline, "contact.edit", |a, cx| contact::delete(a, cx);

    LeadCreate(Create<LeadFields>) = "lead.create", Offline, "lead.create", |a, cx| edit::create::<Lead>(a, cx);
    LeadUpdate(Update<Lead>) = "lead.update", Offline, "lead.update", |a, cx| edit::update(a, cx);
    LeadLose(lead::LoseLead) = "lead.lose", Offline, "lead.update", |a, cx| lead::lose(a, cx);
    LeadRelease(lead::ReleaseLead) = "lead.release", Offline, "lead.release", |a, cx| lead::release(a, cx);
    LeadClaim(lead::ClaimLead) = "lead.claim", Request, "lead.claim", |a, cx| lead::claim(a, cx);
    LeadAssign(lead::AssignLead) = "lead.assign", Online, "lead.assign", |a, cx| lead::assign(a, cx);
    LeadStopCountdown(lead::StopCountdown) = "lead.stop_countdown", Online, "lead.assign", |a, cx| lead::stop_countdown(a, cx);
    LeadConvert(lead::ConvertLead) = "lead.convert", Offline, "lead.convert", |a, cx| lead::convert(a, cx);
    LeadDelete(lead::DeleteLead) = "lead.delete", Offline, "lead.update", |a, cx| lead::delete(a, cx);
    FollowUpAdd(follow_up::AddFollowUp) = "follow_up.add", Offline, "", |a, cx| follow_up::add(a, cx);
    FollowUpRemove(follow_up::RemoveFollowUp) = "follow_up.remove", Offline, "", |a, cx| follow_up::remove(a, cx);
    NoteCreate(Create<NoteFields>) = "note.create", Offline, "", |a, cx| edit::create::<Note>(a, cx);
    NoteUpdate(Update<Note>) = "note.update", Offline, "", |a, cx| edit::update(a, cx);
    NoteDelete(note::DeleteNote) = "note.delete", Offline, "", |a, cx| note::delete(a, cx);
    MailSend(mail::SendMail) = "mail.send", Offline, "", |a, cx| mail::send(a, cx);
    MailRetry(mail::RetryMail) = "mail.retry", Online, "", |a, cx| mail::retry(a, cx);
    MailCancel(mail::CancelMail) = "mail.cancel", Online, "", |a, cx| mail::cancel(a, cx);
    MailMark(mail::MarkMail) = "mail.mark", Online, "", |a, cx| mail::mark(a, cx);
    NotificationMarkRead(notification::MarkRead) = "notification.mark_read", Offline, "", |a, cx| notification::mark_read(a, cx);
    NotificationSetPreferences(notification::SetPreferences) = "notification.set_preferences", Offline, "", |a, cx| notification::set_preferences(a, cx);

    OpportunityCreate(opportunity::CreateOpportunity) = "opportunity.create", Offline, "opportunity.create", |a, cx| opportunity::create(a, cx);
    OpportunityUpdate(Update<Opportunity>) = "opportunity.update", Offline, "opportunity.update", |a, cx| edit::update(a, cx);
    OpportunityConfirmDemand(opportunity::ConfirmDemand) = "opportunity.confirm_demand", Offline, "opportunity.update", |a, cx| opportunity::confirm_demand(a, cx);
    OpportunityConfirmScheme(opportunity::ConfirmScheme) = "opportunity.confirm_scheme", Offline, "opportunity.update", |a, cx| opportunity::confirm_scheme(a, cx);
    OpportunitySetWorkflowStatus(opportunity::SetWorkflowStatus) = "opportunity.set_workflow_status", Offline, "opportunity.update", |a, cx| opportunity::set_workflow_status(a, cx);
    OpportunityLose(opportunity::LoseOpportunity) = "opportunity.lose", Offline, "opportunity.update", |a, cx| opportunity::lose(a, cx);
    OpportunityDelete(opportunity::DeleteOpportunity) = "opportunity.delete", Offline, "opportunity.update", |a, cx| opportunity::delete(a, cx);
    OpportunityAssign(opportunity::AssignOpportunity) = "opportunity.assign", Online, "customer.transfer", |a, cx| opportunity::assign(a, cx);
    GroupRename(group::RenameGroup) = "group.rename", Offline, "opportunity.update", |a, cx| group::rename(a, cx);
    PlanProduct(opportunity_product::PlanProduct) = "opportunity_product.plan", Offline, "opportunity.update", |a, cx| opportunity_product::plan(a, cx);
    UnplanProduct(opportunity_product::UnplanProduct) = "opportunity_product.unplan", Offline, "opportunity.update", |a, cx| opportunity_product::unplan(a, cx);
    ServiceDependencyCreate(Create<ServiceDependencyFields>) = "service_dependency.create", Offline, "opportunity.update", |a, cx| edit::create::<ServiceDependency>(a, cx);
    ServiceDependencyUpdate(Update<ServiceDependency>) = "service_dependency.update", Offline, "opportunity.update", |a, cx| edit::update(a, cx);
    ServiceDependencyRemove(opportunity_product::RemoveServiceDependency) = "service_dependency.remove", Offline, "opportunity.update", |a, cx| opportunity_product::remove_dependency(a, cx);

    StageAdvance(stage::Advance) = "stage.advance", Offline, "stage.advance", |a, cx| stage::advance(a, cx);
    StageReopen(stage::Reopen) = "stage.reopen", Offline, "stage.approve", |a, cx| stage::reopen(a, cx);
    StageRequestApproval(stage::RequestStageApproval) = "stage.request_approval", Offline, "stage.advance", |a, cx| stage::request_approval(a, cx);
    ApprovalDecide(approval::Decide) = "approval.decide", Provisional, "stage.approve", |a, cx| approval::decide(a, cx);

    QuotationDraft(quotation::DraftQuotation) = "quotation.draft", Offline, "quotation.edit", |a, cx| quotation::draft(a, cx);
    QuotationDeleteDraft(quotation::DeleteDraft) = "quotation.delete_draft", Offline, "quotation.edit", |a, cx| quotation::delete_draft(a, cx);
    QuotationRequestApproval(quotation::RequestQuotationApproval) = "quotation.request_approval", Offline, "quotation.edit", |a, cx| quotation::request_approval(a, cx);
    QuotationIssue(quotation::IssueQuotation) = "quotation.issue", Offline, "quotation.issue", |a, cx| quotation::issue(a, cx);
    QuotationAccept(quotation::AcceptQuotation) = "quotation.accept", Offline, "quotation.accept", |a, cx| quotation::accept(a, cx);
    QuotationReject(quotation::RejectQuotation) = "quotation.reject", Offline, "quotation.accept", |a, cx| quotation::reject(a, cx);
    QuotationRevise(quotation::ReviseQuotation) = "quotation.revise", Offline, "quotation.edit", |a, cx| quotation::revise(a, cx);
    QuotationClearReview(quotation::ClearReview) = "quotation.clear_review", Provisional, "quotation.approve", |a, cx| quotation::clear_review(a, cx);
    QuotationAddDocument(quotation_template::AddQuotationDocument) = "quotation.add_document", Offline, "quotation.edit", |a, cx| quotation_template::add_document(a, cx);
    QuotationTemplateCreate(Create<QuotationTemplateFields>) = "quotation_template.create", Online, "template.manage", |a, cx| edit::create::<QuotationTemplate>(a, cx);
    QuotationTemplateUpdate(Update<QuotationTemplate>) = "quotation_template.update", Online, "template.manage", |a, cx| edit::update(a, cx);

    ServicePhaseSet(service_phase::SetServicePhase) = "service_phase.set", Offline, "opportunity.update", |a, cx| service_phase::set(a, cx);
    ServicePhaseRemove(service_phase::RemoveServicePhase) = "service_phase.remove", Offline, "opportunity.update", |a, cx| service_phase::remove(a, cx);
    ServicePhaseMove(service_phase::MoveServicePhase) = "service_phase.move", Offline, "opportunity.update", |a, cx| service_phase::move_on(a, cx);
    ServicePhaseRequestApproval(service_phase::RequestPhaseApproval) = "service_phase.request_approval", Offline, "opportunity.update", |a, cx| service_phase::request_approval(a, cx);
    StageTemplateUpdate(Update<StageTemplate>) = "stage_template.update", Online, "stage_template.manage", |a, cx| edit::update(a, cx);

    AttachmentAdd(attachment::AddAttachment) = "attachment.add", Offline, "customer.view", |a, cx| attachment::add(a, cx);
    ContractEntityCreate(Create<ContractEntityFields>) = "contract_entity.create", Online, "contract_entity.manage", |a, cx| edit::create::<ContractEntity>(a, cx);
    ContractEntityUpdate(Update<ContractEntity>) = "contract_entity.update", Online, "contract_entity.manage", |a, cx| edit::update(a, cx);
    ContractEntityAddTaxRate(contract_entity::AddTaxRate) = "contract_entity.add_tax_rate", Online, "contract_entity.manage", |a, cx| contract_entity::add_tax_rate(a, cx);
    ContractTemplateCreate(Create<ContractTemplateFields>) = "contract_template.create", Online, "template.manage", |a, cx| edit::create::<ContractTemplate>(a, cx);
    ContractTemplateUpdate(Update<ContractTemplate>) = "contract_template.update", Online, "template.manage", |a, cx| edit::update(a, cx);
    ContractCreate(contract::CreateContract) = "contract.create", Offline, "contract.edit", |a, cx| contract::create(a, cx);
    ContractUpdate(contract::UpdateContract) = "contract.update", Offline, "contract.edit", |a, cx| contract::update(a, cx);
    ContractDelete(contract::DeleteContract) = "contract.delete", Offline, "contract.edit", |a, cx| contract::delete(a, cx);
    ContractOverrideGuard(contract::OverrideGuard) = "contract.override_guard", Provisional, "contract.override_guard", |a, cx| contract::override_guard(a, cx);
    ContractSend(contract::SendContract) = "contract.send", Offline, "contract.issue", |a, cx| contract::send(a, cx);
    ContractSign(contract::SignContract) = "contract.sign", Offline, "contract.sign", |a, cx| contract::sign(a, cx);
    ContractTakeEffect(contract::TakeEffect) = "contract.take_effect", Offline, "contract.sign", |a, cx| contract::take_effect(a, cx);
    ContractTerminate(contract::TerminateContract) = "contract.terminate", Offline, "contract.edit", |a, cx| contract::terminate(a, cx);
    ContractRecordDelivery(contract::RecordDelivery) = "contract.record_delivery", Offline, "contract.issue", |a, cx| contract::record_delivery(a, cx);
    InvoiceCreate(invoice::CreateInvoice) = "invoice.create", Offline, "invoice.issue_commercial", |a, cx| invoice::create(a, cx);
    InvoiceUpdate(invoice::UpdateInvoice) = "invoice.update", Offline, "invoice.issue_commercial", |a, cx| invoice::update(a, cx);
    InvoiceDelete(invoice::DeleteInvoice) = "invoice.delete", Offline, "invoice.issue_commercial", |a, cx| invoice::delete(a, cx);
    InvoiceIssue(invoice::IssueInvoice) = "invoice.issue", Offline, "invoice.issue_commercial", |a, cx| invoice::issue(a, cx);
    InvoiceCorrect(invoice::CorrectInvoice) = "invoice.correct", Offline, "invoice.issue_commercial", |a, cx| invoice::correct(a, cx);
    InvoiceUpload(invoice::UploadInvoiceFile) = "invoice.upload", Offline, "invoice.manage", |a, cx| invoice::upload(a, cx);
    InvoiceSetTaxNumber(invoice::SetTaxNumber) = "invoice.set_tax_number", Offline, "invoice.manage", |a, cx| invoice::set_tax_number(a, cx);
    InvoiceMarkSent(invoice::MarkInvoiceSent) = "invoice.mark_sent", Offline, "invoice.issue_commercial", |a, cx| invoice::mark_sent(a, cx);
    InvoiceWaive(invoice::WaiveInvoice) = "invoice.waive", Online, "invoice.manage", |a, cx| invoice::waive(a, cx);
    PaymentReport(payment::ReportPayment) = "payment.report", Offline, "payment.report", |a, cx| payment::report(a, cx);
    PaymentAddVoucher(payment::AddVoucher) = "payment.add_voucher", Offline, "payment.report", |a, cx| payment::add_voucher(a, cx);
    PaymentAddCertificate(payment::AddCertificate) = "payment.add_certificate", Offline, "payment.report", |a, cx| payment::add_certificate(a, cx);
    PaymentReview(payment::ReviewPayment) = "payment.review", Online, "payment.review", |a, cx| payment::review(a, cx);
    PaymentRefund(payment::RefundPayment) = "payment.refund", Online, "payment.review", |a, cx| payment::refund(a, cx);
    OrderImport(order::ImportOrder) = "order.import", Online, "finance.receivable.manage", |a, cx| order::import(a, cx);
    OrderCancel(order::CancelOrder) = "order.cancel", Online, "finance.receivable.manage", |a, cx| order::cancel(a, cx);
    OrderPaymentAdd(order_payment::AddOrderPayment) = "order_payment.add", Online, "finance.receivable.manage", |a, cx| order_payment::add(a, cx);
    OrderPaymentConfirm(order_payment::ConfirmOrderPayment) = "order_payment.confirm", Online, "payment.review", |a, cx| order_payment::confirm(a, cx);
    OrderPaymentReopen(order_payment::ReopenOrderPayment) = "order_payment.reopen", Online, "payment.review", |a, cx| order_payment::reopen(a, cx);
    TodoCreate(collection::CreateTodo) = "collection_todo.create", Offline, "todo.manage", |a, cx| collection::create_todo(a, cx);
    TodoMove(collection::MoveTodo) = "collection_todo.move", Offline, "todo.manage", |a, cx| collection::move_todo(a, cx);
    CollectionTaskCreate(collection::CreateTask) = "collection_task.create", Offline, "todo.manage", |a, cx| collection::create_task(a, cx);
    CollectionTaskLog(collection::LogTask) = "collection_task.log", Offline, "todo.manage", |a, cx| collection::log_task(a, cx);
    CollectionTaskFinish(collection::FinishTask) = "collection_task.finish", Offline, "todo.manage", |a, cx| collection::finish_task(a, cx);
    ExecutionSplit(execution::SplitExecution) = "execution.split", Offline, "execution.assign", |a, cx| execution::split(a, cx);
    ExecutionCreate(execution::CreateExecution) = "execution.create", Offline, "execution.assign", |a, cx| execution::create(a, cx);
    ExecutionAssign(execution::AssignExecution) = "execution.assign", Offline, "execution.assign", |a, cx| execution::assign(a, cx);
    ExecutionPlan(execution::PlanExecution) = "execution.plan", Offline, "execution.assign", |a, cx| execution::plan(a, cx);
    ExecutionMoveItem(execution::MoveExecutionItem) = "execution.move_item", Offline, "execution.work", |a, cx| execution::move_item(a, cx);
    ExecutionComplete(execution::CompleteExecution) = "execution.complete", Offline, "execution.work", |a, cx| execution::complete(a, cx);
    ExecutionCancel(execution::CancelExecution) = "execution.cancel", Offline, "execution.assign", |a, cx| execution::cancel(a, cx);
    ExecutionAddDependency(execution::AddDependency) = "execution.add_dependency", Offline, "execution.assign", |a, cx| execution::add_dependency(a, cx);
    ExecutionRemoveDependency(execution::RemoveDependency) = "execution.remove_dependency", Offline, "execution.assign", |a, cx| execution::remove_dependency(a, cx);
    RegistrationSave(execution::SaveRegistration) = "registration.save", Offline, "execution.work", |a, cx| execution::save_registration(a, cx);
    RegistrationComplete(execution::CompleteRegistration) = "registration.complete", Offline, "execution.work", |a, cx| execution::complete_registration(a, cx);
    RegistrationFail(execution::FailRegistration) = "registration.fail", Offline, "execution.work", |a, cx| execution::fail_registration(a, cx);
    MaterialRuleCreate(Create<ProductDocumentRuleFields>) = "material_rule.create", Online, "material_rule.manage", |a, cx| edit::create::<ProductDocumentRule>(a, cx);
    MaterialRuleUpdate(Update<ProductDocumentRule>) = "material_rule.update", Online, "material_rule.manage", |a, cx| edit::update(a, cx);
    ApplicantCreate(Create<ApplicantFields>) = "applicant.create", Offline, "material.upload", |a, cx| edit::create::<Applicant>(a, cx);
    ApplicantUpdate(Update<Applicant>) = "applicant.update", Offline, "material.upload", |a, cx| edit::update(a, cx);
    ApplicantRemove(material::RemoveApplicant) = "applicant.remove", Offline, "material.upload", |a, cx| material::remove_applicant(a, cx);
    MaterialPrepare(material::PrepareMaterials) = "material.prepare", Offline, "material.upload", |a, cx| material::prepare(a, cx);
    MaterialSubmit(material::SubmitMaterial) = "material.submit", Offline, "material.upload", |a, cx| material::submit(a, cx);
    MaterialDecide(material::DecideMaterial) = "material.decide", Offline, "material.approve", |a, cx| material::decide(a, cx);
    TemporaryLinkCreate(temporary_link::CreateTemporaryLink) = "temporary_link.create", Online, "material.upload", |a, cx| temporary_link::create(a, cx);
    TemporaryLinkRevoke(temporary_link::RevokeTemporaryLink) = "temporary_link.revoke", Online, "material.upload", |a, cx| temporary_link::revoke(a, cx);
    TemporaryLinkTakeFile(temporary_link::TakeFileByLink) = "temporary_link.take_file", Online, "", |a, cx| temporary_link::take_file(a, cx);
    TemporaryLinkTakePaper(temporary_link::TakePaperByLink) = "temporary_link.take_paper", Online, "", |a, cx| temporary_link::take_paper(a, cx);
    OpportunityVerifyDelivery(collection::VerifyDelivery) = "opportunity.verify_delivery", Offline, "todo.manage", |a, cx| collection::verify_delivery(a, cx);
    OpportunityComplete(collection::CompleteOpportunity) = "opportunity.complete", Offline, "stage.advance", |a, cx| collection::complete(a, cx);

    ProductCreate(Create<ProductFields>) = "product.create", Online, "product.manage", |a, cx| edit::create::<Product>(a, cx);
    ProductUpdate(Update<Product>) = "product.update", Online, "product.manage", |a, cx| edit::update(a, cx);
    ProductSetPrice(product::SetPrice) = "product.set_price", Online, "price.manage", |a, cx| product::set_price(a, cx);
    ProductWithdrawPrice(product_price::WithdrawPrice) = "product.withdraw_price", Online, "price.manage", |a, cx| product_price::withdraw(a, cx);
    ProductSetFloor(product::SetFloor) = "product.set_floor", Online, "price.manage", |a, cx| product::set_floor(a, cx);
    ProductSetCost(product::SetCost) = "product.set_cost", Online, "price.manage", |a, cx| product::set_cost(a, cx);
    ProductDependencyCreate(Create<ProductDependencyFields>) = "product_dependency.create", Online, "product.manage", |a, cx| edit::create::<ProductDependency>(a, cx);
    ProductDependencyUpdate(Update<ProductDependency>) = "product_dependency.update", Online, "product.manage", |a, cx| edit::update(a, cx);
    ProductDependencyRemove(product_dependency::RemoveProductDependency) = "product_dependency.remove", Online, "product.manage", |a, cx| product_dependency::remove(a, cx);
    CostImport(cost::ImportCosts) = "cost.import", Online, "price.manage", |a, cx| cost::import(a, cx);
    ProductCategoryCreate(Create<LookupFields>) = "product_category.create", Online, "product.manage", |a, cx| edit::create::<ProductCategory>(a, cx);
    ProductCategoryUpdate(Update<ProductCategory>) = "product_category.update", Online, "product.manage", |a, cx| edit::update(a, cx);
    ServiceTypeCreate(Create<LookupFields>) = "service_type.create", Online, "product.manage", |a, cx| edit::create::<ServiceType>(a, cx);
    ServiceTypeUpdate(Update<ServiceType>) = "service_type.update", Online, "product.manage", |a, cx| edit::update(a, cx);
    RateAdd(rate::AddRate) = "exchange_rate.add", Online, "rate.manage", |a, cx| rate::add(a, cx);

    CustomerLevelCreate(Create<LookupFields>) = "customer_level.create", Online, "settings.manage", |a, cx| edit::create::<CustomerLevel>(a, cx);
    CustomerLevelUpdate(Update<CustomerLevel>) = "customer_level.update", Online, "settings.manage", |a, cx| edit::update(a, cx);
    CustomerSourceCreate(Create<LookupFields>) = "customer_source.create", Online, "settings.manage", |a, cx| edit::create::<CustomerSource>(a, cx);
    CustomerSourceUpdate(Update<CustomerSource>) = "customer_source.update", Online, "settings.manage", |a, cx| edit::update(a, cx);
    CustomerChannelCreate(Create<LookupFields>) = "customer_channel.create", Online, "settings.manage", |a, cx| edit::create::<CustomerChannel>(a, cx);
    CustomerChannelUpdate(Update<CustomerChannel>) = "customer_channel.update", Online, "settings.manage", |a, cx| edit::update(a, cx);
    IndustryCreate(Create<LookupFields>) = "industry.create", Online, "settings.manage", |a, cx| edit::create::<Industry>(a, cx);
    IndustryUpdate(Update<Industry>) = "industry.update", Online, "settings.manage", |a, cx| edit::update(a, cx);
    OrganizationCreate(Create<OrganizationFields>) = "organization.create", Online, "organization.create", |a, cx| edit::create::<Organization>(a, cx);
    OrganizationUpdate(Update<Organization>) = "organization.update", Online, "organization.update", |a, cx| edit::update(a, cx);
    HolidaySet(holiday::SetHoliday) = "holiday.set", Online, "settings.manage", |a, cx| holiday::set(a, cx);
    HolidayRemove(holiday::RemoveHoliday) = "holiday.remove", Online, "settings.manage", |a, cx| holiday::remove(a, cx);
    JobApply(job::ApplyJob) = "job.apply", Online, "job.run", |a, cx| job::apply(a, cx);
    SettingSet(setting::SetSetting) = "setting.set", Online, "settings.manage", |a, cx| setting::set(a, cx);
    UserCreate(access::CreateUser) = "user.create", Online, "user.create", |a, cx| access::create_user(a, cx);
    UserUpdate(Update<User>) = "user.update", Online, "user.update", |a, cx| edit::update(a, cx);
    UserAssignRoles(access::AssignRoles) = "user.assign_roles", Online, "role.assign", |a, cx| access::assign_roles(a, cx);
    UserLock(access::LockUser) = "user.lock", Online, "user.lock", |a, cx| access::lock_user(a, cx);
    UserSetPassword(access::SetPassword) = "user.set_password", Online, "user.update", |a, cx| access::set_password(a, cx);
    RoleSetDiscountLimit(access::SetDiscountLimit) = "role.set_discount_limit", Online, "role.update", |a, cx| access::set_discount_limit(a, cx);
    DeviceEnrollCode(device::EnrollDevice) = "device.enroll_code", Online, "device.enroll", |a, cx| device::enroll(a, cx);
    DeviceJoin(device::JoinDevice) = "device.join", Online, "", |_a, _cx| Ok(());
    DeviceRevoke(device::RevokeDevice) = "device.revoke", Online, "device.revoke", |a, cx| device::revoke(a, cx);
    InboxDiscard(DiscardInbox) = "inbox.discard", Offline, "", |_a, _cx| Ok(());
}

/// The user dealt with a rejected command by throwing it away; recorded so that the office knows (SYNC §7.6).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DiscardInbox {
    /// The rejected command.
    pub cmd_id: crate::record::Id,
}

fn malformed(name: &str, error: &serde_json::Error) -> Refusal {
    Refusal::new("command.malformed").with("name", name).with("detail", error)
}

/// Runs a command for an acting person over a transaction. Pure: same visible state and same command, same writes.
///
/// # Errors
/// The refusal of a rule or constraint, or the storage's failure.
pub fn execute(command: &Command, actor: Actor, at: Instant, tx: &mut dyn Tx) -> Result<Outcome, Fault> {
    let mut cx = Cx::new(tx, actor, at);
    command.run(&mut cx)?;
    Ok(Outcome { facts: cx.facts })
}
