//! Reading the keys of a table that are not uncertain numbers: texts, flags, words, months, levers, lists and tables.

use std::collections::BTreeMap;

use super::{
    field::{Field, Kind, Presence},
    several::{CLIMATES, dated_key, is_by_climate, is_schedule},
    table::{Said, Table},
    tree::{Node, Value, quoted},
    value::{self, Spot},
};
use crate::{
    Param,
    market::ByClimate,
    problem::nearest,
    traverse::join,
    units::{Month, Quantity},
};

/// The most spans of a list: as many as the longest horizon has months.
const MOST_SPANS: usize = 1_200;

/// The longest name, in characters.
const LONGEST_NAME: usize = 60;

/// The longest text, in characters.
const LONGEST_TEXT: usize = 2_000;

impl<'a> Table<'a> {
    /// A text that is not empty; empty when it is wrong.
    pub(crate) fn text(&self, field: &Field) -> String {
        self.needed(field).and_then(|node| self.text_of(field, node)).unwrap_or_default()
    }

    /// A name. It stands in paths and in the names of members of cohorts, so it is short.
    pub(crate) fn name(&self, field: &Field) -> String {
        self.optional_name(field).unwrap_or_else(|| self.text(field))
    }

    /// A name that may be absent; empty when it is wrong.
    pub(crate) fn optional_name(&self, field: &Field) -> Option<String> {
        self.node(field)?;
        let name = self.text(field);
        let length = name.chars().count();
        if length <= LONGEST_NAME {
            return Some(name);
        }
        let said = Said::new(format!("a name has at most {LONGEST_NAME} characters"));
        self.say(field, said.found(format!("{length} characters")).suggest("write the rest into a comment"));
        Some(String::new())
    }

    /// A text that may be absent.
    pub(crate) fn optional_text(&self, field: &Field) -> Option<String> {
        self.node(field).and_then(|node| self.text_of(field, node))
    }

    fn text_of(&self, field: &Field, node: &Node) -> Option<String> {
        // Names are printed in reports and terminals: no line breaks, nothing that commands a terminal.
        let printable = |text: &&str| !text.is_empty() && !text.contains(char::is_control);
        let Some(text) = node.text().map(str::trim).filter(printable) else {
            self.wrong(field, node, "a text on one line", "write it in quotes");
            return None;
        };
        if text.chars().count() > LONGEST_TEXT {
            let expected = format!("a text of at most {LONGEST_TEXT} characters");
            self.wrong(field, node, &expected, "write the rest into a comment");
            return None;
        }
        Some(text.to_owned())
    }

    /// True or false.
    pub(crate) fn flag(&self, field: &Field) -> bool {
        match self.needed(field) {
            None => field.presence == Presence::Default("true"),
            Some(Node { value: Value::Flag(flag), .. }) => *flag,
            Some(node) => {
                self.wrong(field, node, "true or false", "write true or false, without quotes");
                false
            }
        }
    }

    /// The position of one of the words of a choice.
    pub(crate) fn choice(&self, field: &Field) -> Option<usize> {
        let Kind::Choice(words) = field.kind else {
            return None;
        };
        let Some(node) = self.needed(field) else {
            return words.iter().position(|word| field.presence == Presence::Default(word));
        };
        let text = node.text().unwrap_or_default();
        let position = words.iter().position(|word| *word == text);
        if position.is_none() {
            let list = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            let suggestion = nearest(text, words.iter().copied())
                .map_or_else(|| format!("write one of {list}"), |word| format!("did you mean \"{word}\"?"));
            self.wrong(field, node, &format!("one of {list}"), &suggestion);
        }
        position
    }

    /// A calendar month.
    pub(crate) fn month(&self, field: &Field) -> Option<Month> {
        let node = self.needed(field)?;
        let read = match &node.value {
            Value::Text(text) | Value::Date(text) => Month::read(text),
            _ => Err(Month::none()),
        };
        read.map_err(|misread| self.spot(field).misread(node, misread)).ok()
    }

    /// A whole number in the field's range.
    pub(crate) fn whole(&self, field: &Field) -> u64 {
        let low = field.range.low.bound().map_or(0, |low| low as u64);
        let default = match field.presence {
            Presence::Default(spoken) => spoken.parse().unwrap_or(low),
            _ => low,
        };
        let Some(node) = self.needed(field) else {
            return default;
        };
        match node.value {
            Value::Number(value, Some(whole)) if field.range.contains(value) => whole,
            _ => {
                let expected = format!("a whole number, {}", field.range.words(Quantity::Signed));
                self.wrong(field, node, &expected, &format!("write for example {default}, without quotes"));
                default
            }
        }
    }

    /// A number somebody chooses.
    pub(crate) fn lever(&self, field: &Field) -> f64 {
        self.chosen(field, &self.param(field))
    }

    /// A number somebody chooses, or nothing.
    pub(crate) fn optional_lever(&self, field: &Field) -> Option<f64> {
        self.optional(field).map(|param| self.chosen(field, &param))
    }

    fn chosen(&self, field: &Field, param: &Param) -> f64 {
        param.known().unwrap_or_else(|| {
            let said = Said::new(format!("`{}` is chosen by somebody, so it cannot be uncertain", field.key));
            let said = said.found("an uncertain number");
            let advice = "and compare choices by runs that differ in it";
            self.say(field, said.suggest(format!("{}, {advice}", field.expects())));
            f64::NAN
        })
    }

    /// A number that is not uncertain, or `None` after reporting what is wrong with it.
    pub(crate) fn known(&self, field: &Field) -> Option<f64> {
        self.needed(field).and_then(|node| self.spot(field).known(node))
    }

    /// A number for each climate: one for all, or a table of three.
    pub(crate) fn by_climate(&self, field: &Field) -> ByClimate<Param> {
        let table = self.node(field).and_then(|node| match &node.value {
            Value::Table(entries) if is_by_climate(entries) => Some((node, entries)),
            _ => None,
        });
        let Some((node, entries)) = table else {
            let one = self.param(field);
            return ByClimate { boom: one.clone(), normal: one.clone(), drought: one };
        };
        let [boom, normal, drought] = CLIMATES.map(|key| Field { key, ..field.required() });
        let table = Table::unchecked(self.report, self.path_of(field), &node.place, entries)
            .knowing(&[&[boom, normal, drought]]);
        ByClimate { boom: table.param(&boom), normal: table.param(&normal), drought: table.param(&drought) }
    }

    /// A number for each of several dates, in their order; `None` where the key holds one number or none.
    pub(crate) fn schedule(&self, field: &Field) -> Option<Vec<(Month, Param)>> {
        let Value::Table(entries) = &self.node(field)?.value else {
            return None;
        };
        if !is_schedule(entries) {
            return None;
        }
        let mut dated: BTreeMap<Month, Param> = BTreeMap::new();
        for (key, entry) in entries {
            let path = join(&self.path_of(field), key);
            let Some(month) = dated_key(key) else {
                let said = Said::new("expected a month or a year before the number").found("no date");
                self.report.say(&path, &entry.key, said.suggest("write for example \"2027-03\" or 2027"));
                continue;
            };
            let spot = Spot { report: self.report, path: path.clone(), field };
            if dated.insert(month, value::param(&spot, &entry.node)).is_some() {
                self.report.say(&path, &entry.key, Said::new(format!("{month} is given twice")));
            }
        }
        Some(dated.into_iter().collect())
    }

    /// A list of texts that may be absent.
    pub(crate) fn texts(&self, field: &Field) -> Option<Vec<String>> {
        let written = self.node(field).and_then(Node::text);
        let suggestion = match written {
            Some(name) => format!("put it in brackets: [{}]", quoted(name)),
            None => "write names in brackets, each in quotes and with commas between".into(),
        };
        let items = self.items(field, "a list of names", &suggestion)?;
        Some(items.iter().filter_map(|item| self.text_of(field, item)).collect())
    }

    /// A list of spans in months that may be absent, each with its place in the list.
    pub(crate) fn spans(&self, field: &Field) -> Option<Vec<(&'a Node, f64)>> {
        let items = self.items(field, "a list of spans", "write for example [\"24 months\", \"4 years\"]")?;
        if items.len() > MOST_SPANS {
            self.say(
                field,
                Said::new(format!("at most {MOST_SPANS} spans")).found(format!("{} here", items.len())),
            );
            return None;
        }
        let spot = self.spot(field);
        let months = |item| spot.plain(item, Quantity::Span).unwrap_or(f64::NAN);
        Some(items.iter().map(|item| (item, months(item))).collect())
    }

    fn items(&self, field: &Field, expected: &str, suggestion: &str) -> Option<&'a [Node]> {
        let node = self.node(field)?;
        if let Value::List(items) = &node.value {
            return Some(items);
        }
        self.wrong(field, node, expected, suggestion);
        None
    }

    /// A table under a key.
    pub(crate) fn table(&self, field: &Field) -> Option<Table<'a>> {
        self.bare_table(field).map(|table| table.knowing(parts(field)))
    }

    /// A table under a key, its keys not yet checked.
    pub(crate) fn bare_table(&self, field: &Field) -> Option<Table<'a>> {
        let node = self.needed(field)?;
        if let Value::Table(entries) = &node.value {
            return Some(Table::unchecked(self.report, self.path_of(field), &node.place, entries));
        }
        self.wrong(field, node, "a table", &format!("write [{}]", self.header(field)));
        None
    }

    /// The tables of a list, each named in paths by its `name` or its position from 1; keys not yet checked.
    pub(crate) fn bare_tables(&self, field: &Field) -> Vec<Table<'a>> {
        let Some(node) = self.needed(field) else {
            return Vec::new();
        };
        let suggestion = format!("write [[{}]] above each entry", self.header(field));
        let Value::List(items) = &node.value else {
            self.wrong(field, node, "a list of tables", &suggestion);
            return Vec::new();
        };
        for item in items.iter().filter(|item| !matches!(item.value, Value::Table(_))) {
            self.wrong(field, item, "a table", &suggestion);
        }
        self.listed(field)
    }

    /// The tables of a list that was already read, without reporting anything again.
    pub(crate) fn listed(&self, field: &Field) -> Vec<Table<'a>> {
        let Some(Node { value: Value::List(items), .. }) = self.node(field) else {
            return Vec::new();
        };
        let table = |(label, item): (String, &'a Node)| {
            let path = format!("{}[{label}]", self.path_of(field));
            Some(Table::unchecked(self.report, path, &item.place, item.entries()?))
        };
        labels(items).into_iter().zip(items).filter_map(table).collect()
    }

    /// The tables of a list.
    pub(crate) fn tables(&self, field: &Field) -> Vec<Table<'a>> {
        self.bare_tables(field).into_iter().map(|table| table.knowing(parts(field))).collect()
    }

    /// How TOML heads the table under a key: `company.growth`, without the names in brackets.
    fn header(&self, field: &Field) -> String {
        let mut depth = 0;
        self.path_of(field)
            .chars()
            .filter(|c| {
                depth += i32::from(*c == '[');
                let kept = depth == 0;
                depth -= i32::from(*c == ']');
                kept
            })
            .collect()
    }
}

/// The keys of the table a key holds.
fn parts(field: &Field) -> &'static [&'static [Field]] {
    match field.kind {
        Kind::Table(section) | Kind::Tables(section) => section.parts,
        _ => &[],
    }
}

/// What the entries of a list are called in paths: by their name, or by whom or what they are with where no other is, or
/// by their position from 1. No two right entries are called the same, and whatever an entry is called leads to it.
pub(super) fn labels(items: &[Node]) -> Vec<String> {
    let telling: Vec<Telling<'_>> = items.iter().map(telling).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, text) in telling.iter().flatten() {
        *counts.entry(text).or_default() += 1;
    }
    let alone = |text: &str| counts.get(text) == Some(&1);
    telling.iter().enumerate().map(|(at, one)| called(*one, at, items.len(), alone)).collect()
}

/// What one entry of a list is called in paths.
pub(super) fn label(items: &[Node], at: usize) -> String {
    let same = |text: &str| items.iter().filter_map(telling).filter(|(_, other)| *other == text).count();
    called(items.get(at).and_then(telling), at, items.len(), |text| same(text) == 1)
}

fn called(telling: Telling<'_>, at: usize, among: usize, alone: impl Fn(&str) -> bool) -> String {
    let short = |text: &str| text.chars().nth(LONGEST_NAME).is_none();
    match telling {
        Some(("name", text)) => text.chars().take(LONGEST_NAME).collect(),
        Some((_, text)) if short(text) && placed(text, among).is_none() && alone(text) => text.to_owned(),
        _ => (at + 1).to_string(),
    }
}

/// Where the entry of a list stands whose position from 1 a text is.
pub(super) fn placed(text: &str, among: usize) -> Option<usize> {
    text.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|at| *at < among)
}

/// What tells an entry apart, and by which key.
type Telling<'n> = Option<(&'static str, &'n str)>;

/// What tells an entry apart: its name, whom or what it is with, or what comes of it.
fn telling(item: &Node) -> Telling<'_> {
    ["name", "of", "with", "source", "company", "outcome"]
        .into_iter()
        .find_map(|key| Some((key, told(item, key)?)))
}

/// A text of an entry that could be what it is called.
fn told<'n>(item: &'n Node, key: &str) -> Option<&'n str> {
    item.entries()?.get(key)?.node.text().map(str::trim).filter(|text| !text.is_empty())
}
