//! What tests share: a small office, seeded randomness, crashes on demand, and the simulator of laptops and office (docs/SYNC.md §8).

mod account;
pub mod crash;
pub mod deals;
pub mod files;
pub mod fixture;
pub mod future;
mod lead;
mod money;
pub mod oracle;
pub mod play;
pub mod reference;
pub mod rng;
mod sell;
pub mod world;
