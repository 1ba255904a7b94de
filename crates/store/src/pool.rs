//! A few connections shared by many threads.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use bantu_domain::refusal::StoreError;

/// At most `limit` connections, made when first needed.
pub(crate) struct Pool<C> {
    state: Mutex<State<C>>,
    free: Condvar,
    limit: usize,
    make: Box<dyn Fn() -> Result<C, StoreError> + Send + Sync>,
    usable: fn(&C) -> bool,
}

struct State<C> {
    idle: Vec<C>,
    made: usize,
}

impl<C> Pool<C> {
    pub(crate) fn new(
        limit: usize,
        first: Option<C>,
        usable: fn(&C) -> bool,
        make: impl Fn() -> Result<C, StoreError> + Send + Sync + 'static,
    ) -> Self {
        let made = usize::from(first.is_some());
        Self {
            state: Mutex::new(State { idle: first.into_iter().collect(), made }),
            free: Condvar::new(),
            limit,
            make: Box::new(make),
            usable,
        }
    }

    /// Takes a connection, waiting for one where all are in use.
    pub(crate) fn take(&self) -> Result<Lent<'_, C>, StoreError> {
        let mut state = self.lock();
        loop {
            while let Some(connection) = state.idle.pop() {
                if (self.usable)(&connection) {
                    return Ok(Lent { pool: self, connection: Some(connection) });
                }
                state.made -= 1;
            }
            if state.made < self.limit {
                state.made += 1;
                drop(state);
                return match (self.make)() {
                    Ok(connection) => Ok(Lent { pool: self, connection: Some(connection) }),
                    Err(error) => {
                        self.lock().made -= 1;
                        self.free.notify_one();
                        Err(error)
                    }
                };
            }
            state = self.free.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<C>> {
        // A panic elsewhere leaves the list itself whole: connections go back with their transaction closed.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that goes back by itself.
pub(crate) struct Lent<'a, C> {
    pool: &'a Pool<C>,
    connection: Option<C>,
}

impl<C> Deref for Lent<'_, C> {
    type Target = C;
    fn deref(&self) -> &C {
        self.connection.as_ref().expect("a lent connection is there until it is dropped")
    }
}

impl<C> DerefMut for Lent<'_, C> {
    fn deref_mut(&mut self) -> &mut C {
        self.connection.as_mut().expect("a lent connection is there until it is dropped")
    }
}

impl<C> Drop for Lent<'_, C> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.lock().idle.push(connection);
            self.pool.free.notify_one();
        }
    }
}
