//! Windows of lists with user-chosen filters: built from closed sets of columns, run on both engines in one spelling.

use bantu_domain::record::{Cell, CellValue, Id, Row};
use bantu_domain::refusal::StoreError;
use sea_query::{
    Expr, ExprTrait as _, NullOrdering, Order, PostgresQueryBuilder, Query, SelectStatement, TableRef, Value,
};

use crate::backend::{Conn, Engine, cell};
use crate::search::{self, Question};
use crate::tx::Visibility;

/// Rows of one window at most.
pub const MAX_ROWS: i64 = 200;

/// Up to this many matches of a text are fetched and then filtered and sorted; of more, the list is walked in its order and
/// each row looked up among the matches.
const FEW_MATCHES: i64 = 1_500;

/// A condition on a column with a value.
pub(super) fn is(table: &'static str, column: &'static str, value: impl Into<Value>) -> Expr {
    Expr::col((table, column)).eq(value.into())
}

/// An id as a value.
pub(super) fn id(id: Id) -> Value {
    Value::String(Some(id.to_string()))
}

/// A stored code as a value.
pub(super) fn code(value: &impl CellValue) -> Value {
    match value.to_cell() {
        Cell::Text(text) => Value::String(Some(text)),
        Cell::Int(int) => Value::BigInt(Some(int)),
        Cell::Null => Value::String(None),
    }
}

/// `SELECT <table>.id FROM <table> AS <alias> WHERE workspace = …`, restricted to what the asker sees.
pub(super) fn ids_of(
    conn: &Conn<'_>,
    table: &'static str,
    alias: &'static str,
    visibility: Visibility,
) -> SelectStatement {
    let mut select = Query::select();
    select.column((alias, "id")).from_as(table, alias).and_where(is(alias, "workspace", conn.workspace()));
    if !visibility.whole {
        select.and_where(visible(alias, conn, visibility));
    }
    select
}

/// That a row is under a root of customers or leads that the asker sees.
pub(super) fn visible(alias: &'static str, conn: &Conn<'_>, visibility: Visibility) -> Expr {
    let roots = format!("\"{alias}\".\"_root\" IN ({})", include_str!("visible_roots.sql"));
    Expr::cust_with_values(roots, [Value::from(conn.workspace()), id(visibility.user_id)])
}

/// A column a list is sorted by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    table: &'static str,
    column: &'static str,
    integer: bool,
}

/// A TEXT column to sort by.
pub(super) const fn by_text(table: &'static str, column: &'static str) -> Key {
    Key { table, column, integer: false }
}

/// A BIGINT column to sort by.
pub(super) const fn by_integer(table: &'static str, column: &'static str) -> Key {
    Key { table, column, integer: true }
}

/// How the rows of a window are come by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Plan {
    /// Along the index of the order, leaving out what does not fit: where many rows fit.
    Walk,
    /// All that fit are gathered and then sorted: where few do.
    Gather,
}

impl Plan {
    /// Up to this many rows are gathered. SQLite has no figures of its own and would walk 100,000 rows to find ten.
    const FEW_ROWS: i64 = 2_000;

    /// The plan for a list of `total` rows, of which few are looked at in any case where `narrow`.
    pub(super) fn of(total: i64, narrow: bool) -> Self {
        if narrow || total <= Self::FEW_ROWS { Self::Gather } else { Self::Walk }
    }
}

/// An order and a window of it.
pub(super) struct Window<'a> {
    pub(super) keys: &'a [Key],
    pub(super) descending: bool,
    pub(super) plan: Plan,
    pub(super) total: i64,
    pub(super) offset: i64,
    pub(super) limit: i64,
}

impl Window<'_> {
    /// The ids of the window, in its order: null is the least value on both engines, the id makes every order total.
    pub(super) fn ids(
        &self,
        conn: &mut Conn<'_>,
        mut select: SelectStatement,
        alias: &'static str,
    ) -> Result<Vec<String>, StoreError> {
        let offset = self.offset.clamp(0, i64::MAX);
        let limit = std::cmp::min(self.limit.clamp(0, MAX_ROWS), self.total.saturating_sub(offset));
        if limit <= 0 {
            return Ok(Vec::new());
        }
        // The second half is nearer from the other end.
        let behind = self.total - offset - limit;
        let from_end = behind < offset;
        let descending = self.descending != from_end;
        let (order, nulls) =
            if descending { (Order::Desc, NullOrdering::Last) } else { (Order::Asc, NullOrdering::First) };
        for key in self.keys.iter().copied().chain([by_text(alias, "id")]) {
            let column = Expr::col((key.table, key.column));
            let expr = match (self.plan, key.integer) {
                (Plan::Walk, _) => column,
                // An expression instead of the column keeps SQLite from walking the index of the order.
                (Plan::Gather, true) => column.add(0_i64),
                (Plan::Gather, false) => Expr::cust_with_exprs("$1 || ''", [column]),
            };
            select.order_by_expr_with_nulls(expr, order.clone(), nulls);
        }
        let start = if from_end { behind } else { offset };
        select.limit(limit.unsigned_abs()).offset(start.unsigned_abs());
        let mut ids = run(conn, &select)?.iter().map(|row| cell(row, "id")).collect::<Result<Vec<String>, _>>()?;
        if from_end {
            ids.reverse();
        }
        Ok(ids)
    }
}

/// A text condition.
pub(super) struct Matching {
    condition: Expr,
    /// The records come after the index of words, each looked up by its id: SQLite has no figures of its own, takes a
    /// workspace for ten rows and would walk all of it past the matches. Holds the table and its alias.
    led_by_matches: Option<(&'static str, &'static str)>,
    /// Records of the kind that meet it, visible or not, where that is known without asking again.
    pub(super) count: Option<i64>,
}

impl Matching {
    /// Whether few records meet it.
    pub(super) fn is_narrow(&self) -> bool {
        self.count.is_some_and(|count| count <= FEW_MATCHES)
    }

    /// Before any other table joins.
    pub(super) fn apply(self, select: &mut SelectStatement) {
        if let Some((table, alias)) = self.led_by_matches {
            // SQLite keeps the order of a cross join.
            select
                .from_clear()
                .from_as("search_index", "s")
                .cross_join(TableRef::from("search_doc").alias("d"))
                .cross_join(TableRef::from(table).alias(alias));
        }
        select.and_where(self.condition);
    }
}

/// The condition that a record's entry in the search index answers a question.
pub(super) fn matching(
    conn: &mut Conn<'_>,
    question: &Question,
    kind: &'static str,
    alias: &'static str,
) -> Result<Matching, StoreError> {
    let workspace = Value::from(conn.workspace());
    if conn.engine() == Engine::Postgres {
        let sql = format!(
            "\"{alias}\".\"id\" IN (SELECT d.id FROM search_doc d WHERE d.workspace = $1 AND d.tbl = '{kind}' \
             AND d.words @@ CAST(CAST($2 AS text) AS tsquery))"
        );
        let condition = Expr::cust_with_values(sql, [workspace, question.tsquery().into()]);
        return Ok(Matching { condition, led_by_matches: None, count: None });
    }
    let asked = question.fts5(&[search::kind_word(conn, kind)]);
    let sql = "SELECT count(*) AS n FROM search_index WHERE search_index MATCH $1";
    let count = conn.count(sql, &[Cell::Text(asked.clone())])?;
    let few = count <= FEW_MATCHES;
    let sql = if few {
        format!("s.search_index MATCH $2 AND d.doc = s.rowid AND d.workspace = $1 AND d.id = \"{alias}\".\"id\"")
    } else {
        format!(
            "EXISTS (SELECT 1 FROM search_doc d WHERE d.workspace = $1 AND d.tbl = '{kind}' AND d.id = \"{alias}\".\"id\" \
             AND d.doc IN (SELECT s.rowid FROM search_index s WHERE s.search_index MATCH $2))"
        )
    };
    let condition = Expr::cust_with_values(sql, [workspace, asked.into()]);
    Ok(Matching { condition, led_by_matches: few.then_some((kind, alias)), count: Some(count) })
}

/// Runs a built query.
pub(super) fn run(conn: &mut Conn<'_>, select: &SelectStatement) -> Result<Vec<Row>, StoreError> {
    let (sql, params) = built(select)?;
    conn.query(&sql, &params)
}

fn built(select: &SelectStatement) -> Result<(String, Vec<Cell>), StoreError> {
    let (sql, values) = select.build(PostgresQueryBuilder);
    Ok((sql, values.into_iter().map(to_cell).collect::<Result<_, _>>()?))
}

/// How many rows a query without window has.
pub(super) fn count(conn: &mut Conn<'_>, mut select: SelectStatement) -> Result<i64, StoreError> {
    select.clear_selects().expr_as(Expr::cust("count(*)"), "n");
    let (sql, params) = built(&select)?;
    conn.count(&sql, &params)
}

fn to_cell(value: Value) -> Result<Cell, StoreError> {
    match value {
        Value::String(Some(text)) => Ok(Cell::Text(text)),
        Value::BigInt(Some(int)) => Ok(Cell::Int(int)),
        Value::BigUnsigned(Some(int)) => Ok(Cell::Int(i64::try_from(int).unwrap_or(i64::MAX))),
        Value::String(None) | Value::BigInt(None) => Ok(Cell::Null),
        other => Err(StoreError::Io(format!("no parameter type for {other:?}"))),
    }
}

/// Runs a query whose text has `'IDS'` where the ids go, and gives the rows in the order of the ids.
pub(super) fn by_ids(conn: &mut Conn<'_>, sql: &str, ids: &[String]) -> Result<Vec<Row>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let places = (2..ids.len() + 2).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let mut params = vec![conn.workspace_cell()];
    params.extend(ids.iter().cloned().map(Cell::Text));
    let mut rows = conn.query(&sql.replace("'IDS'", &places), &params)?;
    let place = |row: &Row| match row.get("id") {
        Some(Cell::Text(id)) => ids.iter().position(|wanted| wanted == id),
        _ => None,
    };
    rows.sort_by_cached_key(place);
    Ok(rows)
}

/// A text pattern that finds its text anywhere, for the few columns without an index of words.
pub(super) fn contains(text: &str) -> Value {
    holds(&text.trim().to_lowercase())
}

/// The same for a text that is looked for as it is.
pub(super) fn holds(text: &str) -> Value {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    Value::String(Some(pattern))
}
