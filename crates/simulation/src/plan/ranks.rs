//! Numbers whose ranks are correlated, by a Gaussian copula: z = L·Φ⁻¹(u) with u the uniforms of the numbers' own
//! addresses, then the quantiles of Φ(z).
//!
//! The members of a group stand in the order of their paths, which decides L. The first keeps its own draw to the bit,
//! and so does any that is correlated with none before it; the others lean on those before them.

use std::collections::BTreeMap;

use drypowder_lanes::{max, min};
use drypowder_model::{
    copula::{self, Root},
    law::{standard_probability, standard_quantile},
    scenario::RankCorrelation,
};

use super::numbers::Entry;
use crate::draw::{Address, uniform_at};

/// The lowest and the highest uniform there is, also among those drawn; so quantiles stay off the ends of a support.
const ENDS: (f64, f64) = (0.5 * f64::EPSILON, 1.0 - 0.5 * f64::EPSILON);

/// Numbers that correlations connect, by path.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// Where each member's own uniform comes from.
    addresses: Vec<Address>,
    root: Root,
    /// Members that lean on members before them, and the entries each decides: more than one where a number occurs
    /// more than once.
    leaning: Vec<(usize, Vec<usize>)>,
}

/// The groups that correlations make of the numbers at `paths`; marks the entries that lean on others.
pub(super) fn groups(
    correlations: &[RankCorrelation],
    paths: &BTreeMap<String, usize>,
    entries: &mut [Entry],
) -> Vec<Group> {
    // A number goes by the first of its paths.
    let mut names: BTreeMap<Address, &str> = BTreeMap::new();
    for (path, index) in paths {
        names.entry(entries[*index].address).or_insert(path);
    }
    let number = |path: &String| paths.get(path).map(|index| &entries[*index]);
    let between_numbers = |correlation: &RankCorrelation| {
        let [one, other] = [number(&correlation.between[0])?, number(&correlation.between[1])?];
        // What is asked for is said of the numbers of the file.
        let rank = if one.falls == other.falls { correlation.rank } else { -correlation.rank };
        Some(RankCorrelation { between: [one, other].map(|it| names[&it.address].to_owned()), rank })
    };
    let correlations: Vec<_> = correlations.iter().filter_map(between_numbers).collect();
    let groups = copula::groups(&correlations).into_iter();
    groups.filter_map(|group| Group::new(&group, paths, entries)).collect()
}

impl Group {
    /// `None` when the correlations contradict each other, which those of a scenario do not.
    fn new(group: &copula::Group, paths: &BTreeMap<String, usize>, entries: &mut [Entry]) -> Option<Self> {
        let root = group.matrix.root()?;
        let addresses: Vec<Address> = group.paths.iter().map(|path| entries[paths[path]].address).collect();
        let mut leaning = Vec::new();
        for (member, address) in addresses.iter().enumerate() {
            if root.row(member)[..member].iter().all(|weight| *weight == 0.0) {
                continue;
            }
            let mut decided = Vec::new();
            for (index, entry) in entries.iter_mut().enumerate().filter(|(_, e)| e.address == *address) {
                entry.leans = true;
                decided.push(index);
            }
            leaning.push((member, decided));
        }
        Some(Self { addresses, root, leaning })
    }

    /// How many numbers it connects.
    pub(super) fn size(&self) -> usize {
        self.addresses.len()
    }

    /// The members' correlated normal scores in a world.
    pub(super) fn correlate(&self, seed: u64, world: u64, scores: &mut [f64]) {
        for (score, address) in scores.iter_mut().zip(&self.addresses) {
            *score = standard_quantile(uniform_at(seed, *address, world, 0));
        }
        // From the last on, so that those before it are still independent.
        for (member, _) in self.leaning.iter().rev() {
            let row = self.root.row(*member);
            scores[*member] = row.iter().zip(&*scores).fold(0.0, |sum, (weight, score)| sum + weight * score);
        }
    }

    /// The entries that lean on others, each with its uniform.
    pub(super) fn leaning(&self, scores: &[f64]) -> impl Iterator<Item = (usize, f64)> {
        self.leaning.iter().flat_map(|(member, decided)| {
            let u = inside(standard_probability(scores[*member]));
            decided.iter().map(move |index| (*index, u))
        })
    }
}

/// A probability as a uniform, which is never 0 or 1.
fn inside(probability: f64) -> f64 {
    max(ENDS.0, min(probability, ENDS.1))
}

#[cfg(test)]
mod tests {
    use drypowder_lanes::uniform;
    use drypowder_model::{Law, Param, scenario::RankCorrelation};

    use super::{ENDS, inside, standard_probability};
    use crate::plan::{Number, Numbers, Values};

    fn param(path: &str, law: Law) -> Param {
        Param { path: path.to_owned(), ..Param::of(law) }
    }

    fn uniform_law(path: &str) -> Param {
        param(path, drypowder_model::law::Uniform::new(0.0, 1.0).unwrap().into())
    }

    fn correlation(one: &str, other: &str, rank: f64) -> RankCorrelation {
        RankCorrelation { between: [one.into(), other.into()], rank }
    }

    /// The numbers of 64 worlds.
    fn filled(mut numbers: Numbers, correlations: &[RankCorrelation]) -> Values {
        numbers.correlate(correlations);
        let mut values = Values::new(&numbers);
        values.fill(&numbers, 1, 0);
        values
    }

    /// Numbers `a`, `b` and `c`, in the order asked for.
    fn three(order: [&str; 3]) -> (Numbers, [Number; 3]) {
        let mut numbers = Numbers::default();
        let mut found: Vec<(&str, Number)> =
            order.iter().map(|path| (*path, numbers.add("company:A", path, &uniform_law(path)))).collect();
        found.sort_by_key(|(path, _)| *path);
        (numbers, [found[0].1, found[1].1, found[2].1])
    }

    #[test]
    fn the_ends_are_those_of_the_uniforms() {
        assert_eq!(ENDS, (uniform(0), uniform(u64::MAX)));
        for score in [-60.0, -38.0, 9.0, 60.0] {
            let u = inside(standard_probability(score));
            assert!(u > 0.0 && u < 1.0, "{score}: {u}");
        }
    }

    #[test]
    fn order_of_numbers_and_of_correlations_leaves_no_trace() {
        let (numbers, indices) = three(["a", "b", "c"]);
        let values = filled(numbers, &[correlation("a", "b", 0.5), correlation("b", "c", -0.7)]);
        let (numbers, others) = three(["c", "a", "b"]);
        let turned = filled(numbers, &[correlation("c", "b", -0.7), correlation("b", "a", 0.5)]);
        for (one, other) in indices.iter().zip(others) {
            assert_eq!(values.lanes(*one), turned.lanes(other));
        }
    }

    #[test]
    fn who_leans_on_nobody_before_it_keeps_its_draw() {
        let plain = filled(three(["a", "b", "c"]).0, &[]);
        let (numbers, [a, b, c]) = three(["a", "b", "c"]);
        let values = filled(numbers, &[correlation("a", "c", 0.5), correlation("b", "c", 0.5)]);
        assert_eq!(values.lanes(a), plain.lanes(a));
        assert_eq!(values.lanes(b), plain.lanes(b));
        assert_ne!(values.lanes(c), plain.lanes(c));
    }

    #[test]
    fn known_and_redrawn_numbers_take_no_part() {
        let build = || {
            let mut numbers = Numbers::default();
            let a = numbers.add("company:A", "a", &uniform_law("a"));
            numbers.add("company:A", "k", &param("k", Law::Constant(3.0)));
            let raise = numbers.add("company:A", "policy.raise_takes", &uniform_law("r"));
            let z = numbers.add("company:A", "z", &uniform_law("z"));
            (numbers, [a, raise, z])
        };
        let (numbers, members) = build();
        let plain = filled(numbers, &[]);
        // If the known number did connect, z would lean on a through it.
        let given = [correlation("a", "k", 0.9), correlation("k", "z", 0.9), correlation("a", "r", 0.9)];
        let values = filled(build().0, &given);
        for number in members {
            assert_eq!(values.lanes(number), plain.lanes(number));
        }
    }

    #[test]
    fn a_number_that_occurs_twice_is_one() {
        let mut numbers = Numbers::default();
        let a = numbers.add("company:A", "a", &uniform_law("a"));
        // One number under one path, and the same number under another.
        let again = ["b", "b", "c"].map(|path| numbers.add("company:A", "growth", &uniform_law(path)));
        let other = numbers.add("company:A", "other", &uniform_law("b"));
        let own = filled(numbers.clone(), &[]);
        let values = filled(numbers.clone(), &[correlation("a", "c", 0.9)]);
        assert_eq!(values.lanes(a), own.lanes(a));
        assert_ne!(values.lanes(again[0]), own.lanes(again[0]));
        for number in again {
            assert_eq!(values.lanes(number), values.lanes(again[0]));
        }
        // Somebody else's number that goes by the same path stays as it was.
        assert_eq!(values.lanes(other), own.lanes(other));
        assert_eq!(filled(numbers, &[correlation("a", "b", 0.9)]).lanes(again[2]), values.lanes(again[2]));
    }
}
