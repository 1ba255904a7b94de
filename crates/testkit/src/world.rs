//! One thread, one seed, virtual time: an office, laptops, and a network that loses, doubles, delays and reorders (SYNC §8).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bantu_app::sync::authority::{self, Applied, Origin};
use bantu_app::sync::client::{Badge, Client, Effect, Event, Request, Status};
use bantu_app::sync::hub::{Answer, Hub};
use bantu_app::sync::rebase::Checks;
use bantu_app::sync::wire::{EnrollReply, EnrollRequest, PROTO};
use bantu_app::sync::{enroll, replica};
use bantu_domain::Fault;
use bantu_domain::command::Command;
use bantu_domain::device::JoinDevice;
use bantu_domain::record::{Id, Instant};
use bantu_domain::tx::Facts;
use bantu_store::{Database, sync_client};

use crate::account::{self, Agreed};
use crate::crash::Crash;
use crate::deals;
use crate::files::Files;
use crate::fixture::{self, Person};
use crate::oracle;
use crate::reference::{self, Reference};
use crate::rng::Rng;

/// What the network does to messages, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weather {
    /// Lost on the way, without a word.
    pub drop: usize,
    /// Arriving twice.
    pub double: usize,
    /// Longest delay in milliseconds; what is sent later may arrive sooner.
    pub delay: usize,
}

impl Weather {
    /// Nothing goes wrong.
    pub const CLEAR: Self = Self { drop: 0, double: 0, delay: 20 };
    /// A hotel lobby.
    pub const STORM: Self = Self { drop: 15, double: 12, delay: 20_000 };
}

/// Which oracles judge a run at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Judged {
    /// All of them.
    ByAll,
    /// All but the naive office (I1): what is found so, the invariants find by themselves.
    WithoutReference,
}

/// Something on its way.
#[derive(Debug, Clone)]
enum Flight {
    Up { laptop: usize, life: u64, request: Request },
    Down { laptop: usize, life: u64, id: u64, status: u16, body: Vec<u8> },
    Broken { laptop: usize, life: u64, id: u64 },
}

/// Answers some requests in the office's place: the path gives status and body.
pub type Impostor = Box<dyn FnMut(&'static str) -> Option<(u16, Vec<u8>)>>;

/// A laptop with its engine.
pub struct Laptop {
    /// Whose it is.
    pub person: Person,
    /// Its database as it really is.
    pub raw: Database,
    /// The same through its process, which may die.
    pub db: Database,
    /// How it dies.
    pub crash: Arc<Crash>,
    /// Its folder of files.
    pub files: Files,
    /// The engine.
    pub client: Client,
    /// When the engine wants to be woken.
    pub wake_at: Option<Instant>,
    /// Last badge.
    pub status: Option<Status>,
    /// Every badge seen.
    pub badges: BTreeSet<&'static str>,
    /// Every command that was recorded here.
    pub issued: BTreeMap<Id, String>,
    /// Of those, taken back.
    pub withdrawn: BTreeSet<Id>,
    /// No network here.
    pub outage: bool,
    /// Requests sent.
    pub requests: u64,
    life: u64,
}

/// The whole world of one seed.
pub struct World {
    /// Randomness.
    pub rng: Rng,
    /// Virtual time.
    pub now: Instant,
    /// The office's database as it really is.
    pub office: Database,
    /// How the office dies.
    pub crash: Arc<Crash>,
    /// The office's folder of files.
    pub files: Files,
    /// The office.
    pub hub: Hub,
    /// The laptops.
    pub laptops: Vec<Laptop>,
    /// The network.
    pub weather: Weather,
    /// Numbers somebody has seen, with the document they name.
    pub numbers: BTreeMap<String, Id>,
    /// Customer numbers somebody has seen, with the customer.
    pub customers: BTreeMap<i64, Id>,
    /// What was ever decided.
    pub decided: BTreeMap<(Id, i64), (String, String, i64)>,
    /// Processes that died.
    pub crashes: usize,
    /// Commands refused where they were issued, by name and code.
    pub refusals: BTreeMap<String, usize>,
    /// Commands of the office itself, by name.
    pub decisions: BTreeMap<String, usize>,
    /// What was agreed in every contract that was ever seen signed.
    pub signed: BTreeMap<Id, Agreed>,
    /// By which oracles.
    pub judged: Judged,
    /// What the office must hold.
    pub reference: Reference,
    /// Stands between laptops and office.
    pub impostor: Option<Impostor>,
    flights: BTreeMap<(i64, u64), Flight>,
    count: u64,
}

/// How a run went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Commands decided.
    pub applied: usize,
    /// Commands refused or held.
    pub refused: usize,
    /// Crashes survived.
    pub crashes: usize,
    /// Requests the laptops sent.
    pub requests: u64,
    /// Commands that wrote other rows at the office than on the laptop.
    pub differing: usize,
    /// Applied commands by name.
    pub names: BTreeMap<String, usize>,
    /// Refusals by the office, by code.
    pub codes: BTreeMap<String, usize>,
    /// Refusals on the spot, by name and code.
    pub refusals: BTreeMap<String, usize>,
    /// Commands of the office itself, by name.
    pub decisions: BTreeMap<String, usize>,
}

impl Report {
    /// Adds another run.
    pub fn add(&mut self, other: Self) {
        self.applied += other.applied;
        self.refused += other.refused;
        self.crashes += other.crashes;
        self.requests += other.requests;
        self.differing += other.differing;
        let tallies = [
            (&mut self.names, other.names),
            (&mut self.codes, other.codes),
            (&mut self.refusals, other.refusals),
            (&mut self.decisions, other.decisions),
        ];
        for (mine, others) in tallies {
            for (key, count) in others {
                *mine.entry(key).or_default() += count;
            }
        }
    }
}

impl World {
    /// An office and its laptops, enrolled, nothing pulled yet.
    ///
    /// # Errors
    /// Storage failure; a refusal here is a defect.
    pub fn new(seed: u64, people: &[Person]) -> Result<Self, Fault> {
        Self::of_office(fixture::office()?, seed, people)
    }

    /// The same with an office that has deals already ([`crate::deals`]).
    ///
    /// # Errors
    /// As [`World::new`].
    pub fn trading(seed: u64, people: &[Person]) -> Result<Self, Fault> {
        let mut world = Self::of_office(fixture::trading_office()?, seed, people)?;
        // Its contracts were scanned.
        world.files.blobs().put(deals::SIGNED_COPY).map_err(|error| bantu_domain::StoreError::Io(error.to_string()))?;
        account::remember(&mut world).map_err(bantu_domain::StoreError::Io)?;
        Ok(world)
    }

    fn of_office(office: Database, seed: u64, people: &[Person]) -> Result<Self, Fault> {
        let mut rng = Rng::new(seed);
        let reference = Reference::of(&office)?;
        let crash = Arc::new(Crash::default());
        let files = Files::plain();
        let hub = Hub::new(office.clone().probed(crash.clone())).with_blobs(files.blobs());
        let mut world = Self {
            now: fixture::start(),
            office,
            crash,
            files,
            hub,
            laptops: Vec::new(),
            weather: Weather::STORM,
            numbers: BTreeMap::new(),
            customers: BTreeMap::new(),
            decided: BTreeMap::new(),
            crashes: 0,
            refusals: BTreeMap::new(),
            decisions: BTreeMap::new(),
            signed: BTreeMap::new(),
            judged: Judged::ByAll,
            reference,
            impostor: None,
            flights: BTreeMap::new(),
            count: 0,
            rng: rng.fork(),
        };
        for person in people {
            world.enroll(*person)?;
        }
        Ok(world)
    }

    fn enroll(&mut self, person: Person) -> Result<(), Fault> {
        let mut random = [0; 16];
        random.iter_mut().for_each(|byte| *byte = self.rng.below(256) as u8);
        let now = self.now;
        let code = self.office.write(|conn| enroll::create_code(conn, person.id(), random, now))?;
        let request = EnrollRequest {
            proto: PROTO,
            code,
            nonce: format!("{}{}", self.rng.id(), self.rng.id()),
            device_name: person.email().to_owned(),
            app_version: "test".to_owned(),
        };
        let reply: EnrollReply =
            self.hub.enroll(&request, now).map_err(|fault| bantu_domain::Refusal::new(fault.code))?;
        let joined = reference::Applied {
            actor: reply.user_id,
            command: Command::DeviceJoin(JoinDevice { device_id: reply.device }),
            at: now,
            facts: Facts::new(),
        };
        self.reference.given.insert(self.office.read(bantu_store::lane::version)?, joined);
        let raw = fixture::empty()?;
        enroll::join(&raw, "https://office.test", &reply)?;
        // Some have used up most of their first block.
        let used = self.rng.below(20);
        raw.write(|conn| (0..used).try_for_each(|_| sync_client::take_lease(conn, Id::nil()).map(drop)))?;
        let crash = Arc::new(Crash::default());
        let db = raw.clone().probed(crash.clone());
        let files = Files::sealed();
        let client = engine(&db, &files, &mut self.rng);
        self.laptops.push(Laptop {
            person,
            raw,
            db,
            crash,
            files,
            client,
            wake_at: Some(now),
            status: None,
            badges: BTreeSet::new(),
            issued: BTreeMap::new(),
            withdrawn: BTreeSet::new(),
            outage: false,
            requests: 0,
            life: 0,
        });
        Ok(())
    }

    /// Gives a laptop's engine an event.
    ///
    /// # Errors
    /// What an oracle found.
    pub fn tell(&mut self, laptop: usize, event: Event) -> Result<(), String> {
        let now = self.now;
        let effects = self.laptops[laptop].client.step(event, now);
        let mut changed = false;
        for effect in effects {
            match effect {
                Effect::Send(request) => self.send(laptop, request),
                Effect::WakeAt(at) => self.laptops[laptop].wake_at = Some(at),
                Effect::Changed(_) => changed = true,
                Effect::Status(status) => {
                    let name = match status.badge {
                        Badge::Synced => "synced",
                        Badge::Pending => "pending",
                        Badge::Offline => "offline",
                        Badge::Attention => "attention",
                    };
                    self.laptops[laptop].badges.insert(name);
                    self.laptops[laptop].status = Some(status);
                }
            }
        }
        let died = self.revive(laptop);
        // Pushed or merely told to wait, the ledger must hold too; looking now and then finds that as well.
        if changed || died || self.rng.percent(10) { oracle::ledger(&self.laptops[laptop]) } else { Ok(()) }
    }

    /// Starts a dead process again. What was on its way to the old one is lost.
    pub fn revive(&mut self, laptop: usize) -> bool {
        let one = &mut self.laptops[laptop];
        if !one.crash.is_dead() {
            return false;
        }
        self.crashes += 1;
        one.crash.revive();
        one.life += 1;
        one.client = engine(&one.db, &one.files, &mut self.rng);
        one.wake_at = Some(self.now);
        true
    }

    fn send(&mut self, laptop: usize, request: Request) {
        let one = &mut self.laptops[laptop];
        one.requests += 1;
        let (life, id) = (one.life, request.id);
        if one.outage {
            self.fly(50, Flight::Broken { laptop, life, id });
            return;
        }
        self.travel(Flight::Up { laptop, life, request });
    }

    /// Puts a message on its way, as the weather has it.
    fn travel(&mut self, flight: Flight) {
        if self.rng.percent(self.weather.drop) {
            // Half of the lost ones are noticed at once, the others only by waiting.
            if self.rng.percent(50) {
                let (laptop, life, id) = match &flight {
                    Flight::Up { laptop, life, request } => (*laptop, *life, request.id),
                    Flight::Down { laptop, life, id, .. } | Flight::Broken { laptop, life, id } => {
                        (*laptop, *life, *id)
                    }
                };
                self.fly(100, Flight::Broken { laptop, life, id });
            }
            return;
        }
        if self.rng.percent(self.weather.double) {
            let delay = self.rng.below(self.weather.delay.max(1) * 3);
            self.fly(delay, flight.clone());
        }
        let delay = self.rng.below(self.weather.delay.max(1));
        self.fly(delay, flight);
    }

    fn fly(&mut self, millis: usize, flight: Flight) {
        self.count += 1;
        let at = self.now.micros() + i64::try_from(millis).unwrap_or(0) * 1_000 + 1;
        self.flights.insert((at, self.count), flight);
    }

    /// Lets the next thing happen: a message arrives or an engine wakes.
    ///
    /// # Errors
    /// What an oracle found.
    pub fn advance(&mut self) -> Result<(), String> {
        let wake = (0..self.laptops.len()).filter_map(|i| self.laptops[i].wake_at.map(|at| (at.micros(), i))).min();
        let flight = self.flights.first_key_value().map(|(key, _)| *key);
        match (wake, flight) {
            (Some((at, laptop)), flight) if flight.is_none_or(|(arrives, _)| at <= arrives) => {
                self.pass_to(at);
                self.laptops[laptop].wake_at = None;
                self.tell(laptop, Event::Tick)
            }
            (_, Some(key)) => {
                self.pass_to(key.0);
                match self.flights.remove(&key) {
                    Some(flight) => self.arrive(flight),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn pass_to(&mut self, micros: i64) {
        if micros > self.now.micros() {
            self.now = Instant::from_micros(micros).unwrap_or(self.now);
        }
    }

    fn arrive(&mut self, flight: Flight) -> Result<(), String> {
        match flight {
            Flight::Up { laptop, life, request } => {
                if let Some((status, body)) = self.impostor.as_mut().and_then(|answer| answer(request.path)) {
                    self.travel(Flight::Down { laptop, life, id: request.id, status, body });
                    return Ok(());
                }
                let Answer { status, body } =
                    self.hub.handle(request.path, Some(&request.token), &request.body, self.now);
                if self.crash.is_dead() {
                    // The office died over it; the next process knows only what was committed.
                    self.crashes += 1;
                    self.crash.revive();
                    self.fly(100, Flight::Broken { laptop, life, id: request.id });
                    return Ok(());
                }
                if status == 200 {
                    oracle::wire(self.laptops[laptop].person, &self.office, &body)?;
                }
                self.travel(Flight::Down { laptop, life, id: request.id, status, body });
                Ok(())
            }
            Flight::Down { laptop, life, id, status, body } if self.laptops[laptop].life == life => {
                self.tell(laptop, Event::Reply { id, status, body })
            }
            Flight::Broken { laptop, life, id } if self.laptops[laptop].life == life => {
                self.tell(laptop, Event::Failed { id })
            }
            Flight::Down { .. } | Flight::Broken { .. } => Ok(()),
        }
    }

    /// The laptop of a person, the first one if he has several.
    ///
    /// # Panics
    /// If he has none here.
    pub fn of(&self, person: Person) -> usize {
        self.laptops.iter().position(|l| l.person == person).expect("a person with a laptop")
    }

    /// Lets time pass: everything that happens until then.
    ///
    /// # Errors
    /// What an oracle found.
    pub fn pass(&mut self, seconds: i64) -> Result<(), String> {
        let end = self.now.micros() + seconds * 1_000_000;
        loop {
            let wake = self.laptops.iter().filter_map(|l| l.wake_at.map(Instant::micros)).min();
            let flight = self.flights.first_key_value().map(|(key, _)| key.0);
            match [wake, flight].into_iter().flatten().min() {
                Some(next) if next <= end => self.advance()?,
                _ => break,
            }
        }
        self.pass_to(end);
        Ok(())
    }

    /// A person issues a command at his laptop. It is noted for the ledger.
    ///
    /// # Errors
    /// The refusal, or storage failure.
    pub fn issue(&mut self, laptop: usize, name: &str, args: serde_json::Value) -> Result<Facts, Fault> {
        let command = Command::decode(name, args)?;
        let (cmd_id, now) = (self.rng.id(), self.now);
        let one = &mut self.laptops[laptop];
        let facts = replica::run(&one.db, one.person.id(), cmd_id, &command, now)?;
        one.issued.insert(cmd_id, name.to_owned());
        Ok(facts)
    }

    /// Somebody at the office issues a command by its name.
    ///
    /// # Errors
    /// The refusal, or storage failure.
    pub fn rule(&mut self, person: Person, name: &str, args: serde_json::Value) -> Result<Applied, Fault> {
        self.decide(person, Command::decode(name, args)?)
    }

    /// Somebody at the office issues a command. It is noted for the reference.
    ///
    /// # Errors
    /// The refusal, or storage failure.
    pub fn decide(&mut self, person: Person, command: Command) -> Result<Applied, Fault> {
        let (actor, at) = (person.id(), self.now);
        let origin = Origin { device: None, seq: None, cmd_id: self.rng.id(), actor };
        let applied = self.office.write(|conn| authority::apply(conn, &origin, &command, at, at))?;
        let facts = applied.facts.clone();
        self.reference.given.insert(applied.version, reference::Applied { actor, command, at, facts });
        Ok(applied)
    }

    /// Faults stop; everything must come to rest in bounded time (SYNC I13).
    ///
    /// # Errors
    /// What does not come to rest, or what an oracle found.
    pub fn drain(&mut self) -> Result<(), String> {
        self.weather = Weather::CLEAR;
        self.crash.revive();
        for laptop in 0..self.laptops.len() {
            self.laptops[laptop].outage = false;
            self.laptops[laptop].crash.revive();
            let status = self.laptops[laptop].client.status().map_err(|e| e.to_string())?;
            if status.works_offline {
                self.tell(laptop, Event::WorkOffline(false))?;
            }
        }
        let end = self.now.micros() + 3_600_000_000;
        for _ in 0..20_000 {
            if self.now.micros() > end {
                break;
            }
            if self.at_rest()? {
                return Ok(());
            }
            self.ask_again()?;
            self.advance()?;
        }
        let stuck: Vec<String> = self.laptops.iter().map(|l| format!("{}: {:?}", l.person.email(), l.status)).collect();
        Err(format!("I13: not at rest one hour after the last fault: {}", stuck.join("; ")))
    }

    /// Whoever was refused at the door comes back only when a person asks; all others must come by themselves.
    fn ask_again(&mut self) -> Result<(), String> {
        for laptop in 0..self.laptops.len() {
            let one = &self.laptops[laptop];
            let refused = one.status.as_ref().is_some_and(|s| s.code.as_deref() == Some("user.inactive"));
            if refused && !one.client.is_busy() {
                self.tell(laptop, Event::SyncNow)?;
            }
        }
        Ok(())
    }

    fn at_rest(&self) -> Result<bool, String> {
        for laptop in &self.laptops {
            if laptop.client.is_busy() || !oracle::is_level(laptop, &self.office)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn engine(db: &Database, files: &Files, rng: &mut Rng) -> Client {
    let mut random = rng.fork();
    // Small pages: few pulls are one page, and a version may change between two.
    let rows = 5 + rng.below(80);
    Client::new(db.clone(), Checks::Always, Box::new(move || random.draw()))
        .with_page_rows(rows)
        .with_blobs(files.blobs())
}
