//! Numbers set from outside: `source[SoftBank].max_ltv=20%`, resolved on the tree before anything is read.
//!
//! An entry of a list is named in brackets, with or without quotes: by its `name` or `id`, by whom a commitment is
//! `with`, the `source` of a tranche, the `company` of a holding, or by its position from 1. A key that the file does
//! not have is added, and the reader then judges it as if the file had it.

use std::{fmt::Write, ops::Range};

use toml::de::DeTable;

use super::{
    read::labels,
    table::{Report, Said},
    tree::{Entries, Entry, Home, Node, Value},
};
use crate::{
    problem::{Origin, Place},
    traverse::join,
};

/// One override, as text: `PATH=VALUE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override(String);

impl Override {
    /// An override as it was typed; what is wrong with it is found when it is applied.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0
    }
}

/// A step of a path: a key, and the entry of a list it names.
#[derive(Debug)]
struct Segment {
    key: String,
    span: Range<usize>,
    entry: Option<(String, Range<usize>)>,
}

/// Sets every override into the tree, in order; what is wrong with one is reported and leaves the rest.
pub(super) fn apply(root: &mut Entries, overrides: &[Override], report: &Report) {
    for (index, one) in overrides.iter().enumerate() {
        let origin = Origin::Override(index);
        if let Err((span, said)) = set(root, one.text(), origin) {
            report.say("", &Place { origin, span }, said);
        }
    }
}

type Refusal = (Range<usize>, Said);

fn set(root: &mut Entries, text: &str, origin: Origin) -> Result<(), Refusal> {
    let (segments, equals) = path(text)?;
    let value = value(text, equals + 1, origin)?;
    let mut entries = root;
    let mut walked = String::new();
    let Some((last, before)) = segments.split_last() else {
        return Err((0..equals, Said::new("an override needs a path").suggest(EXAMPLE)));
    };
    for segment in before {
        entries = enter(entries, segment, origin, &mut walked)?;
    }
    if segments.len() == 1 && last.key == super::scenario::top::EXTENDS.key {
        let said = Said::new("what a file extends cannot be set beside it").found("not from here");
        return Err((last.span.clone(), said.suggest("write a file of its own that extends another")));
    }
    if let Some((_, span)) = &last.entry {
        let said = Said::new("this names a whole table").found("a key must follow");
        return Err((span.clone(), said.suggest(EXAMPLE)));
    }
    let key = Place { origin, span: last.span.clone() };
    entries.insert(last.key.clone(), Entry { key, node: value });
    Ok(())
}

/// The most keys of a path: far more than any place of a scenario needs, few enough for every walk through a tree.
const DEEPEST: usize = 16;

const EXAMPLE: &str = "write for example source[SoftBank].max_ltv=20% or market.oil.now=$60";

/// The table that a segment leads to.
fn enter<'t>(
    entries: &'t mut Entries,
    segment: &Segment,
    origin: Origin,
    walked: &mut String,
) -> Result<&'t mut Entries, Refusal> {
    if !walked.is_empty() {
        walked.push('.');
    }
    walked.push_str(&segment.key);
    let place = Place { origin, span: segment.span.clone() };
    if segment.entry.is_some() && !entries.contains_key(&segment.key) {
        return Err((
            segment.span.clone(),
            Said::new(format!("the scenario has no [[{walked}]]")).found("nothing to set"),
        ));
    }
    let empty = || Entry {
        key: place.clone(),
        node: Node { place: place.clone(), value: Value::Table(Entries::new()) },
    };
    let node = &mut entries.entry(segment.key.clone()).or_insert_with(empty).node;
    let shown = node.shown();
    match (&mut node.value, &segment.entry) {
        (Value::Table(inner), None) => Ok(inner),
        (Value::List(items), Some((label, span))) => pick(items, label).map_err(|said| (span.clone(), said)),
        (Value::List(_), None) => {
            let said = Said::new(format!("`{walked}` is a list: say which entry")).found("a list");
            Err((segment.span.clone(), said.suggest(format!("write {walked}[NAME]"))))
        }
        (_, None) => Err((segment.span.clone(), Said::new(format!("`{walked}` is no table")).found(shown))),
        (_, Some((_, span))) => {
            Err((span.clone(), Said::new(format!("`{walked}` is no list of tables")).found(shown)))
        }
    }
}

/// The path of what a text names, as numbers carry it: entries by the name that paths give them.
pub(super) fn resolve(root: &Entries, text: &str) -> Result<String, Said> {
    let (segments, _) = path(&format!("{text}=")).map_err(|(_, said)| said)?;
    let mut entries = Some(root);
    let mut resolved = String::new();
    for segment in &segments {
        resolved = join(&resolved, &segment.key);
        let node = entries.and_then(|entries| entries.get(&segment.key)).map(|entry| &entry.node);
        entries = match (node.map(|node| &node.value), &segment.entry) {
            (Some(Value::List(items)), Some((name, _))) => {
                let at = position(items, name)?;
                let inner = items.get(at).and_then(Node::entries);
                let _ = write!(resolved, "[{}]", labels(items).get(at).map_or("", String::as_str));
                inner
            }
            (Some(Value::Table(inner)), None) => Some(inner),
            (_, Some((name, _))) => {
                let said = Said::new(format!("the scenario has no [[{resolved}]]"));
                return Err(said.found(format!("no entry `{name}`")));
            }
            _ => None,
        };
    }
    Ok(resolved)
}

/// The entry of a list by its name or its position.
fn pick<'t>(items: &'t mut [Node], label: &str) -> Result<&'t mut Entries, Said> {
    let at = position(items, label)?;
    match items.get_mut(at).map(|node| &mut node.value) {
        Some(Value::Table(entries)) => Ok(entries),
        _ => Err(Said::new(format!("the entry `{label}` is no table"))),
    }
}

/// Where an entry of a list stands, by its name or its position from 1.
fn position(items: &[Node], label: &str) -> Result<usize, Said> {
    let named = items.iter().position(|item| names(item).any(|name| name == label));
    let numbered = || {
        label.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < items.len())
    };
    let Some(at) = named.or_else(numbered) else {
        let known: Vec<String> =
            items.iter().flat_map(|item| names(item).take(1).map(str::to_owned)).collect();
        let said = Said::new(format!("there is no entry `{label}`")).found("no such entry");
        return Err(said.suggest_name(label, known.iter().map(String::as_str)));
    };
    Ok(at)
}

/// What an entry can be called.
fn names(item: &Node) -> impl Iterator<Item = &str> {
    let entries = item.entries();
    ["name", "id", "with", "source", "company"]
        .into_iter()
        .filter_map(move |key| entries?.get(key)?.node.text().map(str::trim))
}

/// The path before the first `=` outside brackets, and where that is.
fn path(text: &str) -> Result<(Vec<Segment>, usize), Refusal> {
    let mut segments = Vec::new();
    let mut at = 0;
    loop {
        if segments.len() == DEEPEST {
            let said = Said::new(format!("a path has at most {DEEPEST} keys")).found("one key too many");
            return Err((at..text.len(), said.suggest(EXAMPLE)));
        }
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find(['.', '[', '=']).unwrap_or(rest.len());
        let key = rest.get(..length).unwrap_or_default();
        let trimmed = key.trim().trim_matches('"');
        let span = at..at + length;
        if trimmed.is_empty() {
            return Err((
                span,
                Said::new("an override reads PATH=VALUE").found("a key is missing").suggest(EXAMPLE),
            ));
        }
        at += length;
        let mut segment = Segment { key: trimmed.to_owned(), span, entry: None };
        if text.get(at..).is_some_and(|rest| rest.starts_with('[')) {
            let (label, span) = bracket(text, at)?;
            at = span.end + 1;
            segment.entry = Some((label, span));
        }
        segments.push(segment);
        match text.get(at..).and_then(|rest| rest.trim_start().chars().next()) {
            Some('.') => at += text.get(at..).and_then(|rest| rest.find('.')).unwrap_or(0) + 1,
            Some('=') => {
                return Ok((segments, at + text.get(at..).and_then(|rest| rest.find('=')).unwrap_or(0)));
            }
            _ => {
                let said = Said::new("an override reads PATH=VALUE").found("`=` and a value are missing");
                return Err((at..text.len(), said.suggest(EXAMPLE)));
            }
        }
    }
}

/// The name in brackets that open at a byte, and its span without them.
fn bracket(text: &str, open: usize) -> Result<(String, Range<usize>), Refusal> {
    let start = open + 1;
    let inner = text.get(start..).unwrap_or_default();
    let quoted = inner.strip_prefix('"').and_then(|rest| rest.find("\"]")).map(|length| length + 2);
    let Some(length) = quoted.or_else(|| inner.find(']')) else {
        return Err((open..text.len(), Said::new("this bracket is never closed").suggest(EXAMPLE)));
    };
    let label = inner.get(..length).unwrap_or_default().trim().trim_matches('"');
    Ok((label.to_owned(), start..start + length))
}

/// The value: TOML where it reads as TOML, else the text itself.
fn value(text: &str, start: usize, origin: Origin) -> Result<Node, Refusal> {
    let written = text.get(start..).unwrap_or_default();
    let trimmed = written.trim();
    let start = start + (written.len() - written.trim_start().len());
    let span = start..start + trimmed.len();
    if trimmed.is_empty() {
        return Err((
            start..start,
            Said::new("an override reads PATH=VALUE").found("a value is missing").suggest(EXAMPLE),
        ));
    }
    let line = format!("v={trimmed}");
    let home = Home { origin, shift: start.cast_signed() - 2 };
    let parsed =
        DeTable::parse(&line).ok().map(|table| home.entries(table.into_inner())).filter(|all| all.len() == 1);
    let toml = parsed.and_then(|mut entries| entries.remove("v")).map(|entry| entry.node);
    Ok(toml.unwrap_or_else(|| Node { place: Place { origin, span }, value: Value::Text(trimmed.to_owned()) }))
}

#[cfg(test)]
mod tests {
    use super::{Entries, Origin, Override, path, set};
    use crate::file::tree::{Home, Value};

    fn root(text: &str) -> Entries {
        Home::file(0).entries(toml::de::DeTable::parse(text).unwrap().into_inner())
    }

    #[test]
    fn paths_are_split() {
        let (segments, equals) = path("company[\"A.B=C\"].growth.now=1.2").unwrap();
        let keys: Vec<&str> = segments.iter().map(|segment| segment.key.as_str()).collect();
        assert_eq!((keys, equals), (vec!["company", "growth", "now"], 27));
        assert_eq!(segments[0].entry.as_ref().unwrap().0, "A.B=C");
    }

    #[test]
    fn entries_are_found_by_name_or_position() {
        let file = "[[company]]\nname = \"A\"\n[[company.capex]]\nfrom = \"2027-01\"\n";
        for text in [
            "company[A].cash=$3B",
            "company[1].capex[1].to=2028-01",
            "company[\"A\"].capex[1].per_year=\"$1B\"",
        ] {
            assert!(set(&mut root(file), text, Origin::Override(0)).is_ok(), "{text}");
        }
    }

    #[test]
    fn values_are_toml_or_text() {
        let mut tree = root("");
        for text in [
            "a=7",
            "b=$60",
            "c=[1, 2]",
            "d=1.2 to 3.5",
            "e=\"x\"",
            "f={law=\"normal\"}",
            "g=true",
            "h=1\ni=2",
        ] {
            assert!(set(&mut tree, text, Origin::Override(0)).is_ok(), "{text}");
        }
        assert!(matches!(tree["a"].node.value, Value::Number(_, Some(7))));
        assert_eq!(tree["b"].node.text(), Some("$60"));
        assert!(matches!(tree["c"].node.value, Value::List(_)));
        assert_eq!(tree["d"].node.text(), Some("1.2 to 3.5"));
        assert_eq!(tree["e"].node.text(), Some("x"));
        assert!(matches!(tree["f"].node.value, Value::Table(_)));
        assert!(matches!(tree["g"].node.value, Value::Flag(true)));
        assert_eq!(tree["h"].node.text(), Some("1\ni=2"));
        assert_eq!(tree["a"].node.place.span, 2..3);
    }

    #[test]
    fn malformed_overrides_are_refused() {
        for text in ["", "=", "a", "a=", "a..b=1", "a[b=1", "a[b]=1", ".a=1", "company[X].cash=1", "a[b]c=1"]
        {
            assert!(set(&mut root(""), text, Origin::Override(0)).is_err(), "{text:?}");
        }
        let deep = format!("a{}=1", ".a".repeat(10_000));
        assert!(set(&mut root(""), &deep, Origin::Override(0)).unwrap_err().1.message.contains("at most"));
        assert_eq!(Override::new("a=1").text(), "a=1");
    }
}
