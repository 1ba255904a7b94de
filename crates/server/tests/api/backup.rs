//! `bantu-server backup`: the copy is an office as it was, files included.

use std::path::Path;

use bantu_server::{BackupError, Office, backup};
use serde_json::json;

use crate::deal::file;
use crate::office::Place;

/// Names of what stands in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn the_copy_is_the_office_of_that_moment_with_its_files() {
    let place = Place::open().await;
    let slip = file(&place, "slip.pdf").await;
    let paper = place.ask("GET", &place.rep, slip.as_str().unwrap(), None).await.bytes;
    let shelf = tempfile::tempdir().unwrap();
    let target = shelf.path().join("2026-11-25");
    // While the office serves.
    let copied = backup(place.folder(), &target).unwrap();
    assert_eq!((copied.files, names(shelf.path())), (1, vec!["2026-11-25".to_owned()]), "no half copy beside it");
    assert_eq!(names(&target), ["files", "office.db"]);
    let version = place.version();
    let contact = json!({ "customer_id": 12_000, "name": "后来的人" });
    place.post(&place.rep, "/contacts", contact).await.data(201);
    assert!(place.version() > version);

    let restored = place.at(&target);
    assert_eq!(restored.version(), version, "nothing of what came later");
    let found = restored.ask("GET", &place.rep, slip.as_str().unwrap(), None).await;
    assert_eq!((found.status.as_u16(), found.bytes), (200, paper));
    let contacts = restored.get(&place.rep, "/contacts?name=%E5%90%8E%E6%9D%A5").await.data(200);
    assert_eq!(contacts["total"], 0);
    // It works on as an office.
    restored.post(&place.rep, "/contacts", json!({ "customer_id": 12_000, "name": "x" })).await.data(201);
}

#[tokio::test]
async fn nothing_is_replaced_and_no_office_is_made() {
    let place = Place::open().await;
    let shelf = tempfile::tempdir().unwrap();
    let target = shelf.path().join("copy");
    backup(place.folder(), &target).unwrap();
    let held = std::fs::read(target.join("office.db")).unwrap();
    assert!(matches!(backup(place.folder(), &target), Err(BackupError::Exists(path)) if path == target));
    assert_eq!(std::fs::read(target.join("office.db")).unwrap(), held);
    let none = shelf.path().join("none");
    assert!(matches!(backup(&none, &shelf.path().join("other")), Err(BackupError::NoOffice(path)) if path == none));
    let unfinished = shelf.path().join("next.part");
    std::fs::create_dir(&unfinished).unwrap();
    let next = shelf.path().join("next");
    assert!(matches!(backup(place.folder(), &next), Err(BackupError::Exists(path)) if path == unfinished));
    assert_eq!(names(shelf.path()), ["copy", "next.part"]);
}

#[tokio::test]
async fn a_damaged_office_leaves_no_copy() {
    let place = Place::open().await;
    let broken = tempfile::tempdir().unwrap();
    drop(Office::open(broken.path()).unwrap());
    std::fs::write(broken.path().join("office.db"), vec![7_u8; 8_192]).unwrap();
    let shelf = tempfile::tempdir().unwrap();
    let failed = backup(broken.path(), &shelf.path().join("copy"));
    assert!(matches!(failed, Err(BackupError::Store(_))), "{failed:?}");
    assert!(names(shelf.path()).is_empty());
    backup(place.folder(), &shelf.path().join("copy")).unwrap();
}
