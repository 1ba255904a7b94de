//! Seeds of the simulator: `BANTU_SEEDS` raises their number, `BANTU_ACTIONS` their length, `BANTU_SEED` plays one.

use bantu_testkit::play;
use bantu_testkit::world::Report;

const SEEDS: u64 = 500;
const ACTIONS: usize = 90;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn every_seed_converges() {
    let actions = number("BANTU_ACTIONS").map_or(ACTIONS, |n| n as usize);
    if let Some(seed) = number("BANTU_SEED") {
        let report = play::run(seed, actions);
        println!("seed {seed}: {report:?}");
        assert!(report.is_ok(), "seed {seed}: {report:?}");
        return;
    }
    let seeds = number("BANTU_SEEDS").unwrap_or(SEEDS);
    let workers = std::thread::available_parallelism().map_or(2, |n| n.get() as u64).max(1);
    let mut total = Report::default();
    std::thread::scope(|scope| {
        let hands: Vec<_> = (0..workers)
            .map(|worker| {
                scope.spawn(move || {
                    let mut total = Report::default();
                    for seed in (worker..seeds).step_by(workers as usize) {
                        match play::run(seed, actions) {
                            Ok(report) => total.add(report),
                            Err(finding) => panic!("BANTU_SEED={seed}: {finding}"),
                        }
                    }
                    total
                })
            })
            .collect();
        hands.into_iter().for_each(|hand| total.add(hand.join().unwrap()));
    });
    println!("{seeds} seeds: {total:#?}");
    let seeds = seeds as usize;
    assert!(
        total.applied > seeds * 5 && total.refused > seeds / 10 && total.crashes > seeds,
        "too tame a workload: {total:?}"
    );
    let lost = total.codes.get("file.lost").copied().unwrap_or_default();
    let added = total.names.get("attachment.add").copied().unwrap_or_default();
    assert!(added > seeds / 4 && lost > 0, "{added} files added, {lost} lost");
    let applied = |name: &str| total.names.get(name).copied().unwrap_or_default();
    let money = (applied("contract.sign"), applied("invoice.issue"), applied("payment.report"));
    assert!(money.0 > seeds / 10 && money.1 > seeds / 5 && money.2 > seeds, "signed, invoiced, reported: {money:?}");
    let claims = (applied("lead.claim"), total.codes.get("lead.taken").copied().unwrap_or_default());
    assert!(claims.0 > seeds / 5 && claims.1 > 0, "claimed by laptops, taken before: {claims:?}");
    let reviewed = total.decisions.get("payment.review").copied().unwrap_or_default();
    let twice = total.refusals.get("office payment.review payment.duplicate").copied().unwrap_or_default();
    assert!(reviewed > seeds / 5 && twice > 0, "{reviewed} payments reviewed, {twice} that were reported before");
}
