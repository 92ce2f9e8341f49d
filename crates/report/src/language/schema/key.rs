//! A key: what it may hold, as far as that depends on nothing else, and what an editor says of it.

use drypowder_model::{
    file::{End, Field, Kind, Presence},
    units::Quantity,
};
use serde_json::{Value, json};

use super::{
    super::{patterns, words},
    exactly, merge, reference,
    shape::{self, CLIMATES},
};

/// The schema of a key in the table at a path.
pub(super) fn property(path: &str, field: &Field) -> Value {
    let mut schema = rules(path, field);
    if !matches!(field.kind, Kind::Table(_)) {
        merge(&mut schema, json!({ "description": words::explained(field) }));
    }
    if let Some(default) = default(field) {
        merge(&mut schema, json!({ "default": default }));
    }
    schema
}

/// What it may hold.
pub(super) fn rules(path: &str, field: &Field) -> Value {
    let text = json!({ "type": "string", "pattern": patterns::TEXT });
    match field.kind {
        Kind::Text => text,
        Kind::Texts => json!({ "type": "array", "items": text }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Whole => whole(field),
        Kind::Month => json!({ "type": "string", "pattern": patterns::MONTH }),
        Kind::Spans => {
            json!({ "type": "array", "items": { "type": "string", "pattern": patterns::known(Quantity::Span) } })
        }
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::Number(_) => number(field, "^value$"),
        Kind::ByClimate(_) => number(field, &exactly(["value"].into_iter().chain(CLIMATES))),
        Kind::Schedule(_) => number(field, &format!("^value$|{}", shape::DATE)),
        Kind::Lever(_) | Kind::Known(_) => known(field),
        Kind::Table(_) => reference(&below(path, field)),
        Kind::Tables(_) => json!({ "type": "array", "items": reference(&below(path, field)) }),
    }
}

/// The path of the tables a key holds.
pub(in crate::language) fn below(path: &str, field: &Field) -> String {
    if path.is_empty() { field.key.to_owned() } else { format!("{path}.{}", field.key) }
}

/// The types a value of the quantity can have when it is written plainly.
pub(super) fn types(quantity: Quantity) -> Vec<&'static str> {
    let bare = quantity.read_bare(0.5).is_ok();
    if bare { vec!["string", "number"] } else { vec!["string"] }
}

/// A number: plain, with its bounds, or a table whose shape and spelling are said elsewhere. The keys of that table that
/// match `inner` hold the number again.
fn number(field: &Field, inner: &str) -> Value {
    let mut plain = bounds(field);
    let types = [types(field.quantity()).as_slice(), &["object"]].concat();
    merge(&mut plain, json!({ "type": types }));
    let again = plain.clone();
    merge(&mut plain, json!({ "patternProperties": { inner: again } }));
    plain
}

/// A number that is never uncertain: plain and known, or a table with such a value.
fn known(field: &Field) -> Value {
    let mut plain = bounds(field);
    merge(&mut plain, json!({ "pattern": patterns::known(field.quantity()) }));
    let mut value = plain.clone();
    let types = types(field.quantity());
    merge(&mut value, json!({ "type": types }));
    let types = [types.as_slice(), &["object"]].concat();
    merge(&mut plain, json!({ "type": types, "patternProperties": { "^value$": value } }));
    plain
}

/// Where a number without quotes must lie.
fn bounds(field: &Field) -> Value {
    let (range, limit) = (field.range, field.limit());
    if types(field.quantity()).len() == 1 {
        return json!({});
    }
    let mut bounds = match range.low {
        End::At(low) => json!({ "minimum": tidy(low) }),
        End::Beyond(low) => json!({ "exclusiveMinimum": tidy(low) }),
        End::Free => json!({ "minimum": tidy(-limit) }),
    };
    merge(
        &mut bounds,
        match range.high {
            End::At(high) => json!({ "maximum": tidy(high) }),
            End::Beyond(high) => json!({ "exclusiveMaximum": tidy(high) }),
            End::Free => json!({ "maximum": tidy(limit) }),
        },
    );
    bounds
}

/// A whole number in its range.
fn whole(field: &Field) -> Value {
    let mut schema = json!({ "type": "integer", "minimum": tidy(field.range.low.bound().unwrap_or(0.0)) });
    if let Some(high) = field.range.high.bound() {
        merge(&mut schema, json!({ "maximum": tidy(high) }));
    }
    schema
}

/// A whole number without decimals.
fn tidy(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 { json!(value as i64) } else { json!(value) }
}

/// The default as a value of the file.
fn default(field: &Field) -> Option<Value> {
    let Presence::Default(spoken) = field.presence else {
        return None;
    };
    let written = words::written(field, spoken);
    serde_json::from_str(&written).ok()
}
