//! The special functions behind the laws: regularised incomplete beta and gamma functions, their inverses, and a
//! root of a rising function.
//!
//! Only `libm` and operations that are exact everywhere are used, so the digits are the same on every platform. Every
//! loop ends, and valid arguments never give NaN. Checked against mpmath at 50 digits (Johansson 2023) from shapes of
//! 0.001 to 10⁷: a relative error of a few parts in 10¹³ wherever the value itself is well conditioned.

mod beta;
mod gamma;
mod invert;
mod quadrature;
mod root;

pub(super) use beta::{beta_odds, beta_tails};
pub(super) use gamma::{gamma_log_quantile, gamma_tails, log_spread};
pub(super) use root::crossing;

/// The smallest value a unit quantile takes strictly inside its support, 2⁻⁹⁶⁰: a law that is unbounded towards zero
/// never gives zero itself, and a scale above 2⁻⁶² still multiplies it exactly by powers of two.
pub(super) const LEAST: f64 = f64::from_bits((1023 - 960) << 52);

/// The share of a law on either side of a point, each accurate by itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tails {
    pub(super) below: f64,
    pub(super) above: f64,
}

impl Tails {
    fn of_below(below: f64) -> Self {
        Self { below, above: 1.0 - below }
    }

    fn of_above(above: f64) -> Self {
        Self { below: 1.0 - above, above }
    }
}

/// The value, or [`LEAST`] when it is below.
pub(super) fn above_least(value: f64) -> f64 {
    if value < LEAST { LEAST } else { value }
}

/// ln(1 + x) − x without cancellation, for x above −1. Near zero by ln(1 + x) = 2 artanh(x/(2 + x)), whose first term
/// less x is −x²/(2 + x).
fn log_less(x: f64) -> f64 {
    if x.abs() > 0.5 {
        return libm::log1p(x) - x;
    }
    let r = x / (2.0 + x);
    let square = r * r;
    let (mut power, mut sum, mut odd) = (1.0, 1.0 / 3.0, 5.0);
    loop {
        power *= square;
        let term = power / odd;
        sum += term;
        odd += 2.0;
        if term < 1e-17 {
            return 2.0 * r * square * sum - r * x;
        }
    }
}

/// What Stirling's formula leaves: ln Γ(a) − ((a − ½) ln a − a + ½ ln 2π) for a of at least 10. DLMF 5.11.1; the
/// first term left out is below 3·10⁻¹⁷.
fn stirling_rest(a: f64) -> f64 {
    let square = 1.0 / (a * a);
    let terms = [
        1.0 / 12.0,
        -1.0 / 360.0,
        1.0 / 1260.0,
        -1.0 / 1680.0,
        1.0 / 1188.0,
        -691.0 / 360_360.0,
        1.0 / 156.0,
    ];
    terms.iter().rev().fold(0.0, |sum, term| sum * square + term) / a
}

#[cfg(test)]
mod tests {
    use super::{log_less, stirling_rest};

    #[test]
    fn the_excess_of_a_logarithm_keeps_its_digits() {
        // From mpmath.
        for (x, value) in [
            (1e-8, -4.999_999_966_666_667e-17),
            (0.3, -0.037_635_735_532_508_94),
            (-0.5, -0.193_147_180_559_945_31),
            (2.0, -0.901_387_711_331_890_3),
        ] {
            assert!((log_less(x) / value - 1.0).abs() < 1e-15, "{x}: {:e}", log_less(x));
        }
    }

    #[test]
    fn stirlings_rest_is_that_of_libm() {
        for a in [10.0, 12.5, 30.0] {
            let half_log = 0.918_938_533_204_672_8;
            let direct = libm::lgamma(a) - ((a - 0.5) * libm::log(a) - a + half_log);
            assert!((stirling_rest(a) - direct).abs() < 1e-13);
        }
    }
}
