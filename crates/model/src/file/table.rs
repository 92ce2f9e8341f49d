//! A table of the file while it is read.
//!
//! Every reader method reports what is wrong and returns something all the same: a placeholder that fails no later
//! check. So one pass finds all problems, each once. A key that is missing is not reported when an unknown key of the
//! same table is most likely the same key misspelled.

use std::cell::{Cell, RefCell};

use super::{
    extends::REMOVE,
    field::{Field, Presence},
    tree::{Entries, Entry, Node, Value, quoted},
    value::{self, Spot},
};
use crate::{
    Param,
    problem::{Origin, Place, Problem, Problems, Texts, listed, nearest},
    traverse::join,
};

/// Collects problems while a file is read.
#[derive(Default)]
pub(crate) struct Report {
    problems: RefCell<Vec<Problem>>,
    /// How many more were only counted.
    unlisted: Cell<usize>,
    /// How many names were compared in search of one that was meant.
    compared: Cell<usize>,
    /// The names of the files, and where the lines of each end.
    lines: RefCell<Vec<(String, Vec<usize>)>>,
}

/// The most problems that are listed; more are counted.
const LISTED: usize = 1_000;

/// The most names that are compared in search of those that were meant.
const COMPARED: usize = 20_000;

/// The longest path, and the longest of the other texts of a problem, in characters.
const LONGEST_PATH: usize = 400;
const LONGEST: usize = 2_000;

/// What is said about a problem beside where it is.
#[derive(Debug, Default)]
pub(crate) struct Said {
    pub(crate) message: String,
    pub(crate) found: String,
    pub(crate) suggestion: Option<String>,
}

impl Said {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    pub(crate) fn found(mut self, found: impl Into<String>) -> Self {
        self.found = found.into();
        self
    }

    pub(crate) fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// Suggests the nearest name, or lists the known ones.
    pub(crate) fn suggest_name<'a>(self, wrong: &str, known: impl Iterator<Item = &'a str> + Clone) -> Self {
        if let Some(name) = nearest(wrong, known.clone()) {
            return self.suggest(format!("did you mean `{name}`?"));
        }
        match in_a_row(wrong, known, "") {
            Some(names) => self.suggest(format!("there is {names}")),
            None => self,
        }
    }

    /// Suggests the nearest of the keys that are declared, or lists them.
    pub(crate) fn suggest_key<'a>(self, wrong: &str, known: impl Iterator<Item = &'a str> + Clone) -> Self {
        if let Some(name) = nearest(wrong, known.clone()) {
            return self.suggest(format!("did you mean `{name}`?"));
        }
        match in_a_row(wrong, known, " (docs/scenario.md lists them)") {
            Some(names) => self.suggest(format!("known here: {names}")),
            None => self,
        }
    }
}

/// Names as a message lists them, with words after the number of those left out; `None` when there is none.
fn in_a_row<'a>(wrong: &str, known: impl Iterator<Item = &'a str>, after: &str) -> Option<String> {
    let (names, more) = listed(wrong, known);
    let names: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    let names = Some(names.join(", ")).filter(|names| !names.is_empty())?;
    Some(if more > 0 { format!("{names} and {more} more{after}") } else { names })
}

impl Report {
    /// Remembers where the lines of the texts begin, so that one place can be named beside another.
    pub(crate) fn know(&self, texts: &Texts) {
        let breaks = |text: &String| text.match_indices('\n').map(|(at, _)| at).collect();
        let lines = texts.files.iter().map(|(name, text)| (name.clone(), breaks(text)));
        *self.lines.borrow_mut() = lines.collect();
    }

    /// Where a place is, as said beside another one: `on line 12`, with the file when that is another.
    pub(crate) fn line_of(&self, place: &Place, beside: &Place) -> String {
        let lines = self.lines.borrow();
        match place.origin {
            Origin::File(index) => match lines.get(index) {
                Some((name, breaks)) => {
                    let line = 1 + breaks.partition_point(|at| *at < place.span.start);
                    let of =
                        if place.origin == beside.origin { String::new() } else { format!(" of {name}") };
                    format!("on line {line}{of}")
                }
                None => "above".into(),
            },
            Origin::Override(_) => "by --set".into(),
        }
    }

    pub(crate) fn say(&self, path: &str, place: &Place, said: Said) {
        if self.is_full() {
            self.count();
            return;
        }
        self.problems.borrow_mut().push(Problem {
            path: cut(path, LONGEST_PATH),
            place: place.clone(),
            message: cut(&said.message, LONGEST),
            found: cut(&said.found, LONGEST),
            suggestion: said.suggestion.map(|suggestion| cut(&suggestion, LONGEST)),
            ..Problem::default()
        });
    }

    /// Whether problems are only counted by now, so that nothing need be said of them.
    pub(crate) fn is_full(&self) -> bool {
        self.problems.borrow().len() == LISTED
    }

    /// Counts a problem.
    pub(crate) fn count(&self) {
        self.unlisted.set(self.unlisted.get() + 1);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// Whether so much is wrong already that looking for what was meant is no use to anybody, and could be made to
    /// take long.
    pub(crate) fn is_crowded(&self) -> bool {
        self.problems.borrow().len() > 200
    }

    /// Whether a wrong name may be compared with so many right ones: a stranger's file can have many of either.
    pub(crate) fn may_guess(&self, among: usize) -> bool {
        let compared = self.compared.get().saturating_add(among);
        let may = compared <= COMPARED && !self.is_crowded();
        if may {
            self.compared.set(compared);
        }
        may
    }

    pub(crate) fn into_problems(self, texts: Texts) -> Problems {
        Problems::new(self.problems.into_inner(), texts).and_more(self.unlisted.get())
    }
}

/// A text that is cut where it is longer than anybody would read.
fn cut(text: &str, longest: usize) -> String {
    match text.char_indices().nth(longest) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// One table and the keys it may have.
pub(crate) struct Table<'a> {
    pub(crate) report: &'a Report,
    pub(crate) path: String,
    pub(crate) place: &'a Place,
    pub(crate) entries: &'a Entries,
    /// Missing keys that an unknown key most likely stands for.
    excused: Vec<String>,
}

impl<'a> Table<'a> {
    /// A table whose keys are checked by whoever opens it.
    pub(crate) fn unchecked(
        report: &'a Report,
        path: String,
        place: &'a Place,
        entries: &'a Entries,
    ) -> Self {
        Self { report, path, place, entries, excused: Vec::new() }
    }

    /// Reports keys that are not among the fields.
    pub(crate) fn knowing(mut self, fields: &[&[Field]]) -> Self {
        let known = || fields.iter().flat_map(|part| part.iter().map(|field| field.key));
        let unknown = self.entries.iter().filter(|(key, _)| known().all(|name| name != key.as_str()));
        for (key, entry) in unknown {
            if self.report.is_full() {
                self.report.count();
                continue;
            }
            if !self.report.may_guess(known().count()) {
                self.unknown(key, entry, None, std::iter::empty());
                continue;
            }
            let absent = known().filter(|name| !self.entries.contains_key(*name));
            let guess = nearest(key, absent).or_else(|| nearest(key, known()));
            self.excused.extend(guess.map(str::to_owned));
            if key == REMOVE {
                // Whoever wants the table gone misses none of its keys.
                self.excused.extend(known().map(str::to_owned));
            }
            self.unknown(key, entry, guess, known());
        }
        self
    }

    fn unknown<'k>(
        &self,
        key: &str,
        entry: &Entry,
        guess: Option<&str>,
        known: impl Iterator<Item = &'k str> + Clone,
    ) {
        let mut said = Said::new(format!("unknown key {}", ticked(key))).found("no such key here");
        if key == REMOVE {
            said = said.suggest("`remove` works in a file that `extends` another");
        } else if let Some(name) = guess {
            said = said.suggest(format!("did you mean `{name}`?"));
        } else {
            said = said.suggest_key(key, known);
        }
        self.report.say(&join(&self.path, key), &entry.key, said);
    }

    /// Whether the key is missing only because it is misspelled.
    pub(crate) fn is_excused(&self, field: &Field) -> bool {
        self.excused.iter().any(|key| key == field.key)
    }

    pub(crate) fn has(&self, field: &Field) -> bool {
        self.entries.contains_key(field.key)
    }

    pub(crate) fn node(&self, field: &Field) -> Option<&'a Node> {
        self.entries.get(field.key).map(|entry| &entry.node)
    }

    /// The place of a key's value, or of the table when the key is absent.
    pub(crate) fn place_of(&self, field: &Field) -> &'a Place {
        self.node(field).map_or(self.place, |node| &node.place)
    }

    pub(crate) fn path_of(&self, field: &Field) -> String {
        join(&self.path, field.key)
    }

    /// Reports a problem with the value of a key.
    pub(crate) fn say(&self, field: &Field, said: Said) {
        self.report.say(&self.path_of(field), self.place_of(field), said);
    }

    /// Reports that a value is not what it should be.
    pub(crate) fn wrong(&self, field: &Field, node: &Node, expected: &str, suggestion: &str) {
        let said = Said::new(format!("expected {expected}")).found(node.shown()).suggest(suggestion);
        self.report.say(&self.path_of(field), &node.place, said);
    }

    /// The value of a key that must be there unless it has a default; reports it missing.
    pub(crate) fn needed(&self, field: &Field) -> Option<&'a Node> {
        let node = self.node(field);
        let missing = node.is_none() && field.presence == Presence::Required && !self.is_excused(field);
        if missing && self.report.is_full() {
            self.report.count();
        } else if missing {
            let said = Said::new(format!("missing key `{}`", field.key))
                .found("not given here")
                .suggest(format!("{} {}", field.doc, capital(&field.example())));
            self.report.say(&self.path_of(field), self.place, said);
        }
        node
    }

    pub(crate) fn spot<'f>(&self, field: &'f Field) -> Spot<'a, 'f> {
        Spot { report: self.report, path: self.path_of(field), field }
    }

    /// A number that may be uncertain.
    pub(crate) fn param(&self, field: &Field) -> Param {
        match (self.needed(field), field.presence) {
            (Some(node), _) => value::param(&self.spot(field), node),
            (None, Presence::Default(spoken)) => value::param(&self.spot(field), &self.spoken(spoken)),
            (None, _) => value::placeholder(),
        }
    }

    /// A number that may be absent.
    pub(crate) fn optional(&self, field: &Field) -> Option<Param> {
        self.node(field).map(|node| value::param(&self.spot(field), node))
    }

    /// The default as if the file had written it.
    pub(crate) fn spoken(&self, text: &str) -> Node {
        Node { place: self.place.clone(), value: Value::Text(text.to_owned()) }
    }
}

/// A sentence with a capital at its beginning.
fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A key as a message shows it.
fn ticked(key: &str) -> String {
    let shown = quoted(key);
    format!("`{}`", shown.trim_matches('"'))
}
