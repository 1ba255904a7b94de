//! Deciding a command: the one way data changes at the office, for pushed commands, for calls and in a stand-alone workspace (SYNC 7.4).

use bantu_domain::actor::Actor;
use bantu_domain::command::{Class, Command, Outcome};
use bantu_domain::customer::{CreateCustomer, Customer};
use bantu_domain::number::STAND_ALONE_MARK;
use bantu_domain::quotation::QuotationItem;
use bantu_domain::record::{CellValue, Id, Instant, Record};
use bantu_domain::refusal::{Refusal, StoreError};
use bantu_domain::table::Entity;
use bantu_domain::tx::{Facts, Tx};
use bantu_domain::{Fault, execute};
use bantu_store::change::{self, Note};
use bantu_store::{Conn, Mode, StoreTx, Touched, Visibility, Written, lane, search, sync_client, sync_server};

use super::budget::{Budget, Metered};
use super::numbers::{self, Place};
use super::{planted, visibility};

/// The core that runs a command; tests give one that panics.
pub type Core = fn(&Command, Actor, Instant, &mut dyn Tx) -> Result<Outcome, Fault>;

/// By which core a command is run, and how far it may go.
#[derive(Debug, Clone, Copy)]
pub struct Execution {
    /// The core.
    pub core: Core,
    /// Rows it may touch; none: as many as it likes.
    pub budget: Option<Budget>,
}

impl Execution {
    /// A command given at the authority itself.
    pub const HERE: Self = Self { core: execute, budget: None };
    /// A command pushed by a laptop, whose person is not there to see it run.
    pub const PUSHED: Self = Self { core: execute, budget: Some(Budget::PUSHED) };

    fn run(&self, command: &Command, actor: Actor, at: Instant, tx: &mut StoreTx<'_, '_>) -> Result<Facts, Fault> {
        let Some(budget) = self.budget else { return Ok((self.core)(command, actor, at, tx)?.facts) };
        let mut metered = Metered::new(tx, budget);
        let result = (self.core)(command, actor, at, &mut metered);
        if metered.is_exhausted() {
            return Err(Refusal::new(FAILED_INTERNAL).into());
        }
        Ok(result?.facts)
    }
}

/// A command that panicked or went over its budget: a defect of the program, not of the command.
pub(super) const FAILED_INTERNAL: &str = "command.failed_internal";

/// Who issued a command, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The laptop that pushed it; none for a call at the authority itself.
    pub device: Option<Id>,
    /// Its number there.
    pub seq: Option<i64>,
    /// Its identity.
    pub cmd_id: Id,
    /// Who acts.
    pub actor: Id,
}

/// A command that is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// Its version.
    pub version: i64,
    /// Facts of the outcome, with the numbers given here.
    pub facts: Facts,
    /// Rows it wrote.
    pub touched: Vec<Touched>,
    /// Hash over the rows that the actor's laptop holds; equal to the laptop's own where both did the same.
    pub effect_hash: String,
}

/// Decides a command inside the transaction of `conn`, which must hold the workspace's lane: all of its effects, or none.
///
/// # Errors
/// The refusal of a rule, of a constraint or of the numbers; storage failure. In every case nothing of it is kept.
pub fn apply(
    conn: &mut Conn<'_>,
    origin: &Origin,
    command: &Command,
    at: Instant,
    accepted_at: Instant,
) -> Result<Applied, Fault> {
    apply_with(&Execution::HERE, conn, origin, command, at, accepted_at)
}

/// As [`apply`], with a given core and budget.
///
/// # Errors
/// As there; `command.failed_internal` where the budget is used up.
pub fn apply_with(
    execution: &Execution,
    conn: &mut Conn<'_>,
    origin: &Origin,
    command: &Command,
    at: Instant,
    accepted_at: Instant,
) -> Result<Applied, Fault> {
    conn.savepoint(|conn| decide(execution, conn, origin, command, (at, accepted_at), |_| Ok(None)))
}

/// As [`apply`], with work beside the records that is done after the command and stands in the audit of its version.
///
/// # Errors
/// As there, and those of `work`; nothing of either is kept.
pub fn apply_noting<E: From<Fault> + From<StoreError>>(
    conn: &mut Conn<'_>,
    origin: &Origin,
    command: &Command,
    at: Instant,
    work: impl FnOnce(&mut Conn<'_>) -> Result<Note, E>,
) -> Result<Applied, E> {
    conn.savepoint(|conn| decide(&Execution::HERE, conn, origin, command, (at, at), |conn| work(conn).map(Some)))
}

fn decide<E: From<Fault> + From<StoreError>>(
    execution: &Execution,
    conn: &mut Conn<'_>,
    origin: &Origin,
    command: &Command,
    times: (Instant, Instant),
    work: impl FnOnce(&mut Conn<'_>) -> Result<Option<Note>, E>,
) -> Result<Applied, E> {
    // What was asked is decided now, whatever the clock of the laptop said.
    let at = if command.class() == Class::Request { times.1 } else { times.0 };
    let (version, facts, written, sees_costs) = run(execution, conn, origin, command, at)?;
    if let Some(note) = work(conn)? {
        change::note(conn, version, &note)?;
    }
    let commit = sync_server::Commit {
        version,
        device: origin.device,
        seq: origin.seq,
        cmd_id: origin.cmd_id,
        actor: origin.actor,
        at: times.0,
        accepted_at: times.1,
        name: command.name().to_owned(),
    };
    sync_server::insert_commit(conn, &commit)?;
    search::refresh(conn, &written.keys())?;
    let effect_hash = written.effect_hash(|root| root.may_be_held(origin.actor, sees_costs));
    Ok(Applied { version, facts, touched: written.touched, effect_hash })
}

/// Takes the next version and runs the command under it; tells whether the actor sees costs.
fn run(
    execution: &Execution,
    conn: &mut Conn<'_>,
    origin: &Origin,
    command: &Command,
    at: Instant,
) -> Result<(i64, Facts, Written, bool), Fault> {
    if origin.seq.is_some() && command.class() == Class::Online {
        return Err(Refusal::new("command.online_only").with("name", command.name()).into());
    }
    let version = lane::next_version(conn)?;
    let actor = actor(conn, version, origin.actor)?;
    let place = place(conn, origin.device)?;
    let mut command = command.clone();
    let given = matches!(&command, Command::CustomerCreate(args) if args.customer_no.is_none());
    let claim = numbers::claim(conn, &place, origin.device, &mut command)?;
    let mode = Mode::Authority { version, visibility: Visibility::of(&actor) };
    let sees_costs = actor.sees_costs();
    let (facts, written) = StoreTx::run::<_, Fault>(conn, mode, |tx| {
        if planted::money::instead(&command, tx)? {
            return Ok(Facts::new());
        }
        let mut facts = execution.run(&command, actor, at, tx)?;
        planted::money::after(&command, tx)?;
        if planted::is("lose_a_written_row")
            && let Command::QuotationDraft(args) = &command
            && let Some(last) = args.items.last()
        {
            tx.delete(QuotationItem::table(), last.id)?;
        }
        if let Command::CustomerCreate(args) = &command {
            check_twins(args, tx, &mut facts)?;
            if let Some(no) = args.customer_no.filter(|_| given) {
                facts.insert("customer_no".into(), no.to_string());
            }
        }
        Ok(facts)
    })?;
    claim.settle(conn)?;
    visibility::refresh(conn, &written.touched, version)?;
    Ok((version, facts, written, sees_costs))
}

/// Rights are read before visibility is known, with everything visible.
fn actor(conn: &mut Conn<'_>, version: i64, user_id: Id) -> Result<Actor, Fault> {
    let all = Mode::Authority { version, visibility: Visibility::system() };
    Ok(StoreTx::run::<_, Fault>(conn, all, |tx| Actor::load(tx, user_id))?.0)
}

/// Whose series a number must come from.
pub(crate) fn place(conn: &mut Conn<'_>, device: Option<Id>) -> Result<Place, Fault> {
    match device {
        None => Ok(Place::here(conn)?),
        Some(id) => {
            let device = sync_server::device(conn, id)?.ok_or_else(|| Refusal::new("device.unknown"))?;
            Ok(Place::Marked(device.mark))
        }
    }
}

/// Only the authority sees customers of other people: the same name is flagged, the same tax number refused (SYNC 7.9).
fn check_twins(args: &CreateCustomer, tx: &mut StoreTx<'_, '_>, facts: &mut Facts) -> Result<(), Fault> {
    let Some(stored) = tx.get(Customer::table(), args.id)? else { return Ok(()) };
    let mut customer = Customer::read(&stored.row)?;
    let own = args.id.to_cell();
    if let Some(tax_id) = customer.fields.tax_id.clone().filter(|t| !t.trim().is_empty()) {
        let found = tx.find(Customer::table(), "tax_id", &tax_id.to_cell())?;
        if found.iter().any(|other| other.row.get("id") != Some(&own)) {
            return Err(Refusal::new("customer.tax_id_taken").field("tax_id").into());
        }
    }
    let found = tx.find(Customer::table(), "name", &customer.fields.name.to_cell())?;
    if found.iter().any(|other| other.row.get("id") != Some(&own)) {
        customer.possible_duplicate = true;
        facts.insert("possible_duplicate".into(), "true".into());
        let mut row = stored.row.clone();
        customer.write(&mut row);
        tx.put(Customer::table(), &row, &stored.root)?;
    }
    Ok(())
}

/// Makes an empty workspace an office: its first epoch. Does nothing where there is one.
///
/// # Errors
/// Storage failure.
pub fn found_office(conn: &mut Conn<'_>, epoch: &str, now: Instant) -> Result<(), StoreError> {
    if sync_server::workspace(conn)?.epoch.is_empty() {
        sync_server::start_epoch(conn, epoch, None, now)?;
    }
    Ok(())
}

/// Makes an empty workspace a stand-alone one, with the reserved mark. Does nothing where it is one.
///
/// # Errors
/// Storage failure.
pub fn found_stand_alone(conn: &mut Conn<'_>, device: Id, user_id: Id) -> Result<(), StoreError> {
    if sync_client::state(conn)?.is_none() {
        sync_client::set_state(conn, &super::replica::fresh_state(device, user_id, STAND_ALONE_MARK))?;
    }
    Ok(())
}

/// What kind of place a database is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An office, or a workspace not yet founded.
    Office,
    /// Its own authority on a desktop.
    StandAlone,
    /// A laptop of an office.
    Laptop,
}

/// What kind of place this database is.
///
/// # Errors
/// Storage failure.
pub fn kind(conn: &mut Conn<'_>) -> Result<Kind, StoreError> {
    Ok(match sync_client::state(conn)? {
        None => Kind::Office,
        Some(state) if state.mark == STAND_ALONE_MARK => Kind::StandAlone,
        Some(_) => Kind::Laptop,
    })
}
