//! Discrete: a few values, each with its weight.
//!
//! P(X = xᵢ) = wᵢ/Σw; at least two values that are finite and differ, as many weights, each finite and above zero. They
//! are kept in rising order of the values, so the order they are given in means nothing. It means no interval. Quantile:
//! the smallest value whose cumulative share is at least u. Johnson, Kemp & Kotz (2005), *Univariate Discrete
//! Distributions*, chapter 1.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{Invalid, Shape};

/// A discrete law.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Discrete {
    #[serde(serialize_with = "listed")]
    values: Arc<[f64]>,
    #[serde(serialize_with = "listed")]
    weights: Arc<[f64]>,
    /// P(X ≤ xᵢ); the last is 1.
    #[serde(skip)]
    shares: Arc<[f64]>,
}

/// A list as JSON says it.
pub(super) fn listed<S: Serializer>(list: &Arc<[f64]>, serializer: S) -> Result<S::Ok, S::Error> {
    list.as_ref().serialize(serializer)
}

impl Discrete {
    /// The most values.
    pub const MOST: usize = 10_000;

    /// A discrete law of those values with those weights.
    ///
    /// # Errors
    /// Values and weights differ in number, there are fewer than two or too many, a number is not finite, a weight is
    /// not above zero, or a value is there twice.
    pub fn new(values: &[f64], weights: &[f64]) -> Result<Self, Invalid> {
        check_weights(weights, values.len(), Self::MOST)?;
        if values.iter().any(|value| !value.is_finite()) {
            return Err(Invalid::NotFinite);
        }
        // A negative zero is the same value as zero.
        let mut pairs: Vec<(f64, f64)> =
            values.iter().map(|value| value + 0.0).zip(weights.iter().copied()).collect();
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        if pairs.windows(2).any(|pair| pair[0].0 == pair[1].0) {
            return Err(Invalid::Repeated);
        }
        let (values, weights): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        let shares = cumulative(&weights).into();
        Ok(Self { values: values.into(), weights: weights.into(), shares })
    }

    /// The values, rising.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The weights of the values, as they were given.
    #[must_use]
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// The share of the first so many values.
    fn share_of(&self, count: usize) -> f64 {
        count.checked_sub(1).map_or(0.0, |last| self.shares[last])
    }
}

/// That there are between two and `most` weights, one for each of so many things, all above zero.
pub(super) fn check_weights(weights: &[f64], things: usize, most: usize) -> Result<(), Invalid> {
    if weights.len() != things {
        Err(Invalid::Unpaired)
    } else if things < 2 {
        Err(Invalid::TooFew)
    } else if things > most {
        Err(Invalid::TooMany)
    } else if weights.iter().any(|weight| weight.is_nan() || *weight <= 0.0) {
        Err(Invalid::Weight)
    } else if weights.iter().sum::<f64>().is_finite() {
        Ok(())
    } else {
        Err(Invalid::NotFinite)
    }
}

/// Cumulative shares; the last is 1.
fn cumulative(weights: &[f64]) -> Vec<f64> {
    let mut sum = 0.0;
    let sums: Vec<f64> = weights
        .iter()
        .map(|weight| {
            sum += weight;
            sum
        })
        .collect();
    sums.iter().map(|part| part / sum).collect()
}

impl Shape for Discrete {
    fn word(&self) -> &'static str {
        "discrete"
    }

    fn quantile(&self, u: f64) -> f64 {
        let index = self.shares.partition_point(|share| *share < u);
        self.values[if index < self.values.len() { index } else { self.values.len() - 1 }]
    }

    fn distribution(&self, x: f64) -> f64 {
        self.share_of(self.values.partition_point(|value| *value <= x))
    }

    fn below(&self, x: f64) -> f64 {
        self.share_of(self.values.partition_point(|value| *value < x))
    }

    fn support(&self) -> (f64, f64) {
        (self.values[0], self.values[self.values.len() - 1])
    }

    fn open_ends(&self) -> (bool, bool) {
        (false, false)
    }

    fn mean(&self) -> Option<f64> {
        let total: f64 = self.weights.iter().sum();
        Some(
            self.values.iter().zip(self.weights.iter()).map(|(value, weight)| value * (weight / total)).sum(),
        )
    }

    fn atoms(&self) -> Vec<f64> {
        self.values.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::{Discrete, Invalid, Shape};

    #[test]
    fn gives_each_value_its_share() {
        let law = Discrete::new(&[3.0, 1.0, 2.0], &[1.0, 2.0, 1.0]).unwrap();
        assert_eq!(law.values(), [1.0, 2.0, 3.0]);
        assert_eq!(law.weights(), [2.0, 1.0, 1.0]);
        assert_eq!([0.0, 0.5, 0.500_01, 0.75, 1.0].map(|u| law.quantile(u)), [1.0, 1.0, 2.0, 2.0, 3.0]);
        assert_eq!((law.below(2.0), law.distribution(2.0)), (0.5, 0.75));
        assert_eq!((law.distribution(0.0), law.distribution(9.0)), (0.0, 1.0));
        assert_eq!(law.mean(), Some(1.75));
        assert_eq!(law, Discrete::new(&[1.0, 2.0, 3.0], &[2.0, 1.0, 1.0]).unwrap());
    }

    #[test]
    fn edges_are_refused() {
        let law = Discrete::new;
        assert_eq!(law(&[1.0], &[1.0]), Err(Invalid::TooFew));
        assert_eq!(law(&[1.0, 2.0], &[1.0]), Err(Invalid::Unpaired));
        assert_eq!(law(&[1.0, 1.0], &[1.0, 1.0]), Err(Invalid::Repeated));
        assert_eq!(law(&[0.0, -0.0], &[1.0, 1.0]), Err(Invalid::Repeated));
        assert_eq!(law(&[1.0, 2.0], &[1.0, 0.0]), Err(Invalid::Weight));
        assert_eq!(law(&[1.0, 2.0], &[1.0, f64::NAN]), Err(Invalid::Weight));
        assert_eq!(law(&[1.0, f64::INFINITY], &[1.0, 1.0]), Err(Invalid::NotFinite));
        assert_eq!(law(&[1.0, 2.0], &[f64::MAX, f64::MAX]), Err(Invalid::NotFinite));
    }
}
