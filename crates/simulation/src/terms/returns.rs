//! What an investor earned: the money multiple and the internal rate of return of dated flows.

use drypowder_lanes::exp;

/// Money that moved on a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// Years after the start.
    pub years: f64,
    /// USD: below zero when the investor paid, above when it was paid.
    pub amount: f64,
}

/// What came back over what was paid in; `None` when nothing was paid in.
///
/// ```
/// use drypowder_simulation::terms::{Flow, multiple};
/// let flows = [Flow { years: 0.0, amount: -100.0 }, Flow { years: 4.0, amount: 250.0 }];
/// assert_eq!(multiple(&flows), Some(2.5));
/// assert_eq!(multiple(&[]), None);
/// ```
#[must_use]
pub fn multiple(flows: &[Flow]) -> Option<f64> {
    let (mut paid, mut back) = (0.0, 0.0);
    for flow in flows {
        if flow.amount < 0.0 {
            paid -= flow.amount;
        } else {
            back += flow.amount;
        }
    }
    (paid > 0.0).then(|| back / paid)
}

/// The largest log rate a year that is looked for: e^{±16} a year is beyond anything that is meant.
const WIDEST: f64 = 16.0;

/// Halvings of the interval: 32 ÷ 2⁵⁰ is below the rounding of a rate.
const HALVINGS: u32 = 50;

/// The rate a year at which the flows' present value is zero: Σ amount·(1 + r)^{−years} = 0.
///
/// −1 when money was paid in and nothing came back; `None` when nothing was paid in, and when what came back lies so near or
/// so far that no rate between e^{±16} − 1 fits. Where money goes in again after some came back, several rates may fit; this
/// is one of them, and the same for the same flows.
///
/// # Examples
/// $100 that become $250 in four years earn 2.5^{1/4} − 1 = 25.74% a year; $100 a year twice that become $242 a year later
/// earn 13.40% (100·(1+r)² + 100·(1+r) = 242).
///
/// ```
/// use drypowder_simulation::terms::{Flow, internal_rate};
/// let flow = |years, amount| Flow { years, amount };
/// let rate = internal_rate(&[flow(0.0, -100.0), flow(4.0, 250.0)]).unwrap();
/// assert!((rate - 0.257_433_429_682_934).abs() < 1e-12);
/// let rate = internal_rate(&[flow(0.0, -100.0), flow(1.0, -100.0), flow(2.0, 242.0)]).unwrap();
/// assert!((rate - 0.134_013_463_836_819).abs() < 1e-12);
/// assert_eq!(internal_rate(&[flow(0.0, -100.0)]), Some(-1.0));
/// assert_eq!(internal_rate(&[]), None);
/// ```
#[must_use]
pub fn internal_rate(flows: &[Flow]) -> Option<f64> {
    multiple(flows)?;
    if flows.iter().all(|flow| flow.amount <= 0.0) {
        return Some(-1.0);
    }
    let (mut low, mut high) = (-WIDEST, WIDEST);
    // A rate low enough makes the last flow the largest, one high enough the first.
    let sign = present_value(flows, low).signum();
    if present_value(flows, high).signum() == sign {
        return None;
    }
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if present_value(flows, middle).signum() == sign {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(exp(0.5 * (low + high)) - 1.0)
}

/// Σ amount·e^{−rate·years}.
fn present_value(flows: &[Flow], rate: f64) -> f64 {
    flows.iter().fold(0.0, |sum, flow| sum + flow.amount * exp(-rate * flow.years))
}
