//! Folders of files for tests: in memory where the machine has such a place, and able to lose what they had.

use std::path::Path;
use std::sync::Arc;

use bantu_app::blob::{BlobError, BlobFolder, BlobName};
use sha2::{Digest, Sha256};
use tempfile::TempDir;

/// A place without a disk below it: thousands of small worlds need not wait for one.
const IN_MEMORY: &str = "/dev/shm";

/// A folder of files that goes with its world.
pub struct Files {
    blobs: Arc<BlobFolder>,
    folder: TempDir,
}

impl Files {
    /// An office's.
    ///
    /// # Panics
    /// Where the machine gives no folder.
    pub fn plain() -> Self {
        Self::with(BlobFolder::plain)
    }

    /// A laptop's.
    ///
    /// # Panics
    /// Where the machine gives no folder.
    pub fn sealed() -> Self {
        Self::with(|folder| BlobFolder::sealed(folder, &[7; 32]))
    }

    fn with(open: impl FnOnce(&Path) -> Result<BlobFolder, BlobError>) -> Self {
        let folder = tempfile::tempdir_in(IN_MEMORY).or_else(|_| tempfile::tempdir()).expect("a folder");
        Self { blobs: Arc::new(open(folder.path()).expect("a folder of files")), folder }
    }

    /// The folder as programs use it.
    pub fn blobs(&self) -> Arc<BlobFolder> {
        Arc::clone(&self.blobs)
    }

    /// The bytes of a name.
    ///
    /// # Errors
    /// Why they are not to be had.
    pub fn get(&self, name: &str) -> Result<Vec<u8>, BlobError> {
        self.blobs.get(BlobName::parse(name).ok_or(BlobError::NotHere)?)
    }

    /// Loses the bytes of a name, as a broken disk does.
    ///
    /// # Panics
    /// For what is no name.
    pub fn lose(&self, name: &str) {
        let name = BlobName::parse(name).expect("a name");
        // What is not there is lost already.
        let _ = std::fs::remove_file(BlobFolder::place(self.folder.path(), name));
    }

    /// Every name in the folder, in order.
    ///
    /// # Panics
    /// Where the folder cannot be read.
    pub fn names(&self) -> Vec<String> {
        let all = BlobFolder::all(self.folder.path()).expect("a folder that can be read");
        all.into_iter().map(|(name, _)| name.to_string()).collect()
    }
}

/// SHA-256 as a row has it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
