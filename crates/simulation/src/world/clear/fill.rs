//! Who gets what: all cheques rise in proportion to their offers until something binds.
//!
//! ```text
//! 0 ≤ x_{s,i} ≤ offer_{s,i}      Σ_i x_{s,i} ≤ K_s      Σ_s x_{s,i} ≤ ask_i
//! ```
//!
//! All x rise together as t·offer from t = 0; where a source's capital or a company's ask binds, its x freeze and the
//! rest rise on, to t = 1. The result is unique and depends on neither order nor scale.

use drypowder_lanes::{max, min};

/// Working space of [`Fill::fill`], kept so that filling allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Fill {
    /// The level at which a source's money ran out; infinite while it has not.
    sources: Vec<f64>,
    /// The level at which an ask was full; infinite while it is not.
    companies: Vec<f64>,
}

/// What binds first while cheques rise.
#[derive(Clone, Copy)]
enum Binding {
    Nothing,
    Source(usize),
    Company(usize),
}

impl Fill {
    /// Fills `cheques[source · companies + company]` from offers of the same shape, USD.
    ///
    /// A cheque is its offer times the level at which it froze, and that level is computed from what is frozen and what is
    /// open, never accumulated: so a scale by two leaves no trace, to the bit.
    pub fn fill(&mut self, offers: &[f64], capital: &[f64], asks: &[f64], cheques: &mut [f64]) {
        self.sources.clear();
        self.sources.resize(capital.len(), f64::INFINITY);
        self.companies.clear();
        self.companies.resize(asks.len(), f64::INFINITY);
        let mut level = 0.0;
        // Each round freezes one source or company, or reaches the end.
        for _ in 0..=capital.len() + asks.len() {
            let (next, binding) = self.next(offers, capital, asks);
            // Rounding may put a level a hair below one already reached.
            level = max(level, next);
            match binding {
                Binding::Nothing => break,
                Binding::Source(s) => self.sources[s] = level,
                Binding::Company(i) => self.companies[i] = level,
            }
        }
        for (slot, cheque) in cheques.iter_mut().enumerate() {
            let frozen = self.level(slot / asks.len(), slot % asks.len());
            *cheque = min(1.0, frozen) * offers[slot];
        }
    }

    /// The level at which the next constraint binds, at most 1, and which it is.
    fn next(&self, offers: &[f64], capital: &[f64], asks: &[f64]) -> (f64, Binding) {
        let companies = asks.len();
        let mut first = (1.0, Binding::Nothing);
        for (s, &limit) in capital.iter().enumerate() {
            if self.sources[s] == f64::INFINITY {
                let slots = (0..companies).map(|i| (s, i));
                first = self.earlier(first, offers, limit, slots, Binding::Source(s));
            }
        }
        for (i, &limit) in asks.iter().enumerate() {
            if self.companies[i] == f64::INFINITY {
                let slots = (0..capital.len()).map(|s| (s, i));
                first = self.earlier(first, offers, limit, slots, Binding::Company(i));
            }
        }
        first
    }

    /// Where a constraint on the sum over `slots` binds: (limit − what is frozen) ÷ (offers that still rise).
    fn earlier(
        &self,
        first: (f64, Binding),
        offers: &[f64],
        limit: f64,
        slots: impl Iterator<Item = (usize, usize)>,
        binding: Binding,
    ) -> (f64, Binding) {
        let (mut frozen, mut rising) = (0.0, 0.0);
        for (s, i) in slots {
            let offer = offers[s * self.companies.len() + i];
            let level = self.level(s, i);
            if level < f64::INFINITY {
                frozen += level * offer;
            } else {
                rising += offer;
            }
        }
        let level = max(0.0, limit - frozen) / rising;
        if rising > 0.0 && level < first.0 { (level, binding) } else { first }
    }

    /// The level at which a cheque froze; infinite while it rises.
    fn level(&self, source: usize, company: usize) -> f64 {
        min(self.sources[source], self.companies[company])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(offers: &[f64], capital: &[f64], asks: &[f64]) -> Vec<f64> {
        let mut cheques = vec![0.0; offers.len()];
        Fill::default().fill(offers, capital, asks, &mut cheques);
        cheques
    }

    #[test]
    fn everything_is_given_where_nothing_binds() {
        assert_eq!(filled(&[1.0, 2.0, 3.0, 4.0], &[9.0, 9.0], &[9.0, 9.0]), [1.0, 2.0, 3.0, 4.0]);
    }

    #[test]
    fn a_short_ask_is_shared_in_proportion() {
        assert_eq!(filled(&[30.0, 10.0], &[99.0, 99.0], &[20.0]), [15.0, 5.0]);
    }

    #[test]
    fn what_one_source_cannot_give_others_do() {
        // The first source binds at t = 1/2; the second goes on to what company 0 still lacks.
        let cheques = filled(&[10.0, 10.0, 20.0, 0.0], &[10.0, 99.0], &[20.0, 20.0]);
        assert_eq!(cheques, [5.0, 5.0, 15.0, 0.0]);
    }

    #[test]
    fn scale_and_order_leave_no_trace() {
        let offers = [3.0, 7.0, 2.0, 5.0, 11.0, 1.0];
        let small = filled(&offers, &[8.0, 6.0, 9.0], &[7.0, 9.0]);
        let doubled: Vec<f64> = offers.iter().map(|offer| 2.0 * offer).collect();
        let large = filled(&doubled, &[16.0, 12.0, 18.0], &[14.0, 18.0]);
        assert!(small.iter().zip(&large).all(|(small, large)| 2.0 * small == *large));
        let swapped = filled(&[7.0, 3.0, 5.0, 2.0, 1.0, 11.0], &[8.0, 6.0, 9.0], &[9.0, 7.0]);
        for s in 0..3 {
            assert!((small[2 * s] - swapped[2 * s + 1]).abs() < 1e-12);
        }
    }
}
