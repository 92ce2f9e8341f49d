//! The table at a number of worlds that any build can afford: every case agrees, and everything adds up in it.

use drypowder_simulation::{Asked, Order, Plan, Unattended, audit};
use drypowder_validation::{Row, cases, formulas, identities};

/// Worlds of a case; a hundredth of what the program's own table takes.
const WORLDS: u64 = 10_000;

#[test]
fn every_case_agrees_and_adds_up() {
    let mut wrong: Vec<Row> = formulas::rows();
    for case in cases::ALL {
        let scenario = case.scenario().unwrap_or_else(|problems| panic!("{}: {problems}", case.name));
        let asked = Asked { references: scenario.references.clone(), ..Asked::default() };
        let worlds = if scenario.run.worlds < 1_000 { scenario.run.worlds } else { WORLDS };
        let order = Order { worlds, seed: scenario.run.seed, threads: Some(2), overrides: Vec::new(), asked };
        let (outcome, found) = audit(&Plan::new(&scenario), &order, &Unattended).unwrap();
        wrong.extend(Row::all_of(case.name, &scenario.references, &outcome.results));
        wrong.extend(identities::rows(case.name, &outcome, &found));
    }
    assert!(wrong.len() > 600, "{} rows", wrong.len());
    wrong.retain(|row| !row.compared.agrees);
    assert!(wrong.is_empty(), "{wrong:#?}");
}
