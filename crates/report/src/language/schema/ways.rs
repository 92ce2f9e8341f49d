//! The sets of keys that fix a law.

use drypowder_model::file::{PERCENTILES, Percentiles, Way};
use serde_json::{Value, json};

use super::{merge, reference, refused};

/// A percentile.
pub(super) const ONE: &str = "one-percentile";

/// A percentile that is not the median.
pub(super) const NO_MEDIAN: &str = "one-percentile-not-the-median";

/// Two percentiles of different levels.
pub(super) const TWO: &str = "two-percentiles";

/// A table with such a set, and with none of the law's other keys.
pub(super) fn schema(way: &Way, own: &[&'static str]) -> Value {
    let percentiles = way.percentiles != Percentiles::None;
    let is_other = |key: &&str| {
        let percentile = percentiles && PERCENTILES.iter().any(|one| one.key == *key);
        !way.keys.contains(key) && !way.beside.contains(key) && !percentile
    };
    let mut schema =
        json!({ "required": way.keys, "properties": refused(own.iter().copied().filter(is_other)) });
    let named = match way.percentiles {
        Percentiles::None => return schema,
        Percentiles::One => ONE,
        Percentiles::NoMedian => NO_MEDIAN,
        Percentiles::Two => TWO,
    };
    merge(&mut schema, json!({ "allOf": [reference(named)] }));
    schema
}

/// A table with a percentile.
pub(super) fn one(no_median: bool) -> Value {
    let all = PERCENTILES.iter().filter(|one| !(no_median && one.level == 0.5));
    json!({ "anyOf": all.map(|one| json!({ "required": [one.key] })).collect::<Vec<_>>() })
}

/// A table with two percentiles that are not the same.
pub(super) fn two() -> Value {
    let pairs = PERCENTILES.iter().flat_map(|low| {
        let above = PERCENTILES.iter().filter(|high| high.level > low.level);
        above.map(|high| json!({ "required": [low.key, high.key] }))
    });
    json!({ "anyOf": pairs.collect::<Vec<_>>() })
}
