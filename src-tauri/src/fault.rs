//! Files that could not be read or written, as errors that the screens and the command line know.

use std::io::{Error, ErrorKind};
use std::path::Path;

use bantu_app::AppError;

/// The error `code` with the file and the kind of failure, never the file's contents; a full disk has a code of its own.
pub fn file_fault(code: &str, path: &Path, error: &Error) -> AppError {
    let code = match error.kind() {
        ErrorKind::StorageFull => "storage.full",
        _ => code,
    };
    AppError::new(code).with("file", path.display()).with("reason", error.kind())
}
