//! People at work: real commands of sales and management, chosen at random, with conflicts on purpose (SYNC §8.3).

use bantu_app::sync::client::Event;
use bantu_app::sync::replica;
use bantu_domain::access::{AssignRoles, LockUser};
use bantu_domain::attachment::{AddAttachment, Attachment, MediaType};
use bantu_domain::command::Command;
use bantu_domain::customer::{DeleteCustomer, TransferCustomer};
use bantu_domain::money::Currency;
use bantu_domain::product::{SetCost, SetFloor};
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::Fault;
use bantu_domain::tx::Facts;
use bantu_store::sync_client::{self, Waiting};

use crate::files::sha256;
use crate::fixture::{self, PRODUCTS, Person};
use crate::lead;
use crate::money;
use crate::oracle::all;
use crate::sell::{
    Desk, change_customer, contact, contact_command, create_customer, customer_change, decide, desk, leave_deal,
    open_deal, work_on_deal,
};
use crate::world::{Judged, World};

/// How often all come to rest within a run: what one day asked, the next one decides.
const DAYS: usize = 3;

/// A person at a laptop does something.
///
/// # Errors
/// What an oracle found.
pub fn at_laptop(world: &mut World, laptop: usize) -> Result<(), String> {
    if world.laptops[laptop].status.as_ref().is_none_or(|s| s.last_synced_at.is_none()) {
        // Nothing to work with before the first pull.
        return world.advance();
    }
    let dice = world.rng.below(100);
    match dice {
        22..=59 => return burst(world, laptop),
        60..=66 => return lead::at_laptop(world, laptop),
        67..=88 => return money::burst(world, laptop),
        _ => {}
    }
    let desk = world.laptops[laptop].raw.read(desk).map_err(|e| e.to_string())?;
    match dice {
        0..=4 => create_customer(world, laptop),
        5..=7 => attach(world, laptop, &desk),
        8..=9 => change_customer(world, laptop, &desk),
        10..=17 => contact(world, laptop, &desk),
        18..=21 => open_deal(world, laptop, &desk),
        89..=90 => withdraw(world, laptop),
        91..=94 => inbox(world, laptop),
        95..=96 => match world.rng.pick(&desk.customers).map(|c| c.id) {
            Some(id) => issue(world, laptop, &Command::CustomerDelete(DeleteCustomer { id })).map(drop),
            None => Ok(()),
        },
        _ => leave_deal(world, laptop, &desk),
    }
}

/// Records a command at a laptop; `None` when it was refused or the process died over it.
pub(crate) fn issue(world: &mut World, laptop: usize, command: &Command) -> Result<Option<Facts>, String> {
    issue_at(world, laptop, command, world.now)
}

/// As [`issue`], at a time of the laptop's own clock.
pub(crate) fn issue_at(
    world: &mut World,
    laptop: usize,
    command: &Command,
    at: Instant,
) -> Result<Option<Facts>, String> {
    let cmd_id = world.rng.id();
    let person = world.laptops[laptop].person;
    let result = replica::run(&world.laptops[laptop].db, person.id(), cmd_id, command, at);
    recorded(world, laptop, cmd_id, command.name(), result)
}

fn recorded(
    world: &mut World,
    laptop: usize,
    cmd_id: Id,
    name: &str,
    result: Result<Facts, Fault>,
) -> Result<Option<Facts>, String> {
    let one = &mut world.laptops[laptop];
    let stands = one.raw.read(|conn| sync_client::pending_of(conn, cmd_id)).map_err(|e| e.to_string())?.is_some();
    if stands {
        one.issued.insert(cmd_id, name.to_owned());
    }
    let dead = one.crash.is_dead();
    if let Err(Fault::Refused(refusal)) = &result {
        *world.refusals.entry(format!("{name} {}", refusal.code)).or_default() += 1;
    }
    match (&result, stands) {
        (Ok(_), false) => return Err(format!("I8: {name} was answered and not kept")),
        (Err(Fault::Refused(refusal)), true) => {
            return Err(format!("I8: {name} was refused with {} and kept", refusal.code));
        }
        (Err(Fault::Store(error)), _) if !dead => return Err(format!("{name}: {error}")),
        _ => {}
    }
    world.revive(laptop);
    if result.is_ok() && world.rng.percent(80) {
        world.tell(laptop, Event::LocalChange)?;
    }
    Ok(result.ok())
}

/// A voucher is attached: its bytes into the folder, then the command. The process may die between the two, the same bytes may come
/// twice, and now and then a disk loses what it had.
fn attach(world: &mut World, laptop: usize, desk: &Desk) -> Result<(), String> {
    let Some(customer_id) = world.rng.pick(&desk.customers).map(|c| c.id) else { return Ok(()) };
    let bytes = format!("%PDF-1.7 voucher {}", world.rng.below(12)).into_bytes();
    let one = &world.laptops[laptop];
    let name = one.files.blobs().put(&bytes).map_err(|error| error.to_string())?.to_string();
    if world.rng.percent(10) {
        // Bytes without a row harm nobody.
        return Ok(());
    }
    let command = Command::AttachmentAdd(AddAttachment {
        id: world.rng.id(),
        customer_id,
        opportunity_id: None,
        file_name: "凭证.pdf".to_owned(),
        media_type: MediaType::Pdf,
        size_bytes: i64::try_from(bytes.len()).unwrap_or(0),
        sha256: sha256(&bytes),
        width_px: None,
        height_px: None,
        page_count: None,
        blake3: name.clone(),
    });
    issue(world, laptop, &command)?;
    if world.rng.percent(15) {
        world.laptops[laptop].files.lose(&name);
    }
    Ok(())
}

/// The office loses bytes that no row of it names yet, as after a crash of its machine: the laptop has to send them again.
fn forget_file(world: &mut World) -> Result<(), String> {
    let named = world.office.read(all::<Attachment>).map_err(|e| e.to_string())?;
    for name in world.files.names() {
        if !named.iter().any(|file| file.blake3 == name) {
            world.files.lose(&name);
        }
    }
    Ok(())
}

/// Work comes in runs: a deal opened in the morning is quoted at noon.
fn burst(world: &mut World, laptop: usize) -> Result<(), String> {
    for _ in 0..=world.rng.below(5) {
        let desk = world.laptops[laptop].raw.read(desk).map_err(|e| e.to_string())?;
        work_on_deal(world, laptop, &desk)?;
    }
    Ok(())
}

fn withdraw(world: &mut World, laptop: usize) -> Result<(), String> {
    let one = &world.laptops[laptop];
    let waiting = one.raw.read(sync_client::pending).map_err(|e| e.to_string())?;
    let Some(cmd_id) = world.rng.pick(&waiting).map(|p| p.cmd_id) else { return Ok(()) };
    let one = &mut world.laptops[laptop];
    let result = one.db.write(|conn| replica::withdraw(conn, cmd_id));
    let waiting = one.raw.read(sync_client::pending).map_err(|e| e.to_string())?;
    one.withdrawn.extend(waiting.iter().filter(|p| p.state == Waiting::Withdrawn).map(|p| p.cmd_id));
    if let Err(Fault::Store(error)) = &result
        && !one.crash.is_dead()
    {
        return Err(format!("withdraw: {error}"));
    }
    world.revive(laptop);
    world.tell(laptop, Event::LocalChange)
}

fn inbox(world: &mut World, laptop: usize) -> Result<(), String> {
    let items = world.laptops[laptop].raw.read(replica::inbox).map_err(|e| e.to_string())?;
    let Some(item) = world.rng.pick(&items).cloned() else { return Ok(()) };
    let (cmd_id, now, user) = (world.rng.id(), world.now, world.laptops[laptop].person.id());
    let db = world.laptops[laptop].db.clone();
    let (name, result) = if world.rng.percent(50) {
        (item.name.as_str(), db.write(|conn| replica::retry(conn, user, item.cmd_id, cmd_id, now)))
    } else {
        (
            "inbox.discard",
            db.write(|conn| replica::discard(conn, user, item.cmd_id, cmd_id, now)).map(|()| Facts::new()),
        )
    };
    recorded(world, laptop, cmd_id, name, result).map(drop)
}

/// Somebody in the office does something.
///
/// # Errors
/// What an oracle found.
pub fn at_office(world: &mut World) -> Result<(), String> {
    if world.rng.percent(45) {
        // Finance goes through its list.
        for _ in 0..=world.rng.below(3) {
            if let Some((who, command)) = money::at_office(world)? {
                ordered(world, who, command)?;
            }
        }
        return Ok(());
    }
    if world.rng.percent(25) {
        let (who, command) = lead::at_office(world)?;
        return ordered(world, who, command);
    }
    let desk = world.office.read(desk).map_err(|e| e.to_string())?;
    let customer = world.rng.pick(&desk.customers).cloned();
    let (who, command) = match (world.rng.below(20), customer) {
        (0..=5, Some(customer)) => {
            let owners = [Person::Ani, Person::Budi, Person::Mega];
            let owner_user_id = owners[world.rng.below(3)].id();
            (
                Person::Mega,
                Command::CustomerTransfer(TransferCustomer {
                    id: customer.id,
                    owner_user_id,
                    reason: "区域调整".to_owned(),
                }),
            )
        }
        (6..=8, Some(customer)) => (Person::Mega, customer_change(world, &customer)),
        (9..=10, _) => match contact_command(world, &desk.customers, &desk.contacts) {
            Some(command) => (Person::Mega, command),
            None => return Ok(()),
        },
        (11..=14, _) => match decide(world, Person::Mega, &desk) {
            Some(command) => (Person::Mega, command),
            None => return Ok(()),
        },
        (15, _) => {
            (Person::Adi, Command::UserLock(LockUser { user_id: Person::Budi.id(), locked: world.rng.percent(30) }))
        }
        (16..=17, _) => {
            let role = if world.rng.percent(50) { "SALES" } else { "SALES_MANAGER" };
            (
                Person::Adi,
                Command::UserAssignRoles(AssignRoles { user_id: Person::Budi.id(), roles: vec![role.to_owned()] }),
            )
        }
        (18, _) => {
            let (code, _, _, floor, _) = PRODUCTS[world.rng.below(PRODUCTS.len())];
            let (id, today) = (world.rng.id(), world.now.date_naive());
            let amount_minor = floor - 1_000_000 * i64::try_from(world.rng.below(100)).unwrap_or(0);
            let args = SetFloor {
                id,
                product_id: fixture::product(code),
                currency: Currency::Idr,
                amount_minor,
                effective_from: today,
            };
            (Person::Mega, Command::ProductSetFloor(args))
        }
        _ => {
            let (code, _, _, _, cost) = PRODUCTS[world.rng.below(PRODUCTS.len())];
            let (id, today) = (world.rng.id(), world.now.date_naive());
            let amount_minor = cost + 1_000_000_000 * i64::try_from(world.rng.below(3)).unwrap_or(0);
            let args = SetCost {
                id,
                product_id: fixture::product(code),
                currency: Currency::Idr,
                amount_minor,
                effective_from: today,
            };
            (Person::Mega, Command::ProductSetCost(args))
        }
    };
    ordered(world, who, command)
}

/// Gives a command at the office and counts how it went.
fn ordered(world: &mut World, who: Person, command: Command) -> Result<(), String> {
    let name = command.name();
    match world.decide(who, command) {
        Ok(_) => {
            *world.decisions.entry(name.to_owned()).or_default() += 1;
            Ok(())
        }
        Err(Fault::Refused(refusal)) => {
            *world.refusals.entry(format!("office {name} {}", refusal.code)).or_default() += 1;
            Ok(())
        }
        Err(error) => Err(format!("office: {name}: {error}")),
    }
}

/// Plays one seed to its end: work under faults, then calm, then every check.
///
/// # Errors
/// What an oracle found.
pub fn run(seed: u64, actions: usize) -> Result<crate::world::Report, String> {
    run_judged(seed, actions, Judged::ByAll)
}

/// As [`run`], with the oracles that are to judge.
///
/// # Errors
/// What an oracle found.
pub fn run_judged(seed: u64, actions: usize, judged: Judged) -> Result<crate::world::Report, String> {
    let mut world = world_of(seed)?;
    world.judged = judged;
    for _ in 1..DAYS {
        work(&mut world, actions / DAYS)?;
        finish(&mut world)?;
        world.weather = crate::world::Weather::STORM;
    }
    work(&mut world, actions / DAYS)?;
    finish(&mut world)
}

/// The world of a seed: three to five laptops.
///
/// # Errors
/// A defect of the fixture.
pub fn world_of(seed: u64) -> Result<World, String> {
    let calm = !seed.is_multiple_of(5);
    let crews: [&[Person]; 4] = [
        &[Person::Ani, Person::Budi, Person::Mega],
        &[Person::Ani, Person::Budi, Person::Fitri],
        &[Person::Ani, Person::Budi, Person::Mega, Person::Ani],
        &[Person::Ani, Person::Budi, Person::Mega, Person::Fitri, Person::Adi],
    ];
    let mut world = World::trading(seed, crews[usize::try_from(seed % 4).unwrap_or(0)]).map_err(|e| e.to_string())?;
    if calm {
        world.drain()?;
        world.weather = crate::world::Weather::STORM;
    }
    Ok(world)
}

/// Faults and work, one after the other.
///
/// # Errors
/// What an oracle found.
pub fn work(world: &mut World, actions: usize) -> Result<(), String> {
    use crate::crash::Moment;
    for _ in 0..actions {
        let laptop = world.rng.below(world.laptops.len());
        match world.rng.below(100) {
            0..=30 => at_laptop(world, laptop)?,
            31..=36 => at_office(world)?,
            37..=40 => {
                let n = u32::try_from(world.rng.below(120)).unwrap_or(0);
                let moment = if world.rng.percent(70) { Moment::Statement(n) } else { Moment::Commit(n % 4) };
                if world.rng.percent(70) { world.laptops[laptop].crash.arm(moment) } else { world.crash.arm(moment) }
            }
            41..=42 => world.laptops[laptop].outage ^= true,
            43 => {
                let off = world.rng.percent(50);
                world.tell(laptop, Event::WorkOffline(off))?;
            }
            44 => world.tell(laptop, Event::SyncNow)?,
            45 => forget_file(world)?,
            _ => world.advance()?,
        }
    }
    Ok(())
}

/// Calm, and every check.
///
/// # Errors
/// What an oracle found.
pub fn finish(world: &mut World) -> Result<crate::world::Report, String> {
    // A locked person could not come to rest.
    let unlock = Command::UserLock(LockUser { user_id: Person::Budi.id(), locked: false });
    match world.decide(Person::Adi, unlock) {
        Ok(_) | Err(Fault::Refused(_)) => {}
        Err(error) => return Err(error.to_string()),
    }
    world.drain()?;
    crate::oracle::at_rest(world)
}
