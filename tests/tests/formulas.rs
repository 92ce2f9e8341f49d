//! Rows 11, 12, 14 and 15 of the validation table, through the public functions.

use drypowder_simulation::{
    Fill,
    estimate::{proportion, ranks},
    source::{
        forced_sale, room,
        takahashi_alexander::{LIFE, year},
    },
};
use drypowder_tests::{checks::close, row::exact};

/// A fund of Takahashi & Alexander with a commitment of 100: its net asset values, what it called and distributed.
fn fund() -> (Vec<f64>, f64, Vec<f64>) {
    let (mut uncalled, mut value, mut called) = (100.0, 0.0, 0.0);
    let (mut values, mut distributions) = (Vec::new(), Vec::new());
    for age in 1..=LIFE {
        let year = year(age, uncalled, value, 0.13, 1.0, 1.0);
        uncalled -= year.called;
        called += year.called;
        value = year.net_asset_value;
        values.push(value);
        distributions.push(year.distributed);
    }
    (values, called, distributions)
}

#[test]
fn row_11_the_published_fund() {
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
    for (age, (found, reference)) in values.iter().zip(published).enumerate() {
        close(&format!("11: net asset value after {} years", age + 1), *found, reference, 5e-7);
    }
    let multiple = (distributions.iter().sum::<f64>() + values[LIFE - 1]) / called;
    close("11: total value to paid in", multiple, 1.881_343_68, 5e-9);
}

/// Growth r solves `.75 Σ d_k (1 + r)^{−k} = 1`, `d_k` what a unit commitment distributes in year k (Euler and Lotka).
#[test]
fn row_12_the_flywheel() {
    let (_, _, distributions) = fund();
    let renewed = |growth: f64| {
        let value =
            distributions.iter().zip(1..).map(|(d, k)| d / 100.0 * libm::pow(1.0 + growth, -f64::from(k)));
        0.75 * value.sum::<f64>()
    };
    let (mut low, mut high) = (0.0, 0.2);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if renewed(middle) > 1.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    exact("12: growth of the flywheel", 0.044_327_242_7, low);
}

#[test]
fn row_14_wilson() {
    let share = proportion(28, 100);
    exact("14: lower end of 28 in 100", 0.201_396_852_1, share.low);
    exact("14: upper end of 28 in 100", 0.374_880_287_1, share.high);
}

#[test]
fn row_15_order_statistics() {
    assert_eq!(ranks(1_000, 0.5), (469, 532));
    assert_eq!(ranks(1_000, 0.9), (881, 919));
}

#[test]
fn loan_to_value() {
    exact("room under a ceiling", 40.0 / 3.0, room(100.0, 15.0, 0.25));
    exact("forced sale", 50.0 / 3.0, forced_sale(70.0, 30.0, 0.25, 0.0));
    exact("forced sale at impact", 12.5 / 0.7, forced_sale(70.0, 30.0, 0.25, 0.05));
}

#[test]
fn what_one_source_cannot_give_others_do() {
    let mut cheques = [0.0; 4];
    Fill::default().fill(&[10.0, 10.0, 20.0, 0.0], &[10.0, 99.0], &[20.0, 20.0], &mut cheques);
    assert_eq!(cheques, [5.0, 5.0, 15.0, 0.0]);
}
