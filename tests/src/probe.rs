//! Scenarios that make a hidden quantity visible in the public results.
//!
//! - [`borrower`]: at its last step a company borrows exactly its run-rate, so that the mean of the capital drawn is
//!   E A, its standard error is sd(A)/√n, and the final log cash is ln A.
//! - `lister`: a company files at one step only, and does if its run-rate and its growth clear bars; the share that
//!   lists is P(A ≥ bar, g ≥ bar) at that step.

use drypowder_simulation::{Outcome, results::CompanyResults};

use crate::head;

/// A market that prices without moving.
pub const STILL_MARKET: &str =
    "[market.multiple]\nnow = \"10x\"\nlong_run = \"10x\"\nhalf_life = \"12 months\"\nvolatility = 0\n";

/// A yes that fails once in 10¹⁰ asks: an appetite must lie below 100%.
pub const SURE: &str = "99.99999999%";

/// A company of run-rate `run_rate` with the lines `growth`, and a lender that gives it its run-rate of the last of so
/// many steps (at least three). Revenue is spent to the cent, so cash is what it opened with, less fixed costs.
#[must_use]
pub fn borrower(run_rate: &str, growth: &str, step: &str, steps: u32) -> String {
    let step_months = if step == "quarter" { 3 } else { 1 };
    let months = steps * step_months;
    format!(
        "{head}{STILL_MARKET}
[[company]]
name = \"Borrower\"
run_rate = \"{run_rate}\"
cash = \"{cash} dollars\"
[company.growth]
{growth}
[company.margin]
now = \"0%\"
[company.fixed]
now = \"12 dollars a year\"
[company.policy]
ask_below = \"0 months\"
target = \"1000 months\"
smallest_round = \"1 dollar\"
raise_takes = \"1 month\"
opportunistic_sentiment = -1
opportunistic_after = \"{after} months\"
[[source]]
name = \"Equity\"
kind = \"individuals\"
flow = \"$1B a year\"
appetite = \"{SURE}\"
[[source]]
name = \"Credit\"
kind = \"credit\"
capital = \"$10T\"
share_of_round = 0
advance_rate = 1
interest = \"0%\"
maturity = \"1000 months\"
appetite = \"{SURE}\"
",
        head = head(months, step, &[]),
        cash = months + 10,
        after = (steps - 2) * step_months,
    )
}

/// A company of $100M of run-rate that stands still and is worth 4x of it and its cash, with the lines `company`; buyers whose
/// means grow by 0.6 a year in logs from $250M; and a fund called Fund that says yes to all it is asked, with the lines `fund`.
#[must_use]
pub fn target(months: u32, company: &str, fund: &str) -> String {
    format!(
        "{head}{market}
[market]
buyers = \"$250M\"
[market.equity]
drift = 0.6
volatility = 0
[[company]]
name = \"Target\"
run_rate = \"$100M\"
{company}
[company.growth]
now = 0
[[source]]
name = \"Fund\"
kind = \"individuals\"
waiting = \"$10B\"
flow = \"$10B a year\"
appetite = \"{SURE}\"
{fund}
",
        head = head(months, "month", &[]),
        market = STILL_MARKET.replace("10x", "4x"),
    )
}

/// What a [`borrower`] shows of its run-rate A at the last step.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    /// Mean of A, USD a year.
    pub mean: f64,
    /// Standard deviation of A.
    pub deviation: f64,
    /// Mean of ln A.
    pub log_mean: f64,
    /// Standard deviation of ln A.
    pub log_deviation: f64,
    /// Worlds.
    pub worlds: f64,
}

impl Seen {
    /// Reads the results of a [`borrower`].
    ///
    /// # Panics
    /// The outcome is none of a borrower.
    #[must_use]
    pub fn of(outcome: &Outcome) -> Self {
        let company = &outcome.results.companies[0];
        let worlds = outcome.results.run.worlds as f64;
        let lent = company.drawn_by_source[0];
        let log = company.final_log_cash;
        Self {
            mean: lent.value,
            deviation: lent.standard_error.expect("worlds") * worlds.sqrt(),
            log_mean: log.value.expect("still private"),
            log_deviation: log.standard_error.expect("worlds") * worlds.sqrt(),
            worlds,
        }
    }

    /// The standard error of the mean of A.
    #[must_use]
    pub fn mean_error(&self) -> f64 {
        self.deviation / self.worlds.sqrt()
    }

    /// The standard error of the mean of ln A.
    #[must_use]
    pub fn log_mean_error(&self) -> f64 {
        self.log_deviation / self.worlds.sqrt()
    }

    /// The standard error of the standard deviation of ln A where that is normal.
    #[must_use]
    pub fn log_deviation_error(&self) -> f64 {
        self.log_deviation / (2.0 * self.worlds).sqrt()
    }
}

/// One company of [`listers`]: its name, its growth lines, and the bars it has to clear, as they are spelled.
#[derive(Clone, Debug)]
pub struct Lister<'a> {
    /// Its name.
    pub name: &'a str,
    /// USD a year.
    pub run_rate: &'a str,
    /// The lines of its growth table.
    pub growth: &'a str,
    /// The run-rate bar.
    pub bar: &'a str,
    /// The growth bar.
    pub growth_bar: f64,
}

/// Companies that file after `steps` moves, then or never, and list at once if they filed.
#[must_use]
pub fn listers(companies: &[Lister<'_>], step: &str, steps: u32) -> String {
    let step_months = if step == "quarter" { 3 } else { 1 };
    let before = (steps - 1) * step_months;
    let blocks = companies.iter().map(|company| {
        let Lister { name, run_rate, growth, bar, growth_bar } = company;
        format!(
            "[[company]]
name = \"{name}\"
run_rate = \"{run_rate}\"
cash = \"100 dollars\"
[company.growth]
{growth}
[company.listing]
not_before = \"{before} months\"
run_rate = \"{bar}\"
growth = {growth_bar}
filing_takes = \"1 month\"
forced_below = \"0 months\"
"
        )
    });
    let blocks: Vec<String> = blocks.collect();
    head((steps + 1) * step_months, step, &[]) + STILL_MARKET + &blocks.concat()
}

/// The share of worlds in which a company listed because it wanted to.
#[must_use]
pub fn listed(company: &CompanyResults) -> drypowder_simulation::results::Proportion {
    company.incidence[0].horizon
}
