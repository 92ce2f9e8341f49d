//! Which keys a file needs that stands for itself. One that extends another may leave out anything, and may take
//! tables away.

use drypowder_model::file::{Field, Kind, Kinds, Presence, Section};
use serde_json::{Map, Value, json};

use super::{REMOVE, merge, shape::CLIMATES};

/// The required keys of a table and of all below it.
pub(super) fn whole(section: &Section, layered: bool) -> Value {
    rules(section, layered, false)
}

fn rules(section: &Section, layered: bool, below: bool) -> Value {
    let mut properties: Map<String, Value> = section
        .fields()
        .filter_map(|field| inner(field, layered).map(|rules| (field.key.to_owned(), rules)))
        .collect();
    if layered && below {
        properties.insert(REMOVE.into(), Value::Bool(false));
    }
    let mut schema = json!({ "required": needed(section.fields()) });
    if !properties.is_empty() {
        merge(&mut schema, json!({ "properties": properties }));
    }
    if let Some(kinds) = section.kinds {
        merge(&mut schema, json!({ "allOf": by_kind(kinds) }));
    }
    schema
}

fn inner(field: &Field, layered: bool) -> Option<Value> {
    match field.kind {
        Kind::Table(section) => Some(rules(section, layered, true)),
        Kind::Tables(section) => Some(json!({ "items": rules(section, layered, true) })),
        Kind::ByClimate(_) => Some(every_climate()),
        _ => None,
    }
}

/// A number for each climate is one for all of them; a file that changes another may give one.
fn every_climate() -> Value {
    json!({
        "if": { "anyOf": [{ "required": ["law"] }, { "required": ["value"] }] },
        "else": { "required": CLIMATES },
    })
}

/// The keys of a kind that may be one number for each climate.
fn climates(fields: &'static [Field]) -> Map<String, Value> {
    let several = fields.iter().filter(|field| matches!(field.kind, Kind::ByClimate(_)));
    several.map(|field| (field.key.to_owned(), every_climate())).collect()
}

fn by_kind(kinds: &Kinds) -> Vec<Value> {
    let branch = |word: &str, fields: &'static [Field]| {
        json!({
            "if": { "properties": { kinds.by.key: { "const": word } }, "required": [kinds.by.key] },
            "then": { "required": needed(fields.iter()), "properties": climates(fields) },
        })
    };
    kinds.own.iter().map(|kind| branch(kind.word, kind.fields)).collect()
}

fn needed(fields: impl Iterator<Item = &'static Field>) -> Vec<&'static str> {
    fields.filter(|field| field.presence == Presence::Required).map(|field| field.key).collect()
}
