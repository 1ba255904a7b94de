//! Rows with defaults for every column, and commands that are only closures.

use bantu_domain::record::{Cell, Id, Instant, Row, built_in_id};
use bantu_domain::refusal::Fault;
use bantu_domain::table::{Root, Table};
use bantu_domain::tables;
use bantu_domain::tx::Tx;
use bantu_store::sync_server::{Commit, insert_commit};
use bantu_store::{Conn, Mode, StoreTx, Visibility, Written, lane};

/// A table by name.
pub fn table(name: &str) -> &'static Table {
    tables::by_name(name).expect("a declared table")
}

/// The id of a test record, the same in every run.
pub fn id(name: &str) -> Id {
    built_in_id("test", name)
}

/// Text of an id.
pub fn key(name: &str) -> Cell {
    Cell::Text(id(name).to_string())
}

/// Text.
pub fn text(value: &str) -> Cell {
    Cell::Text(value.to_owned())
}

/// A row of a table: null where it may be, else 0 or the column's name, except for the given cells.
pub fn row(table: &Table, name: &str, cells: &[(&str, Cell)]) -> Row {
    let mut row = Row::new();
    for column in &table.columns {
        let value = match (column.nullable, column.integer) {
            (true, _) => Cell::Null,
            (false, true) => Cell::Int(0),
            (false, false) => text(column.name),
        };
        row.insert(column.name.into(), value);
    }
    row.insert("id".into(), key(name));
    for (column, value) in cells {
        assert!(row.insert((*column).into(), value.clone()).is_some(), "{} has no column {column}", table.name);
    }
    row
}

/// Root of a test customer.
pub fn root(customer: &str) -> Root {
    Root::Customer(id(customer))
}

/// A customer with a name and an owner.
pub fn customer(name: &str, owner: &str, shown: &str) -> Row {
    row(table("customers"), name, &[("name", text(shown)), ("owner_user_id", key(owner))])
}

/// A contact of a customer.
pub fn contact(name: &str, of: &str, primary: bool) -> Row {
    row(table("contacts"), name, &[("customer_id", key(of)), ("is_primary", Cell::Int(i64::from(primary)))])
}

/// A deal of a customer.
pub fn deal(name: &str, of: &str, shown: &str) -> Row {
    let cells = [
        ("customer_id", key(of)),
        ("name", text(shown)),
        ("current_stage_order", Cell::Int(1)),
        ("owner_user_id", key("rep")),
    ];
    row(table("opportunities"), name, &cells)
}

/// Puts a row.
pub fn put(tx: &mut dyn Tx, name: &str, row: &Row, root: &Root) -> Result<(), Fault> {
    tx.put(table(name), row, root)
}

/// Runs a command at the authority as the system, taking the next version.
pub fn decide(
    conn: &mut Conn<'_>,
    body: impl FnOnce(&mut StoreTx<'_, '_>) -> Result<(), Fault>,
) -> Result<Written, Fault> {
    decide_as(conn, Visibility::system(), body)
}

/// Runs a command at the authority, taking the next version.
pub fn decide_as(
    conn: &mut Conn<'_>,
    visibility: Visibility,
    body: impl FnOnce(&mut StoreTx<'_, '_>) -> Result<(), Fault>,
) -> Result<Written, Fault> {
    let version = lane::next_version(conn)?;
    StoreTx::run(conn, Mode::Authority { version, visibility }, body).map(|(_, written)| written)
}

/// Puts the line of the newest version into the commit log; its number is its time in seconds.
pub fn commit(conn: &mut Conn<'_>, who: &str, name: &str) -> Result<(), Fault> {
    let version = lane::version(conn)?;
    let at = Instant::from_micros(version * 1_000_000).expect("a time of the calendar");
    let (cmd_id, name) = (id(&format!("command {version}")), name.to_owned());
    let line = Commit { version, device: None, seq: None, cmd_id, actor: id(who), at, accepted_at: at, name };
    Ok(insert_commit(conn, &line)?)
}

/// Runs a command on a laptop.
pub fn replay(
    conn: &mut Conn<'_>,
    body: impl FnOnce(&mut StoreTx<'_, '_>) -> Result<(), Fault>,
) -> Result<Written, Fault> {
    StoreTx::run(conn, Mode::Replica { user_id: id("rep"), holds_costs: false }, body).map(|(_, written)| written)
}

/// The code of a refusal.
pub fn code<T: std::fmt::Debug>(result: Result<T, Fault>) -> String {
    match result {
        Err(Fault::Refused(refusal)) => refusal.code,
        other => panic!("expected a refusal, got {other:?}"),
    }
}
