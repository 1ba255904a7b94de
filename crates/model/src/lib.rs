//! In-memory storage for tests: BTreeMaps with the constraints of the migrations, as an office or as a laptop. The tests of the
//! domain run on it, and the simulator holds the office's database against it (docs/SYNC.md I1).

mod constraint;

use std::collections::BTreeMap;

use bantu_domain::actor::Actor;
use bantu_domain::customer::Customer;
use bantu_domain::lead::Lead;
use bantu_domain::record::{Cell, CellValue, Id, Instant, Row};
use bantu_domain::state;
use bantu_domain::table::{Entity, Root, Table};
use bantu_domain::tx::{Cx, Stored, Tx};
use bantu_domain::{Command, Fault, Outcome, StoreError};

/// Key of a row.
pub type Key = (&'static str, Id);
/// The rows a command changed: as they are afterwards, `None` where deleted.
pub type Writes = BTreeMap<Key, Option<Stored>>;

/// Where the model stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The office: holds everything, shows each person his part.
    Authority,
    /// A laptop: holds what its user sees, without costs unless he sees them.
    Replica {
        /// Its user.
        user_id: Id,
        /// Whether its user sees costs.
        holds_costs: bool,
    },
}

/// What the acting person sees of an office.
#[derive(Debug, Clone, Copy)]
struct Visibility {
    user_id: Id,
    whole: bool,
    costs: bool,
    pool: bool,
}

/// The storage.
#[derive(Debug, Clone)]
pub struct Model {
    rows: BTreeMap<Key, Stored>,
    place: Place,
    visibility: Visibility,
    /// While a command is on trial: the rows it touched, as they were before.
    before: Option<Writes>,
}

impl Default for Model {
    fn default() -> Self {
        Self::new()
    }
}

impl Model {
    /// An empty office.
    pub fn new() -> Self {
        let visibility = Visibility { user_id: Actor::SYSTEM, whole: true, costs: true, pool: true };
        Self { rows: BTreeMap::new(), place: Place::Authority, visibility, before: None }
    }

    /// The laptop of a user: only the rows of the roots he sees.
    ///
    /// # Panics
    /// If he may not act.
    pub fn replica(&self, user_id: Id) -> Self {
        let mut office = self.clone();
        let actor = Actor::load(&mut office, user_id).expect("a user who may act");
        office.look_as(&actor);
        let mut rows = self.rows.clone();
        rows.retain(|_, stored| office.sees(&stored.root).expect("no storage to fail"));
        Self {
            rows,
            place: Place::Replica { user_id, holds_costs: actor.sees_costs() },
            visibility: office.visibility,
            before: None,
        }
    }

    /// Runs a command whole or not at all.
    ///
    /// # Errors
    /// The refusal of a rule or of a constraint.
    ///
    /// # Panics
    /// If the command moves a status by a step that stands in no table of [`bantu_domain::state`].
    pub fn execute(&mut self, user_id: Id, command: &Command, at: Instant) -> Result<(Outcome, Writes), Fault> {
        let visibility = self.visibility;
        self.before = Some(Writes::new());
        let outcome = self.apply(user_id, command, at);
        let before = self.before.take().unwrap_or_default();
        let outcome =
            outcome.and_then(|outcome| constraint::check_references_of(&self.rows, before.keys()).map(|()| outcome));
        match outcome {
            Ok(outcome) => {
                self.check_steps(command, &before);
                Ok((outcome, self.changes_since(before)))
            }
            Err(fault) => {
                self.visibility = visibility;
                for (key, stored) in before {
                    match stored {
                        Some(stored) => self.rows.insert(key, stored),
                        None => self.rows.remove(&key),
                    };
                }
                Err(fault)
            }
        }
    }

    /// What a command did to a status stands in the tables of `bantu_domain::state`.
    fn check_steps(&self, command: &Command, before: &Writes) {
        for (key, old) in before {
            let (Some(old), Some(new)) = (old, self.rows.get(key)) else { continue };
            for machine in state::machines().iter().filter(|machine| machine.table == key.0) {
                if let Some((from, to)) = machine.wrong_step(&old.row, &new.row) {
                    panic!("{}: {}.{} went from {from} to {to}", command.name(), machine.table, machine.column);
                }
            }
        }
    }

    /// Runs a command in place. After an error the model is of no more use.
    ///
    /// # Errors
    /// The refusal of a rule or of a unique value.
    pub fn apply(&mut self, user_id: Id, command: &Command, at: Instant) -> Result<Outcome, Fault> {
        let actor = Actor::load(self, user_id)?;
        self.look_as(&actor);
        bantu_domain::execute(command, actor, at, self)
    }

    /// Every row has its parent.
    ///
    /// # Errors
    /// `conflict.<table>_<column>_fkey`.
    pub fn check_references(&self) -> Result<(), Fault> {
        constraint::check_references(&self.rows)
    }

    /// Runs a query of the core as a user.
    ///
    /// # Errors
    /// Those of the question; `user.inactive`.
    pub fn ask<T>(
        &self,
        user_id: Id,
        at: Instant,
        question: impl FnOnce(&mut Cx<'_>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        let mut office = self.clone();
        let actor = Actor::load(&mut office, user_id)?;
        office.look_as(&actor);
        question(&mut Cx::new(&mut office, actor, at))
    }

    /// Writes a record without any rule.
    ///
    /// # Panics
    /// If it breaks a constraint.
    pub fn put_record<E: Entity>(&mut self, record: &E, at: Instant) {
        Cx::new(self, Actor::system(), at).save(record).expect("the record fits");
    }

    /// The record of an id.
    ///
    /// # Panics
    /// If its row does not read back.
    pub fn record<E: Entity>(&self, id: Id) -> Option<E> {
        self.rows.get(&(E::TABLE, id)).map(|stored| E::read(&stored.row).expect("the row reads back"))
    }

    /// Every record of a noun.
    ///
    /// # Panics
    /// If a row does not read back.
    pub fn records<E: Entity>(&self) -> Vec<E> {
        self.of(E::TABLE).map(|(_, stored)| E::read(&stored.row).expect("the row reads back")).collect()
    }

    /// Every row, to compare whole states.
    pub fn rows(&self) -> &BTreeMap<Key, Stored> {
        &self.rows
    }

    fn of(&self, table: &'static str) -> impl Iterator<Item = (&Key, &Stored)> {
        self.rows.range((table, Id::nil())..).take_while(move |((of, _), _)| *of == table)
    }

    fn look_as(&mut self, actor: &Actor) {
        self.visibility = Visibility {
            user_id: actor.user_id,
            whole: actor.sees_whole_workspace(),
            costs: actor.sees_costs(),
            pool: actor.sees_pool(),
        };
    }

    /// The touched rows that are others than before.
    fn changes_since(&self, before: Writes) -> Writes {
        let now = before.into_iter().map(|(key, old)| (key, old, self.rows.get(&key).cloned()));
        now.filter(|(_, old, new)| old != new).map(|(key, _, new)| (key, new)).collect()
    }

    fn touch(&mut self, key: Key) {
        if let Some(before) = &mut self.before {
            before.entry(key).or_insert_with(|| self.rows.get(&key).cloned());
        }
    }

    fn sees_customer(&self, id: Id) -> bool {
        self.visibility.whole || self.owns(Customer::TABLE, id)
    }

    fn owns(&self, table: &'static str, id: Id) -> bool {
        let owner = self.visibility.user_id.to_cell();
        self.rows.get(&(table, id)).is_some_and(|stored| stored.row.get("owner_user_id") == Some(&owner))
    }
}

impl Tx for Model {
    fn get(&mut self, table: &'static Table, id: Id) -> Result<Option<Stored>, StoreError> {
        Ok(self.rows.get(&(table.name, id)).cloned())
    }

    fn find(&mut self, table: &'static Table, column: &'static str, value: &Cell) -> Result<Vec<Stored>, StoreError> {
        if column != "id" && !table.finds.contains(&column) {
            return Err(StoreError::Corrupt(format!("{}.{column} is not declared as findable", table.name)));
        }
        // Ids order as their texts do.
        let found = self.of(table.name).filter(|(_, stored)| stored.row.get(column) == Some(value));
        Ok(found.map(|(_, stored)| stored.clone()).collect())
    }

    fn under(&mut self, root: &Root) -> Result<Vec<(&'static Table, Stored)>, StoreError> {
        let rows = bantu_domain::tables::all().into_iter().flat_map(|table| {
            self.of(table.name)
                .filter(|(_, stored)| stored.root == *root)
                .map(move |(_, stored)| (table, stored.clone()))
        });
        Ok(rows.collect())
    }

    fn put(&mut self, table: &'static Table, row: &Row, root: &Root) -> Result<(), Fault> {
        for column in &table.columns {
            let fits = match row.get(column.name) {
                Some(Cell::Null) => column.nullable,
                Some(Cell::Int(_)) => column.integer,
                Some(Cell::Text(_)) => !column.integer,
                None => false,
            };
            if !fits {
                return Err(StoreError::Corrupt(format!("{}.{}", table.name, column.name)).into());
            }
        }
        let id =
            row.get("id").and_then(Id::from_cell).ok_or_else(|| StoreError::Corrupt(format!("{}.id", table.name)))?;
        constraint::check_unique(&self.rows, table.name, id, row)?;
        self.touch((table.name, id));
        self.rows.insert((table.name, id), Stored { row: row.clone(), root: root.clone() });
        Ok(())
    }

    fn delete(&mut self, table: &'static Table, id: Id) -> Result<(), Fault> {
        self.touch((table.name, id));
        self.rows.remove(&(table.name, id));
        Ok(())
    }

    fn holds(&self, root: &Root) -> bool {
        match (self.place, root) {
            (Place::Replica { user_id, holds_costs }, root) => root.may_be_held(user_id, holds_costs),
            (Place::Authority, _) => true,
        }
    }

    fn sees(&mut self, root: &Root) -> Result<bool, StoreError> {
        Ok(match (self.place, root) {
            (Place::Replica { .. }, root) => self.holds(root),
            (Place::Authority, Root::Org | Root::Cat) => true,
            (Place::Authority, Root::Cost) => self.visibility.costs,
            (Place::Authority, Root::Customer(id)) => self.sees_customer(*id),
            (Place::Authority, Root::CustomerCost(id)) => self.visibility.costs && self.sees_customer(*id),
            (Place::Authority, Root::Lead(id)) => self.visibility.whole || self.owns(Lead::TABLE, *id),
            (Place::Authority, Root::Pool) => self.visibility.pool,
            (Place::Authority, Root::User(id)) => [*id, Actor::SYSTEM].contains(&self.visibility.user_id),
        })
    }
}
