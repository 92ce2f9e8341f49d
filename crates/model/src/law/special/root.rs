//! Where a rising function reaches zero, to the last bits, by operations that scale exactly.

/// The least step, in shares of the larger end: a few units in the last place.
const LEAST_STEP: f64 = 4.0 * f64::EPSILON;

/// The first number of the bracket, to within a unit in the last place, at which `rise` is not below zero; `high` when
/// it is there at the latest, `low` when it is there already.
///
/// Bisection of exponents while the ends are of different magnitude; then regula falsi (the Illinois variant, Dowell &
/// Jarratt 1971, *BIT* 11, 168–174) with a bisection every third time. Twice the ends and a function of x/2 take the
/// same way at twice every point, to the bit. At most 600 evaluations whatever the function; about 25 in practice.
pub(in crate::law) fn crossing(low: f64, high: f64, rise: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (finite(low), finite(high));
    let (mut at_low, mut at_high) = (rise(low), rise(high));
    if !(at_low < 0.0 && low < high) {
        return low;
    }
    let mut kept = 0_i32;
    for round in 0..600 {
        let half = between(low, high);
        if !(low < half && half < high) {
            return high;
        }
        let at =
            if round % 3 == 2 || !alike(low, high) { half } else { falsi((low, at_low), (high, at_high)) };
        let value = rise(at);
        if value < 0.0 {
            (low, at_low) = (at, value);
            at_high = if kept > 0 { 0.5 * at_high } else { at_high };
            kept = 1;
        } else {
            (high, at_high) = (at, value);
            at_low = if kept < 0 { 0.5 * at_low } else { at_low };
            kept = -1;
        }
    }
    high
}

fn finite(end: f64) -> f64 {
    if end.is_finite() { end } else { f64::MAX.copysign(end) }
}

/// Where the chord crosses zero, at least a few units in the last place inside.
fn falsi((low, at_low): (f64, f64), (high, at_high): (f64, f64)) -> f64 {
    let width = high - low;
    let larger = if high.abs() > low.abs() { high.abs() } else { low.abs() };
    let least = larger * LEAST_STEP;
    let share = if at_high > 0.0 { at_low / (at_low - at_high) } else { 1.0 };
    let step = width * share;
    let step = if width - step < least { width - least } else { step };
    let at = low + if step < least { least } else { step };
    if low < at && at < high { at } else { f64::midpoint(low, high) }
}

/// Whether two numbers have one sign and magnitudes within a factor of about four.
fn alike(low: f64, high: f64) -> bool {
    let sided = low != 0.0 && high != 0.0 && (low < 0.0) == (high < 0.0);
    sided && (libm::ilogb(high) - libm::ilogb(low)).abs() < 2
}

/// A number between: half-way in exponents when the ends are far apart, half-way when they are near.
fn between(low: f64, high: f64) -> f64 {
    let towards_zero = |end: f64| {
        let nearer = libm::scalbn(end, -40);
        if nearer.abs() > f64::MIN_POSITIVE { nearer } else { 0.5 * end }
    };
    if low < 0.0 && high > 0.0 {
        0.0
    } else if low == 0.0 {
        towards_zero(high)
    } else if high == 0.0 {
        towards_zero(low)
    } else if alike(low, high) {
        f64::midpoint(low, high)
    } else {
        let smaller = if low > 0.0 { low } else { high };
        libm::scalbn(smaller, (libm::ilogb(high) - libm::ilogb(low)).abs() / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::crossing;

    #[test]
    fn finds_roots_of_every_magnitude_and_sign() {
        assert!(crossing(-1e12, -0.0, |x| x + 3.0) < -2.9);
        for root in [3.0, -2.5, 1e-200, -1e-9, 7e11, 0.0] {
            let found = crossing(-1e12, 1e13, |x| x - root);
            assert!((found - root).abs() <= 2.0 * f64::EPSILON * root.abs(), "{root:e} {found:e}");
        }
    }

    #[test]
    fn finds_a_step() {
        let found = crossing(0.0, 10.0, |x| if x < 3.0 { -1.0 } else { 0.0 });
        assert_eq!(found, 3.0);
    }

    #[test]
    fn takes_few_evaluations() {
        let count = std::cell::Cell::new(0);
        let found = crossing(1.0, 3.0, |x| {
            count.set(count.get() + 1);
            x * x * x - 7.0
        });
        assert!((found * found * found - 7.0).abs() < 1e-14);
        assert!(count.get() < 30, "{}", count.get());
    }

    #[test]
    fn twice_the_scale_is_twice_the_root_to_the_bit() {
        let root = |scale: f64| crossing(0.1 * scale, 5e6 * scale, |x| libm::sqrt(x / scale) - 1.7);
        assert_eq!(2.0 * root(3.3), root(6.6));
    }
}
