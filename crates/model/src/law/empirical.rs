//! Empirical: one of the values of a sample, each as likely as the others.
//!
//! P(X ≤ x) is the share of values not above x; from 2 to 100,000 finite values, of which some may be equal. Their order
//! means nothing. It means no interval. Quantile: that of the sample, the ⌈nu⌉-th smallest value (definition 1 of
//! Hyndman & Fan 1996, *The American Statistician* 50, 361–365). Nothing is smoothed and nothing lies beyond the
//! extremes.

use std::sync::Arc;

use serde::Serialize;

use super::{Invalid, Shape, discrete::listed};

/// An empirical law.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Empirical {
    #[serde(serialize_with = "listed")]
    values: Arc<[f64]>,
}

impl Empirical {
    /// The most values.
    pub const MOST: usize = 100_000;

    /// The law of a sample.
    ///
    /// # Errors
    /// There are fewer than two values or more than 100,000, or one is not finite.
    pub fn new(mut values: Vec<f64>) -> Result<Self, Invalid> {
        if values.len() < 2 {
            return Err(Invalid::TooFew);
        }
        if values.len() > Self::MOST {
            return Err(Invalid::TooMany);
        }
        if values.iter().any(|value| !value.is_finite()) {
            return Err(Invalid::NotFinite);
        }
        // A negative zero is the same value as zero.
        for value in &mut values {
            *value += 0.0;
        }
        values.sort_by(f64::total_cmp);
        Ok(Self { values: values.into() })
    }

    /// The values, rising.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    fn share_of(&self, count: usize) -> f64 {
        count as f64 / self.values.len() as f64
    }
}

impl Shape for Empirical {
    fn word(&self) -> &'static str {
        "empirical"
    }

    fn quantile(&self, u: f64) -> f64 {
        let (count, last) = (self.values.len() as f64, self.values.len() - 1);
        // Rounded so that P(X ≤ x) as it is computed gives x back.
        let near = (u * count).ceil() as usize;
        let rank = if near > 0 && self.share_of(near - 1) >= u { near - 1 } else { near };
        let rank = if self.share_of(rank) < u { rank + 1 } else { rank };
        let index = rank.saturating_sub(1);
        self.values[if index < last { index } else { last }]
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
        Some(self.values.iter().sum::<f64>() / self.values.len() as f64)
    }

    fn atoms(&self) -> Vec<f64> {
        let mut atoms = self.values.to_vec();
        atoms.dedup();
        atoms
    }
}

#[cfg(test)]
mod tests {
    use super::{Empirical, Invalid, Shape};

    #[test]
    fn the_quantile_is_that_of_the_sample() {
        let law = Empirical::new(vec![4.0, 1.0, 3.0, 1.0]).unwrap();
        let found = [0.0, 0.25, 0.5, 0.500_01, 0.75, 0.76, 1.0].map(|u| law.quantile(u));
        assert_eq!(found, [1.0, 1.0, 1.0, 3.0, 3.0, 4.0, 4.0]);
        assert_eq!((law.below(1.0), law.distribution(1.0), law.distribution(3.5)), (0.0, 0.5, 0.75));
        assert_eq!(law.mean(), Some(2.25));
        assert_eq!(law.atoms(), [1.0, 3.0, 4.0]);
    }

    #[test]
    fn every_rank_is_its_own_quantile() {
        for n in [2_usize, 3, 7, 10, 49, 1000, 99_999] {
            let law = Empirical::new((0..n).map(|k| k as f64).collect()).unwrap();
            for k in (1..=n).step_by(1 + n / 500) {
                assert_eq!(law.quantile(k as f64 / n as f64), (k - 1) as f64, "{k} of {n}");
            }
        }
    }

    #[test]
    fn edges_are_refused() {
        assert_eq!(Empirical::new(vec![1.0]), Err(Invalid::TooFew));
        assert_eq!(Empirical::new(vec![0.0; 100_001]), Err(Invalid::TooMany));
        assert_eq!(Empirical::new(vec![0.0, f64::NAN]), Err(Invalid::NotFinite));
    }
}
