//! The office server: accounts, HTTP for browsers and laptops, the REST API. It translates and never decides.

mod account;
mod backup;
mod cli;
mod demo;
mod http;
mod listen;
mod log;
mod office;
mod openapi;
mod password;
mod rest;
mod temporary_link;
mod texts;
mod throttle;

pub use backup::{BackupError, Copied, backup};
pub use cli::main;
pub use demo::{PASSWORD as DEMO_PASSWORD, fill as fill_demo};
pub use http::{Screens, router};
pub use listen::{ListenError, Security, check_listen};
pub use office::{NewUser, Office, OpenError};
