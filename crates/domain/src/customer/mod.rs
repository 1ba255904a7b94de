//! Customers and their contacts (DOMAIN §3.10).

mod merge;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::access::User;
use crate::edit::{check_length, check_name, check_reason};
use crate::lookup::{CustomerChannel, CustomerLevel, CustomerSource, Industry};
use crate::notification::events;
use crate::opportunity::Opportunity;
use crate::record::{Id, Instant};
use crate::refusal::{Fault, Refusal};
use crate::table::{Entity, Root, RootRule};
use crate::tx::Cx;
use crate::{editable, entity, record, text_enum};

pub use merge::{CustomerMerge, MergeCustomers, UnmergeCustomers};
pub(crate) use merge::{merge, refuse_merged, unmerge};

text_enum! {
    /// 客户类型.
    pub enum CustomerType {
        /// 个人.
        Individual = "individual",
        /// 组织.
        Organization = "organization",
    }
}

record! {
    /// What a person types about a customer.
    pub struct CustomerFields {
        /// Name as the customer writes it.
        pub name: String,
        /// Person or company.
        #[serde(default = "organization")]
        pub customer_type: CustomerType,
        /// Where the customer came from → customer_sources; required.
        pub source_id: Id,
        /// Through which channel → customer_channels; a customer with a channel gets channel prices (DOMAIN §6.9).
        #[serde(default)]
        pub channel_id: Option<Id>,
        /// → customer_levels.
        #[serde(default)]
        pub level_id: Option<Id>,
        /// → industries.
        #[serde(default)]
        pub industry_id: Option<Id>,
        /// Parent company → customers, no cycles.
        #[serde(default)]
        pub parent_customer_id: Option<Id>,
        /// Country, ISO 3166 alpha-2.
        #[serde(default)]
        pub country_code: Option<String>,
        /// Tax number (NPWP, 统一社会信用代码).
        #[serde(default)]
        pub tax_id: Option<String>,
        /// Postal address, printed on documents.
        #[serde(default)]
        pub address: Option<String>,
        /// Phone.
        #[serde(default)]
        pub phone: Option<String>,
        /// E-mail.
        #[serde(default)]
        pub email: Option<String>,
        /// What the customer wants.
        #[serde(default)]
        pub customer_requirements: Option<String>,
        /// Free text.
        #[serde(default)]
        pub description: Option<String>,
        /// Tags.
        #[serde(default)]
        pub tags: Vec<String>,
    }
}

fn organization() -> CustomerType {
    CustomerType::Organization
}

record! {
    /// 客户.
    pub struct Customer {
        /// Key.
        pub id: Id,
        /// Number for people, from 12000; null until one is given (SYNC §7.8).
        pub customer_no: Option<i64>,
        /// Provisional number `~K7-3` of a laptop whose block is used up.
        pub provisional_no: Option<String>,
        /// Salesperson in charge → users.
        pub owner_user_id: Id,
        /// 开发人: who first won the customer → users.
        pub developed_by: Option<Id>,
        /// Locked: no new work.
        pub is_locked: bool,
        /// Went into this other customer, which holds everything that was under it → customers.
        pub merged_into_id: Option<Id>,
        /// Its name as the search for twins compares it.
        pub name_key: Option<String>,
        /// The office found a customer of the same name (SYNC §7.9).
        pub possible_duplicate: bool,
        /// Last follow-up.
        pub last_follow_up_at: Option<Instant>,
        /// When somebody means to follow up next.
        pub next_follow_up_at: Option<Instant>,
        /// Created.
        pub created_at: Instant,
        /// Last change.
        pub updated_at: Instant,
    } + /// Typed fields.
    fields: CustomerFields
}
entity!(Customer in "customers", finds ["name", "owner_user_id", "parent_customer_id", "tax_id", "customer_no", "merged_into_id", "name_key"], root |row| RootRule::Own(Root::Customer(row.id)));
editable!(Customer { CustomerFields } strict ["tax_id"],
    new |id, fields, cx| Self {
        id, customer_no: None, provisional_no: None, owner_user_id: cx.actor.user_id, developed_by: Some(cx.actor.user_id),
        is_locked: false, merged_into_id: None, name_key: None, possible_duplicate: false, last_follow_up_at: None, next_follow_up_at: None, created_at: cx.at, updated_at: cx.at, fields,
    },
    check |customer, before, cx| {
        cx.permit("customer.edit")?;
        refuse_merged(customer)?;
        customer.fields.name = customer.fields.name.trim().to_owned();
        check_name("name", &customer.fields.name)?;
        customer.name_key = crate::lead::company_key(&customer.fields.name);
        let fields = &customer.fields;
        for (field, text) in [("tax_id", &fields.tax_id), ("phone", &fields.phone), ("email", &fields.email)] {
            check_length(field, text.as_deref().unwrap_or_default(), 255)?;
        }
        let fields = customer.fields.clone();
        known::<CustomerSource>("source_id", Some(fields.source_id), cx)?;
        known::<CustomerChannel>("channel_id", fields.channel_id, cx)?;
        known::<CustomerLevel>("level_id", fields.level_id, cx)?;
        known::<Industry>("industry_id", fields.industry_id, cx)?;
        if before.is_none_or(|b| b.fields.parent_customer_id != fields.parent_customer_id) {
            check_parent(customer.id, fields.parent_customer_id, cx)?;
        }
        if before.is_some() {
            customer.updated_at = cx.at;
        }
        Ok(())
    }
);

/// Refuses a reference to an unknown record.
pub(crate) fn known<E: Entity>(field: &str, id: Option<Id>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    match id {
        Some(id) if cx.load::<E>(id)?.is_none() => Err(Refusal::new("reference.unknown").field(field).into()),
        _ => Ok(()),
    }
}

/// A new owner must be a user who can act: otherwise nobody would look after the customer.
pub(crate) fn check_owner(user_id: Id, cx: &mut Cx<'_>) -> Result<(), Fault> {
    let Some(user) = cx.load::<User>(user_id)? else {
        return Err(Refusal::new("reference.unknown").field("owner_user_id").into());
    };
    if !user.fields.is_active || user.is_locked {
        return Err(Refusal::new("user.inactive").field("owner_user_id").into());
    }
    Ok(())
}

/// The parent must be visible; further up the chain ends where the acting person sees no more.
fn check_parent(id: Id, parent: Option<Id>, cx: &mut Cx<'_>) -> Result<(), Fault> {
    if parent != Some(id) {
        known::<Customer>("parent_customer_id", parent, cx)?;
    }
    let mut next = parent;
    for _ in 0..32 {
        let Some(current) = next else { return Ok(()) };
        if current == id {
            break;
        }
        next = cx.load::<Customer>(current)?.and_then(|customer| customer.fields.parent_customer_id);
    }
    Err(Refusal::new("customer.parent_cycle").field("parent_customer_id").into())
}

/// Creates a customer with the number that the minting place leased for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCustomer {
    /// New id.
    pub id: Id,
    /// Number taken from the device's block or, on the server, from the counter.
    #[serde(default)]
    pub customer_no: Option<i64>,
    /// Provisional number when the block is used up.
    #[serde(default)]
    pub provisional_no: Option<String>,
    /// Fields.
    pub fields: CustomerFields,
}

/// Hands a customer with everything under it to another owner (online, manager).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TransferCustomer {
    /// The customer.
    pub id: Id,
    /// The new owner.
    pub owner_user_id: Id,
    /// Why.
    pub reason: String,
}

/// Deletes a customer that has no deals.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteCustomer {
    /// The customer.
    pub id: Id,
}

pub(crate) fn create(args: &CreateCustomer, cx: &mut Cx<'_>) -> Result<(), Fault> {
    crate::edit::create::<Customer>(&crate::edit::Create { id: args.id, fields: args.fields.clone() }, cx)?;
    let mut customer: Customer = cx.require(args.id)?;
    if args.customer_no.is_some_and(|no| !(12_000..=999_999_999).contains(&no)) {
        return Err(Refusal::new("customer.number_invalid").field("customer_no").into());
    }
    check_length("provisional_no", args.provisional_no.as_deref().unwrap_or_default(), 20)?;
    customer.customer_no = args.customer_no;
    customer.provisional_no = args.provisional_no.clone().filter(|_| args.customer_no.is_none());
    cx.facts.insert("customer_id".into(), args.id.to_string());
    cx.save(&customer)
}

pub(crate) fn transfer(args: &TransferCustomer, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("customer.transfer")?;
    check_reason(&args.reason)?;
    let mut customer: Customer = cx.require(args.id)?;
    refuse_merged(&customer)?;
    check_owner(args.owner_user_id, cx)?;
    customer.owner_user_id = args.owner_user_id;
    customer.updated_at = cx.at;
    // Read before the owner changes: afterwards the acting person may not see them any more.
    let deals = cx.list::<Opportunity>("customer_id", &args.id)?;
    let merged = cx.list::<Customer>("merged_into_id", &args.id)?;
    cx.save(&customer)?;
    for mut other in merged {
        other.owner_user_id = args.owner_user_id;
        cx.save(&other)?;
    }
    for mut deal in deals {
        deal.owner_user_id = args.owner_user_id;
        cx.save(&deal)?;
    }
    events::customer_transferred(&customer, cx)
}

pub(crate) fn delete(args: &DeleteCustomer, cx: &mut Cx<'_>) -> Result<(), Fault> {
    cx.permit("customer.edit")?;
    let customer: Customer = cx.require(args.id)?;
    refuse_merged(&customer)?;
    if !cx.list::<Customer>("merged_into_id", &customer.id)?.is_empty() {
        return Err(Refusal::new("customer.has_merged").into());
    }
    if !cx.list::<Opportunity>("customer_id", &customer.id)?.is_empty() {
        return Err(Refusal::new("customer.has_deals").into());
    }
    if !cx.list::<Customer>("parent_customer_id", &customer.id)?.is_empty() {
        return Err(Refusal::new("customer.has_subsidiaries").into());
    }
    for contact in cx.list::<crate::contact::Contact>("customer_id", &customer.id)? {
        cx.remove::<crate::contact::Contact>(contact.id)?;
    }
    cx.remove::<Customer>(customer.id)
}
