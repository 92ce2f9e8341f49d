//! The exponential function and a step of a simulation without fused multiply-adds, to measure what they are worth.

use drypowder_lanes::{Kernel, Lanes, WIDTH, exp, mul_add, select};

const ROUND: f64 = 6_755_399_441_055_744.0;
/// `ln 2` to 38 bits after the point: without the fused step its product with an exponent has to fit.
const LN_2_HIGH: f64 = 0.693_147_180_558_298_7;
const LN_2_LOW: f64 = 1.646_594_958_289_708_2e-12;

/// `exp(x)` by the method of `drypowder_lanes::exp` (Taylor's coefficients, which cost the same), each product
/// rounded.
#[must_use]
#[inline(always)]
pub fn exp_unfused(x: f64) -> f64 {
    let shifted = x * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let coarse = x - k * LN_2_HIGH;
    let r = coarse - k * LN_2_LOW;
    let high = 1.0 + coarse;
    let low = ((1.0 - high) + coarse) - k * LN_2_LOW;
    let s = r * r;
    let even = (((s * (1.0 / 3_628_800.0) + 1.0 / 40_320.0) * s + 1.0 / 720.0) * s + 1.0 / 24.0) * s + 0.5;
    let odd =
        (((s * (1.0 / 39_916_800.0) + 1.0 / 362_880.0) * s + 1.0 / 5040.0) * s + 1.0 / 120.0) * s + 1.0 / 6.0;
    let mantissa = high + (s * (odd * r + even) + low);
    let scaled = f64::from_bits(mantissa.to_bits().wrapping_add(shifted.to_bits() << 52));
    let large = select(x > 709.0, f64::INFINITY, scaled);
    let small = select(x < -708.0, 0.0, large);
    select(x.is_nan(), f64::NAN, small)
}

/// A way to multiply and add.
pub trait Arithmetic: Copy {
    /// `a * b + c`.
    fn mul_add(self, a: f64, b: f64, c: f64) -> f64;
    /// *e* to the power `x`.
    fn exp(self, x: f64) -> f64;
}

/// Rounded once.
#[derive(Clone, Copy, Debug)]
pub struct Fused;

impl Arithmetic for Fused {
    #[inline(always)]
    fn mul_add(self, a: f64, b: f64, c: f64) -> f64 {
        mul_add(a, b, c)
    }

    #[inline(always)]
    fn exp(self, x: f64) -> f64 {
        exp(x)
    }
}

/// Rounded twice.
#[derive(Clone, Copy, Debug)]
pub struct Unfused;

impl Arithmetic for Unfused {
    #[inline(always)]
    fn mul_add(self, a: f64, b: f64, c: f64) -> f64 {
        a * b + c
    }

    #[inline(always)]
    fn exp(self, x: f64) -> f64 {
        exp_unfused(x)
    }
}

/// Growing firms whose rate of growth returns to its mean and whose costs are partly variable, one in a lane.
#[derive(Clone, Copy, Debug)]
pub struct Firm {
    level: Lanes,
    growth: Lanes,
    cost: Lanes,
    stock: Lanes,
}

impl Default for Firm {
    fn default() -> Self {
        let [level, growth] = [Lanes::splat(1.0), Lanes::splat(0.05)];
        Self { level, growth, cost: Lanes::splat(0.9), stock: Lanes::splat(10.0) }
    }
}

/// One step of Schwartz and Moon's kind: three normal numbers, one exponential, absorbed at zero.
#[derive(Debug)]
pub struct Step<'a, A> {
    /// With or without fused multiply-adds.
    pub arithmetic: A,
    /// What moves.
    pub firm: &'a mut Firm,
    /// The step's draws.
    pub draws: [&'a Lanes; 3],
}

impl<A: Arithmetic> Kernel for Step<'_, A> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let (a, firm) = (self.arithmetic, self.firm);
        for lane in 0..WIDTH {
            let [level, growth, cost, stock] =
                [firm.level[lane], firm.growth[lane], firm.cost[lane], firm.stock[lane]];
            let exponent = a.mul_add(0.1, self.draws[0][lane], a.mul_add(0.25, growth, -0.005));
            let alive = stock > 0.0;
            let grown = level * a.exp(exponent);
            let result = a.mul_add(-cost, grown, grown) - 0.1;
            firm.level[lane] = select(alive, grown, level);
            firm.growth[lane] = a.mul_add(0.02, self.draws[1][lane], a.mul_add(0.07, 0.015 - growth, growth));
            firm.cost[lane] = a.mul_add(0.03, self.draws[2][lane], a.mul_add(0.1, 0.9 - cost, cost));
            firm.stock[lane] = select(alive, a.mul_add(stock, 1.0125, result), stock);
        }
    }
}
