//! The inverse of a tail on a scale on which it is log-concave.

/// A tail at a point: its share, its derivative, and the derivative of the logarithm of the density.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slope {
    pub(super) share: f64,
    /// The density; minus the density for the tail above.
    pub(super) rise: f64,
    pub(super) bend: f64,
}

/// Closer than this, in the logarithm of the share, Halley's next step is the last: its error is of third order.
const NEAR: f64 = 1e-5;

/// Where the logarithm of a tail is `target`: Halley's iteration from `start`. On a scale on which the tail is
/// log-concave Newton's steps converge from anywhere (their tangents lie above the curve), and Halley's are kept within
/// a factor 2 of them and inside what is already known to hold the root. `middle` is a point where the tail is not
/// lost to underflow.
pub(super) fn meet(target: f64, start: f64, middle: f64, tail: impl Fn(f64) -> Slope) -> f64 {
    let (mut at, mut low, mut high) = (start, f64::NEG_INFINITY, f64::INFINITY);
    for _ in 0..100 {
        let Slope { share, rise, bend } = tail(at);
        let slope = rise / share;
        let error = libm::log(share) - target;
        if !error.is_finite() || !slope.is_finite() || slope == 0.0 {
            // Lost to underflow: the root lies on the middle's side.
            (low, high) = if at < middle { (at, high) } else { (low, at) };
            at = f64::midpoint(at, middle);
            continue;
        }
        if (error < 0.0) == (slope > 0.0) {
            low = at;
        } else {
            high = at;
        }
        let next = step(at, error, slope, bend, (low, high));
        if error.abs() < NEAR || next == at {
            return next;
        }
        at = next;
    }
    at
}

/// One step of Halley's iteration, kept inside the bracket.
fn step(at: f64, error: f64, slope: f64, bend: f64, (low, high): (f64, f64)) -> f64 {
    let newton = error / slope;
    let curve = 1.0 - 0.5 * newton * (bend - slope);
    let halley = newton
        / if curve > 2.0 {
            2.0
        } else if curve > 0.5 {
            curve
        } else {
            0.5
        };
    let next = at - halley;
    if low < next && next < high || error.abs() < NEAR {
        return next;
    }
    match (low.is_finite(), high.is_finite()) {
        (true, true) => f64::midpoint(low, high),
        (true, false) if next <= low => f64::midpoint(low, at),
        (false, true) if next >= high => f64::midpoint(at, high),
        _ => at - newton,
    }
}
