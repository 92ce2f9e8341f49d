//! `extends`: a file that says how it differs from another.
//!
//! The chain of files is read from the scenario towards its foundation; then each file is laid over the one it extends.
//! Tables are merged key by key, lists of tables entry by entry: an entry changes the one that its telling keys name
//! (`name` of a company or source, `with` of a commitment, …), or is new. Numbers by climate or by date are merged key by
//! key, as `--set` changes them; one number, a text or any other list is replaced whole. `remove = true` in a table takes
//! away what stands there, and with a company or a source what the files below say of it ([`dangling`]).

use toml::de::DeTable;

use super::{
    LARGEST,
    beside::{self, Files},
    field::{Field, Kind, Presence, Section},
    read::labels,
    scenario::top,
    several,
    size::Size,
    syntax,
    table::{Report, Said},
    tree::{Entries, Entry, Home, Node, Value, quoted},
};
use crate::{
    problem::{Origin, Place, Texts, nearest},
    traverse::join,
    units::Month,
};

mod dangling;
mod large;
mod open;

use open::{Named, Open};

/// The longest chain of files.
const LONGEST: usize = 8;

/// The key that takes away what stands there.
pub(super) const REMOVE: &str = "remove";

/// Reads a file and all that it extends, and lays them over each other. What cannot be read is reported, and then
/// nothing else is worth saying: the tree is `None`.
pub(super) fn read(name: &str, text: &str, files: &dyn Files, report: &Report) -> (Texts, Option<Entries>) {
    let mut texts = Texts { files: vec![(name.to_owned(), text.to_owned())], overrides: Vec::new() };
    let mut paths = vec![beside::last(name).to_owned()];
    let mut layers = Vec::new();
    let mut size = Size::default();
    loop {
        let index = layers.len();
        let Some(mut entries) =
            texts.files.get(index).and_then(|(_, text)| parsed(text, index, &mut size, report))
        else {
            return (texts, None);
        };
        let Some(extends) = entries.remove(top::EXTENDS.key) else {
            layers.push(entries);
            break;
        };
        layers.push(entries);
        let Some((path, text)) = foundation(&extends.node, &paths, files, report) else {
            return (texts, None);
        };
        texts.files.push((beside::sibling(name, &path), text));
        paths.push(path);
    }
    let mut tree = layers.pop().unwrap_or_default();
    for (index, layer) in layers.into_iter().enumerate().rev() {
        let below = texts.files.get(index + 1).map_or("", |(name, _)| beside::last(name));
        dangling::drop_references(&mut tree, &layer);
        merge(&mut tree, layer, &top::SECTION, "", &Below { file: below, report });
    }
    (texts, Some(tree))
}

/// A text as a tree; reports where it is not TOML.
fn parsed(text: &str, index: usize, size: &mut Size, report: &Report) -> Option<Entries> {
    if text.len() > LARGEST {
        let (span, said) = large::explained(text);
        report.say("", &Place { origin: Origin::File(index), span }, said);
        return None;
    }
    if let Err((span, said)) = size.add(text) {
        report.say("", &Place { origin: Origin::File(index), span }, said);
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    if let Some((span, said)) = syntax::explained(text, &errors, table.as_ref()) {
        report.say("", &Place { origin: Origin::File(index), span }, said);
        return None;
    }
    Some(Home::file(index).entries(table.into_inner()))
}

/// The path and the text of the file that the last of a chain extends.
fn foundation(node: &Node, paths: &[String], files: &dyn Files, report: &Report) -> Option<(String, String)> {
    let say = |said: Said| report.say(top::EXTENDS.key, &node.place, said);
    let Some(written) = node.text() else {
        let said = Said::new("expected the name of a file").found(node.shown());
        say(said.suggest("put the name of a file in quotes here, as in \"base.toml\""));
        return None;
    };
    let from = paths.last().map_or("", String::as_str);
    let read = beside::path(from, written).and_then(|path| {
        if paths.contains(&path) {
            let circle = paths.iter().chain([&path]).map(|one| format!("`{one}`")).collect::<Vec<_>>();
            return Err(Said::new(format!(
                "these files extend each other in a circle: {}",
                circle.join(" → ")
            ))
            .found("back where it began")
            .suggest("let one of them stand without `extends`"));
        }
        if paths.len() >= LONGEST {
            return Err(Said::new(format!("a chain of `extends` has at most {LONGEST} files"))
                .found("one file too many")
                .suggest("merge two of them into one"));
        }
        let text = beside::text(files, &path, paths)?;
        Ok((path, text))
    });
    read.map_err(say).ok()
}

/// What lies below while a file is laid over it.
struct Below<'b> {
    /// The name of the file that is extended; files that it extends in turn speak through it.
    file: &'b str,
    report: &'b Report,
}

/// Lays a table over the one it changes.
fn merge(base: &mut Entries, over: Entries, section: &Section, path: &str, below: &Below<'_>) {
    for (key, entry) in over {
        let path = join(path, &key);
        if let Some(removal) = removal(&entry.node) {
            take_away(base, &key, &entry.key, removal, &path, below);
            continue;
        }
        let field = section.field(&key);
        match (field.map(|field| field.kind), base.get_mut(&key).map(|entry| &mut entry.node), entry) {
            (
                Some(Kind::Table(inner)),
                Some(Node { value: Value::Table(lower), .. }),
                Entry { node: Node { value: Value::Table(upper), .. }, .. },
            ) => merge(lower, upper, inner, &path, below),
            (
                Some(Kind::Tables(inner)),
                Some(Node { value: Value::List(lower), .. }),
                Entry { node: Node { value: Value::List(upper), .. }, .. },
            ) => merge_list(lower, upper, inner, &path, below),
            (_, lower, Entry { key: place, node }) => match (field, lower, node) {
                (Some(field), Some(lower), Node { value: Value::Table(upper), .. })
                    if several::is_several(field, &upper) =>
                {
                    merge_several(field, lower, upper, &path, below);
                }
                (_, _, node) => drop(base.insert(key, Entry { key: place, node })),
            },
        }
    }
}

/// Lays several numbers, by climate or by date, over those they change.
fn merge_several(field: &Field, lower: &mut Node, upper: Entries, path: &str, below: &Below<'_>) {
    let Some(lower) = several::below(field, lower) else { return };
    for (key, entry) in upper {
        let known = several::same_key(lower, &key).unwrap_or_else(|| key.clone());
        match removal(&entry.node) {
            Some(removal) => take_away(lower, &known, &entry.key, removal, &join(path, &key), below),
            None => drop(lower.insert(known, entry)),
        }
    }
}

/// Removes what stands at a key.
fn take_away(base: &mut Entries, key: &str, place: &Place, removal: &Entries, path: &str, below: &Below<'_>) {
    alone(removal, &[], path, below.report);
    if base.remove(key).is_none() {
        below.report.say(path, place, nothing_to_remove(key, base, below));
    }
}

/// Lays a list of tables over the one it changes.
fn merge_list(base: &mut Vec<Node>, over: Vec<Node>, section: &Section, list: &str, below: &Below<'_>) {
    let report = below.report;
    let labels = labels(base);
    // Entries of the upper file never change one another: two that are the same there are reported as twins later.
    let mut open = Open::of(base, section);
    let mut removed = Vec::new();
    for node in over {
        let Value::Table(entries) = node.value else {
            base.push(node);
            continue;
        };
        let path = &entry_path(list, &entries, section);
        let found = match open.named(&entries, section, below.file) {
            Named::One(at) => Some(at),
            Named::None => None,
            Named::Several(said) => {
                report.say(path, &node.place, said);
                continue;
            }
        };
        let removes = entries.contains_key(REMOVE);
        match found {
            Some(at) if removes => {
                alone(&entries, section.apart, path, report);
                open.close(at);
                removed.push(at);
            }
            Some(at) => {
                open.close(at);
                if let Some(Node { value: Value::Table(lower), .. }) = base.get_mut(at) {
                    let path = format!("{list}[{}]", labels.get(at).map_or("", String::as_str));
                    merge(lower, entries, section, &path, below);
                }
            }
            None => {
                let node = Node { place: node.place, value: Value::Table(entries) };
                match stranger(&node, base, section, below) {
                    Some((place, said)) => report.say(path, &place, said),
                    None => base.push(node),
                }
            }
        }
    }
    removed.sort_unstable();
    for at in removed.into_iter().rev() {
        base.remove(at);
    }
}

/// What is wrong with an entry that names none of the base: it removes nothing, or it is too little to be a new one and so
/// was meant for another.
fn stranger(node: &Node, base: &[Node], section: &Section, below: &Below<'_>) -> Option<(Place, Said)> {
    let Value::Table(entries) = &node.value else {
        return None;
    };
    let first = *section.apart.first()?;
    let own = told(entries, first).unwrap_or_default();
    let missing: Vec<String> = section
        .fields()
        .filter(|field| field.presence == Presence::Required && !entries.contains_key(field.key))
        .map(|field| format!("`{}`", field.key))
        .collect();
    let removes = entries.contains_key(REMOVE);
    if own.is_empty() || (missing.is_empty() && !removes) {
        return None;
    }
    let comparable = if below.report.may_guess(base.len()) { base } else { &[] };
    let known: Vec<String> = comparable
        .iter()
        .filter_map(|node| match &node.value {
            Value::Table(lower) => told(lower, first),
            _ => None,
        })
        .collect();
    let said = Said::new(format!("{} has no entry with `{first}` {}", below.file, quoted(&own)));
    let said = said.found("no such entry").suggest_name(&own, known.iter().map(String::as_str));
    let said = match said.suggestion {
        None if !removes => said.suggest(format!("a new one also needs {}", missing.join(", "))),
        _ => said,
    };
    let place = entries.get(first).map_or(&node.place, |entry| &entry.node.place);
    Some((place.clone(), said))
}

/// The path of an entry by what its first telling key says.
fn entry_path(list: &str, entries: &Entries, section: &Section) -> String {
    let own = section.apart.first().and_then(|first| told(entries, first));
    own.map_or_else(|| list.to_owned(), |own| format!("{list}[{own}]"))
}

/// What a telling key says: a text, a month however it is written, a pair in any order.
fn told(entries: &Entries, key: &str) -> Option<String> {
    let node = &entries.get(key)?.node;
    if let Value::List(items) = &node.value {
        let mut texts: Vec<&str> = items.iter().filter_map(Node::text).map(str::trim).collect();
        texts.sort_unstable();
        return Some(texts.join(" "));
    }
    let text = node.text()?.trim();
    // No month is without a digit, and most texts are.
    let month = text.contains(|c: char| c.is_ascii_digit()).then(|| Month::parse(text)).flatten();
    Some(month.map_or_else(|| text.to_owned(), |month| month.to_string()))
}

/// The table, when it takes away what stands at its place.
fn removal(node: &Node) -> Option<&Entries> {
    match &node.value {
        Value::Table(entries) if entries.contains_key(REMOVE) => Some(entries),
        _ => None,
    }
}

/// Reports whatever stands beside `remove = true` and is no telling key.
fn alone(entries: &Entries, telling: &[&str], path: &str, report: &Report) {
    for (key, entry) in entries {
        let said = match (&entry.node.value, key.as_str()) {
            (Value::Flag(true), REMOVE) => continue,
            (_, REMOVE) => Said::new("`remove` is true or absent")
                .found(entry.node.shown())
                .suggest("write remove = true, or leave it out"),
            (_, key) if telling.contains(&key) => continue,
            (_, key) => Said::new(format!("`{key}` has no effect beside `remove`"))
                .found("goes with what is removed")
                .suggest("remove this key, or `remove`"),
        };
        report.say(&join(path, key), &entry.key, said);
    }
}

fn nothing_to_remove(key: &str, base: &Entries, below: &Below<'_>) -> Said {
    let said = Said::new(format!("there is no `{key}` to remove in {}", below.file)).found("nothing there");
    let guess = below.report.may_guess(base.len());
    match nearest(key, base.keys().map(String::as_str).filter(|_| guess)) {
        Some(name) => said.suggest(format!("did you mean `{name}`?")),
        None => said.suggest("delete this table: what it removes is not there"),
    }
}
