//! Numbers that a reader can hold against the outside world.

use drypowder_simulation::results::{CalendarYear, CompanyResults};

use super::Answer;
use crate::{
    table::{Table, clipped},
    words::{dollars_quantiles, percent, wrap},
};

const NAME: usize = 16;
/// Calendar years shown; results.json has all of them.
const YEARS: usize = 5;

pub(super) fn block(answer: &Answer<'_>, companies: &[&CompanyResults]) -> String {
    let mut table = Table::new(2, 2);
    table.head(["", "", "revenue", "net burn", "run-rate at end", "private"].map(str::to_owned).into());
    for company in companies.iter().filter(|company| priced_or_dated(answer, company)) {
        rows(answer, company, &mut table);
    }
    let prices = prices(companies);
    if table.is_empty() && prices.is_none() {
        return String::new();
    }
    let title = answer.style.strong("Numbers to hold against the outside world");
    let how = "(10 / 50 / 90% of the worlds in which it is still private)";
    let prices = prices.map(|prices| wrap(&prices, "  ", "    ")).unwrap_or_default();
    format!("{title} {how}\n{prices}{}", table.text(answer.style))
}

/// A company without backers and prices, such as a textbook's, has nothing to be held against.
fn priced_or_dated(answer: &Answer<'_>, company: &CompanyResults) -> bool {
    answer.is_funded(company) || !opening(company).is_empty()
}

fn opening(company: &CompanyResults) -> String {
    dollars_quantiles(&company.benchmarks.opening_pre_money)
}

/// What the market would pay at the start.
fn prices(companies: &[&CompanyResults]) -> Option<String> {
    let priced = companies.iter().filter(|company| !opening(company).is_empty());
    let words: Vec<String> = priced.map(|company| format!("{} {}", company.name, opening(company))).collect();
    (!words.is_empty()).then(|| format!("Pre-money the market would pay at the start: {}.", words.join("; ")))
}

fn rows(answer: &Answer<'_>, company: &CompanyResults, table: &mut Table) {
    let mut name = clipped(&company.name, NAME, answer.style);
    for year in company.benchmarks.years.iter().filter(|year| year.worlds > 0).take(YEARS) {
        table.row(vec![
            std::mem::take(&mut name),
            calendar(year),
            dollars_quantiles(&year.revenue),
            dollars_quantiles(&year.net_burn),
            dollars_quantiles(&year.run_rate),
            still_private(answer, &company.name, year.year),
        ]);
    }
}

fn calendar(year: &CalendarYear) -> String {
    if year.months == 12 { year.year.to_string() } else { format!("{} ({} mo.)", year.year, year.months) }
}

/// The share of worlds in which it is still private at the end of the year, from the table by month.
fn still_private(answer: &Answer<'_>, company: &str, year: i32) -> String {
    let rows = answer.tables.map(|tables| tables.months.as_slice()).unwrap_or_default();
    let beginning = format!("{year:04}-");
    let of_year = rows.iter().filter(|row| row.company == company && row.date.starts_with(&beginning));
    of_year.max_by_key(|row| row.month).map(|row| percent(row.private)).unwrap_or_default()
}
