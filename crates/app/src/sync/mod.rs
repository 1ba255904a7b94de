//! How a laptop and the office come to agree (docs/SYNC.md): commands run here first and there again, rows come back.

pub mod authority;
pub mod budget;
pub mod client;
pub mod enroll;
pub mod hub;
pub mod numbers;
mod page;
#[cfg(feature = "planted-bugs")]
pub mod planted;
#[cfg(not(feature = "planted-bugs"))]
mod planted;
pub mod rebase;
pub mod replica;
mod round;
mod shrink;
pub mod status;
mod subject;
pub mod visibility;
pub mod wire;
