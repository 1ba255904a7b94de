//! The list of customers, and customers of a similar name.

use std::collections::BTreeMap;

use bantu_domain::customer::CustomerType;
use bantu_domain::record::{Id, Instant, Row};
use bantu_domain::refusal::StoreError;

use sea_query::{Expr, ExprTrait as _};

use crate::backend::{Conn, cell};
use crate::query::window::{Plan, Window, by_ids, by_integer, by_text, count, holds, id, ids_of, is, matching};
use crate::search::{Question, search};
use crate::tx::Visibility;

/// Which customers, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of the customer or his contacts.
    pub question: Option<Question>,
    /// Salesperson in charge.
    pub owner_user_id: Option<Id>,
    /// Level.
    pub level_id: Option<Id>,
    /// Source.
    pub source_id: Option<Id>,
    /// One of the tags.
    pub tag: Option<String>,
    /// Order.
    pub sort: Sort,
    /// Backwards.
    pub descending: bool,
}

/// By what a list of customers is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Last change.
    #[default]
    UpdatedAt,
    /// Name.
    Name,
    /// Number; those without one come first.
    CustomerNo,
}

/// A customer in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key.
    pub id: Id,
    /// Number.
    pub customer_no: Option<i64>,
    /// Provisional number.
    pub provisional_no: Option<String>,
    /// Name.
    pub name: String,
    /// Person or company.
    pub customer_type: CustomerType,
    /// Level.
    pub level_id: Option<Id>,
    /// Source.
    pub source_id: Id,
    /// Salesperson in charge.
    pub owner_user_id: Id,
    /// His name.
    pub owner_name: String,
    /// Phone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// The office found another of the same name.
    pub possible_duplicate: bool,
    /// Deals.
    pub deal_count: i64,
    /// Last change.
    pub updated_at: Instant,
}

/// A window of customers and how many there are.
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
    let mut select = ids_of(conn, "customers", "c", visibility);
    select
        .and_where_option(filter.owner_user_id.map(|owner| is("c", "owner_user_id", id(owner))))
        .and_where_option(filter.level_id.map(|level| is("c", "level_id", id(level))))
        .and_where_option(filter.source_id.map(|source| is("c", "source_id", id(source))))
        .and_where(stands())
        .and_where_option(filter.tag.as_deref().map(has_tag));
    let mut narrow = !visibility.whole || filter.owner_user_id.is_some() || filter.tag.is_some();
    if let Some(question) = &filter.question {
        let matching = matching(conn, question, "customers", "c")?;
        narrow |= matching.is_narrow();
        matching.apply(&mut select);
    }
    let total = count(conn, select.clone())?;
    let key = match filter.sort {
        Sort::UpdatedAt => by_integer("c", "updated_at"),
        Sort::Name => by_text("c", "name"),
        Sort::CustomerNo => by_integer("c", "customer_no"),
    };
    let plan = Plan::of(total, narrow);
    let ids =
        Window { keys: &[key], descending: filter.descending, plan, total, offset, limit }.ids(conn, select, "c")?;
    let rows = by_ids(conn, include_str!("customer_lines.sql"), &ids)?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

/// Visible customers whose name holds the telling words of this one, for the warning while typing: the last written first, which
/// comes for nothing from the index however many there are.
///
/// # Errors
/// Storage failure.
pub fn similar(
    conn: &mut Conn<'_>,
    name: &str,
    exclude: Option<Id>,
    visibility: Visibility,
    limit: i64,
) -> Result<Vec<Line>, StoreError> {
    let Some(question) = Question::of_name(name) else { return Ok(Vec::new()) };
    let exclude = exclude.map(|id| id.to_string());
    let hits = search(conn, &question, &["customers"], Some(visibility), limit + 1)?;
    let others = hits.into_iter().map(|hit| hit.id).filter(|id| Some(id) != exclude.as_ref());
    let ids: Vec<String> = others.take(usize::try_from(limit).unwrap_or(0)).collect();
    by_ids(conn, include_str!("customer_lines.sql"), &ids)?.iter().map(read).collect()
}

/// A customer that went into another one is in no list.
fn stands() -> Expr {
    Expr::col(("c", "merged_into_id")).is_null()
}

/// The list of tags is JSON: a tag stands in it between quotation marks.
fn has_tag(tag: &str) -> Expr {
    let quoted = serde_json::to_string(tag).unwrap_or_default();
    Expr::cust_with_values(r#""c"."tags" LIKE $1 ESCAPE '\'"#, [holds(&quoted)])
}

/// A tag and how many customers have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The tag.
    pub name: String,
    /// Customers.
    pub count: i64,
}

/// The tags of visible customers, the most used first, then by name.
///
/// # Errors
/// Storage failure.
pub fn tags(conn: &mut Conn<'_>, visibility: Visibility) -> Result<Vec<Tag>, StoreError> {
    let mut sql = "SELECT c.tags, count(*) AS n FROM customers c WHERE c.workspace = $1 AND c.tags <> '[]' \
                   AND c.merged_into_id IS NULL"
        .to_owned();
    let mut params = vec![conn.workspace_cell()];
    if !visibility.whole {
        sql.push_str(" AND c.owner_user_id = $2");
        params.push(bantu_domain::record::CellValue::to_cell(&visibility.user_id));
    }
    sql.push_str(" GROUP BY c.tags");
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for row in conn.query(&sql, &params)? {
        let (names, count): (Vec<String>, i64) = (cell(&row, "tags")?, cell(&row, "n")?);
        for name in names {
            *counts.entry(name).or_default() += count;
        }
    }
    let mut tags: Vec<Tag> = counts.into_iter().map(|(name, count)| Tag { name, count }).collect();
    tags.sort_by(|a, b| (b.count, &a.name).cmp(&(a.count, &b.name)));
    Ok(tags)
}

fn read(row: &Row) -> Result<Line, StoreError> {
    Ok(Line {
        id: cell(row, "id")?,
        customer_no: cell(row, "customer_no")?,
        provisional_no: cell(row, "provisional_no")?,
        name: cell(row, "name")?,
        customer_type: cell(row, "customer_type")?,
        level_id: cell(row, "level_id")?,
        source_id: cell(row, "source_id")?,
        owner_user_id: cell(row, "owner_user_id")?,
        owner_name: cell::<Option<String>>(row, "owner_name")?.unwrap_or_default(),
        phone: cell(row, "phone")?,
        email: cell(row, "email")?,
        possible_duplicate: cell(row, "possible_duplicate")?,
        deal_count: cell(row, "deal_count")?,
        updated_at: cell(row, "updated_at")?,
    })
}
