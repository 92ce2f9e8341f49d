//! Numbers that keep to their range and make no sense: each rule with its threshold and its reason.

mod rules;

use super::{Lint, Said, look::Look, tables::split};
use crate::{
    Param,
    file::{Field, Stated},
    problem::Problem,
};

pub use rules::RULES;

pub(super) const LINT: Lint = Lint {
    name: "out-of-sense",
    looks_for: "numbers that their range allows and the world does not: margins above 100%, growth above x20 a year, \
                volatility above 300%, half-lives beyond the horizon, certain appetite, and a dozen more",
    why: "A range refuses what cannot be computed; these are what nobody has seen. A slip in a unit or an interval that is \
          too wide is the usual cause. Each threshold lies beyond what is on record, or where a number loses its effect.",
    advice: "check the unit, narrow the interval, or give a law that ends where the world does",
    find: Some(find),
};

/// What makes a number senseless.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// The numbers it is about.
    pub of: &'static str,
    /// Its threshold.
    pub when: &'static str,
    /// Its reason.
    pub why: &'static str,
    /// Whether it is about a number, given the path of its table (`company.growth`), its key and its field.
    about: fn(&str, &str, &Field) -> bool,
    /// What is wrong with the number, given the horizon in months: the mass or the quantile that shows it.
    fault: fn(&Param, f64) -> Option<String>,
}

fn find(look: &Look<'_>) -> Vec<Problem> {
    look.numbers
        .iter()
        .filter(|number| !number.is_lever())
        .filter_map(|number| senseless(look, number))
        .collect()
}

/// The first rule that a number breaks.
fn senseless(look: &Look<'_>, number: &Stated) -> Option<Problem> {
    let place = number.place.clone()?;
    let table = plain(split(number).0);
    let horizon = f64::from(look.scenario.horizon);
    let mut rules = RULES.iter().filter(|rule| (rule.about)(&table, number.field.key, number.field));
    let (rule, message) = rules.find_map(|rule| Some((rule, (rule.fault)(&number.param, horizon)?)))?;
    let said = Said { message, found: rule.when.into(), advice: format!("{}; {}", LINT.advice, rule.why) };
    Some(LINT.warn(&number.param.path, place, said))
}

/// A path without the names of entries: `company.growth.now`.
fn plain(path: &str) -> String {
    let mut depth = 0;
    let mut plain = String::with_capacity(path.len());
    for character in path.chars() {
        depth += i32::from(character == '[');
        if depth == 0 {
            plain.push(character);
        }
        depth -= i32::from(character == ']');
    }
    plain
}
