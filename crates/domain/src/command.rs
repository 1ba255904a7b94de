//! Every command there is, once: name, arguments, class, permission; decoding and execution of any of them.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::access::{self, User};
use crate::actor::Actor;
use crate::approval;
use crate::contact::{self, Contact};
use crate::cost;
use crate::customer::{self, Customer};
use crate::device;
use crate::edit::{self, Create, Update};
use crate::lookup::{
    CustomerChannel, CustomerLevel, CustomerSource, Industry, LookupFields, ProductCategory, ServiceType,
};
use crate::opportunity::{self, Opportunity};
use crate::opportunity_product::{self, ServiceDependency, ServiceDependencyFields};
use crate::organization::{Organization, OrganizationFields};
use crate::product::{self, Product, ProductFields};
use crate::product_dependency::{self, ProductDependency, ProductDependencyFields};
use crate::quotation;
use crate::quotation_template::{self, QuotationTemplate, QuotationTemplateFields};
use crate::rate;
use crate::record::Instant;
use crate::refusal::{Fault, Refusal};
use crate::setting;
use crate::stage;
use crate::tx::{Cx, Facts, Tx};

/// Where a command may run (SYNC §7.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Runs on the laptop at once and again on the server.
    Offline,
    /// Runs on the laptop, but its result counts only when the server applied it.
    Provisional,
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
    ContactCreate(Create<contact::ContactFields>) = "contact.create", Offline, "contact.edit", |a, cx| edit::create::<Contact>(a, cx);
    ContactUpdate(Update<Contact>) = "contact.update", Offline, "contact.edit", |a, cx| edit::update(a, cx);
    ContactDelete(contact::DeleteContact) = "contact.delete", Offline, "contact.edit", |a, cx| contact::delete(a, cx);

    OpportunityCreate(opportunity::CreateOpportunity) = "opportunity.create", Offline, "opportunity.create", |a, cx| opportunity::create(a, cx);
    OpportunityUpdate(Update<Opportunity>) = "opportunity.update", Offline, "opportunity.update", |a, cx| edit::update(a, cx);
    OpportunityConfirmDemand(opportunity::ConfirmDemand) = "opportunity.confirm_demand", Offline, "opportunity.update", |a, cx| opportunity::confirm_demand(a, cx);
    OpportunityConfirmScheme(opportunity::ConfirmScheme) = "opportunity.confirm_scheme", Offline, "opportunity.update", |a, cx| opportunity::confirm_scheme(a, cx);
    OpportunitySetWorkflowStatus(opportunity::SetWorkflowStatus) = "opportunity.set_workflow_status", Offline, "opportunity.update", |a, cx| opportunity::set_workflow_status(a, cx);
    OpportunityLose(opportunity::LoseOpportunity) = "opportunity.lose", Offline, "opportunity.update", |a, cx| opportunity::lose(a, cx);
    OpportunityDelete(opportunity::DeleteOpportunity) = "opportunity.delete", Offline, "opportunity.update", |a, cx| opportunity::delete(a, cx);
    OpportunityAssign(opportunity::AssignOpportunity) = "opportunity.assign", Online, "customer.transfer", |a, cx| opportunity::assign(a, cx);
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

    ProductCreate(Create<ProductFields>) = "product.create", Online, "product.manage", |a, cx| edit::create::<Product>(a, cx);
    ProductUpdate(Update<Product>) = "product.update", Online, "product.manage", |a, cx| edit::update(a, cx);
    ProductSetPrice(product::SetPrice) = "product.set_price", Online, "price.manage", |a, cx| product::set_price(a, cx);
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
    SettingSet(setting::SetSetting) = "setting.set", Online, "settings.manage", |a, cx| setting::set(a, cx);
    UserCreate(access::CreateUser) = "user.create", Online, "user.create", |a, cx| access::create_user(a, cx);
    UserUpdate(Update<User>) = "user.update", Online, "user.update", |a, cx| edit::update(a, cx);
    UserAssignRoles(access::AssignRoles) = "user.assign_roles", Online, "role.assign", |a, cx| access::assign_roles(a, cx);
    UserLock(access::LockUser) = "user.lock", Online, "user.lock", |a, cx| access::lock_user(a, cx);
    UserSetPassword(access::SetPassword) = "user.set_password", Online, "user.update", |a, cx| access::set_password(a, cx);
    RoleSetDiscountLimit(access::SetDiscountLimit) = "role.set_discount_limit", Online, "role.update", |a, cx| access::set_discount_limit(a, cx);
    DeviceEnrollCode(device::EnrollDevice) = "device.enroll_code", Online, "device.enroll", |a, cx| device::enroll(a, cx);
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
