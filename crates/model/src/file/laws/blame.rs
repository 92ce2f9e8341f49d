//! Which number of a law is to blame when its numbers make none, and what it should be.

mod list;
mod number;

use super::{
    super::{
        table::Said,
        tree::{Entries, Node},
        value::{self, Spot, literal},
    },
    keys,
};
use crate::{Law, law::Invalid, traverse::join, units::significant};

/// The numbers of a law while it is asked which of them is wrong.
struct Numbers<'s, 'a, 'f> {
    spot: &'s Spot<'a, 'f>,
    law: &'s Node,
    entries: &'s Entries,
}

/// Reports numbers that make no law, at the one that is to blame.
pub(super) fn refused(spot: &Spot<'_, '_>, node: &Node, entries: &Entries, invalid: Invalid) -> Option<Law> {
    let numbers = Numbers { spot, law: node, entries };
    if list::refused(&numbers, invalid) {
        return None;
    }
    if let Some((key, said)) = numbers.blamed(invalid) {
        numbers.say(key, said);
    } else {
        let said = Said::new(invalid.to_string()).found("this law");
        spot.say(&node.place, said.suggest(numbers.another(invalid)));
    }
    None
}

impl Numbers<'_, '_, '_> {
    fn node(&self, key: &str) -> Option<&Node> {
        self.entries.get(key).map(|entry| &entry.node)
    }

    /// The first of these keys that is given.
    fn first<'k>(&self, keys: &[&'k str]) -> Option<&'k str> {
        keys.iter().find(|key| self.entries.contains_key(**key)).copied()
    }

    /// The number at a key.
    fn value(&self, key: &str) -> Option<f64> {
        value::read(self.node(key)?, keys::quantity(key, self.spot.quantity())).ok()
    }

    /// The number at a key as it was written.
    fn written(&self, key: &str) -> String {
        self.node(key).map(super::as_given).unwrap_or_default()
    }

    fn word(&self) -> &str {
        self.node("law").and_then(Node::text).unwrap_or_default()
    }

    /// The law with its article.
    fn a_law(&self) -> String {
        let word = self.word();
        format!("{} {word} law", if word.starts_with('e') { "an" } else { "a" })
    }

    fn spelled(&self, value: f64) -> String {
        self.spot.quantity().spell(significant(value, 3))
    }

    /// What to write at a key.
    fn literal(&self, key: &str, value: f64) -> String {
        literal(keys::quantity(key, self.spot.quantity()), significant(value, 3))
    }

    /// Reports what is wrong with the number at a key.
    fn say(&self, key: &str, said: Said) {
        let node = self.node(key).unwrap_or(self.law);
        let said = if said.found.is_empty() { said.found(node.shown()) } else { said };
        self.spot.report.say(&join(&self.spot.path, key), &node.place, said);
    }

    /// The key that is to blame, and what is said of it.
    fn blamed(&self, invalid: Invalid) -> Option<(&str, Said)> {
        match invalid {
            Invalid::Deviation => self.deviation(),
            Invalid::TooWide => {
                let key = self.first(&["sd_log", "sd_logit"])?;
                Some((
                    key,
                    Said::new(format!("`{key}` must be at most {}", Invalid::WIDEST))
                        .suggest("write for example 0.4"),
                ))
            }
            Invalid::Reversed => self.reversed(),
            Invalid::NotPositive => self.not_positive(),
            Invalid::NotInside => self.not_inside(),
            Invalid::Mode => {
                let said = Said::new("`mode` must lie between `low` and `high`");
                let ends = format!("write a number from {} to {}", self.written("low"), self.written("high"));
                Some(("mode", said.suggest(ends)))
            }
            Invalid::Mean => self.mean(),
            Invalid::FarFromMean => self.far_from_mean(),
            Invalid::Median => {
                let key = self.first(&["median", "p50"])?;
                let said =
                    Said::new(format!("`{key}` of a normal law is its `mean`, so it says nothing more"));
                Some((key, said.suggest("give another percentile, such as `p90`, or `sd`")))
            }
            Invalid::WrongSide => self.wrong_side(),
            Invalid::ModeBeside => self.mode_beside(),
            Invalid::Shape => self.shape(),
            Invalid::Freedom => {
                let said = Said::new("`df`, the degrees of freedom, must be between 0.1 and 10,000,000");
                Some(("df", said.suggest("write for example 4")))
            }
            Invalid::FewFreedom => {
                let said = Said::new("`df` must be above 2 where `sd` is given: else the law has none");
                Some((
                    "df",
                    said.suggest(
                        "write for example 4, or give `median` and `scale` instead of `mean` and `sd`",
                    ),
                ))
            }
            Invalid::Spread => self.spread(),
            Invalid::NothingLeft => self.nothing_left(),
            _ => None,
        }
    }

    /// What to do where no single number is to blame.
    fn another(&self, invalid: Invalid) -> &'static str {
        match (invalid, self.word()) {
            (Invalid::TooDeep, _) => "write the innermost law by itself, without those around it",
            (Invalid::NoSuchLaw, "uniform") => "take another law, for example \"lognormal\"",
            (Invalid::NoSuchLaw | Invalid::TooWide, _) => {
                "take another law, for example \"uniform\", or percentiles that are nearer to each other"
            }
            _ => "take other numbers, or another law such as \"uniform\" with `low` and `high`",
        }
    }
}
