//! How many rows one pushed command may read and write: a defect that never ends must not hold the lane of the whole office (SYNC 7.4).

use bantu_domain::quotation::MAX_LINES;
use bantu_domain::record::{Cell, Id, Row};
use bantu_domain::refusal::{Fault, StoreError};
use bantu_domain::table::{Root, Table};
use bantu_domain::tx::{Stored, Tx};

/// Rows one line of the largest quotation may need read: its product, and every floor and cost that product ever had; a price that
/// changed every week in both currencies for ten years has about a thousand of each.
const READ_PER_LINE: u64 = 2_500;
/// Rows one line may need written: its old and its new self, each with a cost; with room to spare.
const WRITTEN_PER_LINE: u64 = 50;

/// Most rows a command may touch. Rows, not time: the same command ends in the same way on a slow machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Rows asked for, found or not.
    pub read: u64,
    /// Rows put or deleted.
    pub written: u64,
}

impl Budget {
    /// What a pushed command may use, from the largest legal one: a quotation of [`MAX_LINES`] lines. No legal command comes near.
    pub const PUSHED: Self =
        Self { read: MAX_LINES as u64 * READ_PER_LINE, written: MAX_LINES as u64 * WRITTEN_PER_LINE };
}

/// Storage that counts, and fails once the budget is used up.
pub(super) struct Metered<'a> {
    tx: &'a mut dyn Tx,
    left: Budget,
    exhausted: bool,
}

impl<'a> Metered<'a> {
    pub(super) fn new(tx: &'a mut dyn Tx, budget: Budget) -> Self {
        Self { tx, left: budget, exhausted: false }
    }

    /// Whether the command went over its budget; whatever it answered then does not count.
    pub(super) fn is_exhausted(&self) -> bool {
        self.exhausted
    }

    fn read(&mut self, rows: usize) -> Result<(), StoreError> {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        self.exhausted |= rows > self.left.read;
        self.left.read = self.left.read.saturating_sub(rows);
        self.go_on()
    }

    fn write(&mut self) -> Result<(), StoreError> {
        self.exhausted |= self.left.written == 0;
        self.left.written = self.left.written.saturating_sub(1);
        self.go_on()
    }

    fn go_on(&self) -> Result<(), StoreError> {
        if self.exhausted { Err(StoreError::Io("the command's budget is used up".to_owned())) } else { Ok(()) }
    }
}

impl Tx for Metered<'_> {
    fn get(&mut self, table: &'static Table, id: Id) -> Result<Option<Stored>, StoreError> {
        self.read(1)?;
        self.tx.get(table, id)
    }

    fn find(&mut self, table: &'static Table, column: &'static str, value: &Cell) -> Result<Vec<Stored>, StoreError> {
        self.go_on()?;
        let found = self.tx.find(table, column, value)?;
        // Also a question that finds nothing costs something.
        self.read(found.len() + 1)?;
        Ok(found)
    }

    fn under(&mut self, root: &Root) -> Result<Vec<(&'static Table, Stored)>, StoreError> {
        self.go_on()?;
        let found = self.tx.under(root)?;
        self.read(found.len() + 1)?;
        Ok(found)
    }

    fn put(&mut self, table: &'static Table, row: &Row, root: &Root) -> Result<(), Fault> {
        self.write()?;
        self.tx.put(table, row, root)
    }

    fn delete(&mut self, table: &'static Table, id: Id) -> Result<(), Fault> {
        self.write()?;
        self.tx.delete(table, id)
    }

    fn holds(&self, root: &Root) -> bool {
        self.tx.holds(root)
    }

    fn sees(&mut self, root: &Root) -> Result<bool, StoreError> {
        self.tx.sees(root)
    }
}
