//! Choices without branches, and the fused multiply-add.

/// The smaller of two numbers: `if a < b { a } else { b }`.
///
/// Total and exact about the cases the standard library leaves open: of two equal numbers (so of `-0.0` and `0.0`)
/// it is `b`, and when either is NaN it is `b`. This is what one `minpd` instruction does.
#[must_use]
#[inline(always)]
pub fn min(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

/// The larger of two numbers: `if a > b { a } else { b }`.
///
/// Of two equal numbers (so of `-0.0` and `0.0`) it is `b`, and when either is NaN it is `b`.
#[must_use]
#[inline(always)]
pub fn max(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// `a` where `condition` holds and `b` elsewhere; both are already known, so a loop over lanes has no branch.
#[must_use]
#[inline(always)]
pub fn select(condition: bool, a: f64, b: f64) -> f64 {
    if condition { a } else { b }
}

/// `a * b + c`, rounded once.
///
/// The same bits everywhere: an instruction where the processor has one, an exact emulation where it has not.
#[must_use]
#[inline(always)]
pub fn mul_add(a: f64, b: f64, c: f64) -> f64 {
    a.mul_add(b, c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_of_two_zeros_wins() {
        assert_eq!(min(0.0, -0.0).to_bits(), (-0.0_f64).to_bits());
        assert_eq!(min(-0.0, 0.0).to_bits(), 0.0_f64.to_bits());
        assert_eq!(max(0.0, -0.0).to_bits(), (-0.0_f64).to_bits());
        assert_eq!(max(-0.0, 0.0).to_bits(), 0.0_f64.to_bits());
    }

    #[test]
    fn the_second_wins_beside_nan() {
        assert_eq!(min(f64::NAN, 1.0), 1.0);
        assert!(min(1.0, f64::NAN).is_nan());
        assert_eq!(max(f64::NAN, 1.0), 1.0);
        assert!(max(1.0, f64::NAN).is_nan());
    }

    #[test]
    fn numbers_are_ordered_as_usual() {
        assert_eq!((min(1.0, 2.0), min(2.0, 1.0)), (1.0, 1.0));
        assert_eq!((max(1.0, 2.0), max(2.0, 1.0)), (2.0, 2.0));
        assert_eq!((select(true, 1.0, 2.0), select(false, 1.0, 2.0)), (1.0, 2.0));
    }

    #[test]
    fn the_product_is_not_rounded() {
        // (1 + e)(1 - e) = 1 - e^2, which a rounded product would lose.
        let e = f64::EPSILON;
        assert_eq!(mul_add(1.0 + e, 1.0 - e, -1.0), -e * e);
    }
}
