//! Formulas and published tables, through the public functions that the simulation itself uses; no world is run.

use drypowder_simulation::{
    estimate::{difference_of_shares, proportion, ranks},
    source::{
        forced_sale, room,
        takahashi_alexander::{LIFE, year},
    },
    terms::broad_weighted_average,
};

use crate::row::Row;

/// What the rows belong to.
pub const NAME: &str = "formulas";

/// Every row.
#[must_use]
pub fn rows() -> Vec<Row> {
    let mut rows = published_fund();
    rows.push(Row::exact(NAME, "growth of the flywheel a year", (0.044_327_242_7, flywheel()), EULER_LOTKA));
    let average = broad_weighted_average(10.0, 100.0, 50.0, 5.0);
    rows.push(Row::exact(
        NAME,
        "conversion price after a down round",
        (9.545_454_545_454_545, average),
        NVCA,
    ));
    let share = proportion(28, 100);
    rows.push(Row::exact(NAME, "Wilson, lower end of 28 in 100", (0.201_396_852_1, share.low), WILSON));
    rows.push(Row::exact(NAME, "Wilson, upper end of 28 in 100", (0.374_880_287_1, share.high), WILSON));
    // Of 48 people 26 say yes the second time alone, and 4 the first time alone.
    let [low, high] = difference_of_shares(26, 4, 48);
    for (end, reference, value) in [("lower", 0.254_806_7, low), ("upper", 0.625_193_3, high)] {
        let of = format!("difference of shares, {end} end of 26 less 4 in 48");
        rows.push(Row::within(NAME, &of, (reference, value), 5e-8, PAIRED));
    }
    for (p, reference) in [(0.5, (469.0, 532.0)), (0.9, (881.0, 919.0))] {
        let (low, high) = ranks(1_000, p);
        let of = |end| format!("{end} rank around the quantile {p} of 1,000");
        rows.push(Row::exact(NAME, &of("lower"), (reference.0, low as f64), ORDER));
        rows.push(Row::exact(NAME, &of("upper"), (reference.1, high as f64), ORDER));
    }
    rows.push(Row::exact(
        NAME,
        "room under a loan-to-value ceiling",
        (40.0 / 3.0, room(100.0, 15.0, 0.25)),
        LOAN,
    ));
    let sold = forced_sale(70.0, 30.0, 0.25, 0.0);
    rows.push(Row::exact(NAME, "forced sale", (50.0 / 3.0, sold), LOAN));
    let sold = forced_sale(70.0, 30.0, 0.25, 0.05);
    rows.push(Row::exact(NAME, "forced sale that moves the price", (12.5 / 0.7, sold), LOAN));
    rows
}

const TAKAHASHI_ALEXANDER: &str =
    "Takahashi & Alexander (2002), Illiquid Alternative Asset Fund Modeling, their table";
const EULER_LOTKA: &str = "Euler and Lotka: .75 Σ d_k (1 + r)^{−k} = 1";
const NVCA: &str = "NVCA model charter, broad-based weighted average: CP₁(A + B)/(A + C)";
const WILSON: &str = "Wilson (1927)";
const PAIRED: &str =
    "Bonett & Price (2012); their interval as printed in the manual of R's statpsych, ci.prop.ps";
const ORDER: &str = "order statistics: binomial quantiles of n and p";
const LOAN: &str = "arithmetic: debt ≤ ceiling · assets after the sale";

/// Net asset values of a fund of Takahashi & Alexander with a commitment of 100, what it called, and its distributions.
fn fund() -> ([f64; LIFE], f64, [f64; LIFE]) {
    let (mut uncalled, mut value, mut called) = (100.0, 0.0, 0.0);
    let (mut values, mut distributions) = ([0.0; LIFE], [0.0; LIFE]);
    for age in 1..=LIFE {
        let year = year(age, uncalled, value, 0.13, 1.0, 1.0);
        uncalled -= year.called;
        called += year.called;
        value = year.net_asset_value;
        values[age - 1] = value;
        distributions[age - 1] = year.distributed;
    }
    (values, called, distributions)
}

/// The published values have six decimals.
fn published_fund() -> Vec<Row> {
    let published = [
        25.0,
        52.929_638,
        82.941_414,
        100.211_413,
        106.798_724,
        102.473_695,
        87.263_573,
        63.605_549,
        37.252_114,
        15.604_646,
        3.544_873,
        0.048_828,
    ];
    let (values, called, distributions) = fund();
    let pairs = published.into_iter().zip(values).zip(1..);
    let mut rows: Vec<Row> = pairs
        .map(|(pair, age)| {
            let of = format!("net asset value after {age} years");
            Row::within(NAME, &of, pair, 5e-7, TAKAHASHI_ALEXANDER)
        })
        .collect();
    let multiple = (distributions.iter().sum::<f64>() + values[LIFE - 1]) / called;
    rows.push(Row::within(
        NAME,
        "total value to paid in",
        (1.881_343_68, multiple),
        5e-9,
        TAKAHASHI_ALEXANDER,
    ));
    rows
}

/// Growth r solves `.75 Σ d_k (1 + r)^{−k} = 1`, `d_k` what a unit commitment distributes in year k, by halving.
fn flywheel() -> f64 {
    let (_, _, distributions) = fund();
    let renewed = |growth: f64| {
        let value =
            distributions.iter().zip(1..).map(|(d, k)| d / 100.0 * libm::pow(1.0 + growth, -f64::from(k)));
        0.75 * value.sum::<f64>()
    };
    let (mut low, mut high) = (0.0, 0.2);
    for _ in 0..100 {
        let middle = f64::midpoint(low, high);
        if renewed(middle) > 1.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_formula_agrees() {
        for row in rows() {
            assert!(row.compared.agrees, "{row:?}");
        }
    }
}
