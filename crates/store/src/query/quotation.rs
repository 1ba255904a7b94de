//! The list of quotations.

use bantu_domain::money::Money;
use bantu_domain::quotation::QuotationStatus;
use bantu_domain::record::{Id, Instant, Row};
use bantu_domain::refusal::StoreError;
use chrono::NaiveDate;

use crate::backend::{Conn, cell};
use crate::query::window::{Plan, Window, by_ids, by_integer, code, count, id, ids_of, is, matching};
use crate::search::Question;
use crate::tx::Visibility;

/// Which quotations; newest change first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of number, group number, deal or customer.
    pub question: Option<Question>,
    /// Of one deal.
    pub opportunity_id: Option<Id>,
    /// State.
    pub status: Option<QuotationStatus>,
    /// Written by one person.
    pub created_by: Option<Id>,
    /// Issued with something a manager must look at.
    pub review_required: Option<bool>,
}

/// A quotation in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Key.
    pub id: Id,
    /// Deal.
    pub opportunity_id: Id,
    /// Its name.
    pub opportunity_name: String,
    /// Customer; `None` where the deal's row is missing.
    pub customer_id: Option<Id>,
    /// His name.
    pub customer_name: String,
    /// Number; none in a draft.
    pub quotation_no: Option<String>,
    /// Version within the deal.
    pub version: i64,
    /// State.
    pub status: QuotationStatus,
    /// Total.
    pub total: Money,
    /// The same in the other currency.
    pub total_secondary: Option<Money>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// A manager must look at it.
    pub review_required: bool,
    /// A line is below the floor.
    pub is_below_floor: bool,
    /// Last change.
    pub updated_at: Instant,
    /// Issued.
    pub sent_at: Option<Instant>,
}

/// A window of quotations and how many there are.
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
    let mut select = ids_of(conn, "quotations", "q", visibility);
    select
        .and_where_option(filter.opportunity_id.map(|deal| is("q", "opportunity_id", id(deal))))
        .and_where_option(filter.status.map(|status| is("q", "status", code(&status))))
        .and_where_option(filter.created_by.map(|user| is("q", "created_by", id(user))))
        .and_where_option(filter.review_required.map(|required| is("q", "review_required", i64::from(required))));
    let mut narrow = !visibility.whole || filter.opportunity_id.is_some();
    if let Some(question) = &filter.question {
        let matching = matching(conn, question, "quotations", "q")?;
        narrow |= matching.is_narrow();
        matching.apply(&mut select);
    }
    let total = count(conn, select.clone())?;
    let keys = &[by_integer("q", "updated_at")];
    let ids = Window { keys, descending: true, plan: Plan::of(total, narrow), total, offset, limit }
        .ids(conn, select, "q")?;
    let rows = by_ids(conn, include_str!("quotation_lines.sql"), &ids)?;
    Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
}

fn read(row: &Row) -> Result<Line, StoreError> {
    let currency: bantu_domain::Currency = cell(row, "currency_primary")?;
    let secondary: Option<i64> = cell(row, "total_secondary_minor")?;
    Ok(Line {
        id: cell(row, "id")?,
        opportunity_id: cell(row, "opportunity_id")?,
        opportunity_name: cell::<Option<String>>(row, "opportunity_name")?.unwrap_or_default(),
        customer_id: cell(row, "customer_id")?,
        customer_name: cell::<Option<String>>(row, "customer_name")?.unwrap_or_default(),
        quotation_no: cell(row, "quotation_no")?,
        version: cell(row, "version")?,
        status: cell(row, "status")?,
        total: Money::new(cell(row, "total_primary_minor")?, currency),
        total_secondary: secondary.map(|minor| Money::new(minor, currency.other())),
        valid_until: cell(row, "valid_until")?,
        review_required: cell(row, "review_required")?,
        is_below_floor: cell(row, "is_below_floor")?,
        updated_at: cell(row, "updated_at")?,
        sent_at: cell(row, "sent_at")?,
    })
}
