//! What holds of the results of any scenario.

use drypowder_simulation::{Outcome, results::CompanyResults};

/// The largest residual of the money ledger, USD.
pub const LEDGER: f64 = 0.01;

/// The same where numbers are made up and some sources grow beyond $10¹⁵, whose last bit is 13 cents: what the program
/// itself takes for no rounding and reports as a bug.
pub const LEDGER_OF_RANDOM: f64 = 1.0;

/// The largest residual of Σ stakes = 1, a share: the rounding of some hundred dilutions.
pub const STAKES: f64 = 1e-12;

/// Every identity that a run must satisfy, the money ledger to so many dollars.
///
/// # Panics
/// One of them does not hold.
pub fn identities(name: &str, outcome: &Outcome, ledger: f64) {
    let results = &outcome.results;
    let (worlds, horizon) = (results.run.worlds, f64::from(results.run.horizon_months));
    let residual = results.system.ledger_residual;
    assert!(residual.is_some_and(|residual| residual <= ledger), "{name}: ledger residual {residual:?}");
    let stakes = results.system.stakes_residual;
    assert!(stakes.is_some_and(|residual| residual <= STAKES), "{name}: stakes residual {stakes:?}");
    for company in &results.companies {
        let name = format!("{name}, {}", company.name);
        everyone_is_somewhere(&name, company, worlds);
        times_sum_to_the_horizon(&name, company, horizon);
        money_adds_up(&name, company);
    }
    let drawn: f64 = results.companies.iter().map(|company| company.drawn.value).sum();
    close(&format!("{name}: drawn by companies and in all"), drawn, results.system.drawn.value, 1_000.0);
    let from: f64 = results.sources.iter().map(|source| source.drawn.value).sum();
    close(&format!("{name}: drawn from sources and in all"), from, results.system.drawn.value, 1_000.0);
    for row in &outcome.tables.months {
        let gone: f64 = row.incidence.iter().sum();
        close(&format!("{name}: shares of month {}", row.month), gone + row.private, 1.0, 1e-12);
    }
}

/// `Σ F_k + S = 1`, by counts, and T⁰ is finite, infinite or beyond the horizon.
fn everyone_is_somewhere(name: &str, company: &CompanyResults, worlds: u64) {
    let gone: u64 = company.incidence.iter().map(|incidence| incidence.horizon.count).sum();
    let private = company.private_sustaining.count + company.private_dependent.count;
    assert_eq!(gone + private, worlds, "{name}: exits and survivors");
    let sustain = &company.sustain;
    let ends = sustain.runs_dry.count + sustain.self_sustaining.count + sustain.beyond_horizon.count;
    assert_eq!(ends, worlds, "{name}: ends of the sustain time");
}

/// Restricted time private + Σ restricted time lost = τ.
fn times_sum_to_the_horizon(name: &str, company: &CompanyResults, horizon: f64) {
    let lost: f64 = company.restricted.lost.iter().map(|lost| lost.value).sum();
    let sum = company.restricted.private.value + lost;
    close(&format!("{name}: restricted times"), sum, horizon, 1e-6 * horizon);
}

/// Drawn = Σ drawn by source; shares of what fell short sum to one.
fn money_adds_up(name: &str, company: &CompanyResults) {
    let by_source: f64 = company.drawn_by_source.iter().map(|drawn| drawn.value).sum();
    // Each per-world amount is rounded to $1,000 once.
    close(&format!("{name}: drawn by source"), by_source, company.drawn.value, 1_000.0);
    let shares: Vec<f64> =
        company.shortfalls.reasons.iter().filter_map(|reason| reason.share.value).collect();
    if !shares.is_empty() {
        close(&format!("{name}: reasons"), shares.iter().sum(), 1.0, 1e-12);
    }
    if let Some(share) = company.in_kind.value {
        assert!((-1e-9..=1.0 + 1e-9).contains(&share), "{name}: {share} in kind");
    }
    let dilution = company.dilution.value;
    assert!((0.0..=1.0).contains(&dilution), "{name}: dilution {dilution}");
}

/// Two numbers that should agree.
///
/// # Panics
/// They differ by more than the tolerance.
pub fn close(name: &str, left: f64, right: f64, tolerance: f64) {
    assert!((left - right).abs() <= tolerance, "{name}: {left} and {right}");
}

/// Whether a text of JSON, or the tables of an outcome, show a number that is none. `serde_json` writes NaN and
/// infinities as `null`, so the results are looked at through their debug form.
///
/// # Panics
/// They do.
pub fn finite(name: &str, outcome: &Outcome) {
    let shown = format!("{outcome:?}");
    for word in ["NaN", "inf"] {
        // A letter before or after belongs to a name.
        let found = shown.match_indices(word).any(|(at, _)| {
            let before = shown[..at].chars().next_back();
            let after = shown[at + word.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        });
        assert!(!found, "{name}: {word} in the results");
    }
}
