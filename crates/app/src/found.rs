//! Founding a workspace: the built-in catalogue in one version, and for a stand-alone one its only user.

use bantu_domain::access::{CreateUser, UserFields};
use bantu_domain::actor::Actor;
use bantu_domain::command::Command;
use bantu_domain::record::{Id, Instant, Row};
use bantu_domain::table::{Root, Table};
use bantu_domain::tx::Tx as _;
use bantu_domain::{Fault, Refusal};
use bantu_store::sync_server::{self, Commit};
use bantu_store::{Conn, Database, Mode, StoreTx, Visibility, lane, search};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::catalogue;
use crate::clock::Clock;
use crate::error::AppError;
use crate::sync::{authority, visibility};

/// A built-in row with its place.
pub type BuiltIn = (&'static Table, Row, Root);

/// The person who works alone.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Shown name.
    pub display_name: String,
    /// E-mail.
    pub email: String,
    /// `zh`, `id` or `en`.
    pub language: String,
}

/// Gives a new office its epoch, the catalogue and further built-in rows (its costs); an old one stays as it is.
///
/// # Errors
/// `catalogue.broken`, a defect; storage failure.
pub fn office(db: &Database, more: Vec<BuiltIn>, clock: &dyn Clock) -> Result<(), AppError> {
    let mut rows = built_in()?;
    rows.extend(more);
    db.write(|conn| {
        // Two programs may start at once in a new folder: the second finds the work done.
        if sync_server::workspace(conn)?.epoch.is_empty() {
            authority::found_office(conn, &clock.new_id().to_string(), clock.now())?;
            fill(conn, &rows, clock.new_id(), clock.now())?;
        }
        Ok(())
    })
}

/// Makes a new database a stand-alone workspace with one user who holds every right.
///
/// # Errors
/// `setup.already_done`; `field.invalid`, `field.required` for the person; storage failure.
pub fn stand_alone(db: &Database, person: &Person, clock: &dyn Clock) -> Result<Id, AppError> {
    let rows = built_in()?;
    let (user_id, device) = (clock.new_id(), clock.new_id());
    db.write(|conn| {
        if bantu_store::sync_client::state(conn)?.is_some() {
            return Err(AppError::new("setup.already_done"));
        }
        fill(conn, &rows, clock.new_id(), clock.now())?;
        authority::found_stand_alone(conn, device, user_id)?;
        let fields = UserFields {
            email: person.email.clone(),
            display_name: person.display_name.clone(),
            phone: None,
            whatsapp: None,
            wechat: None,
            language: Some(person.language.clone()).filter(|l| ["zh", "id", "en"].contains(&l.as_str())),
            is_active: true,
        };
        let command = Command::UserCreate(CreateUser { id: user_id, fields, roles: vec!["ADMIN".to_owned()] });
        let origin = authority::Origin { device: None, seq: None, cmd_id: clock.new_id(), actor: Actor::SYSTEM };
        authority::apply(conn, &origin, &command, clock.now(), clock.now())?;
        Ok(user_id)
    })
}

fn built_in() -> Result<Vec<BuiltIn>, AppError> {
    catalogue::rows().map_err(|error| {
        tracing::error!(%error, "the built-in catalogue is broken");
        AppError::from(Refusal::new("catalogue.broken"))
    })
}

fn fill(conn: &mut Conn<'_>, rows: &[BuiltIn], cmd_id: Id, now: Instant) -> Result<(), Fault> {
    let version = lane::next_version(conn)?;
    let mode = Mode::Authority { version, visibility: Visibility::system() };
    let ((), written) = StoreTx::run::<_, Fault>(conn, mode, |tx| {
        for (table, row, root) in rows {
            tx.put(table, row, root)?;
        }
        Ok(())
    })?;
    search::refresh(conn, &written.search_keys())?;
    visibility::refresh_all(conn, version)?;
    let name = "workspace.found".to_owned();
    let commit =
        Commit { version, device: None, seq: None, cmd_id, actor: Actor::SYSTEM, at: now, accepted_at: now, name };
    Ok(sync_server::insert_commit(conn, &commit)?)
}
