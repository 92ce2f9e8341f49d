//! Who gets what: all cheques rise in proportion to their offers until something binds.
//!
//! ```text
//! 0 ≤ x_{s,i} ≤ offer_{s,i}      Σ_i x_{s,i} ≤ K_s      Σ_s x_{s,i} ≤ ask_i
//! ```
//!
//! All x rise together as t·offer from t = 0; where a source's capital or a company's ask binds, its x freeze and the
//! rest rise on, to t = 1. The result is unique and depends on neither order nor scale.

/// What binds first while cheques rise.
#[derive(Clone, Copy)]
enum Binding {
    Nothing,
    Source(usize),
    Company(usize),
}

/// Working space of [`Fill::fill`], kept so that filling allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Fill {
    source_open: Vec<bool>,
    company_open: Vec<bool>,
}

impl Fill {
    /// Fills `cheques[source · companies + company]` from offers of the same shape, USD.
    pub fn fill(&mut self, offers: &[f64], capital: &[f64], asks: &[f64], cheques: &mut [f64]) {
        cheques.fill(0.0);
        self.source_open.clear();
        self.source_open.resize(capital.len(), true);
        self.company_open.clear();
        self.company_open.resize(asks.len(), true);
        let mut level = 0.0;
        // Each round freezes one source or company, or reaches the end.
        for _ in 0..=capital.len() + asks.len() {
            let (rise, binding) = self.next(offers, capital, asks, cheques, 1.0 - level);
            for s in 0..capital.len() {
                for i in 0..asks.len() {
                    cheques[s * asks.len() + i] += rise * self.slope(offers, s, i);
                }
            }
            level += rise;
            match binding {
                Binding::Nothing => return,
                Binding::Source(s) => self.source_open[s] = false,
                Binding::Company(i) => self.company_open[i] = false,
            }
        }
    }

    /// How far all may rise before something binds, at most `left`.
    fn next(
        &self,
        offers: &[f64],
        capital: &[f64],
        asks: &[f64],
        cheques: &[f64],
        left: f64,
    ) -> (f64, Binding) {
        let companies = asks.len();
        let mut first = (left, Binding::Nothing);
        for (s, &limit) in capital.iter().enumerate() {
            let slope: f64 = (0..companies).map(|i| self.slope(offers, s, i)).sum();
            let given: f64 = (0..companies).map(|i| cheques[s * companies + i]).sum();
            first = earlier(first, limit - given, slope, Binding::Source(s));
        }
        for (i, &limit) in asks.iter().enumerate() {
            let slope: f64 = (0..capital.len()).map(|s| self.slope(offers, s, i)).sum();
            let given: f64 = (0..capital.len()).map(|s| cheques[s * companies + i]).sum();
            first = earlier(first, limit - given, slope, Binding::Company(i));
        }
        first
    }

    fn slope(&self, offers: &[f64], source: usize, company: usize) -> f64 {
        if self.source_open[source] && self.company_open[company] {
            offers[source * self.company_open.len() + company]
        } else {
            0.0
        }
    }
}

fn earlier(first: (f64, Binding), room: f64, slope: f64, binding: Binding) -> (f64, Binding) {
    // Rounding may leave a hair less than nothing of a limit that binds.
    let room = if room > 0.0 { room } else { 0.0 };
    if slope > 0.0 && room / slope < first.0 {
        (room / slope, binding)
    } else {
        first
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
        assert_eq!(
            filled(&[1.0, 2.0, 3.0, 4.0], &[9.0, 9.0], &[9.0, 9.0]),
            [1.0, 2.0, 3.0, 4.0]
        );
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
        assert!(
            small
                .iter()
                .zip(&large)
                .all(|(small, large)| 2.0 * small == *large)
        );
        let swapped = filled(&[7.0, 3.0, 5.0, 2.0, 1.0, 11.0], &[8.0, 6.0, 9.0], &[9.0, 7.0]);
        for s in 0..3 {
            assert!((small[2 * s] - swapped[2 * s + 1]).abs() < 1e-12);
        }
    }
}
