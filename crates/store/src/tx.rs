//! The transaction the domain writes through: captures base images or keeps the change index, and records what was read and written.

use std::collections::{BTreeMap, BTreeSet};

use bantu_domain::actor::Actor;
use bantu_domain::record::{Cell, CellValue, Id, Row};
use bantu_domain::refusal::{Fault, Refusal, StoreError};
use bantu_domain::table::{Root, Table};
use bantu_domain::tx::{Stored, Tx};

use crate::backend::{Conn, text};
use crate::constraint::is_null;
use crate::raw::{Image, RowKey};
use crate::record_sql::{BY_ID, RawRow, Ver, check, fetch, select, upsert, upsert_params};
use crate::{change, raw};

/// In which place the command runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// A laptop with an office: rows keep their version, first touches leave a base image.
    Replica {
        /// Its user.
        user_id: Id,
        /// Whether this laptop holds the roots of costs.
        holds_costs: bool,
    },
    /// The office server or a stand-alone workspace: rows get the version, the change index and the audit are kept.
    Authority {
        /// The version of this command, taken from the lane in the same transaction.
        version: i64,
        /// What the acting person sees.
        visibility: Visibility,
    },
}

/// What a person sees, by roots (ARCHITECTURE "Who sees what").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visibility {
    /// The person.
    pub user_id: Id,
    /// Every customer of the workspace.
    pub whole: bool,
    /// Costs of what he sees.
    pub costs: bool,
    /// Leads that nobody owns.
    pub pool: bool,
}

impl Visibility {
    /// What an actor sees.
    pub fn of(actor: &Actor) -> Self {
        Self {
            user_id: actor.user_id,
            whole: actor.sees_whole_workspace(),
            costs: actor.sees_costs(),
            pool: actor.sees_pool(),
        }
    }

    /// Everything.
    pub fn system() -> Self {
        Self { user_id: Actor::SYSTEM, whole: true, costs: true, pool: true }
    }
}

/// Something a command read; for the dependencies between pending commands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A row by its key, found or not.
    Key {
        /// Table.
        table: &'static str,
        /// Id.
        id: String,
    },
    /// All rows with a value in a column.
    Find {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
        /// Value.
        value: Cell,
    },
}

/// A row a command wrote, as it was before the command and is after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Touched {
    /// Table.
    pub table: &'static str,
    /// Id.
    pub id: String,
    /// Root before; `None` for a new row.
    pub root_before: Option<Root>,
    /// Root after; `None` for a deleted row.
    pub root_after: Option<Root>,
    /// Row before.
    pub before: Option<Row>,
    /// Row after.
    pub after: Option<Row>,
}

impl Touched {
    /// Whether the command left a difference.
    pub fn changed(&self) -> bool {
        self.before != self.after || self.root_before != self.root_after
    }

    /// The root of the row: where it is, or where it was.
    pub fn root(&self) -> Option<&Root> {
        self.root_after.as_ref().or(self.root_before.as_ref())
    }
}

/// What a command wrote and read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows written, by table and id.
    pub touched: Vec<Touched>,
    /// What was read.
    pub reads: BTreeSet<Read>,
}

impl Written {
    /// BLAKE3 over the written rows of the roots a device holds: equal on laptop and server exactly when the command
    /// did the same in both places (SYNC 7.4). The laptop passes `|_| true`, the server what the device holds.
    pub fn effect_hash(&self, held: impl Fn(&Root) -> bool) -> String {
        let mut hasher = blake3::Hasher::new();
        for row in self.touched.iter().filter(|t| t.root().is_some_and(&held)) {
            for part in [row.table, &row.id, &raw::to_json(row.after.as_ref())] {
                hasher.update(part.as_bytes());
                hasher.update(&[0]);
            }
        }
        hasher.finalize().to_hex().to_string()
    }

    /// Tables and ids written, for screens.
    pub fn keys(&self) -> Vec<RowKey> {
        self.touched.iter().map(|t| (t.table, t.id.clone())).collect()
    }

    /// What [`crate::search::refresh`] must look at: the rows, and the customers of contacts, deleted ones included.
    pub fn search_keys(&self) -> Vec<RowKey> {
        let rows = self.touched.iter().flat_map(|t| [&t.before, &t.after].map(|row| (t, row)));
        let mut keys: Vec<RowKey> =
            rows.filter_map(|(t, row)| crate::search::entry_of(t.table, &t.id, row.as_ref())).collect();
        keys.sort();
        keys.dedup();
        keys
    }
}

/// The domain's storage during one command.
pub struct StoreTx<'c, 'b> {
    conn: &'c mut Conn<'b>,
    mode: Mode,
    touched: BTreeMap<(&'static str, String), Touched>,
    /// Rows that got this version: also one deleted and put back as it was has a new `_ver` to tell of.
    written: BTreeSet<(&'static str, String)>,
    reads: BTreeSet<Read>,
    seen: BTreeMap<Root, bool>,
}

impl<'c, 'b> StoreTx<'c, 'b> {
    /// Runs a command inside the transaction of `conn`, then checks references and, at the authority, writes change index and
    /// audit. After an error the caller undoes the transaction or the savepoint around it.
    ///
    /// # Errors
    /// Those of `body`; `conflict.<table>_<column>_fkey` where a reference within a root is left open; storage failure.
    pub fn run<T, E: From<Fault>>(
        conn: &'c mut Conn<'b>,
        mode: Mode,
        body: impl FnOnce(&mut StoreTx<'c, 'b>) -> Result<T, E>,
    ) -> Result<(T, Written), E> {
        let mut tx = Self {
            conn,
            mode,
            touched: BTreeMap::new(),
            written: BTreeSet::new(),
            reads: BTreeSet::new(),
            seen: BTreeMap::new(),
        };
        let value = body(&mut tx)?;
        let written = tx.finish().map_err(E::from)?;
        Ok((value, written))
    }

    fn finish(mut self) -> Result<Written, Fault> {
        let touched = std::mem::take(&mut self.touched);
        self.check_references(&touched)?;
        let touched: Vec<Touched> = touched.into_values().collect();
        if let Mode::Authority { version, .. } = self.mode {
            let written = std::mem::take(&mut self.written);
            for row in touched
                .iter()
                .filter(|t| t.changed() || (t.after.is_some() && written.contains(&(t.table, t.id.clone()))))
            {
                change::record(self.conn, version, row)?;
            }
        }
        Ok(Written { touched, reads: self.reads })
    }

    /// The database checks the same at commit; here the command gets the verdict, under one name on both engines.
    fn check_references(&mut self, touched: &BTreeMap<(&'static str, String), Touched>) -> Result<(), Fault> {
        let constraints = self.conn.constraints();
        for ((table, id), row) in touched {
            if let Some(after) = &row.after {
                for reference in constraints.from(table) {
                    let value = after.get(reference.column.as_str());
                    if !is_null(value) && !self.parent_exists(reference.parent, value, touched)? {
                        return Err(Refusal::new(format!("conflict.{}", reference.name())).into());
                    }
                }
            } else if row.before.is_some() {
                for reference in constraints.to(table) {
                    let sql = format!(
                        "SELECT id FROM {} WHERE workspace = $1 AND {} = $2 LIMIT 1",
                        reference.table, reference.column
                    );
                    if self.conn.query_one(&sql, &[self.conn.workspace_cell(), text(id)])?.is_some() {
                        return Err(Refusal::new(format!("conflict.{}", reference.name())).into());
                    }
                }
            }
        }
        Ok(())
    }

    fn parent_exists(
        &mut self,
        parent: &'static str,
        id: Option<&Cell>,
        touched: &BTreeMap<(&'static str, String), Touched>,
    ) -> Result<bool, StoreError> {
        let Some(Cell::Text(id)) = id else { return Ok(false) };
        if let Some(row) = touched.get(&(parent, id.clone())) {
            return Ok(row.after.is_some());
        }
        let sql = format!("SELECT id FROM {parent} WHERE workspace = $1 AND id = $2");
        Ok(self.conn.query_one(&sql, &[self.conn.workspace_cell(), text(id)])?.is_some())
    }

    /// The row as it is now inside the transaction.
    fn current(&mut self, table: &'static Table, id: &str) -> Result<Option<Stored>, StoreError> {
        if let Some(touched) = self.touched.get(&(table.name, id.to_owned())) {
            return Ok(match (&touched.after, &touched.root_after) {
                (Some(row), Some(root)) => Some(Stored { row: row.clone(), root: root.clone() }),
                _ => None,
            });
        }
        Ok(fetch(self.conn, table, id)?.map(|raw| Stored { row: raw.row, root: raw.root }))
    }

    /// Notes the row at its first touch, on a laptop with its base image.
    fn touch(&mut self, table: &'static Table, id: &str) -> Result<(), StoreError> {
        let key = (table.name, id.to_owned());
        if self.touched.contains_key(&key) {
            return Ok(());
        }
        let before = fetch(self.conn, table, id)?;
        if matches!(self.mode, Mode::Replica { .. }) {
            raw::capture(self.conn, &Image { table: table.name, id, row: before.as_ref() })?;
        }
        let (row, root) = before.map_or((None, None), |raw| (Some(raw.row), Some(raw.root)));
        self.touched.insert(
            key.clone(),
            Touched {
                table: table.name,
                id: key.1,
                root_before: root.clone(),
                root_after: root,
                before: row.clone(),
                after: row,
            },
        );
        Ok(())
    }

    fn set(&mut self, table: &'static Table, id: &str, row: Option<Row>, root: Option<Root>) {
        if let Some(touched) = self.touched.get_mut(&(table.name, id.to_owned())) {
            touched.after = row;
            touched.root_after = root;
        }
        if ["customers", "leads"].contains(&table.name) {
            // The owner decides who sees the root.
            self.seen.clear();
        }
    }

    fn sees_customer(&mut self, visibility: Visibility, customer: Id) -> Result<bool, StoreError> {
        if visibility.whole {
            return Ok(true);
        }
        let params = [
            self.conn.workspace_cell(),
            customer.to_cell(),
            visibility.user_id.to_cell(),
            Cell::Text(Root::Customer(customer).to_string()),
        ];
        Ok(self.conn.query_one(include_str!("tx_sees_customer.sql"), &params)?.is_some())
    }

    fn sees_lead(&mut self, visibility: Visibility, lead: Id) -> Result<bool, StoreError> {
        if visibility.whole {
            return Ok(true);
        }
        let params = [self.conn.workspace_cell(), lead.to_cell(), visibility.user_id.to_cell()];
        let sql = "SELECT id FROM leads WHERE workspace = $1 AND id = $2 AND owner_user_id = $3";
        Ok(self.conn.query_one(sql, &params)?.is_some())
    }
}

impl Tx for StoreTx<'_, '_> {
    fn get(&mut self, table: &'static Table, id: Id) -> Result<Option<Stored>, StoreError> {
        let id = id.to_string();
        let found = self.current(table, &id)?;
        self.reads.insert(Read::Key { table: table.name, id });
        Ok(found)
    }

    fn find(&mut self, table: &'static Table, column: &'static str, value: &Cell) -> Result<Vec<Stored>, StoreError> {
        if column != "id" && !table.finds.contains(&column) {
            return Err(StoreError::Corrupt(format!("{}.{column} is not declared as findable", table.name)));
        }
        self.reads.insert(Read::Find { table: table.name, column, value: value.clone() });
        let found = if *value == Cell::Null {
            self.conn.query(&select(table, &format!("{column} IS NULL {BY_ID}")), &[self.conn.workspace_cell()])?
        } else {
            self.conn.query(
                &select(table, &format!("{column} = $2 {BY_ID}")),
                &[self.conn.workspace_cell(), value.clone()],
            )?
        };
        let mut rows = Vec::with_capacity(found.len());
        for row in found {
            let raw = RawRow::split(row)?;
            self.reads.insert(Read::Key { table: table.name, id: raw.id().to_owned() });
            rows.push(Stored { row: raw.row, root: raw.root });
        }
        Ok(rows)
    }

    fn under(&mut self, root: &Root) -> Result<Vec<(&'static Table, Stored)>, StoreError> {
        let params = [self.conn.workspace_cell(), Cell::Text(root.to_string())];
        let mut rows = Vec::new();
        for table in bantu_domain::tables::all() {
            for row in self.conn.query(&select(table, &format!("_root = $2 {BY_ID}")), &params)? {
                let raw = RawRow::split(row)?;
                self.reads.insert(Read::Key { table: table.name, id: raw.id().to_owned() });
                rows.push((table, Stored { row: raw.row, root: raw.root }));
            }
        }
        Ok(rows)
    }

    fn put(&mut self, table: &'static Table, row: &Row, root: &Root) -> Result<(), Fault> {
        if let Some((field, _)) = row.iter().find(|(_, cell)| matches!(cell, Cell::Text(text) if text.contains('\0'))) {
            return Err(Refusal::new("field.invalid").field(field).into());
        }
        check(table, row)?;
        let Some(Cell::Text(id)) = row.get("id") else {
            return Err(StoreError::Corrupt(format!("{}.id", table.name)).into());
        };
        if !self.holds(root) {
            // No row may come to be where it is never confirmed nor taken away (SYNC I12).
            return Err(StoreError::Corrupt(format!("{}: {root} is not held here", table.name)).into());
        }
        self.touch(table, id)?;
        if self.current(table, id)?.is_some_and(|now| now.row == *row && now.root == *root) {
            return Ok(());
        }
        let (ver, keep) = match self.mode {
            Mode::Replica { .. } => (0, Ver::Keep),
            Mode::Authority { version, .. } => (version, Ver::Set),
        };
        let params = upsert_params(self.conn, table, row, ver, root);
        self.conn.execute(&upsert(table, keep), &params)?;
        self.written.insert((table.name, id.clone()));
        self.set(table, id, Some(row.clone()), Some(root.clone()));
        Ok(())
    }

    fn delete(&mut self, table: &'static Table, id: Id) -> Result<(), Fault> {
        let id = id.to_string();
        self.touch(table, &id)?;
        if self.current(table, &id)?.is_none() {
            return Ok(());
        }
        let params = [self.conn.workspace_cell(), text(&id)];
        self.conn.execute(&format!("DELETE FROM {} WHERE workspace = $1 AND id = $2", table.name), &params)?;
        self.set(table, &id, None, None);
        Ok(())
    }

    fn holds(&self, root: &Root) -> bool {
        match (self.mode, root) {
            (Mode::Replica { user_id, holds_costs }, root) => root.may_be_held(user_id, holds_costs),
            (Mode::Authority { .. }, _) => true,
        }
    }

    fn sees(&mut self, root: &Root) -> Result<bool, StoreError> {
        let Mode::Authority { visibility, .. } = self.mode else { return Ok(self.holds(root)) };
        if let Some(seen) = self.seen.get(root) {
            return Ok(*seen);
        }
        let seen = match root {
            Root::Org | Root::Cat => true,
            Root::Cost => visibility.costs,
            Root::Customer(id) => self.sees_customer(visibility, *id)?,
            Root::CustomerCost(id) => visibility.costs && self.sees_customer(visibility, *id)?,
            Root::Lead(id) => self.sees_lead(visibility, *id)?,
            Root::Pool => visibility.pool,
            Root::User(id) => *id == visibility.user_id || visibility.user_id == Actor::SYSTEM,
        };
        self.seen.insert(root.clone(), seen);
        Ok(seen)
    }
}
