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

/// BLAKE3 of every migration that was ever released: a database out there has run exactly this text. A change is a new file.
const RELEASED: &[(&str, &str)] = &[
    ("0001_records.sql", "a51859875c4744016dce440cef8626ddbd1edb9c1724e749beca6e2482119977"),
    ("0002_sync.sql", "6f37b2bf5e75e44e2f6b442b407987cdc9d155f85e02165be2783f91c590c6db"),
    ("0004_office.sql", "3f0ccb249452e9f873a8a0734a49de53400353bb1f6b713621170bbb655524ae"),
    ("0005_money.sql", "82b98dea74a5020d37faf3e55f586749422d3dff07666ec1c9fbd0484f30ea6d"),
    ("0007_price_rules.sql", "19a809ced92a7a7c503a423b551b3c2f8968b33f9501860dfd9898b276a32f56"),
    ("0008_receivables.sql", "7072bdca4f528e3283c900f65dfd466f425f96e256eecb0a7cdcbfe9b2c65325"),
    ("0009_execution.sql", "c98abe1269a0902d3b115b3f9270105ee7a396d418a0bc395eb42c2f20e60a10"),
    ("0010_materials.sql", "8fa42f5b4b87d89fac72bc64a4121519f62e552e6e419eceeb02fe17ec6100be"),
    ("0011_leads_and_notices.sql", "795dcab509682c5a8417bde118e28d077e88196088ea0216238ae3bf90a89e92"),
    ("0012_customer_merge.sql", "2fed8a877f12cfd0fc6ec810f0b13fea6cf728b0389868fe446239de7ebed7f7"),
    ("0013_jobs.sql", "1648ecea2c7e0ff8118fcd31ba562ea4a1f12a752ad523c8c98dc561acec16a4"),
    ("0014_temporary_links.sql", "f40e180223102466a17f98d232ea97cbdf9ae308845b519f3ce3eef4d88b2f76"),
    ("0015_popups.sql", "b8f7c241779aa5fab5ac0060d9341ae56fa2afae31b1541126b877693c00dea1"),
    ("0016_mails.sql", "f99abc05ceb626d27f0c74e88a1cd7d9a863b556f540c8bc9f2c3b860864f063"),
    ("0018_mail_server.sql", "3a8db56d04fa7e9eb901d75de80c7e64bd6c2e06c366f287b35f8b46f66f8746"),
    ("0019_audit_by_table.sql", "6df5e1df9e6e3fffb0df4a2706914f658dc1fcf84ba00adb33b0bef5a849add1"),
    ("postgres/0003_search.sql", "81795032d8783f1934c9bb7c68ad981a29ca5d4f67f871783ef7d424c16eb023"),
    ("postgres/0006_revenue.sql", "0ad4c8feea150b93f669efe9164f74484e7840f09c3752a6c2597f93ca57e7fb"),
    ("postgres/0017_audit_chain.sql", "9f6b6b9cadb3c6caef893315467b18e5bd028b9435298229479b7eeffb7ace1a"),
    ("sqlite/0003_search.sql", "f76f1c5b36968f8a37305bfab3791b7a0a59260adb45ea65db217b744f7a039a"),
    ("sqlite/0006_revenue.sql", "c2579366e11e38b07da8b2ee4f23b2dd1da59eb346bf67b24b8f62f3d84fbf27"),
    ("sqlite/0017_audit_chain.sql", "9c074069535591484c4b5b11466f1c5c74e60399b8ca2e494b92f2256dbe6b6d"),
];

#[test]
fn a_released_migration_never_changes() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations");
    let mut found = Vec::new();
    for part in ["", "postgres", "sqlite"] {
        for entry in std::fs::read_dir(folder.join(part)).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                let name = path.strip_prefix(&folder).expect("below").to_string_lossy().replace('\\', "/");
                let text = std::fs::read_to_string(&path).expect("a text").replace("\r\n", "\n");
                found.push((name, blake3::hash(text.as_bytes()).to_hex().to_string()));
            }
        }
    }
    found.sort();
    let found: Vec<(&str, &str)> = found.iter().map(|(name, hash)| (name.as_str(), hash.as_str())).collect();
    assert_eq!(found, RELEASED, "write a new migration instead, and enter it here");
}
