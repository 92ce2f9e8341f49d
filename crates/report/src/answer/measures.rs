//! The blocks of what the author measures, and of numbers held against what they ought to be.

use drypowder_simulation::results::{Averaged, Compared, Held, MeasureResults};

use super::Answer;
use crate::{
    Style,
    table::{Table, clipped},
    words::{figure, grouped, precise},
};

const NAME: usize = 34;

/// Every measure with its mean, its spread and how many worlds it could be taken in.
pub(super) fn block(answer: &Answer<'_>) -> String {
    let mut table = Table::new(2, 1);
    table.head(MEASURED.map(str::to_owned).into());
    for measure in &answer.results.measures {
        table.row(measured(measure, NAME, answer.style));
    }
    if table.is_empty() {
        return String::new();
    }
    format!("{}\n{}", answer.style.strong("Measured"), table.text(answer.style))
}

/// What stands over [`measured`].
pub(crate) const MEASURED: [&str; 5] = ["", "mean", "sd", "5 / 50 / 95%", "worlds"];

/// A measure's name, as much of it as there is room for, its mean, its spread and how many worlds it could be taken in.
pub(crate) fn measured(measure: &MeasureResults, room: usize, style: Style) -> Vec<String> {
    let spread = measure.deviation.value.filter(|spread| *spread > 0.0);
    let quantile = |index: usize| measure.quantiles[index].value.map(|value| figure(value, spread));
    let quantiles = [0, 2, 4].map(quantile).into_iter().collect::<Option<Vec<_>>>();
    let undefined = match measure.undefined {
        0 => String::new(),
        worlds => format!(", {} undefined", grouped(worlds)),
    };
    vec![
        clipped(&measure.name, room, style),
        averaged(measure.mean, style),
        measure
            .deviation
            .value
            .map_or_else(String::new, |value| figure(value, measure.deviation.standard_error)),
        quantiles.map(|values| values.join(" / ")).unwrap_or_default(),
        grouped(measure.worlds) + &undefined,
    ]
}

fn averaged(mean: Averaged, style: Style) -> String {
    let Some(value) = mean.value else { return "-".to_owned() };
    match mean.standard_error {
        Some(error) if error > 0.0 => {
            format!("{} {}{}", figure(value, Some(error)), style.plus_minus(), figure(error, Some(error)))
        }
        _ => precise(value),
    }
}

/// Every number that is known from elsewhere beside what it is.
pub(super) fn references(answer: &Answer<'_>) -> String {
    let results = &answer.results.references;
    if results.is_empty() {
        return String::new();
    }
    let title = answer.style.strong("Held against what is known");
    format!("{title}\n{}", compared(results.iter().map(|one| (None, one)), answer.style))
}

/// A table of comparisons, each with what stands before it; before none of them or before all.
pub fn compared<'a>(all: impl Iterator<Item = (Option<String>, &'a Compared)>, style: Style) -> String {
    let mut all = all.peekable();
    let before = usize::from(all.peek().is_some_and(|(before, _)| before.is_some()));
    let mut table = Table::new(2, 1 + before);
    let heads = ["", "", "reference", "estimate", "error", "z", ""];
    table.head(heads.into_iter().skip(1 - before).map(str::to_owned).collect());
    for (before, one) in all {
        let (spread, error) = spread_and_error(one);
        let number = |value: f64| {
            if spread.is_some() { figure(value, spread.map(|spread| spread / 10.0)) } else { precise(value) }
        };
        let verdict = if one.agrees { "agrees".to_owned() } else { style.warning("DIFFERS") };
        let name = clipped(&one.of, if before.is_some() { 2 * NAME } else { NAME }, style);
        let cells = [
            name,
            number(one.reference),
            one.value.map_or_else(|| "-".to_owned(), number),
            error,
            one.z.map_or_else(String::new, |z| format!("{z:+.2}")),
            verdict,
        ];
        table.row(before.into_iter().chain(cells).collect());
    }
    table.text(style)
}

/// How widely a number is known, for its digits, and how that is said.
fn spread_and_error(one: &Compared) -> (Option<f64>, String) {
    match one.held() {
        Held::Error(error) => (Some(error), figure(error, Some(error))),
        Held::Digits => (None, "exact".to_owned()),
        Held::Bin => {
            let width = one.within.and_then(|seen| Some((seen.high? - seen.low?) / (2.0 * Compared::LIMIT)));
            (width, "its bin".to_owned())
        }
        Held::Nothing => (None, "unknown".to_owned()),
    }
}
