//! People at customers.

use bantu_domain::command::Command;
use bantu_domain::contact::{Contact, ContactFields, DeleteContact};
use bantu_domain::customer::Customer;
use bantu_domain::edit::Create;
use bantu_domain::record::{Id, Instant};
use bantu_store::query::contact as store;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Call;
use crate::args::{ChangesArgs, Form, Window, looked_for};
use crate::error::AppError;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Page};

/// A contact.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContactView {
    /// Key.
    pub id: Id,
    /// Typed fields; updates refer to these values.
    pub fields: ContactFields,
    /// Created.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
}

impl From<Contact> for ContactView {
    fn from(contact: Contact) -> Self {
        Self { id: contact.id, fields: contact.fields, created_at: contact.created_at, updated_at: contact.updated_at }
    }
}

/// A contact in a list.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ContactRow {
    /// Key.
    pub id: Id,
    /// Typed fields; updates refer to these values.
    pub fields: ContactFields,
    /// Created.
    pub created_at: Instant,
    /// Last change.
    pub updated_at: Instant,
    /// Name of the customer.
    pub customer_name: String,
    /// His number.
    pub customer_no: Option<i64>,
}

/// Which contacts.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactListArgs {
    /// Part of name, mobile or e-mail.
    #[serde(default)]
    query: Option<String>,
    /// Of one customer.
    #[serde(default)]
    customer_id: Option<Id>,
    /// Rows to skip.
    offset: i64,
    /// Rows at most, up to 200.
    limit: i64,
}

/// Adds a contact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateContactArgs {
    /// What was typed.
    #[schema(value_type = ContactFields)]
    fields: Form<ContactFields>,
}

fn list(call: &Call<'_>, args: ContactListArgs) -> Result<Page<ContactRow>, AppError> {
    let window = Window::of(args.offset, args.limit)?;
    let filter = store::Filter { text: looked_for(args.query)?, customer_id: args.customer_id };
    call.look(|look| {
        let visibility = look.visibility();
        let (lines, total) = store::list(look.conn, &filter, visibility, window.offset, window.limit)?;
        let rows = lines.into_iter().map(|line| ContactRow {
            id: line.contact.id,
            fields: line.contact.fields,
            created_at: line.contact.created_at,
            updated_at: line.contact.updated_at,
            customer_name: line.customer_name,
            customer_no: line.customer_no,
        });
        Ok(Page { rows: rows.collect(), total })
    })
}

fn get(call: &Call<'_>, args: ById) -> Result<ContactRow, AppError> {
    call.look(|look| {
        look.ask(|cx| {
            let contact: Contact = cx.require(args.id)?;
            let customer: Customer = cx.require(contact.fields.customer_id)?;
            Ok(ContactRow {
                id: contact.id,
                fields: contact.fields,
                created_at: contact.created_at,
                updated_at: contact.updated_at,
                customer_name: customer.fields.name,
                customer_no: customer.customer_no,
            })
        })
    })
}

fn create(call: &Call<'_>, args: CreateContactArgs) -> Result<Done, AppError> {
    let id = call.new_id();
    call.run_on(id, &Command::ContactCreate(Create { id, fields: args.fields.read()? }))
}

fn update(call: &Call<'_>, args: ChangesArgs) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContactUpdate(args.update()))
}

fn delete(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    call.run_on(args.id, &Command::ContactDelete(DeleteContact { id: args.id }))
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        query("contact.list", "contact.view", list),
        query("contact.get", "contact.view", get),
        command("contact.create", "contact.edit", create),
        command("contact.update", "contact.edit", update),
        command("contact.delete", "contact.edit", delete),
    ]
}
