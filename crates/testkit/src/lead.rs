//! Leads at work: entered, followed up, given up, and claimed at laptops whose clocks are off; at the office given away, claimed and deleted
//! in between, with a limit on claims that changes.

use bantu_domain::command::Command;
use bantu_domain::edit::Create;
use bantu_domain::follow_up::{AddFollowUp, FollowUpType};
use bantu_domain::lead::{
    AssignLead, ClaimLead, DeleteLead, Lead, LeadClaim, LeadFields, LeadStatus, LoseLead, PoolLead, PoolStatus,
    ReleaseLead,
};
use bantu_domain::record::{Id, Instant, built_in_id};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::setting::{SetSetting, SettingKey};
use bantu_domain::tx::Tx;
use bantu_domain::{actor::Actor, execute};
use bantu_store::Conn;

use crate::fixture::{Person, start};
use crate::oracle::all;
use crate::play::{issue, issue_at};
use crate::world::World;

/// Leads of the pool with which a trading office begins.
const POOLED: usize = 6;
const COMPANIES: [&str; 3] = ["远航有限公司", "近海有限公司", "PT Laut Biru"];
const DAY: i64 = 86_400_000_000;

struct Desk {
    leads: Vec<Lead>,
    pool: Vec<PoolLead>,
}

fn desk(conn: &mut Conn<'_>) -> Result<Desk, StoreError> {
    Ok(Desk { leads: all(conn)?, pool: all(conn)? })
}

fn fields(name: String, company: Option<&str>) -> LeadFields {
    LeadFields {
        name,
        company_name: company.map(str::to_owned),
        contact_name: None,
        phone: Some("0812-7744-3322".to_owned()),
        email: None,
        wechat_id: None,
        address: None,
        source_id: None,
        level_id: None,
        requirements: None,
    }
}

/// Fills the pool of an office that begins.
pub(crate) fn stock(tx: &mut dyn Tx) -> Result<(), Fault> {
    let manager = Actor::load(tx, Person::Mega.id())?;
    for n in 0..POOLED {
        let id = built_in_id("leads", &n.to_string());
        let create = Create { id, fields: fields(format!("线索 {n}"), None) };
        execute(&Command::LeadCreate(create), manager.clone(), start(), tx)?;
        execute(&Command::LeadRelease(ReleaseLead { id }), manager.clone(), start(), tx)?;
    }
    Ok(())
}

/// Somebody does something with a lead at his laptop.
pub(crate) fn at_laptop(world: &mut World, laptop: usize) -> Result<(), String> {
    let Desk { leads, pool } = world.laptops[laptop].raw.read(desk).map_err(|e| e.to_string())?;
    let dice = world.rng.below(10);
    if dice < 6 && !pool.is_empty() {
        for _ in 0..=world.rng.below(2) {
            claim(world, laptop, &pool)?;
        }
        return Ok(());
    }
    let command = match (dice, world.rng.pick(&leads).map(|lead| lead.id)) {
        (6, Some(id)) => follow_up(world, id),
        (7, Some(id)) => Command::LeadLose(LoseLead { id, reason: "没有预算".to_owned() }),
        (8 | 9, Some(id)) => Command::LeadRelease(ReleaseLead { id }),
        _ => create(world),
    };
    issue(world, laptop, &command).map(drop)
}

/// Somebody asks for a lead, as often as not for the one at the top, which others want, too.
fn claim(world: &mut World, laptop: usize, pool: &[PoolLead]) -> Result<(), String> {
    let wanted = if world.rng.percent(50) { pool.first() } else { world.rng.pick(pool) };
    let Some(shown) = wanted else { return Ok(()) };
    let command = Command::LeadClaim(ClaimLead { id: shown.id, lead_name: Some(shown.name.clone()) });
    // Somebody set the clock of this laptop by hand.
    let off = i64::try_from(world.rng.below(5)).unwrap_or(0) - 2;
    let at = Instant::from_micros(world.now.micros() + off * DAY).unwrap_or(world.now);
    issue_at(world, laptop, &command, at).map(drop)
}

fn create(world: &mut World) -> Command {
    let company = if world.rng.percent(30) { world.rng.pick(&COMPANIES).copied() } else { None };
    let id = world.rng.id();
    Command::LeadCreate(Create { id, fields: fields(format!("线索 {id}"), company) })
}

fn follow_up(world: &mut World, lead: Id) -> Command {
    Command::FollowUpAdd(AddFollowUp {
        id: world.rng.id(),
        lead_id: Some(lead),
        customer_id: None,
        opportunity_id: None,
        follow_up_type: FollowUpType::Call,
        content: None,
        followed_up_at: None,
        next_follow_up_at: None,
        status_after: Some(LeadStatus::Qualified),
    })
}

/// What somebody at the office does with a lead.
pub(crate) fn at_office(world: &mut World) -> Result<(Person, Command), String> {
    let leads: Vec<Lead> = world.office.read(all).map_err(|e| e.to_string())?;
    let pooled: Vec<Lead> = leads.iter().filter(|lead| lead.pool_status == PoolStatus::Public).cloned().collect();
    let seller = if world.rng.percent(50) { Person::Ani } else { Person::Budi };
    let dice = world.rng.below(10);
    Ok(match (dice, world.rng.pick(&pooled).map(|lead| lead.id), world.rng.pick(&leads).map(|lead| lead.id)) {
        (0..=1, Some(id), _) => (seller, Command::LeadClaim(ClaimLead { id, lead_name: None })),
        (2..=3, Some(id), _) => (Person::Mega, Command::LeadAssign(AssignLead { id, owner_user_id: seller.id() })),
        (4, Some(id), _) => (Person::Mega, Command::LeadDelete(DeleteLead { id })),
        (5..=7, _, Some(id)) => (Person::Mega, Command::LeadRelease(ReleaseLead { id })),
        (8, ..) => {
            let value = if world.rng.percent(50) { "1" } else { "10" }.to_owned();
            (Person::Adi, Command::SettingSet(SetSetting { setting_key: SettingKey::LeadClaimsPerDay, value }))
        }
        _ => (Person::Mega, create(world)),
    })
}

/// One owner: the pool shows exactly the leads that nobody owns, and who won a lead last had it.
///
/// # Errors
/// The finding.
pub fn owners(world: &World) -> Result<(), String> {
    let broken = |error: StoreError| error.to_string();
    let leads: Vec<Lead> = world.office.read(all).map_err(broken)?;
    let pool: Vec<PoolLead> = world.office.read(all).map_err(broken)?;
    let claims: Vec<LeadClaim> = world.office.read(all).map_err(broken)?;
    for lead in &leads {
        let free = lead.pool_status == PoolStatus::Public;
        let shown = pool.iter().any(|shown| shown.id == lead.id);
        if free != shown || free != lead.owner_user_id.is_none() {
            return Err(format!(
                "owner: {} is {:?} of {:?}, shown: {shown}",
                lead.id, lead.pool_status, lead.owner_user_id
            ));
        }
    }
    for claim in &claims {
        let same = |other: &&LeadClaim| other.lead_id == claim.lead_id && other.claimed_at == claim.claimed_at;
        if claims.iter().filter(same).count() != 1 || claim.claimed_at > world.now {
            return Err(format!("owner: lead {} was won twice at once, or later than now", claim.lead_id));
        }
    }
    Ok(())
}
