//! Revenue by month, salesperson and currency (DOMAIN §6.8): sums that triggers keep, never a sum over receipts.

use bantu_domain::money::{Currency, Money};
use bantu_domain::record::{Cell, Id};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell};

/// What came in as revenue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `YYYY-MM`.
    pub month: String,
    /// Salesperson.
    pub sales_user_id: Id,
    /// One-time parts of fully paid orders.
    pub one_time: Money,
    /// Running services, as received.
    pub long_term: Money,
}

/// The revenue of a span of months, both ends included; of one salesperson where `seller` is given.
///
/// # Errors
/// Storage failure.
pub fn by_month(conn: &mut Conn<'_>, from: &str, to: &str, seller: Option<Id>) -> Result<Vec<Line>, StoreError> {
    let mut params = vec![conn.workspace_cell(), Cell::Text(from.to_owned()), Cell::Text(to.to_owned())];
    let mut sql = include_str!("revenue_months.sql").to_owned();
    if let Some(seller) = seller {
        params.push(Cell::Text(seller.to_string()));
        sql.push_str(" AND sales_user_id = $4");
    }
    sql.push_str(" ORDER BY month, sales_user_id, currency");
    conn.query(&sql, &params)?
        .iter()
        .map(|row| {
            let currency: Currency = cell(row, "currency")?;
            Ok(Line {
                month: cell(row, "month")?,
                sales_user_id: cell(row, "sales_user_id")?,
                one_time: Money::new(cell(row, "one_time_minor")?, currency),
                long_term: Money::new(cell(row, "long_term_minor")?, currency),
            })
        })
        .collect()
}
