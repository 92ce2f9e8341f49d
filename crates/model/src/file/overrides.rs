//! Numbers set from outside: `source[SoftBank].max_ltv=20%`, resolved on the tree before anything is read.
//!
//! An entry of a list is named in brackets, with or without quotes: by its `name` or `id`, by whom a commitment is
//! `with`, the `source` of a tranche, the `company` of a holding, or by its position from 1. A key that the file does
//! not have is added, and the reader then judges it as if the file had it. One climate of a number that is the same in
//! all makes it three.

use std::fmt::Write;

use toml::de::DeTable;

use super::{
    extends::REMOVE,
    field::Field,
    path::{EXAMPLE, Refusal, Segment, path},
    read::{label, placed},
    scenario::top,
    several::{self, CLIMATES},
    syntax,
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

/// Sets every override into the tree, in order; what is wrong with one is reported and leaves the rest.
pub(super) fn apply(root: &mut Entries, overrides: &[Override], report: &Report) {
    for (index, one) in overrides.iter().enumerate() {
        let origin = Origin::Override(index);
        if let Err((span, said)) = set(root, one.text(), origin) {
            report.say("", &Place { origin, span }, said);
        }
    }
}

/// What takes something away.
const REMOVES: &str =
    "write a file that `extends` this one, and in it the entry with what it is called by and `remove = true`";

fn set(root: &mut Entries, text: &str, origin: Origin) -> Result<(), Refusal> {
    let (segments, equals) = path(text)?;
    let value = value(text, equals + 1, origin)?;
    let mut entries = root;
    let mut walked = String::new();
    let mut section = Some(&top::SECTION);
    let Some((last, before)) = segments.split_last() else {
        return Err((0..equals, Said::new("an override needs a path").suggest(EXAMPLE)));
    };
    let mut several = false;
    for (segment, next) in before.iter().zip(segments.iter().skip(1)) {
        let field = section.and_then(|section| section.field(&segment.key));
        if let (Some(field), Some(entry)) = (field, entries.get_mut(&segment.key))
            && CLIMATES.contains(&next.key.as_str())
        {
            several::spread(field, &mut entry.node);
        }
        entries = enter(entries, segment, origin, &mut walked)?;
        several = field.is_some_and(|field| several::is_several(field, entries));
        section = field.and_then(Field::section);
    }
    if segments.len() == 1 && last.key == top::EXTENDS.key {
        let said = Said::new("what a file extends cannot be set beside it").found("not from here");
        return Err((last.span.clone(), said.suggest("write a file of its own that extends another")));
    }
    if last.key == REMOVE {
        let said = Said::new("nothing can be removed beside a file").found("not from here");
        return Err((last.span.clone(), said.suggest(REMOVES)));
    }
    if let Some((_, span)) = &last.entry {
        return Err((span.clone(), whole(entries, last)));
    }
    let key = Place { origin, span: last.span.clone() };
    let known = several.then(|| several::same_key(entries, &last.key)).flatten();
    entries.insert(known.unwrap_or_else(|| last.key.clone()), Entry { key, node: value });
    Ok(())
}

/// What is said where a path ends at an entry of a list: of tables it is one that is named, any other is set whole.
fn whole(entries: &Entries, last: &Segment) -> Said {
    let is_table = |items: &Vec<Node>| items.iter().any(|item| item.entries().is_some());
    match entries.get(&last.key).map(|entry| &entry.node.value) {
        Some(Value::List(items)) if !is_table(items) => {
            let said = Said::new(format!("`{}` is set as a whole", last.key)).found("one entry of a list");
            said.suggest(format!("write {}=[…] with all its entries", last.key))
        }
        _ => Said::new("this names a whole table").found("a key must follow").suggest(EXAMPLE),
    }
}

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
            Said::new(format!("the scenario has no [[{walked}]]"))
                .found("nothing to set")
                .suggest_key(&segment.key, entries.keys().map(String::as_str)),
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
                let _ = write!(resolved, "[{}]", label(items, at));
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

/// The entry that the first key of a path names: the key of its list, and where it stands there.
pub(super) fn first_entry(root: &Entries, text: &str) -> Option<(String, usize)> {
    let (segments, _) = path(&format!("{text}=")).ok()?;
    let first = segments.into_iter().next()?;
    let Value::List(items) = &root.get(&first.key)?.node.value else { return None };
    Some((first.key, position(items, &first.entry?.0).ok()?))
}

/// The entry of a list by its name or its position.
fn pick<'t>(items: &'t mut [Node], label: &str) -> Result<&'t mut Entries, Said> {
    let at = position(items, label)?;
    match items.get_mut(at).map(|node| &mut node.value) {
        Some(Value::Table(entries)) => Ok(entries),
        _ => Err(Said::new(format!("the entry `{label}` is no table"))),
    }
}

/// Where an entry of a list stands: by its name or id, its position from 1, or whom or what it is with.
fn position(items: &[Node], label: &str) -> Result<usize, Said> {
    let called = |keys: &'static [&'static str]| {
        let is_called = move |item| names(item, keys).any(|name| name == label);
        items.iter().enumerate().filter(move |(_, item)| is_called(item)).map(|(at, _)| at)
    };
    if let Some(at) = called(&OWN).next().or_else(|| placed(label, items.len())) {
        return Ok(at);
    }
    let mut others = called(&OTHERS);
    if let (Some(first), Some(second)) = (others.next(), others.next()) {
        let (first, second) = (first + 1, second + 1);
        let said = Said::new(format!("more than one entry is called `{label}`"));
        return Err(said
            .found(format!("{} of them", others.count() + 2))
            .suggest(format!("name it by its position: [{first}], [{second}] …")));
    }
    called(&OTHERS).next().ok_or_else(|| {
        let name = |item| names(item, &OWN).chain(names(item, &OTHERS)).next();
        let known: Vec<&str> = items.iter().filter_map(name).collect();
        let said = Said::new(format!("there is no entry `{label}`")).found("no such entry");
        said.suggest_name(label, known.into_iter())
    })
}

/// What an entry calls itself, and whom or what it is with or comes to.
const OWN: [&str; 2] = ["name", "id"];
const OTHERS: [&str; 4] = ["with", "source", "company", "outcome"];

/// What an entry can be called by these keys.
fn names<'i>(item: &'i Node, keys: &'static [&'static str]) -> impl Iterator<Item = &'i str> {
    let entries = item.entries();
    keys.iter().filter_map(move |key| entries?.get(*key)?.node.text().map(str::trim))
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
    let (table, errors) = DeTable::parse_recoverable(&line);
    // What begins as a table or a list is meant as TOML; anything else may be a text without its quotes.
    if trimmed.starts_with(['{', '['])
        && let Some((span, said)) = syntax::explained(&line, &errors, table.get_ref())
    {
        let place = |at: usize| start + at.saturating_sub(2);
        return Err((place(span.start)..place(span.end), said));
    }
    let parsed = errors.is_empty().then(|| home.entries(table.into_inner())).filter(|all| all.len() == 1);
    // `0x` is a multiple of nothing and no number to the base of sixteen, which nobody writes here.
    let based = ['x', 'b', 'o']
        .iter()
        .any(|base| trimmed.strip_prefix('0').is_some_and(|rest| rest.starts_with(*base)));
    let parsed = parsed.filter(|_| !based);
    let toml = parsed.and_then(|mut entries| entries.remove("v")).map(|entry| entry.node);
    Ok(toml.unwrap_or_else(|| Node { place: Place { origin, span }, value: Value::Text(trimmed.to_owned()) }))
}

#[cfg(test)]
mod tests {
    use super::{Entries, Origin, Override, set};
    use crate::file::tree::{Home, Value};

    fn root(text: &str) -> Entries {
        Home::file(0).entries(toml::de::DeTable::parse(text).unwrap().into_inner())
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
            "j=0x",
            "k=0x10",
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
        assert_eq!((tree["j"].node.text(), tree["k"].node.text()), (Some("0x"), Some("0x10")));
        assert_eq!(tree["a"].node.place.span, 2..3);
    }

    /// Whatever it stands in; an entry that is not there is said first.
    #[test]
    fn what_cannot_be_removed_from_here_can_elsewhere() {
        let file = "[[company]]\nname = \"A\"\n[company.tax]\nrate = 0.2\n";
        for (text, at) in
            [("company[A].remove=true", 11..17), ("company[A].tax.remove=true", 15..21), ("x.remove=1", 2..8)]
        {
            let (span, said) = set(&mut root(file), text, Origin::Override(0)).unwrap_err();
            assert_eq!((span, said.message.as_str()), (at, "nothing can be removed beside a file"), "{text}");
            assert!(said.suggestion.is_some_and(|advice| advice.contains("`extends`")), "{text}");
        }
        let (_, said) = set(&mut root(file), "company[B].remove=true", Origin::Override(0)).unwrap_err();
        assert_eq!(said.message, "there is no entry `B`");
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
