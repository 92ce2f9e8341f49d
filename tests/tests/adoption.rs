//! Growth towards an addressable market that some adopt by themselves (Bass 1969), against its closed form.

use drypowder_simulation::replay::Chronicle;
use drypowder_tests::{SEED, head, plan, row::exact};

/// A company of run-rate $0.1B in a market of $10B, with the lines of its growth.
fn adopted(step: &str, growth: &str) -> String {
    head(120, step, &[])
        + &format!(
            "[[company]]\nname = \"A\"\nrun_rate = \"$0.1B\"\ncash = \"$1B\"\n[company.growth]\n\
             addressable = \"$10B\"\n{growth}\n"
        )
}

fn replayed(text: &str, world: u64) -> Chronicle {
    drypowder_simulation::replay(&plan(text), SEED, world).expect("a world")
}

/// The share of the market after each step, with the years that have passed.
fn shares(text: &str) -> Vec<(f64, f64)> {
    let chronicle = replayed(text, 0);
    let years = f64::from(chronicle.step_months) / 12.0;
    let months = chronicle.strand.months.iter();
    months.map(|end| (f64::from(end.step + 1) * years, end.companies[0].run_rate / 1e10)).collect()
}

/// Holds the share of the market against its closed form, in months and in quarters.
fn hold(name: &str, growth: &str, closed: impl Fn(f64) -> f64) {
    for (step, steps) in [("month", 120), ("quarter", 40)] {
        let found = shares(&adopted(step, growth));
        assert_eq!(found.len(), steps);
        for (years, share) in found {
            exact(&format!("{name}, {step}s, after {years:.2} years"), closed(years), share);
        }
    }
}

/// The share of its market at the start.
const BEGUN: f64 = 0.01;

#[test]
fn bass() {
    let (p, q) = (0.03, 0.38);
    // A market adopted from nothing on has this share after some time; e^{−(p+q)·time} is c.
    let c = (1.0 - BEGUN) / (1.0 + BEGUN * q / p);
    hold("Bass", "now = 0.38\ninnovation = 0.03", |years| {
        let kept = c * libm::exp(-(p + q) * years);
        (1.0 - kept) / (1.0 + q / p * kept)
    });
}

#[test]
fn without_innovators_it_is_logistic() {
    hold("logistic", "now = 0.5\ninnovation = 0", |years| {
        let grown = BEGUN * libm::exp(0.5 * years);
        grown / (1.0 - BEGUN + grown)
    });
}

#[test]
fn without_imitators_it_is_exponential() {
    hold("innovators", "now = 0\ninnovation = 0.2", |years| 1.0 - (1.0 - BEGUN) * libm::exp(-0.2 * years));
}

/// Also where p + g = 0: whoever leaves leaves in full, and whoever comes by himself still comes.
#[test]
fn a_shrinking_business_meets_its_innovators_half_way() {
    hold("shrinking", "now = -0.2\ninnovation = 0.2", |years| 0.5 + (BEGUN - 0.5) * libm::exp(-0.4 * years));
}

#[test]
fn beyond_the_market_nobody_comes() {
    let beyond = |growth: &str| adopted("month", growth).replace("$10B", "$0.05B");
    let stays = shares(&beyond("now = 0.5\ninnovation = 0.2"));
    assert!(stays.iter().all(|(_, share)| *share == BEGUN), "{stays:?}");
    // Who leaves leaves: one year down to .5 at e^{−1}, before others come.
    let shrinks = shares(&beyond("now = -0.5\ninnovation = 0.2"));
    exact("shrinking beyond the market", BEGUN * libm::exp(-0.5), shrinks[11].1);
}

/// The random part of a step is what it is without innovation: in each world the ratio of the two run-rates after a step is
/// that of the two ways to grow.
#[test]
fn adoption_takes_the_same_shocks() {
    let growth = "now = 0.38\nvolatility = 0.6\nuncertainty = 0.2";
    let (plain, adopts) =
        (adopted("month", growth), adopted("month", &format!("{growth}\ninnovation = 0.03")));
    let after_one = |text: &str, world| replayed(text, world).strand.months[0].companies[0].run_rate;
    let still = |text: &str| after_one(&text.replace("volatility = 0.6", "volatility = 0"), 0);
    let expected = still(&adopts) / still(&plain);
    assert!(expected > 1.1, "innovators bring a quarter more: {expected}");
    for world in 0..64 {
        exact(&format!("world {world}"), expected, after_one(&adopts, world) / after_one(&plain, world));
    }
}

#[test]
fn more_innovation_is_more_revenue() {
    let at_end = |p: &str| shares(&adopted("quarter", &format!("now = 0.1\ninnovation = {p}"))).pop();
    let [none, few, many] = ["0", "0.01", "0.1"].map(|p| at_end(p).expect("steps").1);
    assert!(none < few && few < many, "{none}, {few}, {many}");
}
