//! The same program without a window, for scripts and tests: JSON out, a non-zero exit for an error.

use std::fs::File;
use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use bantu_app::{AppError, FILE_MAX, Mode, Reply};
use serde_json::{Value, json};

use crate::backup;
use crate::cli::{AuditCommand, Command, CostCommand};
use crate::costs;
use crate::fault::file_fault;
use crate::paths::{Paths, write_whole};
use crate::restore::{self, Replace};
use crate::shell::{Document, Shell};
use crate::vault::{Keychain, Unlock};

/// The largest text that is read from standard input or a file.
const INPUT_MAX: u64 = 32 * 1024 * 1024;

/// How long nothing is said on the standard error while the trail is verified.
const QUIET: Duration = Duration::from_secs(2);

/// Carries a command out and prints its answer or its error.
pub fn run(command: Command, paths: Paths, how: &Unlock) -> ExitCode {
    let outcome = guarded(|| carry_out(command, paths, how)).and_then(|answer| match answer {
        Some(value) => print(&value),
        None => Ok(()),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error),
    }
}

/// Work that panics is an error with a code, as in the window: its transaction was undone.
fn guarded<T>(work: impl FnOnce() -> Result<T, AppError>) -> Result<T, AppError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(AppError::new("internal.panic")))
}

/// Prints an error as JSON.
pub fn refuse(error: &AppError) -> ExitCode {
    let text = serde_json::to_value(error).unwrap_or_else(|_| json!({ "code": error.code }));
    // If standard output is closed, the exit code still says that it failed.
    let _ = print(&text);
    ExitCode::FAILURE
}

fn carry_out(command: Command, paths: Paths, how: &Unlock) -> Result<Option<Value>, AppError> {
    let open = || {
        let shell = Shell::new(paths.clone(), None);
        shell.unlock(how).map(|()| shell)
    };
    match command {
        Command::Rpc { list: true, .. } => table().map(Some),
        Command::Rpc { name, args, file, out, .. } => {
            let name = name.unwrap_or_default();
            let args = arguments(args.as_deref())?;
            // The file is looked at first: one that cannot be read opens nothing.
            let file = file.map(|path| read_file(&path)).transpose()?;
            let reply = match (bantu_app::call_pure(&name, args.clone()), file) {
                (Some(_), Some(_)) => return Err(AppError::new("rpc.takes_no_file").with("name", name)),
                (Some(reply), None) => reply?,
                (None, Some(file)) => open()?.desktop()?.upload(&name, args, file)?,
                (None, None) => open()?.desktop()?.call(&name, args)?,
            };
            match reply {
                Reply::Json(value) => Ok(Some(value)),
                Reply::File { name, mime, bytes } => deliver(Document { name, mime, bytes }, out.as_deref()),
            }
        }
        Command::Sync => Ok(Some(open()?.desktop()?.sync_blocking()?)),
        Command::Backup { file } => {
            let shell = open()?;
            let made = backup::backup(&paths, &*shell.desktop()?, &file, &|_| ())?;
            Ok(Some(json!({ "file": file, "size": made.size, "made_at": made.at })))
        }
        Command::Restore { file, replace } => {
            let replace = if replace { Replace::Yes } else { Replace::No };
            let kept = restore::restore(&paths, &mut Keychain, &file, how, replace)?;
            open()?;
            Ok(Some(json!({ "data": paths.data(), "kept": kept })))
        }
        Command::RecoveryKey => {
            let shell = open()?;
            let key = shell.fresh_recovery_key()?;
            shell.confirm_recovery()?;
            Ok(Some(json!({ "recovery_key": key })))
        }
        // The file is looked at first: a bad one is refused without opening anything.
        Command::Cost { command: CostCommand::Import { file } } => {
            let text = costs::read(&file)?;
            open()?.json("cost.import", json!({ "file": text })).map(Some)
        }
        Command::Audit { command: AuditCommand::Verify { expect } } => {
            let shell = open()?;
            if shell.desktop()?.mode() == Some(Mode::Device) {
                return Err(AppError::new("audit.at_office"));
            }
            let mut said = Instant::now();
            let told = |done, newest| {
                if said.elapsed() >= QUIET {
                    eprintln!("{done} of {newest} versions");
                    said = Instant::now();
                }
            };
            bantu_app::verify_audit(expect.as_deref(), |args| shell.json("audit.verify", args), told).map(Some)
        }
    }
}

/// The use cases with the schemas of their arguments and answers, and the types that the schemas name.
fn table() -> Result<Value, AppError> {
    let document = serde_json::to_value(bantu_app::openapi()).map_err(|_| AppError::new("internal"))?;
    let cases = document["paths"].as_object().into_iter().flatten().map(|(_, path)| {
        let case = &path["post"];
        json!({
            "name": case["operationId"],
            "description": case["description"],
            "args": case["requestBody"]["content"]["application/json"]["schema"],
            "answer": case["responses"]["200"]["content"],
        })
    });
    Ok(json!({ "use_cases": cases.collect::<Vec<_>>(), "schemas": document["components"]["schemas"] }))
}

fn arguments(given: Option<&str>) -> Result<Value, AppError> {
    match given {
        None => Ok(json!({})),
        Some("-") => parse(&read_limited(std::io::stdin().lock(), Path::new("-"))?),
        Some(text) => parse(text),
    }
}

fn parse(text: &str) -> Result<Value, AppError> {
    bantu_app::json::read(text.as_bytes())
        .map_err(|error| AppError::new("rpc.not_json").with("line", error.line()).with("column", error.column()))
}

/// Reads a whole text, and no more than this program ever needs.
pub fn read_limited(source: impl Read, path: &Path) -> Result<String, AppError> {
    let mut bytes = Vec::new();
    source.take(INPUT_MAX + 1).read_to_end(&mut bytes).map_err(|error| file_fault("file.not_read", path, &error))?;
    if bytes.len() as u64 > INPUT_MAX {
        return Err(AppError::new("file.too_large").with("mb", INPUT_MAX / (1024 * 1024)));
    }
    String::from_utf8(bytes).map_err(|_| AppError::new("file.not_utf8"))
}

/// The bytes of a file, at most one more than a use case takes: it says itself what is too large.
fn read_file(path: &Path) -> Result<Vec<u8>, AppError> {
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(|file| file.take(FILE_MAX + 1).read_to_end(&mut bytes))
        .map_err(|error| file_fault("file.not_read", path, &error))?;
    Ok(bytes)
}

fn deliver(document: Document, out: Option<&Path>) -> Result<Option<Value>, AppError> {
    let Some(path) = out else {
        let mut stdout = std::io::stdout().lock();
        if stdout.is_terminal() {
            return Err(AppError::new("file.needs_out"));
        }
        return stdout
            .write_all(&document.bytes)
            .and_then(|()| stdout.flush())
            .map(|()| None)
            .map_err(|error| file_fault("file.not_written", Path::new("-"), &error));
    };
    write_whole(path, &document.bytes).map_err(|error| file_fault("file.not_written", path, &error))?;
    Ok(Some(json!({
        "file": path,
        "name": document.name,
        "mime": document.mime,
        "size": document.bytes.len(),
    })))
}

fn print(value: &Value) -> Result<(), AppError> {
    let mut stdout = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut stdout, value)
        .map_err(std::io::Error::from)
        .and_then(|()| stdout.write_all(b"\n"))
        .and_then(|()| stdout.flush())
        .map_err(|error| file_fault("file.not_written", Path::new("-"), &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_that_panics_has_a_code() {
        assert_eq!(guarded::<()>(|| panic!("planted")).unwrap_err().code, "internal.panic");
    }
}
