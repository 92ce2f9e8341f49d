//! What holds in every world of every scenario, whatever its numbers: money, time, shares and people add up.

use drypowder_simulation::{Audit, Outcome, results::CompanyResults};

use crate::row::Row;

/// The largest residual of the money ledger, USD, of money below $10¹³.
const LEDGER: f64 = 0.01;

/// The largest residual of Σ stakes = 1, a share: the rounding of some hundred dilutions.
const STAKES: f64 = 1e-12;

/// Times are whole steps, or parts of one that are rounded once: months.
const TIME: f64 = 1e-9;

/// The identities of a run that was audited.
#[must_use]
pub fn rows(case: &str, outcome: &Outcome, audit: &Audit) -> Vec<Row> {
    let system = &outcome.results.system;
    let zero = |of: &str, value: f64, bound: f64, source: &str| Row::zero(case, of, value, bound, source);
    let all =
        |of: &dyn Fn(&CompanyResults) -> f64| outcome.results.companies.iter().map(of).fold(0.0, larger);
    let worlds = outcome.results.run.worlds as f64;
    let missing = f64::INFINITY;
    vec![
        zero("money, largest residual, USD", system.ledger_residual.unwrap_or(missing), LEDGER, MONEY),
        zero("Σ stakes − 1, largest", system.stakes_residual.unwrap_or(missing), STAKES, "a whole"),
        zero(
            "Σ F_k + S − 1, at every month",
            curves(outcome, audit),
            1e-12,
            "F_k of the tally, S counted anew",
        ),
        zero("exits and survivors, worlds missed", all(&|one| everybody(one) - worlds), 0.0, "a whole"),
        zero("exits recorded − left, largest", audit.exits, 0.0, "every company leaves once or stays"),
        zero(
            "time private, months missed, largest",
            audit.time,
            TIME,
            "min(T, τ) + Σ lost = τ; T counted anew",
        ),
        zero("drawn by source − drawn, largest, USD", audit.drawn_by_company, LEDGER, "arithmetic"),
        zero("given by company − given, largest, USD", audit.drawn_by_source, LEDGER, "arithmetic"),
    ]
}

const MONEY: &str = "money out of sources = money into companies + fees + secondaries; cash' = cash + in − out; drawn ≤ committed; \
                     what owners and lenders get of a company = what there was";

/// The number that is farther from zero.
fn larger(one: f64, other: f64) -> f64 {
    if other.abs() > one.abs() { other } else { one }
}

/// By how much the cumulative incidence of all causes, with those who are still private, misses the whole. Every row of the table
/// must be of somebody who was counted; members of large cohorts have none.
fn curves(outcome: &Outcome, audit: &Audit) -> f64 {
    let (worlds, months) = (outcome.results.run.worlds as f64, &outcome.tables.months);
    let (mut worst, mut seen) = (0.0, 0);
    for survivors in &audit.survivors {
        let all = worlds * survivors.members as f64;
        let rows = months.iter().filter(|row| row.company == survivors.name);
        for (row, private) in rows.zip(&survivors.private) {
            let (left, stays): (f64, f64) = (row.incidence.iter().sum(), *private as f64 / all);
            worst = larger(worst, larger(left + stays - 1.0, row.private - stays));
            seen += 1;
        }
    }
    if seen == months.len() { worst } else { f64::INFINITY }
}

fn everybody(company: &CompanyResults) -> f64 {
    let gone: u64 = company.incidence.iter().map(|incidence| incidence.horizon.count).sum();
    (gone + company.private_sustaining.count + company.private_dependent.count) as f64
}
