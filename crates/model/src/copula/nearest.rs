//! The nearest correlations that fit together.

use super::{
    Matrix, Spoken,
    eigen::{Square, floored},
};

/// The largest matrix whose nearest is sought: its eigenvalues take seconds beyond.
const LARGEST: usize = 64;

/// Floors under the eigenvalues of what is offered, tried one after the other.
const FLOORS: [f64; 10] = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4];

/// Rounds of alternating projections; they converge linearly, usually in tens.
const ROUNDS: usize = 400;

/// Correlations that move less than this between two rounds have arrived.
const ARRIVED: f64 = 1e-9;

impl Matrix {
    /// The nearest correlation matrix, in the sum of squares, with no eigenvalue below `floor` (between 0 and 1): the
    /// alternating projections of Higham (2002, *IMA Journal of Numerical Analysis* 22, 329–343) on the matrices whose
    /// eigenvalues are at least `floor` and on those with a unit diagonal, with Dykstra's correction for the first. A
    /// matrix without such eigenvalues is its own nearest.
    #[must_use]
    pub fn nearest(&self, floor: f64) -> Self {
        let mut now = Square::from_fn(self.size(), |row, column| self.get(row, column));
        let mut correction = vec![0.0; now.cells.len()];
        for _ in 0..ROUNDS {
            let mut corrected = now.clone();
            for (cell, correction) in corrected.cells.iter_mut().zip(&correction) {
                *cell -= correction;
            }
            let raised = floored(corrected.clone(), floor);
            for ((correction, raised), before) in
                correction.iter_mut().zip(&raised.cells).zip(&corrected.cells)
            {
                *correction = raised - before;
            }
            let next =
                Square::from_fn(
                    self.size(),
                    |row, column| {
                        if row == column { 1.0 } else { raised.get(row, column) }
                    },
                );
            let arrived = next.cells.iter().zip(&now.cells).all(|(a, b)| (a - b).abs() < ARRIVED);
            now = next;
            if arrived {
                return scaled(&raised);
            }
        }
        scaled(&floored(now, floor))
    }

    /// Correlations near to these that fit together when they are written with two decimals, which they are. A
    /// matrix that fits is rounded and otherwise left alone, where it fits rounded too.
    ///
    /// A large matrix is not brought to its nearest, which would take long: all its correlations are weakened alike.
    #[must_use]
    pub fn offered(&self, spoken: Spoken) -> Self {
        let nearer: Box<dyn Iterator<Item = Self>> = if self.size() > LARGEST {
            Box::new((1..50).map(|step| self.weakened(1.0 - 0.02 * f64::from(step))))
        } else {
            // Rounding can push an eigenvalue down: the floor rises until it is high enough for what is rounded away.
            Box::new(FLOORS.into_iter().map(|floor| self.nearest(floor)))
        };
        let mut offers = std::iter::once(self.clone()).chain(nearer).map(|offer| offer.rounded(spoken));
        offers.find(Self::fits).unwrap_or_else(|| Self::identity(self.size()))
    }

    /// With two decimals as they are written.
    fn rounded(&self, spoken: Spoken) -> Self {
        self.each(|cell| spoken.normal(inside((spoken.of_normal(cell) * 100.0).round() / 100.0)))
    }

    /// With every correlation times a factor.
    fn weakened(&self, factor: f64) -> Self {
        self.each(|cell| cell * factor)
    }

    fn each(&self, change: impl Fn(f64) -> f64) -> Self {
        let mut changed = self.clone();
        for (row, column) in self.pairs() {
            changed.set(row, column, change(self.get(row, column)));
        }
        changed
    }
}

/// A correlation of two decimals strictly between −1 and 1.
fn inside(written: f64) -> f64 {
    if written.abs() < 1.0 { written } else { 0.99_f64.copysign(written) }
}

/// The correlations of a covariance.
fn scaled(covariance: &Square) -> Matrix {
    let mut matrix = Matrix::identity(covariance.size);
    for (row, column) in matrix.pairs() {
        let scale = (covariance.get(row, row) * covariance.get(column, column)).sqrt();
        matrix.set(row, column, covariance.get(row, column) / scale);
    }
    matrix
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Spoken;

    use crate::copula::{
        Matrix,
        matrix::tests::{any, matrix, sound},
        normal_of_rank, rank_of_normal,
    };

    #[test]
    fn the_published_example() {
        // Higham (2002), section 4.
        let nearest = matrix(3, &[1.0, 0.0, 1.0]).nearest(1e-12);
        for (pair, known) in [((1, 0), 0.7607), ((2, 0), 0.1573), ((2, 1), 0.7607)] {
            let found = nearest.get(pair.0, pair.1);
            assert!((found - known).abs() < 5e-5, "{found} for {known}");
        }
    }

    #[test]
    fn three_opposed_numbers_by_hand() {
        // By symmetry the nearest to −0.9 thrice has equal correlations with 1 + 2r = floor.
        let nearest = matrix(3, &[-0.9; 3]).nearest(0.01);
        for (row, column) in nearest.pairs() {
            assert!((nearest.get(row, column) + 0.495).abs() < 1e-8);
        }
    }

    fn differ(one: &Matrix, other: &Matrix) -> f64 {
        one.pairs().map(|(row, column)| (one.get(row, column) - other.get(row, column)).abs()).sum()
    }

    /// Ranks as somebody would type them.
    fn typed(matrix: &Matrix) -> Matrix {
        let mut typed = Matrix::identity(matrix.size());
        for (row, column) in matrix.pairs() {
            let text = format!("{:.2}", rank_of_normal(matrix.get(row, column)));
            typed.set(row, column, normal_of_rank(text.parse().unwrap()));
        }
        typed
    }

    #[test]
    fn large_matrices_are_offered_something_too() {
        let offered = matrix(80, &vec![-0.1; 80 * 79 / 2]).offered(Spoken::Ranks);
        assert!(typed(&offered).fits());
        assert!(offered.get(1, 0) < -0.01);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        #[test]
        fn the_nearest_is_positive_definite_and_no_further_than_others(given in any(7), other in sound(7)) {
            let nearest = given.nearest(1e-6);
            prop_assert!(nearest.root().is_some());
            if other.size() == given.size() && other.nearest(1e-6) == other {
                let square = |one: &Matrix| -> f64 {
                    let far = |(row, column)| one.get(row, column) - given.get(row, column);
                    given.pairs().map(|pair| far(pair) * far(pair)).sum()
                };
                prop_assert!(square(&nearest) <= square(&other) + 1e-6);
            }
        }

        #[test]
        fn what_is_positive_definite_stays(given in sound(7)) {
            prop_assume!(given.select(&[0, 1]).fits());
            prop_assume!(given.fits());
            prop_assert!(differ(&given, &given.nearest(1e-12)) < 1e-7);
        }

        #[test]
        fn what_is_offered_can_be_typed_in(given in prop_oneof![any(9), sound(9)]) {
            let offered = given.offered(Spoken::Ranks);
            prop_assert!(offered.fits());
            prop_assert_eq!(differ(&typed(&offered), &offered), 0.0);
        }
    }
}
