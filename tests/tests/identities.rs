//! Money, time and shares add up in every world of every shipped scenario and of random ones.

use drypowder_simulation::{Plan, Unattended, simulate};
use drypowder_tests::{
    EVERYTHING, SEED,
    checks::{LEDGER, LEDGER_OF_RANDOM, finite, identities},
    order,
    paths::shipped_small,
    plan, random, read, run,
};
use proptest::{prelude::*, test_runner::RngSeed};

#[test]
fn shipped_scenarios_add_up() {
    let mut scenarios = shipped_small();
    scenarios.push(("everything.toml".into(), EVERYTHING.into()));
    for (name, text) in scenarios {
        let outcome = run(&text, 10_000, SEED);
        identities(&name, &outcome, LEDGER);
        finite(&name, &outcome);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 192,
        rng_seed: RngSeed::Fixed(SEED),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// A text made by the rules is a valid scenario; a valid scenario compiles to a plan and runs; what it finds adds up.
    #[test]
    fn random_scenarios_add_up(text in random::scenario()) {
        let scenario = read(&text);
        let plan = Plan::new(&scenario);
        prop_assert_eq!(plan.companies(), scenario.companies.len());
        let outcome = simulate(&plan, &order(130, SEED, 1), &Unattended).expect("worlds");
        identities("random", &outcome, LEDGER_OF_RANDOM);
        finite("random", &outcome);
    }

    /// What must be spent with those who gave it is part of what was drawn.
    #[test]
    fn circular_capital_is_a_share_of_what_was_drawn(text in random::scenario()) {
        let outcome = simulate(&plan(&text), &order(64, SEED, 1), &Unattended).expect("worlds");
        for company in &outcome.results.companies {
            let share = company.circular.value.unwrap_or_default();
            prop_assert!((0.0..=1.0 + 1e-9).contains(&share), "{}: {}", company.name, share);
        }
    }
}
