//! JSON Schema, draft 07, shaped so that editors complete and explain keys well.
//!
//! Editors such as those built on taplo follow `properties`, `items` and `$ref`, list every branch of an `anyOf` whether
//! it fits or not, and never look into `if`, `then` and `else`. So a key stands once under `properties`, with all that
//! is shown of it, and rules that depend on something stand in `then`: the keys of a source's kind, those of a law, and
//! which keys a file needs. The inner shape of a number is reached through `patternProperties`, which are followed to
//! explain a key but not listed as further keys of the table around it.

mod key;
mod shape;
mod table;
mod ways;
mod whole;

use std::collections::BTreeMap;

use drypowder_model::{
    file::{Field, Kind, TableAt},
    units::Quantity,
};
use serde_json::{Map, Value, json};

use super::declares;

pub(super) use key::below;

/// The key by which a file says that it only changes another.
const EXTENDS: &str = "extends";

/// The key by which a table of such a file takes an entry away.
const REMOVE: &str = "remove";

/// The schema of files that have these tables.
#[must_use]
pub fn schema_of(tables: &[TableAt]) -> Value {
    let layered = declares(tables, "", EXTENDS);
    let mut definitions = shape::all();
    definitions.extend(quantities(tables).map(|quantity| (name(quantity), shape::quantity(quantity))));
    definitions.extend(tables.iter().map(|table| (table.path.clone(), table::definition(table, layered))));
    let mut root = definitions.remove("").unwrap_or_else(|| json!({}));
    let whole = tables.first().map_or_else(|| json!({}), |top| whole::whole(top.section, layered));
    let rule = if layered { json!({ "required": [EXTENDS] }) } else { json!(false) };
    merge(
        &mut root,
        json!({
            "$schema": "http://json-schema.org/draft-07/schema#",
            "title": "Drypowder scenario",
            "description": "A scenario of Drypowder: who needs money, who gives it, and the market both live in.",
            "definitions": definitions,
            "if": rule,
            "else": whole,
        }),
    );
    root
}

/// What the numbers of these tables measure, each once.
fn quantities(tables: &[TableAt]) -> impl Iterator<Item = Quantity> {
    let numbers = tables.iter().flat_map(fields).filter(|field| is_number(field));
    let by_name: BTreeMap<String, Quantity> =
        numbers.map(|field| (name(field.quantity()), field.quantity())).collect();
    by_name.into_values()
}

/// Every key of a table, whatever its kind.
fn fields(table: &TableAt) -> impl Iterator<Item = &'static Field> + use<> {
    let section = table.section;
    let own = section.kinds.iter().flat_map(|kinds| kinds.own).flat_map(|kind| kind.fields);
    section.fields().chain(own)
}

fn is_number(field: &Field) -> bool {
    matches!(
        field.kind,
        Kind::Number(_) | Kind::Lever(_) | Kind::Known(_) | Kind::ByClimate(_) | Kind::Schedule(_)
    )
}

/// The definition of a quantity's spellings.
fn name(quantity: Quantity) -> String {
    format!("{quantity:?}")
}

/// A reference to a definition.
fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// An expression that matches these keys and no others.
fn exactly<'a>(keys: impl IntoIterator<Item = &'a str>) -> String {
    format!("^({})$", keys.into_iter().collect::<Vec<_>>().join("|"))
}

/// Keys that must not be there.
fn refused<'a>(keys: impl IntoIterator<Item = &'a str>) -> Map<String, Value> {
    keys.into_iter().map(|key| (key.to_owned(), Value::Bool(false))).collect()
}

/// Adds members to an object.
fn merge(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
