//! I1: a naive office in memory that runs the applied commands in their order and must then hold what the real office holds.

use std::collections::BTreeMap;

use bantu_app::sync::wire::{CommandRecord, Verdict};
use bantu_domain::command::{Class, Command};
use bantu_domain::customer::Customer;
use bantu_domain::record::{Id, Instant};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::tables;
use bantu_domain::tx::{Facts, Tx};
use bantu_model::Model;
use bantu_store::sync_server::Commit;
use bantu_store::{Database, sync_client};

use crate::oracle::{self, Rows};
use crate::world::Laptop;

/// A command that the office applied.
#[derive(Debug, Clone)]
pub struct Applied {
    /// Who gave it.
    pub actor: Id,
    /// What.
    pub command: Command,
    /// When: as the giver's clock said, of what the office was asked as its own clock said.
    pub at: Instant,
    /// Facts of the office: the numbers it gave are taken from there, for they are not computed from rows.
    pub facts: Facts,
}

/// The naive office.
pub struct Reference {
    model: Model,
    version: i64,
    /// Commands that the office itself gave, by version.
    pub given: BTreeMap<i64, Applied>,
}

impl Reference {
    /// The state of an office whose catalogue is its only version.
    ///
    /// # Errors
    /// Storage failure.
    pub fn of(office: &Database) -> Result<Self, Fault> {
        let mut model = Model::new();
        for ((table, _), row) in oracle::rows(office).map_err(StoreError::Io)? {
            let table = tables::by_name(table).ok_or_else(|| StoreError::Corrupt(table.to_owned()))?;
            model.put(table, &row.row, &row.root)?;
        }
        let version = office.read(bantu_store::lane::version)?;
        Ok(Self { model, version, given: BTreeMap::new() })
    }

    /// Runs what was applied since, up to a version, and compares the rows.
    ///
    /// # Errors
    /// The finding: a version without a command, a command that is refused here, or a row that differs.
    pub fn follow(&mut self, laptops: &[Laptop], commits: &[Commit], head: i64, there: &Rows) -> Result<(), String> {
        let accepted = commits.iter().map(|commit| (commit.version, commit.accepted_at)).collect();
        let pushed = self.pushed(laptops, &accepted)?;
        for version in self.version + 1..=head {
            let applied = self.given.remove(&version).or_else(|| pushed.get(&version).cloned());
            let applied = applied.ok_or_else(|| format!("I1: nobody gave the command of version {version}"))?;
            let name = applied.command.name();
            self.run(applied).map_err(|fault| format!("I1: {name} of version {version}: {fault:?}"))?;
            self.version = version;
        }
        self.model.check_references().map_err(|fault| format!("I1: {fault:?}"))?;
        self.compare(there)
    }

    /// What laptops pushed since, by the version it got.
    fn pushed(&self, laptops: &[Laptop], accepted: &BTreeMap<i64, Instant>) -> Result<BTreeMap<i64, Applied>, String> {
        let mut found = BTreeMap::new();
        for laptop in laptops {
            for line in laptop.raw.read(sync_client::decided).map_err(|e| e.to_string())? {
                let verdict = serde_json::from_str(&line.verdict).map_err(|e| e.to_string())?;
                let Verdict::Applied { version, facts, .. } = verdict else { continue };
                if version <= self.version {
                    continue;
                }
                let record = CommandRecord::decode(&line.body).map_err(|r| r.code)?;
                let command = Command::decode(&record.name, record.args).map_err(|r| r.code)?;
                let at = match (command.class(), accepted.get(&version)) {
                    (Class::Request, Some(accepted_at)) => *accepted_at,
                    _ => record.at,
                };
                found.insert(version, Applied { actor: laptop.person.id(), command, at, facts });
            }
        }
        Ok(found)
    }

    fn run(&mut self, mut applied: Applied) -> Result<(), Fault> {
        if let Command::CustomerCreate(args) = &mut applied.command
            && args.customer_no.is_none()
        {
            args.customer_no = applied.facts.get("customer_no").and_then(|no| no.parse().ok());
            args.provisional_no = None;
        }
        self.model.apply(applied.actor, &applied.command, applied.at)?;
        if let Command::CustomerCreate(args) = &applied.command {
            // The office sees the customers of all people: one of the same name is flagged (SYNC 7.9).
            let twin = |other: &Customer| other.id != args.id && other.fields.name == args.fields.name;
            let twins = self.model.records::<Customer>().iter().any(twin);
            if let Some(mut customer) = self.model.record::<Customer>(args.id).filter(|_| twins) {
                customer.possible_duplicate = true;
                self.model.put_record(&customer, applied.at);
            }
        }
        Ok(())
    }

    fn compare(&self, there: &Rows) -> Result<(), String> {
        let here = self.model.rows();
        for ((table, id), stored) in here {
            match there.get(&(*table, id.to_string())) {
                None => return Err(format!("I1: the office lacks {table} {id}")),
                Some(row) if row.row != stored.row || row.root != stored.root => {
                    return Err(format!("I1: the office has another {table} {id}: {row:?} instead of {stored:?}"));
                }
                Some(_) => {}
            }
        }
        if here.len() == there.len() {
            return Ok(());
        }
        let known = |(table, id): &&(&'static str, String)| id.parse().is_ok_and(|id| here.contains_key(&(*table, id)));
        let more = there.keys().find(|key| !known(key));
        Err(format!("I1: the office holds {more:?}, which no command made"))
    }
}
