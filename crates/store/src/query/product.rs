//! The list of products; their prices, floors and costs come as records and are chosen by the domain.

use bantu_domain::product::{Product, ProductPrice, ProductStatus, ServiceCategory};
use bantu_domain::record::{CellValue as _, Id, Record as _};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Entity as _;
use chrono::NaiveDate;

use crate::backend::Conn;
use crate::query::small::by_column;
use crate::query::window::{Plan, Window, by_text, code, count, id, ids_of, is, matching};
use crate::record_sql::{RawRow, select};
use crate::search::Question;
use crate::tx::Visibility;

/// Which products, and in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of code and names.
    pub question: Option<Question>,
    /// Category.
    pub category_id: Option<Id>,
    /// Once or running.
    pub service_category: Option<ServiceCategory>,
    /// State.
    pub status: Option<ProductStatus>,
    /// Order.
    pub sort: Sort,
    /// Backwards.
    pub descending: bool,
}

/// By what a list of products is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Code.
    #[default]
    Code,
    /// Chinese name.
    NameZh,
    /// Indonesian name.
    NameId,
    /// English name.
    NameEn,
}

/// A window of products and how many there are. Everybody sees the catalogue.
///
/// # Errors
/// Storage failure.
pub fn list(conn: &mut Conn<'_>, filter: &Filter, offset: i64, limit: i64) -> Result<(Vec<Product>, i64), StoreError> {
    let mut select = ids_of(conn, "products", "p", Visibility::system());
    select
        .and_where_option(filter.category_id.map(|category| is("p", "category_id", id(category))))
        .and_where_option(filter.service_category.map(|category| is("p", "service_category", code(&category))))
        .and_where_option(filter.status.map(|status| is("p", "status", code(&status))));
    if let Some(question) = &filter.question {
        matching(conn, question, "products", "p")?.apply(&mut select);
    }
    let total = count(conn, select.clone())?;
    let column = match filter.sort {
        Sort::Code => "code",
        Sort::NameZh => "name_zh",
        Sort::NameId => "name_id",
        Sort::NameEn => "name_en",
    };
    let keys = &[by_text("p", column)];
    let plan = Plan::of(total, false);
    let ids = Window { keys, descending: filter.descending, plan, total, offset, limit }.ids(conn, select, "p")?;
    let mut products: Vec<Product> = by_column(conn, "id", &ids)?;
    products.sort_by_key(|product| ids.iter().position(|id| *id == product.id.to_string()));
    Ok((products, total))
}

/// Prices that begin after a day, the next to begin first. Everybody sees the catalogue.
///
/// # Errors
/// Storage failure.
pub fn prices_after(conn: &mut Conn<'_>, day: NaiveDate) -> Result<Vec<ProductPrice>, StoreError> {
    let sql = select(ProductPrice::table(), "effective_from > $2 ORDER BY effective_from, id");
    let params = [conn.workspace_cell(), day.to_cell()];
    let rows = conn.query(&sql, &params)?;
    rows.into_iter().map(|row| ProductPrice::read(&RawRow::split(row)?.row)).collect()
}
