//! Every synced table, once, parents before children.

use crate::access::{Permission, Role, User, UserRole};
use crate::approval::{Approval, ApprovalDecision};
use crate::attachment::Attachment;
use crate::collection::{CollectionTask, CollectionTaskEntry, CollectionTodo};
use crate::contact::Contact;
use crate::contract::{Contract, ContractDocument};
use crate::contract_entity::{ContractEntity, EntityTaxRate};
use crate::contract_template::ContractTemplate;
use crate::customer::{Customer, CustomerMerge};
use crate::execution::{CompanyRegistrationInfo, ExecutionOrder, ExecutionOrderDependency, ExecutionOrderItem};
use crate::follow_up::FollowUp;
use crate::holiday::Holiday;
use crate::invoice::{Invoice, InvoiceFile};
use crate::lead::{Lead, LeadClaim, PoolLead};
use crate::lookup::{CustomerChannel, CustomerLevel, CustomerSource, Industry, ProductCategory, ServiceType};
use crate::mail::Mail;
use crate::material::{Applicant, MaterialDocument, MaterialRequirement, ProductDocumentRule};
use crate::note::Note;
use crate::notification::{Notification, NotificationPreferences};
use crate::opportunity::Opportunity;
use crate::opportunity_product::{OpportunityProduct, ServiceDependency};
use crate::order::{Order, OrderItem};
use crate::order_payment::OrderPayment;
use crate::organization::Organization;
use crate::payment::{Payment, PaymentVoucher};
use crate::product::{Product, ProductCost, ProductFloor, ProductPrice};
use crate::product_dependency::ProductDependency;
use crate::quotation::{Quotation, QuotationItem, QuotationItemCost};
use crate::quotation_template::{QuotationDocument, QuotationTemplate};
use crate::rate::ExchangeRate;
use crate::service_phase::ServicePhase;
use crate::setting::Setting;
use crate::stage::{StageHistory, StageTemplate};
use crate::table::{Entity, Table};
use crate::temporary_link::TemporaryLink;

/// All tables.
pub fn all() -> Vec<&'static Table> {
    vec![
        Organization::table(),
        User::table(),
        Role::table(),
        Permission::table(),
        UserRole::table(),
        Setting::table(),
        Holiday::table(),
        StageTemplate::table(),
        CustomerLevel::table(),
        CustomerSource::table(),
        CustomerChannel::table(),
        Industry::table(),
        ProductCategory::table(),
        ServiceType::table(),
        Product::table(),
        ProductDependency::table(),
        ProductDocumentRule::table(),
        ProductPrice::table(),
        ProductFloor::table(),
        ProductCost::table(),
        ExchangeRate::table(),
        QuotationTemplate::table(),
        ContractEntity::table(),
        EntityTaxRate::table(),
        ContractTemplate::table(),
        Customer::table(),
        CustomerMerge::table(),
        Contact::table(),
        Opportunity::table(),
        Lead::table(),
        PoolLead::table(),
        LeadClaim::table(),
        FollowUp::table(),
        Note::table(),
        StageHistory::table(),
        OpportunityProduct::table(),
        ServiceDependency::table(),
        Approval::table(),
        ApprovalDecision::table(),
        Quotation::table(),
        QuotationItem::table(),
        QuotationItemCost::table(),
        QuotationDocument::table(),
        ServicePhase::table(),
        Attachment::table(),
        Contract::table(),
        ContractDocument::table(),
        Order::table(),
        OrderItem::table(),
        OrderPayment::table(),
        Invoice::table(),
        InvoiceFile::table(),
        Payment::table(),
        PaymentVoucher::table(),
        CollectionTodo::table(),
        CollectionTask::table(),
        CollectionTaskEntry::table(),
        ExecutionOrder::table(),
        ExecutionOrderItem::table(),
        ExecutionOrderDependency::table(),
        CompanyRegistrationInfo::table(),
        Applicant::table(),
        MaterialRequirement::table(),
        MaterialDocument::table(),
        TemporaryLink::table(),
        Notification::table(),
        NotificationPreferences::table(),
        Mail::table(),
    ]
}

/// The table of a name.
pub fn by_name(name: &str) -> Option<&'static Table> {
    all().into_iter().find(|t| t.name == name)
}
