//! Leaves a data folder as a newer version of the program would: for the test of the real window. The keychain must hold its key.

use std::path::Path;

use bantu_store::{Database, Location};

fn main() {
    let folder = std::env::args_os().nth(1).expect("a data folder");
    let folder = Path::new(&folder);
    let text = std::fs::read(folder.join("key.json")).expect("a key file");
    let keys: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    let database = keys["database"].as_str().expect("the name of the database");
    let path = folder.join("bantu.db");
    let key = key(database).try_into().expect("32 bytes");
    let db = Database::open_only(Location::Sqlite { path, key: Some(key) }).expect("a database").expect("a workspace");
    bantu_testkit::future::arrive(&db);
}

#[cfg(target_os = "linux")]
fn key(database: &str) -> Vec<u8> {
    use keyring_core::api::CredentialStoreApi as _;
    let store = zbus_secret_service_keyring_store::Store::new().expect("a Secret Service");
    store.build("com.bantu.crm", database, None).expect("an entry").get_secret().expect("the key")
}

#[cfg(not(target_os = "linux"))]
fn key(_database: &str) -> Vec<u8> {
    panic!("the test of the window runs on Linux")
}
