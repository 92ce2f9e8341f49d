//! A number of the state that cannot be is found in the month in which it appears, and told the same whatever the threads.
//!
//! No file can say what is no number, so that it is put into a scenario behind the reader's back.

use drypowder_lanes::Level;
use drypowder_model::{Param, Scenario, event::When, units::Month};
use drypowder_simulation::{
    Error, Fault, Plan, Unattended, fault::Whom, replay, simulate, simulate_at, survey,
};
use drypowder_tests::{EVENTS, SEED, order, read};

const WORLDS: u64 = 3_000;

/// An event of May 2028 that happens in so many worlds.
fn scenario(probability: f64) -> Scenario {
    let mut scenario = read(EVENTS);
    let event = scenario.events.iter_mut().find(|event| event.name == "withdrawal").expect("the event");
    let at = Month::new(2028, 5).expect("a month");
    event.when = When::Dated { at, probability: Param::constant(probability) };
    scenario
}

/// In few worlds the fund of May 2028 has no number of dollars any more.
fn broken() -> Plan {
    let mut scenario = scenario(0.002);
    let event = scenario.events.iter_mut().find(|event| event.name == "withdrawal").expect("the event");
    let funds = event.sources.iter_mut().find(|one| one.name == "funds").expect("the fund");
    funds.capital = Some(Param::constant(f64::NAN));
    Plan::new(&scenario)
}

fn fault(error: Error) -> Fault {
    match error {
        Error::NoNumber(fault) | Error::TooLarge(fault) => fault,
        other => panic!("{other}"),
    }
}

#[test]
fn the_earliest_world_is_told_whatever_the_threads() {
    let plan = broken();
    let one = fault(simulate(&plan, &order(WORLDS, SEED, 1), &Unattended).expect_err("a fault"));
    assert_eq!(
        (one.month, &one.whom),
        (Month::new(2028, 5).expect("a month"), &Whom::Source("funds".into()))
    );
    assert_eq!(one.what, "dry powder");
    assert!(one.value.is_nan() && !one.is_size());
    assert!(one.world > 64, "world {} is in the first batch: a poor test", one.world);
    let said = one.to_string();
    for threads in [2, 3, 7] {
        let order = order(WORLDS, SEED, threads);
        assert_eq!(fault(simulate(&plan, &order, &Unattended).expect_err("a fault")).to_string(), said);
        assert_eq!(fault(survey(&plan, &order, &Unattended).expect_err("a fault")).to_string(), said);
    }
    for level in Level::available() {
        let error = simulate_at(&plan, &order(WORLDS, SEED, 2), &Unattended, level).expect_err("a fault");
        assert_eq!(fault(error).to_string(), said, "at {}", level.name());
    }
    // The worlds before it have none: as many of them as there are can be run.
    simulate(&plan, &order(one.world, SEED, 2), &Unattended).expect("worlds without a fault");
    assert!(simulate(&plan, &order(one.world + 1, SEED, 2), &Unattended).is_err());
}

#[test]
fn a_world_with_a_fault_is_told_up_to_it() {
    let plan = broken();
    let fault = fault(simulate(&plan, &order(WORLDS, SEED, 2), &Unattended).expect_err("a fault"));
    let told = replay(&plan, SEED, fault.world).expect("a world");
    assert_eq!(told.fault.as_ref().map(ToString::to_string), Some(fault.to_string()));
    let last = told.strand.months.last().expect("months");
    assert_eq!(last.date, fault.month);
    assert_eq!(told.strand.months.len(), 28);
    // Up to the month before it is the world of the sound scenario, and its neighbours are those throughout.
    let sound = Plan::new(&scenario(0.002));
    let whole = replay(&sound, SEED, fault.world).expect("a world");
    assert!(whole.fault.is_none() && whole.strand.months.len() > 28);
    assert_eq!(told.strand.months[..27], whole.strand.months[..27]);
    let neighbour = fault.world - 1;
    assert_eq!(
        replay(&plan, SEED, neighbour).expect("a world"),
        replay(&sound, SEED, neighbour).expect("a world")
    );
}

/// Company, source and market are each named, with what of theirs is wrong first.
#[test]
fn it_is_said_whose_number_it_is() {
    type Break = fn(&mut Scenario);
    let of = |breaks: Break| {
        let mut scenario = scenario(1.0);
        breaks(&mut scenario);
        let fault =
            fault(simulate(&Plan::new(&scenario), &order(1, SEED, 1), &Unattended).expect_err("a fault"));
        fault.to_string()
    };
    assert_eq!(
        of(|scenario| scenario.companies[0].cash = Param::constant(f64::NAN)),
        format!(
            "in world 0, the net burn of company `{}` is no number in 2026-02",
            read(EVENTS).companies[0].name
        )
    );
    assert_eq!(
        of(|scenario| scenario.market.sentiment.as_mut().expect("sentiment").now = Param::constant(f64::NAN)),
        "in world 0, the sentiment of the market is no number in 2026-02"
    );
    assert_eq!(
        of(|scenario| scenario.companies[1].run_rate = Param::constant(1e25)),
        format!(
            "in world 0, the run-rate of company `{}` is beyond 1e24 in 2026-02",
            read(EVENTS).companies[1].name
        )
    );
}
