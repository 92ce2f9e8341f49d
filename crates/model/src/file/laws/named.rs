//! The laws that a few numbers fix: their keys, and which sets of numbers are enough.

use std::collections::BTreeMap;

use super::keys::{
    LawKeys, PERCENTILES,
    Percentiles::{NoMedian, One, Two},
    Way,
};
use crate::{
    Law,
    law::{
        Beta, Gamma, Invalid, LogitNormal, Lognormal, Normal, Pareto, Pert, Quantiles, StudentT, Triangular,
        Uniform, Weibull,
    },
};

/// What to write instead of a statistic that cannot stand here. Another one would be another number, so none is taken
/// for a slip of the pen: neither `p80` for `p90` nor `mean` for `median`.
pub(super) fn other_statistic(key: &str, law: Option<&LawKeys>) -> Option<String> {
    let level = key.to_ascii_lowercase();
    let is_percentile = level
        .strip_prefix(['p', 'q'])
        .is_some_and(|level| !level.is_empty() && level.bytes().all(|b| b.is_ascii_digit() || b == b'.'));
    let is_other = is_percentile || LAWS.iter().any(|law| law.keys().own().contains(&key));
    let by_percentiles = law.and_then(|law| law.ways.iter().find(|way| way.percentiles == Two));
    let listed: Vec<String> = PERCENTILES.iter().map(|one| format!("`{}`", one.key)).collect();
    is_other.then(|| match (is_percentile, by_percentiles) {
        (true, Some(_)) => format!("the percentiles that may be given are {}", listed.join(", ")),
        (true, None) => "this is not given by percentiles".into(),
        (false, Some(way)) => format!("this law is not given by `{key}`; {} will do", way.words()),
        (false, None) => format!("this is not given by `{key}`"),
    })
}

/// A law, or why the numbers make none; `None` when an end is lacking that no number without a unit lacks.
type Made = Option<Result<Law, Invalid>>;

/// How a set of numbers makes a law.
type Maker = fn(&Given<'_>) -> Made;

/// A law that a few numbers fix.
pub(super) struct Named {
    pub(super) word: &'static str,
    pub(super) doc: &'static str,
    pub(super) note: &'static str,
    pub(super) example: &'static str,
    /// Each set of numbers that fixes it, and how.
    pub(super) ways: &'static [(Way, Maker)],
}

impl Named {
    pub(super) fn keys(&self) -> LawKeys {
        let ways = self.ways.iter().map(|(way, _)| *way).collect();
        LawKeys { word: self.word, doc: self.doc, ways, note: self.note, example: self.example }
    }

    const fn new(
        word: &'static str,
        doc: &'static str,
        example: &'static str,
        ways: &'static [(Way, Maker)],
    ) -> Self {
        Self { word, doc, note: "", example, ways }
    }

    const fn noting(mut self, note: &'static str) -> Self {
        self.note = note;
        self
    }
}

const MEAN_SD: Way = Way::of(&["mean", "sd"]);
const SHAPE_SCALE: Way = Way::of(&["shape", "scale"]);
const TWO: Way = Way::of(&[]).with(Two);

/// Every law that numbers fix.
pub(super) const LAWS: &[Named] = &[
    Named::new(
        "normal",
        "A bell around its mean, for numbers of either sign.",
        r#"growth.now = { law = "normal", mean = "60%", sd = "20%" }"#,
        &[
            (MEAN_SD, |given| made(Normal::new(given.at("mean"), given.at("sd")))),
            (Way::of(&["mean"]).with(NoMedian), |given| {
                made(Normal::with_mean_and_percentile(given.at("mean"), given.percentile()?))
            }),
            (TWO, |given| made(Normal::through(&given.quantiles()?))),
        ],
    ),
    Named::new(
        "lognormal",
        "A bell on the scale of multiples, for amounts above zero. Where two have a mean and a percentile above it, the narrower is meant.",
        r#"cash = { law = "lognormal", median = "$30B", p90 = "$45B" }"#,
        &[
            (Way::of(&["median", "sd_log"]), |given| {
                made(Lognormal::new(given.at("median"), given.at("sd_log")))
            }),
            (MEAN_SD, |given| made(Lognormal::with_mean_and_deviation(given.at("mean"), given.at("sd")))),
            (Way::of(&["mean"]).with(One), |given| {
                made(Lognormal::with_mean_and_percentile(given.at("mean"), given.percentile()?))
            }),
            (TWO, |given| made(Lognormal::through(&given.quantiles()?))),
        ],
    ),
    Named::new(
        "logit-normal",
        "A bell on the scale of odds, for shares between 0% and 100%.",
        r#"partner_share = { law = "logit-normal", p10 = "10%", p90 = "30%" }"#,
        &[
            (Way::of(&["median", "sd_logit"]), |given| {
                made(LogitNormal::new(given.at("median"), given.at("sd_logit")))
            }),
            (MEAN_SD, |given| made(LogitNormal::with_mean_and_deviation(given.at("mean"), given.at("sd")))),
            (TWO, |given| made(LogitNormal::through(&given.quantiles()?))),
        ],
    ),
    Named::new(
        "uniform",
        "Anything between two ends, all alike.",
        r#"growth.correlation = { law = "uniform", low = -0.2, high = 0.4 }"#,
        &[
            (Way::of(&["low", "high"]), |given| made(Uniform::new(given.at("low"), given.at("high")))),
            (MEAN_SD, |given| made(Uniform::with_mean_and_deviation(given.at("mean"), given.at("sd")))),
            (TWO, |given| made(Uniform::through(&given.quantiles()?))),
        ],
    ),
    Named::new(
        "triangular",
        "Between two ends, most likely at the mode.",
        r#"margin.long_run = { law = "triangular", low = "40%", mode = "60%", high = "75%" }"#,
        &[
            (Way::of(&["low", "mode", "high"]), |given| {
                made(Triangular::new(given.at("low"), given.at("mode"), given.at("high")))
            }),
            (Way::of(&["mode"]).with(Two), |given| {
                made(Triangular::with_mode_and_quantiles(given.at("mode"), &given.quantiles()?))
            }),
        ],
    ),
    Named::new(
        "pert",
        "Between two ends, gathered smoothly around the mode; a larger weight gathers more.",
        r#"margin.long_run = { law = "pert", low = "40%", mode = "60%", high = "75%" }"#,
        &[
            (Way::of(&["low", "mode", "high"]).beside(&["weight"]), |given| {
                let weight = given.get("weight").unwrap_or(Pert::CLASSICAL);
                made(Pert::new(given.at("low"), given.at("mode"), given.at("high"), weight))
            }),
            (Way::of(&["mode"]).with(Two).beside(&["weight"]), |given| {
                let weight = given.get("weight").unwrap_or(Pert::CLASSICAL);
                made(Pert::with_mode_and_quantiles(given.at("mode"), &given.quantiles()?, weight))
            }),
        ],
    ),
    Named::new(
        "beta",
        "A share, or anything between two ends, of many shapes.",
        r#"partner_share = { law = "beta", alpha = 2, beta = 8 }"#,
        &[
            (Way::of(&["alpha", "beta"]).beside(ENDS), |given| {
                let (low, high) = given.ends()?;
                made(Beta::new(given.at("alpha"), given.at("beta"), low, high))
            }),
            (MEAN_SD.beside(ENDS), |given| {
                let (low, high) = given.ends()?;
                made(Beta::with_mean_and_deviation(given.at("mean"), given.at("sd"), low, high))
            }),
            (TWO.beside(ENDS), |given| {
                let (low, high) = given.ends()?;
                made(Beta::through(&given.quantiles()?, low, high))
            }),
        ],
    )
    .noting(
        "`low` and `high` are its ends, needed unless the number is a share or has no unit, where 0 and 1 are meant",
    ),
    Named::new(
        "gamma",
        "An amount above zero whose upper tail is lighter than the lognormal's.",
        r#"run_rate = { law = "gamma", mean = "$20B", sd = "$6B" }"#,
        &[
            (SHAPE_SCALE, |given| made(Gamma::new(given.at("shape"), given.at("scale")))),
            (MEAN_SD, |given| made(Gamma::with_mean_and_deviation(given.at("mean"), given.at("sd")))),
            (TWO, |given| made(Gamma::through(&given.quantiles()?))),
        ],
    ),
    Named::new(
        "student-t",
        "A bell with heavy tails: the fewer degrees of freedom, the heavier.",
        r#"growth.now = { law = "student-t", median = "60%", scale = "20%", df = 5 }"#,
        &[
            (Way::of(&["median", "scale", "df"]), |given| {
                made(StudentT::new(given.at("median"), given.at("scale"), given.at("df")))
            }),
            (Way::of(&["mean", "sd", "df"]), |given| {
                made(StudentT::with_mean_and_deviation(given.at("mean"), given.at("sd"), given.at("df")))
            }),
            (Way::of(&["df"]).with(Two), |given| {
                made(StudentT::through(&given.quantiles()?, given.at("df")))
            }),
        ],
    ),
    Named::new(
        "pareto",
        "At least a minimum, with rare values far above it.",
        r#"acquisition.cap = { law = "pareto", minimum = "$50B", shape = 2 }"#,
        &[
            (Way::of(&["minimum", "shape"]), |given| {
                made(Pareto::new(given.at("minimum"), given.at("shape")))
            }),
            (Way::of(&["minimum", "mean"]), |given| {
                made(Pareto::with_minimum_and_mean(given.at("minimum"), given.at("mean")))
            }),
            (TWO, |given| made(Pareto::through(&given.quantiles()?))),
        ],
    ),
    Named::new(
        "weibull",
        "A waiting time whose end grows more likely, or less, as it lasts.",
        r#"policy.raise_takes = { law = "weibull", mean = "5 months", sd = "2 months" }"#,
        &[
            (SHAPE_SCALE, |given| made(Weibull::new(given.at("shape"), given.at("scale")))),
            (MEAN_SD, |given| made(Weibull::with_mean_and_deviation(given.at("mean"), given.at("sd")))),
            (TWO, |given| made(Weibull::through(&given.quantiles()?))),
        ],
    ),
];

/// The ends of a beta law.
const ENDS: &[&str] = &["low", "high"];

#[expect(clippy::unnecessary_wraps, reason = "it ends each maker, and some lack an end before it")]
fn made<T: Into<Law>>(law: Result<T, Invalid>) -> Made {
    Some(law.map(T::into))
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

    /// The law they make by one of these sets; `None` when they are none of them.
    pub(super) fn law(&self, ways: &[(Way, Maker)]) -> Made {
        let given: Vec<&str> = self.numbers.keys().copied().collect();
        let (_, maker) = ways.iter().find(|(way, _)| way.takes(&given))?;
        maker(self)
    }

    fn get(&self, key: &str) -> Option<f64> {
        self.numbers.get(key).copied()
    }

    /// The number at a key that its set has.
    fn at(&self, key: &str) -> f64 {
        self.get(key).unwrap_or(f64::NAN)
    }

    /// The ends of a beta law; `None` where one is needed and absent.
    fn ends(&self) -> Option<(f64, f64)> {
        let end = |key, absent| self.get(key).or_else(|| self.unit_ends.then_some(absent));
        Some((end("low", 0.0)?, end("high", 1.0)?))
    }

    /// The percentiles given, lowest first.
    fn levels(&self) -> impl Iterator<Item = (f64, f64)> {
        PERCENTILES.iter().filter_map(|one| Some((one.level, self.get(one.key)?)))
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

    fn percentile(&self) -> Option<(f64, f64)> {
        self.levels().next()
    }

    fn quantiles(&self) -> Option<Quantiles> {
        let mut levels = self.levels();
        Some(Quantiles { low: levels.next()?, high: levels.next()? })
    }
}
