//! A word as a number between zero and one.

/// The bits of one: a number from one up to two has these and a mantissa.
pub(crate) const ONE: u64 = 0x3ff0_0000_0000_0000;
/// What is taken from a number between one and two to leave the middle of a step between zero and one.
pub(crate) const HALF_STEP_BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

/// A number of the open interval from zero to one, from the top 52 bits of `word`.
///
/// ```text
/// uniform(word) = (m + 1/2) 2^-52 = (2 m + 1) 2^-53,    m = word >> 12
/// ```
///
/// which is exact: never 0 or 1 (the ends are `2^-53` and `1 - 2^-53`), evenly spaced by `2^-52`, of mean 1/2, and
/// symmetric: `uniform(!word) == 1.0 - uniform(word)`. The low twelve bits of the word are not used.
#[must_use]
#[inline(always)]
pub fn uniform(word: u64) -> f64 {
    // 1 + m 2^-52, less 1 - 2^-53: no integer has to be converted, which AVX2 could not do for 64 bits.
    f64::from_bits((word >> 12) | ONE) - HALF_STEP_BELOW_ONE
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_ends_are_inside() {
        assert_eq!(uniform(0), f64::EPSILON / 2.0);
        assert_eq!(uniform(u64::MAX), 1.0 - f64::EPSILON / 2.0);
    }

    proptest! {
        #[test]
        fn the_formula_is_exact_and_symmetric(word: u64) {
            let odd = 2 * (word >> 12) + 1;
            prop_assert_eq!(uniform(word), odd as f64 / (1_u64 << 53) as f64);
            prop_assert_eq!(uniform(!word), 1.0 - uniform(word));
        }
    }
}
