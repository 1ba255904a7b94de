//! A database as a newer version of the program would leave it.

use bantu_domain::record::Cell;
use bantu_store::{Database, migration};

/// Writes a schema version that this program does not know.
pub fn arrive(db: &Database) {
    let newer = [Cell::Int(migration::KNOWN + 1), Cell::Text("future".to_owned())];
    db.write(|conn| conn.write("INSERT INTO schema_version (number, name) VALUES ($1, $2)", &newer))
        .expect("a database that can be written");
}
