//! Random numbers of a file: what somebody chooses, and what may be known, an interval or a law.

use std::ops::RangeInclusive;

use drypowder_lanes::max;
use proptest::prelude::*;

use super::{
    Lines,
    law::{Sort, from_somewhere, law},
};

/// Two different whole numbers of a range, the lower first.
fn ends(range: RangeInclusive<i32>) -> impl Strategy<Value = (i32, i32)> + Clone {
    let (start, end) = range.into_inner();
    (start..end).prop_flat_map(move |low| (Just(low), low + 1..=end))
}

/// A number of a sort between whole numbers of parts: known, an interval where its sort has one, or a law.
fn uncertain(sort: Sort, range: RangeInclusive<i32>, parts: f64, spell: fn(f64) -> String) -> Lines {
    let known = range.clone().prop_map(move |number| spell(f64::from(number) / parts));
    let scaled = move |(low, high): (i32, i32)| (f64::from(low) / parts, f64::from(high) / parts);
    let apart = move |(low, high): (f64, f64)| {
        (low, if sort == Sort::Positive { max(high, 1.5 * low) } else { high })
    };
    let laws = law(sort, ends(range.clone()).prop_map(scaled).prop_map(apart), spell);
    if sort == Sort::Bounded {
        return from_somewhere(prop_oneof![3 => known, 1 => laws].boxed());
    }
    let above_zero = if sort == Sort::Signed { *range.start() } else { (*range.start()).max(1) };
    let interval = ends(above_zero..=*range.end()).prop_map(scaled).prop_map(move |(low, high)| {
        let (low, high) = (spell(low), spell(high));
        format!("\"{} to {}\"", low.trim_matches('"'), high.trim_matches('"'))
    });
    from_somewhere(prop_oneof![4 => known, 1 => interval, 2 => laws].boxed())
}

fn in_percent(number: f64) -> String {
    format!("\"{number}%\"")
}

fn in_months(number: f64) -> String {
    format!("\"{number} months\"")
}

fn in_days(number: f64) -> String {
    format!("\"{number} days\"")
}

fn in_dollars(number: f64) -> String {
    format!("\"${number}\"")
}

fn bare(number: f64) -> String {
    format!("{number}")
}

/// A share from 1% to 99% at most, in percent.
pub(super) fn share(range: RangeInclusive<i32>) -> Lines {
    // The end of a share is no end of an interval.
    let (start, end) = range.into_inner();
    uncertain(Sort::Share, start..=end.min(99), 1.0, in_percent)
}

/// A share that stays between these ends, in percent.
pub(super) fn bounded_share(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Bounded, range, 1.0, in_percent)
}

/// A number that is not negative, in percent.
pub(super) fn rate(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Positive, range, 1.0, in_percent)
}

/// A return, in percent.
pub(super) fn gain(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Signed, range, 1.0, in_percent)
}

/// Growth: a percentage, or its logarithm with laws of that.
pub(super) fn drift(range: RangeInclusive<i32>) -> Lines {
    let known = from_somewhere(range.clone().prop_map(|percent| in_percent(f64::from(percent))).boxed());
    prop_oneof![1 => known, 2 => signed(range)].boxed()
}

/// A number that is not negative, in hundredths.
pub(super) fn ratio(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Positive, range, 100.0, bare)
}

/// A number of either sign, in hundredths.
pub(super) fn signed(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Signed, range, 100.0, bare)
}

/// A number that stays between these ends, in hundredths.
pub(super) fn bounded(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Bounded, range, 100.0, bare)
}

/// A span of months.
pub(super) fn span(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Positive, range, 1.0, in_months)
}

/// A half-life that stands for a rate.
pub(super) fn half_life(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::HalfLife, range, 1.0, in_months)
}

/// A number of days.
pub(super) fn days(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Positive, range, 1.0, in_days)
}

/// A price of a barrel.
pub(super) fn price(range: RangeInclusive<i32>) -> Lines {
    uncertain(Sort::Positive, range, 1.0, in_dollars)
}

/// An amount of dollars between powers of ten.
pub(super) fn dollars(powers: RangeInclusive<u32>) -> Lines {
    let low = amount(powers);
    let known = low.clone().prop_map(in_dollars);
    let interval = low.clone().prop_map(|low| format!("\"${low} to ${}\"", low * 2.5));
    let laws = law(Sort::Positive, low.prop_map(|low| (low, low * 2.5)), in_dollars);
    from_somewhere(prop_oneof![3 => known, 1 => interval, 2 => laws].boxed())
}

fn amount(powers: RangeInclusive<u32>) -> BoxedStrategy<f64> {
    let tenths = 10 * powers.start()..=10 * powers.end();
    tenths.prop_map(|tenths| libm::rint(libm::pow(10.0, f64::from(tenths) / 10.0))).boxed()
}

/// Known numbers: what somebody chooses is not uncertain.
pub(super) mod chosen {
    use super::{Lines, RangeInclusive, Strategy, amount, bare, in_dollars, in_months, in_percent};

    fn spelled(range: RangeInclusive<u32>, spell: fn(f64) -> String) -> Lines {
        range.prop_map(move |number| spell(f64::from(number))).boxed()
    }

    /// A share, in percent.
    pub(in super::super) fn percent(range: RangeInclusive<u32>) -> Lines {
        spelled(range, in_percent)
    }

    /// A span of months.
    pub(in super::super) fn months(range: RangeInclusive<u32>) -> Lines {
        spelled(range, in_months)
    }

    /// A number in hundredths.
    pub(in super::super) fn hundredths(range: RangeInclusive<i32>) -> Lines {
        range.prop_map(|parts| bare(f64::from(parts) / 100.0)).boxed()
    }

    /// An amount between powers of ten.
    pub(in super::super) fn dollars(powers: RangeInclusive<u32>) -> Lines {
        amount(powers).prop_map(in_dollars).boxed()
    }
}
