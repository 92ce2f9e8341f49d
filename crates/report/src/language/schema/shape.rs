//! The tables that stand for a number: `{ value = …, source = … }`, `{ law = …, … }`, one number for each climate.
//!
//! A shape says which keys there are; a quantity, how their values are spelled. Both let pass what is no table.

use drypowder_model::{
    file::{self, Holds, LAW_KEYS, LawKeys, PERCENTILES},
    units::Quantity,
};
use serde_json::{Map, Value, json};

use super::{
    super::{laws::PROVENANCE, patterns, words},
    REMOVE, exactly,
    key::types,
    merge, name, reference, refused, ways,
};

/// An uncertain number.
pub(super) const NUMBER: &str = "number";

/// A number that is never uncertain.
pub(super) const KNOWN: &str = "known";

/// An uncertain number, or one for each climate.
pub(super) const BY_CLIMATE: &str = "by-climate";

/// An uncertain number, or one for each of several dates.
pub(super) const SCHEDULE: &str = "schedule";

/// The keys of a schedule: a year, a month or a quarter.
pub(super) const DATE: &str = "^([0-9].*|[QH][1-4].*|[A-Za-z]{3,9}[ -]?'?[0-9]{2,4})$";

/// The climates, as the keys of a table that has a number for each.
pub(super) const CLIMATES: [&str; 3] = ["boom", "normal", "drought"];

/// Every shape under its name.
pub(super) fn all() -> Map<String, Value> {
    let shapes = [
        (NUMBER, number()),
        (KNOWN, known()),
        (BY_CLIMATE, by_climate()),
        (SCHEDULE, schedule()),
        (ways::ONE, ways::one(false)),
        (ways::NO_MEDIAN, ways::one(true)),
        (ways::TWO, ways::two()),
    ];
    shapes.into_iter().map(|(name, shape)| (name.to_owned(), shape)).collect()
}

/// How the values of a quantity are spelled, plainly, in a list and in the keys of its tables.
pub(super) fn quantity(quantity: Quantity) -> Value {
    let plain = |quantity| json!({ "type": types(quantity), "pattern": patterns::known(quantity) });
    let (known, spread) = (plain(quantity), plain(quantity.of_spread()));
    let any = json!({ "allOf": [reference(&name(quantity)), reference(NUMBER)] });
    let mut tables = Map::new();
    if spread == known {
        tables.insert(exactly(holding(Holds::Value).chain(holding(Holds::Spread))), known.clone());
    } else {
        tables.insert(exactly(holding(Holds::Value)), known.clone());
        tables.insert(exactly(holding(Holds::Spread)), spread);
    }
    tables.insert(exactly(holding(Holds::Values)), json!({ "items": known }));
    tables.insert(DATE.to_owned(), dated(&any));
    tables.insert(exactly(holding(Holds::Law).chain(["value"]).chain(CLIMATES)), any.clone());
    let mut schema =
        json!({ "pattern": patterns::spoken(quantity), "items": any, "patternProperties": tables });
    if !file::has_unit_ends(quantity) {
        let beta = json!({ "properties": { "law": { "const": "beta" } }, "required": ["law"] });
        merge(&mut schema, json!({ "if": beta, "then": { "required": ["low", "high"] } }));
    }
    schema
}

/// The keys of laws that hold such a thing; percentiles hold values.
fn holding(holds: Holds) -> impl Iterator<Item = &'static str> {
    let own = LAW_KEYS.iter().filter(move |(_, held, _)| *held == holds).map(|(key, ..)| *key);
    own.chain(percentiles().filter(move |_| holds == Holds::Value))
}

/// The percentiles that are keys of nothing else.
fn percentiles() -> impl Iterator<Item = &'static str> {
    PERCENTILES.iter().map(|one| one.key).filter(|key| !LAW_KEYS.iter().any(|(other, ..)| other == key))
}

fn number() -> Value {
    let laws = file::laws();
    json!({
        "patternProperties": anchored(number_keys()),
        "additionalProperties": false,
        "if": { "required": ["law"] },
        "then": { "allOf": laws.iter().map(branch).collect::<Vec<_>>() },
        "else": { "required": ["value"], "properties": refused(law_keys()) },
    })
}

fn known() -> Value {
    let mut keys = provenance();
    keys.insert("value".into(), described(VALUE));
    json!({ "patternProperties": anchored(keys), "additionalProperties": false, "required": ["value"] })
}

fn by_climate() -> Value {
    let mut keys = number_keys();
    let inner = refused(keys.keys().map(String::as_str));
    keys.extend(
        CLIMATES.map(|word| (word.to_owned(), described(&format!("The number in a {word} climate.")))),
    );
    json!({
        "properties": keys,
        "patternProperties": { exactly(CLIMATES): reference(NUMBER) },
        "additionalProperties": false,
        "if": { "anyOf": [{ "required": ["law"] }, { "required": ["value"] }] },
        "then": reference(NUMBER),
        "else": { "minProperties": 1, "properties": inner },
    })
}

fn schedule() -> Value {
    let keys = number_keys();
    let inner = refused(keys.keys().map(String::as_str));
    json!({
        "properties": keys,
        "patternProperties": { DATE: dated(&reference(NUMBER)) },
        "additionalProperties": false,
        "if": { "anyOf": [{ "required": ["law"] }, { "required": ["value"] }] },
        "then": reference(NUMBER),
        "else": { "minProperties": 1, "properties": inner },
    })
}

/// The number of a date, or what takes it out of the schedule that a file changes.
fn dated(number: &Value) -> Value {
    let removed = json!({
        "type": "object",
        "properties": { REMOVE: { "const": true } },
        "additionalProperties": false,
        "required": [REMOVE],
    });
    json!({ "anyOf": [number, removed] })
}

const VALUE: &str = "The number itself, written as without the table.";

/// Every key the table of an uncertain number can have.
fn number_keys() -> Map<String, Value> {
    let mut keys = provenance();
    keys.insert("value".into(), described(VALUE));
    keys.insert("law".into(), law());
    keys.extend(LAW_KEYS.iter().map(|(key, holds, doc)| {
        let mut schema = described(&format!("{doc} In laws: {}.", homes(key)));
        merge(&mut schema, held(*holds));
        ((*key).to_owned(), schema)
    }));
    keys.extend(PERCENTILES.iter().filter(|one| percentiles().any(|key| key == one.key)).map(|one| {
        let share = Quantity::Share.spell(one.level);
        let text = format!("{share} of the worlds lie below this. Two percentiles fix most laws.");
        (one.key.to_owned(), described(&text))
    }));
    keys
}

/// The laws that have a key.
fn homes(key: &str) -> String {
    let laws = file::laws();
    let words = laws.iter().filter(|law| law.own().contains(&key)).map(|law| law.word);
    words.collect::<Vec<_>>().join(", ")
}

/// What a key of a law may hold, as far as that is the same for all quantities.
fn held(holds: Holds) -> Value {
    match holds {
        Holds::Value | Holds::Spread => json!({}),
        Holds::Plain => json!({ "type": ["number", "string"], "pattern": patterns::known(Quantity::Ratio) }),
        Holds::Values => json!({ "type": "array", "minItems": 1 }),
        Holds::Weights => json!({
            "type": "array",
            "minItems": 1,
            "items": { "type": ["number", "string"], "minimum": 0, "pattern": patterns::known(Quantity::Ratio) },
        }),
        Holds::Law => json!({ "type": ["string", "number", "object", "array"] }),
        Holds::Text => json!({ "type": "string", "pattern": patterns::TEXT }),
    }
}

fn law() -> Value {
    let (words, docs): (Vec<&str>, Vec<&str>) = file::laws().iter().map(|law| (law.word, law.doc)).unzip();
    json!({
        "description": format!("How the number is spread over worlds. One of {}.", words::listed(&words)),
        "enum": words,
        "x-taplo": { "docs": { "enumValues": docs } },
    })
}

/// What a table with this law has and lacks.
fn branch(law: &LawKeys) -> Value {
    let own = law.own();
    let is_foreign = |key: &&str| {
        let percentile = law.has_percentiles() && PERCENTILES.iter().any(|one| one.key == *key);
        !own.contains(key) && !percentile && *key != "law"
    };
    let ways: Vec<Value> = law.ways.iter().map(|way| ways::schema(way, &own)).collect();
    json!({
        "if": { "properties": { "law": { "const": law.word } }, "required": ["law"] },
        "then": { "properties": refused(law_keys().filter(is_foreign).chain(["value"])), "anyOf": ways },
    })
}

/// Every key that goes with `law`, itself included.
fn law_keys() -> impl Iterator<Item = &'static str> {
    LAW_KEYS.iter().map(|(key, ..)| *key).chain(percentiles()).chain(["law"])
}

fn provenance() -> Map<String, Value> {
    let rule = |key| if key == "as_of" { patterns::DATED } else { patterns::TEXT };
    let schema = |key, doc| json!({ "type": "string", "pattern": rule(key), "description": doc });
    PROVENANCE.iter().map(|(key, doc)| ((*key).to_owned(), schema(*key, *doc))).collect()
}

/// The keys as expressions: an editor explains them, but does not offer what they hold as values of the number itself.
fn anchored(keys: Map<String, Value>) -> Map<String, Value> {
    keys.into_iter().map(|(key, schema)| (exactly([key.as_str()]), schema)).collect()
}

fn described(doc: &str) -> Value {
    json!({ "description": doc })
}
