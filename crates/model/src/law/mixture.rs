//! Mixture: one of several laws, by their weights: a base case and a crash, two schools of thought.
//!
//! P(X ≤ x) = Σwᵢ Fᵢ(x)/Σw; from 2 to 100 parts with as many weights, each finite and above zero. It means no
//! interval. Quantile: the smallest x with P(X ≤ x) ≥ u. Single values of the parts (constants, discrete and empirical
//! parts) are met exactly by a search among them; between them the root of the distribution function is found to the
//! last bits by steps that scale exactly, so twice the dollars of every part are twice every quantile. `McLachlan` & Peel
//! (2000), *Finite Mixture Models*, chapter 1.

use std::sync::Arc;

use serde::Serialize;

use super::{Invalid, Law, Shape, discrete::check_weights, share, special::crossing};

/// A mixture of laws.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mixture {
    of: Box<[Law]>,
    weights: Box<[f64]>,
    /// The weights' shares.
    #[serde(skip)]
    shares: Box<[f64]>,
    /// The single values that have a share of their own, rising.
    #[serde(skip)]
    atoms: Arc<[f64]>,
}

impl Mixture {
    /// The most parts.
    pub const MOST: usize = 100;

    /// A mixture of those laws with those weights.
    ///
    /// # Errors
    /// Laws and weights differ in number, there are fewer than two or too many, a weight is not above zero, or laws
    /// stand inside one another too deep.
    pub fn new(of: Vec<Law>, weights: Vec<f64>) -> Result<Self, Invalid> {
        check_weights(&weights, of.len(), Self::MOST)?;
        if of.iter().any(|part| part.depth() >= Invalid::DEEPEST) {
            return Err(Invalid::TooDeep);
        }
        if of.iter().any(|part| matches!(part, Law::Constant(value) if !value.is_finite())) {
            return Err(Invalid::NotFinite);
        }
        let total: f64 = weights.iter().sum();
        let shares = weights.iter().map(|weight| weight / total).collect();
        let mut atoms: Vec<f64> = of.iter().flat_map(|part| part.shape().atoms()).collect();
        atoms.sort_by(f64::total_cmp);
        atoms.dedup();
        Ok(Self { of: of.into(), weights: weights.into(), shares, atoms: atoms.into() })
    }

    /// The parts, each with its weight as it was given.
    pub fn parts(&self) -> impl Iterator<Item = (f64, &Law)> {
        self.weights.iter().copied().zip(&self.of)
    }

    /// Σwᵢ f(part) over the parts.
    fn weighted(&self, of: impl Fn(&dyn Shape) -> f64) -> f64 {
        let sum = self.shares.iter().zip(&self.of).map(|(weight, part)| weight * of(part.shape())).sum();
        share(sum)
    }

    /// The least and the greatest of a number of each part.
    fn extremes(&self, of: impl Fn(&dyn Shape) -> (f64, f64)) -> (f64, f64) {
        self.of.iter().map(|part| of(part.shape())).fold((f64::INFINITY, f64::NEG_INFINITY), |ends, part| {
            (if part.0 < ends.0 { part.0 } else { ends.0 }, if part.1 > ends.1 { part.1 } else { ends.1 })
        })
    }
}

impl Shape for Mixture {
    fn word(&self) -> &'static str {
        "mixture"
    }

    fn quantile(&self, u: f64) -> f64 {
        if u <= 0.0 || u >= 1.0 {
            let (low, high) = self.support();
            return if u <= 0.0 { low } else { high };
        }
        // Where every part has a share u below, so has the mixture.
        let (mut low, mut high) = self.extremes(|part| (part.quantile(u), part.quantile(u)));
        let next = self.atoms.partition_point(|atom| self.distribution(*atom) < u);
        if let Some(atom) = self.atoms.get(next) {
            if self.below(*atom) < u {
                return *atom;
            }
            high = if *atom < high { *atom } else { high };
        }
        if let Some(atom) = next.checked_sub(1).map(|last| self.atoms[last]) {
            low = if atom > low { atom } else { low };
        }
        crossing(low, high, |x| self.distribution(x) - u)
    }

    fn distribution(&self, x: f64) -> f64 {
        self.weighted(|part| part.distribution(x))
    }

    fn below(&self, x: f64) -> f64 {
        self.weighted(|part| part.below(x))
    }

    fn support(&self) -> (f64, f64) {
        self.extremes(|part| part.support())
    }

    /// An end is open when no part that has it as its own end reaches it.
    fn open_ends(&self) -> (bool, bool) {
        let (low, high) = self.support();
        self.of.iter().fold((true, true), |open, part| {
            let (support, ends) = (part.support(), part.open_ends());
            (open.0 && (ends.0 || support.0 > low), open.1 && (ends.1 || support.1 < high))
        })
    }

    fn mean(&self) -> Option<f64> {
        self.shares.iter().zip(&self.of).map(|(weight, part)| part.mean().map(|mean| weight * mean)).sum()
    }

    fn atoms(&self) -> Vec<f64> {
        self.atoms.to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::{Invalid, Law, Mixture, Shape};
    use crate::law::{Discrete, Lognormal, Normal, Uniform};

    fn uniform(low: f64, high: f64) -> Law {
        Uniform::new(low, high).unwrap().into()
    }

    #[test]
    fn a_gap_between_parts_belongs_to_none() {
        let law = Mixture::new(vec![uniform(0.0, 1.0), uniform(2.0, 3.0)], vec![1.0, 3.0]).unwrap();
        assert_eq!(law.support(), (0.0, 3.0));
        for (u, x) in [(0.0, 0.0), (0.125, 0.5), (0.25, 1.0), (0.625, 2.5), (1.0, 3.0)] {
            assert!((law.quantile(u) - x).abs() < 1e-15, "{u}: {}", law.quantile(u));
        }
        assert!((law.quantile(0.25 + 1e-15) - 2.0).abs() < 1e-13);
        assert_eq!(law.mean(), Some(2.0));
    }

    #[test]
    fn single_values_are_met_exactly() {
        let parts = vec![
            uniform(0.0, 2.0),
            Law::Constant(1.0),
            Discrete::new(&[1.5, 5.0], &[1.0, 1.0]).unwrap().into(),
        ];
        let law = Mixture::new(parts, vec![2.0, 1.0, 1.0]).unwrap();
        // F rises to ¼ before 1, jumps to ½, rises to ⅝ before 1.5, jumps to ¾, rises to ⅞ at 2 and is 1 from 5 on.
        for (u, x) in [(0.26, 1.0), (0.5, 1.0), (0.63, 1.5), (0.75, 1.5), (0.9, 5.0), (0.0, 0.0), (1.0, 5.0)]
        {
            assert_eq!(law.quantile(u), x, "{u}");
        }
        for (u, x) in [(0.125, 0.5), (0.5625, 1.25), (0.875, 2.0)] {
            assert!((law.quantile(u) - x).abs() < 1e-14, "{u}: {}", law.quantile(u));
        }
        assert_eq!(law.atoms(), [1.0, 1.5, 5.0]);
    }

    #[test]
    fn a_mixture_of_equals_is_its_part() {
        let part: Law = Lognormal::new(3.0, 2.0).unwrap().into();
        let law = Mixture::new(vec![part.clone(), part.clone()], vec![0.3, 0.7]).unwrap();
        for u in [1e-12, 0.2, 0.9] {
            assert_eq!(law.quantile(u), part.quantile(u));
        }
        assert_eq!(law.open_ends(), (true, true));
    }

    #[test]
    fn an_end_is_open_when_nothing_reaches_it() {
        let part: Law = Lognormal::new(3.0, 2.0).unwrap().into();
        let law = Mixture::new(vec![part, Law::Constant(2.0)], vec![1.0, 1.0]).unwrap();
        assert_eq!((law.support(), law.open_ends()), ((0.0, f64::INFINITY), (true, true)));
        let law = Mixture::new(vec![uniform(0.0, 1.0), Law::Constant(2.0)], vec![1.0, 1.0]).unwrap();
        assert_eq!(law.open_ends(), (false, false));
    }

    #[test]
    fn edges_are_refused() {
        let one = || Law::from(Normal::new(0.0, 1.0).unwrap());
        assert_eq!(Mixture::new(vec![one()], vec![1.0]), Err(Invalid::TooFew));
        assert_eq!(Mixture::new(vec![one(), one()], vec![1.0]), Err(Invalid::Unpaired));
        assert_eq!(Mixture::new(vec![one(), one()], vec![1.0, -1.0]), Err(Invalid::Weight));
        let nan = Mixture::new(vec![one(), Law::Constant(f64::NAN)], vec![1.0, 1.0]);
        assert_eq!(nan, Err(Invalid::NotFinite));
        let mut deep = one();
        for _ in 1..Invalid::DEEPEST {
            deep = Mixture::new(vec![deep, one()], vec![1.0, 1.0]).unwrap().into();
        }
        assert_eq!(deep.depth(), 8);
        assert_eq!(Mixture::new(vec![deep, one()], vec![1.0, 1.0]), Err(Invalid::TooDeep));
    }
}
