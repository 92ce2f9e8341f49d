//! A parsed file as a tree in which every key and value knows its place.
//!
//! TOML's own tree, made owned so that overrides, whose places lie in other texts, can be set into it.

use std::{collections::BTreeMap, ops::Range};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::problem::{Origin, Place};

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) value: Value,
}

/// What a file can say.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(String),
    /// Any number; the second is the same when it is whole and not negative.
    Number(f64, Option<u64>),
    Flag(bool),
    /// A TOML date or time, as written.
    Date(String),
    List(Vec<Node>),
    Table(Entries),
    /// What was wrong has been reported; nothing more is to be said.
    Wrong,
}

/// The keys of a table.
pub(crate) type Entries = BTreeMap<String, Entry>;

/// A key with its place, and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Place,
    pub(crate) node: Node,
}

/// Where a tree's text is: spans in it are moved by `shift` to be places in the text a person wrote.
#[derive(Clone, Copy)]
pub(crate) struct Home {
    pub(crate) origin: Origin,
    pub(crate) shift: isize,
}

impl Home {
    /// The scenario file, or the one of that index that it extends.
    pub(crate) const fn file(index: usize) -> Self {
        Self { origin: Origin::File(index), shift: 0 }
    }

    pub(crate) fn place(self, span: &Range<usize>) -> Place {
        let moved = |at: usize| at.saturating_add_signed(self.shift);
        Place { origin: self.origin, span: moved(span.start)..moved(span.end) }
    }

    /// The entries of a table. The parser's own limit on nesting bounds the recursion.
    /// TOML's own tree is given away, so that the two are never whole at once: each takes far more than its text.
    pub(crate) fn entries(self, table: DeTable<'_>) -> Entries {
        table
            .into_iter()
            .map(|(key, value)| {
                let entry = Entry { key: self.place(&key.span()), node: self.node(value) };
                (key.into_inner().into_owned(), entry)
            })
            .collect()
    }

    fn node(self, value: Spanned<DeValue<'_>>) -> Node {
        Node { place: self.place(&value.span()), value: self.value(value.into_inner()) }
    }

    fn value(self, value: DeValue<'_>) -> Value {
        match value {
            DeValue::String(text) => Value::Text(text.into_owned()),
            DeValue::Integer(integer) => {
                let digits = integer.as_str().replace('_', "");
                let whole = u64::from_str_radix(&digits, integer.radix()).ok();
                Value::Number(whole.map_or_else(|| number(&digits), |whole| whole as f64), whole)
            }
            DeValue::Float(float) => Value::Number(number(float.as_str()), None),
            DeValue::Boolean(flag) => Value::Flag(flag),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(list) => Value::List(list.into_iter().map(|value| self.node(value)).collect()),
            DeValue::Table(table) => Value::Table(self.entries(table)),
        }
    }
}

/// A number's text as a float; what cannot be one is no number and so is refused wherever it stands.
fn number(text: &str) -> f64 {
    text.replace('_', "").parse().unwrap_or(f64::NAN)
}

impl Node {
    /// The text, when it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The keys, when it is a table.
    pub(crate) fn entries(&self) -> Option<&Entries> {
        match &self.value {
            Value::Table(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value as a message shows it.
    pub(crate) fn shown(&self) -> String {
        match &self.value {
            Value::Text(text) => format!("found {}", quoted(text)),
            Value::Number(value, _) => format!("found {value}"),
            Value::Flag(flag) => format!("found {flag}"),
            Value::Date(date) => format!("found the date {date}"),
            Value::List(_) => "found a list".into(),
            Value::Table(_) => "found a table".into(),
            Value::Wrong => "found something wrong".into(),
        }
    }
}

/// A text in quotes, shortened when it is long.
pub(crate) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("\"{short}\"")
}
