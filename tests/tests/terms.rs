//! The terms of money: what every stack of preferences must keep, whatever it is made of.

use drypowder_simulation::terms::{
    Class, Flow, Participation, broad_weighted_average, full_ratchet, internal_rate, multiple, pay_out,
};
use proptest::prelude::*;

/// What rounding may miss of a value.
const ROUNDING: f64 = 1e-9;

fn participation() -> impl Strategy<Value = Participation> {
    prop_oneof![
        Just(Participation::None),
        Just(Participation::Full),
        (0.0..300.0f64).prop_map(Participation::Capped),
    ]
}

fn class() -> impl Strategy<Value = Class> {
    (prop_oneof![Just(0.0), 0.01..100.0f64], prop_oneof![Just(0.0), 0.01..100.0f64], participation(), 0..3u32)
        .prop_map(|(shares, preference, participation, rank)| Class {
            shares,
            preference,
            participation,
            rank,
        })
}

fn stack() -> impl Strategy<Value = (f64, Vec<Class>)> {
    (prop_oneof![Just(0.0), 0.01..200.0f64], prop::collection::vec(class(), 0..9))
}

/// Pays out a value, and gives what each class and the common shares got.
fn paid(value: f64, common: f64, classes: &[Class]) -> (Vec<f64>, f64) {
    let mut paid = vec![f64::NAN; classes.len()];
    let payout = pay_out(value, common, classes, &mut paid);
    (paid, payout.common)
}

/// What classes get once it is settled who converts.
fn settled(value: f64, common: f64, classes: &[Class], converted: &[bool]) -> Vec<f64> {
    let mut got = vec![0.0; classes.len()];
    let mut rest = value;
    for rank in (0..3).rev() {
        let owed = |index: usize| !converted[index] && classes[index].rank == rank;
        let due: f64 =
            (0..classes.len()).filter(|index| owed(*index)).map(|index| classes[index].preference).sum();
        let share = if due > 0.0 { drypowder_lanes::min(1.0, rest / due) } else { 0.0 };
        for index in (0..classes.len()).filter(|index| owed(*index)) {
            got[index] = share * classes[index].preference;
        }
        rest -= share * due;
    }
    let shares: f64 =
        (0..classes.len()).filter(|index| converted[*index]).map(|index| classes[index].shares).sum();
    for index in (0..classes.len()).filter(|index| converted[*index]) {
        got[index] =
            if common + shares > 0.0 { rest * classes[index].shares / (common + shares) } else { 0.0 };
    }
    got
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn payouts_sum_to_the_value((common, classes) in stack(), value in -10.0..2_000.0f64) {
        let (paid, common) = paid(value, common, &classes);
        let sum = paid.iter().sum::<f64>() + common;
        prop_assert!((sum - drypowder_lanes::max(0.0, value)).abs() <= ROUNDING * (1.0 + value.abs()), "{sum} of {value}");
        prop_assert!(paid.iter().all(|paid| *paid >= 0.0) && common >= -ROUNDING, "{paid:?} {common}");
    }

    /// Nobody loses when there is more to divide.
    #[test]
    fn more_is_never_less((common, classes) in stack(), value in 0.0..2_000.0f64, more in 0.0..500.0f64) {
        let (less, more) = (paid(value, common, &classes), paid(value + more, common, &classes));
        for (less, more) in less.0.iter().zip(&more.0) {
            prop_assert!(*more >= less - ROUNDING * (1.0 + less), "{less} {more}");
        }
        prop_assert!(more.1 >= less.1 - ROUNDING * (1.0 + less.1));
    }

    /// Settled by other arithmetic, everybody's choice pays what the waterfall says, and no class gains by changing its own.
    #[test]
    fn conversion_is_an_equilibrium((common, mut classes) in stack(), value in 0.0..2_000.0f64) {
        for class in &mut classes {
            class.participation = Participation::None;
        }
        let mut own = vec![0.0; classes.len()];
        let price = pay_out(value, common, &classes, &mut own).price;
        let mut converted: Vec<bool> =
            classes.iter().map(|class| price > 0.0 && class.shares * price > class.preference).collect();
        let settled_so = settled(value, common, &classes, &converted);
        for index in 0..classes.len() {
            prop_assert!((own[index] - settled_so[index]).abs() <= 1e-6 * (1.0 + value), "{own:?} for {settled_so:?}");
            converted[index] = !converted[index];
            let otherwise = settled(value, common, &classes, &converted)[index];
            converted[index] = !converted[index];
            prop_assert!(otherwise <= own[index] + 1e-6 * (1.0 + value), "{index}: {otherwise} for {own:?}");
        }
    }

    /// A class never gets less for standing higher, nor common shares more.
    #[test]
    fn seniority_pays((common, mut classes) in stack(), value in 0.0..2_000.0f64) {
        prop_assume!(!classes.is_empty());
        let before = paid(value, common, &classes);
        classes[0].rank += 3;
        let after = paid(value, common, &classes);
        prop_assert!(after.0[0] >= before.0[0] - ROUNDING * (1.0 + value));
        prop_assert!(after.1 <= before.1 + ROUNDING * (1.0 + value));
    }

    /// A higher preference never leaves more for common shares.
    #[test]
    fn preference_costs_common((common, mut classes) in stack(), value in 0.0..2_000.0f64, more in 0.0..50.0f64) {
        prop_assume!(!classes.is_empty());
        let before = paid(value, common, &classes).1;
        classes[0].preference += more;
        let after = paid(value, common, &classes).1;
        prop_assert!(after <= before + ROUNDING * (1.0 + value), "{after} after {before}");
    }

    /// The average lies between no protection and the full ratchet, and the rate makes the flows worth nothing.
    #[test]
    fn anti_dilution_is_ordered(old in 0.1..50.0f64, new in 0.1..50.0f64, outstanding in 1.0..1e8f64, raised in 1.0..1e9f64) {
        let average = broad_weighted_average(old, outstanding, raised, new);
        prop_assert!(full_ratchet(old, new) <= average * (1.0 + ROUNDING) && average <= old);
    }

    #[test]
    fn the_rate_discounts_to_nothing(flows in prop::collection::vec((0.0..10.0f64, -100.0..100.0f64), 1..12)) {
        let flows: Vec<Flow> = flows.into_iter().map(|(years, amount)| Flow { years, amount }).collect();
        let paid = flows.iter().any(|flow| flow.amount < 0.0);
        prop_assert_eq!(multiple(&flows).is_some(), paid);
        if let Some(rate) = internal_rate(&flows).filter(|rate| *rate > -1.0) {
            let factor = |years: f64| libm::pow(1.0 + rate, -years);
            let value: f64 = flows.iter().map(|flow| flow.amount * factor(flow.years)).sum();
            let size: f64 = flows.iter().map(|flow| flow.amount.abs() * factor(flow.years)).sum();
            prop_assert!(value.abs() <= 1e-6 * size, "{value} of {size} at {rate}");
        }
    }
}
