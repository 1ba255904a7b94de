//! Claims of leads from the public pool: asked here, decided by whoever decides for the workspace. A laptop keeps no record of its own:
//! what waits stands in its queue, what the office refused in its inbox, what it gave in the rows of the claims.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::command::Command;
use bantu_domain::lead::{CLAIM, ClaimLead, Lead, LeadClaim, PoolLead};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::StoreError;
use bantu_store::Conn;
use bantu_store::sync_client::{self, InboxItem, Pending, Waiting};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::Call;
use crate::error::AppError;
use crate::sync::replica;
use crate::sync_page::args_of;
use crate::usecase::{UseCase, command, query};
use crate::view::{ById, Done, Nothing, Rows};

/// The command of a claim.
const NAME: &str = "lead.claim";

/// How a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClaimState {
    /// Waits here; it may still be taken back.
    Requested,
    /// On its way to the office, which decides.
    Sent,
    /// The lead is his.
    Won,
    /// The office gave the lead to nobody or to somebody else.
    Lost,
}

/// A claim of the asker.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ClaimRow {
    /// The lead.
    lead_id: Id,
    /// Its name; null where it is not known here any more.
    name: Option<String>,
    /// How it stands.
    state: ClaimState,
    /// When it was asked for or, where it is won, given.
    at: Instant,
    /// The command, to be taken back (`sync.withdraw`) or, where it was refused, put away (`inbox.discard`); null where it is won.
    cmd_id: Option<Id>,
    /// Why it was refused, or would be as things stand.
    code: Option<String>,
    /// Values for the text.
    params: BTreeMap<String, String>,
}

/// What a command of the queue or the inbox asks for.
fn asked(body: &str) -> Option<ClaimLead> {
    serde_json::from_value(args_of(body)).ok()
}

impl ClaimRow {
    fn waiting(pending: Pending, sent_seq: i64) -> Option<Self> {
        let ClaimLead { id, lead_name } = asked(&pending.body)?;
        Some(Self {
            lead_id: id,
            name: lead_name,
            state: if pending.seq <= sent_seq { ClaimState::Sent } else { ClaimState::Requested },
            at: pending.at,
            cmd_id: Some(pending.cmd_id),
            code: pending.code,
            params: pending.params.as_deref().and_then(|p| serde_json::from_str(p).ok()).unwrap_or_default(),
        })
    }

    fn refused(item: InboxItem) -> Option<Self> {
        let ClaimLead { id, lead_name } = asked(&item.body)?;
        Some(Self {
            lead_id: id,
            name: lead_name,
            state: ClaimState::Lost,
            at: item.at,
            cmd_id: Some(item.cmd_id),
            code: Some(item.code),
            params: serde_json::from_str(&item.params).unwrap_or_default(),
        })
    }
}

/// Claims that wait here for the office, in the order in which they were asked; none at the authority.
fn waiting(conn: &mut Conn<'_>) -> Result<Vec<ClaimRow>, StoreError> {
    let Some(state) = sync_client::state(conn)? else { return Ok(Vec::new()) };
    let all = sync_client::pending(conn)?.into_iter();
    let claims = all.filter(|p| p.name == NAME && p.state != Waiting::Withdrawn);
    Ok(claims.filter_map(|pending| ClaimRow::waiting(pending, state.sent_seq)).collect())
}

/// Leads whose claim waits here for the office.
///
/// # Errors
/// Storage failure.
pub(crate) fn requested(conn: &mut Conn<'_>) -> Result<BTreeSet<Id>, StoreError> {
    Ok(waiting(conn)?.into_iter().map(|row| row.lead_id).collect())
}

/// Asked for once, however often one clicks.
fn claim(call: &Call<'_>, args: ById) -> Result<Done, AppError> {
    if call.read(requested)?.contains(&args.id) {
        return Ok(Done::of(args.id, [(CLAIM.to_owned(), "requested".to_owned())].into()));
    }
    let shown = call.look(|look| look.ask(|cx| cx.load::<PoolLead>(args.id)))?;
    let command = ClaimLead { id: args.id, lead_name: shown.map(|lead| lead.name) };
    call.run_on(args.id, &Command::LeadClaim(command))
}

/// The open claims of the asker, those that were refused and not put away, and those he won on the day when the office spoke last: by
/// its clock, for that of a laptop may be off.
fn claims(call: &Call<'_>, _args: Nothing) -> Result<Rows<ClaimRow>, AppError> {
    call.look(|look| {
        let mut rows = waiting(look.conn)?;
        let refused = replica::inbox(look.conn)?.into_iter().filter(|item| item.name == NAME);
        rows.extend(refused.filter_map(ClaimRow::refused));
        let user_id = look.actor.user_id;
        if let Some(told) = sync_client::state(look.conn)?.and_then(|state| state.highest_server_time) {
            look.at = told;
        }
        let won = look.ask(|cx| {
            let key = LeadClaim::day_key(user_id, cx)?;
            let mut won = Vec::new();
            for claim in cx.list::<LeadClaim>("day_key", &key)? {
                let name = cx.load::<Lead>(claim.lead_id)?.map(|lead| lead.fields.name);
                let (state, params) = (ClaimState::Won, BTreeMap::new());
                let (lead_id, at) = (claim.lead_id, claim.claimed_at);
                won.push(ClaimRow { lead_id, name, state, at, cmd_id: None, code: None, params });
            }
            won.sort_by_key(|row| row.at);
            Ok(won)
        })?;
        rows.extend(won);
        Ok(Rows { rows })
    })
}

pub(crate) fn entries() -> Vec<UseCase> {
    vec![command(NAME, "lead.claim", claim), query("lead.claims", "lead.claim", claims)]
}
