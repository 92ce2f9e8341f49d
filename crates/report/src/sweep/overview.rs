//! A sweep as a table to be read: a line for each cell and company.

use drypowder_simulation::results::{Cause, CompanyResults, Proportion, Results};

use super::{Shape, incidence, median};
use crate::{
    Style,
    table::{Table, clipped},
    words::{half_width, proportion},
};

/// The most of a name, or of a path, that is shown.
pub(super) const NAME: usize = 20;

/// The table of all cells that were run, each with its axes' values as typed.
#[must_use]
pub fn overview(shape: &Shape, cells: &[(Vec<String>, Results)], style: Style) -> String {
    let mut table = Table::new(0, shape.axes.len() + 1);
    table.head(heads(
        shape,
        ["months, median", "runs dry", "pays its way", "chosen IPO", "forced IPO"],
        style,
    ));
    for (values, results) in cells {
        let mut shown = values.clone();
        for name in &shape.companies {
            let Some(found) = results.shown().find(|found| found.name == *name) else {
                continue;
            };
            let mut row = std::mem::replace(&mut shown, vec![String::new(); values.len()]);
            row.extend(line(found, style));
            table.row(row);
        }
    }
    table.text(style)
}

/// The head of a table: the axes, the companies and what is told of them.
pub(super) fn heads(shape: &Shape, told: [&str; 5], style: Style) -> Vec<String> {
    axis_heads(shape, style).chain([""].into_iter().chain(told).map(str::to_owned)).collect()
}

/// What stands over the values of the axes.
pub(super) fn axis_heads(shape: &Shape, style: Style) -> impl Iterator<Item = String> {
    shape.axes.iter().map(move |axis| short(axis, style))
}

fn line(company: &CompanyResults, style: Style) -> Vec<String> {
    let share = |found: Option<&Proportion>| found.map(|share| proportion(share, style)).unwrap_or_default();
    vec![
        clipped(&company.name, NAME, style),
        months(company, style),
        share(Some(&company.sustain.runs_dry)),
        share(Some(&company.sustain.self_sustaining)),
        share(incidence(company, Cause::IpoChosen)),
        share(incidence(company, Cause::IpoForced)),
    ]
}

fn months(company: &CompanyResults, style: Style) -> String {
    let Some(found) = median(company) else {
        return String::new();
    };
    match (found.value, found.low, found.high) {
        (None, ..) => "beyond horizon".to_owned(),
        (Some(value), Some(low), Some(high)) => {
            format!("{value:.1} {}{:.1}", style.plus_minus(), half_width(value, low, high))
        }
        (Some(value), ..) => format!("{value:.1}"),
    }
}

/// The end of a path, which tells axes apart.
fn short(path: &str, style: Style) -> String {
    let start = path.char_indices().rev().nth(NAME - 1).map_or(0, |(place, _)| place);
    if start == 0 { path.to_owned() } else { format!("{}{}", style.either("..", "…"), &path[start..]) }
}
