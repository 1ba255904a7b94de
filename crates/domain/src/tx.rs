//! What the core may ask of its storage, and the context in which a command runs.

use std::collections::BTreeMap;

use crate::actor::Actor;
use crate::record::{Cell, CellValue, Id, Instant, Record, Row};
use crate::refusal::{Fault, Refusal, StoreError};
use crate::table::{Entity, Root, RootRule, Table};

/// A row as the storage holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The cells of the table's columns.
    pub row: Row,
    /// The root the row belongs to.
    pub root: Root,
}

/// Storage as the core sees it: rows by key, rows by a declared column, nothing else (SYNC §7.2).
/// Two implementations: the database transaction, and the in-memory model that tests hold against it.
pub trait Tx {
    /// The row of an id.
    ///
    /// # Errors
    /// Storage failure only.
    fn get(&mut self, table: &'static Table, id: Id) -> Result<Option<Stored>, StoreError>;

    /// All rows whose declared column equals a value, in the order of their ids.
    ///
    /// # Errors
    /// Storage failure only.
    fn find(&mut self, table: &'static Table, column: &'static str, value: &Cell) -> Result<Vec<Stored>, StoreError>;

    /// All rows of a root, table by table, in the order of their ids.
    ///
    /// # Errors
    /// Storage failure only.
    fn under(&mut self, root: &Root) -> Result<Vec<(&'static Table, Stored)>, StoreError>;

    /// Inserts or replaces a row.
    ///
    /// # Errors
    /// A failed constraint is a refusal `conflict.<constraint>`.
    fn put(&mut self, table: &'static Table, row: &Row, root: &Root) -> Result<(), Fault>;

    /// Deletes a row if it is there.
    ///
    /// # Errors
    /// Storage failure, or a refusal where a constraint forbids it.
    fn delete(&mut self, table: &'static Table, id: Id) -> Result<(), Fault>;

    /// Whether this replica holds the root. The authority holds every root.
    fn holds(&self, root: &Root) -> bool;

    /// Whether the acting person sees the root. A laptop holds only what its user sees.
    ///
    /// # Errors
    /// Storage failure only.
    fn sees(&mut self, root: &Root) -> Result<bool, StoreError>;
}

/// A value that this replica may not hold. A guard on such a value is decided where it is known: on the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held<T> {
    /// This replica holds it.
    Known(T),
    /// Not held here; no write may depend on it (SYNC I12).
    Hidden,
}

/// What a command tells its caller besides the rows it wrote.
pub type Facts = BTreeMap<String, String>;

/// The context of one command: storage, the acting person, the time given by the shell.
pub struct Cx<'a> {
    tx: &'a mut dyn Tx,
    /// Who acts.
    pub actor: Actor,
    /// When, as the shell says; informational for order (SYNC I14).
    pub at: Instant,
    /// Facts for the caller.
    pub facts: Facts,
}

impl<'a> Cx<'a> {
    /// A context over a transaction.
    pub fn new(tx: &'a mut dyn Tx, actor: Actor, at: Instant) -> Self {
        Self { tx, actor, at, facts: Facts::new() }
    }

    /// Another person with his present roles.
    ///
    /// # Errors
    /// `user.inactive` for an unknown, inactive or locked user; storage failure.
    pub fn person(&mut self, user_id: Id) -> Result<Actor, Fault> {
        Actor::load(self.tx, user_id)
    }

    /// The record of an id, if it exists and the acting person sees it.
    ///
    /// # Errors
    /// Storage failure only.
    pub fn load<E: Entity>(&mut self, id: Id) -> Result<Option<E>, Fault> {
        let Some(stored) = self.tx.get(E::table(), id)? else { return Ok(None) };
        if !self.tx.sees(&stored.root)? {
            return Ok(None);
        }
        Ok(Some(E::read(&stored.row)?))
    }

    /// The record of an id.
    ///
    /// # Errors
    /// `record.not_found`, the same for an unknown id and for another person's record.
    pub fn require<E: Entity>(&mut self, id: Id) -> Result<E, Fault> {
        self.load(id)?.ok_or_else(|| Refusal::not_found(E::TABLE).into())
    }

    /// The record of an id, seen or not, for what is decided without reading it; whether the acting person may is the caller's to ask.
    pub(crate) fn require_unseen<E: Entity>(&mut self, id: Id) -> Result<E, Fault> {
        match self.tx.get(E::table(), id)? {
            Some(stored) => Ok(E::read(&stored.row)?),
            None => Err(Refusal::not_found(E::TABLE).into()),
        }
    }

    /// Visible records whose declared column equals a value, by id.
    ///
    /// # Errors
    /// Storage failure only.
    pub fn list<E: Entity>(&mut self, column: &'static str, value: &impl CellValue) -> Result<Vec<E>, Fault> {
        let mut records = Vec::new();
        for stored in self.tx.find(E::table(), column, &value.to_cell())? {
            if self.tx.sees(&stored.root)? {
                records.push(E::read(&stored.row)?);
            }
        }
        Ok(records)
    }

    /// Reads rows of a root that this replica may not hold: `Hidden` where it does not. The authority always knows.
    ///
    /// # Errors
    /// Storage failure only.
    pub fn held<E: Entity>(
        &mut self,
        root: &Root,
        column: &'static str,
        value: &impl CellValue,
    ) -> Result<Held<Vec<E>>, Fault> {
        if !self.tx.holds(root) {
            return Ok(Held::Hidden);
        }
        let rows = self.tx.find(E::table(), column, &value.to_cell())?;
        let records = rows.iter().map(|stored| E::read(&stored.row)).collect::<Result<_, _>>()?;
        Ok(Held::Known(records))
    }

    /// Whether this replica holds the root.
    pub fn holds(&self, root: &Root) -> bool {
        self.tx.holds(root)
    }

    /// Whether this place decides for the workspace. A laptop of an office does not: it holds no other person's root.
    pub fn decides(&self) -> bool {
        self.tx.holds(&Root::User(Id::nil()))
    }

    /// Whether a record is there, seen or not; for ids that name what must happen only once.
    ///
    /// # Errors
    /// Storage failure.
    pub fn exists<E: Entity>(&mut self, id: Id) -> Result<bool, Fault> {
        Ok(self.tx.get(E::table(), id)?.is_some())
    }

    /// Inserts a new record.
    ///
    /// # Errors
    /// `record.exists` when the id is taken; constraint refusals.
    pub fn insert<E: Entity>(&mut self, record: &E) -> Result<(), Fault> {
        if self.tx.get(E::table(), record.id())?.is_some() {
            return Err(Refusal::new("record.exists").with("record", E::TABLE).into());
        }
        self.save(record)
    }

    /// Inserts or replaces a record in the root its declaration names.
    ///
    /// # Errors
    /// `record.not_found` when the parent is missing; constraint refusals.
    pub fn save<E: Entity>(&mut self, record: &E) -> Result<(), Fault> {
        let root = self.root_of(record.root())?;
        let mut row = Row::new();
        record.write(&mut row);
        self.tx.put(E::table(), &row, &root)
    }

    /// Deletes a record.
    ///
    /// # Errors
    /// Constraint refusals.
    pub fn remove<E: Entity>(&mut self, id: Id) -> Result<(), Fault> {
        self.tx.delete(E::table(), id)
    }

    /// Every row of a root, for what moves a whole root; whether the acting person sees it is the caller's to ask.
    pub(crate) fn under(&mut self, root: &Root) -> Result<Vec<(&'static Table, Stored)>, Fault> {
        Ok(self.tx.under(root)?)
    }

    /// Rows whose declared column equals a value, seen or not, for what holds for the whole workspace.
    pub(crate) fn rows_of<E: Entity>(
        &mut self,
        column: &'static str,
        value: &impl CellValue,
    ) -> Result<Vec<Stored>, Fault> {
        Ok(self.tx.find(E::table(), column, &value.to_cell())?)
    }

    /// Puts a row as it is into a root, for what moves a whole root.
    pub(crate) fn put(&mut self, table: &'static Table, row: &Row, root: &Root) -> Result<(), Fault> {
        self.tx.put(table, row, root)
    }

    /// The acting person needs a permission.
    ///
    /// # Errors
    /// `permission.denied` naming the permission.
    pub fn permit(&self, permission: &str) -> Result<(), Refusal> {
        if self.actor.may(permission) {
            Ok(())
        } else {
            Err(Refusal::new("permission.denied").with("permission", permission))
        }
    }

    fn root_of(&mut self, rule: RootRule) -> Result<Root, Fault> {
        match rule {
            RootRule::Own(root) => Ok(root),
            RootRule::Of(table, id) => self.parent_root(table, id),
            RootRule::CostOf(table, id) => match self.parent_root(table, id)? {
                Root::Customer(customer) => Ok(Root::CustomerCost(customer)),
                _ => Ok(Root::Cost),
            },
        }
    }

    fn parent_root(&mut self, table: &'static str, id: Id) -> Result<Root, Fault> {
        let table = crate::tables::by_name(table).ok_or_else(|| StoreError::Corrupt(table.to_owned()))?;
        match self.tx.get(table, id)? {
            Some(parent) => Ok(parent.root),
            None => Err(Refusal::not_found(table.name).into()),
        }
    }
}

/// Reads a record from a stored row; for storage code and tests.
///
/// # Errors
/// [`StoreError::Corrupt`].
pub fn read<E: Record>(stored: &Stored) -> Result<E, StoreError> {
    E::read(&stored.row)
}
