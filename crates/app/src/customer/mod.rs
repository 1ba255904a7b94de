//! Customers: the list, the page, those of a similar name, and the commands on them.

mod merge;
mod overview;

use bantu_domain::access::User;
use bantu_domain::command::Command;
use bantu_domain::contact::Contact;
use bantu_domain::customer::{
    CreateCustomer, Customer, CustomerFields, CustomerType, DeleteCustomer, TransferCustomer,
};
use bantu_domain::edit::check_length;
use bantu_domain::lookup::{CustomerLevel, CustomerSource, LookupFields};
use bantu_domain::record::{Id, Instant};
use bantu_store::query::customer::{self as store, Line};
use bantu_store::query::small;
use bantu_store::search::Question;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Look};
use crate::approval::user_ref;
use crate::args::{ChangesArgs, Form, Window, looked_for};
use crate::contact::ContactView;
use crate::error::AppError;
use crate::opportunity::{OpportunityRow, display};
use crate::opportunity_list;
use crate::sync::numbers;
use crate::usecase::{UseCase, command, online, query};
use crate::view::{ById, Done, MAX_WINDOW, Nothing, Page, Ref, Rows};

/// Customers of a similar name shown at most.
const MOST_SIMILAR: i64 = 8;

/// A customer in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CustomerRow {
    /// Key.
    pub id: Id,
    /// Number for people, from 12000.
    pub customer_no: Option<i64>,
    /// Provisional number of a laptop whose block is used up.
    pub provisional_no: Option<String>,
    /// Name.
    pub name: String,
    /// Person or company.
    pub customer_type: CustomerType,
    /// Level.
    pub level: Option<Ref>,
    /// Source.
    pub source: Option<Ref>,
    /// Salesperson in charge.
    pub owner: Ref,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// The office found a customer of the same name.
    pub possible_duplicate: bool,
    /// Deals.
    pub deal_count: i64,
    /// Last change.
    pub updated_at: Instant,
}

/// A customer whole.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct CustomerView {
    /// Key.
    pub id: Id,
    /// Number for people.
    pub customer_no: Option<i64>,
    /// Provisional number.
    pub provisional_no: Option<String>,
    /// `12040（name）`.
    pub display: String,
    /// Typed fields; updates refer to these values.
    pub fields: CustomerFields,
    /// Salesperson in charge.
    pub owner: Ref,
    /// 开发人.
    pub developed_by: Option<Ref>,
    /// Locked: no new work.
    pub is_locked: bool,
    /// The customer this one went into.
    pub merged_into_id: Option<Id>,
    /// The office found a customer of the same name.
    pub possible_duplicate: bool,
    /// Created.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// People, the primary one first.
    pub contacts: Vec<ContactView>,
    /// Deals, newest first, 200 at most.
    pub deals: Vec<OpportunityRow>,
}

/// A customer of a similar name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SimilarCustomer {
    /// Key.
    pub id: Id,
    /// Number for people.
    pub customer_no: Option<i64>,
    /// Name.
    pub name: String,
    /// Name of the salesperson in charge.
    pub owner: String,
}

/// By what customers are sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CustomerSort {
    /// Name.
    Name,
    /// Number.
    CustomerNo,
    /// Last change.
    #[default]
    UpdatedAt,
}

/// Which customers, in which order, which window.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerListArgs {
    /// Text: Chinese of any length, pinyin, Latin, numbers.
    #[serde(default)]
    query: Option<String>,
    /// Salesperson in charge.
    #[serde(default)]
    owner_user_id: Option<Id>,
    /// Level.
    #[serde(default)]
    level_id: Option<Id>,
    /// Source.
    #[serde(default)]
    source_id: Option<Id>,
    /// One of the tags.
    #[serde(default)]
    tag: Option<String>,
    /// Order.
    #[serde(default)]
    sort: CustomerSort,
    /// Backwards.
    #[serde(default)]
    descending: bool,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// A name that is being typed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SimilarArgs {
    /// The name so far.
    name: String,
    /// The customer who is being changed.
    #[serde(default)]
    exclude_id: Option<Id>,
}

/// Adds a customer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateCustomerArgs {
    /// What was typed.
    #[schema(value_type = CustomerFields)]
    fields: Form<CustomerFields>,
}

fn list(call: &Call<'_>, args: CustomerListArgs) -> Result<Page<CustomerRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let typed = looked_for(args.query)?;
    let question = typed.as_deref().and_then(Question::of);
    if typed.is_some() && question.is_none() {
        // Only signs were typed: nothing holds them.
        return Ok(Page { rows: Vec::new(), total: 0 });
    }
    let filter = store::Filter {
        question,
        owner_user_id: args.owner_user_id,
        level_id: args.level_id,
        source_id: args.source_id,
        tag: args.tag.map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()),
        sort: match args.sort {
            CustomerSort::Name => store::Sort::Name,
            CustomerSort::CustomerNo => store::Sort::CustomerNo,
            CustomerSort::UpdatedAt => store::Sort::UpdatedAt,
        },
        descending: args.descending,
    };
    call.look(|look| {
        let visibility = look.visibility();
        let (lines, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let language = language(look)?;
        let levels: Vec<Ref> =
            small::all::<CustomerLevel>(look.conn)?.iter().map(|l| named(l.id, &l.fields, &language)).collect();
        let sources: Vec<Ref> =
            small::all::<CustomerSource>(look.conn)?.iter().map(|s| named(s.id, &s.fields, &language)).collect();
        let rows = lines.into_iter().map(|line| CustomerRow {
            level: levels.iter().find(|level| Some(level.id) == line.level_id).cloned(),
            source: sources.iter().find(|source| source.id == line.source_id).cloned(),
            owner: Ref { id: line.owner_user_id, name: line.owner_name },
            id: line.id,
            customer_no: line.customer_no,
            provisional_no: line.provisional_no,
            name: line.name,
            customer_type: line.customer_type,
            phone: line.phone,
            email: line.email,
            possible_duplicate: line.possible_duplicate,
            deal_count: line.deal_count,
            updated_at: line.updated_at,
        });
        Ok(Page { rows: rows.collect(), total })
    })
}

/// The language in which a caller reads names of lists: `zh`, `id` or `en`.
pub(crate) fn language(look: &mut Look<'_, '_>) -> Result<String, AppError> {
    let user = look.ask(|cx| cx.load::<User>(cx.actor.user_id))?;
    Ok(user.and_then(|user| user.fields.language).unwrap_or_else(|| "zh".to_owned()))
}

/// An entry of a small list by its name in a language.
pub(crate) fn named(id: Id, fields: &LookupFields, language: &str) -> Ref {
    let name = match language {
        "id" => &fields.name_id,
        "en" => fields.name_en.as_ref().unwrap_or(&fields.name_id),
        _ => &fields.name_zh,
    };
    Ref { id, name: name.clone() }
}

fn get(call: &Call<'_>, args: ById) -> Result<CustomerView, AppError> {
    let (customer, owner, developed_by, contacts) = call.look(|look| {
        look.ask(|cx| {
            let customer: Customer = cx.require(args.id)?;
            let owner = user_ref(customer.owner_user_id, cx)?;
            let developed_by = customer.developed_by.map(|id| user_ref(id, cx)).transpose()?;
            let mut contacts = if cx.actor.may("contact.view") {
                cx.list::<Contact>("customer_id", &customer.id)?
            } else {
                Vec::new()
            };
            contacts.sort_by(|a, b| {
                (!a.fields.is_primary, &a.fields.name, a.id).cmp(&(!b.fields.is_primary, &b.fields.name, b.id))
            });
            Ok((customer, owner, developed_by, contacts))
        })
    })?;
    let deals = opportunity_list::list(call, opportunity_list::ListArgs::of_customer(customer.id, MAX_WINDOW))?.rows;
    Ok(CustomerView {
        id: customer.id,
        customer_no: customer.customer_no,
        provisional_no: customer.provisional_no.clone(),
        display: display(&customer),
        owner,
        developed_by,
        is_locked: customer.is_locked,
        merged_into_id: customer.merged_into_id,
        possible_duplicate: customer.possible_duplicate,
        created_at: customer.created_at,
        updated_at: customer.updated_at,
        contacts: contacts.into_iter().map(ContactView::from).collect(),
        deals,
        fields: customer.fields,
    })
}

fn similar(call: &Call<'_>, args: SimilarArgs) -> Result<Rows<SimilarCustomer>, AppError> {
    check_length("name", &args.name, bantu_domain::edit::MAX_NAME)?;
    call.look(|look| {
        let visibility = look.visibility();
        let mut lines: Vec<Line> = store::similar(look.conn, &args.name, args.exclude_id, visibility, MOST_SIMILAR)?;
        // Pinyin is typed with spaces and kept without.
        let joined: String = args.name.split_whitespace().collect();
        if joined != args.name && joined.is_ascii() {
            for line in store::similar(look.conn, &joined, args.exclude_id, visibility, MOST_SIMILAR)? {
                if !lines.iter().any(|known| known.id == line.id) {
                    lines.push(line);
                }
            }
        }
        let rows = lines.into_iter().take(usize::try_from(MOST_SIMILAR).unwrap_or(8)).map(|line| SimilarCustomer {
            id: line.id,
            customer_no: line.customer_no,
            name: line.name,
            owner: line.owner_name,
        });
        Ok(Rows { rows: rows.collect() })
    })
}

/// A tag in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CustomerTag {
    /// The tag.
    pub name: String,
    /// Customers that have it.
    pub count: i64,
}

/// The tags of visible customers, the most used first.
fn tags(call: &Call<'_>, _args: Nothing) -> Result<Rows<CustomerTag>, AppError> {
    call.look(|look| {
        let visibility = look.visibility();
        let found = store::tags(look.conn, visibility)?;
        Ok(Rows { rows: found.into_iter().map(|tag| CustomerTag { name: tag.name, count: tag.count }).collect() })
    })
}

fn create(call: &Call<'_>, args: CreateCustomerArgs) -> Result<Done, AppError> {
    add(call, args.fields.read()?)
}

/// Adds a customer with the number of this place.
pub(crate) fn add(call: &Call<'_>, fields: CustomerFields) -> Result<Done, AppError> {
    let id = call.new_id();
    let mut number = None;
    let mut done = call.run_with(|conn| {
        // On a laptop from its leased block; the authority gives the number itself.
        let (customer_no, provisional_no) = numbers::for_customer(conn, id)?;
        number = customer_no.map(|no| no.to_string()).or_else(|| provisional_no.clone());
        Ok(Command::CustomerCreate(CreateCustomer { id, customer_no, provisional_no, fields }))
    })?;
    if let Some(number) = number {
        done.facts.insert("customer_no".to_owned(), number);
    }
    Ok(Done::of(id, done.facts))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::CustomerUpdate(args.update()))
}

fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::CustomerDelete(DeleteCustomer { id: args.id }))
}

fn transfer(call: &Call<'_>, args: TransferCustomer) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::CustomerTransfer(args))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("customer.list", "customer.view", list),
        query("customer.get", "customer.view", get),
        query("customer.similar", "customer.view", similar),
        command("customer.create", "customer.edit", create),
        command("customer.update", "customer.edit", update),
        command("customer.delete", "customer.edit", delete),
        online("customer.transfer", "customer.transfer", transfer),
        query("customer.overview", "customer.view", overview::overview),
        query("customer.timeline", "customer.view", overview::timeline),
        query("customer.tags", "customer.view", tags),
        online("customer.merge", "customer.merge", merge::merge),
        online("customer.unmerge", "customer.merge", merge::unmerge),
    ]
}
