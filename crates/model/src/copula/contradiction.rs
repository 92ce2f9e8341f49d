//! What is wrong with rank correlations that do not fit together, and what would be right.

use super::{Group, Spoken, groups, rank_of_normal};
use crate::scenario::RankCorrelation;

/// Rank correlations that no numbers can have, and what to do about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction {
    /// The numbers that are connected with those in contradiction, by path.
    pub paths: Vec<String>,
    /// The pair that has to change least, in ascending order. It may be one of which nothing is said, and which is
    /// therefore uncorrelated.
    pub between: [String; 2],
    /// The rank correlation given for it; `None` when nothing is said of it.
    pub given: Option<f64>,
    /// The rank correlation, with two decimals, that makes all fit together when nothing else changes; `None` when no
    /// pair alone can do that.
    pub fitting: Option<f64>,
    /// Rank correlations of all pairs, with two decimals and near to those given, that fit together. Pairs that are
    /// left out are uncorrelated.
    pub nearest: Vec<RankCorrelation>,
}

/// The first contradiction among rank correlations, or `None` when they all fit together. Each pair is given once, and
/// each rank lies strictly between −1 and 1.
#[must_use]
pub fn contradiction(correlations: &[RankCorrelation]) -> Option<Contradiction> {
    groups(correlations).into_iter().find_map(|group| {
        let offender = group.matrix.offender(Spoken::Ranks)?;
        let between = group.between(offender.pair);
        let [first, second] = &between;
        let is_it = |c: &&RankCorrelation| c.between.contains(first) && c.between.contains(second);
        Some(Contradiction {
            given: correlations.iter().find(is_it).map(|correlation| correlation.rank),
            between,
            fitting: offender.rank,
            nearest: group.offered(),
            paths: group.paths,
        })
    })
}

impl Group {
    /// The paths of a pair, the later of which comes first.
    fn between(&self, (later, earlier): (usize, usize)) -> [String; 2] {
        [self.paths[earlier].clone(), self.paths[later].clone()]
    }

    /// Correlations that fit together, as they would be written.
    fn offered(&self) -> Vec<RankCorrelation> {
        let offered = self.matrix.offered(Spoken::Ranks);
        let written = |(row, column)| RankCorrelation {
            between: self.between((row, column)),
            rank: (rank_of_normal(offered.get(row, column)) * 100.0).round() / 100.0,
        };
        offered.pairs().map(written).filter(|correlation| correlation.rank != 0.0).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::contradiction;
    use crate::copula::tests::pair;

    #[test]
    fn what_fits_is_no_contradiction() {
        assert_eq!(contradiction(&[]), None);
        assert_eq!(contradiction(&[pair("a", "b", 0.99), pair("b", "c", 0.99), pair("a", "c", 0.99)]), None);
    }

    #[test]
    fn an_offer_can_be_typed_in() {
        let given = [
            pair("x", "y", 0.5),
            pair("a", "b", 0.9),
            pair("c", "a", 0.9),
            pair("b", "c", -0.3),
            pair("c", "d", 0.1),
        ];
        let found = contradiction(&given).unwrap();
        assert_eq!(found.paths, ["a", "b", "c", "d"]);
        // As well a with b, but for what d allows c.
        assert_eq!(found.between, ["a", "c"]);
        assert_eq!(found.given, Some(0.9));
        let mut changed = given.clone();
        changed[2].rank = found.fitting.unwrap();
        assert_eq!(contradiction(&changed), None);
        assert_eq!(contradiction(&found.nearest), None);
        assert!(found.nearest.iter().all(|one| one.between[0] < one.between[1]));
    }

    #[test]
    fn a_pair_of_which_nothing_is_said_can_be_the_one() {
        // a goes with b, c and d, which go with each other, but nothing is said of c and d.
        let rest = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")];
        let found = contradiction(&rest.map(|(one, other)| pair(one, other, 0.9))).unwrap();
        assert_eq!(found.between, ["c", "d"]);
        assert_eq!(found.given, None);
        assert!(found.fitting.is_some());
    }
}
