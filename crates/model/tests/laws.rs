//! The laws against statrs, against themselves, and as a file says them.

use drypowder_model::{
    Law,
    file::{self, Override},
    law::{
        Beta, Discrete, Empirical, Gamma, LogitNormal, Lognormal, Mixture, Normal, Pareto, Pert, Quantiles,
        StudentT, Triangular, Truncated, Uniform, Weibull,
    },
};
use proptest::prelude::*;
use statrs::distribution::{self as oracle, ContinuousCDF};

/// Levels from far in the lower tail to far in the upper.
const LEVELS: [f64; 13] =
    [1e-12, 1e-9, 1e-6, 0.001, 0.01, 0.05, 0.3, 0.5, 0.7, 0.95, 0.99, 1.0 - 1e-6, 1.0 - 1e-9];

/// Every kind of law with money's scale in all its parameters of money.
fn scaled(scale: f64) -> Vec<Law> {
    let q = |low: f64, high: f64| Quantiles { low: (0.1, low * scale), high: (0.95, high * scale) };
    let smooth: Vec<Law> = vec![
        Normal::new(3.0 * scale, 1.7 * scale).unwrap().into(),
        Normal::through(&q(1.3, 7.7)).unwrap().into(),
        Lognormal::with_mean_and_deviation(3.1 * scale, 1.3 * scale).unwrap().into(),
        Lognormal::with_mean_and_percentile(3.1 * scale, (0.25, 1.3 * scale)).unwrap().into(),
        Lognormal::through(&q(1.3, 7.7)).unwrap().into(),
        Uniform::with_mean_and_deviation(3.1 * scale, 0.3 * scale).unwrap().into(),
        Uniform::through(&q(1.3, 7.7)).unwrap().into(),
        Triangular::new(1.1 * scale, 1.9 * scale, 7.3 * scale).unwrap().into(),
        Pert::new(1.1 * scale, 1.9 * scale, 7.3 * scale, 4.0).unwrap().into(),
        Beta::with_mean_and_deviation(1.9 * scale, 0.7 * scale, 1.1 * scale, 7.3 * scale).unwrap().into(),
        Beta::through(&q(1.9, 6.1), 1.1 * scale, 7.3 * scale).unwrap().into(),
        Gamma::with_mean_and_deviation(3.1 * scale, 1.3 * scale).unwrap().into(),
        Gamma::through(&q(1.3, 7.7)).unwrap().into(),
        Gamma::new(0.01, 3.3 * scale).unwrap().into(),
        StudentT::with_mean_and_deviation(3.1 * scale, 1.3 * scale, 3.5).unwrap().into(),
        StudentT::through(&q(1.3, 7.7), 2.5).unwrap().into(),
        Pareto::with_minimum_and_mean(1.3 * scale, 3.1 * scale).unwrap().into(),
        Pareto::through(&q(1.3, 7.7)).unwrap().into(),
        Weibull::with_mean_and_deviation(3.1 * scale, 1.3 * scale).unwrap().into(),
        Weibull::through(&q(1.3, 7.7)).unwrap().into(),
    ];
    let discrete: Law = Discrete::new(&[1.1, 5.3, 2.7].map(|x| x * scale), &[1.0, 2.0, 1.5]).unwrap().into();
    let parts = vec![
        smooth[2].clone(),
        Law::Constant(2.9 * scale),
        smooth[8].clone(),
        smooth[14].clone(),
        discrete.clone(),
    ];
    let mixture: Law = Mixture::new(parts, vec![1.0, 0.2, 3.0, 0.7, 0.4]).unwrap().into();
    let cut =
        |law: &Law| Truncated::new(law.clone(), Some(1.7 * scale), Some(5.3 * scale)).map(Law::from).unwrap();
    let truncated = vec![cut(&smooth[0]), cut(&smooth[14]), cut(&mixture)];
    let sample = (1..50).map(|k| (f64::from(k) * 0.37).sqrt() * scale).collect();
    let empirical = Empirical::new(sample).unwrap().into();
    smooth.into_iter().chain([discrete, mixture, empirical]).chain(truncated).collect()
}

/// The laws above, and those that no money can have.
fn every() -> Vec<Law> {
    let shares = vec![LogitNormal::new(0.9, 3.0).unwrap().into(), Law::Constant(2.5)];
    scaled(1.0).into_iter().chain(shares).collect()
}

#[test]
fn twice_the_dollars_is_twice_every_quantile_to_the_bit() {
    let levels = (1..400).map(|k| f64::from(k) / 400.0).chain(LEVELS);
    for u in levels {
        for (one, two) in scaled(1.1e9).iter().zip(scaled(2.2e9)) {
            assert_eq!(2.0 * one.quantile(u), two.quantile(u), "{u}: {one:?}");
        }
    }
}

#[test]
fn quantiles_rise_and_stay_inside_the_support() {
    for law in every() {
        let (low, high) = law.support();
        assert_eq!((law.quantile(0.0), law.quantile(1.0)), (low, high), "{law:?}");
        let open = law.open_ends();
        let mut last = f64::NEG_INFINITY;
        let inner = (1..4000).map(|k| f64::from(k) / 4000.0);
        for u in [1e-300, 1e-16, 1e-12, 1e-9].into_iter().chain(inner).chain([1.0 - 1e-9, 1.0 - 1e-16]) {
            let value = law.quantile(u);
            // Bisection to the last bits leaves a unit in the last place.
            assert!(value >= last - 4e-16 * last.abs(), "{law:?} at {u}: {value} after {last}");
            assert!(value > low || value == low && !open.0, "{law:?} at {u}: {value:e}");
            assert!(value < high || value == high && !open.1, "{law:?} at {u}: {value:e}");
            last = value;
        }
    }
}

#[test]
fn the_distribution_undoes_the_quantile() {
    for law in every() {
        let single = law.shape().atoms();
        for u in LEVELS {
            let value = law.quantile(u);
            let (below, share) = (law.shape().below(value), law.distribution(value));
            if single.contains(&value) {
                assert!(below < u && u <= share, "{law:?} at {u}: {below} {share}");
            } else if value.abs() > 1e-280 {
                let (tail, found) = if u < 0.5 { (u, share) } else { (1.0 - u, 1.0 - share) };
                assert!((found - tail).abs() < 1e-9 * tail + 2e-15, "{law:?} at {u}: {found:e}");
            }
        }
    }
}

#[test]
fn means_are_those_of_the_quantiles() {
    for law in every() {
        let Some(mean) = law.mean() else { continue };
        let n = 100_000;
        let sum: f64 = (0..n).map(|k| law.quantile((f64::from(k) + 0.5) / f64::from(n))).sum();
        // The tail of a Pareto law is too heavy for so few points.
        let accurate = if law.word() == "pareto" { 2e-2 } else { 4e-3 };
        assert!((sum / f64::from(n) / mean - 1.0).abs() < accurate, "{law:?}: {mean}");
    }
}

/// That a law and its oracle agree: the oracle's share below each quantile is the level, and the distribution functions
/// agree there. `accurate` is what the oracle itself can do.
fn agree(law: impl Into<Law>, oracle: &impl ContinuousCDF<f64, f64>, accurate: f64) {
    let law = law.into();
    let grid = (1..100).map(|k| f64::from(k) / 100.0);
    for u in grid.chain(LEVELS) {
        let value = law.quantile(u);
        // Where a float has no digits left between a value and the end of the law.
        if value.abs() < 1e-280 || (law.support().1 - value).abs() < 1e-9 {
            continue;
        }
        let upper = u > 0.5;
        let (exact, level) = if upper { (oracle.sf(value), 1.0 - u) } else { (oracle.cdf(value), u) };
        assert!((exact - level).abs() < accurate * level + 1e-15, "{law:?} at {u:e}: {exact:e}");
        let share = law.distribution(value);
        assert!((share - oracle.cdf(value)).abs() < accurate, "{law:?} at {u:e}: {share}");
    }
}

#[test]
fn bells_agree_with_statrs() {
    agree(Normal::new(-2.0, 3.0).unwrap(), &oracle::Normal::new(-2.0, 3.0).unwrap(), 1e-9);
    agree(Lognormal::new(1.0, 0.7).unwrap(), &oracle::LogNormal::new(0.0, 0.7).unwrap(), 1e-9);
    for freedom in [0.5, 1.0, 2.5, 4.0, 30.0, 1e3] {
        let law = StudentT::new(1.0, 2.0, freedom).unwrap();
        agree(law, &oracle::StudentsT::new(1.0, 2.0, freedom).unwrap(), 1e-8);
    }
    // At a million degrees of freedom the normal law is the better oracle.
    agree(StudentT::new(0.0, 1.0, 1e6).unwrap(), &oracle::Normal::standard(), 1e-3);
}

#[test]
fn bounded_laws_agree_with_statrs() {
    agree(Uniform::new(1.0, 4.0).unwrap(), &oracle::Uniform::new(1.0, 4.0).unwrap(), 1e-9);
    agree(Triangular::new(0.0, 1.0, 4.0).unwrap(), &oracle::Triangular::new(0.0, 4.0, 1.0).unwrap(), 1e-9);
    for (a, b) in
        [(0.01, 0.01), (0.5, 2.0), (1.0, 1.0), (2.0, 5.0), (0.3, 200.0), (90.0, 40.0), (400.0, 700.0)]
    {
        let law = Beta::new(a, b, 0.0, 1.0).unwrap();
        agree(law, &oracle::Beta::new(a, b).unwrap(), 1e-8);
    }
    let pert = Pert::new(0.0, 0.25, 1.0, 4.0).unwrap();
    agree(pert, &oracle::Beta::new(2.0, 4.0).unwrap(), 1e-9);
}

#[test]
fn positive_laws_agree_with_statrs() {
    for shape in [0.01, 0.1, 0.7, 1.0, 3.0, 50.0, 99.5, 150.0, 1e4, 1e6] {
        let law = Gamma::new(shape, 2.0).unwrap();
        agree(law, &oracle::Gamma::new(shape, 0.5).unwrap(), 1e-7);
    }
    for shape in [0.1, 1.0, 7.5] {
        agree(Pareto::new(2.0, shape).unwrap(), &oracle::Pareto::new(2.0, shape).unwrap(), 1e-9);
        agree(Weibull::new(shape, 2.0).unwrap(), &oracle::Weibull::new(shape, 2.0).unwrap(), 1e-9);
    }
}

/// The smallest whole file, with its company's cash as given.
fn with_cash(cash: &str) -> String {
    with(cash, "\"$20B\"")
}

fn with(cash: &str, run_rate: &str) -> String {
    format!(
        "name = \"x\"\nstart = \"2026-02\"\nhorizon = \"2 years\"\n[[company]]\nname = \"A\"\n\
         run_rate = {run_rate}\ncash = {cash}\n[company.growth]\nnow = 0.3\n"
    )
}

fn cash(cash: &str) -> Law {
    let scenario = file::parse(&with_cash(cash), &[]).unwrap_or_else(|problems| panic!("{cash}: {problems}"));
    scenario.company("A").unwrap().cash.law.clone()
}

/// What is wrong with that file, as `message | suggestion`.
fn said(text: &str) -> String {
    let problems = file::parse(text, &[]).map(|scenario| scenario.hash()).expect_err(text);
    let one = problems.iter().next().unwrap();
    format!("{} | {}", one.message, one.suggestion.as_deref().unwrap_or_default())
}

/// What is wrong with that cash.
fn wrong(cash: &str) -> String {
    said(&with_cash(cash))
}

#[test]
fn each_natural_set_of_numbers_is_hit() {
    for (numbers, level, value) in [
        ("law = \"normal\", p10 = \"$20B\", p75 = \"$30B\"", 0.10, 20e9),
        ("law = \"lognormal\", median = \"$20B\", p99 = \"$90B\"", 0.99, 90e9),
        ("law = \"lognormal\", mean = \"$20B\", p25 = \"$11B\"", 0.25, 11e9),
        ("law = \"uniform\", p05 = \"$20B\", p50 = \"$30B\"", 0.50, 30e9),
        ("law = \"beta\", low = \"$1B\", high = \"$9B\", p10 = \"$2B\", p90 = \"$6B\"", 0.90, 6e9),
        ("law = \"gamma\", p05 = \"$2B\", p95 = \"$60B\"", 0.05, 2e9),
        ("law = \"pareto\", p25 = \"$2B\", p90 = \"$6B\"", 0.90, 6e9),
        ("law = \"weibull\", p25 = \"$2B\", p90 = \"$6B\"", 0.25, 2e9),
        ("law = \"discrete\", values = [\"$3B\", \"$1B\"], weights = [\"40%\", \"60%\"]", 0.6, 1e9),
        ("law = \"empirical\", values = [\"$3B\", \"$1B\", \"$2B\"]", 0.5, 2e9),
    ] {
        let law = if numbers.contains("normal\", p10") {
            cash(&format!(
                "{{ law = \"truncated\", of = {{ {numbers} }}, at_least = \"-$1T\", at_most = \"$1T\" }}"
            ))
        } else {
            cash(&format!("{{ {numbers} }}"))
        };
        assert!((law.quantile(level) / value - 1.0).abs() < 1e-9, "{numbers}: {}", law.quantile(level));
    }
    for (numbers, mean) in [
        ("law = \"lognormal\", mean = \"$20B\", sd = \"$3B\"", 20e9),
        ("law = \"uniform\", mean = \"$20B\", sd = \"$3B\"", 20e9),
        ("law = \"pert\", low = \"$1B\", mode = \"$2B\", high = \"$9B\"", 3e9),
        ("law = \"pert\", low = \"$1B\", mode = \"$2B\", high = \"$9B\", weight = 2", 3.5e9),
        ("law = \"beta\", low = \"$1B\", high = \"$9B\", mean = \"$3B\", sd = \"$1B\"", 3e9),
        ("law = \"beta\", low = \"$1B\", high = \"$9B\", alpha = 1, beta = 3", 3e9),
        ("law = \"gamma\", shape = 3, scale = \"$2B\"", 6e9),
        ("law = \"gamma\", mean = \"$5B\", sd = \"$2B\"", 5e9),
        ("law = \"pareto\", minimum = \"$2B\", mean = \"$5B\"", 5e9),
        ("law = \"pareto\", minimum = \"$2B\", shape = 2", 4e9),
        ("law = \"weibull\", shape = 1, scale = \"$2B\"", 2e9),
        ("law = \"weibull\", mean = \"$5B\", sd = \"$2B\"", 5e9),
        (
            "law = \"mixture\", of = [\"$1B\", { law = \"uniform\", low = \"$1B\", high = \"$5B\" }], weights = [1, 3]",
            2.5e9,
        ),
    ] {
        let law = cash(&format!("{{ {numbers} }}"));
        assert!((law.mean().unwrap() / mean - 1.0).abs() < 1e-12, "{numbers}: {:?}", law.mean());
    }
}

#[test]
fn intervals_and_laws_stand_inside_laws() {
    let law = cash(
        "{ law = \"truncated\", of = \"$20B to $40B\", at_least = \"$15B\", at_most = \"$60B\", source = \"x\" }",
    );
    assert_eq!(law.support(), (15e9, 60e9));
    let law = cash(
        "{ value = { law = \"mixture\", of = [\"$20B to $40B\", { law = \"discrete\", values = [\"$1B\", \"$2B\"], \
         weights = [1, 1] }], weights = [\"80%\", \"20%\"] }, source = \"x\" }",
    );
    assert_eq!(law.quantile(0.2), 2e9);
}

#[test]
fn what_fixes_no_law_is_told_what_does() {
    for (numbers, expected) in [
        (
            "law = \"gamma\", shape = 3",
            "a gamma law with `shape` also needs `scale` | write for example { law = \"gamma\", shape = 2",
        ),
        (
            "law = \"gamma\", shape = 3, scale = \"$1B\", mean = \"$3B\"",
            "`shape`, `scale` and `mean` are more numbers than fix a gamma law",
        ),
        ("law = \"beta\", alpha = 2, beta = 3", "a beta law needs `alpha` and `beta`"),
        (
            "law = \"student-t\", median = \"$1B\", scale = \"$1B\"",
            "a student-t law with `median` and `scale` also needs `df`",
        ),
        ("law = \"pareto\", minimum = \"$1B\"", "a pareto law with `minimum` also needs `shape` or `mean`"),
        (
            "law = \"weibull\", p10 = \"$1B\", p50 = \"$2B\", p90 = \"$3B\"",
            "`p10`, `p50` and `p90` are more numbers than fix a weibull law | write { law = \"weibull\", p10 = \"$1B\", p90 = \"$3B\" }, without `p50`",
        ),
        (
            "law = \"pert\", low = \"$1B\", high = \"$2B\"",
            "a pert law with `low` and `high` also needs `mode`",
        ),
        ("law = \"discrete\", weights = [1, 2]", "a discrete law with `weights` also needs `values`"),
        ("law = \"mixture\", weights = [1, 2]", "a mixture with `weights` also needs `of`"),
        ("law = \"discrete\"", "a discrete law needs `values`, may have `weights`"),
        ("law = \"mixture\"", "a mixture needs `of`, may have"),
        (
            "law = \"truncated\", of = \"$1B to $2B\"",
            "a truncated law with `of` also needs `at_least` or `at_most` | write for example { law = \"truncated\"",
        ),
        (
            "law = \"empirical\", values = [\"$1B\", \"$2B\"], column = \"months\"",
            "`column` of an empirical law stands beside `file` | delete `column`",
        ),
        (
            "law = \"truncated\", of = \"$1B\", at_least = \"$1B\"",
            "a known number cannot be truncated | give an",
        ),
        ("law = \"empirical\"", "an empirical law needs"),
        ("law = \"empirical\", values = \"$1B\"", "expected a list"),
        ("law = \"empirical\", values = [\"$1B\", 2]", "expected an amount of money, found a bare number"),
        (
            "law = \"discrete\", values = [\"$1B\", \"$2B\"], weights = [\"50%\", \"40%\"]",
            "percentages that are weights",
        ),
        ("law = \"discrete\", values = [\"$1B\", \"$2B\"], weights = [\"50%\", 40]", "weights are all plain"),
        (
            "law = \"discrete\", values = [\"$1B\", \"$1B\"], weights = [1, 1]",
            "value 2 is the same as value 1",
        ),
        (
            "law = \"lognormal\", mean = \"$1B\", p90 = \"$3B\"",
            "`p90` of a lognormal law with this `mean` is at most $2.27B | write for example \"$1.64B\"",
        ),
        (
            "law = \"lognormal\", mean = \"$1B\", p10 = \"$2B\"",
            "`p10` of a lognormal law must be below its `mean` | write for example \"$800M\"",
        ),
        (
            "law = \"lognormal\", mean = \"$1B\", p90 = \"$1B\"",
            "no lognormal law has its `p90` at its `mean`",
        ),
        (
            "law = \"lognormal\", median = \"$1B\", p50 = \"$2B\"",
            "`p50` is the same percentile as `median` | give a percentile of another level",
        ),
        ("law = \"normal\", mean = \"$1B\", p50 = \"$1B\"", "`p50` of a normal law is its `mean`"),
        (
            "law = \"normal\", mean = \"$1B\", p90 = \"$0.5B\"",
            "`p90` of a normal law must be above its `mean` | write for example \"$1.5B\"",
        ),
        (
            "law = \"triangular\", mode = \"$3B\", p10 = \"$1B\", p90 = \"$2B\"",
            "`mode` must lie strictly between `p10` and `p90` | write for example \"$1.5B\"",
        ),
        (
            "law = \"student-t\", mean = \"$1B\", sd = \"$1B\", df = 2",
            "`df` must be above 2 where `sd` is given",
        ),
        ("law = \"truncated\", of = \"$1B to $2B\", at_least = \"$9T\"", "less than a millionth"),
        (
            "law = \"truncated\", of = { value = \"$1B\" }, at_least = \"$1B\"",
            "expected a law inside this law",
        ),
        (
            "law = \"truncated\", of = { law = \"gamma\", shape = 3, scale = \"$1B\", source = \"x\" }, at_least = \"$1B\"",
            "unknown key `source`",
        ),
        ("law = \"gamma\", shape = 3, scale = \"$1B\", sd_log = 2", "unknown key `sd_log`"),
    ] {
        let said = wrong(&format!("{{ {numbers} }}"));
        assert!(said.starts_with(expected), "{numbers}: {said}");
    }
}

#[test]
fn wrong_names_lead_to_the_right_word() {
    for (name, word) in [
        ("log-normal", "lognormal"),
        ("students-t", "student-t"),
        ("t", "student-t"),
        ("betaPERT", "pert"),
        ("bernoulli", "discrete"),
        ("custom", "discrete"),
        ("data", "empirical"),
        ("histogram", "discrete"),
        ("Gaussian", "normal"),
        ("mixtrue", "mixture"),
        ("truncted", "truncated"),
    ] {
        let said = wrong(&format!("{{ law = \"{name}\", median = \"$1B\" }}"));
        assert_eq!(said, format!("unknown law | did you mean \"{word}\"?"), "{name}");
    }
    assert!(wrong("{ law = \"quux\" }").contains("write one of \"lognormal\", \"normal\""));
}

#[test]
fn a_law_that_leaves_its_range_is_shown_truncated() {
    let run_rate = |law: &str| said(&with("\"$1B\"", law));
    let found =
        run_rate("{ law = \"student-t\", median = \"$20B\", scale = \"$2B\", df = 4, source = \"x\" }");
    let suggestion = found.split(" | write ").nth(1).unwrap();
    assert_eq!(
        suggestion,
        "{ law = \"truncated\", of = { law = \"student-t\", df = 4, median = \"$20B\", scale = \"$2B\" }, \
         at_least = \"$0\" }"
    );
    let scenario = file::parse(&with("\"$1B\"", suggestion), &[]).unwrap();
    assert_eq!(scenario.company("A").unwrap().run_rate.law.support(), (0.0, f64::INFINITY));
    let found = run_rate("{ law = \"mixture\", of = [\"-$1B\", \"$1B to $2B\"], weights = [1, 1] }");
    assert!(
        found.contains("of = [\"-$1B\", \"$1B to $2B\"], weights = [1, 1] }, at_least = \"$0\" }"),
        "{found}"
    );
    let beyond = run_rate("{ law = \"discrete\", values = [\"-$1B\", \"-$2B\"], weights = [1, 1] }");
    assert!(beyond.contains("or be truncated openly"), "{beyond}");
}

#[test]
fn laws_stand_inside_one_another_eight_deep() {
    let nest = |depth: usize| {
        let open = "{ law = \"truncated\", of = ".repeat(depth - 1);
        let close = ", at_least = \"$1B\" }".repeat(depth - 1);
        format!("{open}{{ law = \"gamma\", shape = 3, scale = \"$1B\" }}{close}")
    };
    assert_eq!(cash(&nest(8)).depth(), 8);
    assert!(wrong(&nest(9)).starts_with("laws may stand inside one another at most 8 deep"));
    assert!(wrong(&nest(30)).starts_with("laws may stand inside one another at most 8 deep"));
}

#[test]
fn a_half_life_of_any_reciprocal_law_is_a_rate() {
    let rate = |half_life: &str| {
        let text = with_cash("\"$1B\"") + &format!("long_run = 0.1\nhalf_life = {half_life}\n");
        file::parse(&text, &[]).map(|scenario| scenario.company("A").unwrap().growth.reversion.law.clone())
    };
    let per_year = 12.0 * std::f64::consts::LN_2;
    for half_life in [
        "\"12 months\"",
        "\"12 to 24 months\"",
        "{ law = \"discrete\", values = [\"12 months\", \"24 months\"], weights = [1, 3] }",
        "{ law = \"empirical\", values = [\"12 months\", \"24 months\", \"30 months\"] }",
        "{ law = \"mixture\", of = [\"12 months\", \"20 to 30 months\"], weights = [1, 3] }",
        "{ law = \"truncated\", of = \"12 to 24 months\", at_least = \"6 months\", at_most = \"30 months\" }",
        "{ law = \"truncated\", of = \"12 to 24 months\", at_least = \"6 months\" }",
    ] {
        let law = rate(half_life).unwrap_or_else(|problems| panic!("{half_life}: {problems}"));
        let months = |u: f64| per_year / law.quantile(1.0 - u);
        assert!(months(0.4999) <= months(0.5001), "{half_life}");
        assert!(months(0.01) > 5.9 && months(0.99) < 40.0, "{half_life}");
    }
    assert_eq!(
        rate("{ law = \"discrete\", values = [\"12 months\", \"24 months\"], weights = [1, 3] }")
            .unwrap()
            .quantile(0.75),
        per_year / 24.0
    );
    let refused = rate("{ law = \"uniform\", low = \"12 months\", high = \"24 months\" }").unwrap_err();
    assert!(refused.to_string().contains("a uniform half-life has no known law as a rate"), "{refused}");
}

/// The fingerprint is made from this text: it must not change for laws that scenarios already have.
#[test]
fn laws_are_said_to_the_hash_as_ever() {
    let json = |law: Law| serde_json::to_string(&law).unwrap();
    assert_eq!(json(Law::Constant(1.5)), r#"{"constant":1.5}"#);
    assert_eq!(json(Normal::new(1.0, 2.0).unwrap().into()), r#"{"normal":{"mean":1.0,"deviation":2.0}}"#);
    assert_eq!(
        json(Lognormal::new(1.0, 2.0).unwrap().into()),
        r#"{"lognormal":{"median":1.0,"deviation":2.0}}"#
    );
    assert_eq!(
        json(LogitNormal::new(0.5, 2.0).unwrap().into()),
        r#"{"logit-normal":{"median":0.5,"deviation":2.0}}"#
    );
    assert_eq!(json(Uniform::new(1.0, 2.0).unwrap().into()), r#"{"uniform":{"low":1.0,"high":2.0}}"#);
    assert_eq!(
        json(Triangular::new(1.0, 1.5, 2.0).unwrap().into()),
        r#"{"triangular":{"low":1.0,"mode":1.5,"high":2.0}}"#
    );
    let discrete: Law = Discrete::new(&[2.0, 1.0], &[0.5, 0.5]).unwrap().into();
    assert_eq!(json(discrete), r#"{"discrete":{"values":[1.0,2.0],"weights":[0.5,0.5]}}"#);
}

/// A key of a law's table with a value of any kind.
fn entry() -> impl Strategy<Value = String> {
    let key = prop::sample::select(vec![
        "mean", "sd", "median", "p10", "p50", "p90", "low", "mode", "high", "shape", "scale", "alpha",
        "beta", "df", "minimum", "weight", "values", "weights", "of", "at_least", "at_most", "sd_log",
        "sd_logit", "p05", "p95",
    ]);
    let number = prop_oneof![
        (-3..60_i32).prop_map(|k| format!("{}", f64::from(k) / 8.0)),
        Just("1e-300".to_owned()),
        Just("1e300".to_owned()),
        Just("inf".to_owned()),
        Just("nan".to_owned()),
        Just("-0.0".to_owned()),
        any::<f64>().prop_filter("finite", |x| x.is_finite()).prop_map(|x| format!("{x:e}")),
        Just("\"0.2 to 0.9\"".to_owned()),
        Just("\"30%\"".to_owned()),
        Just("{ law = \"gamma\", shape = 0.2, scale = 3 }".to_owned()),
    ];
    let value = prop_oneof![
        3 => number.clone(),
        1 => prop::collection::vec(number, 0..4).prop_map(|list| format!("[{}]", list.join(", "))),
    ];
    (key, value).prop_map(|(key, value)| format!("{key} = {value}"))
}

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "normal",
        "lognormal",
        "logit-normal",
        "uniform",
        "triangular",
        "pert",
        "beta",
        "gamma",
        "student-t",
        "pareto",
        "weibull",
        "discrete",
        "mixture",
        "truncated",
        "empirical",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(20_000) })]

    /// Whatever a table says, there is a problem or a law whose quantiles lie in its support.
    #[test]
    fn any_table_is_a_law_or_a_problem(word in word(), entries in prop::collection::vec(entry(), 0..5)) {
        let table = format!("growth = {{ now = {{ law = \"{word}\", {} }} }}", entries.join(", "));
        let text = with_cash("\"$1B\"").replace("[company.growth]\nnow = 0.3\n", &table);
        if let Ok(scenario) = file::parse(&text, &[]) {
            let law = &scenario.company("A").unwrap().growth.now.law;
            let (low, high) = law.support();
            prop_assert!(low <= high);
            for u in [0.0, 1e-300, 1e-12, 0.05, 0.5, 0.95, 1.0 - 1e-9, 1.0] {
                let value = law.quantile(u);
                prop_assert!(low <= value && value <= high, "{text}: {law:?} at {u}: {value}");
                prop_assert!(!law.distribution(value).is_nan(), "{text}: {law:?} at {value}");
            }
            prop_assert_eq!(scenario.hash().len(), 64);
        }
    }

    /// The ends of any interval are the 5th and the 95th percentile.
    #[test]
    fn ends_of_intervals_are_percentiles(low in 0.001..900.0_f64, times in 1.0001..900.0_f64) {
        let high = low * times;
        let law = cash(&format!("\"${low}M to ${high}M\""));
        prop_assert!((law.quantile(0.05) / (low * 1e6) - 1.0).abs() < 1e-11);
        prop_assert!((law.quantile(0.95) / (high * 1e6) - 1.0).abs() < 1e-11);
        let (low, high) = (low.recip().min_of(0.4), 1.0 - high.recip().min_of(0.4));
        let share = format!("company[A].growth.correlation={{ law = \"logit-normal\", p05 = {low}, p95 = {high} }}");
        let scenario = file::parse(&with_cash("\"$1B\""), &[Override::new(share)]).unwrap();
        let law = &scenario.company("A").unwrap().growth.correlation.law;
        prop_assert!((law.quantile(0.05) / low - 1.0).abs() < 1e-11);
        prop_assert!((law.quantile(0.95) / high - 1.0).abs() < 1e-11);
    }
}

trait MinOf {
    fn min_of(self, other: f64) -> f64;
}

impl MinOf for f64 {
    fn min_of(self, other: f64) -> f64 {
        if self < other { self } else { other }
    }
}
