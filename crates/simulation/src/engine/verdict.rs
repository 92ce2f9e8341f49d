//! What an interval says of the bounds that a number is asserted to lie in.

use drypowder_model::claim::Bounds;

use crate::results::{Interval, Verdict};

/// What an interval says of bounds. An end beyond the horizon is later than every bound up to it, and how much later nobody
/// knows.
pub(super) fn verdict(within: &Bounds, seen: &Interval, horizon: f64) -> Verdict {
    let above = |end: f64| seen.low.map_or(end <= horizon, |low| low > end);
    let below = |end: f64| seen.high.is_some_and(|high| high < end);
    let from = |end: f64| seen.low.map_or(end <= horizon, |low| low >= end);
    let up_to = |end: f64| seen.high.is_some_and(|high| high <= end);
    if within.low.is_none_or(from) && within.high.is_none_or(up_to) {
        Verdict::Pass
    } else if within.low.is_some_and(below) || within.high.is_some_and(above) {
        Verdict::Fail
    } else {
        Verdict::Undecided
    }
}

/// How many times smaller the error must be for the interval to leave the bounds it reaches across: all of them when the number
/// lies inside, the nearer one when it lies outside. Nothing where no error is small enough, or it is not seen.
pub(super) fn excess(within: &Bounds, seen: &Interval) -> Option<f64> {
    let value = seen.value?;
    let needed = |end: f64| {
        let far = if end > value { seen.high? - value } else { value - seen.low? };
        let gap = (end - value).abs();
        (gap > 0.0).then(|| far / gap)
    };
    let ends = [within.low, within.high].into_iter().flatten();
    if within.contain(value) {
        let needed: Option<Vec<f64>> = ends.map(needed).collect();
        needed?.into_iter().max_by(f64::total_cmp)
    } else {
        ends.min_by(|a, b| (a - value).abs().total_cmp(&(b - value).abs())).and_then(needed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(value: f64, low: f64, high: f64) -> Interval {
        Interval { value: Some(value), low: Some(low), high: Some(high) }
    }

    const BEYOND: Interval = Interval { value: None, low: None, high: None };

    fn within(low: Option<f64>, high: Option<f64>) -> Bounds {
        Bounds { low, high }
    }

    #[test]
    fn an_interval_is_inside_outside_or_across() {
        let bounds = within(Some(0.4), Some(0.6));
        let of = |value, low, high| verdict(&bounds, &seen(value, low, high), 120.0);
        assert_eq!(of(0.5, 0.4, 0.6), Verdict::Pass);
        assert_eq!(of(0.5, 0.39, 0.6), Verdict::Undecided);
        assert_eq!(of(0.7, 0.61, 0.8), Verdict::Fail);
        assert_eq!(of(0.3, 0.2, 0.39), Verdict::Fail);
        assert_eq!(of(0.5, 0.0, 1.0), Verdict::Undecided);
        // An interval that touches a bound is not outside.
        assert_eq!(of(0.7, 0.6, 0.8), Verdict::Undecided);
    }

    #[test]
    fn beyond_the_horizon_is_later_than_all_that_is_seen() {
        let of = |bounds: Bounds, interval: &Interval| verdict(&bounds, interval, 120.0);
        assert_eq!(of(within(Some(36.0), None), &BEYOND), Verdict::Pass);
        assert_eq!(of(within(Some(120.0), None), &BEYOND), Verdict::Pass);
        assert_eq!(of(within(None, Some(120.0)), &BEYOND), Verdict::Fail);
        assert_eq!(of(within(Some(130.0), None), &BEYOND), Verdict::Undecided);
        assert_eq!(of(within(None, Some(130.0)), &BEYOND), Verdict::Undecided);
        let half = Interval { value: None, low: Some(40.0), high: None };
        assert_eq!(of(within(Some(36.0), None), &half), Verdict::Pass);
        assert_eq!(of(within(Some(36.0), Some(60.0)), &half), Verdict::Undecided);
        assert_eq!(of(within(None, Some(39.0)), &half), Verdict::Fail);
    }

    #[test]
    fn errors_must_shrink_to_the_bound_they_reach_across() {
        let bounds = within(Some(0.4), Some(0.6));
        assert!((excess(&bounds, &seen(0.45, 0.35, 0.55)).unwrap() - 2.0).abs() < 1e-9);
        assert!((excess(&bounds, &seen(0.39, 0.37, 0.42)).unwrap() - 3.0).abs() < 1e-9);
        assert_eq!(excess(&bounds, &seen(0.4, 0.3, 0.5)), None);
        assert_eq!(excess(&within(Some(36.0), None), &BEYOND), None);
    }
}
