//! Intervals at 95% cover in 95 of 100 runs: 1,000 seeds of a few hundred worlds of row 1.

use drypowder_simulation::{Unattended, estimate::ranks, results::CompanyResults, simulate};
use drypowder_tests::{BROWNIAN, SEED, order, plan, row::Row, run};
use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

const SEEDS: u64 = 1_000;
const WORLDS: u64 = 300;

/// Worlds of the reference where there is no closed form: its own error is a fiftieth of a run's.
const MANY: u64 = 1_000_000;

/// P(ruin by 24 months), row 1.
const RUIN: f64 = 0.736_083_796_988;

fn runs() -> Vec<CompanyResults> {
    let plan = plan(BROWNIAN);
    (0..SEEDS)
        .map(|seed| {
            let mut outcome = simulate(&plan, &order(WORLDS, seed, 1), &Unattended).expect("worlds");
            outcome.results.companies.remove(0)
        })
        .collect()
}

/// Holds how often something was covered against how often it ought to be.
fn hold(name: &str, expected: f64, covered: usize) {
    let error = (expected * (1.0 - expected) / SEEDS as f64).sqrt();
    Row::new(&format!("coverage of {name}"), expected, covered as f64 / SEEDS as f64, error).hold();
}

#[test]
fn intervals_cover_what_they_say() {
    let runs = runs();
    let reference = run(BROWNIAN, MANY, SEED).results.companies.remove(0);

    // A proportion: a count is whole, so the interval's true coverage is near 95% and known.
    let binomial = Binomial::new(RUIN, WORLDS).expect("a share");
    let inside = |count: u64| {
        let share = drypowder_simulation::estimate::proportion(count, WORLDS);
        share.low <= RUIN && RUIN <= share.high
    };
    let expected: f64 = (0..=WORLDS).filter(|count| inside(*count)).map(|count| binomial.pmf(count)).sum();
    assert!((expected - 0.95).abs() < 0.01, "Wilson's true coverage is {expected}");
    let covered = runs.iter().filter(|run| {
        let share = run.sustain.runs_dry_by[2].share;
        share.low <= RUIN && RUIN <= share.high
    });
    hold("a proportion (Wilson)", expected, covered.count());

    // A mean.
    let truth = reference.restricted.private.value;
    let covered = runs.iter().filter(|run| {
        let mean = run.restricted.private;
        (mean.value - truth).abs() <= 1.959_963_985 * mean.standard_error.expect("worlds")
    });
    hold("a mean", 0.95, covered.count());

    // Quantiles: the interval between two order statistics covers with a probability that is known.
    for (index, p) in [(1, 0.25), (2, 0.5), (3, 0.75)] {
        let truth = reference.sustain.quantiles[index].value.expect("within the horizon");
        let (low, high) = ranks(WORLDS, p);
        let binomial = Binomial::new(p, WORLDS).expect("a share");
        let expected = binomial.cdf(high - 1) - binomial.cdf(low - 1);
        assert!((0.95..0.97).contains(&expected), "{expected} between ranks {low} and {high}");
        let covered = runs.iter().filter(|run| {
            let quantile = run.sustain.quantiles[index];
            assert_eq!(quantile.p, p);
            // Nothing for an upper end: beyond the horizon.
            quantile.low.is_some_and(|low| low <= truth) && quantile.high.is_none_or(|high| truth <= high)
        });
        hold(&format!("the quantile at {p}"), expected, covered.count());
    }
}
