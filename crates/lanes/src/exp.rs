//! The exponential function.
//!
//! With `k` the integer nearest to `x / ln 2` and `r = x - k ln 2`, so that `|r| <= ln 2 / 2`,
//!
//! ```text
//! exp(x) = 2^k exp(r),    exp(r) = 1 + r + r^2 q(r)
//! ```
//!
//! where `q` is the polynomial of degree nine with the least relative error of `exp(r)` over the interval,
//! 3.6e-18, found with Remez' exchange in 200-bit arithmetic (Muller, *Elementary Functions*, 3rd ed. 2016, ch. 3).
//! The reduction follows Cody and Waite (*Software Manual for the Elementary Functions*, 1980): `ln 2` is a sum of
//! two numbers, and with fused multiply-adds the first step is exact.

use crate::{mul_add, select};

/// Above this, the logarithm of the largest number, the result is infinite.
const LARGEST: f64 = 709.782_712_893_384;
/// Below this, the logarithm of the smallest normal number, the result is zero.
const SMALLEST: f64 = -708.396_418_532_264_1;
/// Adding `1.5 * 2^52` leaves the nearest integer in the low bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0;
const LN_2_LOW: f64 = 2.319_046_813_846_299_6e-17;
/// `q`, the coefficient of the lowest power first.
const Q: [f64; 10] = [
    0.500_000_000_000_001_1,
    0.166_666_666_666_664_13,
    0.041_666_666_666_530_16,
    0.008_333_333_333_494_465,
    0.001_388_888_894_363_004_7,
    0.000_198_412_695_065_713_3,
    2.480_149_309_893_033_5e-5,
    2.755_758_638_088_403_6e-6,
    2.763_024_837_936_663e-7,
    2.500_005_925_510_367e-8,
];

/// *e* to the power `x`, the same bits everywhere.
///
/// The error is below 0.8 units in the last place. Infinite where the result would exceed the largest number (from
/// 709.7827128933841 on); zero where it would be below the smallest normal number (under -708.3964185322641), so
/// the result is never subnormal. NaN gives the one NaN `f64::NAN`.
#[must_use]
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let shifted = mul_add(x, std::f64::consts::LOG2_E, ROUND);
    let k = shifted - ROUND;
    let coarse = mul_add(-k, std::f64::consts::LN_2, x);
    let r = mul_add(-k, LN_2_LOW, coarse);
    // 1 + r as a sum of two, so that only the last addition is rounded at the size of the result.
    let high = 1.0 + coarse;
    let low = mul_add(-k, LN_2_LOW, (1.0 - high) + coarse);
    let mantissa = high + mul_add(r * r, polynomial(r), low);
    // The low twelve bits of `shifted` are k in two's complement: moved up, they add k to the exponent.
    let scaled = f64::from_bits(mantissa.to_bits().wrapping_add(shifted.to_bits() << 52));
    let large = select(x > LARGEST, f64::INFINITY, scaled);
    let small = select(x < SMALLEST, 0.0, large);
    select(x.is_nan(), f64::NAN, small)
}

/// `q(r)`: even and odd powers apart, so that two chains of additions run side by side.
#[inline(always)]
fn polynomial(r: f64) -> f64 {
    let s = r * r;
    let even = mul_add(mul_add(mul_add(mul_add(Q[8], s, Q[6]), s, Q[4]), s, Q[2]), s, Q[0]);
    let odd = mul_add(mul_add(mul_add(mul_add(Q[9], s, Q[7]), s, Q[5]), s, Q[3]), s, Q[1]);
    mul_add(odd, r, even)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_as_documented() {
        assert_eq!(exp(f64::INFINITY), f64::INFINITY);
        assert_eq!(exp(LARGEST.next_up()), f64::INFINITY);
        assert!(exp(LARGEST).is_finite());
        assert!(exp(SMALLEST).is_normal());
        assert_eq!(exp(SMALLEST.next_down()).to_bits(), 0);
        assert_eq!(exp(f64::NEG_INFINITY).to_bits(), 0);
        assert_eq!(exp(f64::NAN).to_bits(), f64::NAN.to_bits());
        assert_eq!(exp(-f64::NAN).to_bits(), f64::NAN.to_bits());
    }

    #[test]
    fn one_is_exact() {
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(exp(-0.0), 1.0);
        assert_eq!(exp(f64::MIN_POSITIVE), 1.0);
    }
}
