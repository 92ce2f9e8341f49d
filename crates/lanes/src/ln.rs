//! The natural logarithm.
//!
//! With `x = 2^e m` and `m` between `sqrt(1/2)` and `sqrt(2)`, `f = m - 1`, `s = f / (2 + f)` and `z = s^2`,
//!
//! ```text
//! ln(x) = e ln 2 + ln(1 + f),    ln(1 + f) = ln((1 + s) / (1 - s)) = 2 s + s z t(z)
//!                                          = f - (f^2/2 - s (f^2/2 + z t(z)))
//! ```
//!
//! The last form (from `2 s = f - s f`) keeps the error of `s` away from the leading term, as in K. C. Ng's
//! logarithm for FDLIBM (Sun Microsystems, 1993). `t` is the polynomial of degree six with the least relative
//! error of `ln(1 + f)` over the interval, 1.2e-18, found with Remez' exchange in 200-bit arithmetic.

use crate::uniform::ONE;
use crate::{mul_add, select};

/// `ln 2` to 38 bits after the point, so that its product with an exponent is exact, and the rest.
const LN_2_HIGH: f64 = 0.693_147_180_558_298_7;
const LN_2_LOW: f64 = 1.646_594_958_289_708_2e-12;
/// `t`, the coefficient of the lowest power first.
const T: [f64; 7] = [
    0.666_666_666_666_673_4,
    0.399_999_999_994_143_04,
    0.285_714_287_424_780_06,
    0.222_221_985_632_011_15,
    0.181_835_648_793_779_5,
    0.153_140_355_599_742_68,
    0.147_961_077_521_707_8,
];
/// The bits of `sqrt(1/2)`.
const SQRT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
const MANTISSA: u64 = (1 << 52) - 1;
/// `2^52`: an integer below it, put into its low bits, is added to it.
const TWO_52: f64 = 4_503_599_627_370_496.0;
const TWO_54: f64 = 18_014_398_509_481_984.0;

/// The natural logarithm of `x`, the same bits everywhere.
///
/// The error is below 0.9 units in the last place, for subnormal numbers too. Zero of either sign gives `-inf`, a
/// number below zero or NaN gives the one NaN `f64::NAN`, and `inf` gives `inf`.
#[must_use]
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    let subnormal = x < f64::MIN_POSITIVE;
    let normal = select(subnormal, x * TWO_54, x);
    // Counted from sqrt(1/2), the exponent is that of the mantissa we want; the bias keeps it positive.
    let offset = normal.to_bits().wrapping_add(ONE - SQRT_HALF);
    let biased = f64::from_bits((offset >> 52) | TWO_52.to_bits());
    let exponent = biased - select(subnormal, TWO_52 + 1023.0 + 54.0, TWO_52 + 1023.0);
    let mantissa = f64::from_bits((offset & MANTISSA).wrapping_add(SQRT_HALF));
    let finite = assemble(exponent, mantissa - 1.0);
    let large = select(x == f64::INFINITY, x, finite);
    let small = select(x == 0.0, f64::NEG_INFINITY, large);
    // Not `x < 0.0`: a NaN must come here too.
    select(x >= 0.0, small, f64::NAN)
}

/// `exponent * ln 2 + ln(1 + f)`, from the smallest term to the largest.
#[inline(always)]
fn assemble(exponent: f64, f: f64) -> f64 {
    let s = f / (2.0 + f);
    let z = s * s;
    let half_square = 0.5 * f * f;
    let correction = mul_add(s, mul_add(z, polynomial(z), half_square), exponent * LN_2_LOW);
    mul_add(exponent, LN_2_HIGH, f - (half_square - correction))
}

/// `t(z)`: even and odd powers apart, so that two chains of additions run side by side.
#[inline(always)]
fn polynomial(z: f64) -> f64 {
    let y = z * z;
    let even = mul_add(mul_add(mul_add(T[6], y, T[4]), y, T[2]), y, T[0]);
    let odd = mul_add(mul_add(T[5], y, T[3]), y, T[1]);
    mul_add(odd, z, even)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_as_documented() {
        assert_eq!(ln(f64::INFINITY), f64::INFINITY);
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
        assert_eq!(ln(-0.0), f64::NEG_INFINITY);
        for x in [-1.0, -f64::MIN_POSITIVE / 8.0, f64::NEG_INFINITY, f64::NAN, -f64::NAN] {
            assert_eq!(ln(x).to_bits(), f64::NAN.to_bits(), "ln({x})");
        }
    }

    #[test]
    fn one_gives_positive_zero() {
        assert_eq!(ln(1.0).to_bits(), 0);
    }

    #[test]
    fn powers_of_two_are_multiples_of_ln_2() {
        assert_eq!(ln(2.0), std::f64::consts::LN_2);
        assert_eq!(ln(f64::from_bits(1)), -1074.0 * std::f64::consts::LN_2);
    }
}
