//! The hash chain over the commit log and its audit: each version is sealed with the hash of the version before it
//! (docs/adr/0005-audit-chain.md).

use std::collections::VecDeque;
use std::fmt;

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};
use crate::lane;

/// Rows read at a time, so that a chain of any length is walked in bounded memory.
const PAGE: i64 = 500;

/// A version with its hash: who keeps one elsewhere can tell later whether it is still a part of the chain. As text
/// `VERSION:HASH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Version.
    pub version: i64,
    /// BLAKE3, 64 digits of hexadecimal.
    pub hash: String,
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.version, self.hash)
    }
}

impl Link {
    /// Reads `VERSION:HASH`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (version, hash) = text.trim().split_once(':')?;
        let version = version.parse().ok().filter(|version| *version >= 0)?;
        let hash = blake3::Hash::from_hex(hash).ok()?;
        Some(Self { version, hash: hash.to_hex().to_string() })
    }
}

/// What is wrong with a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A row of the audit is not what was sealed.
    EntryChanged,
    /// Fewer rows of the audit than were sealed.
    EntryMissing,
    /// More rows of the audit than were sealed, or rows of a version that is none.
    EntryAdded,
    /// The commit is not what was sealed, or does not follow from the version before.
    CommitChanged,
    /// There is no commit of this version.
    CommitMissing,
    /// A commit of a version that is none.
    CommitAdded,
    /// The chain does not end with the newest version of the workspace.
    Head,
    /// The version has another hash than was expected, or is not there.
    Expected,
}

impl Flaw {
    /// The code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EntryChanged => "entry_changed",
            Self::EntryMissing => "entry_missing",
            Self::EntryAdded => "entry_added",
            Self::CommitChanged => "commit_changed",
            Self::CommitMissing => "commit_missing",
            Self::CommitAdded => "commit_added",
            Self::Head => "head",
            Self::Expected => "expected",
        }
    }
}

/// The first version that is not as it was sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Version.
    pub version: i64,
    /// What is wrong with it.
    pub flaw: Flaw,
}

/// A walk along the chain that found nothing wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walked {
    /// The last version walked.
    pub through: Link,
    /// Versions walked.
    pub versions: i64,
    /// Rows of the audit walked.
    pub entries: i64,
    /// Newest version of the workspace.
    pub newest: i64,
    /// First version that was sealed as it was written; those before it were sealed together when the chain was introduced.
    pub chained_from: i64,
    /// Whether this was the end of the chain.
    pub done: bool,
}

/// What a commit is sealed with.
pub(crate) struct Seal {
    /// Rows of the audit.
    pub(crate) entries: i64,
    /// Hash over these rows.
    pub(crate) entries_hash: String,
    /// Hash over the version before, the commit and `entries_hash`.
    pub(crate) hash: String,
}

impl Seal {
    fn of(previous: &str, commit: &[Cell], audit: Audit) -> Self {
        let (entries, entries_hash) = audit.finish();
        let hash = seal(previous, commit, entries, &entries_hash);
        Self { entries, entries_hash, hash }
    }
}

/// Seals the newest version before its commit is written: `commit` is what [`COMMIT`] names, all of its audit is there.
///
/// # Errors
/// Storage failure.
pub(crate) fn next(conn: &mut Conn<'_>, version: i64, commit: &[Cell]) -> Result<Seal, StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT hash FROM commit_log WHERE workspace = $1 ORDER BY version DESC LIMIT 1";
    let previous = match conn.query_one(sql, std::slice::from_ref(&workspace))? {
        Some(row) => cell(&row, "hash")?,
        None => start(conn)?.0.hash,
    };
    let sql = "SELECT tbl, id, root, before, after FROM audit WHERE workspace = $1 AND version = $2 ORDER BY tbl, id";
    let mut audit = Audit::new();
    for row in conn.query(sql, &[workspace, Cell::Int(version)])? {
        audit.add(&row);
    }
    Ok(Seal::of(&previous, commit, audit))
}

/// Seals what was written before there was a chain, as it is found.
///
/// # Errors
/// Storage failure.
pub(crate) fn introduce(conn: &mut Conn<'_>) -> Result<(), StoreError> {
    let workspace = conn.workspace_cell();
    let (mut previous, _) = start(conn)?;
    let mut entries = Entries::after(i64::MIN);
    let mut at = i64::MIN;
    loop {
        let rows = commits(conn, at, PAGE)?;
        for row in &rows {
            at = cell(row, "version")?;
            let mut audit = Audit::new();
            while let Some(entry) = entries.next_until(conn, at)? {
                if cell::<i64>(&entry, "version")? == at {
                    audit.add(&entry);
                }
            }
            let sealed = Seal::of(&previous.hash, &fields(&workspace, row), audit);
            let sql = "UPDATE commit_log SET entries = $3, entries_hash = $4, hash = $5 WHERE workspace = $1 AND version = $2";
            let params = [
                workspace.clone(),
                Cell::Int(at),
                Cell::Int(sealed.entries),
                text(&sealed.entries_hash),
                text(&sealed.hash),
            ];
            conn.write(sql, &params)?;
            previous = Link { version: at, hash: sealed.hash };
        }
        if rows.len() < page(PAGE) {
            return Ok(());
        }
    }
}

/// Walks along the chain from the version after `after`, or from its beginning, for `most` versions.
///
/// # Errors
/// Storage failure.
pub fn walk(conn: &mut Conn<'_>, after: Option<&Link>, most: i64) -> Result<Result<Walked, Broken>, StoreError> {
    let workspace = conn.workspace_cell();
    let (start, chained_from) = start(conn)?;
    let from = match after {
        None => start,
        Some(link) if holds(conn, link)? => link.clone(),
        Some(link) => return Ok(Err(Broken { version: link.version, flaw: Flaw::Expected })),
    };
    // Nothing has a version below 1, so whatever has one stands before the first.
    let key = if from.version == 0 { i64::MIN } else { from.version };
    let mut entries = Entries::after(key);
    let mut walked = Walked { through: from, versions: 0, entries: 0, newest: 0, chained_from, done: false };
    let mut key = key;
    while walked.versions < most {
        let wanted = PAGE.min(most - walked.versions);
        let rows = commits(conn, key, wanted)?;
        for row in &rows {
            key = cell(row, "version")?;
            match step(conn, &workspace, &walked.through, row, &mut entries)? {
                Ok((link, count)) => {
                    walked.through = link;
                    walked.versions += 1;
                    walked.entries += count;
                }
                Err(broken) => return Ok(Err(broken)),
            }
        }
        if rows.len() < page(wanted) {
            walked.done = true;
            break;
        }
    }
    walked.newest = lane::version(conn)?;
    let last = walked.through.version;
    if walked.done && walked.newest != last {
        return Ok(Err(Broken { version: walked.newest.min(last) + 1, flaw: Flaw::Head }));
    }
    if walked.done
        && let Some(entry) = entries.next_until(conn, i64::MAX)?
    {
        return Ok(Err(Broken { version: cell(&entry, "version")?, flaw: Flaw::EntryAdded }));
    }
    Ok(Ok(walked))
}

/// Whether a link is a part of the chain.
///
/// # Errors
/// Storage failure.
pub fn holds(conn: &mut Conn<'_>, link: &Link) -> Result<bool, StoreError> {
    Ok(hash_of(conn, link.version)?.as_ref() == Some(&link.hash))
}

/// Checks one commit against the version before it and its rows of the audit.
fn step(
    conn: &mut Conn<'_>,
    workspace: &Cell,
    before: &Link,
    row: &Row,
    entries: &mut Entries,
) -> Result<Result<(Link, i64), Broken>, StoreError> {
    let version: i64 = cell(row, "version")?;
    let expected = before.version + 1;
    let broken = |version, flaw| Ok(Err(Broken { version, flaw }));
    if version < expected {
        return broken(version, Flaw::CommitAdded);
    }
    if version > expected {
        return broken(expected, Flaw::CommitMissing);
    }
    let mut audit = Audit::new();
    while let Some(entry) = entries.next_until(conn, version)? {
        let of: i64 = cell(&entry, "version")?;
        if of < version {
            return broken(of, Flaw::EntryAdded);
        }
        audit.add(&entry);
    }
    let (count, entries_hash) = audit.finish();
    let sealed: Option<i64> = cell(row, "entries")?;
    if cell::<Option<String>>(row, "entries_hash")?.as_ref() != Some(&entries_hash) {
        return broken(
            version,
            match sealed.map(|sealed| count.cmp(&sealed)) {
                Some(std::cmp::Ordering::Less) => Flaw::EntryMissing,
                Some(std::cmp::Ordering::Greater) => Flaw::EntryAdded,
                _ => Flaw::EntryChanged,
            },
        );
    }
    let hash = seal(&before.hash, &fields(workspace, row), count, &entries_hash);
    if sealed != Some(count) || cell::<Option<String>>(row, "hash")?.as_ref() != Some(&hash) {
        return broken(version, Flaw::CommitChanged);
    }
    Ok(Ok((Link { version, hash }, count)))
}

/// What stands before version 1, and the first version that was sealed as it was written.
fn start(conn: &mut Conn<'_>) -> Result<(Link, i64), StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT chained_from FROM workspace WHERE id = $1";
    let row = conn.query_one(sql, std::slice::from_ref(&workspace))?;
    let from: i64 = cell(&row.ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?, "chained_from")?;
    let mut hasher = blake3::Hasher::new_derive_key("bantu 2026 audit start");
    feed(&mut hasher, &workspace);
    feed(&mut hasher, &Cell::Int(from));
    Ok((Link { version: 0, hash: hasher.finalize().to_hex().to_string() }, from))
}

fn hash_of(conn: &mut Conn<'_>, version: i64) -> Result<Option<String>, StoreError> {
    if version == 0 {
        return Ok(Some(start(conn)?.0.hash));
    }
    let params = [conn.workspace_cell(), Cell::Int(version)];
    let row = conn.query_one("SELECT hash FROM commit_log WHERE workspace = $1 AND version = $2", &params)?;
    row.map_or(Ok(None), |row| cell(&row, "hash"))
}

/// The columns of a commit that are sealed, in the order in which they are.
const COMMIT: [&str; 8] = ["version", "device", "seq", "cmd_id", "actor", "at", "accepted_at", "name"];

fn fields(workspace: &Cell, row: &Row) -> Vec<Cell> {
    let columns = COMMIT.iter().map(|name| row.get(*name).cloned().unwrap_or(Cell::Null));
    std::iter::once(workspace.clone()).chain(columns).collect()
}

fn seal(previous: &str, commit: &[Cell], entries: i64, entries_hash: &str) -> String {
    let mut hasher = blake3::Hasher::new_derive_key("bantu 2026 audit version");
    feed(&mut hasher, &text(previous));
    for cell in commit {
        feed(&mut hasher, cell);
    }
    feed(&mut hasher, &Cell::Int(entries));
    feed(&mut hasher, &text(entries_hash));
    hasher.finalize().to_hex().to_string()
}

/// A value with its kind and its length, so that no two lists of values give the same bytes.
fn feed(hasher: &mut blake3::Hasher, cell: &Cell) {
    match cell {
        Cell::Null => hasher.update(&[0]),
        Cell::Int(value) => hasher.update(&[1]).update(&value.to_le_bytes()),
        Cell::Text(value) => hasher.update(&[2]).update(&(value.len() as u64).to_le_bytes()).update(value.as_bytes()),
    };
}

/// The rows of the audit of one version, in the order of table and id.
struct Audit {
    hasher: blake3::Hasher,
    count: i64,
}

impl Audit {
    fn new() -> Self {
        Self { hasher: blake3::Hasher::new_derive_key("bantu 2026 audit entries"), count: 0 }
    }

    fn add(&mut self, row: &Row) {
        for name in ["tbl", "id", "root", "before", "after"] {
            feed(&mut self.hasher, row.get(name).unwrap_or(&Cell::Null));
        }
        self.count += 1;
    }

    fn finish(self) -> (i64, String) {
        (self.count, self.hasher.finalize().to_hex().to_string())
    }
}

fn page(rows: i64) -> usize {
    usize::try_from(rows).unwrap_or(0)
}

fn commits(conn: &mut Conn<'_>, after: i64, most: i64) -> Result<Vec<Row>, StoreError> {
    let params = [conn.workspace_cell(), Cell::Int(after), Cell::Int(most)];
    conn.query(include_str!("chain_commits.sql"), &params)
}

/// The rows of the audit in their order, read in pages.
struct Entries {
    read: VecDeque<Row>,
    /// Version, table and id of the last row read.
    key: (i64, String, String),
    done: bool,
}

impl Entries {
    /// From the first row of a later version.
    fn after(version: i64) -> Self {
        // No table's name begins with the last character of Unicode.
        Self { read: VecDeque::new(), key: (version, char::MAX.to_string(), String::new()), done: false }
    }

    /// The next row of a version up to this one.
    fn next_until(&mut self, conn: &mut Conn<'_>, version: i64) -> Result<Option<Row>, StoreError> {
        if self.read.is_empty() && !self.done {
            let (version, table, id) = &self.key;
            let params = [conn.workspace_cell(), Cell::Int(*version), text(table), text(id), Cell::Int(PAGE)];
            self.read = conn.query(include_str!("chain_entries.sql"), &params)?.into();
            self.done = self.read.len() < page(PAGE);
            if let Some(last) = self.read.back() {
                self.key = (cell(last, "version")?, cell(last, "tbl")?, cell(last, "id")?);
            }
        }
        match self.read.front() {
            Some(row) if cell::<i64>(row, "version")? <= version => Ok(self.read.pop_front()),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(cells: &[Cell]) -> String {
        let mut hasher = blake3::Hasher::new();
        cells.iter().for_each(|cell| feed(&mut hasher, cell));
        hasher.finalize().to_hex().to_string()
    }

    #[test]
    fn no_two_lists_of_values_are_the_same_bytes() {
        let lists = [
            vec![text("ab"), text("c")],
            vec![text("a"), text("bc")],
            vec![text("abc")],
            vec![text("abc"), text("")],
            vec![text("abc"), Cell::Null],
            vec![text("1")],
            vec![Cell::Int(1)],
            vec![Cell::Int(1), Cell::Null],
            vec![Cell::Null],
            vec![],
        ];
        let hashes: std::collections::BTreeSet<String> = lists.iter().map(|list| hash(list)).collect();
        assert_eq!(hashes.len(), lists.len());
    }

    #[test]
    fn a_link_is_read_back() {
        let link = Link { version: 12_345, hash: "ab".repeat(32) };
        assert_eq!(Link::parse(&link.to_string()), Some(link.clone()));
        assert_eq!(Link::parse(&format!(" 12345:{}\n", "AB".repeat(32))), Some(link));
        let digits = "ab".repeat(32);
        for bad in ["", "1", "1:", ":", "x:y", &format!("-1:{digits}"), &format!("1:{}", &digits[1..]), &digits] {
            assert_eq!(Link::parse(bad), None, "{bad}");
        }
    }
}
