//! `bantu-server audit`: verifying the trail of changes from the command line.

use std::path::Path;
use std::time::{Duration, Instant};

use bantu_domain::actor::Actor;

use super::CliError;
use crate::office::Office;

/// How long nothing is said on the standard error.
const QUIET: Duration = Duration::from_secs(2);

/// Verifies the whole chain and prints its head; says how far it is where that takes long.
pub(super) fn verify(data: &Path, expect: Option<&str>) -> Result<(), CliError> {
    let office = Office::open(data)?;
    let mut said = Instant::now();
    let verified = bantu_app::verify_audit(
        expect,
        |args| office.json(Actor::SYSTEM, "audit.verify", args),
        |done, newest| {
            if said.elapsed() >= QUIET {
                eprintln!("{done} of {newest} versions");
                said = Instant::now();
            }
        },
    )?;
    println!("{} versions with {} entries, unbroken", verified["versions"], verified["entries"]);
    if let Some(from) = verified["chained_from"].as_i64().filter(|from| *from > 1) {
        println!("versions before {from} were sealed together, as they were found");
    }
    println!("head {}", verified["head"].as_str().unwrap_or_default());
    Ok(())
}
