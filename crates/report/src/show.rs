//! A scenario shown as it will be run: its text with everything it extends and everything set beside it, its fingerprint,
//! who may fund whom, and its uncertain numbers with their quantiles.
//!
//! Whatever is not the scenario's own text stands in comments, so that what is shown is a scenario file again.

mod funding;
mod uncertain;

pub use funding::{Funder, funders};
pub use uncertain::{Uncertain, uncertain};

use drypowder_model::file::Document;

use crate::Style;

/// What of a scenario is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    All,
    /// Its text alone.
    Scenario,
    /// Its fingerprint alone.
    Hash,
    /// Who may fund whom.
    Funding,
    /// Its uncertain numbers.
    Numbers,
}

/// A part of a scenario, or all of it.
#[must_use]
pub fn show(document: &Document, part: Part, style: Style) -> String {
    match part {
        Part::Scenario => document.to_toml(),
        Part::Hash => document.scenario.hash() + "\n",
        Part::Funding => funding::picture(&document.scenario, style),
        Part::Numbers => uncertain::table(document, style),
        Part::All => {
            let above = [
                format!("hash {}\n", document.scenario.hash()),
                funding::picture(&document.scenario, Style { ink: crate::Ink::Plain, ..style }),
                uncertain::table(document, Style { ink: crate::Ink::Plain, ..style }),
            ];
            let above: Vec<String> =
                above.iter().filter(|text| !text.is_empty()).map(|text| commented(text)).collect();
            format!("{}\n{}", above.join("#\n"), document.to_toml())
        }
    }
}

/// Every line as a comment of a scenario file.
fn commented(text: &str) -> String {
    let line = |line: &str| if line.is_empty() { "#\n".to_owned() } else { format!("# {line}\n") };
    text.lines().map(line).collect()
}
