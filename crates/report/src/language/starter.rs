//! The file to start from: what it sets is chosen here, what it says of each key comes from the declarations.

mod plan;

use std::collections::BTreeSet;

use drypowder_model::file::{Field, Presence, TableAt};

use super::{DIRECTIVE, declared, words};
use plan::{PLAN, Part};

/// The width at which a remark is broken.
const WIDTH: usize = 100;

/// What stands above everything.
const OPENING: &str = "\
# A scenario for Drypowder. Everything in it is invented: replace it by what you know.
#
# Money, shares, spans and dates are written as they are spoken, in quotes. What nobody knows is an interval: \"A to B\"
# holds the number in nine worlds out of ten. A number may carry where it comes from, as those below do: a source with its
# date, or a note that begins with \"judgement\". `drypowder check` names every number that carries neither.
# A line that begins with \"# key =\" is an option you may take; it shows the default, or an example where there is none.
#
#   drypowder check FILE                  is it right?
#   drypowder run FILE                    the answer
#   drypowder schema --reference          everything a file may say
#   drypowder schema > scenario.schema.json    beside this file: editors then complete and explain the keys
";

/// The file.
pub(super) fn file(tables: &[TableAt]) -> String {
    let mut writer = Writer { tables, told: BTreeSet::new() };
    let parts: Vec<String> = PLAN.iter().map(|part| writer.section(part)).collect();
    format!("{DIRECTIVE}\n{OPENING}\n{}", parts.join("\n"))
}

/// Writes tables, each remark once: a second source needs no second explanation of what a name is.
struct Writer<'a> {
    tables: &'a [TableAt],
    told: BTreeSet<(&'static str, &'static str)>,
}

impl Writer<'_> {
    fn section(&mut self, part: &Part) -> String {
        let Some(table) = self.tables.iter().find(|table| table.path == part.path) else {
            return String::new();
        };
        let mut text = self.remark(part.path, "", table.doc);
        text += &header(part.path, table.many);
        for (key, value) in part.set {
            text += &self.key(part.path, key, |_| format!("{key} = {value}\n"));
        }
        for key in part.offered {
            text += &self.key(part.path, key, |field| format!("# {key} = {}\n", shown(field)));
        }
        text
    }

    fn key(&mut self, path: &'static str, key: &'static str, line: impl Fn(&Field) -> String) -> String {
        declared(self.tables, path, key)
            .map_or_else(String::new, |field| self.remark(path, key, &meaning(field)) + &line(field))
    }

    fn remark(&mut self, path: &'static str, key: &'static str, text: &str) -> String {
        let is_top = path.is_empty() && key.is_empty();
        if is_top || !self.told.insert((path, key)) { String::new() } else { remark(text) }
    }
}

fn header(path: &str, many: bool) -> String {
    match many {
        _ if path.is_empty() => String::new(),
        true => format!("[[{path}]]\n"),
        false => format!("[{path}]\n"),
    }
}

/// The meaning of a key and whether it must be there.
fn meaning(field: &Field) -> String {
    match field.presence {
        Presence::Required => format!("{} Required.", field.doc),
        Presence::Derived(words) => format!("{} Absent: {words}.", field.doc),
        _ => field.doc.into(),
    }
}

/// What an option shows: its default, else the first example.
fn shown(field: &Field) -> String {
    match field.presence {
        Presence::Default(spoken) => words::written(field, spoken),
        _ => first_example(&field.example()),
    }
}

/// The first example of a sentence that lists some.
fn first_example(sentence: &str) -> String {
    let text = sentence.trim_start_matches("write for example ").trim_start_matches("write ");
    let end = match text.chars().next() {
        Some('"') => text.get(1..).and_then(|rest| rest.find('"')).map(|at| at + 2),
        Some('[') => text.find(']').map(|at| at + 1),
        _ => text.find([',', ' ']),
    };
    text.get(..end.unwrap_or(text.len())).unwrap_or(text).to_owned()
}

/// A text as remarks, broken at spaces.
fn remark(text: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_the_plan_is_declared() {
        let tables = drypowder_model::file::tables();
        for part in PLAN {
            for key in part.set.iter().map(|(key, _)| key).chain(part.offered) {
                assert!(declared(&tables, part.path, key).is_some(), "{}: {key}", part.path);
            }
        }
    }

    #[test]
    fn an_example_is_the_first_of_its_sentence() {
        assert_eq!(first_example("write for example \"$20B\" or \"$30B\""), "\"$20B\"");
        assert_eq!(first_example("write for example 0.44, \"44%\" or \"0.3 to 0.6\""), "0.44");
        assert_eq!(first_example("write true or false"), "true");
        assert_eq!(first_example("write for example [\"24 months\"]"), "[\"24 months\"]");
    }
}
