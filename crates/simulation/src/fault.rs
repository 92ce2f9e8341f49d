//! A state that cannot be: a number of a world that is not finite, or larger than can be added up.

use std::fmt;

use drypowder_lanes::min;
use drypowder_model::units::Month;

/// The first number of a world that is not finite, or too large.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The world; the first is 0.
    pub world: u64,
    /// The calendar month at whose end the number was seen.
    pub month: Month,
    /// Whose number it is.
    pub whom: Whom,
    /// What the number is.
    pub what: &'static str,
    /// The number: no number at all, infinite, or beyond [`LARGEST`].
    pub value: f64,
}

/// Whose a number of the state is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The market's.
    Market,
    /// The company's of that name.
    Company(String),
    /// The source's of that name.
    Source(String),
}

/// The largest size of a number of the state, USD where it is money: a thousand billion times what the world earns in ten
/// years. Sums over the months, the companies and the worlds of any run stay exact below it.
pub const LARGEST: f64 = 1e24;

impl Fault {
    /// Whether the number is too large, as a scenario's own numbers make it; otherwise it is no number, which none can.
    #[must_use]
    pub fn is_size(&self) -> bool {
        !self.value.is_nan()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { world, month, whom, what, .. } = self;
        if self.is_size() {
            write!(f, "in world {world}, the {what} of {whom} is beyond 1e24 in {month}")
        } else {
            write!(f, "in world {world}, the {what} of {whom} is no number in {month}")
        }
    }
}

impl fmt::Display for Whom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Market => write!(f, "the market"),
            Self::Company(name) => write!(f, "company `{name}`"),
            Self::Source(name) => write!(f, "source `{name}`"),
        }
    }
}

/// The logarithm beyond which no factor grows: no number but zero times it is in its bounds, and no product of a few of them
/// leaves those of a float. So what is too large is seen as that, before it becomes infinity less infinity.
const MOST_LOG: f64 = 100.0;

/// A logarithm as it may stand in an exponential.
#[inline(always)]
pub(crate) fn bounded(log: f64) -> f64 {
    // What is no number stays none.
    min(MOST_LOG, log)
}

/// The fault of the earliest world, of those of two; the first of them where both are of one world.
pub(crate) fn earlier(one: Option<Fault>, other: Option<Fault>) -> Option<Fault> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.world < one.world { other } else { one }),
        (one, other) => one.or(other),
    }
}
