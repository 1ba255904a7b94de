//! The contract every database keeps: one suite, run on SQLite in memory, on an encrypted file and on PostgreSQL.

mod audit;
mod chain;
mod change;
mod constraint;
mod data;
mod device;
mod draft;
mod file;
mod invoice;
mod job;
mod lane;
mod mail;
mod mail_server;
mod place;
mod query;
mod receivable;
mod replica;
mod revenue;
mod review;
mod rows;
mod schema;
mod search;
mod whole;
