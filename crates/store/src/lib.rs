//! All SQL of Bantu: SQLite and PostgreSQL behind one contract, migrations, change index, base images, search and queries.

pub mod account;
pub mod backend;
mod backup;
pub mod chain;
pub mod change;
mod constraint;
pub mod database;
pub mod demo;
pub mod draft;
pub mod dump;
pub mod lane;
pub mod mail_server;
pub mod migration;
mod pg;
mod pool;
mod probe;
pub mod query;
pub mod raw;
mod record_sql;
pub mod search;
mod sqlite;
pub mod sync_client;
pub mod sync_server;
pub mod tx;

pub use backend::{Backend, Conn, Engine};
pub use backup::Checked;
pub use database::{Database, Location};
pub use probe::Probe;
pub use record_sql::RawRow;
pub use tx::{Mode, Read, StoreTx, Touched, Visibility, Written};
