//! What a number of a scenario file may be.

use crate::{law::Law, units::Quantity};

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
    /// The largest plausible magnitude, when it is not the quantity's own.
    pub limit: Option<f64>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// There is none.
    Free,
    /// The end belongs to the range.
    At(f64),
    /// The end itself is outside.
    Beyond(f64),
}

impl End {
    /// The number where it is, when there is one.
    #[must_use]
    pub fn bound(self) -> Option<f64> {
        match self {
            Self::Free => None,
            Self::At(bound) | Self::Beyond(bound) => Some(bound),
        }
    }
}

impl Range {
    pub(super) const fn new(low: End, high: End) -> Self {
        Self { low, high, limit: None }
    }

    /// The range a quantity has by its nature.
    pub(super) const fn of(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Price | Quantity::Multiple => Self::new(End::Beyond(0.0), End::Free),
            Quantity::Share => Self::new(End::At(0.0), End::At(1.0)),
            Quantity::Correlation => Self::new(End::At(-1.0), End::At(1.0)),
            Quantity::Margin => Self::new(End::Free, End::Beyond(1.0)),
            Quantity::Drift | Quantity::Signed => Self::new(End::Free, End::Free),
            _ => Self::new(End::At(0.0), End::Free),
        }
    }

    /// Whether a number lies inside.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        let above = match self.low {
            End::Free => true,
            End::At(end) => value >= end,
            End::Beyond(end) => value > end,
        };
        let below = match self.high {
            End::Free => true,
            End::At(end) => value <= end,
            End::Beyond(end) => value < end,
        };
        above && below
    }

    /// A number just inside, for one that is an end which is itself outside of a range with two.
    pub(crate) fn near_end(&self, value: f64) -> Option<f64> {
        let (low, high) = self.low.bound().zip(self.high.bound())?;
        let within = (high - low) / 200.0;
        match (self.low, self.high) {
            (End::Beyond(end), _) if value == end => Some(end + within),
            (_, End::Beyond(end)) if value == end => Some(end - within),
            _ => None,
        }
    }

    /// Whether every value of a law lies inside.
    #[must_use]
    pub fn holds(&self, law: &Law) -> bool {
        let ((low, high), open) = (law.support(), law.open_ends());
        let above = match self.low {
            End::Free => true,
            End::Beyond(end) if !open.0 => low > end,
            End::At(end) | End::Beyond(end) => low >= end,
        };
        let below = match self.high {
            End::Free => true,
            End::Beyond(end) if !open.1 => high < end,
            End::At(end) | End::Beyond(end) => high <= end,
        };
        above && below
    }

    /// The range as a rule: `must be above $0`.
    #[must_use]
    pub fn rule(&self, quantity: Quantity) -> String {
        match (self.low, self.high) {
            (End::At(0.0), End::Free) => "must not be negative".into(),
            _ => format!("must be {}", self.words(quantity)),
        }
    }

    /// The share of a law that lies beyond the range's ends.
    #[must_use]
    pub fn outside(&self, law: &Law) -> f64 {
        let below = self.low.bound().map_or(0.0, |end| law.shape().below(end));
        let above = self.high.bound().map_or(0.0, |end| 1.0 - law.distribution(end));
        below + above
    }

    /// The range in words: `above $0`, `between 0% and 100%`.
    #[must_use]
    pub fn words(&self, quantity: Quantity) -> String {
        let spell = |value| quantity.spell(value);
        match (self.low, self.high) {
            (End::Free, End::Free) => "any number".into(),
            (End::At(0.0), End::Free) => "not negative".into(),
            (End::At(low), End::Free) => format!("at least {}", spell(low)),
            (End::Beyond(low), End::Free) => format!("above {}", spell(low)),
            (End::Free, End::At(high)) => format!("at most {}", spell(high)),
            (End::Free, End::Beyond(high)) => format!("below {}", spell(high)),
            (End::At(low), End::At(high)) => format!("between {} and {}", spell(low), spell(high)),
            (End::At(low), End::Beyond(high)) => format!("at least {} and below {}", spell(low), spell(high)),
            (End::Beyond(low), End::At(high)) => format!("above {} and at most {}", spell(low), spell(high)),
            (End::Beyond(low), End::Beyond(high)) => {
                format!("strictly between {} and {}", spell(low), spell(high))
            }
        }
    }
}
