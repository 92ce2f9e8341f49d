//! Estimates at their edges: what never happens, what always does, a median beyond the horizon, a single world, a measure that no
//! world has. Each says what it does not know, and nothing is made up.

use drypowder_simulation::{Outcome, results::MeasureResults};
use drypowder_tests::{SEED, checks::finite, head, run};

/// z²: the square of the 97.5th percentile of the standard normal.
const SQUARE: f64 = 3.841_458_820_694_124;

/// A company that spends a dollar a month of such cash, over a year.
fn spender(cash: &str, more: &str) -> String {
    head(12, "month", &[12])
        + &format!(
            "[[company]]\nname = \"A\"\nrun_rate = \"0.000001 dollars\"\ncash = {cash}\n[company.growth]\nnow = 0\n\
             [company.fixed]\nnow = \"12 dollars a year\"\n{more}"
        )
}

/// Cash that lasts a uniform time of so many months.
fn lasting(low: u32, high: u32) -> String {
    spender(&format!("{{ law = \"uniform\", low = \"{low} dollars\", high = \"{high} dollars\" }}"), "")
}

fn ran(text: &str, worlds: u64) -> Outcome {
    let outcome = run(text, worlds, SEED);
    finite("degenerate", &outcome);
    outcome
}

#[test]
fn what_never_happens_may_still_be_rare() {
    let outcome = ran(&spender("\"100 dollars\"", ""), 1_000);
    let company = &outcome.results.companies[0];
    let dry = company.sustain.runs_dry;
    assert_eq!((dry.count, dry.value, dry.low), (0, 0.0, 0.0));
    assert!((dry.high - SQUARE / (1_000.0 + SQUARE)).abs() < 1e-15, "{}", dry.high);
    assert!(company.sustain.quantiles.iter().all(|one| (one.value, one.high) == (None, None)));
    assert_eq!(company.restricted.private.value, 12.0);
    assert_eq!(company.restricted.private.standard_error, Some(0.0));
    // A ratio of nothing to nothing is no number.
    assert_eq!((company.mean_insolvent_step.value, company.mean_insolvent_step.standard_error), (None, None));
}

#[test]
fn what_always_happens_may_still_fail_to() {
    let outcome = ran(&spender("\"3.5 dollars\"", ""), 1_000);
    let company = &outcome.results.companies[0];
    let dry = company.sustain.runs_dry;
    assert_eq!((dry.count, dry.value, dry.high), (1_000, 1.0, 1.0));
    assert!((dry.low - 1_000.0 / (1_000.0 + SQUARE)).abs() < 1e-15, "{}", dry.low);
    for one in &company.sustain.quantiles {
        // A time is known to a part of 1/128 of a month, and its interval holds the whole part.
        assert_eq!((one.value, one.low, one.high), (Some(3.507_812_5), Some(3.5), Some(3.507_812_5)));
    }
    assert_eq!(company.final_log_cash.value, None);
}

/// A third runs dry within the year: the lower quartile is seen, and of the median it is known that it is not.
#[test]
fn a_median_beyond_the_horizon_is_not_observed() {
    let outcome = ran(&lasting(6, 24), 10_000);
    let sustain = &outcome.results.companies[0].sustain;
    let at = |p: f64| sustain.quantiles.iter().find(|one| one.p == p).expect("a quantile");
    let quartile = at(0.25);
    assert!(quartile.low < Some(10.5) && quartile.high > Some(10.5), "{quartile:?}");
    assert_eq!((at(0.5).value, at(0.5).low, at(0.5).high), (None, None, None));
    // Where the horizon lies within the interval, its upper end is not seen, and its lower is.
    let edge = ran(&lasting(0, 24), 1_000);
    let median = edge.results.companies[0].sustain.quantiles[2];
    assert!(median.low.is_some_and(|low| low < 12.0) && median.high.is_none(), "{median:?}");
}

#[test]
fn one_world_has_no_error() {
    let text = lasting(6, 24) + "[[measure]]\nname = \"m\"\nvalue = \"cash(A, 3 months)\"\n";
    let outcome = ran(&text, 1);
    let company = &outcome.results.companies[0];
    assert_eq!(company.restricted.private.standard_error, None);
    assert_eq!(company.sustain.restricted_mean.standard_error, None);
    assert_eq!(company.sustain.runs_dry.of, 1);
    let measure = &outcome.results.measures[0];
    assert!(measure.mean.value.is_some() && measure.least == measure.greatest);
    assert_eq!((measure.mean.standard_error, measure.deviation.value), (None, None));
}

fn measured(value: &str, worlds: u64) -> MeasureResults {
    let text = lasting(6, 24) + &format!("[[measure]]\nname = \"m\"\nvalue = \"{value}\"\n");
    ran(&text, worlds).results.measures.remove(0)
}

#[test]
fn a_measure_that_no_world_has_is_nothing() {
    let gone = measured("cash(A, end) * 0 + 1 / 0 * private(A, start)", 1_000);
    assert_eq!((gone.worlds, gone.mean.value, gone.least), (0, None, None));
    assert!(gone.undefined > 300 && gone.undefined < 1_000, "{}", gone.undefined);
    let some = measured("cash(A, end)", 10_000);
    // Two thirds are left: those with more than 12 dollars of 6 to 24.
    assert!((6_400..6_950).contains(&some.worlds) && some.undefined == 0, "{}", some.worlds);
    assert!(some.least >= Some(0.0) && some.greatest <= Some(12.0));
}

#[test]
fn a_measure_that_is_the_same_everywhere_is_known_exactly() {
    let same = measured("private(A, start) / 3", 1_000);
    assert_eq!((same.mean.value, same.mean.standard_error), (Some(1.0 / 3.0), Some(0.0)));
    assert_eq!((same.deviation.value, same.deviation.standard_error), (Some(0.0), Some(0.0)));
    assert!(same.quantiles.iter().all(|one| one.value == Some(1.0 / 3.0) && one.low == one.high));
}

/// What is large beside its spread has that spread all the same: 10¹² is in the mean and in nothing else.
#[test]
fn an_offset_changes_the_mean_alone() {
    let (plain, moved) =
        (measured("cash(A, end) > 3", 5_000), measured("(cash(A, end) > 3) + 1000000000000", 5_000));
    let errors = |one: &MeasureResults| {
        [one.mean.standard_error, one.deviation.value, one.deviation.standard_error]
            .map(|error| error.expect("worlds"))
    };
    for (plain, moved) in errors(&plain).into_iter().zip(errors(&moved)) {
        assert!((moved / plain - 1.0).abs() < 1e-14, "{moved} {plain}");
    }
    assert!(plain.deviation.value > Some(0.4) && plain.deviation.standard_error > Some(0.001), "{plain:?}");
    let [plain, moved] = [plain, moved].map(|measure| measure.mean.value.expect("worlds"));
    assert!((moved - 1e12 - plain).abs() < 1e-4, "{moved} {plain}");
}
