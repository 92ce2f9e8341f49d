//! Keys and tables that are given twice.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::{Explained, line::Line};
use crate::{file::table::Said, problem::Position};

pub(super) fn explained(
    text: &str,
    message: &str,
    span: &Range<usize>,
    read: &DeTable<'_>,
) -> Option<Explained> {
    message.starts_with("duplicate key").then_some(())?;
    let name = text.get(span.clone())?;
    let line = Line::of(text, span.start);
    let header = line.get(&line.bare());
    if header.starts_with('[') && line.sides().is_none() {
        return Some(header_twice(text, line, header));
    }
    let first = earlier(read, name.trim_matches(['"', '\'']), span.start);
    let found =
        first.map_or_else(|| "given before".into(), |at| format!("first given {}", on_line(text, at)));
    let said = Said::new(format!("the key `{name}` is given twice in one table")).found(found);
    Some((span.clone(), said.suggest("keep one of the two, or give one the key that it was meant for")))
}

fn on_line(text: &str, at: usize) -> String {
    format!("on line {}", Position::of(text, at).line)
}

/// A header that stands above, or whose name is a key above.
fn header_twice(text: &str, line: Line<'_>, header: &str) -> Explained {
    let name = header.trim_matches(['[', ']']);
    let above = |wanted: &str| {
        let before = text.get(..line.start).unwrap_or_default();
        let mut at = 0;
        let starts = before.split_inclusive('\n').map(|one| {
            at += one.len();
            (at - one.len(), one)
        });
        starts.filter(|(_, one)| one.trim_start().starts_with(wanted)).last().map(|(at, _)| at)
    };
    let place = line.place(&line.bare());
    let (same, list) = (format!("[{name}]"), format!("[[{name}]]"));
    if let Some(first) = above(&list).filter(|_| header == same) {
        let said = Said::new(format!("`{name}` is a list of tables, each under its own {list}"));
        let said = said.found(format!("{list} stands {}", on_line(text, first)));
        return (place, said.suggest(format!("write {list}")));
    }
    let said = Said::new(format!("the table {header} is given twice"));
    let said = match above(header) {
        Some(first) => said.found(format!("first given {}", on_line(text, first))),
        None => said.found("a key of this name was given before"),
    };
    (place, said.suggest("move these keys under the first, and delete this line"))
}

/// Where a key of this name stands last before a place.
fn earlier(table: &DeTable<'_>, name: &str, before: usize) -> Option<usize> {
    let own = table.iter().filter(|(key, _)| key.get_ref().as_ref() == name).map(|(key, _)| key.span().start);
    let inner = table.iter().filter_map(|(_, value)| within(value.get_ref(), name, before));
    own.filter(|at| *at < before).chain(inner).max()
}

fn within(value: &DeValue<'_>, name: &str, before: usize) -> Option<usize> {
    match value {
        DeValue::Table(table) => earlier(table, name, before),
        DeValue::Array(items) => items.iter().filter_map(|item| within(item.get_ref(), name, before)).max(),
        _ => None,
    }
}
