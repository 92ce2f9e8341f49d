//! From text to [`Scenario`]: TOML in which money, rates, spans and dates are written as they are spoken.
//!
//! The text becomes a tree in which every key and value knows its place, and is laid over the tree of the file it extends;
//! overrides are set into it; readers, one file a family of tables, turn it into a scenario through [`Field`] declarations;
//! checks across tables come last. Nothing is ignored, defaulted past a typo, or clamped: a file gets all its problems at
//! once.

mod beside;
mod cash;
mod check;
mod claim;
mod cohort;
mod company;
mod condition;
mod correlation;
mod cost;
mod data;
mod document;
mod encoding;
mod equipment;
mod event;
mod extends;
mod field;
mod hazard;
mod laws;
mod market;
mod measure;
mod milestone;
mod overrides;
mod path;
mod policy;
mod rank;
mod read;
mod reference;
mod scenario;
mod several;
mod shares;
mod size;
mod source;
mod speed;
mod syntax;
mod table;
mod terms;
mod tree;
mod value;
mod written;

pub use beside::{Files, NoFiles};
pub use claim::{typed_claim, typed_target};
pub use condition::condition;
pub use document::{Document, Stated};
use encoding::utf8;
pub use field::{End, Field, Kind, KindOf, Kinds, Presence, Range, Section, TableAt};
pub use laws::{Holds, LAW_KEYS, LawKeys, PERCENTILES, Percentile, Percentiles, Way, has_unit_ends, laws};
pub use overrides::Override;
pub use path::split as split_override;

use crate::{
    Scenario,
    problem::{Origin, Place, Problems, Texts},
};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

/// The most tables that a scenario and the files it extends may write, together.
pub const MOST_TABLES: usize = 20_000;

/// The most companies and sources, together, that a scenario may have.
pub const MOST_ENTITIES: usize = 2_000;

/// Reads a scenario: the text of a file of that name, whatever it extends, and what is set beside it.
///
/// # Errors
/// Everything that is wrong with a text or an override, at once.
pub fn read(name: &str, text: &str, overrides: &[Override], files: &dyn Files) -> Result<Document, Problems> {
    let report = table::Report::default();
    let (mut texts, tree) = extends::read(name, text, files, &report);
    texts.overrides = overrides.iter().map(|one| one.text().to_owned()).collect();
    let Some(mut tree) = tree else {
        return Err(report.into_problems(texts));
    };
    report.know(&texts);
    overrides::apply(&mut tree, overrides, &report);
    data::read(&mut tree, &texts, files, &report);
    let place = Place { origin: Origin::File(0), span: 0..0 };
    let scenario = scenario::scenario(table::Table::unchecked(&report, String::new(), &place, &tree));
    match scenario {
        Some(scenario) if report.is_empty() => Ok(Document::new(scenario, tree, texts)),
        _ => Err(report.into_problems(texts)),
    }
}

/// Reads a scenario that needs no other file.
///
/// # Errors
/// Everything that is wrong with the text or an override, at once.
pub fn parse(text: &str, overrides: &[Override]) -> Result<Scenario, Problems> {
    read("scenario.toml", text, overrides, &NoFiles).map(|document| document.scenario)
}

/// The text of a file of that name, which holds it as UTF-8.
///
/// # Errors
/// The bytes are not UTF-8; the problem points at the first that is not.
pub fn decode<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, Problems> {
    utf8(bytes).map_err(|(at, said)| {
        let report = table::Report::default();
        let said = table::Said { message: format!("this file is {}", said.message), ..said };
        report.say("", &Place { origin: Origin::File(0), span: at..at }, said);
        let shown = encoding::utf16(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned());
        report.into_problems(Texts::file(name, &shown))
    })
}

/// The tables of a scenario file and their keys, in the order a person would write them.
#[must_use]
pub fn tables() -> Vec<TableAt> {
    scenario::top::SECTION.tables("", false, "The top of the file.")
}
