//! The numbers of a law one by one: what each must be beside the others.

use super::Numbers;
use crate::{
    file::{
        field::End,
        laws::{
            example,
            lacking::ticked,
            named::{PERCENTILES, is_plain},
        },
        table::Said,
        value::literal,
    },
    units::Quantity,
};

impl Numbers<'_, '_, '_> {
    pub(super) fn deviation(&self) -> Option<(&str, Said)> {
        let key = self.first(&["sd", "sd_log", "sd_logit"])?;
        let value = self.value(key)?;
        let said = Said::new(format!("`{key}` must be above zero"));
        Some((
            key,
            if value < 0.0 {
                let quantity = if is_plain(key) { Quantity::Ratio } else { self.spot.quantity() };
                said.suggest(format!("write {}", literal(quantity, -value)))
            } else {
                said.suggest(
                    "write a number above zero; a number that is known is written by itself, without a law",
                )
            },
        ))
    }

    /// The percentiles that are given, lowest first.
    pub(super) fn percentiles(&self) -> Vec<(&'static str, f64)> {
        PERCENTILES.iter().filter(|(key, _)| self.entries.contains_key(*key)).copied().collect()
    }

    /// Two numbers the first of which must be below the second.
    fn rising(&self) -> Option<[&'static str; 2]> {
        let pairs = [["at_least", "at_most"], ["low", "high"]];
        let given = |pair: &[&'static str; 2]| pair.iter().all(|key| self.entries.contains_key(*key));
        let falls = |pair: &[&'static str; 2]| self.value(pair[0]) >= self.value(pair[1]);
        let percentiles = match self.percentiles().as_slice() {
            [(low, _), (high, _)] => Some([*low, *high]),
            _ => None,
        };
        pairs.into_iter().filter(given).chain(percentiles).find(falls)
    }

    pub(super) fn reversed(&self) -> Option<(&str, Said)> {
        let [low, high] = self.rising()?;
        let (first, second) = (self.written(low), self.written(high));
        let said = Said::new(format!("`{low}` must be below `{high}`"));
        if self.value(low) == self.value(high) {
            let suggestion =
                format!("write two numbers that differ, or {first} by itself where the number is known");
            return Some((low, said.found(format!("both are {first}")).suggest(suggestion)));
        }
        let found = format!("found {first}, and `{high}` is {second}");
        Some((low, said.found(found).suggest(format!("swap the two: {low} = {second}, {high} = {first}"))))
    }

    pub(super) fn not_positive(&self) -> Option<(&str, Said)> {
        let mut measured = self.entries.keys().filter(|key| !is_plain(key) && *key != "law");
        let key = measured.find(|key| self.value(key).is_some_and(|value| value <= 0.0))?;
        let said = Said::new(format!("`{key}` of {} must be above zero", self.a_law()));
        Some((
            key,
            said.suggest(if self.spot.field.range.low == End::Free {
                "take a number above zero, or the law \"normal\", which may go below"
            } else {
                "write a number above zero"
            }),
        ))
    }

    pub(super) fn not_inside(&self) -> Option<(&str, Said)> {
        let inside = |value: f64| 0.0 < value && value < 1.0;
        let mut measured = self.entries.keys().filter(|key| !is_plain(key) && *key != "law");
        let key = measured.find(|key| self.value(key).is_some_and(|value| !inside(value)))?;
        let said = Said::new(format!("`{key}` of a logit-normal law must lie strictly between 0% and 100%"));
        Some((
            key,
            if self.spot.quantity().is_ratio() {
                said.suggest(format!(
                    "write for example {}",
                    self.literal(if self.value(key) > Some(0.5) { 0.9 } else { 0.1 })
                ))
            } else {
                said.suggest("take the law \"lognormal\": this number is no share")
            },
        ))
    }

    /// The mean, or a percentile, outside the ends.
    pub(super) fn mean(&self) -> Option<(&str, Said)> {
        if self.entries.contains_key("minimum") {
            let example = self.literal(2.0 * self.value("minimum")?);
            return Some((
                "mean",
                Said::new("`mean` must be above `minimum`").suggest(format!("write for example {example}")),
            ));
        }
        let (low, high) = (self.value("low").unwrap_or(0.0), self.value("high").unwrap_or(1.0));
        let percentiles = self.percentiles();
        let mut keys = std::iter::once("mean").chain(percentiles.into_iter().map(|(key, _)| key));
        let key = keys.find(|key| self.value(key).is_some_and(|value| value <= low || value >= high))?;
        let ends = [low, high].map(|end| self.spelled(end));
        let said =
            Said::new(format!("`{key}` must lie strictly between the ends, {} and {}", ends[0], ends[1]));
        Some((key, said.suggest(format!("write for example {}", self.literal(f64::midpoint(low, high))))))
    }

    pub(super) fn shape(&self) -> Option<(&str, Said)> {
        let odd = |key: &&str| self.value(key).is_some_and(|value| !(0.01..=1e4).contains(&value));
        let shapes = ["shape", "alpha", "beta", "weight"];
        if let Some(key) = shapes.iter().find(|key| odd(key)).copied().or_else(|| self.first(&shapes)) {
            let said =
                Said::new(format!("`{key}` is outside the range that {} is computed for", self.a_law()));
            return Some((
                key,
                said.suggest(if key == "weight" { "write for example 4" } else { "write for example 2" }),
            ));
        }
        let key = self.first(&["sd", "mean"])?;
        let beside = ticked(&[self.first(&["minimum", "mean"])?], "and");
        let said = Said::new(format!("no {} law has this `{key}` beside this {beside}", self.word()));
        Some((key, said.suggest("write a number of about the same size as the other, and not the same")))
    }

    pub(super) fn spread(&self) -> Option<(&str, Said)> {
        let (low, high) = (self.value("low").unwrap_or(0.0), self.value("high").unwrap_or(1.0));
        let mean = self.value("mean")?;
        let most = ((mean - low) * (high - mean)).sqrt();
        let said = Said::new(format!(
            "`sd` must be below {}, what two values at the ends would have",
            self.spelled(most)
        ));
        Some(("sd", said.suggest(format!("write for example {}", self.literal(most / 3.0)))))
    }

    /// A bound beyond nearly all of a law.
    pub(super) fn nothing_left(&self) -> Option<(&str, Said)> {
        let law = example::quietly(self.spot, self.node("of")?)?;
        let (low, high) = (law.quantile(0.05), law.quantile(0.95));
        let is_low = self.value("at_least").is_some_and(|bound| bound > law.quantile(0.5));
        let (key, side) = if is_low { ("at_least", "above") } else { ("at_most", "below") };
        let said = Said::new(format!("less than a millionth of the law is left {side} `{key}`"));
        let (low, high) = (self.spelled(low), self.spelled(high));
        Some((
            key,
            said.suggest(format!(
                "move the bound: nine worlds out of ten of the law lie between {low} and {high}"
            )),
        ))
    }
}
