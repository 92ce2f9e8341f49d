//! What can be said of a law: the keys it is given by, the sets of them that fix it, and what each means. Readers,
//! refusals, the schema, the reference and the starter all say this and nothing else.

use crate::units::Quantity;

/// A law that can be named.
#[derive(Clone, Debug)]
pub struct LawKeys {
    /// What the key `law` says.
    pub word: &'static str,
    /// What it is for, in a sentence.
    pub doc: &'static str,
    /// The sets of keys that fix it: exactly one of them is given.
    pub ways: Vec<Way>,
    /// What else is to be known of its keys; empty where nothing is.
    pub note: &'static str,
    /// A key of a company with such a law.
    pub example: &'static str,
}

/// A set of keys that fixes a law.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The keys that must be there.
    pub keys: &'static [&'static str],
    /// Which percentiles must be there too.
    pub percentiles: Percentiles,
    /// The keys that may be there besides.
    pub beside: &'static [&'static str],
}

/// Which percentiles a set has beside its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Percentiles {
    /// None.
    None,
    /// Any one.
    One,
    /// One that is not the median.
    NoMedian,
    /// Two of different levels.
    Two,
}

/// A percentile a law may be given by.
#[derive(Clone, Copy, Debug)]
pub struct Percentile {
    /// Its key.
    pub key: &'static str,
    /// The share of worlds below it.
    pub level: f64,
}

/// What a key of a law holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A value of the number's own kind.
    Value,
    /// A spread of such values.
    Spread,
    /// A number without unit.
    Plain,
    /// A list of values of the number's own kind.
    Values,
    /// A list of numbers without unit.
    Weights,
    /// A law, or a list of laws.
    Law,
    /// A text.
    Text,
}

/// The percentiles, lowest first; two keys say the median.
pub const PERCENTILES: &[Percentile] = &[
    percentile("p01", 0.01),
    percentile("p05", 0.05),
    percentile("p10", 0.10),
    percentile("p25", 0.25),
    percentile("median", 0.50),
    percentile("p50", 0.50),
    percentile("p75", 0.75),
    percentile("p90", 0.90),
    percentile("p95", 0.95),
    percentile("p99", 0.99),
];

/// The keys that laws are given by beside the percentiles, what each holds and means. The median, which some laws are
/// given by with a deviation, is a percentile.
pub const LAW_KEYS: &[(&str, Holds, &str)] = &[
    ("mean", Holds::Value, "The mean."),
    ("sd", Holds::Spread, "The standard deviation."),
    ("median", Holds::Value, "Half of the worlds lie below this."),
    ("sd_log", Holds::Plain, "The standard deviation of the logarithm."),
    ("sd_logit", Holds::Plain, "The standard deviation of the log-odds."),
    ("low", Holds::Value, "The lower end."),
    ("mode", Holds::Value, "The most likely value."),
    ("high", Holds::Value, "The upper end."),
    ("weight", Holds::Plain, "How strongly a pert law gathers around its mode; 4 where it is absent."),
    ("alpha", Holds::Plain, "The first shape of a beta law; larger moves it up."),
    ("beta", Holds::Plain, "The second shape of a beta law; larger moves it down."),
    ("shape", Holds::Plain, "The shape: how quickly the tail falls."),
    ("scale", Holds::Spread, "The scale."),
    ("df", Holds::Plain, "Degrees of freedom; few give heavy tails."),
    ("minimum", Holds::Value, "The smallest value there is."),
    ("values", Holds::Values, "The values."),
    (
        "weights",
        Holds::Weights,
        "How often each is taken, relative to the others; alike where they are absent.",
    ),
    ("of", Holds::Law, "The law that is cut off, or the list of laws that are mixed."),
    ("at_least", Holds::Value, "Nothing below this."),
    ("at_most", Holds::Value, "Nothing above this."),
    ("file", Holds::Text, "The file that holds the values."),
    ("column", Holds::Text, "Its column; may be absent where there is one."),
    ("unit", Holds::Text, "What its numbers are counted in, where the cells do not say it."),
];

const fn percentile(key: &'static str, level: f64) -> Percentile {
    Percentile { key, level }
}

/// The keys in their order, each once.
pub(super) fn once<'k>(keys: impl Iterator<Item = &'k str>) -> Vec<&'k str> {
    keys.fold(Vec::new(), |mut once, key| {
        if !once.contains(&key) {
            once.push(key);
        }
        once
    })
}

/// What a key holds; percentiles hold values.
fn held(key: &str) -> Holds {
    LAW_KEYS.iter().find(|(name, ..)| *name == key).map_or(Holds::Value, |(_, holds, _)| *holds)
}

/// Whether a key holds a plain number, whatever the law measures.
pub(super) fn is_plain(key: &str) -> bool {
    held(key) == Holds::Plain
}

/// What the number at a key of a law of this quantity is measured in.
pub(super) fn quantity(key: &str, of: Quantity) -> Quantity {
    match held(key) {
        Holds::Plain => Quantity::Ratio,
        Holds::Spread => of.of_spread(),
        _ => of,
    }
}

/// Whether a key is a percentile.
pub(super) fn is_percentile(key: &str) -> bool {
    PERCENTILES.iter().any(|one| one.key == key)
}

impl Way {
    pub(super) const fn of(keys: &'static [&'static str]) -> Self {
        Self { keys, percentiles: Percentiles::None, beside: &[] }
    }

    pub(super) const fn with(mut self, percentiles: Percentiles) -> Self {
        self.percentiles = percentiles;
        self
    }

    pub(super) const fn beside(mut self, beside: &'static [&'static str]) -> Self {
        self.beside = beside;
        self
    }

    /// Whether these keys are such a set, and nothing else.
    pub(super) fn takes(&self, given: &[&str]) -> bool {
        let further = || given.iter().filter(|key| !self.keys.contains(key));
        let own = self.keys.iter().all(|key| given.contains(key));
        let percentiles = further().filter(|key| is_percentile(key)).count();
        let wanted = match self.percentiles {
            Percentiles::None => 0,
            Percentiles::One | Percentiles::NoMedian => 1,
            Percentiles::Two => 2,
        };
        own && percentiles == wanted && further().all(|key| is_percentile(key) || self.beside.contains(key))
    }

    /// The set in words: "`mode` and two percentiles such as `p10` and `p90`".
    #[must_use]
    pub fn words(&self) -> String {
        let mut all: Vec<String> = self.keys.iter().map(|key| format!("`{key}`")).collect();
        all.extend(match self.percentiles {
            Percentiles::None => None,
            Percentiles::One => Some("a percentile such as `p90`".into()),
            Percentiles::NoMedian => Some("a percentile such as `p90`, not the median".into()),
            Percentiles::Two => Some("two percentiles such as `p10` and `p90`".into()),
        });
        match all.split_last() {
            Some((last, before)) if !before.is_empty() => format!("{} and {last}", before.join(", ")),
            _ => all.concat(),
        }
    }
}

impl LawKeys {
    /// Every key it may have, percentiles apart, each once.
    #[must_use]
    pub fn own(&self) -> Vec<&'static str> {
        once(self.ways.iter().flat_map(|way| way.keys.iter().chain(way.beside)).copied())
    }

    /// Every key it may have, the percentiles among them.
    #[must_use]
    pub fn all(&self) -> Vec<&'static str> {
        let percentiles = PERCENTILES.iter().map(|one| one.key).filter(|_| self.has_percentiles());
        once(self.own().into_iter().chain(percentiles))
    }

    /// Whether percentiles are among its keys.
    #[must_use]
    pub fn has_percentiles(&self) -> bool {
        self.ways.iter().any(|way| way.percentiles != Percentiles::None)
    }

    /// The keys that any of its sets may have besides, each once.
    #[must_use]
    pub fn beside(&self) -> Vec<&'static str> {
        once(self.ways.iter().flat_map(|way| way.beside).copied())
    }

    /// The law with its article.
    pub(super) fn called(&self) -> String {
        let article = if self.word.starts_with('e') { "an" } else { "a" };
        let law = if self.word == "mixture" { "" } else { " law" };
        format!("{article} {}{law}", self.word)
    }

    /// What it needs, as a sentence without its end.
    pub(super) fn needs(&self) -> String {
        let ways = self.ways.iter().map(Way::words).collect::<Vec<_>>().join(", or ");
        let keys = self.beside().iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
        let beside = if keys.is_empty() { keys } else { format!(", may have {keys}") };
        let note = if self.note.is_empty() { String::new() } else { format!("; {}", self.note) };
        format!("{} needs {ways}{beside}, and nothing else{note}", self.called())
    }
}
