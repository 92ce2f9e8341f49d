//! Which correlation contradicts the others.

use super::{Matrix, Spoken, matrix::less};

/// A correlation that contradicts others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Offender {
    /// The two numbers, the later first.
    pub pair: (usize, usize),
    /// The correlation as it is written, with two decimals and as near as can be to what it is, that makes all fit together when
    /// nothing else changes; `None` when no correlation alone can do that.
    pub rank: Option<f64>,
}

impl Matrix {
    /// Which correlation keeps the others from fitting together, or `None` when they do: the pair that has to change
    /// least, as it is written, for all to fit when nothing else changes; the first of those that are equal. When no pair alone
    /// can do that, the pair that differs most from what is offered.
    #[must_use]
    pub fn offender(&self, spoken: Spoken) -> Option<Offender> {
        (!self.fits()).then(|| self.single(spoken).unwrap_or_else(|| self.most_moved(spoken)))
    }

    /// The pair that has to change least.
    fn single(&self, spoken: Spoken) -> Option<Offender> {
        let critical = self.critical();
        let mut best: Option<(f64, Offender)> = None;
        for (position, column) in critical.iter().enumerate() {
            for row in &critical[position + 1..] {
                let pair = (*row, *column);
                let Some(rank) = self.fitting(pair, spoken) else {
                    continue;
                };
                let change = (rank - spoken.of_normal(self.get(*row, *column))).abs();
                // A hair's breadth is no reason to prefer a later pair.
                if best.is_none_or(|(least, _)| change < least - 1e-9) {
                    best = Some((change, Offender { pair, rank: Some(rank) }));
                }
            }
        }
        best.map(|(_, offender)| offender)
    }

    /// The numbers without which the others fit together. A pair that is to blame alone is among them.
    fn critical(&self) -> Vec<usize> {
        // It is to blame for every part that does not fit, so two small ones, from either end, leave few to look at.
        let first = self.failing((0..self.size()).collect());
        let mut both = self.failing(first.into_iter().rev().collect());
        both.sort_unstable();
        let others =
            |number: usize| (0..self.size()).filter(move |other| *other != number).collect::<Vec<_>>();
        both.into_iter().filter(|number| self.select(&others(*number)).fits()).collect()
    }

    /// The fewest numbers from the beginning of those given that are not positive definite, by halving; all when they
    /// are.
    fn failing(&self, mut numbers: Vec<usize>) -> Vec<usize> {
        let (mut fit, mut failing) = (0, numbers.len());
        while failing - fit > 1 {
            let middle = usize::midpoint(fit, failing);
            if self.select(&numbers[..middle]).root().is_none() {
                failing = middle;
            } else {
                fit = middle;
            }
        }
        numbers.truncate(failing);
        numbers
    }

    /// The correlation of two decimals, nearest to what the pair has, with which all fit.
    fn fitting(&self, (row, column): (usize, usize), spoken: Spoken) -> Option<f64> {
        let (low, high) = self.bounds((row, column))?;
        let (low, high) = (spoken.of_normal(low) * 100.0, spoken.of_normal(high) * 100.0);
        let rising = spoken.of_normal(self.get(row, column)) * 100.0 < f64::midpoint(low, high);
        let (start, step) = if rising { (low.ceil(), 1.0) } else { (high.floor(), -1.0) };
        // At the very bound the matrix is singular; a hundredth further it is not.
        [start, start + step].map(|hundredths| hundredths / 100.0).into_iter().find(|rank| {
            let mut changed = self.clone();
            changed.set(row, column, spoken.normal(*rank));
            rank.abs() < 1.0 && changed.fits()
        })
    }

    /// Between which correlations of a pair the matrix is positive definite: given all others, the two scores have a
    /// correlation, and what is left of each can add at most the root of their product.
    fn bounds(&self, (row, column): (usize, usize)) -> Option<(f64, f64)> {
        let mut order: Vec<usize> = (0..self.size()).filter(|k| *k != row && *k != column).collect();
        let others = order.len();
        order.push(column);
        let root = self.select(&order).root()?;
        let mut given: Vec<f64> = Vec::with_capacity(others);
        for (k, other) in order[..others].iter().enumerate() {
            let line = root.row(k);
            given.push(less(self.get(row, *other), &given, &line[..k]) / line[k]);
        }
        let rest = less(1.0, &given, &given);
        let line = root.row(others);
        let (centre, reach) = (-less(0.0, &given, line), line[others] * rest.sqrt());
        (rest > 0.0).then_some((centre - reach, centre + reach))
    }

    /// The pair that differs most from what is offered.
    fn most_moved(&self, spoken: Spoken) -> Offender {
        let offered = self.offered(spoken);
        let mut most = (0.0, Offender { pair: (1, 0), rank: None });
        for pair in self.pairs() {
            let rank = |matrix: &Self| spoken.of_normal(matrix.get(pair.0, pair.1));
            let moved = (rank(self) - rank(&offered)).abs();
            if moved > most.0 + 1e-9 {
                most = (moved, Offender { pair, rank: None });
            }
        }
        most.1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Spoken;

    use crate::copula::{
        Matrix,
        matrix::tests::{any, matrix},
        normal_of_rank, rank_of_normal,
    };

    fn ranks(size: usize, below: &[f64]) -> Matrix {
        matrix(size, &below.iter().map(|rank| normal_of_rank(*rank)).collect::<Vec<_>>())
    }

    #[test]
    fn one_wrong_sign_among_friends() {
        // All agree at 0.9 but the last pair, which says −0.9: alone to blame, though many would cure it.
        let mut below = [0.9; 10];
        below[9] = -0.9;
        let offender = ranks(5, &below).offender(Spoken::Ranks).unwrap();
        assert_eq!(offender.pair, (4, 3));
        // Given the others, the two scores of (4, 3) lie within c ± s; by hand for equal r = 2 sin(.15π):
        // c = 3r²/(1 + 2r), s = 1 − c.
        let r = normal_of_rank(0.9);
        let centre = 3.0 * r * r / (1.0 + 2.0 * r);
        let low = rank_of_normal(centre - (1.0 - centre));
        let rank = offender.rank.unwrap();
        assert!(rank >= low && rank < low + 0.01, "{rank} for {low}");
    }

    #[test]
    fn a_triangle_by_hand() {
        // Scores with 0.8, 0.8 and x fit for x above 2·0.64 − 1 = 0.28; x = 0 is nearer than any other change.
        let offender = matrix(3, &[0.8, 0.0, 0.8]).offender(Spoken::Ranks).unwrap();
        assert!(offender.rank.is_some());
        assert_eq!(offender.pair, (1, 0));
        // The first pair, 0.8 to the largest y with y² + 0.64 < 1: 0.6, which is a rank of 0.58.
        assert_eq!(offender.rank, Some((rank_of_normal(0.6) * 100.0).floor() / 100.0));
        assert!(matrix(3, &[0.8, 0.3, 0.8]).offender(Spoken::Ranks).is_none());
    }

    #[test]
    fn two_contradictions_have_no_single_offender() {
        let mut two = Matrix::identity(6);
        for (row, column, value) in
            [(1, 0, 0.9), (2, 1, 0.9), (2, 0, -0.9), (4, 3, 0.9), (5, 4, 0.9), (5, 3, -0.95)]
        {
            two.set(row, column, value);
        }
        let offender = two.offender(Spoken::Ranks).unwrap();
        assert_eq!(offender.rank, None);
        assert!(two.offered(Spoken::Ranks).fits());
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

        #[test]
        fn the_offender_cures_and_nobody_cures_with_less(given in any(5)) {
            let Some(offender) = given.offender(Spoken::Ranks) else {
                prop_assert!(given.fits());
                return Ok(());
            };
            let changed = |(row, column), rank| {
                let mut changed = given.clone();
                changed.set(row, column, normal_of_rank(rank));
                changed.fits()
            };
            let least = offender.rank.map(|rank| {
                assert!(changed(offender.pair, rank));
                (rank - rank_of_normal(given.get(offender.pair.0, offender.pair.1))).abs()
            });
            for pair in given.pairs() {
                for hundredths in -99..=99 {
                    let rank = f64::from(hundredths) / 100.0;
                    let change = (rank - rank_of_normal(given.get(pair.0, pair.1))).abs();
                    if least.is_none_or(|least| change < least - 1e-8) {
                        prop_assert!(!changed(pair, rank), "{pair:?} at {rank}");
                    }
                }
            }
        }
    }
}
