//! The block of what the sources earned.

use drypowder_simulation::results::{Quantile, Returns, SourceResults};

use super::Answer;
use crate::{
    table::{Table, clipped},
    words::{dollars_estimate, percent, proportion, times, wrap},
};

const NAME: usize = 22;

pub(super) fn block(answer: &Answer<'_>, sources: &[&SourceResults]) -> String {
    let mut table = Table::new(2, 1);
    table.head(["", "money back", "rate a year", "less than put in"].map(str::to_owned).into());
    table.head(["", "10 / 50 / 90%", "10 / 50 / 90%", "share of worlds"].map(str::to_owned).into());
    for source in sources {
        if let Some(returns) = &source.returns {
            table.row(row(answer, &source.name, returns));
        }
    }
    if table.is_empty() {
        return String::new();
    }
    for kind in several(answer) {
        table.row(row(answer, &format!("all {}", kind.0), kind.1));
    }
    let title = answer.style.strong("What they earned");
    let from = "from the start on, holdings at their last marks";
    let mut block = format!("{title} ({from})\n{}", table.text(answer.style));
    if let Some(line) = sellers(answer, sources) {
        block += &wrap(&line, "  ", "    ");
    }
    block
}

/// Kinds of which there is more than one source.
fn several<'a>(answer: &'a Answer<'_>) -> impl Iterator<Item = (&'a str, &'a Returns)> {
    let results = &answer.results;
    let kinds = results.system.returns.iter().map(|one| (one.kind.as_str(), &one.returns));
    kinds.filter(|(kind, _)| results.sources.iter().filter(|source| source.kind == *kind).count() > 1)
}

fn row(answer: &Answer<'_>, name: &str, returns: &Returns) -> Vec<String> {
    vec![
        clipped(name, NAME, answer.style),
        joined(&returns.multiple, times),
        joined(&returns.rate, percent),
        proportion(&returns.loss, answer.style),
    ]
}

fn joined(quantiles: &[Quantile], spoken: impl Fn(f64) -> String) -> String {
    let values: Option<Vec<f64>> = quantiles.iter().map(|quantile| quantile.value).collect();
    values.unwrap_or_default().into_iter().map(spoken).collect::<Vec<_>>().join(" / ")
}

fn sellers(answer: &Answer<'_>, sources: &[&SourceResults]) -> Option<String> {
    let paid: Vec<String> = sources
        .iter()
        .filter_map(|source| Some((&source.name, source.bought.filter(|bought| bought.value > 0.0)?)))
        .map(|(name, bought)| format!("{name} {}", dollars_estimate(&bought, answer.style)))
        .collect();
    (!paid.is_empty()).then(|| {
        format!("Paid to employees and early owners for their shares, a world: {}.", paid.join("; "))
    })
}
