//! How fast something approaches its long run: a rate a year, or the same as a half-life; never both.

use super::{
    field::Field,
    table::{Said, Table},
    value::placeholder,
};
use crate::{
    Law, Param,
    law::{Discrete, Empirical, Lognormal, Mixture, Truncated},
};

/// The two keys that say how fast.
pub(super) struct Speed {
    /// The rate κ a year, where e^{−κt} of a deviation is left after t years.
    pub(super) rate: &'static Field,
    /// The same as a half-life, ln 2/κ.
    pub(super) half_life: &'static Field,
}

/// The rate a year; 0 when neither key is there.
pub(super) fn read(table: &Table<'_>, speed: &Speed) -> Param {
    match (table.has(speed.rate), table.has(speed.half_life)) {
        (false, false) => Param::constant(0.0),
        (true, false) => table.param(speed.rate),
        (false, true) => from_half_life(table, speed),
        (true, true) => {
            let (rate, half_life) = (speed.rate.key, speed.half_life.key);
            let said =
                Said::new(format!("`{rate}` and `{half_life}` say the same thing")).found("one too many");
            table.say(
                speed.half_life,
                said.suggest("keep one: a rate is 0.693 divided by the half-life in years"),
            );
            // Both are still read, so that what else is wrong with them is found.
            let _ = (table.param(speed.rate), table.param(speed.half_life));
            placeholder()
        }
    }
}

fn from_half_life(table: &Table<'_>, speed: &Speed) -> Param {
    let Param { law, provenance, path, .. } = table.param(speed.half_life);
    let law = as_rate(&law).unwrap_or_else(|| {
        let said =
            Said::new(format!("a {} half-life has no known law as a rate", law.word())).found("this law");
        table.say(
            speed.half_life,
            said.suggest(format!("give it as an interval, or give `{}`", speed.rate.key)),
        );
        Law::Constant(f64::NAN)
    });
    Param { law, provenance, path, falls: true }
}

/// The rate a year that halves in so many months.
fn rate(months: f64) -> f64 {
    12.0 * std::f64::consts::LN_2 / months
}

/// The law of the rate when this is that of the half-life in months; `None` where no law at hand is that of the
/// reciprocal. Every value that is turned must be above zero.
fn as_rate(law: &Law) -> Option<Law> {
    match law {
        Law::Constant(months) => Some(Law::Constant(rate(*months))),
        Law::Lognormal(law) => Lognormal::new(rate(law.median()), law.deviation()).ok().map(Law::from),
        Law::Discrete(law) => Discrete::new(&rates(law.values())?, law.weights()).ok().map(Law::from),
        Law::Empirical(law) => Empirical::new(rates(law.values())?).ok().map(Law::from),
        Law::Mixture(law) => {
            let (weights, parts): (Vec<f64>, Vec<Option<Law>>) =
                law.parts().map(|(weight, part)| (weight, as_rate(part))).unzip();
            Mixture::new(parts.into_iter().collect::<Option<_>>()?, weights).ok().map(Law::from)
        }
        Law::Truncated(law) => truncated_rate(law),
        _ => None,
    }
}

/// The longest half-life left is the slowest rate left; at least zero months is no bound.
fn truncated_rate(law: &Truncated) -> Option<Law> {
    let (of, (at_least, at_most)) = (as_rate(law.of())?, law.bounds());
    match (at_most.map(rate), at_least.filter(|months| *months > 0.0).map(rate)) {
        (None, None) => Some(of),
        (slowest, fastest) => Truncated::new(of, slowest, fastest).ok().map(Law::from),
    }
}

fn rates(months: &[f64]) -> Option<Vec<f64>> {
    months.iter().all(|months| *months > 0.0).then(|| months.iter().map(|months| rate(*months)).collect())
}

/// The long run that is approached. Needed when something approaches it; without effect, and so refused, when neither
/// key that says how fast is there; 0 then.
pub(super) fn target(table: &Table<'_>, field: &Field, speed: &Speed, rate: &Param) -> Param {
    let moves = table.has(speed.rate) || table.has(speed.half_life);
    if moves && rate.known() != Some(0.0) {
        return table.param(&field.required());
    }
    if !moves && table.has(field) {
        let (rate, half_life) = (speed.rate.key, speed.half_life.key);
        let said = Said::new(format!("`{}` has no effect without `{rate}` or `{half_life}`", field.key));
        table.say(
            field,
            said.found("nothing approaches it").suggest(format!("add `{half_life}`, or remove this")),
        );
    }
    table.optional(field).unwrap_or_else(|| Param::constant(0.0))
}
