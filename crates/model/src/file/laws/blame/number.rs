//! The numbers of a law one by one: what each must be beside the others.

use super::Numbers;
use crate::{
    file::{
        field::End,
        laws::{
            example,
            keys::{self, PERCENTILES, Percentile, is_plain},
            lacking::ticked,
        },
        table::Said,
        value::literal,
    },
    law::standard_quantile,
};

impl Numbers<'_, '_, '_> {
    pub(super) fn deviation(&self) -> Option<(&str, Said)> {
        let key = self.first(&["sd", "sd_log", "sd_logit"])?;
        let value = self.value(key)?;
        let said = Said::new(format!("`{key}` must be above zero"));
        Some((
            key,
            if value < 0.0 {
                said.suggest(format!("write {}", literal(keys::quantity(key, self.spot.quantity()), -value)))
            } else {
                said.suggest(
                    "write a number above zero; a number that is known is written by itself, without a law",
                )
            },
        ))
    }

    /// The percentiles that are given, lowest first.
    pub(super) fn percentiles(&self) -> Vec<Percentile> {
        PERCENTILES.iter().filter(|one| self.entries.contains_key(one.key)).copied().collect()
    }

    /// Two numbers the first of which must be below the second.
    fn rising(&self) -> Option<[&'static str; 2]> {
        let pairs = [["at_least", "at_most"], ["low", "high"]];
        let given = |pair: &[&'static str; 2]| pair.iter().all(|key| self.entries.contains_key(*key));
        let falls = |pair: &[&'static str; 2]| self.value(pair[0]) >= self.value(pair[1]);
        let percentiles = match self.percentiles().as_slice() {
            [low, high] => Some([low.key, high.key]),
            _ => None,
        };
        pairs.into_iter().filter(given).chain(percentiles).find(falls)
    }

    pub(super) fn reversed(&self) -> Option<(&str, Said)> {
        if let [one, other] = self.percentiles().as_slice()
            && one.level == other.level
        {
            let said = Said::new(format!("`{}` is the same percentile as `{}`", other.key, one.key));
            return Some((other.key, said.suggest("give a percentile of another level, such as `p90`")));
        }
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
                    self.literal(key, if self.value(key) > Some(0.5) { 0.9 } else { 0.1 })
                ))
            } else {
                said.suggest("take the law \"lognormal\": this number is no share")
            },
        ))
    }

    /// The mean, or a percentile, outside the ends.
    pub(super) fn mean(&self) -> Option<(&str, Said)> {
        if self.entries.contains_key("minimum") {
            let example = self.literal("mean", 2.0 * self.value("minimum")?);
            return Some((
                "mean",
                Said::new("`mean` must be above `minimum`").suggest(format!("write for example {example}")),
            ));
        }
        let (low, high) = (self.value("low").unwrap_or(0.0), self.value("high").unwrap_or(1.0));
        let percentiles = self.percentiles();
        let mut keys = std::iter::once("mean").chain(percentiles.into_iter().map(|one| one.key));
        let key = keys.find(|key| self.value(key).is_some_and(|value| value <= low || value >= high))?;
        let ends = [low, high].map(|end| self.spelled(end));
        let said =
            Said::new(format!("`{key}` must lie strictly between the ends, {} and {}", ends[0], ends[1]));
        Some((
            key,
            said.suggest(format!("write for example {}", self.literal(key, f64::midpoint(low, high)))),
        ))
    }

    /// A percentile that no lognormal law has beside its mean.
    pub(super) fn far_from_mean(&self) -> Option<(&str, Said)> {
        let Percentile { key, level } = *self.percentiles().first()?;
        let (mean, value) = (self.value("mean")?, self.value(key)?);
        let most = mean * libm::exp(0.5 * standard_quantile(level) * standard_quantile(level));
        let (message, near) = if level <= 0.5 {
            (format!("`{key}` of a lognormal law must be below its `mean`"), 0.8 * mean)
        } else if value == mean {
            (format!("no lognormal law has its `{key}` at its `mean`"), f64::midpoint(mean, most))
        } else {
            let most_said = self.spelled(most);
            let message = format!("`{key}` of a lognormal law with this `mean` is at most {most_said}");
            (message, f64::midpoint(mean, most))
        };
        Some((key, Said::new(message).suggest(format!("write for example {}", self.literal(key, near)))))
    }

    /// A percentile of a normal law that lies beyond its mean.
    pub(super) fn wrong_side(&self) -> Option<(&str, Said)> {
        let Percentile { key, level } = *self.percentiles().first()?;
        let (mean, value) = (self.value("mean")?, self.value(key)?);
        let side = if level < 0.5 { "below" } else { "above" };
        let said = Said::new(format!("`{key}` of a normal law must be {side} its `mean`"));
        let far = if value != mean {
            (value - mean).abs()
        } else if mean != 0.0 {
            0.5 * mean.abs()
        } else {
            0.1
        };
        let near = if level < 0.5 { mean - far } else { mean + far };
        Some((key, said.suggest(format!("write for example {}", self.literal(key, near)))))
    }

    /// A mode that is not between the percentiles beside it.
    pub(super) fn mode_beside(&self) -> Option<(&str, Said)> {
        let [low, high] = self.percentiles().try_into().ok()?;
        let said = Said::new(format!("`mode` must lie strictly between `{}` and `{}`", low.key, high.key));
        let middle = f64::midpoint(self.value(low.key)?, self.value(high.key)?);
        Some(("mode", said.suggest(format!("write for example {}", self.literal("mode", middle)))))
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
        Some(("sd", said.suggest(format!("write for example {}", self.literal("sd", most / 3.0)))))
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
