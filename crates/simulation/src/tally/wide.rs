//! n·Σx² − (Σx)² of whole numbers, where each of the two may be longer than 128 bits.

/// A whole number from 0 on of 256 bits: the upper and the lower half.
type Wide = (u128, u128);

/// `n·squares − sum²`, rounded once; neither half of it may be below zero, as Cauchy and Schwarz have it.
pub(super) fn spread(n: u64, squares: i128, sum: i128) -> f64 {
    let narrow = i128::from(n).checked_mul(squares).zip(sum.checked_mul(sum));
    if let Some((whole, square)) = narrow {
        return (whole - square) as f64;
    }
    let whole = product(u128::from(n), squares.unsigned_abs());
    let square = product(sum.unsigned_abs(), sum.unsigned_abs());
    let (low, borrowed) = whole.1.overflowing_sub(square.1);
    rounded((whole.0.wrapping_sub(square.0).wrapping_sub(u128::from(borrowed)), low))
}

fn product(a: u128, b: u128) -> Wide {
    let halves = |x: u128| (x >> 64, x & u128::from(u64::MAX));
    let ((a1, a0), (b1, b0)) = (halves(a), halves(b));
    let low = a0 * b0;
    let (middle, carried) = (a1 * b0).overflowing_add(a0 * b1);
    let (low, over) = low.overflowing_add(middle << 64);
    let carried = u128::from(carried) << 64;
    (a1 * b1 + (middle >> 64) + carried + u128::from(over), low)
}

/// The nearest float: 128 leading bits hold all of its own, and one more says whether anything follows.
fn rounded((high, low): Wide) -> f64 {
    if high == 0 {
        return low as f64;
    }
    let shift = high.leading_zeros();
    let (leading, rest) =
        if shift == 0 { (high, low) } else { ((high << shift) | (low >> (128 - shift)), low << shift) };
    let leading = leading | u128::from(rest != 0);
    libm::ldexp(leading as f64, 128 - shift as i32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_agree_where_both_can() {
        for (n, squares, sum) in [(5, 55, 15), (1 << 20, 1 << 100, (1 << 59) + 12_345), (3, 0, 0)] {
            let squares: i128 = squares;
            let (whole, square) = (product(n, squares as u128), product(sum, sum));
            assert_eq!((whole.0, square.0), (0, 0));
            assert_eq!(spread(n as u64, squares, sum as i128), (whole.1 as i128 - square.1 as i128) as f64);
        }
    }

    #[test]
    fn products_are_whole() {
        let all = u128::MAX;
        assert_eq!(product(all, all), (all - 1, 1));
        assert_eq!(product(1 << 127, 6), (3, 0));
        assert_eq!(product(u128::from(u64::MAX), u128::from(u64::MAX) + 2), (0, all));
    }

    #[test]
    fn what_is_longer_than_128_bits_is_rounded_once() {
        assert_eq!(spread(1 << 32, 1 << 126, 0), libm::ldexp(1.0, 158));
        // (2³²)·2¹²⁰ − (2⁷⁶ − 1)² = 2⁷⁷ − 1.
        assert_eq!(spread(1 << 32, 1 << 120, (1 << 76) - 1), libm::ldexp(1.0, 77));
        // A bit far behind decides what would be a tie: 2¹⁸⁰ + 2¹²⁷ lies halfway.
        assert_eq!(rounded((1 << 52, 1 << 127)), libm::ldexp(1.0, 180));
        assert_eq!(rounded((1 << 52, (1 << 127) + 1)), libm::ldexp(1.0, 180) + libm::ldexp(1.0, 128));
        // So does the last of the leading bits, whatever follows it.
        let above = libm::ldexp(1.0, 255) + libm::ldexp(1.0, 203);
        assert_eq!(rounded(((1 << 127) | (1 << 74) | 1, 1)), above);
    }
}
