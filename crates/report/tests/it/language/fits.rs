//! As much of JSON Schema as our schema uses. A keyword it does not know is an error, so that none goes unseen;
//! `scripts/schema.py` asks a whole validator.

use regex_lite::Regex;
use serde_json::{Map, Value};

/// The keywords that judge nothing.
const SAYINGS: &[&str] =
    &["$schema", "title", "description", "default", "definitions", "x-taplo", "then", "else"];

/// What keeps a value from fitting; empty when it fits.
pub(crate) fn misfits(root: &Value, value: &Value) -> Vec<String> {
    Judge { root }.judge(root, value, "")
}

struct Judge<'a> {
    root: &'a Value,
}

impl Judge<'_> {
    fn judge(&self, schema: &Value, value: &Value, path: &str) -> Vec<String> {
        let rules = match schema {
            Value::Bool(true) => return Vec::new(),
            Value::Bool(false) => return vec![format!("{path}: not allowed here")],
            Value::Object(rules) => rules,
            other => panic!("no schema: {other}"),
        };
        if let Some(name) = rules.get("$ref").and_then(Value::as_str) {
            let target = self.root.pointer(name.trim_start_matches('#'));
            return self.judge(target.unwrap_or_else(|| panic!("{name} leads nowhere")), value, path);
        }
        rules.iter().flat_map(|(word, rule)| self.rule(rules, word, rule, value, path)).collect()
    }

    fn rule(
        &self,
        rules: &Map<String, Value>,
        word: &str,
        rule: &Value,
        value: &Value,
        path: &str,
    ) -> Vec<String> {
        let all = |schemas: &Value| -> Vec<Vec<String>> {
            let schemas = schemas.as_array().unwrap().iter();
            schemas.map(|schema| self.judge(schema, value, path)).collect()
        };
        let holds = match word {
            "allOf" => return all(rule).concat(),
            "anyOf" => all(rule).iter().any(Vec::is_empty),
            "if" => {
                let next = if self.judge(rule, value, path).is_empty() { "then" } else { "else" };
                return rules.get(next).map_or_else(Vec::new, |schema| self.judge(schema, value, path));
            }
            "properties" => return self.inner(value, path, |key| rule.get(key).into_iter().collect()),
            "patternProperties" => {
                return self.inner(value, path, |key| {
                    let all = rule.as_object().unwrap().iter();
                    all.filter(|(pattern, _)| matches(pattern, key)).map(|(_, schema)| schema).collect()
                });
            }
            "additionalProperties" => return self.others(rules, rule, value, path),
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                return items
                    .flat_map(|(at, item)| self.judge(rule, item, &format!("{path}[{at}]")))
                    .collect();
            }
            "type" => kinds(rule).any(|kind| is(value, kind)),
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "required" => {
                value.as_object().is_none_or(|table| kinds(rule).all(|key| table.contains_key(key)))
            }
            "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
            "minProperties" => {
                value.as_object().is_none_or(|table| table.len() as u64 >= rule.as_u64().unwrap())
            }
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "exclusiveMinimum" => value.as_f64().is_none_or(|number| number > rule.as_f64().unwrap()),
            "exclusiveMaximum" => value.as_f64().is_none_or(|number| number < rule.as_f64().unwrap()),
            word => {
                assert!(SAYINGS.contains(&word), "the keyword {word} is judged by nobody");
                true
            }
        };
        if holds { Vec::new() } else { vec![format!("{path}: {word} {rule} against {value}")] }
    }

    fn inner<'s>(&self, value: &Value, path: &str, schemas: impl Fn(&str) -> Vec<&'s Value>) -> Vec<String> {
        let entries = value.as_object().into_iter().flatten();
        let judged = entries.flat_map(|(key, inner)| {
            let schemas = schemas(key).into_iter();
            schemas.flat_map(move |schema| self.judge(schema, inner, &format!("{path}.{key}")))
        });
        judged.collect()
    }

    fn others(&self, rules: &Map<String, Value>, rule: &Value, value: &Value, path: &str) -> Vec<String> {
        let named = |key: &str| rules.get("properties").is_some_and(|keys| keys.get(key).is_some());
        let patterns: Vec<&String> = rules
            .get("patternProperties")
            .and_then(Value::as_object)
            .into_iter()
            .flat_map(Map::keys)
            .collect();
        let known = |key: &str| named(key) || patterns.iter().any(|pattern| matches(pattern, key));
        self.inner(value, path, |key| if known(key) { Vec::new() } else { vec![rule] })
    }
}

/// One text or several.
fn kinds(rule: &Value) -> impl Iterator<Item = &str> {
    let several = rule.as_array().into_iter().flatten().filter_map(Value::as_str);
    rule.as_str().into_iter().chain(several)
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        kind => panic!("no type: {kind}"),
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    Regex::new(pattern).unwrap().is_match(text)
}
