//! The sync tables of the office: devices, verdicts, who sees which root since when, numbers given out, the commit log.

mod number;
mod scope;

use bantu_domain::record::{Cell, CellValue, Id, Instant, Row};
use bantu_domain::refusal::StoreError;

use crate::backend::{Conn, cell, text};
use crate::chain;

pub use number::{document_of, grant_leases, keep_document_number, lease_of, open_leases, use_lease};
pub use scope::{
    ChangePlace, Ended, changes, close_member, drop_under, ended_roots, held_roots, open_member, open_roots, owned_by,
    rows_under, scope_rev, started_roots, users,
};

/// The workspace's own row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// Random name of this life of the data; a restore starts another.
    pub epoch: String,
    /// Newest version.
    pub version: i64,
    /// Version that two backups hold.
    pub durable_version: i64,
    /// Oldest cursor that may still be continued.
    pub min_cursor: i64,
}

/// A laptop as the office knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: Id,
    /// Its user.
    pub user_id: Id,
    /// What the person calls it.
    pub name: String,
    /// Its mark.
    pub mark: String,
    /// Last command decided.
    pub last_seq: i64,
    /// Not revoked.
    pub active: bool,
}

/// A verdict as it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredVerdict {
    /// Number of the command.
    pub seq: i64,
    /// Hash of the command.
    pub hash: String,
    /// `applied`, `rejected` or `held`.
    pub kind: String,
    /// Version of the office at the decision.
    pub at_version: i64,
    /// The verdict, JSON; gone once the device has seen it.
    pub body: Option<String>,
}

/// One line of the commit log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    /// Version.
    pub version: i64,
    /// Device, where one sent it.
    pub device: Option<Id>,
    /// Its number there.
    pub seq: Option<i64>,
    /// The command.
    pub cmd_id: Id,
    /// Who acted.
    pub actor: Id,
    /// Time of the person's machine.
    pub at: Instant,
    /// Time of the office.
    pub accepted_at: Instant,
    /// Command name.
    pub name: String,
}

/// The workspace's own row.
///
/// # Errors
/// Storage failure.
pub fn workspace(conn: &mut Conn<'_>) -> Result<Workspace, StoreError> {
    let id = conn.workspace_cell();
    let row =
        conn.query_one("SELECT epoch, version, durable_version, min_cursor FROM workspace WHERE id = $1", &[id])?;
    let row = row.ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?;
    Ok(Workspace {
        epoch: cell(&row, "epoch")?,
        version: cell(&row, "version")?,
        durable_version: cell(&row, "durable_version")?,
        min_cursor: cell(&row, "min_cursor")?,
    })
}

/// Starts an epoch at the present version.
///
/// # Errors
/// Storage failure.
pub fn start_epoch(conn: &mut Conn<'_>, epoch: &str, parent: Option<&str>, now: Instant) -> Result<(), StoreError> {
    let version = crate::lane::version(conn)?;
    let params =
        [conn.workspace_cell(), text(epoch), parent.map_or(Cell::Null, text), Cell::Int(version), now.to_cell()];
    let sql = "INSERT INTO epoch_log (workspace, epoch, parent, from_version, started_at) VALUES ($1, $2, $3, $4, $5)";
    conn.write(sql, &params)?;
    conn.write("UPDATE workspace SET epoch = $2 WHERE id = $1", &params[..2])?;
    Ok(())
}

/// Epochs with the version each began at, oldest first.
///
/// # Errors
/// Storage failure.
pub fn epochs(conn: &mut Conn<'_>) -> Result<Vec<(String, i64)>, StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT epoch, from_version FROM epoch_log WHERE workspace = $1 ORDER BY from_version, started_at";
    conn.query(sql, &[workspace])?.iter().map(|row| Ok((cell(row, "epoch")?, cell(row, "from_version")?))).collect()
}

/// Index of the next device mark, counted up.
///
/// # Errors
/// Storage failure.
pub fn next_mark(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let id = conn.workspace_cell();
    let rows = conn.query("UPDATE workspace SET next_mark = next_mark + 1 WHERE id = $1 RETURNING next_mark", &[id])?;
    Ok(cell::<i64>(rows.first().ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?, "next_mark")? - 1)
}

/// The next customer number that no customer carries, counted up.
///
/// # Errors
/// Storage failure.
pub fn next_customer_no(conn: &mut Conn<'_>) -> Result<i64, StoreError> {
    let id = conn.workspace_cell();
    loop {
        let sql =
            "UPDATE workspace SET next_customer_no = next_customer_no + 1 WHERE id = $1 RETURNING next_customer_no";
        let rows = conn.query(sql, std::slice::from_ref(&id))?;
        let row = rows.first().ok_or_else(|| StoreError::Corrupt("workspace".to_owned()))?;
        let number = cell::<i64>(row, "next_customer_no")? - 1;
        let params = [id.clone(), Cell::Int(number)];
        if conn.query_one("SELECT id FROM customers WHERE workspace = $1 AND customer_no = $2", &params)?.is_none() {
            return Ok(number);
        }
    }
}

const DEVICE: &str = "SELECT id, user_id, name, mark, last_seq, state FROM device";

fn read_device(row: &Row) -> Result<Device, StoreError> {
    Ok(Device {
        id: cell(row, "id")?,
        user_id: cell(row, "user_id")?,
        name: cell(row, "name")?,
        mark: cell(row, "mark")?,
        last_seq: cell(row, "last_seq")?,
        active: cell::<String>(row, "state")? == "active",
    })
}

/// The device of a token's hash.
///
/// # Errors
/// Storage failure.
pub fn device_of_token(conn: &mut Conn<'_>, token_hash: &str) -> Result<Option<Device>, StoreError> {
    let params = [conn.workspace_cell(), text(token_hash)];
    conn.query_one(&format!("{DEVICE} WHERE workspace = $1 AND token_hash = $2"), &params)?
        .as_ref()
        .map(read_device)
        .transpose()
}

/// A device.
///
/// # Errors
/// Storage failure.
pub fn device(conn: &mut Conn<'_>, id: Id) -> Result<Option<Device>, StoreError> {
    let params = [conn.workspace_cell(), id.to_cell()];
    conn.query_one(&format!("{DEVICE} WHERE workspace = $1 AND id = $2"), &params)?
        .as_ref()
        .map(read_device)
        .transpose()
}

/// Every device, by mark.
///
/// # Errors
/// Storage failure.
pub fn devices(conn: &mut Conn<'_>) -> Result<Vec<Device>, StoreError> {
    let workspace = conn.workspace_cell();
    conn.query(&format!("{DEVICE} WHERE workspace = $1 ORDER BY enrolled_at, id"), &[workspace])?
        .iter()
        .map(read_device)
        .collect()
}

/// Adds a device.
///
/// # Errors
/// Storage failure.
pub fn insert_device(conn: &mut Conn<'_>, device: &Device, token_hash: &str, now: Instant) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        device.id.to_cell(),
        device.user_id.to_cell(),
        text(&device.name),
        text(&device.mark),
        text(token_hash),
        now.to_cell(),
    ];
    let sql = "INSERT INTO device (workspace, id, user_id, name, mark, token_hash, enrolled_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    conn.write(sql, &params)?;
    Ok(())
}

/// Notes the last command decided.
///
/// # Errors
/// Storage failure.
pub fn set_last_seq(conn: &mut Conn<'_>, device: Id, seq: i64) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), device.to_cell(), Cell::Int(seq)];
    conn.write("UPDATE device SET last_seq = $3 WHERE workspace = $1 AND id = $2", &params)?;
    Ok(())
}

/// Notes that a device was seen, and where it stands.
///
/// # Errors
/// Storage failure.
pub fn set_seen(
    conn: &mut Conn<'_>,
    device: Id,
    cursor: i64,
    app_version: &str,
    now: Instant,
) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), device.to_cell(), Cell::Int(cursor), text(app_version), now.to_cell()];
    let sql = "UPDATE device SET cursor = $3, app_version = $4, last_seen_at = $5 WHERE workspace = $1 AND id = $2";
    conn.write(sql, &params)?;
    Ok(())
}

/// Refuses a device from now on. Its mark and its leases are never given to another.
///
/// # Errors
/// Storage failure.
pub fn revoke_device(conn: &mut Conn<'_>, device: Id) -> Result<bool, StoreError> {
    let params = [conn.workspace_cell(), device.to_cell()];
    let found = conn.write("UPDATE device SET state = 'revoked' WHERE workspace = $1 AND id = $2", &params)?;
    conn.write("UPDATE lease SET state = 'void' WHERE workspace = $1 AND device = $2 AND state = 'open'", &params)?;
    Ok(found > 0)
}

const VERDICT: &str = "SELECT seq, hash, kind, at_version, body FROM verdict";

fn read_verdict(row: &Row) -> Result<StoredVerdict, StoreError> {
    Ok(StoredVerdict {
        seq: cell(row, "seq")?,
        hash: cell(row, "hash")?,
        kind: cell(row, "kind")?,
        at_version: cell(row, "at_version")?,
        body: cell(row, "body")?,
    })
}

/// The verdict on a command.
///
/// # Errors
/// Storage failure.
pub fn verdict(conn: &mut Conn<'_>, device: Id, seq: i64) -> Result<Option<StoredVerdict>, StoreError> {
    let params = [conn.workspace_cell(), device.to_cell(), Cell::Int(seq)];
    let sql = format!("{VERDICT} WHERE workspace = $1 AND device = $2 AND seq = $3");
    conn.query_one(&sql, &params)?.as_ref().map(read_verdict).transpose()
}

/// Verdicts on commands after a number, in order.
///
/// # Errors
/// Storage failure.
pub fn verdicts_after(conn: &mut Conn<'_>, device: Id, seq: i64) -> Result<Vec<StoredVerdict>, StoreError> {
    let params = [conn.workspace_cell(), device.to_cell(), Cell::Int(seq)];
    let sql = format!("{VERDICT} WHERE workspace = $1 AND device = $2 AND seq > $3 ORDER BY seq");
    conn.query(&sql, &params)?.iter().map(read_verdict).collect()
}

/// Stores a verdict; `command` keeps the body of what was not applied, for the office's own eyes.
///
/// # Errors
/// Storage failure.
pub fn insert_verdict(
    conn: &mut Conn<'_>,
    device: Id,
    verdict: &StoredVerdict,
    command: Option<&str>,
    now: Instant,
) -> Result<(), StoreError> {
    let params = [
        conn.workspace_cell(),
        device.to_cell(),
        Cell::Int(verdict.seq),
        text(&verdict.hash),
        text(&verdict.kind),
        Cell::Int(verdict.at_version),
        verdict.body.to_cell(),
        command.map_or(Cell::Null, text),
        now.to_cell(),
    ];
    let sql = "INSERT INTO verdict (workspace, device, seq, hash, kind, at_version, body, command, decided_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    conn.write(sql, &params)?;
    Ok(())
}

/// Drops the bodies of verdicts the device has applied; hashes stay.
///
/// # Errors
/// Storage failure.
pub fn prune_verdicts(conn: &mut Conn<'_>, device: Id, through: i64) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), device.to_cell(), Cell::Int(through)];
    conn.write(
        "UPDATE verdict SET body = NULL WHERE workspace = $1 AND device = $2 AND seq <= $3 AND body IS NOT NULL",
        &params,
    )?;
    Ok(())
}

/// Adds a line to the commit log, which seals the version: all of its audit must be there, for nothing can be added to it later.
///
/// # Errors
/// Storage failure.
pub fn insert_commit(conn: &mut Conn<'_>, commit: &Commit) -> Result<(), StoreError> {
    let mut params = vec![
        conn.workspace_cell(),
        Cell::Int(commit.version),
        commit.device.to_cell(),
        commit.seq.to_cell(),
        commit.cmd_id.to_cell(),
        commit.actor.to_cell(),
        commit.at.to_cell(),
        commit.accepted_at.to_cell(),
        text(&commit.name),
    ];
    let seal = chain::next(conn, commit.version, &params)?;
    params.extend([Cell::Int(seal.entries), Cell::Text(seal.entries_hash), Cell::Text(seal.hash)]);
    let sql = "INSERT INTO commit_log \
               (workspace, version, device, seq, cmd_id, actor, at, accepted_at, name, entries, entries_hash, hash) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    conn.write(sql, &params)?;
    Ok(())
}

/// The commit log, in order; for diagnosis and tests.
///
/// # Errors
/// Storage failure.
pub fn commits(conn: &mut Conn<'_>) -> Result<Vec<Commit>, StoreError> {
    let workspace = conn.workspace_cell();
    let sql = "SELECT version, device, seq, cmd_id, actor, at, accepted_at, name FROM commit_log WHERE workspace = $1 ORDER BY version";
    let rows = conn.query(sql, &[workspace])?;
    rows.iter()
        .map(|row| {
            Ok(Commit {
                version: cell(row, "version")?,
                device: cell(row, "device")?,
                seq: cell(row, "seq")?,
                cmd_id: cell(row, "cmd_id")?,
                actor: cell(row, "actor")?,
                at: cell(row, "at")?,
                accepted_at: cell(row, "accepted_at")?,
                name: cell(row, "name")?,
            })
        })
        .collect()
}

/// A one-time code as it was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnrollCode {
    /// For whom.
    pub user_id: Id,
    /// Until when.
    pub expires_at: Instant,
    /// The device it was used by.
    pub used_by: Option<Id>,
}

/// Adds a one-time code.
///
/// # Errors
/// Storage failure.
pub fn insert_enroll_code(
    conn: &mut Conn<'_>,
    code_hash: &str,
    user_id: Id,
    created_at: Instant,
    expires_at: Instant,
) -> Result<(), StoreError> {
    let params =
        [conn.workspace_cell(), text(code_hash), user_id.to_cell(), created_at.to_cell(), expires_at.to_cell()];
    let sql =
        "INSERT INTO enroll_code (workspace, code_hash, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)";
    conn.write(sql, &params)?;
    Ok(())
}

/// The code of a hash.
///
/// # Errors
/// Storage failure.
pub fn enroll_code(conn: &mut Conn<'_>, code_hash: &str) -> Result<Option<EnrollCode>, StoreError> {
    let params = [conn.workspace_cell(), text(code_hash)];
    let sql = "SELECT user_id, expires_at, used_by FROM enroll_code WHERE workspace = $1 AND code_hash = $2";
    let Some(row) = conn.query_one(sql, &params)? else { return Ok(None) };
    Ok(Some(EnrollCode {
        user_id: cell(&row, "user_id")?,
        expires_at: cell(&row, "expires_at")?,
        used_by: cell(&row, "used_by")?,
    }))
}

/// Uses a code up.
///
/// # Errors
/// Storage failure.
pub fn use_enroll_code(conn: &mut Conn<'_>, code_hash: &str, device: Id, now: Instant) -> Result<(), StoreError> {
    let params = [conn.workspace_cell(), text(code_hash), device.to_cell(), now.to_cell()];
    let sql =
        "UPDATE enroll_code SET used_by = $3, used_at = $4 WHERE workspace = $1 AND code_hash = $2 AND used_by IS NULL";
    conn.write(sql, &params)?;
    Ok(())
}
