//! The laws a number may be given by, and the keys of each. One list, in the place of an accessor of the model.

/// A law by its name and keys.
#[derive(Clone, Copy, Debug)]
pub struct LawKeys {
    /// What the key `law` says.
    pub word: &'static str,
    /// What it is for, in a sentence.
    pub doc: &'static str,
    /// The sets of keys that fix it; any one of them does.
    pub ways: &'static [&'static [&'static str]],
    /// Keys it may have beside.
    pub optional: &'static [&'static str],
    /// Whether percentiles fix it too.
    pub percentiles: bool,
    /// A key of a company with such a law.
    pub example: &'static str,
}

impl LawKeys {
    /// Every key it may have, percentiles apart, each once.
    #[must_use]
    pub fn own(&self) -> Vec<&'static str> {
        let mut keys: Vec<&str> = Vec::new();
        for key in self.ways.iter().flat_map(|way| way.iter()).chain(self.optional) {
            if !keys.contains(key) {
                keys.push(key);
            }
        }
        keys
    }

    const fn new(
        word: &'static str,
        doc: &'static str,
        ways: &'static [&'static [&'static str]],
        example: &'static str,
    ) -> Self {
        Self { word, doc, ways, optional: &[], percentiles: true, example }
    }

    const fn beside(mut self, optional: &'static [&'static str]) -> Self {
        self.optional = optional;
        self
    }

    const fn without_percentiles(mut self) -> Self {
        self.percentiles = false;
        self
    }
}

/// Every law that can be named.
pub const LAWS: &[LawKeys] = &[
    LawKeys::new(
        "normal",
        "A bell around its mean, for numbers of either sign.",
        &[&["mean", "sd"]],
        r#"growth.now = { law = "normal", mean = "60%", sd = "20%" }"#,
    ),
    LawKeys::new(
        "lognormal",
        "A bell on the scale of multiples, for amounts above zero.",
        &[&["median", "sd_log"], &["mean", "sd"]],
        r#"cash = { law = "lognormal", median = "$30B", p90 = "$45B" }"#,
    ),
    LawKeys::new(
        "logit-normal",
        "A bell on the scale of odds, for shares between 0% and 100%.",
        &[&["median", "sd_logit"]],
        r#"partner_share = { law = "logit-normal", p10 = "10%", p90 = "30%" }"#,
    ),
    LawKeys::new(
        "uniform",
        "Anything between two ends, all alike.",
        &[&["low", "high"], &["mean", "sd"]],
        r#"growth.correlation = { law = "uniform", low = -0.2, high = 0.4 }"#,
    ),
    LawKeys::new(
        "triangular",
        "Between two ends, most likely at the mode.",
        &[&["low", "mode", "high"]],
        r#"margin.long_run = { law = "triangular", low = "40%", mode = "60%", high = "75%" }"#,
    )
    .without_percentiles(),
    LawKeys::new(
        "pert",
        "Between two ends, gathered smoothly around the mode; a larger weight gathers more.",
        &[&["low", "mode", "high"]],
        r#"margin.long_run = { law = "pert", low = "40%", mode = "60%", high = "75%" }"#,
    )
    .beside(&["weight"])
    .without_percentiles(),
    LawKeys::new(
        "beta",
        "A share, or anything between two ends, of many shapes.",
        &[&["alpha", "beta"], &["mean", "sd"]],
        r#"partner_share = { law = "beta", alpha = 2, beta = 8 }"#,
    )
    .beside(&["low", "high"]),
    LawKeys::new(
        "gamma",
        "An amount above zero whose upper tail is lighter than the lognormal's.",
        &[&["shape", "scale"], &["mean", "sd"]],
        r#"run_rate = { law = "gamma", mean = "$20B", sd = "$6B" }"#,
    ),
    LawKeys::new(
        "student-t",
        "A bell with heavy tails: the fewer degrees of freedom, the heavier.",
        &[&["median", "scale", "df"], &["mean", "sd"]],
        r#"growth.now = { law = "student-t", median = "60%", scale = "20%", df = 5 }"#,
    )
    .beside(&["df"]),
    LawKeys::new(
        "pareto",
        "At least a minimum, with rare values far above it.",
        &[&["minimum", "shape"], &["mean"]],
        r#"acquisition.cap = { law = "pareto", minimum = "$50B", shape = 2 }"#,
    )
    .beside(&["minimum", "shape"]),
    LawKeys::new(
        "weibull",
        "A waiting time whose end grows more likely, or less, as it lasts.",
        &[&["shape", "scale"], &["mean", "sd"]],
        r#"policy.raise_takes = { law = "weibull", mean = "5 months", sd = "2 months" }"#,
    ),
    LawKeys::new(
        "discrete",
        "One of these values, as often as their weights say.",
        &[&["values", "weights"]],
        r#"acquisition.cap = { law = "discrete", values = ["$60B", "$200B"], weights = [2, 1] }"#,
    )
    .without_percentiles(),
    LawKeys::new(
        "mixture",
        "One of several laws, as often as their weights say.",
        &[&["of", "weights"]],
        r#"cash = { law = "mixture", of = ["$20B to $30B", "$40B to $60B"], weights = [3, 1] }"#,
    )
    .without_percentiles(),
    LawKeys::new(
        "truncated",
        "Another law, cut off below, above or on both sides.",
        &[&["of", "at_least"], &["of", "at_most"]],
        r#"growth.now = { law = "truncated", of = "0.2 to 0.9", at_least = "0%" }"#,
    )
    .without_percentiles(),
    LawKeys::new(
        "empirical",
        "Observed values, from here or from a column of a file.",
        &[&["values"], &["file"]],
        r#"days_sales_outstanding = { law = "empirical", values = ["28 days", "31 days", "44 days"] }"#,
    )
    .beside(&["column", "unit"])
    .without_percentiles(),
];

/// What a key of a law holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    /// A value of the number's own kind.
    Value,
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

/// The keys that laws are given by, what each holds and means.
pub(super) const KEYS: &[(&str, Holds, &str)] = &[
    ("mean", Holds::Value, "The mean."),
    ("sd", Holds::Value, "The standard deviation."),
    ("median", Holds::Value, "Half of the worlds lie below this."),
    ("sd_log", Holds::Plain, "The standard deviation of the logarithm."),
    ("sd_logit", Holds::Plain, "The standard deviation of the log-odds."),
    ("low", Holds::Value, "The lower end."),
    ("mode", Holds::Value, "The most likely value."),
    ("high", Holds::Value, "The upper end."),
    ("weight", Holds::Plain, "How strongly a pert law gathers around its mode."),
    ("alpha", Holds::Plain, "The first shape of a beta law; larger moves it up."),
    ("beta", Holds::Plain, "The second shape of a beta law; larger moves it down."),
    ("shape", Holds::Plain, "The shape: how quickly the tail falls."),
    ("scale", Holds::Value, "The scale."),
    ("df", Holds::Plain, "Degrees of freedom; few give heavy tails."),
    ("minimum", Holds::Value, "The smallest value there is."),
    ("values", Holds::Values, "The values."),
    ("weights", Holds::Weights, "How often each is taken, relative to the others."),
    ("of", Holds::Law, "The law that is cut off, or the list of laws that are mixed."),
    ("at_least", Holds::Value, "Nothing below this."),
    ("at_most", Holds::Value, "Nothing above this."),
    ("file", Holds::Text, "The file that holds the values."),
    ("column", Holds::Text, "Its column."),
    ("unit", Holds::Text, "What its numbers are counted in."),
];

/// The percentiles a law may be given by, with the share of worlds below each; `median` is one too.
pub(super) const PERCENTILES: &[(&str, &str)] = &[
    ("p01", "1%"),
    ("p05", "5%"),
    ("p10", "10%"),
    ("p25", "25%"),
    ("p50", "50%"),
    ("p75", "75%"),
    ("p90", "90%"),
    ("p95", "95%"),
    ("p99", "99%"),
];

/// The keys that say where a number comes from, and what each means.
pub(super) const PROVENANCE: &[(&str, &str)] = &[
    ("source", "Who says so: the document a reader could look up."),
    ("as_of", "The day, month or year it was true: \"2026-01-28\", \"2026-01\" or \"2025\"."),
    ("note", "What else should be known; begin with \"judgement\" where nobody published the number."),
];
