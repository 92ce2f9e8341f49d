//! Growth towards an addressable market that some adopt by themselves and others because of those who have (Bass 1969, *A
//! new product growth for model consumer durables*, Management Science 15).
//!
//! With a = A/market, innovation p and drift g, frozen over a step:
//!
//! ```text
//! g ≥ 0    da/dt = (p + g·a)(1 − a)
//! g < 0    da/dt = p(1 − a) + g·a       a shrinking business shrinks in full, as it does without innovation
//! a ≥ 1    p = 0, and positive drift counts nothing: nobody is left to come
//! ```
//!
//! Both have closed forms. With s = p + |g|, E = e^{−sΔ} and φ = (1 − E)/s, which is Δ where s is 0:
//!
//! ```text
//! g ≥ 0    a'/a = (1 + (1 − a)·p·φ/a) · s/(p + g·(a + (1 − a)·E))
//! g < 0    a'/a = E + p·φ/a
//! ```
//!
//! so that two half steps are a whole one, and the length of a step does not matter where g does not move.

use drypowder_lanes::{exp, ln, max, min};

/// Below this, 1 − e^{−x} loses more digits to cancellation than three terms of its series lack.
const SMALL: f64 = 1e-4;

/// The least of a market that counts as adopted, so that a business that came to nothing is divided by something.
const LEAST: f64 = 1e-300;

/// ln(a'/a) of a step of so many years, when a share `taken` of the market has adopted.
#[inline(always)]
pub(super) fn adoption(taken: f64, drift: f64, innovation: f64, years: f64) -> f64 {
    let left = max(0.0, 1.0 - taken);
    let p = if left > 0.0 { innovation } else { 0.0 };
    let size = if drift < 0.0 { -drift } else { drift };
    let speed = p + size;
    let kept = exp(-speed * years);
    let alone = p * passed(speed * years) * years / max(LEAST, taken);
    let slowed = if speed > 0.0 { (p + size * (min(taken, 1.0) + left * kept)) / speed } else { 1.0 };
    let grown = ln((1.0 + left * alone) / slowed);
    let shrunk = if alone > 0.0 { ln(kept + alone) } else { -speed * years };
    if drift < 0.0 { shrunk } else { grown }
}

/// (1 − e^{−x})/x for x ≥ 0.
#[inline(always)]
fn passed(x: f64) -> f64 {
    let series = 1.0 - x * (0.5 - x * (1.0 / 6.0));
    let quotient = (1.0 - exp(-x)) / if x > 0.0 { x } else { 1.0 };
    if x < SMALL { series } else { quotient }
}

#[cfg(test)]
mod tests {
    use super::{adoption, passed};

    /// A Runge-Kutta solution in small steps.
    fn solved(mut a: f64, g: f64, p: f64, years: f64) -> f64 {
        let slope = |a: f64| if g < 0.0 { p * (1.0 - a) + g * a } else { (p + g * a) * (1.0 - a) };
        let h = years / 4_096.0;
        for _ in 0..4_096 {
            let one = slope(a);
            let two = slope(a + 0.5 * h * one);
            let three = slope(a + 0.5 * h * two);
            let four = slope(a + h * three);
            a += h / 6.0 * (one + 2.0 * two + 2.0 * three + four);
        }
        a
    }

    fn close(name: &str, found: f64, exact: f64) {
        assert!((found / exact - 1.0).abs() < 1e-11, "{name}: {found} for {exact}");
    }

    #[test]
    fn it_solves_the_equation() {
        for a in [1e-12, 1e-6, 0.01, 0.3, 0.97] {
            for p in [0.0, 1e-9, 0.03, 0.4, 5.0] {
                for g in [-0.8, -0.4, -0.03, -1e-9, 0.0, 1e-9, 0.38, 3.0] {
                    let found = a * libm::exp(adoption(a, g, p, 0.25));
                    close(&format!("a {a}, p {p}, g {g}"), found, solved(a, g, p, 0.25));
                    assert!(found <= 1.0, "nobody comes twice");
                }
            }
        }
    }

    /// Where 1 − a is 1 to the last bit, and e^{−gΔ} is less than that bit.
    #[test]
    fn a_market_hardly_begun_still_ends_at_its_size() {
        let found = 1e-20 * libm::exp(adoption(1e-20, 200.0, 0.0, 0.25));
        close("logistic", found, 1e-20 / (1e-20 + libm::exp(-50.0)));
        for drift in [-3.0, 0.0, 3.0] {
            assert!(adoption(0.0, drift, 1e3, 0.25).is_finite(), "{drift}");
        }
    }

    #[test]
    fn two_half_steps_are_a_whole_one() {
        for (p, g) in [(0.03, 0.38), (0.0, 0.5), (0.2, -0.2), (0.1, 0.0)] {
            let half = 0.02 * libm::exp(adoption(0.02, g, p, 0.5));
            let whole = adoption(0.02, g, p, 1.0);
            close(
                &format!("p {p}, g {g}"),
                half * libm::exp(adoption(half, g, p, 0.5)),
                0.02 * libm::exp(whole),
            );
        }
    }

    #[test]
    fn beyond_the_market_nobody_comes_and_who_leaves_leaves() {
        assert_eq!([1.0, 1.5].map(|a| adoption(a, 0.4, 0.1, 1.0)), [0.0, 0.0]);
        close("leaving", adoption(1.5, -0.4, 0.1, 1.0), -0.4);
    }

    #[test]
    fn the_series_meets_the_quotient() {
        for x in [0.0, 1e-12, 0.999_999e-4, 1.000_001e-4, 0.5, 30.0] {
            let exact = if x == 0.0 { 1.0 } else { -libm::expm1(-x) / x };
            close(&format!("{x}"), passed(x), exact);
        }
    }
}
