//! How the cells of a sweep differ from the first one in the same worlds.

use drypowder_model::claim::{Deadline, Event};
use drypowder_simulation::{Mean, results::Difference};

use super::{
    Cell, Shape,
    overview::{NAME, heads},
};
use crate::{
    Style,
    table::{Table, clipped},
    words::decimals_for,
};

/// A number by which cells are compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// Its name among the columns, such as `OpenAI.runs_dry`.
    pub column: String,
    /// The number.
    pub mean: Mean,
}

/// All that cells are compared by: what is told of each company or cohort, as far as it is a mean over worlds, and the measures.
#[must_use]
pub fn compared(companies: &[String], marks: &[u32], measures: &[String]) -> Vec<Compared> {
    let of_companies = companies.iter().flat_map(|company| of_company(company, marks));
    let measures = measures
        .iter()
        .map(|name| Compared { column: format!("mean({name})"), mean: Mean::Measure { name: name.clone() } });
    of_companies.chain(measures).collect()
}

fn of_company(company: &str, marks: &[u32]) -> Vec<Compared> {
    let name = || company.to_owned();
    let named = |metric: &str, mean| Compared { column: format!("{company}.{metric}"), mean };
    let happens = |metric: &str, event| named(metric, by_horizon(event, company));
    let mut all = vec![named("sustain_time", Mean::SustainTime { company: name() })];
    all.extend(marks.iter().map(|mark| {
        let by = Deadline::Span(f64::from(*mark));
        named(&format!("runs_dry_by_{mark}"), Mean::Probability { event: Event::Dry, company: name(), by })
    }));
    all.extend([
        happens("runs_dry", Event::Dry),
        happens("self_sustaining", Event::SelfSustaining),
        happens("ipo", Event::Ipo),
        happens("ipo_chosen", Event::ChosenIpo),
        happens("ipo_forced", Event::ForcedIpo),
        happens("acquired", Event::Acquired),
        happens("wound_down", Event::WoundDown),
        happens("insolvent", Event::Insolvent),
        named("private_time", Mean::PrivateTime { company: name() }),
        named("funding_gap", Mean::FundingGap { company: name() }),
        named("drawn", Mean::Drawn { company: name() }),
    ]);
    all
}

fn by_horizon(event: Event, company: &str) -> Mean {
    Mean::Probability { event, company: company.to_owned(), by: Deadline::Horizon }
}

impl Compared {
    /// The names of its columns.
    pub(super) fn columns(&self) -> [String; 5] {
        ["difference", "difference_standard_error", "difference_low", "difference_high", "differing_worlds"]
            .map(|end| format!("{}_{end}", self.column))
    }

    /// What stands in them; nothing in the first cell, which the others are compared with.
    pub(super) fn cells(found: Option<&Difference>) -> [Cell; 5] {
        let of = |end: fn(&Difference) -> Option<f64>| Cell::Number(found.and_then(end));
        let differing = found.filter(|found| found.worlds > 0).map(|found| found.differing);
        [
            of(|found| found.value),
            of(|found| found.standard_error),
            of(|found| found.low),
            of(|found| found.high),
            differing.map_or(Cell::Number(None), Cell::Count),
        ]
    }
}

/// The table of what differs from the first cell, a line for each other cell and company; nothing without another cell.
#[must_use]
pub fn differences(shape: &Shape, cells: &[(Vec<String>, Vec<Difference>)], style: Style) -> String {
    let mut table = Table::new(0, shape.axes.len() + 1);
    table.head(heads(shape, ["months, mean", "runs dry", "pays its way", "chosen IPO", "forced IPO"], style));
    for (values, found) in cells {
        let mut shown = values.clone();
        for company in &shape.companies {
            let mut row = std::mem::replace(&mut shown, vec![String::new(); values.len()]);
            row.push(clipped(company, NAME, style));
            let find = |mean: Mean| {
                let place = shape.compared.iter().position(|compared| compared.mean == mean);
                place.and_then(|place| found.get(place))
            };
            row.push(told(find(Mean::SustainTime { company: company.clone() }), 1.0, "", style));
            row.extend(
                [Event::Dry, Event::SelfSustaining, Event::ChosenIpo, Event::ForcedIpo]
                    .map(|event| told(find(by_horizon(event, company)), 100.0, " pp", style)),
            );
            table.row(row);
        }
    }
    if table.is_empty() {
        return String::new();
    }
    let unseen = unseen(style);
    let head = format!(
        "\nLess the first cell in the same worlds (months; pp: percentage points; same: no world differs; {unseen}: not seen)\n"
    );
    head + &table.text(style)
}

/// What stands for a number that is not seen, as beyond the horizon.
fn unseen(style: Style) -> &'static str {
    style.either("-", "–")
}

/// A difference with its half-width, in so many times its unit.
fn told(found: Option<&Difference>, scale: f64, unit: &str, style: Style) -> String {
    let Some((found, value)) = found.and_then(|found| Some((found, found.value?))) else {
        return unseen(style).to_owned();
    };
    if found.differing == 0 {
        return "same".to_owned();
    }
    let value = scale * value;
    let half =
        found.low.zip(found.high).map(|(low, high)| scale * (high - low) / 2.0).filter(|half| *half > 0.0);
    let decimals = half.map_or(1, |half| if half < 0.009_5 { 3 } else { decimals_for(half) });
    let half = half.map(|half| format!(" {}{half:.decimals$}", style.plus_minus())).unwrap_or_default();
    let sign = if value < 0.0 { style.either("-", "−") } else { "+" };
    format!("{sign}{:.decimals$}{unit}{half}", value.abs())
}
