//! Hands documents and links over to the rest of the machine: the save dialog, the system viewer, the browser.

use std::path::{Path, PathBuf};

use bantu_app::AppError;
use tauri::{AppHandle, Url};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

use crate::fault::file_fault;
use crate::paths::{Paths, write_whole};
use crate::shell::Document;

/// Asks where to save a document and writes it; answers the chosen name, or `None` when the dialog was closed.
pub fn save(app: &AppHandle, document: Document) -> Result<Option<String>, AppError> {
    let name = plain_name(&document.name);
    let mut dialog = app.dialog().file().set_file_name(&name);
    if let Some(ending) = Path::new(&name).extension().and_then(|ending| ending.to_str()) {
        dialog = dialog.add_filter(ending.to_uppercase(), &[ending]);
    }
    let Some(chosen) = dialog.blocking_save_file() else {
        return Ok(None);
    };
    let path = chosen.into_path().map_err(|_| AppError::new("file.not_written"))?;
    write_whole(&path, &document.bytes).map_err(|error| file_fault("file.not_written", &path, &error))?;
    Ok(Some(plain_name(&path.to_string_lossy())))
}

/// Asks for a JSON file to read; `None` when the dialog was closed.
pub fn choose_json(app: &AppHandle) -> Result<Option<PathBuf>, AppError> {
    let Some(chosen) = app.dialog().file().add_filter("JSON", &["json"]).blocking_pick_file() else {
        return Ok(None);
    };
    chosen.into_path().map(Some).map_err(|_| AppError::new("file.not_read"))
}

/// Opens a document in the system viewer.
pub fn view(app: &AppHandle, paths: &Paths, document: Document) -> Result<(), AppError> {
    let folder = paths.viewer();
    let path = folder.join(plain_name(&document.name));
    std::fs::create_dir_all(&folder)
        .and_then(|()| write_whole(&path, &document.bytes))
        .map_err(|error| file_fault("file.not_written", &path, &error))?;
    app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|_| AppError::new("viewer.unavailable"))
}

/// Removes the copies that were made for the viewer.
pub fn forget_viewed(paths: &Paths) {
    if let Err(error) = std::fs::remove_dir_all(paths.viewer())
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(reason = %error, "copies made for the viewer could not be removed");
    }
}

/// Opens a link outside the window.
pub fn link(app: &AppHandle, url: &str) -> Result<(), AppError> {
    if !is_harmless(url) {
        return Err(AppError::new("link.refused"));
    }
    app.opener().open_url(url, None::<&str>).map_err(|_| AppError::new("link.no_program"))
}

/// Web pages over TLS, mail and telephone; no files, no scripts, no programs.
fn is_harmless(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| match url.scheme() {
        "https" => url.host_str().is_some(),
        scheme => scheme == "mailto" || scheme == "tel",
    })
}

/// A file name without folders and without characters that a file system refuses.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            other if other.is_control() => '_',
            other => other,
        })
        .collect();
    match clean.trim_matches(['.', ' ']) {
        "" => "document".to_owned(),
        good => good.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_documents_stay_in_their_folder() {
        let check = |name, expected| assert_eq!(plain_name(name), expected);
        check("12000-QUO-K1-01.pdf", "12000-QUO-K1-01.pdf");
        check("报价单 北京科技.pdf", "报价单 北京科技.pdf");
        check("../../etc/passwd", "passwd");
        check("C:\\Windows\\a.pdf", "a.pdf");
        check("a:b*c?.pdf", "a_b_c_.pdf");
        check("..", "document");
        check("line\nbreak.pdf", "line_break.pdf");
    }

    #[test]
    fn only_harmless_links_leave_the_window() {
        let check = |url, expected| assert_eq!(is_harmless(url), expected, "{url}");
        check("https://wa.me/628123", true);
        check("tel:+628123", true);
        check("mailto:a@example.com", true);
        check("http://example.com", false);
        check("file:///etc/passwd", false);
        check("javascript:alert(1)", false);
        check("ssh://host", false);
        check("/bin/sh", false);
        check("", false);
    }
}
