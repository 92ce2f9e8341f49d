//! `[market.correlation]`: a pair a key, named in either order.

use super::{
    field::{Field, fields},
    table::{Said, Table},
    value::Spot,
};
use crate::{copula::Spoken, market::Correlation, traverse::join};

fields! {
    /// `[market.correlation]`: each pair in either order of its names.
    correlation {
        SENTIMENT_MULTIPLE = Field::known("sentiment-multiple", Correlation, "Of sentiment and the listed multiple.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of z, ε of ln M): all shocks = L·e, e independent, LLᵀ the matrix of correlations");
        SENTIMENT_EQUITY = Field::known("sentiment-equity", Correlation, "Of sentiment and the equity index.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of z, ε of ln E): all shocks = L·e, e independent, LLᵀ the matrix of correlations");
        SENTIMENT_OIL = Field::known("sentiment-oil", Correlation, "Of sentiment and oil.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of z, ε of ln O): all shocks = L·e, e independent, LLᵀ the matrix of correlations");
        SENTIMENT_GROWTH = Field::known("sentiment-growth", Correlation, "Of sentiment and the common growth factor.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of z, F), F the market's part of ε₁ = cF + √(1 − c²)e₁ of a run-rate");
        MULTIPLE_EQUITY = Field::known("multiple-equity", Correlation, "Of the listed multiple and the equity index.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of ln M, ε of ln E): all shocks = L·e, e independent, LLᵀ the matrix of correlations");
        MULTIPLE_OIL = Field::known("multiple-oil", Correlation, "Of the listed multiple and oil.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of ln M, ε of ln O): all shocks = L·e, e independent, LLᵀ the matrix of correlations");
        MULTIPLE_GROWTH = Field::known("multiple-growth", Correlation, "Of the listed multiple and the common growth factor.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of ln M, F), F the market's part of ε₁ = cF + √(1 − c²)e₁ of a run-rate");
        EQUITY_OIL = Field::known("equity-oil", Correlation, "Of the equity index and oil.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of ln E, ε of ln O): all shocks = L·e, e independent, LLᵀ the matrix of correlations");
        EQUITY_GROWTH = Field::known("equity-growth", Correlation, "Of the equity index and the common growth factor.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of ln E, F), F the market's part of ε₁ = cF + √(1 − c²)e₁ of a run-rate");
        OIL_GROWTH = Field::known("oil-growth", Correlation, "Of oil and the common growth factor.").strictly_between(-1.0, 1.0).or("0").enters("corr(ε of ln O, F), F the market's part of ε₁ = cF + √(1 − c²)e₁ of a run-rate");
    }
}

/// The matrix of all shocks. A pair may be named in either order, but once.
pub(super) fn read(table: &Table<'_>) -> Correlation {
    let mut matrix = Correlation::NONE;
    let mut pairs: Vec<(usize, usize, &str)> = Vec::new();
    for (key, entry) in table.entries {
        let path = format!("{}.{key}", table.path);
        let Some((row, column, field)) = pair(key) else {
            let known = correlation::ALL.iter().map(|field| field.key);
            let said = Said::new(format!("unknown pair `{key}`")).found("no such pair");
            let guess = table.report.may_guess(correlation::ALL.len());
            table.report.say(&path, &entry.key, if guess { said.suggest_key(key, known) } else { said });
            continue;
        };
        if pairs.iter().any(|(r, c, _)| (*r, *c) == (row, column)) {
            table.report.say(
                &path,
                &entry.key,
                Said::new("this pair is given twice, in either order of its names")
                    .found("the second")
                    .suggest("keep one of the two"),
            );
            continue;
        }
        pairs.push((row, column, key));
        let spot = Spot { report: table.report, path: path.clone(), field };
        if let Some(value) = spot.known(&entry.node) {
            matrix = with(&matrix, row, column, value);
        }
    }
    if matrix.root().is_none() {
        contradictory(table, &matrix, &pairs);
    }
    matrix
}

/// The shocks of a pair, the lower first, and its declaration.
fn pair(key: &str) -> Option<(usize, usize, &'static Field)> {
    let (first, second) = key.split_once('-')?;
    let position = |name: &str| Correlation::NAMES.iter().position(|known| *known == name);
    let (first, second) = (position(first)?, position(second)?);
    let (row, column) = if first < second { (first, second) } else { (second, first) };
    let canonical = format!("{}-{}", Correlation::NAMES.get(row)?, Correlation::NAMES.get(column)?);
    correlation::ALL.iter().find(|field| field.key == canonical).map(|field| (row, column, field))
}

fn with(matrix: &Correlation, row: usize, column: usize, value: f64) -> Correlation {
    let mut changed = *matrix;
    for (from, to) in [(row, column), (column, row)] {
        if let Some(cell) = changed.0.get_mut(from).and_then(|line| line.get_mut(to)) {
            *cell = value;
        }
    }
    changed
}

/// Reports correlations that contradict each other, at the pair that has to change least.
fn contradictory(table: &Table<'_>, matrix: &Correlation, pairs: &[(usize, usize, &str)]) {
    let matrix = matrix.matrix();
    // The pairs' lower shock comes first, and that of a matrix later.
    let key = |(later, earlier): (usize, usize)| {
        let given = pairs.iter().find(|(row, column, _)| (*row, *column) == (earlier, later));
        let name = |shock: usize| Correlation::NAMES.get(shock).copied().unwrap_or_default();
        given.map_or_else(|| format!("{}-{}", name(earlier), name(later)), |(_, _, key)| (*key).to_owned())
    };
    let offered = matrix.offered(Spoken::Scores);
    let changed =
        offered.pairs().filter(|(row, column)| offered.get(*row, *column) != matrix.get(*row, *column));
    let nearest: Vec<String> = changed
        .map(|(row, column)| format!("{} = {}", key((row, column)), offered.get(row, column)))
        .collect();
    let nearest = format!("the nearest that fit together: {}", nearest.join(", "));
    let offender = matrix.offender(Spoken::Scores);
    let key = key(offender.map_or((1, 0), |offender| offender.pair));
    let said = Said::new(format!("these correlations contradict each other, because of `{key}`"));
    let said = said.found("no shocks can have them all");
    let entry = table.entries.get(&key);
    let said = said.suggest(match (offender.and_then(|offender| offender.rank), entry) {
        (Some(value), Some(_)) => format!("write {value} here and leave the others; or {nearest}"),
        (Some(value), None) => format!("add {key} = {value} and leave the others; or {nearest}"),
        (None, _) => nearest,
    });
    let place = entry.map_or(table.place, |entry| &entry.node.place);
    table.report.say(&join(&table.path, &key), place, said);
}
