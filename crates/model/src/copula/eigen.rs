//! Eigenvalues and eigenvectors of a symmetric matrix.

/// A square matrix, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Square {
    pub(super) size: usize,
    pub(super) cells: Vec<f64>,
}

impl Square {
    pub(super) fn from_fn(size: usize, cell: impl Fn(usize, usize) -> f64) -> Self {
        let cell = &cell;
        Self {
            size,
            cells: (0..size).flat_map(|row| (0..size).map(move |column| cell(row, column))).collect(),
        }
    }

    pub(super) fn get(&self, row: usize, column: usize) -> f64 {
        self.cells[row * self.size + column]
    }

    fn set(&mut self, row: usize, column: usize, value: f64) {
        self.cells[row * self.size + column] = value;
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.cells[row * self.size..(row + 1) * self.size]
    }

    /// The sum of squares above the diagonal.
    fn off_diagonal(&self) -> f64 {
        (0..self.size).flat_map(|row| &self.row(row)[row + 1..]).fold(0.0, |sum, cell| sum + cell * cell)
    }

    /// Turns rows p and q by an angle with cosine c and sine s.
    fn turn_rows(&mut self, (p, q): (usize, usize), (c, s): (f64, f64)) {
        for k in 0..self.size {
            let (a, b) = (self.get(p, k), self.get(q, k));
            self.set(p, k, c * a - s * b);
            self.set(q, k, s * a + c * b);
        }
    }

    fn turn_columns(&mut self, (p, q): (usize, usize), (c, s): (f64, f64)) {
        for k in 0..self.size {
            let (a, b) = (self.get(k, p), self.get(k, q));
            self.set(k, p, c * a - s * b);
            self.set(k, q, s * a + c * b);
        }
    }
}

/// The eigenvalues of a symmetric matrix, and their unit eigenvectors as rows, by cyclic Jacobi rotations (Golub & Van
/// Loan 2013, *Matrix Computations*, 8.5). Slow, simple, and as exact as the numbers it is given.
pub(super) fn eigen(mut matrix: Square) -> (Vec<f64>, Square) {
    /// Convergence is quadratic; ten sweeps are rare.
    const SWEEPS: usize = 40;
    let size = matrix.size;
    let mut vectors = Square::from_fn(size, |row, column| f64::from(u8::from(row == column)));
    for _ in 0..SWEEPS {
        if matrix.off_diagonal() <= 1e-30 {
            break;
        }
        for pair in (0..size).flat_map(|p| (p + 1..size).map(move |q| (p, q))) {
            if let Some(angle) = angle(&matrix, pair) {
                matrix.turn_rows(pair, angle);
                matrix.turn_columns(pair, angle);
                vectors.turn_rows(pair, angle);
            }
        }
    }
    ((0..size).map(|k| matrix.get(k, k)).collect(), vectors)
}

/// Cosine and sine of the smaller rotation that makes a pair's cell zero; `None` when it is.
fn angle(matrix: &Square, (p, q): (usize, usize)) -> Option<(f64, f64)> {
    let cell = matrix.get(p, q);
    if cell == 0.0 {
        return None;
    }
    let slope = (matrix.get(q, q) - matrix.get(p, p)) / (2.0 * cell);
    let tangent = 1.0_f64.copysign(slope) / (slope.abs() + (1.0 + slope * slope).sqrt());
    let cosine = 1.0 / (1.0 + tangent * tangent).sqrt();
    Some((cosine, tangent * cosine))
}

/// The nearest symmetric matrix, in the sum of squares, with no eigenvalue below a floor.
pub(super) fn floored(matrix: Square, floor: f64) -> Square {
    let size = matrix.size;
    let (values, vectors) = eigen(matrix);
    let mut raised = Square { size, cells: vec![0.0; size * size] };
    for (number, value) in values.iter().enumerate() {
        let value = if *value < floor { floor } else { *value };
        let vector = vectors.row(number);
        for row in 0..size {
            let weight = value * vector[row];
            for (cell, component) in raised.cells[row * size..][..size].iter_mut().zip(vector) {
                *cell += weight * component;
            }
        }
    }
    raised
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Square, eigen, floored};
    use crate::copula::matrix::tests::any;

    fn square(matrix: &crate::copula::Matrix) -> Square {
        Square::from_fn(matrix.size(), |row, column| matrix.get(row, column))
    }

    #[test]
    fn eigenvalues_by_hand() {
        // [2 1; 1 2] has 1 and 3; a chain of three ones has 1 and 1 ± √2.
        let (mut values, _) = eigen(Square { size: 2, cells: vec![2.0, 1.0, 1.0, 2.0] });
        values.sort_by(f64::total_cmp);
        assert!((values[0] - 1.0).abs() < 1e-15 && (values[1] - 3.0).abs() < 1e-15);
        let chain = Square { size: 3, cells: vec![1.0, 1.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0] };
        let (mut values, _) = eigen(chain);
        values.sort_by(f64::total_cmp);
        let root = 2.0_f64.sqrt();
        for (found, known) in values.iter().zip([1.0 - root, 1.0, 1.0 + root]) {
            assert!((found - known).abs() < 1e-14);
        }
    }

    proptest! {
        #[test]
        fn vectors_make_the_matrix_again(matrix in any(12)) {
            let whole = square(&matrix);
            // A floor below every eigenvalue changes nothing.
            let again = floored(whole.clone(), -100.0);
            for (found, known) in again.cells.iter().zip(&whole.cells) {
                prop_assert!((found - known).abs() < 1e-13);
            }
            let (values, _) = eigen(floored(whole, 0.25));
            prop_assert!(values.iter().all(|value| *value > 0.25 - 1e-12));
        }
    }
}
