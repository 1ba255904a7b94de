//! Real tables against the domain's declarations: columns, kinds, nullability, indices, keys.

use std::collections::BTreeMap;

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::tables;
use bantu_store::{Conn, Engine};

use crate::place::Place;

crate::on_every_database![
    tables_are_as_declared,
    findable_columns_have_an_index,
    system_tables_start_their_key_with_the_workspace,
    opening_again_changes_nothing,
];

const SQLITE: &str = "SELECT m.name AS tbl, c.name AS col, CASE c.type WHEN 'BIGINT' THEN 'bigint' WHEN 'TEXT' THEN 'text' ELSE c.type END AS kind, \
    1 - c.\"notnull\" AS nullable FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid";
const POSTGRES: &str = "SELECT CAST(table_name AS text) AS tbl, CAST(column_name AS text) AS col, CAST(data_type AS text) AS kind, \
    CAST(CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS bigint) AS nullable \
    FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name) \
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name, ordinal_position";

fn get(row: &Row, name: &str) -> String {
    match &row[name] {
        Cell::Text(value) => value.clone(),
        other => format!("{other:?}"),
    }
}

/// Columns of every table: name, kind, nullable.
fn columns(conn: &mut Conn<'_>) -> BTreeMap<String, Vec<(String, String, bool)>> {
    let sql = if conn.engine() == Engine::Sqlite { SQLITE } else { POSTGRES };
    let mut tables: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for row in conn.query(sql, &[]).expect("the catalogue") {
        tables.entry(get(&row, "tbl")).or_default().push((
            get(&row, "col"),
            get(&row, "kind"),
            row["nullable"] == Cell::Int(1),
        ));
    }
    tables
}

fn read<T>(place: &Place, body: impl FnOnce(&mut Conn<'_>) -> T) -> T {
    place.database.read(|conn| Ok::<_, StoreError>(body(conn))).expect("a snapshot")
}

fn tables_are_as_declared(place: &Place) {
    let real = read(place, columns);
    let mut wrong = Vec::new();
    for table in tables::all() {
        let mut wanted = vec![("workspace".to_owned(), "text".to_owned(), false)];
        wanted.extend(
            table
                .columns
                .iter()
                .map(|c| (c.name.to_owned(), if c.integer { "bigint" } else { "text" }.to_owned(), c.nullable)),
        );
        wanted.push(("_ver".to_owned(), "bigint".to_owned(), false));
        wanted.push(("_root".to_owned(), "text".to_owned(), false));
        let found = real.get(table.name).cloned().unwrap_or_default();
        for (name, kind, nullable) in wanted.iter().filter(|w| !found.contains(w)) {
            let null = if *nullable { "" } else { " NOT NULL" };
            wrong.push(format!("{}: declared and not there: {name} {}{null}", table.name, kind.to_uppercase()));
        }
        for (name, ..) in found.iter().filter(|f| !wanted.contains(f)) {
            wrong.push(format!("{}: there and not so declared: {name}", table.name));
        }
    }
    assert!(wrong.is_empty(), "write a migration:\n{}", wrong.join("\n"));
}

fn findable_columns_have_an_index(place: &Place) {
    let sql = if place.engine() == Engine::Sqlite {
        "SELECT m.tbl_name AS tbl, coalesce(m.sql, '') AS def FROM sqlite_schema m WHERE m.type = 'index'"
    } else {
        "SELECT CAST(tablename AS text) AS tbl, indexdef AS def FROM pg_indexes WHERE schemaname = current_schema()"
    };
    let indices = read(place, |conn| conn.query(sql, &[]).expect("the catalogue"));
    for table in tables::all() {
        for column in table.finds.iter().copied().chain(["_root"]).filter(|c| *c != "id") {
            let starts = |def: String| def.contains(&format!("(workspace, {column}")) && !def.contains("WHERE");
            assert!(
                indices.iter().any(|i| get(i, "tbl") == table.name && starts(get(i, "def"))),
                "{}.{column} has no index",
                table.name
            );
        }
    }
}

fn system_tables_start_their_key_with_the_workspace(place: &Place) {
    for (table, columns) in read(place, columns) {
        let of_engine = table.starts_with("search_") || table.starts_with("sqlite_") || table == "schema_version";
        if of_engine {
            continue;
        }
        let first = if table == "workspace" { "id" } else { "workspace" };
        assert_eq!(columns[0], (first.to_owned(), "text".to_owned(), false), "{table}");
        assert!(columns.iter().all(|(_, kind, _)| kind == "text" || kind == "bigint"), "{table}: {columns:?}");
    }
}

fn opening_again_changes_nothing(place: &Place) {
    let before = read(place, columns);
    let again = match place.engine() {
        Engine::Sqlite if place.database.path().is_none() => return,
        _ => bantu_store::Database::open(place.location.clone(), crate::place::WORKSPACE).expect("the same database"),
    };
    let after = again.read(|conn| Ok::<_, StoreError>(columns(conn))).expect("a snapshot");
    assert_eq!(before, after);
    let only = bantu_store::Database::open_only(place.location.clone()).expect("the same database");
    assert_eq!(only.expect("one workspace").workspace(), crate::place::WORKSPACE);
}
