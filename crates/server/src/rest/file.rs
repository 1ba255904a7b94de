//! `/files`: vouchers, signed copies and invoice files, uploaded first and named by their id afterwards.

use bantu_app::{AppError, Call, Kept};
use serde_json::{Map, json};

use super::input::Input;
use super::param::{Kind, Param};
use super::route::{Answer, BY_ID, Caller, NONE, Route, Run, Verb};

const TO: &[Param] = &[
    Param::must("customer_id", Kind::Customer),
    Param::may("opportunity_id", Kind::Id),
    Param::must("file_name", Kind::Text),
];

const fn add(path: &'static str) -> Route {
    let summary =
        "Adds a file of at most 25 MB to a customer; the body is the file: PDF, PNG, JPEG, WebP, HEIC, DOCX or XLSX";
    Route { verb: Verb::Post, path, summary, in_path: NONE, query: TO, body: None, run: Run::File }
}

pub(super) const ROUTES: &[Route] = &[
    add("/files"),
    // The path that older clients know.
    add("/files/upload"),
    Route::get("/files/{id}", "The bytes of a file", BY_ID, NONE, open),
];

/// Checks the file and keeps its bytes, before the request's transaction begins.
pub(super) fn keep(call: &Call<'_>, input: &Input, bytes: &[u8]) -> Result<Kept, AppError> {
    let given = |name: &str| input.query(name).cloned().unwrap_or_default();
    let mut args = Map::new();
    args.insert("customer_id".to_owned(), Caller::new(call).customer(&given("customer_id"))?);
    args.insert("opportunity_id".to_owned(), given("opportunity_id"));
    args.insert("file_name".to_owned(), given("file_name"));
    Kept::new(call, args.into(), bytes)
}

/// Makes it one of the customer's.
pub(super) fn record(call: &Call<'_>, kept: &Kept) -> Result<Answer, AppError> {
    kept.add(call)?;
    let file = kept.file();
    Answer::created(json!({
        "id": file.id,
        "url": format!("{}/files/{}", super::BASE, file.id),
        "file_name": file.file_name,
        "mime": file.media_type,
        "size_bytes": file.size_bytes,
        "sha256": file.sha256,
    }))
}

fn open(caller: &Caller<'_>, input: &Input) -> Result<Answer, AppError> {
    caller.file("attachment.open", json!({ "id": input.path("id") })).map(Answer::File)
}
