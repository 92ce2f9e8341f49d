//! What holds in every world of every scenario, whatever its numbers: money, time, shares and people add up.

use drypowder_simulation::{Outcome, results::CompanyResults};

use crate::row::Row;

/// The largest residual of the money ledger, USD, of money below $10¹³.
const LEDGER: f64 = 0.01;

/// The largest residual of Σ stakes = 1, a share: the rounding of some hundred dilutions.
const STAKES: f64 = 1e-12;

/// Per-world amounts are rounded to $1,000 once.
const ROUNDING: f64 = 1_000.0;

/// The identities of a run whose ledger was checked in every batch.
#[must_use]
pub fn rows(case: &str, outcome: &Outcome) -> Vec<Row> {
    let results = &outcome.results;
    let zero = |of: &str, value: f64, bound: f64, source: &str| Row::zero(case, of, value, bound, source);
    let all = |of: &dyn Fn(&CompanyResults) -> f64| results.companies.iter().map(of).fold(0.0, larger);
    let worlds = results.run.worlds as f64;
    let horizon = f64::from(results.run.horizon_months);
    let system = &results.system;
    let drawn: f64 = results.companies.iter().map(|company| company.drawn.value).sum();
    let from: f64 = results.sources.iter().map(|source| source.drawn.value).sum();
    let months =
        outcome.tables.months.iter().map(|row| row.incidence.iter().sum::<f64>() + row.private - 1.0);
    let missing = f64::INFINITY;
    vec![
        zero("money, largest residual, USD", system.ledger_residual.unwrap_or(missing), LEDGER, MONEY),
        zero("Σ stakes − 1, largest", system.stakes_residual.unwrap_or(missing), STAKES, "a whole"),
        zero("Σ F_k + S − 1, at every month", months.fold(0.0, larger), 1e-12, "a whole"),
        zero("exits and survivors, worlds missed", all(&|one| everybody(one) - worlds), 0.0, "a whole"),
        zero(
            "restricted times − τ, months",
            all(&|one| restricted(one) - horizon),
            1e-6 * horizon,
            "E[min(T, τ)] + Σ lost = τ",
        ),
        zero("drawn by source − drawn, USD", all(&by_source), ROUNDING, "arithmetic"),
        zero("drawn by companies − in all, USD", drawn - system.drawn.value, ROUNDING, "arithmetic"),
        zero("drawn from sources − in all, USD", from - system.drawn.value, ROUNDING, "arithmetic"),
    ]
}

const MONEY: &str = "money out of sources = money into companies + fees + secondaries; cash' = cash + in − out; drawn ≤ committed";

/// The number that is farther from zero.
fn larger(one: f64, other: f64) -> f64 {
    if other.abs() > one.abs() { other } else { one }
}

fn everybody(company: &CompanyResults) -> f64 {
    let gone: u64 = company.incidence.iter().map(|incidence| incidence.horizon.count).sum();
    (gone + company.private_sustaining.count + company.private_dependent.count) as f64
}

fn restricted(company: &CompanyResults) -> f64 {
    let lost: f64 = company.restricted.lost.iter().map(|lost| lost.value).sum();
    company.restricted.private.value + lost
}

fn by_source(company: &CompanyResults) -> f64 {
    let drawn: f64 = company.drawn_by_source.iter().map(|drawn| drawn.value).sum();
    drawn - company.drawn.value
}
