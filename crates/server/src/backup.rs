//! A copy of the whole office in a folder of its own, database and files, taken while the office serves.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use bantu_app::blob::BlobFolder;
use bantu_domain::StoreError;
use bantu_store::{Database, Location};

use crate::office::{DATABASE, FILES};

/// What was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// Number of files beside the database.
    pub files: usize,
    /// Bytes of database and files.
    pub bytes: u64,
}

/// Why an office could not be copied; the text begins with a stable code.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is no office in the folder.
    #[error("office.missing: {}", .0.display())]
    NoOffice(PathBuf),
    /// Something is there already; a backup replaces nothing.
    #[error("backup.exists: {}", .0.display())]
    Exists(PathBuf),
    /// A file could not be read or written.
    #[error("backup.not_written: {0}")]
    Io(#[from] std::io::Error),
    /// The database could not be copied, or its copy is damaged.
    #[error("backup.not_written: {0}")]
    Store(#[from] StoreError),
}

/// Copies the office of a folder to another folder, which must not be there yet. The copy is an office itself: `serve --data` opens it
/// as it was. It is as plain as the office's own folder, and is at `target` only when it is whole and on the disk.
///
/// # Errors
/// [`BackupError`]; nothing is left at `target` then.
pub fn backup(data: &Path, target: &Path) -> Result<Copied, BackupError> {
    let path = data.join(DATABASE);
    if !path.is_file() {
        return Err(BackupError::NoOffice(data.to_owned()));
    }
    let mut name = target.file_name().unwrap_or_default().to_owned();
    name.push(".part");
    let part = target.with_file_name(name);
    if let Some(there) = [target, &part].into_iter().find(|path| path.exists()) {
        return Err(BackupError::Exists(there.to_owned()));
    }
    fs::create_dir_all(&part)?;
    let copied = copy(data, &path, &part).and_then(|copied| {
        fs::rename(&part, target)?;
        sync_folder(target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
        Ok(copied)
    });
    if copied.is_err() {
        // Whatever went wrong is told; what is left of a half copy is not worth a second error.
        drop(fs::remove_dir_all(&part));
    }
    copied
}

fn copy(data: &Path, path: &Path, part: &Path) -> Result<Copied, BackupError> {
    let location = Location::Sqlite { path: path.to_owned(), key: None };
    let office = Database::open_only(location)?.ok_or_else(|| BackupError::NoOffice(data.to_owned()))?;
    let database = part.join(DATABASE);
    office.backup_to(&database, None)?;
    let mut copied = Copied { files: 0, bytes: Database::check_backup(&database, None)?.size };
    let root = part.join(FILES);
    let mut folders = BTreeSet::from([part.to_owned()]);
    // After the database: every file that it names is there by now.
    for (name, from) in BlobFolder::all(&data.join(FILES))? {
        let to = BlobFolder::place(&root, name);
        for folder in to.ancestors().skip(1).take_while(|folder| folder.starts_with(&root)) {
            folders.insert(folder.to_owned());
        }
        fs::create_dir_all(to.parent().unwrap_or(&root))?;
        copied.bytes += fs::copy(&from, &to)?;
        File::open(&to)?.sync_all()?;
        copied.files += 1;
    }
    folders.iter().try_for_each(|folder| sync_folder(folder))?;
    Ok(copied)
}

/// What stands in a folder is on the disk only when the folder is; where folders cannot be opened the system does it itself.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
}
