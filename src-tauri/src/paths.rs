//! The one place that knows where this machine keeps the program's files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use bantu_app::AppError;

use crate::fault::file_fault;

/// Folder name below the platform's data folder, and the name under which the keychain lists the key.
pub const IDENTIFIER: &str = "com.bantu.crm";

/// Where one installation, or one `--data` folder, keeps its files.
#[derive(Clone, Debug)]
pub struct Paths {
    data: PathBuf,
    own: bool,
}

impl Paths {
    /// The folder given on the command line, else the platform's local data folder.
    pub fn resolve(given: Option<PathBuf>) -> Result<Self, AppError> {
        let own = given.is_none();
        let data = match given {
            Some(folder) => {
                std::path::absolute(&folder).map_err(|error| file_fault("data.not_reachable", &folder, &error))?
            }
            None => dirs::data_local_dir().ok_or_else(|| AppError::new("data.no_home"))?.join(IDENTIFIER),
        };
        Ok(Self { data, own })
    }

    /// Makes the data folder, readable by its owner alone.
    pub fn prepare(&self) -> Result<(), AppError> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.data).map_err(|error| file_fault("data.not_reachable", &self.data, &error))
    }

    /// The folder with the database, the documents and the files below.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// True for the platform's own place, which has one window per person.
    pub fn is_own_place(&self) -> bool {
        self.own
    }

    /// Which ways lead to the database key; never the key itself.
    pub fn key_file(&self) -> PathBuf {
        self.data.join("key.json")
    }

    /// Present from the start of a window until its screens have appeared.
    pub fn starting_mark(&self) -> PathBuf {
        self.data.join("starting")
    }

    /// Documents handed to the system viewer.
    pub fn viewer(&self) -> PathBuf {
        self.data.join("viewer")
    }

    /// What the program says about its work; never customer data.
    pub fn log_file(&self) -> PathBuf {
        self.data.join("log").join("bantu.log")
    }

    /// When the data were last backed up.
    pub fn backup_record(&self) -> PathBuf {
        self.data.join("backup.json")
    }

    /// Where a restore builds the new folder before it takes the place of the old one.
    pub fn restoring(&self) -> PathBuf {
        self.beside("restoring")
    }

    /// Where a restore leaves the folder that it replaced.
    pub fn replaced(&self) -> PathBuf {
        self.beside("replaced")
    }

    fn beside(&self, word: &str) -> PathBuf {
        let mut name = self.data.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{word}"));
        self.data.with_file_name(name)
    }

    /// True while no database was ever made here.
    pub fn is_new(&self) -> bool {
        let Ok(entries) = fs::read_dir(&self.data) else {
            return true;
        };
        !entries.flatten().any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name == "key.json" || name.ends_with(".db") || name.ends_with(".sqlite")
        })
    }

    /// Says that this process works on the data; a restore waits for nobody and is refused meanwhile.
    pub fn hold(&self) -> Result<Hold, AppError> {
        let file = self.lock_file("in-use.lock")?;
        match file.try_lock_shared() {
            Ok(()) => Ok(Hold(file)),
            Err(_) => Err(AppError::new("data.in_use")),
        }
    }

    /// Keeps every other process away from the data.
    pub fn hold_alone(&self) -> Result<Hold, AppError> {
        let file = self.lock_file("in-use.lock")?;
        match file.try_lock() {
            Ok(()) => Ok(Hold(file)),
            Err(_) => Err(AppError::new("data.in_use")),
        }
    }

    /// Keeps a second window away from a folder given with `--data`.
    pub fn hold_window(&self) -> Result<Hold, AppError> {
        let file = self.lock_file("window.lock")?;
        match file.try_lock() {
            Ok(()) => Ok(Hold(file)),
            Err(_) => Err(AppError::new("data.window_open")),
        }
    }

    /// Lets one process at a time look for, or make, the key; others wait for their turn.
    pub fn hold_key(&self) -> Result<Hold, AppError> {
        let file = self.lock_file("key.lock")?;
        file.lock().map_err(|error| file_fault("data.not_reachable", &self.data, &error))?;
        Ok(Hold(file))
    }

    fn lock_file(&self, name: &str) -> Result<File, AppError> {
        let path = self.data.join(name);
        OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(|error| file_fault("data.not_reachable", &path, &error))
    }
}

/// A lock on the data folder that ends with this value.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code, reason = "the open file is the lock")] File);

/// Writes a file so that after a power cut either the old or the new one is there, readable by its owner alone.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".new");
    let fresh = path.with_file_name(name);
    let mut options = OpenOptions::new();
    options.create(true).truncate(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&fresh)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&fresh, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restore_is_kept_away_while_the_data_is_in_use() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(folder.path().join("laptop"))).unwrap();
        paths.prepare().unwrap();
        let held = paths.hold().unwrap();
        let second = paths.hold().unwrap();
        assert_eq!(paths.hold_alone().unwrap_err().code, "data.in_use");
        drop((held, second));
        let alone = paths.hold_alone().unwrap();
        assert_eq!(paths.hold().unwrap_err().code, "data.in_use");
        drop(alone);
        assert!(paths.hold().is_ok());
    }

    #[test]
    fn a_folder_is_new_until_it_has_a_key_or_a_database() {
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(folder.path().to_owned())).unwrap();
        fs::write(folder.path().join("window.json"), "{}").unwrap();
        assert!(paths.is_new());
        fs::write(folder.path().join("bantu.db"), "").unwrap();
        assert!(!paths.is_new());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_reads_the_folder_and_its_files() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(folder.path().join("laptop"))).unwrap();
        paths.prepare().unwrap();
        write_whole(&paths.key_file(), b"{}").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(paths.data()), 0o700);
        assert_eq!(mode(&paths.key_file()), 0o600);
    }
}
