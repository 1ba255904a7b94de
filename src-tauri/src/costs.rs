//! Takes a cost file from the disk to `cost.import`, and refuses what cannot be one before it is read whole.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use bantu_app::{AppError, COST_FILE_MAX};
use serde_json::{Value, json};

use crate::fault::file_fault;
use crate::shell::Shell;

/// How much of a file is looked at first.
const FIRST: u64 = 4_096;

/// Imports the chosen file; `None` where none was chosen.
///
/// # Errors
/// Those of [`read`] and of the use case.
pub fn import(shell: &Shell, chosen: Option<PathBuf>) -> Result<Option<Value>, AppError> {
    let Some(path) = chosen else { return Ok(None) };
    shell.json("cost.import", json!({ "file": read(&path)? })).map(Some)
}

/// The text of a cost file.
///
/// # Errors
/// `file.not_read`, `file.too_large`, `file.not_utf8`; `cost.not_a_cost_file` where the beginning is no JSON list.
pub fn read(path: &Path) -> Result<String, AppError> {
    let unreadable = |error: &std::io::Error| file_fault("file.not_read", path, error);
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let size = file.metadata().map_err(|error| unreadable(&error))?.len();
    if size > COST_FILE_MAX as u64 {
        return Err(too_large());
    }
    read_from(file, path)
}

fn read_from(mut source: impl Read, path: &Path) -> Result<String, AppError> {
    let unreadable = |error: std::io::Error| file_fault("file.not_read", path, &error);
    let mut bytes = Vec::new();
    source.by_ref().take(FIRST).read_to_end(&mut bytes).map_err(unreadable)?;
    if !begins_as_list(&bytes) {
        return Err(AppError::new("cost.not_a_cost_file").with("line", 1));
    }
    // A pipe tells no size beforehand.
    source.take(COST_FILE_MAX as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() > COST_FILE_MAX {
        return Err(too_large());
    }
    String::from_utf8(bytes).map_err(|_| AppError::new("file.not_utf8"))
}

/// Whether the first sign that is no white space (and no byte order mark) opens a list.
fn begins_as_list(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'[')
}

fn too_large() -> AppError {
    AppError::new("file.too_large").with("mb", COST_FILE_MAX / 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(source: impl Read) -> String {
        read_from(source, Path::new("-")).map_or_else(|error| error.code, |_| "good".to_owned())
    }

    #[test]
    fn what_cannot_be_a_cost_file_is_refused_by_its_beginning() {
        let check = |bytes: &[u8], expected| assert_eq!(code(bytes), expected, "{bytes:?}");
        check(b"", "cost.not_a_cost_file");
        check(b"PK\x03\x04", "cost.not_a_cost_file");
        check(b"{}", "cost.not_a_cost_file");
        check(&[b' '; 5_000], "cost.not_a_cost_file");
        check(b" \r\n\t[", "good");
        check("\u{feff}[]".as_bytes(), "good");
        check(b"[\xff]", "file.not_utf8");
    }

    #[test]
    fn an_endless_source_is_left_early() {
        assert_eq!(code(std::io::repeat(0)), "cost.not_a_cost_file");
        assert_eq!(code(std::io::repeat(b'[')), "file.too_large");
        assert_eq!(code(std::io::repeat(b'[').take(COST_FILE_MAX as u64)), "good");
    }
}
