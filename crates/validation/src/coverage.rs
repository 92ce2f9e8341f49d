//! How often intervals hold the truth: 1,000 seeds of a case whose numbers are known, each run as anybody would run it.
//!
//! The coverage of an interval for a share or a quantile of so few worlds is not 95% but a sum of binomial probabilities; a
//! row's reference is that sum. Where only a bound is promised, as of a run that looks again and again, the row fails below it.

use drypowder_model::{
    Scenario,
    claim::{Assertion, Bounds, Claim, Figure, Statistic, Target},
    reference::Reference,
};
use drypowder_simulation::{
    Asked, Control, Error, Mean, Order, Outcome, Plan, Until,
    estimate::{difference_of_shares, proportion, ranks},
    paired,
    results::{CompanyResults, Interval, Ratio},
    simulate,
};
use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

use crate::row::Row;

/// What the rows belong to.
pub const NAME: &str = "coverage";

/// The cases that are run: one number of each kind that has an interval, and the same with other levers.
pub const CASES: [&str; 2] = ["intervals", "intervals-changed"];

/// Seeds, from 0 on.
pub const SEEDS: u64 = 1_000;

/// Worlds of each run.
pub const WORLDS: u64 = 300;

/// Worlds of all runs whose number is known beforehand: alone, and beside the changed case.
pub const TOTAL: u64 = 2 * SEEDS * WORLDS;

/// What every interval promises.
const NOMINAL: f64 = 0.95;

/// The quantile of the normal law that leaves 2.5% above it.
const Z: f64 = 1.959_963_984_540_054;

/// A ratio of two means over worlds that is known, and the company whose it is: `intervals` of `scripts/references.py`.
const RATIO: (&str, f64) = ("Walk", 15.753_314_241_440_5);

const CLUSTERS: &str = "members of a world are one cluster, central limit theorem";

/// Every row. A run that is stopped gives none.
///
/// # Errors
/// A run gave nothing.
pub fn rows(
    scenario: &Scenario,
    changed: &Scenario,
    threads: Option<usize>,
    control: &dyn Control,
) -> Result<Vec<Row>, Error> {
    let plan = Plan::new(scenario);
    let mut rows = of_one_look(scenario, &plan, threads, control)?;
    rows.extend(of_pairs([scenario, changed], &plan, threads, control)?);
    rows.extend(of_many_looks(scenario, &plan, threads, control)?);
    Ok(rows)
}

/// Intervals of every number that is known, each from one run.
fn of_one_look(
    scenario: &Scenario,
    plan: &Plan,
    threads: Option<usize>,
    control: &dyn Control,
) -> Result<Vec<Row>, Error> {
    let known = &scenario.references;
    let asked = Asked { assertions: known.iter().map(free).collect(), ..Asked::default() };
    let (mut covered, mut ratios) = (vec![0; known.len()], 0);
    for seed in 0..SEEDS {
        let outcome = simulate(plan, &order(WORLDS, seed, threads, asked.clone()), control)?;
        ratios += outcome
            .results
            .companies
            .iter()
            .filter(|company| company.name == RATIO.0)
            .map(holds_ratio)
            .sum::<usize>();
        for ((count, one), judged) in covered.iter_mut().zip(known).zip(&outcome.results.assertions) {
            *count += usize::from(holds(&judged.interval(), one.value));
        }
    }
    let row = |(one, count): (&Reference, usize)| {
        let (expected, source) = expected(one, scenario);
        let row = Row::share(NAME, &format!("of {}", one.written), expected, (count, SEEDS), source);
        // The ends of its interval are those of bins, which lie outside the order statistics.
        let is_wider = matches!(one.statistic, Statistic::Measure { figure: Figure::Quantile(_), .. });
        if is_wider { row.at_least() } else { row }
    };
    let ratio = format!("of the mean insolvent step of {}, a ratio", RATIO.0);
    let ratio = Row::share(NAME, &ratio, NOMINAL, (ratios, SEEDS), "delta method, central limit theorem");
    Ok(known.iter().zip(covered).map(row).chain([ratio]).collect())
}

/// Whether the interval of the ratio holds it.
fn holds_ratio(company: &CompanyResults) -> usize {
    let Ratio { value, standard_error } = company.mean_insolvent_step;
    let distance = value.map(|value| (value - RATIO.1).abs());
    usize::from(distance.zip(standard_error).is_some_and(|(distance, error)| distance <= Z * error))
}

/// Whether a share is one of a cohort's members.
fn is_of_cohort(company: &str, scenario: &Scenario) -> bool {
    scenario.companies.iter().all(|alone| alone.name != company)
}

/// The share of a run's intervals that hold the number, and why.
fn expected(one: &Reference, scenario: &Scenario) -> (f64, &'static str) {
    match &one.statistic {
        Statistic::Probability { company, .. } if is_of_cohort(company, scenario) => (NOMINAL, CLUSTERS),
        Statistic::Probability { .. } => (wilson(one.value), "Wilson (1927), exact by the binomial law"),
        Statistic::Sustain { level, .. } | Statistic::Measure { figure: Figure::Quantile(level), .. } => {
            (between_ranks(*level), "order statistics, exact by the binomial law")
        }
        Statistic::Measure { figure: Figure::Mean | Figure::Deviation, .. } => {
            (NOMINAL, "central limit theorem")
        }
    }
}

/// How often Wilson's interval of a run holds a share.
fn wilson(share: f64) -> f64 {
    let inside = |count: u64| {
        let found = proportion(count, WORLDS);
        found.low <= share && share <= found.high
    };
    of_counts(share, inside)
}

/// How often so many of a run's worlds have something, as a share of them has, that an interval holds it.
fn of_counts(share: f64, holds: impl Fn(u64) -> bool) -> f64 {
    Binomial::new(share, WORLDS)
        .map_or(NOMINAL, |law| (0..=WORLDS).filter(|count| holds(*count)).map(|count| law.pmf(count)).sum())
}

/// How often a quantile lies between the two order statistics of its interval.
fn between_ranks(level: f64) -> f64 {
    let (low, high) = ranks(WORLDS, level);
    Binomial::new(level, WORLDS)
        .map_or(NOMINAL, |law| law.cdf(high - 1) - low.checked_sub(1).map_or(0.0, |below| law.cdf(below)))
}

/// Intervals of the difference of every mean that is known of both cases, each from one run of pairs.
fn of_pairs(
    [base, changed]: [&Scenario; 2],
    plan: &Plan,
    threads: Option<usize>,
    control: &dyn Control,
) -> Result<Vec<Row>, Error> {
    let known = |one: &Reference| changed.references.iter().find(|other| other.written == one.written);
    let pairs: Vec<Pair<'_>> = base
        .references
        .iter()
        .filter_map(|one| {
            Some(Pair { mean: Mean::of(&one.statistic)?, of: one, truth: known(one)?.value - one.value })
        })
        .collect();
    let (means, changed): (Vec<Mean>, Plan) =
        (pairs.iter().map(|pair| pair.mean.clone()).collect(), Plan::new(changed));
    let mut covered = vec![0; pairs.len()];
    for seed in 0..SEEDS {
        let order = order(WORLDS, seed, threads, Asked::default());
        let found = paired(plan, &changed, &means, &order, control)?;
        for ((count, pair), difference) in covered.iter_mut().zip(&pairs).zip(&found.differences) {
            let ends = difference.low.zip(difference.high);
            *count += usize::from(ends.is_some_and(|(low, high)| low <= pair.truth && pair.truth <= high));
        }
    }
    let row = |(pair, count): (&Pair<'_>, usize)| {
        let (expected, source) = pair.expected(base);
        Row::share(NAME, &format!("of {}, changed", pair.of.written), expected, (count, SEEDS), source)
    };
    Ok(pairs.iter().zip(covered).map(row).collect())
}

/// A mean that is known of both cases.
struct Pair<'a> {
    mean: Mean,
    of: &'a Reference,
    /// By how much it is larger when changed.
    truth: f64,
}

impl Pair<'_> {
    /// The share of intervals that hold the difference, and why.
    fn expected(&self, scenario: &Scenario) -> (f64, &'static str) {
        match &self.mean {
            Mean::Probability { company, .. } if is_of_cohort(company, scenario) => (NOMINAL, CLUSTERS),
            Mean::Probability { .. } => {
                (of_zeros_and_ones(self.truth), "Bonett & Price (2012), exact by the binomial law")
            }
            _ => (NOMINAL, "central limit theorem"),
        }
    }
}

/// How often the interval of a difference of shares holds it that is a mean of zeros and ones: what happens in the one case happens in the other in
/// the same world, so that no difference of a world is anything else.
fn of_zeros_and_ones(share: f64) -> f64 {
    let inside = |count: u64| {
        let [low, high] = difference_of_shares(count, 0, WORLDS);
        low <= share && share <= high
    };
    of_counts(share, inside)
}

/// Worlds of the first look of a run that goes on until a number is known.
const FIRST: u64 = 64;

/// The most worlds of such a run: six looks.
const MOST: u64 = FIRST << 5;

/// Runs that go on until a share and a median are known to within a precision that takes some of them two looks and some six:
/// the interval at which a run stops, and those of all its looks together, hold in at least 95% of runs.
fn of_many_looks(
    scenario: &Scenario,
    plan: &Plan,
    threads: Option<usize>,
    control: &dyn Control,
) -> Result<Vec<Row>, Error> {
    let mut rows = Vec::new();
    let numbers = scenario.references.iter().filter_map(|one| Some((one, width(&one.statistic)?)));
    for (one, width) in numbers {
        let target = Target { statistic: one.statistic.clone(), width, written: one.written.clone() };
        let until = Until { targets: vec![target], first_look: FIRST };
        let asked = Asked { until: Some(until), ..Asked::default() };
        let (mut last, mut all) = (0, 0);
        for seed in 0..SEEDS {
            let outcome = simulate(plan, &order(MOST, seed, threads, asked.clone()), control)?;
            let held = looks(&outcome).map(|seen| holds(seen, one.value));
            all += usize::from(held.clone().all(|held| held));
            last += usize::from(held.last().unwrap_or(false));
        }
        for (of, count) in [("where it stops", last), ("at all looks", all)] {
            let name = format!("of {} {of}", one.written);
            rows.push(Row::share(NAME, &name, NOMINAL, (count, SEEDS), LOOKS).at_least());
        }
    }
    Ok(rows)
}

const LOOKS: &str = "at least: union bound over looks, Howard et al. (2021)";

/// How precisely a number is to be known.
fn width(statistic: &Statistic) -> Option<f64> {
    match statistic {
        Statistic::Probability { .. } => Some(0.05),
        Statistic::Sustain { level, .. } if *level == 0.5 => Some(1.5),
        _ => None,
    }
}

/// What was seen of the one target of a run at each look.
fn looks(outcome: &Outcome) -> impl Iterator<Item = &Interval> + Clone {
    outcome.results.until.iter().flat_map(|until| &until.looks).flat_map(|look| &look.intervals)
}

fn order(worlds: u64, seed: u64, threads: Option<usize>, asked: Asked) -> Order {
    Order { worlds, seed, threads, overrides: Vec::new(), asked }
}

/// A claim that holds whatever comes, to be told the interval of its number.
fn free(one: &Reference) -> Assertion {
    let within = Bounds { low: None, high: None };
    Assertion {
        claim: Claim { statistic: one.statistic.clone(), within },
        written: one.written.clone(),
        note: None,
    }
}

/// Whether an interval holds a number; nothing for an upper end is beyond the horizon.
fn holds(seen: &Interval, truth: f64) -> bool {
    seen.low.is_some_and(|low| low <= truth) && seen.high.is_none_or(|high| truth <= high)
}
