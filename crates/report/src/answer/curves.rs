//! Curves of running dry, one line a company.

use drypowder_simulation::results::CompanyResults;

use super::Answer;
use crate::{
    chart::curve,
    table::clipped,
    words::{percent, span, wrap},
};

const COLUMNS: usize = 60;
const NAME: usize = 24;

/// How the share of worlds that have run dry rises; nothing without tables or where no company ever runs dry.
pub(super) fn block(answer: &Answer<'_>, companies: &[&CompanyResults]) -> String {
    let lines: Vec<(String, Vec<f64>)> =
        companies.iter().map(|company| (company.name.clone(), dry(answer, &company.name))).collect();
    if lines.iter().all(|(_, shares)| shares.iter().all(|&share| share <= 0.0)) {
        return String::new();
    }
    let style = answer.style;
    let width = lines.iter().map(|(name, _)| clipped(name, NAME, style).chars().count()).max().unwrap_or(0);
    let top = top(&lines);
    let full = format!("{} is {}", style.either("@", "a full block"), percent(top));
    let title = format!(
        "Share of worlds{} in which {}, over {} ({full})",
        if answer.results.cohorts.is_empty() { "" } else { ", or of a cohort's cases," },
        ended(answer, companies),
        answer.horizon()
    );
    let line = |(name, shares): &(String, Vec<f64>)| {
        let name = clipped(name, NAME, style);
        let last = percent(shares.last().copied().unwrap_or(0.0));
        format!("  {name:<width$}  |{}| {last}\n", curve(shares, top, COLUMNS, style))
    };
    let drawn: String = lines.iter().filter(|(_, shares)| !shares.is_empty()).map(line).collect();
    wrap(&title, "", "  ") + &drawn + &axis(answer, width)
}

/// What has happened: to those that others may fund, and to those that live on their own cash.
fn ended(answer: &Answer<'_>, companies: &[&CompanyResults]) -> &'static str {
    let funded = companies.iter().filter(|company| answer.is_funded(company)).count();
    match (funded, companies.len()) {
        (0, 1) if answer.results.cohorts.is_empty() => "it has run out of cash",
        (0, _) => "a company has run out of cash",
        (some, all) if some < all => {
            "private capital alone (or, where nobody may give any, cash) has run dry"
        }
        _ => "private capital alone has run dry",
    }
}

/// The share that a full block stands for: the next round one above all curves.
fn top(lines: &[(String, Vec<f64>)]) -> f64 {
    let reached = |top: &f64| lines.iter().flat_map(|(_, shares)| shares).all(|share| share <= top);
    [0.1, 0.25, 0.5, 0.75].into_iter().find(reached).unwrap_or(1.0)
}

fn dry(answer: &Answer<'_>, company: &str) -> Vec<f64> {
    let rows = answer.tables.map(|tables| tables.months.as_slice()).unwrap_or_default();
    rows.iter().filter(|row| row.company == company && row.month > 0).map(|row| row.run_dry).collect()
}

/// The two ends of the time axis below the curves.
fn axis(answer: &Answer<'_>, width: usize) -> String {
    let run = &answer.results.run;
    let steps = (run.horizon_months / if run.step_months == 0 { 1 } else { run.step_months }) as usize;
    let columns = if steps < COLUMNS { steps } else { COLUMNS };
    let end = span(run.horizon_months);
    if columns < end.len() + 4 {
        return String::new();
    }
    let line = format!("  {:width$}   now{end:>room$}\n", "", room = columns - 3);
    answer.style.faint(line.trim_end()) + "\n"
}
