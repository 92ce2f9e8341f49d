//! The laws that a few numbers fix: their keys, and which sets of numbers are enough.

use std::collections::BTreeMap;

use crate::{
    Law,
    law::{
        Beta, Gamma, Invalid, LogitNormal, Lognormal, Normal, Pareto, Pert, Quantiles, StudentT, Triangular,
        Uniform, Weibull,
    },
};

/// The percentiles a law may be given by, two at a time, lowest first.
pub(super) const PERCENTILES: [(&str, f64); 10] = [
    ("p01", 0.01),
    ("p05", 0.05),
    ("p10", 0.10),
    ("p25", 0.25),
    ("median", 0.50),
    ("p50", 0.50),
    ("p75", 0.75),
    ("p90", 0.90),
    ("p95", 0.95),
    ("p99", 0.99),
];

/// What to write instead of a statistic that cannot stand here. Another one would be another number, so none is taken
/// for a slip of the pen: neither `p80` for `p90` nor `mean` for `median`.
pub(super) fn other_statistic<'k>(key: &str, mut known: impl Iterator<Item = &'k str>) -> Option<String> {
    let level = key.to_ascii_lowercase();
    let is_percentile = level
        .strip_prefix(['p', 'q'])
        .is_some_and(|level| !level.is_empty() && level.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    let is_other = is_percentile || LAWS.iter().any(|law| law.keys.contains(&key));
    let takes_percentiles = known.any(|name| name == "p10");
    let listed: Vec<String> = PERCENTILES.iter().map(|(key, _)| format!("`{key}`")).collect();
    is_other.then(|| match (is_percentile, takes_percentiles) {
        (true, true) => format!("the percentiles that may be given are {}", listed.join(", ")),
        (true, false) => "this is not given by percentiles".into(),
        (false, true) => {
            format!("this law is not given by `{key}`; two percentiles such as `p10` and `p90` will do")
        }
        (false, false) => format!("this is not given by `{key}`"),
    })
}

/// A law, or why the numbers make none; `None` when they are too few or too many to say.
type Made = Option<Result<Law, Invalid>>;

/// A law that can be named.
pub(super) struct Named {
    pub(super) word: &'static str,
    /// Its keys beside the percentiles.
    pub(super) keys: &'static [&'static str],
    /// Whether percentiles can be among them.
    pub(super) percentiles: bool,
    /// Which sets of numbers fix it.
    pub(super) needs: &'static str,
    pub(super) law: fn(&Given<'_>) -> Made,
}

/// Every law that numbers fix.
pub(super) const LAWS: [Named; 11] = [
    Named {
        word: "normal",
        keys: &["mean", "sd"],
        percentiles: true,
        needs: "a normal law needs `mean` and `sd`, or two percentiles such as `p10` and `p90`, and nothing else",
        law: |given| made(given.pair("mean", "sd"), Normal::new).or_else(|| through(given, Normal::through)),
    },
    Named {
        word: "lognormal",
        keys: &["median", "sd_log", "mean", "sd"],
        percentiles: true,
        needs: "a lognormal law needs `median` and `sd_log`, or `mean` and `sd`, or `mean` and a percentile below it, \
                or two percentiles such as `p10` and `p90`, and nothing else",
        law: lognormal,
    },
    Named {
        word: "logit-normal",
        keys: &["median", "sd_logit"],
        percentiles: true,
        needs: "a logit-normal law needs `median` and `sd_logit`, or two percentiles such as `p10` and `p90`, and \
                nothing else",
        law: |given| {
            made(given.pair("median", "sd_logit"), LogitNormal::new)
                .or_else(|| through(given, LogitNormal::through))
        },
    },
    Named {
        word: "uniform",
        keys: &["low", "high", "mean", "sd"],
        percentiles: true,
        needs: "a uniform law needs `low` and `high`, or `mean` and `sd`, or two percentiles such as `p10` and `p90`, \
                and nothing else",
        law: |given| {
            made(given.pair("low", "high"), Uniform::new)
                .or_else(|| made(given.pair("mean", "sd"), Uniform::with_mean_and_deviation))
                .or_else(|| through(given, Uniform::through))
        },
    },
    Named {
        word: "triangular",
        keys: &["low", "mode", "high"],
        percentiles: false,
        needs: "a triangular law needs `low`, `mode` and `high`",
        law: |given| {
            Some(Triangular::new(given.at("low")?, given.at("mode")?, given.at("high")?).map(Law::from))
        },
    },
    Named {
        word: "pert",
        keys: &["low", "mode", "high", "weight"],
        percentiles: false,
        needs: "a pert law needs `low`, `mode` and `high`, and may have a `weight` other than 4",
        law: |given| {
            let weight = given.at("weight").unwrap_or(Pert::CLASSICAL);
            Some(Pert::new(given.at("low")?, given.at("mode")?, given.at("high")?, weight).map(Law::from))
        },
    },
    Named {
        word: "beta",
        keys: &["alpha", "beta", "mean", "sd", "low", "high"],
        percentiles: true,
        needs: "a beta law needs `alpha` and `beta`, or `mean` and `sd`, or two percentiles such as `p10` and `p90`; \
                and its ends `low` and `high`, which are 0 and 1 if absent where a number has no unit or is a share",
        law: beta,
    },
    Named {
        word: "gamma",
        keys: &["shape", "scale", "mean", "sd"],
        percentiles: true,
        needs: "a gamma law needs `shape` and `scale`, or `mean` and `sd`, or two percentiles such as `p10` and `p90`, \
                and nothing else",
        law: |given| {
            made(given.pair("shape", "scale"), Gamma::new)
                .or_else(|| made(given.pair("mean", "sd"), Gamma::with_mean_and_deviation))
                .or_else(|| through(given, Gamma::through))
        },
    },
    Named {
        word: "student-t",
        keys: &["median", "scale", "mean", "sd", "df"],
        percentiles: true,
        needs: "a student-t law needs `df` with `median` and `scale`, or with `mean` and `sd`, or with two percentiles \
                such as `p10` and `p90`, and nothing else",
        law: student_t,
    },
    Named {
        word: "pareto",
        keys: &["minimum", "shape", "mean"],
        percentiles: true,
        needs: "a pareto law needs `minimum` and `shape`, or `minimum` and `mean`, or two percentiles such as `p10` and \
                `p90`, and nothing else",
        law: |given| {
            made(given.pair("minimum", "shape"), Pareto::new)
                .or_else(|| made(given.pair("minimum", "mean"), Pareto::with_minimum_and_mean))
                .or_else(|| through(given, Pareto::through))
        },
    },
    Named {
        word: "weibull",
        keys: &["shape", "scale", "mean", "sd"],
        percentiles: true,
        needs: "a weibull law needs `shape` and `scale`, or `mean` and `sd`, or two percentiles such as `p10` and \
                `p90`, and nothing else",
        law: |given| {
            made(given.pair("shape", "scale"), Weibull::new)
                .or_else(|| made(given.pair("mean", "sd"), Weibull::with_mean_and_deviation))
                .or_else(|| through(given, Weibull::through))
        },
    },
];

impl Named {
    /// Its keys, the percentiles that it may be given by among them.
    pub(super) fn all_keys(&self) -> impl Iterator<Item = &'static str> {
        let percentiles = PERCENTILES.iter().map(|(key, _)| *key);
        let percentiles = percentiles.filter(|key| self.percentiles && !self.keys.contains(key));
        self.keys.iter().copied().chain(percentiles)
    }
}

/// Whether a key holds a plain number, whatever the law measures.
pub(super) fn is_plain(key: &str) -> bool {
    matches!(key, "sd_log" | "sd_logit" | "shape" | "df" | "alpha" | "beta" | "weight")
}

/// The numbers a law is given by.
#[derive(Clone, Debug)]
pub(super) struct Given<'k> {
    numbers: BTreeMap<&'k str, f64>,
    /// Whether ends that are absent are 0 and 1.
    unit_ends: bool,
}

impl<'k> Given<'k> {
    pub(super) fn new(unit_ends: bool) -> Self {
        Self { numbers: BTreeMap::new(), unit_ends }
    }

    pub(super) fn add(&mut self, key: &'k str, value: f64) {
        self.numbers.insert(key, value);
    }

    fn at(&self, key: &str) -> Option<f64> {
        self.numbers.get(key).copied()
    }

    /// The numbers at these two keys, when nothing else is given.
    fn pair(&self, one: &str, other: &str) -> Option<(f64, f64)> {
        self.at(one).zip(self.at(other)).filter(|_| self.numbers.len() == 2)
    }

    /// Two percentiles, when nothing else is given.
    fn quantiles(&self) -> Option<Quantiles> {
        match *self.levels().as_slice() {
            [low, high] if self.numbers.len() == 2 => Some(Quantiles { low, high }),
            _ => None,
        }
    }

    /// The percentiles given, lowest first.
    fn levels(&self) -> Vec<(f64, f64)> {
        PERCENTILES.iter().filter_map(|(key, level)| self.at(key).map(|value| (*level, value))).collect()
    }

    /// The keys that are given.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'k str> {
        self.numbers.keys().copied()
    }

    /// Only what is given at these keys.
    pub(super) fn only(&self, keys: &[&str]) -> Self {
        let mut rest = self.clone();
        rest.numbers.retain(|key, _| keys.contains(key));
        rest
    }

    /// The number at a key, and what else is given.
    fn without(&self, key: &str) -> (Option<f64>, Self) {
        let mut rest = self.clone();
        (rest.numbers.remove(key), rest)
    }
}

fn made<T: Into<Law>>(pair: Option<(f64, f64)>, law: impl Fn(f64, f64) -> Result<T, Invalid>) -> Made {
    pair.map(|(one, other)| law(one, other).map(T::into))
}

fn through<T: Into<Law>>(given: &Given<'_>, law: impl Fn(&Quantiles) -> Result<T, Invalid>) -> Made {
    given.quantiles().map(|quantiles| law(&quantiles).map(T::into))
}

fn lognormal(given: &Given<'_>) -> Made {
    let beside_mean = || {
        let (mean, rest) = given.without("mean");
        match *rest.levels().as_slice() {
            [percentile] if rest.numbers.len() == 1 => {
                Some(Lognormal::with_mean_and_percentile(mean?, percentile).map(Law::from))
            }
            _ => None,
        }
    };
    made(given.pair("median", "sd_log"), Lognormal::new)
        .or_else(|| made(given.pair("mean", "sd"), Lognormal::with_mean_and_deviation))
        .or_else(beside_mean)
        .or_else(|| through(given, Lognormal::through))
}

fn beta(given: &Given<'_>) -> Made {
    let (low, rest) = given.without("low");
    let (high, rest) = rest.without("high");
    let end = |end: Option<f64>, absent: f64| end.or_else(|| given.unit_ends.then_some(absent));
    let (low, high) = (end(low, 0.0)?, end(high, 1.0)?);
    made(rest.pair("alpha", "beta"), |alpha, beta| Beta::new(alpha, beta, low, high))
        .or_else(|| made(rest.pair("mean", "sd"), |m, sd| Beta::with_mean_and_deviation(m, sd, low, high)))
        .or_else(|| through(&rest, |quantiles| Beta::through(quantiles, low, high)))
}

fn student_t(given: &Given<'_>) -> Made {
    let (freedom, rest) = given.without("df");
    let freedom = freedom?;
    made(rest.pair("median", "scale"), |median, scale| StudentT::new(median, scale, freedom))
        .or_else(|| made(rest.pair("mean", "sd"), |m, sd| StudentT::with_mean_and_deviation(m, sd, freedom)))
        .or_else(|| through(&rest, |quantiles| StudentT::through(quantiles, freedom)))
}
