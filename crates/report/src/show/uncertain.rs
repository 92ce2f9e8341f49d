//! The uncertain numbers of a scenario with their quantiles.

use drypowder_model::file::{Document, Stated};
use serde::Serialize;

use crate::{
    Style,
    table::{Table, clipped},
};

/// An uncertain number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Uncertain {
    /// Its path, as overrides and correlations name it.
    pub path: String,
    /// The word of its law.
    pub law: &'static str,
    /// The law with its own parameters, as a file would write it.
    pub written: String,
    /// The 5th, 50th and 95th percentile: USD, shares between 0 and 1, rates a year, months, days.
    pub quantiles: [f64; 3],
    /// The same as they are spoken, to three digits.
    pub spoken: [String; 3],
}

/// Every uncertain number, in the order of the definitions; a cohort's stand once.
#[must_use]
pub fn uncertain(document: &Document) -> Vec<Uncertain> {
    let numbers = document.numbers();
    numbers.iter().filter(|one| !one.param.law.is_constant()).map(of).collect()
}

fn of(stated: &Stated) -> Uncertain {
    let quantiles = [0.05, 0.5, 0.95].map(|u| stated.param.law.quantile(u));
    Uncertain {
        path: stated.param.path.clone(),
        law: stated.param.law.word(),
        written: stated.law(),
        quantiles,
        spoken: quantiles.map(|value| stated.field.quantity().spell(rounded(value))),
    }
}

/// A number to three digits.
fn rounded(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
}

/// The table, or nothing where everything is known.
pub(super) fn table(document: &Document, style: Style) -> String {
    let numbers = uncertain(document);
    let mut table = Table::new(0, 1);
    let head = match numbers.len() {
        1 => "1 uncertain number".to_owned(),
        many => format!("{many} uncertain numbers"),
    };
    table.head([head.as_str(), "p05", "median", "p95", "law"].map(str::to_owned).to_vec());
    for Uncertain { path, law, spoken: [low, median, high], .. } in numbers {
        table.row(vec![clipped(&path, 60, style), low, median, high, law.to_owned()]);
    }
    table.text(style)
}
