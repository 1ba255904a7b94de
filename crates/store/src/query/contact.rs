//! The list of contacts.

use bantu_domain::contact::Contact;
use bantu_domain::record::{Id, Record};
use bantu_domain::refusal::StoreError;
use sea_query::Expr;

use crate::backend::{Conn, cell};
use crate::query::window::{Plan, Window, by_ids, by_text, contains, count, id, ids_of, is};
use crate::tx::Visibility;

/// Which contacts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of name, mobile or e-mail.
    pub text: Option<String>,
    /// Of one customer.
    pub customer_id: Option<Id>,
}

/// A contact in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The contact.
    pub contact: Contact,
    /// Name of the customer.
    pub customer_name: String,
    /// His number.
    pub customer_no: Option<i64>,
}

/// A window of contacts by name and how many there are.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Line>, i64), StoreError> {
    let mut select = ids_of(conn, "contacts", "p", visibility);
    select.and_where_option(filter.customer_id.map(|customer| is("p", "customer_id", id(customer))));
    if let Some(text) = filter.text.as_deref().filter(|text| !text.trim().is_empty()) {
        let found = r#"(lower("p"."name") LIKE $1 ESCAPE '\' OR lower("p"."mobile") LIKE $1 ESCAPE '\' OR lower("p"."email") LIKE $1 ESCAPE '\')"#;
        select.and_where(Expr::cust_with_values(found, [contains(text)]));
    }
    let total = count(conn, select.clone())?;
    let plan = Plan::of(total, !visibility.whole || filter.customer_id.is_some());
    let ids = Window { keys: &[by_text("p", "name")], descending: false, plan, total, offset, limit }
        .ids(conn, select, "p")?;
    let rows = by_ids(conn, include_str!("contact_lines.sql"), &ids)?;
    let lines = rows.iter().map(|row| {
        Ok(Line {
            contact: Contact::read(row)?,
            customer_name: cell::<Option<String>>(row, "customer_name")?.unwrap_or_default(),
            customer_no: cell(row, "customer_no")?,
        })
    });
    Ok((lines.collect::<Result<_, StoreError>>()?, total))
}
