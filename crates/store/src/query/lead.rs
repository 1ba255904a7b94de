//! Lists of leads: those somebody owns, and what everybody may see of the public pool.

use bantu_domain::lead::LeadStatus;
use bantu_domain::record::Id;
use bantu_domain::refusal::StoreError;
use sea_query::Expr;

use crate::backend::Conn;
use crate::query::window::{Plan, Window, by_integer, code, contains, count, id, ids_of, is, matching};
use crate::search::Question;
use crate::tx::Visibility;

/// Which leads, the one last changed first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of name, company, person, phone or e-mail.
    pub question: Option<Question>,
    /// Of one salesperson.
    pub owner_user_id: Option<Id>,
    /// Status.
    pub status: Option<LeadStatus>,
}

/// A window of leads and how many there are.
///
/// # Errors
/// Storage failure.
pub fn list(
    conn: &mut Conn<'_>,
    filter: &Filter,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Id>, i64), StoreError> {
    let mut select = ids_of(conn, "leads", "l", visibility);
    select
        .and_where_option(filter.owner_user_id.map(|owner| is("l", "owner_user_id", id(owner))))
        .and_where_option(filter.status.map(|status| is("l", "status", code(&status))));
    let mut narrow = !visibility.whole || filter.owner_user_id.is_some();
    if let Some(question) = &filter.question {
        let matching = matching(conn, question, "leads", "l")?;
        narrow |= matching.is_narrow();
        matching.apply(&mut select);
    }
    window(conn, select, "l", "updated_at", narrow, (offset, limit))
}

/// A window of the public pool, the newest first, and how many leads are in it.
///
/// # Errors
/// Storage failure.
pub fn pool(
    conn: &mut Conn<'_>,
    text: Option<&str>,
    visibility: Visibility,
    offset: i64,
    limit: i64,
) -> Result<(Vec<Id>, i64), StoreError> {
    if !visibility.pool {
        return Ok((Vec::new(), 0));
    }
    let mut select = ids_of(conn, "pool_leads", "p", visibility);
    if let Some(text) = text.filter(|text| !text.trim().is_empty()) {
        let found = r#"(lower("p"."name") LIKE $1 ESCAPE '\' OR lower("p"."company_name") LIKE $1 ESCAPE '\')"#;
        select.and_where(Expr::cust_with_values(found, [contains(text)]));
    }
    window(conn, select, "p", "released_at", false, (offset, limit))
}

fn window(
    conn: &mut Conn<'_>,
    select: sea_query::SelectStatement,
    alias: &'static str,
    column: &'static str,
    narrow: bool,
    (offset, limit): (i64, i64),
) -> Result<(Vec<Id>, i64), StoreError> {
    let total = count(conn, select.clone())?;
    let keys = &[by_integer(alias, column)];
    let plan = Plan::of(total, narrow);
    let ids = Window { keys, descending: true, plan, total, offset, limit }.ids(conn, select, alias)?;
    Ok((ids.iter().filter_map(|id| id.parse().ok()).collect(), total))
}

/// How many leads each status has, of one salesperson or of all that are visible.
///
/// # Errors
/// Storage failure.
pub fn counts(
    conn: &mut Conn<'_>,
    owner_user_id: Option<Id>,
    visibility: Visibility,
) -> Result<Vec<(LeadStatus, i64)>, StoreError> {
    let mut found = Vec::with_capacity(LeadStatus::ALL.len());
    for status in LeadStatus::ALL {
        let mut select = ids_of(conn, "leads", "l", visibility);
        select.and_where_option(owner_user_id.map(|owner| is("l", "owner_user_id", id(owner)))).and_where(is(
            "l",
            "status",
            code(status),
        ));
        found.push((*status, count(conn, select)?));
    }
    Ok(found)
}
