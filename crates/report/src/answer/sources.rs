//! The block of the sources and of the system as a whole.

use drypowder_simulation::results::{Exhaustion, Proportion, Ratio, SourceResults};

use super::Answer;
use crate::{
    table::{Table, clipped},
    words::{date_at, dollars, dollars_estimate, dollars_quantiles, proportion, ratio, span, wrap},
};

const NAME: usize = 22;

pub(super) fn block(answer: &Answer<'_>, sources: &[&SourceResults]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let mut table = Table::new(2, 2);
    table.head(head(answer));
    table.head(["", "", "10 / 50 / 90%", "mean", "", ""].map(str::to_owned).into());
    for source in sources {
        table.row(row(answer, source));
    }
    let title = answer.style.strong("Sources of private capital");
    let mut block = format!("{title} (dry: the first yes that finds no money)\n{}", table.text(answer.style));
    for line in [forced(answer, sources), reviews(answer, sources), system(answer)].iter().flatten() {
        block += &wrap(line, "  ", "    ");
    }
    block
}

fn head(answer: &Answer<'_>) -> Vec<String> {
    let horizon = answer.results.run.horizon_months;
    let first = span(if horizon < 12 { horizon } else { 12 });
    let mut cells: Vec<String> = ["", "kind"].map(str::to_owned).into();
    cells.push(format!("drawn in {first}"));
    cells.push(format!("in {}", answer.horizon()));
    cells.push("runs dry".to_owned());
    cells.push("median".to_owned());
    cells
}

fn row(answer: &Answer<'_>, source: &SourceResults) -> Vec<String> {
    let quantiles = dollars_quantiles(&source.drawn_first_year_quantiles);
    let first = if quantiles.is_empty() { dollars(source.drawn_first_year.value) } else { quantiles };
    let dry = &source.exhaustion;
    vec![
        clipped(&source.name, NAME, answer.style),
        source.kind.clone(),
        first,
        dollars(source.drawn.value),
        proportion(&dry.horizon, answer.style),
        median(answer, dry).unwrap_or_default(),
    ]
}

fn median(answer: &Answer<'_>, dry: &Exhaustion) -> Option<String> {
    date_at(&answer.results.run.start, dry.median.value?)
}

fn forced(answer: &Answer<'_>, sources: &[&SourceResults]) -> Option<String> {
    let forced = sources.iter().filter(|source| source.forced_sale.count > 0);
    let words: Vec<String> = forced
        .map(|source| {
            format!("{} in {} of worlds", source.name, proportion(&source.forced_sale, answer.style))
        })
        .collect();
    (!words.is_empty()).then(|| format!("Forced to sell holdings at least once: {}.", words.join("; ")))
}

/// How often a review made each source that holds any stop.
fn reviews(answer: &Answer<'_>, sources: &[&SourceResults]) -> Option<String> {
    let held = sources.iter().filter_map(|source| Some((source, source.reviews.as_ref()?)));
    let words: Vec<String> = held
        .map(|(source, reviews)| {
            format!("{} in {} of worlds", source.name, proportion(&reviews.failed, answer.style))
        })
        .collect();
    let whom = if answer.results.companies.len() > 1 { " of at least one company" } else { "" };
    (!words.is_empty()).then(|| format!("Stops on a review{whom}: {}.", words.join("; ")))
}

fn system(answer: &Answer<'_>) -> Option<String> {
    let system = &answer.results.system;
    if system.drawn.value <= 0.0 {
        return None;
    }
    let style = answer.style;
    let mut parts = vec![format!("All private capital: {} a world", dollars_estimate(&system.drawn, style))];
    if answer.results.companies.len() > 1 {
        parts.extend(concentration(answer));
    }
    parts.push(first_short(answer, &system.exhaustion.horizon));
    Some(format!("{}.", parts.join("; ")))
}

fn concentration(answer: &Answer<'_>) -> Vec<String> {
    let style = answer.style;
    let found = &answer.results.system.concentration;
    let mut parts = Vec::new();
    parts.extend(ratio(&found.top1, style).map(|share| format!("the largest company takes {share}")));
    if answer.results.companies.len() > 2 {
        parts.extend(ratio(&found.top2, style).map(|share| format!("the two largest {share}")));
    }
    parts.extend(index(&found.herfindahl).map(|value| format!("Herfindahl index {value}")));
    parts
}

fn index(ratio: &Ratio) -> Option<String> {
    ratio.value.map(|value| format!("{value:.2}"))
}

fn first_short(answer: &Answer<'_>, horizon: &Proportion) -> String {
    if horizon.count == 0 {
        return "no ask ever fell short for want of capacity".to_owned();
    }
    let share = proportion(horizon, answer.style);
    let when = median(answer, &answer.results.system.exhaustion)
        .map(|date| format!(", the first in the median by {date}"));
    format!("some ask falls short for want of capacity in {share} of worlds{}", when.unwrap_or_default())
}
