//! Known mistakes, switched on one at a time: the simulator must find each (docs/SYNC.md §8.10).

use bantu_app::sync::planted::plant;
use bantu_testkit::play;
use bantu_testkit::world::Judged;

const ACTIONS: usize = 160;
/// Seeds a mistake may survive.
const PATIENCE: u64 = 60;

const BUGS: [&str; 20] = [
    "apply_incomplete_pages",
    "apply_verdicts_twice",
    "apply_without_rewind",
    "costs_for_everybody",
    "cursor_before_data",
    "drop_commands_at_risk",
    "empty_policy_as_empty_scope",
    "files_unseen",
    "insert_before_delete",
    "keep_dropped_roots",
    "lease_numbers_of_another",
    "lose_a_written_row",
    "mint_goes_down",
    "push_before_its_file",
    "resume_from_own_memory",
    "retire_on_push_reply",
    "run_dependants_of_refused",
    "skip_hash_check_on_resend",
    "timer_never_rearms",
    "transfer_keeps_member",
];

/// Mistakes about money: the account must find them by itself, without the naive office that would see any other row.
const MONEY: [&str; 5] = [
    "double_report_counts_twice",
    "invoice_ceiling_unchecked",
    "parts_lose_a_cent",
    "rate_reaches_signed_contract",
    "refund_keeps_receipts",
];

/// The seed that finds a mistake, with the finding.
fn hunt(bug: &'static str) -> Option<(u64, String)> {
    let of_money = MONEY.contains(&bug);
    let judged = if of_money { Judged::WithoutReference } else { Judged::ByAll };
    plant(Some(bug));
    let found = (0..PATIENCE)
        .filter_map(|seed| play::run_judged(seed, ACTIONS, judged).err().map(|finding| (seed, finding)))
        .find(|(_, finding)| !of_money || finding.contains("money: "));
    plant(None);
    found
}

#[test]
fn every_planted_bug_is_found() {
    // The office of every run is made before any mistake is in force.
    drop((bantu_testkit::fixture::trading_office().unwrap(), bantu_testkit::fixture::empty().unwrap()));
    let only = std::env::var("BANTU_BUG").ok();
    let bugs: Vec<&'static str> =
        BUGS.into_iter().chain(MONEY).filter(|bug| only.as_deref().is_none_or(|name| name == *bug)).collect();
    let mut survivors = Vec::new();
    std::thread::scope(|scope| {
        let half = bugs.len().div_ceil(2);
        let hands: Vec<_> = bugs
            .chunks(half.max(1))
            .map(|some| scope.spawn(|| some.iter().map(|bug| (*bug, hunt(bug))).collect::<Vec<_>>()))
            .collect();
        for (bug, found) in hands.into_iter().flat_map(|hand| hand.join().unwrap()) {
            match found {
                Some((seed, finding)) => {
                    println!("{bug}: seed {seed}: {}", finding.chars().take(110).collect::<String>())
                }
                None => survivors.push(bug),
            }
        }
    });
    println!("{} of {} planted bugs found", bugs.len() - survivors.len(), bugs.len());
    assert!(survivors.is_empty(), "not found in {PATIENCE} seeds: {survivors:?}");
}
