//! The blob folder: bytes of files under the BLAKE3 hash of what they say, sealed on a laptop, plain in the office (SYNC §7.13).

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use bantu_domain::attachment::MAX_FILE_BYTES;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::error::AppError;

/// First byte of a sealed blob; another one is of a later program.
const SEALED_VERSION: u8 = 1;
/// Bytes of the nonce that follows the version.
const NONCE: usize = 24;
/// Version, nonce and tag: what sealing adds to the bytes.
const OVERHEAD: u64 = 1 + NONCE as u64 + 16;
/// Purpose of the derived key: the database key itself never seals a file.
const KEY_PURPOSE: &str = "bantu 2026 blob folder sealing key 1";
/// Where blobs are written before they have their name.
const UNFINISHED: &str = "unfinished";
/// Age after which something unfinished is what a crash left: a younger one may be in another process's hands.
const LEFT_BEHIND: Duration = Duration::from_secs(3_600);

/// Age after which a blob that nobody names may go: long past any transaction, and time to mend by hand what should name it.
const ORPHANED: Duration = Duration::from_secs(7 * 24 * 3_600);

/// Name of a blob: BLAKE3 of its bytes. Made from bytes or 64 small hex digits alone, so it can never be a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct BlobName(blake3::Hash);

impl BlobName {
    /// The name of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// Reads 64 small hex digits; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let name = Self(blake3::Hash::from_hex(text).ok()?);
        (name.to_string() == text).then_some(name)
    }
}

impl fmt::Display for BlobName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_hex())
    }
}

/// Why a blob cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// It is not in this folder.
    #[error("blob is not here")]
    NotHere,
    /// What is there is not what its name says, or was sealed with another key.
    #[error("blob is damaged")]
    Damaged,
    /// More than [`MAX_FILE_BYTES`].
    #[error("blob is too large")]
    TooLarge,
    /// The disk refused.
    #[error("blob folder: {0}")]
    Disk(#[from] io::Error),
}

impl From<BlobError> for AppError {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::NotHere => Self::new("file.missing"),
            BlobError::Damaged => Self::new("file.damaged"),
            BlobError::TooLarge => Self::new("file.too_large").with("mb", MAX_FILE_BYTES / (1024 * 1024)),
            BlobError::Disk(error) => {
                tracing::error!(%error, "the folder of files refuses");
                Self::new(if error.kind() == io::ErrorKind::StorageFull { "storage.full" } else { "storage.failed" })
            }
        }
    }
}

/// A folder of blobs. Several threads and processes may use it at once.
pub struct BlobFolder {
    root: PathBuf,
    cipher: Option<XChaCha20Poly1305>,
}

impl BlobFolder {
    /// The office's folder: bytes as they are. Whoever keeps the machine keeps the files.
    pub fn plain(root: &Path) -> Result<Self, BlobError> {
        Self::open(root, None)
    }

    /// A laptop's folder: every blob sealed with XChaCha20-Poly1305 under a key derived from the database key.
    pub fn sealed(root: &Path, database_key: &[u8; 32]) -> Result<Self, BlobError> {
        let key = blake3::derive_key(KEY_PURPOSE, database_key);
        Self::open(root, Some(XChaCha20Poly1305::new(&key.into())))
    }

    /// Opens the folder and removes what a crash left unfinished long ago; a blob that has its name stays.
    fn open(root: &Path, cipher: Option<XChaCha20Poly1305>) -> Result<Self, BlobError> {
        let unfinished = root.join(UNFINISHED);
        fs::create_dir_all(&unfinished)?;
        for entry in fs::read_dir(&unfinished)? {
            let entry = entry?;
            if age(&entry.path())?.is_some_and(|age| age > LEFT_BEHIND) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(Self { root: root.to_owned(), cipher })
    }

    /// Keeps bytes and answers their name. When it returns they are on the disk; the same bytes twice are one blob, which is as young
    /// as the last time, and a damaged blob is replaced.
    pub fn put(&self, bytes: &[u8]) -> Result<BlobName, BlobError> {
        if bytes.len() as u64 > MAX_FILE_BYTES.unsigned_abs() {
            return Err(BlobError::TooLarge);
        }
        let name = BlobName::of(bytes);
        match self.get(name) {
            Ok(_) => {
                // Whoever clears the folder meanwhile must not take it before its row is written.
                File::options().write(true).open(self.path(name))?.set_modified(SystemTime::now())?;
                return Ok(name);
            }
            Err(BlobError::NotHere | BlobError::Damaged) => {}
            Err(error) => return Err(error),
        }
        let path = self.path(name);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)?;
        let unfinished = self.root.join(UNFINISHED).join(hex(&random::<16>()?));
        let written = self.write(&unfinished, name, bytes).and_then(|()| Ok(fs::rename(&unfinished, &path)?));
        if written.is_err() {
            // The disk has refused already; what stays goes at a later opening.
            let _ = fs::remove_file(&unfinished);
        }
        written?;
        for folder in folder.ancestors().take_while(|folder| folder.starts_with(&self.root)) {
            sync_folder(folder)?;
        }
        Ok(name)
    }

    /// The bytes of a blob, with their hash verified.
    pub fn get(&self, name: BlobName) -> Result<Vec<u8>, BlobError> {
        let file = match File::open(self.path(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(BlobError::NotHere),
            file => file?,
        };
        let most = MAX_FILE_BYTES.unsigned_abs() + OVERHEAD;
        let mut kept = Vec::new();
        file.take(most + 1).read_to_end(&mut kept)?;
        if kept.len() as u64 > most {
            return Err(BlobError::Damaged);
        }
        let bytes = match &self.cipher {
            None => kept,
            Some(cipher) => unseal(cipher, name, &kept).ok_or(BlobError::Damaged)?,
        };
        if BlobName::of(&bytes) == name { Ok(bytes) } else { Err(BlobError::Damaged) }
    }

    /// Removes the blobs that lie here for more than a week and are none of `needed`, which is only asked for when there are such;
    /// answers how many went.
    ///
    /// # Errors
    /// Those of `needed` and of the disk.
    pub fn clear_orphans<E: From<BlobError>>(
        &self,
        needed: impl FnOnce() -> Result<BTreeSet<String>, E>,
    ) -> Result<usize, E> {
        let orphaned = |path: &Path| Ok::<_, io::Error>(age(path)?.is_some_and(|age| age > ORPHANED));
        let mut old = Vec::new();
        for (name, path) in Self::all(&self.root).map_err(BlobError::from)? {
            if orphaned(&path).map_err(BlobError::from)? {
                old.push((name, path));
            }
        }
        if old.is_empty() {
            return Ok(0);
        }
        let needed = needed()?;
        let mut gone = 0;
        for (_, path) in old.iter().filter(|(name, _)| !needed.contains(&name.to_string())) {
            // It may have been put again since it was looked at.
            if orphaned(path).map_err(BlobError::from)? {
                fs::remove_file(path).map_err(BlobError::from)?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// Where a blob of a name lies below a folder of blobs, sealed or not; two levels of folders, so that none grows long.
    pub fn place(root: &Path, name: BlobName) -> PathBuf {
        let name = name.to_string();
        root.join(&name[..2]).join(&name[2..4]).join(&name)
    }

    /// Every blob below a folder as it lies there, in order of their names; none where there is no folder.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn all(root: &Path) -> io::Result<Vec<(BlobName, PathBuf)>> {
        let mut found = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                entries => entries?,
            };
            for entry in entries {
                let path = entry?.path();
                if path.is_dir() {
                    folders.push(path);
                } else if let Some(name) = path.file_name().and_then(|n| BlobName::parse(n.to_str()?)) {
                    found.push((name, path));
                }
            }
        }
        found.sort_by_key(|(name, _)| name.to_string());
        Ok(found)
    }

    fn write(&self, path: &Path, name: BlobName, bytes: &[u8]) -> Result<(), BlobError> {
        let mut file = File::create_new(path)?;
        match &self.cipher {
            None => file.write_all(bytes)?,
            Some(cipher) => {
                let nonce: [u8; NONCE] = random()?;
                let payload = Payload { msg: bytes, aad: &bound_to(name) };
                let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| BlobError::TooLarge)?;
                file.write_all(&[SEALED_VERSION])?;
                file.write_all(&nonce)?;
                file.write_all(&sealed)?;
            }
        }
        Ok(file.sync_all()?)
    }

    fn path(&self, name: BlobName) -> PathBuf {
        Self::place(&self.root, name)
    }
}

/// Time since a file was written; none for one in the future, or gone.
fn age(path: &Path) -> io::Result<Option<Duration>> {
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => Ok(found?.modified()?.elapsed().ok()),
    }
}

fn unseal(cipher: &XChaCha20Poly1305, name: BlobName, kept: &[u8]) -> Option<Vec<u8>> {
    let (version, rest) = kept.split_first()?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
    if *version != SEALED_VERSION {
        return None;
    }
    cipher.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: &bound_to(name) }).ok()
}

/// Binds sealed bytes to their name, so that no blob can stand in for another.
fn bound_to(name: BlobName) -> Vec<u8> {
    format!("bantu blob {SEALED_VERSION}/{name}").into_bytes()
}

fn random<const N: usize>() -> Result<[u8; N], BlobError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes a rename last; only Unix opens folders as files.
fn sync_folder(folder: &Path) -> Result<(), BlobError> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: [u8; 32] = [7; 32];
    const VOUCHER: &[u8] = b"%PDF-1.7 transfer of 47.975.000 rupiah to PT Bantu";

    fn files(folder: &Path) -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
    }

    fn both() -> Vec<(tempfile::TempDir, BlobFolder)> {
        let (plain, sealed) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let folders = [BlobFolder::plain(plain.path()).unwrap(), BlobFolder::sealed(sealed.path(), &KEY).unwrap()];
        [plain, sealed].into_iter().zip(folders).collect()
    }

    #[test]
    fn gives_back_what_it_took_and_keeps_the_same_bytes_once() {
        for (dir, folder) in both() {
            let name = folder.put(VOUCHER).unwrap();
            assert_eq!(name, folder.put(VOUCHER).unwrap());
            assert_eq!(name.to_string(), blake3::hash(VOUCHER).to_hex().as_str());
            assert_eq!(folder.get(name).unwrap(), VOUCHER);
            assert_eq!(files(dir.path()), [folder.path(name)]);
            assert_eq!(BlobFolder::all(dir.path()).unwrap(), [(name, folder.path(name))]);
            assert!(matches!(folder.get(BlobName::of(b"other")), Err(BlobError::NotHere)));
        }
    }

    #[test]
    fn a_laptop_keeps_no_plain_bytes() {
        for (dir, folder) in both() {
            folder.put(VOUCHER).unwrap();
            let kept: Vec<u8> = files(dir.path()).iter().flat_map(|path| fs::read(path).unwrap()).collect();
            let seen = |part: &[u8]| kept.windows(part.len()).any(|window| window == part);
            assert_eq!(VOUCHER.chunks_exact(8).any(seen), folder.cipher.is_none());
        }
    }

    #[test]
    fn every_changed_byte_and_every_cut_is_found_and_mended_by_putting_again() {
        for (_dir, folder) in both() {
            let name = folder.put(VOUCHER).unwrap();
            let path = folder.path(name);
            let good = fs::read(&path).unwrap();
            for at in 0..good.len() {
                let mut bad = good.clone();
                bad[at] ^= 1;
                fs::write(&path, &bad).unwrap();
                assert!(matches!(folder.get(name), Err(BlobError::Damaged)), "byte {at}");
                fs::write(&path, &good[..at]).unwrap();
                assert!(matches!(folder.get(name), Err(BlobError::Damaged)), "cut at {at}");
            }
            folder.put(VOUCHER).unwrap();
            assert_eq!(folder.get(name).unwrap(), VOUCHER);
        }
    }

    #[test]
    fn another_key_or_another_name_opens_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let folder = BlobFolder::sealed(dir.path(), &KEY).unwrap();
        let (one, two) = (folder.put(VOUCHER).unwrap(), folder.put(b"%PDF-2").unwrap());
        let stranger = BlobFolder::sealed(dir.path(), &[8; 32]).unwrap();
        assert!(matches!(stranger.get(one), Err(BlobError::Damaged)));
        fs::copy(folder.path(two), folder.path(one)).unwrap();
        assert!(matches!(folder.get(one), Err(BlobError::Damaged)));
    }

    #[test]
    fn opening_removes_what_is_unfinished_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let name = BlobFolder::sealed(dir.path(), &KEY).unwrap().put(VOUCHER).unwrap();
        let (left, in_hand) = (dir.path().join(UNFINISHED).join("left"), dir.path().join(UNFINISHED).join("in-hand"));
        fs::write(&left, b"half").unwrap();
        fs::write(&in_hand, b"half").unwrap();
        let long_ago = File::open(&left).unwrap().metadata().unwrap().modified().unwrap() - 2 * LEFT_BEHIND;
        File::options().write(true).open(&left).unwrap().set_modified(long_ago).unwrap();
        let folder = BlobFolder::sealed(dir.path(), &KEY).unwrap();
        let mut kept = files(dir.path());
        kept.sort();
        let mut expected = [folder.path(name), in_hand];
        expected.sort();
        assert_eq!(kept, expected);
    }

    fn make_old(path: &Path) {
        File::options().write(true).open(path).unwrap().set_modified(SystemTime::now() - 2 * ORPHANED).unwrap();
    }

    #[test]
    fn what_nobody_names_goes_after_a_week_and_nothing_else() {
        let nobody_asks = || -> Result<BTreeSet<String>, BlobError> { panic!("nothing is old") };
        for (dir, folder) in both() {
            let [needed, young, old, again] =
                [VOUCHER, b"%PDF-2", b"%PDF-3", b"%PDF-4"].map(|b| folder.put(b).unwrap());
            assert_eq!(folder.clear_orphans(nobody_asks).unwrap(), 0);
            for name in [needed, old, again] {
                make_old(&folder.path(name));
            }
            // The same bytes once more, whose row is not written yet.
            folder.put(b"%PDF-4").unwrap();
            let names = || Ok::<_, BlobError>(BTreeSet::from([needed.to_string()]));
            assert_eq!(folder.clear_orphans(names).unwrap(), 1);
            assert!(matches!(folder.get(old), Err(BlobError::NotHere)));
            let left: Vec<_> = BlobFolder::all(dir.path()).unwrap().into_iter().map(|(name, _)| name).collect();
            let mut expected = vec![needed, young, again];
            expected.sort_by_key(ToString::to_string);
            assert_eq!(left, expected);
            let unreadable = || Err::<BTreeSet<String>, _>(BlobError::Damaged);
            assert!(folder.clear_orphans(unreadable).is_err());
            assert_eq!(folder.get(needed).unwrap(), VOUCHER);
        }
    }

    #[test]
    fn a_file_above_the_limit_leaves_nothing() {
        let limit = usize::try_from(MAX_FILE_BYTES).unwrap();
        for (dir, folder) in both() {
            assert!(matches!(folder.put(&vec![0; limit + 1]), Err(BlobError::TooLarge)));
            assert!(files(dir.path()).is_empty());
        }
    }

    #[test]
    fn only_sixty_four_small_hex_digits_are_a_name() {
        let name = BlobName::of(VOUCHER).to_string();
        assert_eq!(BlobName::parse(&name), Some(BlobName::of(VOUCHER)));
        for bad in ["", "../../etc/passwd", &name[1..], &name.to_uppercase(), &format!("{name}0"), &"é".repeat(32)] {
            assert_eq!(BlobName::parse(bad), None, "{bad}");
        }
    }
}
