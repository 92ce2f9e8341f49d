//! Differences between two plans in the same worlds: exact where the answer is, and known better than from two numbers held side
//! by side.

use std::sync::atomic::{AtomicU64, Ordering};

use drypowder_model::{
    claim::{Deadline, Event},
    file,
};
use drypowder_simulation::{
    Control, Error, Mean, Paired, Plan, Unattended,
    estimate::difference_of_shares,
    paired,
    results::{CompanyResults, Difference, Estimate, Proportion},
    simulate,
};
use drypowder_tests::{BROWNIAN, COHORT, EVERYTHING, SEED, order, plan, row::Row};

const WORLDS: u64 = 300_000;

/// P(ruin by 24 months) of row 1, which burns 1 a month, and of the same at 1.25: `intervals` and
/// `intervals_changed` of `scripts/references.py`.
const RUIN: [f64; 2] = [0.736_083_796_988_027, 0.847_090_669_622_965];

fn happens(event: Event, company: &str, by: Deadline) -> Mean {
    Mean::Probability { event, company: company.into(), by }
}

/// All there is to compare of one company or cohort.
fn all(company: &str) -> Vec<Mean> {
    let events = Event::WORDS.map(|(_, event)| happens(event, company, Deadline::Horizon));
    let name = || company.to_owned();
    let others = [
        Mean::SustainTime { company: name() },
        Mean::PrivateTime { company: name() },
        Mean::FundingGap { company: name() },
        Mean::Drawn { company: name() },
    ];
    events.into_iter().chain(others).collect()
}

fn beside(base: &Plan, plan: &Plan, means: &[Mean], worlds: u64, threads: usize) -> Paired {
    paired(base, plan, means, &order(worlds, SEED, threads), &Unattended).expect("worlds")
}

fn with(text: &str, path: &str, value: &str) -> Plan {
    let change = [file::Override::new(format!("{path}={value}"))];
    Plan::new(&file::parse(text, &change).unwrap_or_else(|problems| panic!("{}", problems.render(false))))
}

/// Row 1, and the same at a higher burn.
fn walks() -> [Plan; 2] {
    [plan(BROWNIAN), with(BROWNIAN, "company[Random walk].fixed.now", "15 dollars a year")]
}

fn dry_by_24() -> Mean {
    happens(Event::Dry, "Random walk", Deadline::Span(24.0))
}

#[test]
fn what_is_the_same_does_not_differ() {
    let base = plan(EVERYTHING);
    let means: Vec<Mean> = base.company_names().flat_map(all).collect();
    let found = beside(&base, &plan(EVERYTHING), &means, 200, 2);
    for (mean, difference) in means.iter().zip(&found.differences) {
        // Of a share that so few worlds do not show to differ it is not said that none would.
        let is_share = matches!(mean, Mean::Probability { .. });
        let [low, high] = if is_share { difference_of_shares(0, 0, 200) } else { [0.0; 2] };
        let none = Difference {
            worlds: 200,
            differing: 0,
            value: Some(0.0),
            standard_error: Some(0.0),
            low: Some(low),
            high: Some(high),
        };
        assert_eq!(*difference, none, "{mean:?}");
    }
    assert_eq!(found.outcome, simulate(&base, &order(200, SEED, 1), &Unattended).expect("worlds"));
}

/// A count of worlds, or of members, is the same count whether one is taken off the other before or after adding up.
fn same_share(mean: &str, found: Difference, base: &Proportion, other: &Proportion) {
    let value = found.value.expect("worlds");
    assert!((value - (other.value - base.value)).abs() < 1e-14, "{mean}: {value} {base:?} {other:?}");
    if base.of == other.of {
        let whole = value * base.of as f64;
        assert!((whole - (other.count as f64 - base.count as f64)).abs() < 1e-6, "{mean}: {whole}");
    }
}

fn same_mean(mean: &str, found: Difference, base: Estimate, other: Estimate) {
    let value = found.value.expect("worlds");
    let scale = base.value.abs() + other.value.abs() + f64::MIN_POSITIVE;
    assert!((value - (other.value - base.value)).abs() < 1e-13 * scale, "{mean}: {value} {base:?} {other:?}");
}

/// The means of [`all`], in its order, as the two runs themselves have them.
fn agrees(found: &[Difference], base: &CompanyResults, other: &CompanyResults) {
    let causes = |of: &CompanyResults, at: usize| of.incidence[at].horizon;
    let name = &base.name;
    same_share(&format!("{name} dry"), found[0], &base.sustain.runs_dry, &other.sustain.runs_dry);
    same_share(
        &format!("{name} sustains"),
        found[1],
        &base.sustain.self_sustaining,
        &other.sustain.self_sustaining,
    );
    let listed = |of: &CompanyResults| causes(of, 0).value + causes(of, 1).value;
    assert!((found[2].value.expect("worlds") - (listed(other) - listed(base))).abs() < 1e-14, "{name} lists");
    for cause in 0..5 {
        same_share(
            &format!("{name} cause {cause}"),
            found[3 + cause],
            &causes(base, cause),
            &causes(other, cause),
        );
    }
    same_mean(&format!("{name} T0"), found[8], base.sustain.restricted_mean, other.sustain.restricted_mean);
    same_mean(&format!("{name} private"), found[9], base.restricted.private, other.restricted.private);
    same_mean(&format!("{name} gap"), found[10], base.funding_gap, other.funding_gap);
    same_mean(&format!("{name} drawn"), found[11], base.drawn, other.drawn);
}

#[test]
fn differences_are_those_of_the_two_answers() {
    let levers =
        [(EVERYTHING, "company[pressed].cash", "$9B"), (COHORT, "company[Robots].fixed.now", "$25M to $55M")];
    for (text, path, value) in levers {
        let plans = [plan(text), with(text, path, value)];
        let own = [0, 1].map(|at| simulate(&plans[at], &order(700, SEED, 2), &Unattended).expect("worlds"));
        let mut moved = 0;
        for (base, other) in own[0].results.shown().zip(own[1].results.shown()) {
            let found = beside(&plans[0], &plans[1], &all(&base.name), 700, 2);
            assert_eq!(found.outcome, own[1]);
            agrees(&found.differences, base, other);
            moved += found.differences.iter().filter(|difference| difference.differing > 0).count();
        }
        assert!(moved > 3, "{path} moves {moved} numbers");
    }
}

/// A cohort of another size is another mean over members, and no number of the answer is another for it.
#[test]
fn cohorts_of_different_sizes_differ_by_their_means() {
    let plans = [plan(COHORT), with(COHORT, "company[Robots].count", "7")];
    let own = [0, 1].map(|at| simulate(&plans[at], &order(300, SEED, 2), &Unattended).expect("worlds"));
    let [base, other] = [0, 1].map(|at| &own[at].results.cohorts[0].pooled);
    let found = beside(&plans[0], &plans[1], &all(&base.name), 300, 2);
    agrees(&found.differences, base, other);
}

#[test]
fn threads_and_order_do_not_matter() {
    let [base, other] = [plan(EVERYTHING), with(EVERYTHING, "company[pressed].cash", "$9B")];
    let means: Vec<Mean> = base.company_names().flat_map(all).collect();
    let one = beside(&base, &other, &means, 2_000, 1);
    assert_eq!(one, beside(&base, &other, &means, 2_000, 2));
    assert_eq!(one, beside(&base, &other, &means, 2_000, 5));
    for (there, back) in one.differences.iter().zip(&beside(&other, &base, &means, 2_000, 3).differences) {
        assert_eq!(there.standard_error, back.standard_error);
        assert_eq!(there.value.map(|value| 0.0 - value), back.value);
    }
}

/// Stops when so many worlds are done.
struct After(AtomicU64);

impl Control for After {
    fn advanced(&self, worlds: u64) {
        self.0.fetch_sub(worlds, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

#[test]
fn what_is_stopped_is_the_run_of_fewer_worlds() {
    let [base, other] = walks();
    let means = [dry_by_24()];
    let stopped = paired(&base, &other, &means, &order(50_000, SEED, 1), &After(AtomicU64::new(1_024)));
    let stopped = stopped.expect("worlds");
    let whole = beside(&base, &other, &means, 1_024, 2);
    assert_eq!(
        (stopped.outcome.results.run.worlds, stopped.outcome.results.run.worlds_requested),
        (1_024, 50_000)
    );
    assert_eq!(stopped.differences, whole.differences);
    let nothing = paired(&base, &other, &means, &order(50_000, SEED, 1), &After(AtomicU64::new(0)));
    assert!(matches!(nothing, Err(Error::Nothing)));
}

#[test]
fn what_one_plan_does_not_have_is_said() {
    let [base, other] = walks();
    let ask = |mean: Mean| paired(&base, &other, &[mean], &order(64, SEED, 1), &Unattended);
    let nobody = ask(Mean::SustainTime { company: "Nobody".into() }).expect_err("nobody");
    assert_eq!(nobody.to_string(), "there is no company `Nobody`");
    assert!(matches!(ask(Mean::Measure { name: "cash".into() }), Err(Error::Nobody(_))));
    assert!(matches!(paired(&base, &other, &[], &order(0, SEED, 1), &Unattended), Err(Error::Worlds(0))));
    // Nothing is known of what comes after the horizon.
    let beyond =
        ask(happens(Event::Dry, "Random walk", Deadline::Span(48.0))).expect("worlds").differences[0];
    assert_eq!((beyond.worlds, beyond.value, beyond.low), (0, None, None));
    let shorter = with(&BROWNIAN.replace(", \"24 months\", \"36 months\"", ""), "horizon", "18 months");
    let seen = paired(&base, &shorter, &[dry_by_24()], &order(64, SEED, 1), &Unattended).expect("worlds");
    assert_eq!(seen.differences[0].value, None);
}

/// In a world in which it is private under both, cash is lower by what was burnt more, and in no other is there a difference.
#[test]
fn a_measure_is_compared_where_both_plans_have_it() {
    let measured =
        format!("{BROWNIAN}\n[[measure]]\nname = \"cash\"\nvalue = \"cash(Random walk, 12 months)\"\n");
    let plans = [plan(&measured), with(&measured, "company[Random walk].fixed.now", "15 dollars a year")];
    let means =
        [Mean::Measure { name: "cash".into() }, happens(Event::Dry, "Random walk", Deadline::Span(12.0))];
    let found = beside(&plans[0], &plans[1], &means, 1_000, 2);
    let [cash, dry] = [found.differences[0], found.differences[1]];
    let measures = &found.outcome.results.measures[0];
    // Who burns more is private in fewer worlds, and never where the other is not.
    assert_eq!((cash.worlds, measures.worlds, dry.worlds), (measures.worlds, cash.worlds, 1_000));
    assert!(cash.worlds < 700 && dry.differing > 20, "{cash:?} {dry:?}");
    let value = cash.value.expect("worlds");
    assert!((value + 3.0).abs() < 1e-9, "{value}");
    assert!(cash.standard_error.expect("worlds") < 1e-6, "{cash:?}");
}

/// A measure that is 0 or 1 has the interval of a share, also where no world differs.
#[test]
fn a_measure_that_is_a_share_differs_as_one() {
    let measured =
        format!("{BROWNIAN}\n[[measure]]\nname = \"m\"\nvalue = \"cash(Random walk, 1 month) > 1000\"\n");
    let plans = [plan(&measured), with(&measured, "company[Random walk].fixed.now", "15 dollars a year")];
    let found = beside(&plans[0], &plans[1], &[Mean::Measure { name: "m".into() }], 500, 2).differences[0];
    let [low, high] = difference_of_shares(0, 0, found.worlds);
    assert_eq!((found.differing, found.low, found.high), (0, Some(low), Some(high)));
    assert!(found.worlds > 400 && high > 0.0, "{found:?}");
}

/// What burns more is dry in every world in which the other is, so that the difference of a world is 0 or 1, and its variance is
/// that of a share. How often its interval holds is a part of the validation table.
#[test]
fn a_difference_is_known_better_than_two_numbers() {
    let [base, other] = walks();
    let found = beside(&base, &other, &[dry_by_24()], WORLDS, 2).differences[0];
    let (value, error) = (found.value.expect("worlds"), found.standard_error.expect("worlds"));
    let truth = RUIN[1] - RUIN[0];
    let variance = |p: f64| p * (1.0 - p) / WORLDS as f64;
    Row::new("a difference of two closed forms", truth, value, variance(truth).sqrt()).hold();

    // Of two runs side by side the variances would add up. A variance of zeros and ones moves with their share alone.
    let apart: f64 = RUIN.into_iter().map(variance).sum();
    let part = variance(truth) / apart;
    let spread = (1.0 - 2.0 * truth) * variance(truth).sqrt() / (WORLDS as f64 * apart);
    Row::new("variance of pairs, part of that of two runs", part, error * error / apart, spread).hold();
    assert!(part < 0.4, "{part}");
}
