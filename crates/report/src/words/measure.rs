//! Errors: half-widths at 95% and how many digits they justify.

/// The normal quantile of a two-sided 95% interval.
pub const Z95: f64 = 1.959_963_984_540_054;

/// Half the width of an interval around a value: the farther of its two ends.
#[must_use]
pub fn half_width(value: f64, low: f64, high: f64) -> f64 {
    let (below, above) = (value - low, high - value);
    if below > above { below } else { above }
}

/// Decimals that a half-width justifies, at most two: the half-width keeps one significant digit.
#[must_use]
pub fn decimals_for(half: f64) -> usize {
    match half {
        wide if wide >= 1.0 => 0,
        fair if fair >= 0.095 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_width_is_the_farther_end() {
        assert_eq!(half_width(5.0, 4.0, 7.0), 2.0);
        assert_eq!(half_width(5.0, 2.0, 7.0), 3.0);
    }

    #[test]
    fn digits_follow_the_error() {
        assert_eq!([3.0, 0.5, 0.095, 0.02, 0.0].map(decimals_for), [0, 1, 1, 2, 2]);
    }
}
