//! Logarithm and exponential to about thirty digits: numbers as unevaluated sums of two (Dekker, *A floating-point
//! technique for extending the available precision*, Numerische Mathematik 18, 1971).

use std::f64::consts::{LN_2, LOG2_E};

/// What `LN_2` lacks of the logarithm of two.
const LN_2_LOW: f64 = 2.319_046_813_846_299_6e-17;
/// The argument of the power series is made this many times smaller by halving.
const HALVINGS: i32 = 10;

/// The sum of two numbers, the second at most half a unit in the last place of the first.
#[derive(Clone, Copy)]
struct Double {
    high: f64,
    low: f64,
}

impl Double {
    fn sum(a: f64, b: f64) -> Self {
        let high = a + b;
        let part = high - a;
        Self { high, low: (a - (high - part)) + (b - part) }
    }

    fn product(a: f64, b: f64) -> Self {
        let high = a * b;
        Self { high, low: a.mul_add(b, -high) }
    }

    fn plus(self, other: Self) -> Self {
        let high = Self::sum(self.high, other.high);
        Self::sum(high.high, high.low + (self.low + other.low))
    }

    fn times(self, other: Self) -> Self {
        let high = Self::product(self.high, other.high);
        Self::sum(high.high, high.low + (self.high * other.low + self.low * other.high))
    }

    fn over(self, divisor: f64) -> Self {
        let high = self.high / divisor;
        let rest = (-high).mul_add(divisor, self.high) + self.low;
        Self::sum(high, rest / divisor)
    }
}

/// Two to the power `k`, a normal number.
fn power_of_two(k: i32) -> f64 {
    assert!((-1022..=1023).contains(&k));
    f64::from_bits(((k + 1023) as u64) << 52)
}

/// `exp(x)` as `mantissa * 2^k` with a mantissa between 0.7 and 1.42.
fn exponential(x: f64) -> (Double, i32) {
    let k = (x * LOG2_E).round();
    let high = Double::product(-k, LN_2);
    let reduced = Double::sum(x, high.high).plus(Double::sum(high.low, -k * LN_2_LOW));
    let small = power_of_two(-HALVINGS);
    let r = Double { high: reduced.high * small, low: reduced.low * small };
    let one = Double { high: 1.0, low: 0.0 };
    let series = (1..=11).rev().fold(one, |sum, n| one.plus(sum.times(r).over(f64::from(n))));
    ((0..HALVINGS).fold(series, |power, _| power.times(power)), k as i32)
}

/// The distance from `value` to `exact`, in units in the last place of `value`.
fn ulps(value: f64, exact: Double) -> f64 {
    let unit = value.abs().next_up() - value.abs();
    (((value - exact.high) - exact.low) / unit).abs()
}

/// The error of `value` as `exp(x)`, in units in the last place.
pub(crate) fn exp_error(x: f64, value: f64) -> f64 {
    let (mantissa, k) = exponential(x);
    let half = k / 2;
    ulps(value * power_of_two(-half) * power_of_two(half - k), mantissa)
}

/// The error of `value` as `ln(x)`, in units in the last place, for results not too near to zero.
///
/// One step of Newton's method from a logarithm `y` known to working precision: with `d = x exp(-y) - 1`,
/// `ln(x) = y + d - d^2/2 + ...`, and `d` is of the size of a rounding error.
pub(crate) fn ln_error(x: f64, value: f64) -> f64 {
    let y = libm::log(x);
    let (mantissa, k) = exponential(-y);
    let (fraction, exponent) = libm::frexp(x);
    let scale = power_of_two(k + exponent);
    let near_one = mantissa.times(Double { high: fraction * scale, low: 0.0 });
    let d = (near_one.high - 1.0) + near_one.low;
    ulps(value, Double::sum(y, d))
}
