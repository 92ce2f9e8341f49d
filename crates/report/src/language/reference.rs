//! The reference page: how a file is put together, and then every table and key.

mod tables;

use drypowder_model::file::{self, LawKeys, TableAt, Way};

use super::declares;

/// A part of the page that people wrote, and the key without which it would speak of nothing.
struct Part {
    text: &'static str,
    about: Option<(&'static str, &'static str)>,
}

impl Part {
    const fn always(text: &'static str) -> Self {
        Self { text, about: None }
    }

    const fn about(path: &'static str, key: &'static str, text: &'static str) -> Self {
        Self { text, about: Some((path, key)) }
    }
}

/// What comes before the laws.
const BEFORE: &[Part] =
    &[Part::always(include_str!("reference/opening.md")), Part::always(include_str!("reference/numbers.md"))];

/// What comes after them.
const AFTER: &[Part] = &[
    Part::always(include_str!("reference/sourced.md")),
    Part::about("", "extends", include_str!("reference/extends.md")),
    Part::about("", "correlation", include_str!("reference/correlations.md")),
    Part::about("company", "count", include_str!("reference/cohorts.md")),
    Part::about("", "event", include_str!("reference/events.md")),
    Part::about("", "measure", include_str!("reference/measures.md")),
    Part::about("", "reference", include_str!("reference/references.md")),
    Part::about("", "assert", include_str!("reference/asserts.md")),
    Part::always(include_str!("reference/overrides.md")),
];

/// The whole page.
pub(super) fn page(tables: &[TableAt]) -> String {
    let told = |parts: &'static [Part]| {
        let parts =
            parts.iter().filter(|part| part.about.is_none_or(|(path, key)| declares(tables, path, key)));
        parts.map(|part| part.text.trim_end()).collect::<Vec<_>>().join("\n\n")
    };
    [told(BEFORE), laws_told(), told(AFTER), tables::listed(tables)].join("\n\n") + "\n"
}

/// The laws with their keys and an example each.
fn laws_told() -> String {
    let rows: Vec<String> = file::laws().iter().map(law).collect();
    let percentiles = file::PERCENTILES.iter().map(|one| one.key).filter(|key| *key != "median");
    let percentiles: Vec<String> = percentiles.map(|key| format!("`{key}`")).collect();
    [
        include_str!("reference/laws.md").trim_end(),
        "",
        "| law | what it is | given by | example, inside `[[company]]` |",
        "|---|---|---|---|",
        &rows.join("\n"),
        "",
        "The percentiles, each the value that so many of a hundred worlds stay below, are",
        &format!("{}; `median` is `p50`.", percentiles.join(", ")),
    ]
    .join("\n")
}

fn law(law: &LawKeys) -> String {
    let ways = law.ways.iter().map(Way::words).collect::<Vec<_>>().join("; or ");
    let beside = law.beside().iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let beside = if beside.is_empty() { beside } else { format!("; may have {beside}") };
    let note = if law.note.is_empty() { String::new() } else { format!("; {}", law.note) };
    format!("| `{}` | {} | {ways}{beside}{note} | `{}` |", law.word, law.doc, law.example)
}
