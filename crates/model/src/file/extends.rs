//! `extends`: a file that says how it differs from another.
//!
//! The chain of files is read from the scenario towards its foundation; then each file is laid over the one it extends.
//! Tables are merged key by key, lists of tables entry by entry: an entry changes the one that its telling keys name
//! (`name` of a company or source, `with` of a commitment, …), or is new. A number, a text or any other list is replaced
//! whole. `remove = true` in a table takes away what stands there.

use toml::de::DeTable;

use super::{
    LARGEST,
    beside::{self, Files},
    field::{Kind, Presence, Section},
    read::labels,
    scenario::top,
    size::Size,
    table::{Report, Said},
    tree::{Entries, Entry, Home, Node, Value, quoted},
};
use crate::{
    problem::{Origin, Place, Texts},
    traverse::join,
    units::Month,
};

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
    let mut layers = layers.into_iter().rev();
    let mut tree = layers.next().unwrap_or_default();
    for layer in layers {
        merge(&mut tree, layer, &top::SECTION, "", report);
    }
    (texts, Some(tree))
}

/// A text as a tree; reports where it is not TOML.
fn parsed(text: &str, index: usize, size: &mut Size, report: &Report) -> Option<Entries> {
    if text.len() > LARGEST {
        let message = format!("a scenario file has at most {LARGEST} bytes, and this one has more");
        let said = Said::new(message)
            .suggest("delete what is not needed, or put long lists of data in a CSV file beside it");
        report.say("", &Place { origin: Origin::File(index), span: 0..0 }, said);
        return None;
    }
    if let Err((span, said)) = size.add(text) {
        report.say("", &Place { origin: Origin::File(index), span }, said);
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(text);
    // Later errors are mostly echoes of the first.
    if let Some(first) = errors.iter().min_by_key(|error| error.span().map(|span| span.start)) {
        let span = first.span().unwrap_or(text.len()..text.len());
        report.say("", &Place { origin: Origin::File(index), span }, not_toml(first));
        return None;
    }
    Some(Home::file(index).entries(table.into_inner()))
}

/// A place that TOML itself cannot read. Nothing after it is looked at.
fn not_toml(error: &toml::de::Error) -> Said {
    let unquoted = error.message().contains("must be quoted") || error.message().contains("date");
    let suggestion = if unquoted {
        "put text, money, shares, spans and dates in quotes"
    } else {
        "nothing beyond this place was read"
    };
    Said::new(format!("this is not TOML: {}", error.message())).found("here").suggest(suggestion)
}

/// The path and the text of the file that the last of a chain extends.
fn foundation(node: &Node, paths: &[String], files: &dyn Files, report: &Report) -> Option<(String, String)> {
    let say = |said: Said| report.say(top::EXTENDS.key, &node.place, said);
    let Some(written) = node.text() else {
        let said = Said::new("expected the name of a file").found(node.shown());
        say(said.suggest(top::EXTENDS.example()));
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
        let text = beside::text(files, &path)?;
        Ok((path, text))
    });
    read.map_err(say).ok()
}

/// Lays a table over the one it changes.
fn merge(base: &mut Entries, over: Entries, section: &Section, path: &str, report: &Report) {
    for (key, entry) in over {
        let path = join(path, &key);
        if let Some(removal) = removal(&entry.node) {
            alone(removal, &[], &path, report);
            if base.remove(&key).is_none() {
                report.say(&path, &entry.key, nothing_to_remove(&key));
            }
            continue;
        }
        let kind = section.field(&key).map(|field| field.kind);
        match (kind, base.get_mut(&key).map(|entry| &mut entry.node), entry) {
            (
                Some(Kind::Table(inner)),
                Some(Node { value: Value::Table(below), .. }),
                Entry { node: Node { value: Value::Table(above), .. }, .. },
            ) => merge(below, above, inner, &path, report),
            (
                Some(Kind::Tables(inner)),
                Some(Node { value: Value::List(below), .. }),
                Entry { node: Node { value: Value::List(above), .. }, .. },
            ) => merge_list(below, above, inner, &path, report),
            (_, _, entry) => drop(base.insert(key, entry)),
        }
    }
}

/// Lays a list of tables over the one it changes.
fn merge_list(base: &mut Vec<Node>, over: Vec<Node>, section: &Section, path: &str, report: &Report) {
    let labels = labels(base);
    // Entries of the upper file never change one another: two that are the same there are reported as twins later.
    let mut open = Open::of(base, section);
    let mut removed = Vec::new();
    for node in over {
        let Value::Table(entries) = node.value else {
            base.push(node);
            continue;
        };
        let found = match open.named(&entries, section) {
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
                if let Some(Node { value: Value::Table(below), .. }) = base.get_mut(at) {
                    let path = format!("{path}[{}]", labels.get(at).map_or("", String::as_str));
                    merge(below, entries, section, &path, report);
                }
            }
            None => {
                let node = Node { place: node.place, value: Value::Table(entries) };
                match stranger(&node, base, section, report) {
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
fn stranger(node: &Node, base: &[Node], section: &Section, report: &Report) -> Option<(Place, Said)> {
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
    let comparable = if report.may_guess(base.len()) { base } else { &[] };
    let known: Vec<String> = comparable
        .iter()
        .filter_map(|node| match &node.value {
            Value::Table(below) => told(below, first),
            _ => None,
        })
        .collect();
    let said = Said::new(format!("the file below has no entry with `{first}` {}", quoted(&own)));
    let said = said.found("no such entry").suggest_name(&own, known.iter().map(String::as_str));
    let said = match said.suggestion {
        None if !removes => said.suggest(format!("a new one also needs {}", missing.join(", "))),
        _ => said,
    };
    let place = entries.get(first).map_or(&node.place, |entry| &entry.node.place);
    Some((place.clone(), said))
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
    Some(Month::parse(text).map_or_else(|| text.to_owned(), |month| month.to_string()))
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

fn nothing_to_remove(key: &str) -> Said {
    Said::new(format!("there is no `{key}` to remove in the file below"))
        .found("nothing there")
        .suggest("remove this, or look for a misspelled key")
}
