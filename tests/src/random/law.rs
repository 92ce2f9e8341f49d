//! Random uncertain numbers: every law, given in every way, around an interval.
//!
//! A law is a pattern in which `@0.5` stands for the number halfway between two ends and `#0.5` for half their distance.

use proptest::{prelude::*, sample::select};

use super::Lines;

/// Laws that stay between the ends, and so fit any number whose range holds both.
const BETWEEN: [&str; 17] = [
    "{ law = \"uniform\", low = @0, high = @1 }",
    "{ law = \"triangular\", low = @0, mode = @0.3, high = @1 }",
    "{ law = \"pert\", low = @0, mode = @0.8, high = @1 }",
    "{ law = \"pert\", low = @0, mode = @0, high = @1, weight = 6.5 }",
    "{ law = \"beta\", alpha = 2, beta = 3.5, low = @0, high = @1 }",
    "{ law = \"beta\", mean = @0.4, sd = #0.1, low = @0, high = @1 }",
    "{ law = \"discrete\", values = [@0, @0.5, @1], weights = [1, 2.5, 1] }",
    "{ law = \"discrete\", values = [@1, @0.25], weights = [\"75%\", \"25%\"] }",
    "{ law = \"empirical\", values = [@0.2, @0, @0.7, @0.7, @1] }",
    "{ law = \"mixture\", of = [@0.5, { law = \"uniform\", low = @0, high = @1 }], weights = [1, 3] }",
    "{ law = \"truncated\", of = { law = \"normal\", mean = @0.5, sd = #0.6 }, at_least = @0, at_most = @1 }",
    "{ law = \"truncated\", of = { law = \"student-t\", median = @0.4, scale = #0.3, df = 2.5 }, at_least = @0, \
     at_most = @1 }",
    "{ law = \"truncated\", of = { law = \"mixture\", of = [{ law = \"normal\", mean = @0, sd = #0.2 }, { law = \
     \"normal\", p10 = @0.2, p90 = @0.9 }], weights = [1, 2] }, at_least = @0, at_most = @1 }",
    "{ law = \"discrete\", values = [@0.9, @0.1] }",
    "{ law = \"mixture\", of = [@0.5, { law = \"uniform\", low = @0, high = @1 }] }",
    "{ law = \"truncated\", of = { law = \"triangular\", mode = @0.4, p10 = @0.2, p90 = @0.9 }, at_least = @0, at_most = @1 }",
    "{ law = \"truncated\", of = { law = \"pert\", mode = @0.6, p05 = @0.1, p75 = @0.9, weight = 3 }, at_least = @0, at_most = @1 }",
];

/// Laws above zero, for ends above zero.
const ABOVE_ZERO: [&str; 11] = [
    "{ law = \"lognormal\", median = @0.5, sd_log = 0.4 }",
    "{ law = \"lognormal\", p10 = @0.1, p90 = @0.9 }",
    "{ law = \"lognormal\", mean = @0.8, p25 = @0.2 }",
    "{ law = \"gamma\", shape = 3, scale = #0.3 }",
    "{ law = \"gamma\", mean = @0.5, sd = #0.2 }",
    "{ law = \"pareto\", minimum = @0.1, shape = 4 }",
    "{ law = \"pareto\", minimum = @0.1, mean = @0.3 }",
    "{ law = \"weibull\", shape = 1.8, scale = @0.6 }",
    "{ law = \"weibull\", mean = @0.5, sd = #0.3 }",
    "{ law = \"mixture\", of = [@0.3, { law = \"lognormal\", mean = @0.5, sd = #0.1 }], weights = [2, 1] }",
    "{ law = \"lognormal\", mean = @0.4, p90 = @0.6 }",
];

/// Laws of shares, for ends above 0%.
const SHARES: [&str; 4] = [
    "{ law = \"logit-normal\", median = @0.5, sd_logit = 0.7 }",
    "{ law = \"logit-normal\", p10 = @0.2, p90 = @0.8 }",
    "{ law = \"beta\", alpha = 2, beta = 5 }",
    "{ law = \"logit-normal\", mean = @0.5, sd = #0.2 }",
];

/// Laws of either sign.
const SIGNED: [&str; 5] = [
    "{ law = \"normal\", mean = @0.5, sd = #0.2 }",
    "{ law = \"normal\", p05 = @0, p95 = @1 }",
    "{ law = \"student-t\", median = @0.5, scale = #0.1, df = 3 }",
    "{ law = \"student-t\", p10 = @0.3, p90 = @0.7, df = 8 }",
    "{ law = \"normal\", mean = @0.5, p90 = @0.8 }",
];

/// Laws of which the reciprocal has a law that is known: of half-lives that stand for rates.
const TURNABLE: [&str; 5] = [
    "{ law = \"lognormal\", median = @0.5, sd_log = 0.4 }",
    "{ law = \"truncated\", of = { law = \"lognormal\", p10 = @0, p90 = @1 }, at_least = @0.1 }",
    "{ law = \"discrete\", values = [@0, @0.5, @1], weights = [1, 2, 1] }",
    "{ law = \"empirical\", values = [@0.2, @0, @0.7, @1] }",
    "{ law = \"mixture\", of = [@0.2, { law = \"lognormal\", p25 = @0.1, p75 = @0.9 }], weights = [1, 1] }",
];

/// What laws a number may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Bounded,
    Positive,
    Share,
    Signed,
    HalfLife,
}

impl Sort {
    fn patterns(self) -> Vec<&'static str> {
        let own: &[&str] = match self {
            Self::Bounded => &[],
            Self::Positive => &ABOVE_ZERO,
            Self::Share => &SHARES,
            Self::Signed => &SIGNED,
            Self::HalfLife => return TURNABLE.to_vec(),
        };
        [&BETWEEN, own].concat()
    }
}

/// A number with one of the laws of its sort, around the interval of two ends.
pub(super) fn law(
    sort: Sort,
    ends: impl Strategy<Value = (f64, f64)> + 'static,
    spell: fn(f64) -> String,
) -> Lines {
    let pattern = select(sort.patterns());
    (pattern, ends).prop_map(move |(pattern, ends)| filled(pattern, ends, spell)).boxed()
}

/// A pattern with its numbers.
fn filled(pattern: &str, (low, high): (f64, f64), spell: fn(f64) -> String) -> String {
    let mut parts = pattern.split_inclusive(['@', '#']);
    let mut text = String::new();
    let mut mark = None;
    for part in &mut parts {
        let part = match mark {
            None => part,
            Some(mark) => {
                let digits = part.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(part.len());
                let share: f64 = part[..digits].parse().expect("a number follows a mark");
                let from = if mark == '@' { low } else { 0.0 };
                text += &spell(from + share * (high - low));
                &part[digits..]
            }
        };
        mark = part.chars().last().filter(|last| matches!(last, '@' | '#'));
        text += part.trim_end_matches(['@', '#']);
    }
    text
}

/// A number of a file, at times with where it comes from.
pub(super) fn from_somewhere(number: Lines) -> Lines {
    const FROM: [&str; 4] = [
        "source = \"a table of an annual report\"",
        "as_of = \"2026-01\"",
        "as_of = 2025-12-31, note = \"at the balance sheet's date\"",
        "source = \"a letter to shareholders, \\\"page 3\\\"\", as_of = \"2025\", note = \"a judgement: half of it\"",
    ];
    let said = (number.clone(), select(FROM.to_vec())).prop_map(|(number, from)| {
        match number.strip_suffix(" }").filter(|law| law.starts_with("{ law")) {
            Some(law) => format!("{law}, {from} }}"),
            None => format!("{{ value = {number}, {from} }}"),
        }
    });
    prop_oneof![6 => number, 1 => said].boxed()
}
