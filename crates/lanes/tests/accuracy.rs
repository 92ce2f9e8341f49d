//! `exp` and `ln` against thirty digits and against libm.

mod oracle;

use drypowder_lanes::{exp, ln, threefry, uniform};

const SAMPLES: u64 = 400_000;

/// Uniform numbers between two ends.
fn between(key: u64, low: f64, high: f64) -> impl Iterator<Item = f64> {
    (0..SAMPLES).map(move |i| low + (high - low) * uniform(threefry([key, 0], [i, 0])[0]))
}

/// Positive finite numbers with uniform bits: every exponent equally often, the subnormal ones too.
fn bits(key: u64) -> impl Iterator<Item = f64> {
    let numbers = (0..SAMPLES).map(move |i| f64::from_bits(threefry([key, 1], [i, 0])[0] >> 1));
    numbers.filter(|x| x.is_finite() && *x > 0.0)
}

fn largest(errors: impl Iterator<Item = f64>) -> f64 {
    errors.fold(0.0, drypowder_lanes::max)
}

/// How many numbers two positive or two negative numbers are apart.
fn steps(a: f64, b: f64) -> u64 {
    a.to_bits().abs_diff(b.to_bits())
}

#[test]
fn exp_errs_by_less_than_its_documented_bound() {
    for (key, low, high) in [(1, -0.35, 0.35), (2, -1.0, 1.0), (3, -30.0, 30.0), (4, -708.39, 709.78)] {
        let error = largest(between(key, low, high).map(|x| oracle::exp_error(x, exp(x))));
        assert!(error < 0.8, "{error} units between {low} and {high}");
    }
}

#[test]
fn exp_is_within_a_unit_of_libm() {
    for x in
        between(5, -708.0, 709.0).chain(between(6, -1.0, 1.0)).chain([1e-300, -1e-17, 1e-9, 709.7, -708.3])
    {
        assert!(steps(exp(x), libm::exp(x)) <= 1, "exp({x})");
    }
}

#[test]
fn ln_errs_by_less_than_its_documented_bound() {
    for (key, low, high) in [(7, 0.7, 1.42), (8, 0.0, 1.0), (9, 0.99, 1.01), (10, 1.0, 1e6)] {
        let arguments = between(key, low, high).filter(|x| (x - 1.0).abs() > 1e-8);
        let error = largest(arguments.map(|x| oracle::ln_error(x, ln(x))));
        assert!(error < 0.9, "{error} units between {low} and {high}");
    }
    let error = largest(bits(11).map(|x| oracle::ln_error(x, ln(x))));
    assert!(error < 0.9, "{error} units over all exponents");
}

#[test]
fn ln_is_within_a_unit_of_libm() {
    let near_one =
        (0..1000).flat_map(|i| [1.0 + f64::from(i) * f64::EPSILON, 1.0 - f64::from(i) * f64::EPSILON]);
    let special = [f64::MAX, f64::MIN_POSITIVE, f64::MIN_POSITIVE.next_down(), f64::from_bits(1), 0.5, 3.0];
    for x in bits(12).chain(between(13, 0.5, 2.0)).chain(near_one).chain(special) {
        assert!(steps(ln(x), libm::log(x)) <= 1, "ln({x}) is {} here and {} there", ln(x), libm::log(x));
    }
}

#[test]
fn the_oracle_knows_a_wrong_last_digit() {
    assert!(oracle::exp_error(1.0, std::f64::consts::E) < 0.5);
    assert!(oracle::exp_error(1.0, std::f64::consts::E.next_up()) > 0.5);
    assert!(oracle::ln_error(10.0, std::f64::consts::LN_10) < 0.5);
    assert!(oracle::ln_error(10.0, std::f64::consts::LN_10.next_down()) > 0.5);
}
