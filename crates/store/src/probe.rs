//! A seam for faults: tests let a database fail at a chosen statement, as a full disk or a crash would.

use bantu_domain::record::{Cell, Row};
use bantu_domain::refusal::{Fault, StoreError};

use crate::backend::{Backend, Engine, Intent};

/// Watches the statements of a database. Two implementations in the tests: one that crashes, one that runs out of room.
pub trait Probe: Send + Sync {
    /// Called before each statement and before the commit; an error is the statement's failure.
    ///
    /// # Errors
    /// The failure to give.
    fn before(&self, statement: &str) -> Result<(), StoreError>;

    /// Called after a commit that succeeded; an error hides the success, as a crash right after it does.
    ///
    /// # Errors
    /// The failure to give.
    fn after_commit(&self) -> Result<(), StoreError>;
}

/// A connection that asks the probe first.
pub(crate) struct Probed<'a> {
    pub(crate) inner: &'a mut dyn Backend,
    pub(crate) probe: &'a dyn Probe,
}

impl Backend for Probed<'_> {
    fn engine(&self) -> Engine {
        self.inner.engine()
    }

    fn execute(&mut self, sql: &str, params: &[Cell]) -> Result<u64, Fault> {
        self.probe.before(sql)?;
        self.inner.execute(sql, params)
    }

    fn query(&mut self, sql: &str, params: &[Cell]) -> Result<Vec<Row>, StoreError> {
        self.probe.before(sql)?;
        self.inner.query(sql, params)
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.probe.before(sql)?;
        self.inner.batch(sql)
    }

    fn begin(&mut self, intent: Intent, workspace: &str) -> Result<(), StoreError> {
        self.probe.before("BEGIN")?;
        self.inner.begin(intent, workspace)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        if let Err(error) = self.probe.before("COMMIT") {
            self.inner.rollback();
            return Err(error);
        }
        self.inner.commit()?;
        self.probe.after_commit()
    }

    fn rollback(&mut self) {
        self.inner.rollback();
    }
}
