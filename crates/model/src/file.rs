//! From text to [`Scenario`]: TOML in which money, rates, spans and dates are written as they are spoken.
//!
//! The text becomes a tree in which every key and value knows its place; overrides are set into the tree; readers, one
//! file a family of tables, turn it into a scenario through [`Field`] declarations; checks across tables come last.
//! Nothing is ignored, defaulted past a typo, or clamped: a file gets all its problems at once.

mod check;
mod company;
mod correlation;
mod cost;
mod field;
mod laws;
mod market;
mod overrides;
mod policy;
mod read;
mod scenario;
mod source;
mod speed;
mod table;
mod terms;
mod tree;
mod value;

use toml::de::DeTable;

pub use field::{End, Field, Kind, KindOf, Kinds, Presence, Range, Section, TableAt};
pub use overrides::Override;

use crate::{
    Scenario,
    problem::{Origin, Place, Problem, Problems},
};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

/// The most companies and sources, together, that a scenario may have.
pub const MOST_ENTITIES: usize = 2_000;

/// Reads a scenario, with numbers overridden from outside.
///
/// # Errors
/// Everything that is wrong with the text or an override, at once.
pub fn parse(text: &str, overrides: &[Override]) -> Result<Scenario, Problems> {
    if text.len() > LARGEST {
        let message = format!("a scenario file has at most {LARGEST} bytes, and this one has {}", text.len());
        return Err(Problems::one(whole_file(message, 0..0)));
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    // Later errors are mostly echoes of the first.
    if let Some(first) = errors.iter().min_by_key(|error| error.span().map(|span| span.start)) {
        return Err(Problems::one(syntax(text, first)));
    }
    let mut entries = tree::Home::FILE.entries(table.get_ref());
    let report = table::Report::default();
    overrides::apply(&mut entries, overrides, &report);
    let place = Place { origin: Origin::File, span: 0..0 };
    let root = table::Table::unchecked(&report, String::new(), &place, &entries);
    let scenario = scenario::scenario(root);
    match scenario {
        Some(scenario) if report.is_empty() => Ok(scenario),
        _ => Err(Problems::new(
            report.into_list(),
            overrides.iter().map(|one| one.text().to_owned()).collect(),
        )),
    }
}

/// The text of a file that holds it as UTF-8.
///
/// # Errors
/// The bytes are not UTF-8; the problem points at the first that is not.
pub fn decode(bytes: &[u8]) -> Result<&str, Problems> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let line = 1 + bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
        let message = format!("not a text: byte {at}, on line {line}, is not UTF-8");
        Problems::one(Problem {
            suggestion: Some("save the file as UTF-8".into()),
            ..whole_file(message, at..at)
        })
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The tables of a scenario file and their keys, in the order a person would write them.
#[must_use]
pub fn tables() -> Vec<TableAt> {
    scenario::top::SECTION.tables("", false, "The top of the file.")
}

fn whole_file(message: String, span: std::ops::Range<usize>) -> Problem {
    let place = Place { origin: Origin::File, span };
    Problem { path: String::new(), place, message, found: String::new(), suggestion: None }
}

/// A place that TOML itself cannot read. Nothing after it is looked at.
fn syntax(text: &str, error: &toml::de::Error) -> Problem {
    let span = error.span().unwrap_or(text.len()..text.len());
    let unquoted = error.message().contains("must be quoted") || error.message().contains("date");
    let suggestion = if unquoted {
        "put text, money, shares, spans and dates in quotes"
    } else {
        "nothing beyond this place was read"
    };
    Problem {
        found: "here".into(),
        suggestion: Some(suggestion.into()),
        ..whole_file(format!("this is not TOML: {}", error.message()), span)
    }
}
