//! A file that was read: the scenario it means, and how it says it.

use std::collections::BTreeMap;

use super::{
    field::{Field, Kind, Presence, Section},
    laws,
    read::labels,
    scenario::top,
    several::is_several,
    table::Report,
    tree::{Entries, Node, Value},
    value::{self, Spot},
    written,
};
use crate::{
    Param, Scenario,
    problem::{Place, Texts},
    traverse::join,
};

/// A scenario with the texts it was read from.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it means.
    pub scenario: Scenario,
    pub(super) tree: Entries,
    texts: Texts,
}

/// A number as the file states it, or as it is by default.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Its declaration.
    pub field: &'static Field,
    /// Its law, where it comes from, and its path.
    pub param: Param,
    /// Where it is written. Absent: it is the default.
    pub place: Option<Place>,
}

impl Stated {
    /// Whether somebody chooses the number: it is never drawn.
    #[must_use]
    pub fn is_lever(&self) -> bool {
        matches!(self.field.kind, Kind::Lever(_))
    }

    /// The number's law with its own parameters, as a file would write it: reading it gives the law to the bit.
    #[must_use]
    pub fn law(&self) -> String {
        laws::written(&self.param.law, self.field.quantity())
    }
}

impl Document {
    pub(super) fn new(scenario: Scenario, tree: Entries, texts: Texts) -> Self {
        Self { scenario, tree, texts }
    }

    /// The texts it was read from.
    #[must_use]
    pub fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The whole scenario as one file that extends nothing and reads no other: its keys in the order of the definitions,
    /// without comments, every value as it was written. Reading it gives the same scenario.
    #[must_use]
    pub fn to_toml(&self) -> String {
        written::toml(&self.tree, &top::SECTION)
    }

    /// Where every key of the scenario has its value, by path: `company[OpenAI].growth.now`, and
    /// `company[OpenAI].growth.now.as_of` where a number is a table of its own.
    #[must_use]
    pub fn places(&self) -> BTreeMap<String, Place> {
        let mut places = BTreeMap::new();
        places_of(&self.tree, "", &mut places);
        places
    }

    /// Every number of the scenario, levers and defaults among them, in the order of the definitions. A cohort's numbers
    /// stand once, as the file states them.
    #[must_use]
    pub fn numbers(&self) -> Vec<Stated> {
        numbers(&self.tree)
    }
}

fn places_of(entries: &Entries, path: &str, places: &mut BTreeMap<String, Place>) {
    for (key, entry) in entries {
        let path = join(path, key);
        match &entry.node.value {
            Value::Table(inner) => places_of(inner, &path, places),
            Value::List(items) => {
                for (label, item) in labels(items).iter().zip(items) {
                    if let Some(inner) = item.entries() {
                        places_of(inner, &format!("{path}[{label}]"), places);
                    }
                }
            }
            _ => {}
        }
        places.insert(path, entry.node.place.clone());
    }
}

/// Every number of a tree.
pub(super) fn numbers(tree: &Entries) -> Vec<Stated> {
    let mut numbers = Vec::new();
    of_table(tree, &top::SECTION, "", &mut numbers);
    numbers
}

/// The keys a table has, its kind's own among them.
pub(super) fn fields(entries: &Entries, section: &Section) -> Vec<&'static Field> {
    let kind = section.kinds.and_then(|kinds| {
        let word = entries.get(kinds.by.key)?.node.text()?.trim();
        section.kind(word)
    });
    let idle = kind.map_or(&[][..], |kind| kind.idle);
    let own = kind.iter().flat_map(|kind| kind.fields.iter());
    section.fields().filter(|field| !idle.contains(&field.key)).chain(own).collect()
}

fn of_table(entries: &Entries, section: &Section, path: &str, numbers: &mut Vec<Stated>) {
    for field in fields(entries, section) {
        let (key, node) = written_under(entries, field.key);
        let path = join(path, key);
        match (field.kind, node) {
            (Kind::Table(section), Some(Node { value: Value::Table(entries), .. })) => {
                of_table(entries, section, &path, numbers);
            }
            (Kind::Tables(section), Some(Node { value: Value::List(items), .. })) => {
                for (label, item) in labels(items).iter().zip(items) {
                    if let Some(entries) = item.entries() {
                        of_table(entries, section, &format!("{path}[{label}]"), numbers);
                    }
                }
            }
            (
                Kind::Number(_) | Kind::Lever(_) | Kind::Known(_) | Kind::ByClimate(_) | Kind::Schedule(_),
                node,
            ) => {
                number(field, node, &path, numbers);
            }
            _ => {}
        }
    }
}

/// The key under which a table has what is declared as `key`, and its value: a pair of shocks may be named in either order.
fn written_under<'e>(entries: &'e Entries, key: &'static str) -> (&'e str, Option<&'e Node>) {
    let turned = || {
        let (first, second) = key.split_once('-')?;
        entries.get_key_value(format!("{second}-{first}").as_str())
    };
    match entries.get_key_value(key).or_else(turned) {
        Some((written, entry)) => (written, Some(&entry.node)),
        None => (key, None),
    }
}

fn number(field: &'static Field, node: Option<&Node>, path: &str, numbers: &mut Vec<Stated>) {
    match (node, field.presence) {
        (Some(Node { value: Value::Table(entries), .. }), _) if is_several(field, entries) => {
            for (which, entry) in entries {
                numbers.push(stated(field, &entry.node, join(path, which), true));
            }
        }
        (Some(node), _) => numbers.push(stated(field, node, path.to_owned(), true)),
        (None, Presence::Default(spoken)) => {
            let node = Node { place: Place::default(), value: Value::Text(spoken.to_owned()) };
            numbers.push(stated(field, &node, path.to_owned(), false));
        }
        (None, _) => {}
    }
}

fn stated(field: &'static Field, node: &Node, path: String, written: bool) -> Stated {
    // The tree was read before without a problem, or its problems were reported then.
    let report = Report::default();
    let param = value::param(&Spot { report: &report, path, field }, node);
    Stated { field, param, place: written.then(|| node.place.clone()) }
}
