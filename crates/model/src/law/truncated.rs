//! Truncated: a law given that its value lies between two bounds.
//!
//! P(X ≤ x) = (F(x) − F(a⁻))/(F(b) − F(a⁻)) from a to b, of which one may be missing; the bounds themselves belong to
//! what is kept. At least a millionth of the law must be left, so that the level keeps ten digits. It means no
//! interval. Quantile F⁻¹(F(a⁻) + u(F(b) − F(a⁻))), never outside the bounds, and where the law is continuous never on
//! them for u strictly inside 0 to 1. Johnson, Kotz & Balakrishnan (1994), volume 1, chapter 13.

use serde::Serialize;

use super::{Invalid, Law, Shape, share};

/// The least share of a law that must be left.
const LEFT: f64 = 1e-6;

/// A truncated law.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Truncated {
    of: Box<Law>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    /// P(X < a) before.
    #[serde(skip)]
    floor: f64,
    /// P(a ≤ X ≤ b) before.
    #[serde(skip)]
    mass: f64,
    /// Whether no single value has a share of its own.
    #[serde(skip)]
    smooth: bool,
    /// The ends of what is left.
    #[serde(skip)]
    ends: (f64, f64),
}

impl Truncated {
    /// The law given that its value is at least and at most so much.
    ///
    /// # Errors
    /// There is no bound, a bound is not finite, the lower is not below the upper, less than 10⁻⁶ of the law is left, or
    /// laws stand inside one another too deep.
    pub fn new(of: Law, at_least: Option<f64>, at_most: Option<f64>) -> Result<Self, Invalid> {
        if of.depth() >= Invalid::DEEPEST {
            return Err(Invalid::TooDeep);
        }
        check_bounds(at_least, at_most)?;
        let floor = at_least.map_or(0.0, |bound| of.shape().below(bound));
        let mass = at_most.map_or(1.0, |bound| of.distribution(bound)) - floor;
        if mass.is_nan() || mass < LEFT {
            return Err(Invalid::NothingLeft);
        }
        let (smooth, ends) = (of.shape().atoms().is_empty(), of.support());
        let law = Self { of: Box::new(of), at_least, at_most, floor, mass, smooth, ends };
        Ok(Self { ends: law.kept(), ..law })
    }

    /// The law before.
    #[must_use]
    pub fn of(&self) -> &Law {
        &self.of
    }

    /// The lower and the upper bound.
    #[must_use]
    pub fn bounds(&self) -> (Option<f64>, Option<f64>) {
        (self.at_least, self.at_most)
    }

    /// Whether the lower and the upper bound take anything away.
    fn cut(&self) -> (bool, bool) {
        let (low, high) = self.of.support();
        (self.at_least.is_some_and(|bound| bound > low), self.at_most.is_some_and(|bound| bound < high))
    }

    /// The ends of what is left: a bound that takes something away from a continuous law, or else the last single value
    /// or stretch before it.
    fn kept(&self) -> (f64, f64) {
        let ((low, high), cut) = (self.of.support(), self.cut());
        let end = |bound: Option<f64>, end: f64, u: f64| {
            if self.smooth { bound.unwrap_or(end) } else { self.inside(u) }
        };
        (
            if cut.0 { end(self.at_least, low, 0.0) } else { low },
            if cut.1 { end(self.at_most, high, 1.0) } else { high },
        )
    }

    /// The law's quantile at a share `u` of what is left, kept within the bounds. For u above zero the level is above
    /// the floor, where a single value below the bound would still be found.
    fn inside(&self, u: f64) -> f64 {
        let level = self.floor + u * self.mass;
        let level = if level > self.floor { level } else { self.floor.next_up() };
        let value = self.of.quantile(if level < 1.0 { level } else { 1.0 });
        match (self.at_least, self.at_most) {
            (Some(low), _) if value < low => low,
            (_, Some(high)) if value > high => high,
            _ => value,
        }
    }
}

fn check_bounds(at_least: Option<f64>, at_most: Option<f64>) -> Result<(), Invalid> {
    match (at_least, at_most) {
        (None, None) => Err(Invalid::Unbounded),
        (low, high) if low.or(high).is_some_and(|end| !end.is_finite()) => Err(Invalid::NotFinite),
        (_, Some(high)) if !high.is_finite() => Err(Invalid::NotFinite),
        (Some(low), Some(high)) if low >= high => Err(Invalid::Reversed),
        _ => Ok(()),
    }
}

impl Shape for Truncated {
    fn word(&self) -> &'static str {
        "truncated"
    }

    fn quantile(&self, u: f64) -> f64 {
        let (low, high) = self.support();
        if u <= 0.0 {
            return low;
        }
        if u >= 1.0 {
            return high;
        }
        let (value, open) = (self.inside(u), self.open_ends());
        if value <= low {
            if open.0 { low.next_up() } else { low }
        } else if value >= high {
            if open.1 { high.next_down() } else { high }
        } else {
            value
        }
    }

    fn distribution(&self, x: f64) -> f64 {
        if self.at_most.is_some_and(|high| x >= high) {
            return 1.0;
        }
        share((self.of.distribution(x) - self.floor) / self.mass)
    }

    fn below(&self, x: f64) -> f64 {
        if self.at_most.is_some_and(|high| x > high) {
            return 1.0;
        }
        share((self.of.shape().below(x) - self.floor) / self.mass)
    }

    fn support(&self) -> (f64, f64) {
        self.ends
    }

    fn open_ends(&self) -> (bool, bool) {
        let (open, cut) = (self.of.open_ends(), self.cut());
        (if cut.0 { self.smooth } else { open.0 }, if cut.1 { self.smooth } else { open.1 })
    }

    fn mean(&self) -> Option<f64> {
        None
    }

    fn atoms(&self) -> Vec<f64> {
        let (low, high) = self.support();
        self.of.shape().atoms().into_iter().filter(|atom| (low..=high).contains(atom)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Law, Shape, Truncated};
    use crate::law::{Discrete, Normal, Uniform};

    fn normal() -> Law {
        Normal::new(1.0, 2.0).unwrap().into()
    }

    #[test]
    fn a_truncated_uniform_is_uniform() {
        let of: Law = Uniform::new(0.0, 10.0).unwrap().into();
        let law = Truncated::new(of, Some(2.0), Some(6.0)).unwrap();
        assert_eq!(law.support(), (2.0, 6.0));
        for u in [0.0, 0.25, 0.5, 1.0] {
            assert!((law.quantile(u) - (2.0 + 4.0 * u)).abs() < 1e-14);
        }
        assert!((law.distribution(3.0) - 0.25).abs() < 1e-15);
    }

    #[test]
    fn bounds_are_never_reached_by_a_continuous_law() {
        let law = Truncated::new(normal(), Some(0.0), Some(1.0)).unwrap();
        assert_eq!(law.open_ends(), (true, true));
        for u in [1e-300, 1e-17, 0.5, 1.0 - 1e-16] {
            let value = law.quantile(u);
            assert!(0.0 < value && value < 1.0, "{u:e}: {value:e}");
        }
    }

    #[test]
    fn single_values_on_a_bound_are_kept() {
        let of: Law = Discrete::new(&[1.0, 2.0, 3.0, 4.0], &[1.0; 4]).unwrap().into();
        let law = Truncated::new(of, Some(1.5), Some(3.0)).unwrap();
        assert_eq!(law.support(), (2.0, 3.0));
        assert_eq!([0.0, 1e-300, 0.5, 0.51, 1.0].map(|u| law.quantile(u)), [2.0, 2.0, 2.0, 3.0, 3.0]);
        assert_eq!((law.below(3.0), law.distribution(3.0)), (0.5, 1.0));
        assert_eq!(law.atoms(), [2.0, 3.0]);
    }

    #[test]
    fn a_bound_beyond_the_law_takes_nothing_away() {
        let of: Law = Uniform::new(0.0, 1.0).unwrap().into();
        let law = Truncated::new(of, Some(-5.0), Some(0.5)).unwrap();
        assert_eq!((law.support(), law.open_ends()), ((0.0, 0.5), (false, true)));
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Truncated::new(normal(), None, None), Err(Invalid::Unbounded));
        assert_eq!(Truncated::new(normal(), Some(1.0), Some(1.0)), Err(Invalid::Reversed));
        assert_eq!(Truncated::new(normal(), Some(12.0), None), Err(Invalid::NothingLeft));
        assert_eq!(Truncated::new(normal(), None, Some(f64::NAN)), Err(Invalid::NotFinite));
        assert_eq!(Truncated::new(normal(), Some(1.0), Some(f64::INFINITY)), Err(Invalid::NotFinite));
    }
}
