//! A correlation matrix of any size, and its triangular root.

/// A symmetric matrix with a unit diagonal; it need not be positive definite.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    size: usize,
    /// The lower triangle row by row, the diagonal included.
    cells: Vec<f64>,
}

/// A lower triangular matrix L. Row i holds what the first i + 1 of independent normal scores give to score i.
#[derive(Clone, Debug, PartialEq)]
pub struct Root {
    cells: Vec<f64>,
}

/// Where a row of a lower triangle begins.
fn begin(row: usize) -> usize {
    row * (row + 1) / 2
}

impl Root {
    /// Row `row`, up to the diagonal.
    #[must_use]
    pub fn row(&self, row: usize) -> &[f64] {
        &self.cells[begin(row)..begin(row + 1)]
    }
}

impl Matrix {
    /// The smallest variance, of 1, that a score may have left when those before it are known.
    pub const SMALLEST_PIVOT: f64 = 1e-10;

    /// The smallest variance, of 1, that a score may have left when all others are known. Ten times the smallest
    /// pivot: who passes this passes that in whatever order, and with numbers left out, whatever is rounded.
    pub const SMALLEST_REST: f64 = 1e-9;

    /// No correlations between `size` numbers.
    #[must_use]
    pub fn identity(size: usize) -> Self {
        let row = |row| (0..=row).map(move |column| f64::from(u8::from(column == row)));
        Self { size, cells: (0..size).flat_map(row).collect() }
    }

    /// How many numbers it correlates.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// The correlation of two numbers.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[cell(row, column)]
    }

    /// Sets the correlation of two different numbers.
    pub fn set(&mut self, row: usize, column: usize, value: f64) {
        debug_assert!(row != column, "the diagonal stays 1");
        self.cells[cell(row, column)] = value;
    }

    /// The pairs of different numbers, row by row.
    pub fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        (0..self.size).flat_map(|row| (0..row).map(move |column| (row, column)))
    }

    /// The matrix of some of its numbers, in the order given.
    #[must_use]
    pub fn select(&self, numbers: &[usize]) -> Self {
        let row = |row: usize| (0..=row).map(move |column| self.get(numbers[row], numbers[column]));
        Self { size: numbers.len(), cells: (0..numbers.len()).flat_map(row).collect() }
    }

    /// The lower triangular root L with L·Lᵀ = the matrix (Cholesky), or `None` when it is not positive definite: a
    /// pivot, the variance that a score has left when those before it are known, is not above
    /// [`Self::SMALLEST_PIVOT`].
    #[must_use]
    pub fn root(&self) -> Option<Root> {
        let mut cells: Vec<f64> = Vec::with_capacity(self.cells.len());
        for row in 0..self.size {
            for column in 0..row {
                let (above, own) = cells.split_at(begin(row));
                let other = &above[begin(column)..begin(column + 1)];
                let next = less(self.get(row, column), own, other) / other[column];
                cells.push(next);
            }
            let own = &cells[begin(row)..];
            let pivot = less(1.0, own, own);
            if pivot.is_nan() || pivot <= Self::SMALLEST_PIVOT {
                return None;
            }
            cells.push(pivot.sqrt());
        }
        Some(Root { cells })
    }

    /// Whether the correlations fit together: the matrix is positive definite, and no score has less than
    /// [`Self::SMALLEST_REST`] of its variance left when all others are known. That variance is one over the
    /// diagonal of the inverse; it does not depend on the order of the numbers and only grows when some are left out.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.root().is_some_and(|root| {
            (0..self.size).all(|number| self.inverse_diagonal(&root, number) * Self::SMALLEST_REST < 1.0)
        })
    }

    /// A diagonal cell of the inverse: the squares of a column of L⁻¹ summed.
    fn inverse_diagonal(&self, root: &Root, number: usize) -> f64 {
        let mut column: Vec<f64> = Vec::with_capacity(self.size - number);
        for row in number..self.size {
            let line = &root.row(row)[number..];
            let start = f64::from(u8::from(row == number));
            let last = row - number;
            column.push(less(start, &line[..last], &column) / line[last]);
        }
        column.iter().fold(0.0, |sum, cell| sum + cell * cell)
    }
}

/// Where the cell of a pair is, named in either order.
fn cell(row: usize, column: usize) -> usize {
    if row < column { begin(column) + row } else { begin(row) + column }
}

/// What is left of `start` when the products of two rows are taken from it, one after the other.
pub(super) fn less(start: f64, one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).fold(start, |left, (a, b)| left - a * b)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::Matrix;

    /// A matrix from its correlations below the diagonal, row by row.
    pub(in crate::copula) fn matrix(size: usize, below: &[f64]) -> Matrix {
        let mut matrix = Matrix::identity(size);
        for ((row, column), value) in matrix.pairs().zip(below) {
            matrix.set(row, column, *value);
        }
        matrix
    }

    /// Any correlations, mostly contradictory; from 2 to `most` numbers.
    pub(in crate::copula) fn any(most: usize) -> impl Strategy<Value = Matrix> {
        (2..=most).prop_flat_map(|size| {
            proptest::collection::vec(-0.99..0.99, size * (size - 1) / 2)
                .prop_map(move |below| matrix(size, &below))
        })
    }

    /// Correlations of sums of independent factors: always positive definite, however near to singular.
    pub(in crate::copula) fn sound(most: usize) -> impl Strategy<Value = Matrix> {
        let cells = |size| proptest::collection::vec(-1.0..1.0, size * (size + 3));
        (2..=most).prop_flat_map(move |size| {
            cells(size).prop_map(move |loadings: Vec<f64>| {
                let row = |row: usize| &loadings[row * (size + 3)..(row + 1) * (size + 3)];
                let product = |a: usize, b: usize| -super::less(0.0, row(a), row(b));
                let mut matrix = Matrix::identity(size);
                for (a, b) in matrix.pairs() {
                    matrix.set(a, b, product(a, b) / (product(a, a) * product(b, b)).sqrt());
                }
                matrix
            })
        })
    }

    #[test]
    fn a_root_by_hand() {
        // [1 .6 .0; .6 1 .48; 0 .48 1] = L·Lᵀ with rows (1), (.6, .8), (0, .6, .8).
        let root = matrix(3, &[0.6, 0.0, 0.48]).root().unwrap();
        for (row, reference) in [vec![1.0], vec![0.6, 0.8], vec![0.0, 0.6, 0.8]].iter().enumerate() {
            for (found, known) in root.row(row).iter().zip(reference) {
                assert!((found - known).abs() < 1e-15);
            }
        }
        // Three numbers cannot all be opposed to each other: 1 + 2r > 0 is needed.
        assert!(matrix(3, &[-0.49, -0.49, -0.49]).fits());
        assert!(matrix(3, &[-0.51, -0.51, -0.51]).root().is_none());
    }

    #[test]
    fn nothing_near_singular_passes() {
        // The variance left is 1 − r².
        let nearly = |left: f64| matrix(2, &[(1.0 - left).sqrt()]);
        assert!(nearly(2e-9).fits() && nearly(2e-9).root().is_some());
        assert!(!nearly(5e-10).fits() && nearly(5e-10).root().is_some());
        assert!(nearly(5e-11).root().is_none());
        assert!(matrix(2, &[f64::NAN]).root().is_none());
        assert!(Matrix::identity(0).fits());
    }

    proptest! {
        #[test]
        fn the_root_squared_is_the_matrix(matrix in sound(9)) {
            let root = matrix.root();
            prop_assume!(root.is_some());
            let root = root.unwrap();
            for (row, column) in matrix.pairs() {
                let product = -super::less(0.0, root.row(row), root.row(column));
                prop_assert!((product - matrix.get(row, column)).abs() < 1e-14);
            }
        }

        #[test]
        fn what_fits_has_a_root_in_any_order_and_in_part(matrix in prop_oneof![sound(8), any(3)], skip in 0_usize..8) {
            let mut order: Vec<usize> = (0..matrix.size()).rev().collect();
            prop_assert_eq!(matrix.fits(), matrix.select(&order).fits());
            if matrix.fits() {
                order.rotate_left(skip % matrix.size());
                prop_assert!(matrix.select(&order).root().is_some());
                prop_assert!(matrix.select(&order[1..]).fits());
            }
        }
    }
}
