//! What an investor earned: the money multiple and the internal rate of return of dated flows.

use drypowder_lanes::{Kernel, Level, exp};

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

/// Log rates a year between which one is looked for, the likely ones first: e^{±16} a year is beyond anything that is meant.
const WIDTHS: [f64; 2] = [1.5, 16.0];

/// The most steps towards a rate; a rate within the narrower width takes about eight.
const MOST_STEPS: u32 = 400;

/// A step smaller than this share of one is the last.
const LAST_STEP: f64 = 1e-14;

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
    Level::detect().run(Rate(flows))
}

/// The search for a rate, which is nearly all exponentials.
struct Rate<'a>(&'a [Flow]);

impl Kernel for Rate<'_> {
    type Output = Option<f64>;

    #[inline(always)]
    fn run(self) -> Self::Output {
        for width in WIDTHS {
            if let Some(rate) = root(self.0, width) {
                return Some(exp(rate) - 1.0);
            }
        }
        None
    }
}

/// The log rate within a width of zero at which the present value is zero: Newton's steps, and halvings where they lead out.
#[inline(always)]
fn root(flows: &[Flow], width: f64) -> Option<f64> {
    let (mut low, mut high) = (-width, width);
    // A rate low enough makes the last flow the largest, one high enough the first.
    let sign = present_value(flows, low).0.signum();
    if present_value(flows, high).0.signum() == sign {
        return None;
    }
    let mut rate = 0.0;
    for _ in 0..MOST_STEPS {
        let (value, slope) = present_value(flows, rate);
        if value.signum() == sign {
            low = rate;
        } else {
            high = rate;
        }
        let newton = rate - value / slope;
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        let step = (next - rate).abs();
        rate = next;
        if step <= LAST_STEP {
            break;
        }
    }
    Some(rate)
}

/// Σ amount·e^{−rate·years}, and what it changes by with the rate.
#[inline(always)]
fn present_value(flows: &[Flow], rate: f64) -> (f64, f64) {
    let (mut value, mut slope) = (0.0, 0.0);
    for flow in flows {
        let part = flow.amount * exp(-rate * flow.years);
        value += part;
        slope -= flow.years * part;
    }
    (value, slope)
}
