//! One page of a pull: drops, new roots with all their rows, changes, and at the end of the last page the verdicts (SYNC 7.5, 7.7).
//!
//! A pull runs through windows of versions. Within a window the page before says where the next goes on; a row that changes meanwhile
//! moves to a later window. Only at the end of the last window the pages together are a consistent state.

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::StoreError;
use bantu_domain::table::Table;
use bantu_domain::tables;
use bantu_store::change::Op;
use bantu_store::sync_server::{self, ChangePlace, Device, Ended, Workspace};
use bantu_store::{Conn, RawRow, raw};
use serde::{Deserialize, Serialize};

use super::planted;
use super::wire::{Decision, DropReason, Frame, HttpFault, MAX_PAGE, MAX_PAGE_BYTES, PullReply, PullRequest};

/// Where a page ended within its window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Resume {
    to: i64,
    /// Set once all new roots are through.
    version: Option<i64>,
    root: String,
    table: String,
    id: String,
}

/// Builds a page.
pub(crate) fn build(conn: &mut Conn<'_>, device: &Device, request: &PullRequest) -> Result<PullReply, HttpFault> {
    let workspace = sync_server::workspace(conn)?;
    check_cursor(request.cursor, &workspace)?;
    let resume = request.resume.as_deref().map(read_resume).transpose()?;
    let to = resume.as_ref().map_or(workspace.version, |r| r.to);
    if to < request.cursor || to > workspace.version {
        return Err(malformed("resume"));
    }
    if sync_server::open_roots(conn, device.user_id)?.is_empty() {
        // Never an empty pull: a policy that fails must not look like a scope that ended (SYNC 7.12).
        tracing::error!(user_id = %device.user_id, "policy gives no roots");
        return Err(HttpFault::new(500, "sync.policy_empty"));
    }
    let mut page = Page {
        window: (request.cursor, to),
        device,
        frames: Vec::new(),
        rows: 0,
        bytes: 0,
        limit: request.limit.clamp(1, MAX_PAGE),
    };
    page.frames.push(Frame::Begin {
        from: request.cursor,
        page_to: to,
        scope_rev: sync_server::scope_rev(conn, device.user_id, to)?,
        policy_rev: 0,
    });
    if planted::is("empty_policy_as_empty_scope") && workspace.version % 7 == 0 {
        let roots = sync_server::open_roots(conn, device.user_id)?;
        page.frames.extend(roots.into_iter().map(|root| Frame::DropRoot { root, why: DropReason::Ended }));
    }
    let mut rest = None;
    if resume.as_ref().is_none_or(|r| r.version.is_none()) {
        rest = page.scope(conn, resume.as_ref())?;
    }
    if rest.is_none() {
        rest = page.changes(conn, resume.as_ref().filter(|r| r.version.is_some()))?;
    }
    let complete = rest.is_none() && to == workspace.version;
    if complete && !(planted::is("verdicts_only_when_head_moved") && to == request.cursor) {
        page.frames.push(verdicts(conn, device, request.verdicts_applied_through)?);
    }
    page.frames.push(Frame::End {
        page_to: to,
        complete,
        resume: rest.map(|r| serde_json::to_string(&r).unwrap_or_default()),
        scope_sum: None,
        durable_version: workspace.durable_version,
    });
    Ok(PullReply { frames: page.frames })
}

fn check_cursor(cursor: i64, workspace: &Workspace) -> Result<(), HttpFault> {
    if cursor < 0 {
        return Err(malformed("cursor"));
    }
    if cursor > workspace.version {
        return Err(HttpFault::new(409, "sync.server_behind").with("head", workspace.version));
    }
    // A pull from 0 takes everything anew and needs no history.
    if cursor > 0 && cursor < workspace.min_cursor {
        return Err(HttpFault::new(410, "sync.resnapshot"));
    }
    Ok(())
}

fn malformed(field: &str) -> HttpFault {
    HttpFault::new(400, "sync.malformed").with("detail", field)
}

fn read_resume(text: &str) -> Result<Resume, HttpFault> {
    serde_json::from_str(text).map_err(|_| malformed("resume"))
}

/// The catalogue and the people first, so that work can begin before the end.
fn rank(root: &str) -> (u8, &str) {
    match root {
        "org" => (0, root),
        "cat" => (1, root),
        "cost" => (2, root),
        other => (3, other),
    }
}

struct Page<'a> {
    window: (i64, i64),
    device: &'a Device,
    frames: Vec<Frame>,
    rows: usize,
    bytes: usize,
    limit: usize,
}

impl Page<'_> {
    /// Roots that ended and roots that began in the window, these with all their rows. Gives where it stopped.
    fn scope(&mut self, conn: &mut Conn<'_>, resume: Option<&Resume>) -> Result<Option<Resume>, StoreError> {
        let (from, to) = self.window;
        let mut started = sync_server::started_roots(conn, self.device.user_id, from, to)?;
        started.sort_by(|a, b| rank(a).cmp(&rank(b)));
        if resume.is_none() {
            for Ended { root, command } in sync_server::ended_roots(conn, self.device.user_id, from, to)? {
                let anew = started.contains(&root);
                let why = if anew { DropReason::Anew } else { DropReason::of(command.as_deref()) };
                self.frames.push(Frame::DropRoot { root, why });
            }
            self.frames.extend(started.iter().map(|root| Frame::AddRoot { root: root.clone() }));
        }
        let tables = tables::all();
        for root in &started {
            if resume.is_some_and(|r| rank(root) < rank(&r.root)) {
                continue;
            }
            let here = resume.filter(|r| r.root == *root);
            let first = here.and_then(|r| tables.iter().position(|t| t.name == r.table)).unwrap_or(0);
            for (index, table) in tables.iter().enumerate().skip(first) {
                let mut after = here.filter(|_| index == first).map_or(String::new(), |r| r.id.clone());
                loop {
                    if self.full() {
                        let (root, table) = (root.clone(), table.name.to_owned());
                        return Ok(Some(Resume { to, version: None, root, table, id: after }));
                    }
                    let room = self.limit - self.rows;
                    let found = sync_server::rows_under(conn, table, root, &after, room.min(200) as i64)?;
                    let Some(last) = found.last() else { break };
                    after = last.id().to_owned();
                    for row in found {
                        self.put(table, row);
                    }
                }
            }
        }
        Ok(None)
    }

    /// Changes of the window in roots seen throughout. Gives where it stopped.
    fn changes(&mut self, conn: &mut Conn<'_>, resume: Option<&Resume>) -> Result<Option<Resume>, StoreError> {
        let (from, to) = self.window;
        let mut place = resume.and_then(|r| {
            r.version.map(|version| ChangePlace {
                version,
                root: r.root.clone(),
                table: r.table.clone(),
                id: r.id.clone(),
            })
        });
        loop {
            let found = sync_server::changes(conn, self.device.user_id, self.window, place.as_ref(), 200)?;
            if found.is_empty() {
                return Ok(None);
            }
            for (next, op) in found {
                if self.full() {
                    let last = place.unwrap_or(ChangePlace {
                        version: from,
                        root: String::new(),
                        table: String::new(),
                        id: String::new(),
                    });
                    let ChangePlace { version, root, table, id } = last;
                    return Ok(Some(Resume { to, version: Some(version), root, table, id }));
                }
                let table = raw::table(&next.table)?;
                match op {
                    Op::Put => {
                        if let Some(row) = raw::row(conn, table, &next.id)? {
                            self.put(table, row);
                        }
                    }
                    Op::Del => {
                        self.rows += 1;
                        self.frames.push(Frame::Del {
                            table: next.table.clone(),
                            id: next.id.clone(),
                            ver: next.version,
                        });
                    }
                }
                place = Some(next);
            }
        }
    }

    fn put(&mut self, table: &Table, row: RawRow) {
        self.rows += 1;
        self.bytes += size(&row.row);
        self.frames.push(Frame::Put {
            table: table.name.to_owned(),
            ver: row.ver,
            root: row.root.to_string(),
            cols: row.row,
        });
    }

    fn full(&self) -> bool {
        self.rows >= self.limit || self.bytes >= MAX_PAGE_BYTES
    }
}

/// Roughly the bytes of a row.
fn size(row: &Row) -> usize {
    row.iter().map(|(name, cell)| name.len() + 8 + if let Cell::Text(text) = cell { text.len() } else { 8 }).sum()
}

/// Every verdict the laptop has not applied, from the same snapshot as the last page (SYNC I5).
fn verdicts(conn: &mut Conn<'_>, device: &Device, after: i64) -> Result<Frame, HttpFault> {
    let mut list = Vec::new();
    for stored in sync_server::verdicts_after(conn, device.id, after)? {
        let verdict = stored.body.as_deref().and_then(|body| serde_json::from_str(body).ok());
        let Some(verdict) = verdict else {
            return Err(HttpFault::new(409, "sync.device_behind").with("seq", stored.seq));
        };
        list.push(Decision { seq: stored.seq, hash: stored.hash, at_version: stored.at_version, verdict });
    }
    Ok(Frame::Verdicts { last_seq: device.last_seq, list })
}
