//! Whatever happens in whatever order: once faults stop, all laptops and the office agree. Failing histories shrink to short ones.

use bantu_testkit::crash::Moment;
use bantu_testkit::fixture::Person;
use bantu_testkit::play;
use bantu_testkit::world::{Weather, World};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Work(usize),
    Office,
    Time(usize),
    Crash(usize, u32),
    CrashAfterCommit(usize, u32),
    CrashOffice(u32),
    Outage(usize),
    Weather(bool),
    Drain,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (0..3_usize).prop_map(Step::Work),
        2 => Just(Step::Office),
        6 => (1..12_usize).prop_map(Step::Time),
        1 => (0..3_usize, 0..150_u32).prop_map(|(laptop, n)| Step::Crash(laptop, n)),
        1 => (0..3_usize, 0..4_u32).prop_map(|(laptop, n)| Step::CrashAfterCommit(laptop, n)),
        1 => (0..200_u32).prop_map(Step::CrashOffice),
        1 => (0..3_usize).prop_map(Step::Outage),
        1 => any::<bool>().prop_map(Step::Weather),
        1 => Just(Step::Drain),
    ]
}

fn play(seed: u64, steps: &[Step]) -> Result<(), String> {
    let mut world = World::new(seed, &[Person::Ani, Person::Budi, Person::Mega]).map_err(|e| e.to_string())?;
    world.drain()?;
    for step in steps {
        match step {
            Step::Work(laptop) => play::at_laptop(&mut world, *laptop)?,
            Step::Office => play::at_office(&mut world)?,
            Step::Time(count) => (0..*count).try_for_each(|_| world.advance())?,
            Step::Crash(laptop, n) => world.laptops[*laptop].crash.arm(Moment::Statement(*n)),
            Step::CrashAfterCommit(laptop, n) => world.laptops[*laptop].crash.arm(Moment::Commit(*n)),
            Step::CrashOffice(n) => world.crash.arm(Moment::Statement(*n)),
            Step::Outage(laptop) => world.laptops[*laptop].outage ^= true,
            Step::Weather(storm) => world.weather = if *storm { Weather::STORM } else { Weather::CLEAR },
            Step::Drain => drop(play::finish(&mut world)?),
        }
    }
    play::finish(&mut world).map(drop)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_agree_in_the_end(seed in any::<u64>(), steps in prop::collection::vec(step(), 1..50)) {
        if let Err(finding) = play(seed, &steps) {
            prop_assert!(false, "{}", finding);
        }
    }
}
