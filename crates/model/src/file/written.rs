//! A tree as TOML again: the same keys in the order of the definitions, without comments and in one layout. Reading it gives
//! the same scenario.

use std::fmt::Write;

use super::{
    document::fields,
    field::{Field, Kind, Section},
    tree::{Entries, Node, Value},
};
use crate::traverse::join;

/// A table and everything below it.
pub(super) fn toml(tree: &Entries, section: &Section) -> String {
    let mut text = String::new();
    table(&mut text, tree, section, "");
    text
}

/// The keys of a table, then the tables below it under their headers.
fn table(text: &mut String, entries: &Entries, section: &Section, path: &str) {
    let fields = fields(entries, section);
    for (key, node) in ordered(entries, &fields) {
        if below(&fields, key, node).is_none() {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{} = {}", key_of(key), literal(node));
        }
    }
    for (key, node) in ordered(entries, &fields) {
        let path = join(path, &key_of(key));
        match (below(&fields, key, node), &node.value) {
            (Some(section), Value::Table(entries)) => {
                let _ = write!(text, "\n[{path}]\n");
                table(text, entries, section, &path);
            }
            (Some(section), Value::List(items)) => {
                for item in items {
                    if let Value::Table(entries) = &item.value {
                        let _ = write!(text, "\n[[{path}]]\n");
                        table(text, entries, section, &path);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The keys of a table in the order of its fields; what no field declares comes last.
fn ordered<'e>(entries: &'e Entries, fields: &[&Field]) -> Vec<(&'e String, &'e Node)> {
    let place = |key: &str| fields.iter().position(|field| field.key == key).unwrap_or(fields.len());
    let mut ordered: Vec<_> = entries.iter().map(|(key, entry)| (key, &entry.node)).collect();
    ordered.sort_by_key(|(key, _)| place(key));
    ordered
}

/// The keys of the table or tables that stand under a key; `None` where it holds a value. An empty list is a value: it has
/// no header to stand under.
fn below(fields: &[&Field], key: &str, node: &Node) -> Option<&'static Section> {
    let field = fields.iter().find(|field| field.key == key)?;
    match (field.kind, &node.value) {
        (Kind::Table(section), Value::Table(_)) => Some(section),
        (Kind::Tables(section), Value::List(items)) if !items.is_empty() => Some(section),
        _ => None,
    }
}

/// A value on one line.
pub(super) fn literal(node: &Node) -> String {
    match &node.value {
        Value::Text(text) => quoted(text.trim()),
        Value::Number(_, Some(whole)) => whole.to_string(),
        Value::Number(value, None) => float(*value),
        Value::Flag(flag) => flag.to_string(),
        Value::Date(date) => date.clone(),
        Value::List(items) => {
            format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", "))
        }
        Value::Table(entries) => inline(entries),
        Value::Wrong => quoted(""),
    }
}

/// The keys of a number's table, in the order a person would write them.
const FIRST: [&str; 3] = ["value", "law", "boom"];
const LAST: [&str; 4] = ["drought", "source", "as_of", "note"];

fn inline(entries: &Entries) -> String {
    let rank = |key: &str| {
        let first = FIRST.iter().position(|known| *known == key);
        let last = LAST.iter().position(|known| *known == key).map(|at| FIRST.len() + 1 + at);
        first.or(last).unwrap_or(FIRST.len())
    };
    let mut keys: Vec<_> = entries.iter().collect();
    keys.sort_by_key(|(key, _)| rank(key));
    let pairs: Vec<String> =
        keys.into_iter().map(|(key, entry)| format!("{} = {}", key_of(key), literal(&entry.node))).collect();
    if pairs.is_empty() { "{}".into() } else { format!("{{ {} }}", pairs.join(", ")) }
}

/// A float that TOML reads as a float again, to the bit.
fn float(value: f64) -> String {
    let text = format!("{value:?}");
    text.replace("NaN", "nan")
}

/// A key, in quotes where it must be.
fn key_of(key: &str) -> String {
    let bare =
        !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
    if bare { key.to_owned() } else { quoted(key) }
}

/// A text in quotes. What would end the line or command a terminal is escaped.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if letter.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(letter));
            }
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{Section, toml};
    use crate::file::{scenario::top, tree::Home};

    fn rewritten(text: &str, section: &Section) -> String {
        toml(&Home::file(0).entries(toml::de::DeTable::parse(text).unwrap().into_inner()), section)
    }

    #[test]
    fn keys_come_in_the_order_of_the_definitions() {
        let text = "[[company]]\ncash='$3B'# much\nname=\"A\"\n[company.growth]\nvolatility=1e-1\nnow=3\n[run]\nseed=7\n";
        let expected = "\n[run]\nseed = 7\n\n[[company]]\nname = \"A\"\ncash = \"$3B\"\n\n[company.growth]\nnow = 3\n\
                        volatility = 0.1\n";
        assert_eq!(rewritten(text, &top::SECTION), expected);
    }

    #[test]
    fn values_keep_what_they_say() {
        let text = "name = \"a \\\"b\\\" \\u0007 é\"\nmarks = [\"2 years\"]\n\"odd key\" = { note = 'x', value = -1.5e300, b = true }\n";
        let expected = "name = \"a \\\"b\\\" \\u0007 é\"\nmarks = [\"2 years\"]\n\
                        \"odd key\" = { value = -1.5e300, b = true, note = \"x\" }\n";
        assert_eq!(rewritten(text, &top::SECTION), expected);
        assert_eq!(rewritten(expected, &top::SECTION), expected);
    }
}
