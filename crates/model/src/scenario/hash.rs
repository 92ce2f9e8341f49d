//! The fingerprint of a scenario: what determines its numbers, and nothing else.

use std::fmt::Write;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::Scenario;

/// The lists whose order in a file means nothing.
const UNORDERED: [&str; 13] = [
    "companies",
    "sources",
    "commitments",
    "spans",
    "capex",
    "tranches",
    "holdings",
    "only",
    "except",
    "correlations",
    "events",
    "milestones",
    "hazards",
];

impl Scenario {
    /// The SHA-256 of the scenario in hexadecimal. The order of keys and of entries takes no part in it, nor do
    /// comments, spellings (`"$20B"` or `"20 billion USD"`) and where numbers come from.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "a scenario holds nothing that JSON cannot say")]
    pub fn hash(&self) -> String {
        let mut value = serde_json::to_value(self).expect("a scenario is plain data");
        sort(&mut value);
        let mut text = String::new();
        for byte in Sha256::digest(value.to_string()) {
            // Writing to a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}

/// Puts every list whose order means nothing in the order of its entries' texts; entities by their id.
fn sort(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(sort),
        Value::Object(map) => {
            for (key, inner) in map {
                sort(inner);
                if let Value::Array(items) = inner
                    && UNORDERED.contains(&key.as_str())
                {
                    items.sort_by_cached_key(|item| (item.get("id").map(Value::to_string), item.to_string()));
                }
            }
        }
        _ => {}
    }
}
