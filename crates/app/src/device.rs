//! The laptops of an office: the one-time code with which one joins, the list of them, and shutting one out.

use bantu_domain::command::Command;
use bantu_domain::device::{EnrollDevice, RevokeDevice};
use bantu_domain::record::{Cell, CellValue as _, Id, Instant, Row};
use bantu_domain::refusal::Refusal;
use bantu_store::change::Note;
use bantu_store::lane;
use bantu_store::query::device::{self as store, Line};
use bantu_store::sync_server::{self, Device};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::{Call, Mode};
use crate::error::AppError;
use crate::sync::enroll;
use crate::usecase::{UseCase, online};
use crate::view::{Done, Ref, Rows};

/// The table of laptops, as the trail names it.
pub(crate) const TABLE: &str = "device";

/// A code to type into the laptop.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnrollCodeView {
    /// `XXXX-XXXX-XXXX`, shown once.
    code: String,
    /// Until when it is good.
    expires_at: Instant,
}

/// Which laptops.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DeviceListArgs {
    /// Those of one user.
    #[serde(default)]
    user_id: Option<Id>,
}

/// A laptop as administrators see it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct DeviceRow {
    /// Key.
    pub id: Id,
    /// Its user.
    pub user: Ref,
    /// His login name.
    pub user_email: String,
    /// Mark in its document numbers, never given to another.
    pub mark: String,
    /// What its user calls it.
    pub name: String,
    /// When it joined.
    pub enrolled_at: Instant,
    /// When it last asked the office; null before the first time.
    pub last_seen_at: Option<Instant>,
    /// Changes of the workspace since the state it held then; null before its first sync.
    pub behind: Option<i64>,
    /// Version of its program.
    pub app_version: Option<String>,
    /// May synchronise; false once revoked.
    pub is_active: bool,
}

fn enroll_code(call: &Call<'_>, args: EnrollDevice) -> Result<EnrollCodeView, AppError> {
    if call.app.mode != Mode::Office {
        return Err(AppError::new("enroll.office_only"));
    }
    // Ids are half time, half chance: the random source itself is asked, not the clock of ids.
    let (random, now, user_id) = (call.app.clock.random(), call.now(), args.user_id);
    let expires_at = enroll::code_expiry(now);
    let mut code = String::new();
    call.run_noting(&Command::DeviceEnrollCode(args), |conn| {
        code = enroll::create_code(conn, user_id, random, now)?;
        let until = [("enroll_code_expires_at".into(), expires_at.to_cell())];
        Ok(Note { table: "users", id: user_id, before: none(), after: Row::from(until) })
    })?;
    Ok(EnrollCodeView { code, expires_at })
}

/// A side of a note whose row was there: the trail tells no new row.
fn none() -> Row {
    Row::from([("enroll_code_expires_at".into(), Cell::Null)])
}

fn list(call: &Call<'_>, args: DeviceListArgs) -> Result<Rows<DeviceRow>, AppError> {
    call.look(|look| {
        let head = lane::version(look.conn)?;
        let rows = store::list(look.conn, args.user_id)?.into_iter().map(|line| row(line, head));
        Ok(Rows { rows: rows.collect() })
    })
}

fn row(line: Line, head: i64) -> DeviceRow {
    DeviceRow {
        id: line.id,
        user: Ref { id: line.user_id, name: line.user_name },
        user_email: line.user_email,
        mark: line.mark,
        name: line.name,
        enrolled_at: line.enrolled_at,
        last_seen_at: line.last_seen_at,
        behind: (line.cursor > 0).then(|| (head - line.cursor).max(0)),
        app_version: line.app_version,
        is_active: line.active,
    }
}

fn revoke(call: &Call<'_>, args: RevokeDevice) -> Result<Done, AppError> {
    let id = args.device_id;
    let done = call.run_noting(&Command::DeviceRevoke(args), |conn| {
        let device = sync_server::device(conn, id)?.ok_or_else(|| Refusal::not_found(TABLE))?;
        if !device.active {
            return Err(AppError::new("device.already_revoked"));
        }
        sync_server::revoke_device(conn, id)?;
        Ok(Note { table: TABLE, id, before: side(&device, "active"), after: side(&device, "revoked") })
    })?;
    Ok(Done::of(id, done.facts))
}

/// A laptop as the trail tells it.
pub(crate) fn side(device: &Device, state: &str) -> Row {
    let cells = [("name", device.name.as_str()), ("mark", device.mark.as_str()), ("state", state)];
    let mut row: Row = cells.map(|(name, value)| (name.into(), Cell::Text(value.to_owned()))).into();
    row.insert("user_id".into(), device.user_id.to_cell());
    row
}

/// Laptops stand at the office only, so a laptop asks there.
pub(crate) fn entries() -> Vec<UseCase> {
    vec![
        online("device.enroll_code", "device.enroll", enroll_code),
        online("device.list", "device.enroll", list),
        online("device.revoke", "device.revoke", revoke),
    ]
}
