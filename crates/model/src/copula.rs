//! Rank correlations between uncertain numbers, by a Gaussian copula.
//!
//! A number keeps its law; what is correlated is its normal score Φ⁻¹(u). Two scores with correlation r give ranks with
//! Spearman's correlation ρ = (6/π) asin(r/2) whatever the laws are (Pearson 1907, *On further methods of determining
//! correlation*, Drapers' Company Research Memoirs IV), so what a file asks in ranks is kept in scores here.
//!
//! Numbers that correlations connect are a [`Group`]; numbers of different groups are independent. Everything here is
//! sorted by path, so the order of a file leaves no trace.

use core::f64::consts::PI;
use std::collections::BTreeSet;

use crate::scenario::RankCorrelation;

mod contradiction;
mod eigen;
mod matrix;
mod nearest;
mod offender;
mod spoken;

pub use contradiction::{Contradiction, contradiction};
pub use matrix::{Matrix, Root};
pub use offender::Offender;
pub use spoken::Spoken;

/// The correlation of two normal scores whose ranks have the correlation `rank`: 2 sin(πρ/6) (Pearson 1907).
#[must_use]
pub fn normal_of_rank(rank: f64) -> f64 {
    2.0 * libm::sin(PI * rank / 6.0)
}

/// Spearman's correlation of two numbers whose normal scores have the correlation `normal`: (6/π) asin(r/2) (Pearson
/// 1907).
#[must_use]
pub fn rank_of_normal(normal: f64) -> f64 {
    6.0 / PI * libm::asin(0.5 * normal)
}

/// Where a company's numbers stand that are drawn anew within a world, for every ask, filing, lump sum and claim. They
/// have no one value in a world, and so no rank that could be correlated.
pub const REDRAWN: [&str; 4] =
    ["policy.raise_takes", "listing.filing_takes", "lump_sums.amount", "claims.amount"];

/// Whether the number of that path, as in [`crate::Param::path`], is drawn anew within a world.
#[must_use]
pub fn is_redrawn(path: &str) -> bool {
    let place = path.rsplit_once("].").map_or(path, |(_, place)| place);
    path.starts_with("company[") && REDRAWN.contains(&place)
}

/// Numbers that correlations connect.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The paths of the numbers, in ascending order.
    pub paths: Vec<String>,
    /// The correlations of their normal scores, in that order; 0 where nothing is said.
    pub matrix: Matrix,
}

impl Group {
    /// The group of these paths, which are in ascending order.
    fn new(paths: Vec<String>, correlations: &[RankCorrelation]) -> Self {
        let mut matrix = Matrix::identity(paths.len());
        for correlation in correlations {
            if let [Ok(row), Ok(column)] =
                correlation.between.each_ref().map(|path| paths.binary_search(path))
                && row != column
            {
                matrix.set(row, column, normal_of_rank(correlation.rank));
            }
        }
        Self { paths, matrix }
    }
}

/// The groups that correlations make, by their first path. A correlation of 0 connects nothing. Each pair is given once.
#[must_use]
pub fn groups(correlations: &[RankCorrelation]) -> Vec<Group> {
    let linking: Vec<&RankCorrelation> =
        correlations.iter().filter(|c| c.rank != 0.0 && c.between[0] != c.between[1]).collect();
    let paths: BTreeSet<&String> = linking.iter().flat_map(|c| &c.between).collect();
    let paths: Vec<&String> = paths.into_iter().collect();
    let mut leaders: Vec<usize> = (0..paths.len()).collect();
    for correlation in linking {
        if let [Ok(one), Ok(other)] = correlation.between.each_ref().map(|path| paths.binary_search(&path)) {
            let (one, other) = (leader(&leaders, one), leader(&leaders, other));
            // The first of a group leads it.
            if one < other {
                leaders[other] = one;
            } else {
                leaders[one] = other;
            }
        }
    }
    let all = 0..paths.len();
    let firsts = all.clone().filter(|number| leaders[*number] == *number);
    firsts
        .map(|first| {
            let members = all.clone().filter(|number| leader(&leaders, *number) == first);
            Group::new(members.map(|number| paths[number].clone()).collect(), correlations)
        })
        .collect()
}

/// Who leads the group of a number.
fn leader(leaders: &[usize], mut number: usize) -> usize {
    while leaders[number] != number {
        number = leaders[number];
    }
    number
}

#[cfg(test)]
mod tests {
    use super::{groups, is_redrawn, normal_of_rank, rank_of_normal};
    use crate::scenario::RankCorrelation;

    pub(super) fn pair(one: &str, other: &str, rank: f64) -> RankCorrelation {
        RankCorrelation { between: [one.into(), other.into()], rank }
    }

    #[test]
    fn ranks_and_normals_by_hand() {
        // sin(π/12) = (√6 − √2)/4, sin(π/6) = 1/2.
        assert!((normal_of_rank(0.5) - (6.0_f64.sqrt() - 2.0_f64.sqrt()) / 2.0).abs() < 1e-15);
        assert!((normal_of_rank(1.0) - 1.0).abs() < 1e-15);
        assert_eq!(normal_of_rank(0.0), 0.0);
        assert!((rank_of_normal(-1.0) + 1.0).abs() < 1e-15);
        for k in -100..=100 {
            let rank = f64::from(k) / 100.0;
            assert!((rank_of_normal(normal_of_rank(rank)) - rank).abs() < 1e-15);
            assert_eq!(normal_of_rank(rank), -normal_of_rank(-rank));
        }
    }

    #[test]
    fn connected_numbers_are_a_group_in_order_of_path() {
        let given = [
            pair("d", "b", 0.5),
            pair("z", "y", 0.1),
            pair("a", "d", -0.2),
            pair("q", "a", 0.0),
            pair("a", "a", 0.3),
        ];
        let found = groups(&given);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].paths, ["a", "b", "d"]);
        assert_eq!(found[1].paths, ["y", "z"]);
        let matrix = &found[0].matrix;
        assert_eq!((matrix.get(0, 1), matrix.get(1, 2)), (0.0, normal_of_rank(0.5)));
        assert_eq!((matrix.get(2, 0), matrix.get(0, 0)), (normal_of_rank(-0.2), 1.0));
        let mut backwards = given.to_vec();
        backwards.reverse();
        assert_eq!(groups(&backwards), found);
        assert!(groups(&[]).is_empty());
    }

    #[test]
    fn a_long_chain_is_one_group() {
        let name = |k: u32| format!("n{:03}", k * 7 % 101);
        let chain: Vec<_> = (0..100).map(|k| pair(&name(k), &name(k + 1), 0.3)).collect();
        let found = groups(&chain);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].paths.len(), 101);
    }

    #[test]
    fn raises_and_filings_are_drawn_anew() {
        assert!(is_redrawn("company[A].policy.raise_takes"));
        assert!(is_redrawn("company[A [x].y].listing.filing_takes"));
        for path in [
            "company[A].policy.target",
            "company[policy.raise_takes].run_rate",
            "company[A].listing.run_rate",
            "source[A].policy.raise_takes",
            "market.multiple.now",
            "",
        ] {
            assert!(!is_redrawn(path), "{path}");
        }
    }
}
