//! A table: its keys, those of each of its kinds, and the shapes of its numbers.

use std::collections::BTreeMap;

use drypowder_model::{
    file::{Field, Kind, KindOf, Kinds, Presence, TableAt},
    units::Quantity,
};
use serde_json::{Map, Value, json};

use super::{super::words, REMOVE, exactly, is_number, key, merge, name, reference, refused, shape};

/// A key of a table, with the kinds that have it; none where all have.
struct Key {
    name: &'static str,
    fields: Vec<(Option<&'static str>, &'static Field)>,
}

/// The schema of a table, its required keys apart.
pub(super) fn definition(table: &TableAt, layered: bool) -> Value {
    let keys = keys(table);
    let mut properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), described(table, key))).collect();
    if layered && !table.path.is_empty() {
        properties.entry(REMOVE).or_insert_with(removal);
    }
    let mut schema = json!({
        "type": "object",
        "description": table.doc,
        "properties": properties,
        "additionalProperties": false,
        "x-taplo": { "initKeys": required(table) },
    });
    if table.many {
        // Means nothing for a table. Editors built on taplo step from a list to its entry twice, and find the keys here.
        merge(&mut schema, json!({ "items": reference(&table.path) }));
    }
    let mut patterns = shapes(keys.iter().filter_map(alike));
    patterns.extend(reversed(table));
    if !patterns.is_empty() {
        merge(&mut schema, json!({ "patternProperties": patterns }));
    }
    if let Some(kinds) = table.section.kinds {
        merge(&mut schema, by_kind(table, kinds, &keys));
    }
    schema
}

/// What a table of a file that extends another may say instead of anything else.
fn removal() -> Value {
    json!({
        "const": true,
        "description": "Takes this table, or this entry of a list, out of the scenario that the file extends.",
    })
}

fn keys(table: &TableAt) -> Vec<Key> {
    let common = table.section.fields().map(|field| (None, field));
    let own = table.section.kinds.iter().flat_map(|kinds| kinds.own);
    let own = own.flat_map(|kind| kind.fields.iter().map(|field| (Some(kind.word), field)));
    let mut keys: Vec<Key> = Vec::new();
    for (word, field) in common.chain(own) {
        match keys.iter_mut().find(|key| key.name == field.key) {
            Some(key) => key.fields.push((word, field)),
            None => keys.push(Key { name: field.key, fields: vec![(word, field)] }),
        }
    }
    keys
}

/// What an editor says of a key, and what it may hold in any of its kinds.
fn described(table: &TableAt, key: &Key) -> Value {
    let by = table.section.kinds.map_or("kind", |kinds| kinds.by.key);
    match key.fields.as_slice() {
        [(None, field)] => {
            let mut schema = key::property(&table.path, field);
            if let Some(kinds) = table.section.kinds.filter(|kinds| kinds.by.key == field.key) {
                merge(&mut schema, choice(field, kinds));
            }
            schema
        }
        [(Some(word), field)] => {
            let mut schema = key::property(&table.path, field);
            let text = format!("{}\n\nWith {by} = \"{word}\".", words::explained(field));
            merge(&mut schema, json!({ "description": text }));
            schema
        }
        several => json!({ "description": merged(by, several), "type": types(table, several) }),
    }
}

/// The words of the key that decides on further keys, each with what it stands for.
fn choice(field: &Field, kinds: &Kinds) -> Value {
    let docs: Vec<&str> = kinds.own.iter().map(|kind| kind.doc).collect();
    let list: Vec<String> =
        kinds.own.iter().map(|kind| format!("- \"{}\": {}", kind.word, kind.doc)).collect();
    json!({
        "description": format!("{}\n\n{}", words::explained(field), list.join("\n")),
        "x-taplo": { "docs": { "enumValues": docs } },
    })
}

/// The meanings of a key that several kinds have.
fn merged(by: &str, fields: &[(Option<&str>, &'static Field)]) -> String {
    let meaning = |(word, field): &(Option<&str>, &'static Field)| {
        let kind = word.map_or_else(String::new, |word| format!("With {by} = \"{word}\": "));
        format!("{kind}{}", words::explained(field))
    };
    fields.iter().map(meaning).collect::<Vec<_>>().join("\n\n")
}

fn types(table: &TableAt, fields: &[(Option<&str>, &'static Field)]) -> Value {
    let mut types: Vec<Value> = Vec::new();
    for (_, field) in fields {
        let one = key::rules(&table.path, field)["type"].take();
        let some = if let Value::Array(several) = one { several } else { vec![one] };
        types.extend(some.into_iter().filter(|one| !types.contains(one)).collect::<Vec<_>>());
    }
    Value::Array(types)
}

/// The field of a key whose kinds agree on how it is written.
fn alike(key: &Key) -> Option<&'static Field> {
    let (_, first) = key.fields.first()?;
    let same = |field: &Field| {
        shape_of(field) == shape_of(first) && field.quantity() == first.quantity() && is_number(field)
    };
    key.fields.iter().all(|(_, field)| same(field)).then_some(*first)
}

/// Expressions that lead the number keys to their shape and their spelling.
fn shapes(fields: impl Iterator<Item = &'static Field>) -> Map<String, Value> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for field in fields.filter(|field| is_number(field)) {
        for group in [shape_of(field).to_owned(), name(field.quantity())] {
            groups.entry(group).or_default().extend(names(field));
        }
    }
    let mut expressions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (group, names) in groups {
        expressions.entry(exactly(names.iter().map(String::as_str))).or_default().push(group);
    }
    let refer = |groups: Vec<String>| match groups.as_slice() {
        [one] => reference(one),
        several => json!({ "allOf": several.iter().map(|one| reference(one)).collect::<Vec<_>>() }),
    };
    expressions.into_iter().map(|(expression, groups)| (expression, refer(groups))).collect()
}

fn shape_of(field: &Field) -> &'static str {
    match field.kind {
        Kind::Lever(_) | Kind::Known(_) => shape::KNOWN,
        Kind::ByClimate(_) => shape::BY_CLIMATE,
        Kind::Schedule(_) => shape::SCHEDULE,
        _ => shape::NUMBER,
    }
}

/// The names a key goes by: a pair of things that are correlated may be named in either order.
fn names(field: &Field) -> Vec<String> {
    let pair = field.key.split_once('-').filter(|_| field.quantity() == Quantity::Correlation);
    let reversed = pair.map(|(first, second)| format!("{second}-{first}"));
    std::iter::once(field.key.to_owned()).chain(reversed).collect()
}

/// The second names of keys, which are explained but not offered.
fn reversed(table: &TableAt) -> impl Iterator<Item = (String, Value)> {
    let path = table.path.clone();
    table.section.fields().filter(|field| is_number(field)).flat_map(move |field| {
        let path = path.clone();
        let second = names(field).into_iter().skip(1);
        second.map(move |name| (format!("^{name}$"), key::property(&path, field)))
    })
}

/// What each kind refuses and what its ambiguous keys may hold.
fn by_kind(table: &TableAt, kinds: &Kinds, keys: &[Key]) -> Value {
    let branches: Vec<Value> = kinds.own.iter().map(|kind| branch(table, kinds, kind, keys)).collect();
    json!({ "if": { "required": [kinds.by.key] }, "then": { "allOf": branches } })
}

fn branch(table: &TableAt, kinds: &Kinds, kind: &KindOf, keys: &[Key]) -> Value {
    let is_foreign = |key: &&Key| {
        let here = |word: Option<&str>| word.is_none_or(|word| word == kind.word);
        !key.fields.iter().any(|(word, _)| here(*word)) || kind.idle.contains(&key.name)
    };
    let mut properties = refused(keys.iter().filter(is_foreign).map(|key| key.name));
    let is_ambiguous = |field: &&Field| keys.iter().any(|key| key.name == field.key && key.fields.len() > 1);
    let ambiguous = || kind.fields.iter().filter(is_ambiguous);
    properties.extend(ambiguous().map(|field| (field.key.to_owned(), key::rules(&table.path, field))));
    json!({
        "if": { "properties": { kinds.by.key: { "const": kind.word } }, "required": [kinds.by.key] },
        "then": { "properties": properties, "patternProperties": shapes(ambiguous()) },
    })
}

/// The keys an editor writes at once with a new table.
fn required(table: &TableAt) -> Vec<&'static str> {
    let fields = table.section.fields().filter(|field| field.presence == Presence::Required);
    fields.map(|field| field.key).collect()
}
