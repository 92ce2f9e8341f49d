//! Every table with its keys, from the declarations alone.

use drypowder_model::file::{Field, Kind, KindOf, Presence, TableAt};

use super::super::words;

/// The second half of the page.
pub(super) fn listed(tables: &[TableAt]) -> String {
    let sections: Vec<String> = tables.iter().map(section).collect();
    format!("{}\n\n{}", include_str!("tables.md").trim_end(), sections.join("\n\n"))
}

fn section(table: &TableAt) -> String {
    let mut parts = vec![format!("### {}", heading(table))];
    if !table.path.is_empty() {
        parts.push(table.doc.into());
    }
    parts.push(rows(table, table.section.fields()));
    if let Some(kinds) = table.section.kinds {
        parts.extend(kinds.own.iter().map(|kind| of_kind(table, kinds.by, kind)));
    }
    parts.join("\n\n")
}

/// How a file heads the table.
fn heading(table: &TableAt) -> String {
    match (table.path.as_str(), table.many) {
        ("", _) => "The top of the file".into(),
        (path, true) => format!("`[[{path}]]`"),
        (path, false) => format!("`[{path}]`"),
    }
}

fn of_kind(table: &TableAt, by: &Field, kind: &KindOf) -> String {
    let idle = match kind.idle {
        [] => String::new(),
        keys => {
            let keys: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
            format!(" Without effect, and so refused: {}.", keys.join(", "))
        }
    };
    let heading = format!("#### {} with `{} = \"{}\"`", heading(table), by.key, kind.word);
    format!("{heading}\n\n{}{idle}\n\n{}", kind.doc, rows(table, kind.fields.iter()))
}

fn rows(table: &TableAt, fields: impl Iterator<Item = &'static Field>) -> String {
    let rows: Vec<String> = fields.map(|field| row(table, field)).collect();
    format!("| key | holds | when absent | meaning |\n|---|---|---|---|\n{}", rows.join("\n"))
}

fn row(table: &TableAt, field: &Field) -> String {
    let cells = [holds(table, field), absent(field), meaning(field)].map(|cell| cell.replace('|', "\\|"));
    format!("| `{}` | {} |", field.key, cells.join(" | "))
}

fn holds(table: &TableAt, field: &Field) -> String {
    let below = super::super::schema::below(&table.path, field);
    match field.kind {
        Kind::Table(_) => format!("the table `[{below}]`"),
        Kind::Tables(_) => format!("tables `[[{below}]]`"),
        _ => words::holds(field),
    }
}

fn absent(field: &Field) -> String {
    match field.presence {
        Presence::Required => "**required**".into(),
        Presence::Optional => words::without(field).map_or("nothing", |(absent, _)| absent).into(),
        Presence::Default(spoken) => format!("`{}`", words::written(field, spoken)),
        Presence::Derived(words) => words.into(),
    }
}

/// What it means, an example, and the equation it enters.
fn meaning(field: &Field) -> String {
    let said = match words::without(field) {
        Some((_, meaning)) if field.presence == Presence::Optional => meaning,
        _ => field.doc,
    };
    let example = words::example(field).map_or_else(String::new, |example| format!(" {example}"));
    let enters = match field.enters {
        "" => String::new(),
        equation => format!(" Enters: {}.", equation.trim_end_matches('.')),
    };
    format!("{said}{example}{enters}")
}
