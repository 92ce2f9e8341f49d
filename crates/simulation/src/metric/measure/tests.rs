use super::*;

fn of(values: &[f64]) -> MeasureTally {
    let mut tally = MeasureTally::empty();
    for value in values {
        tally.add(*value);
    }
    tally
}

fn close(found: Option<f64>, expected: f64) {
    let found = found.unwrap_or(f64::NAN);
    assert!((found - expected).abs() < 1e-14, "{found}, not {expected}");
}

/// Eight worlds: mean 5, unbiased variance 32/7, fourth central moment 356/8. The deviation is that of a sample, with n − 1,
/// and the error of the mean that of all worlds together.
#[test]
fn mean_and_deviation_with_their_errors_by_hand() {
    let (mut tally, rest) = (of(&[2.0, 4.0, 4.0]), of(&[4.0, 5.0, 5.0, 7.0, 9.0]));
    tally.merge(&rest);
    let (mean, deviation) = (tally.mean(), tally.deviation());
    close(mean.value, 5.0);
    close(mean.standard_error, (4.0_f64 / 7.0).sqrt());
    let variance = 32.0_f64 / 7.0;
    close(deviation.value, variance.sqrt());
    let of_variance = (44.5 - variance * variance * 5.0 / 7.0) / 8.0;
    close(deviation.standard_error, of_variance.sqrt() / (2.0 * variance.sqrt()));
}

/// What is the same in all worlds has no error; one world has none that is known.
#[test]
fn what_does_not_vary_is_exact() {
    let same = of(&[0.1; 3]);
    assert_eq!((same.mean().value, same.mean().standard_error), (Some(0.1), Some(0.0)));
    assert_eq!((same.deviation().value, same.deviation().standard_error), (Some(0.0), Some(0.0)));
    let one = of(&[0.1]);
    assert_eq!((one.mean().value, one.mean().standard_error, one.deviation().value), (Some(0.1), None, None));
    assert_eq!((of(&[]).mean().value, of(&[]).quantile(0.5, Confidence::Ordinary).value), (None, None));
}

/// What is no number is counted apart, and so is what has no fourth power.
#[test]
fn what_is_not_finite_is_undefined() {
    let tally = of(&[1.0, f64::NAN, f64::INFINITY, 1e100, -1.0]);
    assert_eq!((tally.worlds, tally.undefined), (2, 3));
    assert_eq!(tally.mean().value, Some(0.0));
}
