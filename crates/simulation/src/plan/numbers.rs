//! The numbers of a scenario, indexed.

use std::collections::BTreeMap;

use drypowder_lanes::{Lanes, WIDTH};
use drypowder_model::{Law, Param, copula::REDRAWN, scenario::RankCorrelation};

use super::ranks::{Group, groups};
use crate::draw::{Address, uniform_at};

/// Which number of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number(u32);

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) law: Law,
    pub(super) address: Address,
    /// Whether it is drawn for every ask or filing, and so has no one value in a world.
    redrawn: bool,
    /// Whether it falls where the number that the file writes rises.
    pub(super) falls: bool,
    /// Whether its uniform is made from those of other numbers too, by its group.
    pub(super) leans: bool,
}

/// Every number of the scenario with its law and the address of its draw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    entries: Vec<Entry>,
    /// The first entry of each path, for numbers that can be correlated; until they are.
    paths: BTreeMap<String, usize>,
    groups: Vec<Group>,
}

impl Numbers {
    pub(crate) fn add(&mut self, entity: &str, place: &str, param: &Param) -> Number {
        let (index, redrawn) = (self.entries.len(), REDRAWN.contains(&place));
        if !param.law.is_constant() && !redrawn {
            self.paths.entry(param.path.clone()).or_insert(index);
        }
        self.entries.push(Entry {
            law: param.law.clone(),
            address: Address::of(entity, place),
            redrawn,
            falls: param.falls,
            leans: false,
        });
        Number(index as u32)
    }

    /// Correlates the numbers added so far. A number that is known has no rank, so its correlations have no effect.
    pub(crate) fn correlate(&mut self, correlations: &[RankCorrelation]) {
        self.groups = groups(correlations, &self.paths, &mut self.entries);
        self.paths.clear();
    }

    /// Where the draws of each come from.
    #[cfg(test)]
    pub(crate) fn addresses(&self) -> impl Iterator<Item = Address> + '_ {
        self.entries.iter().map(|entry| entry.address)
    }

    /// The number whose draw is at that address.
    pub(crate) fn at(&self, address: Address) -> Option<Number> {
        self.entries.iter().position(|entry| entry.address == address).map(|index| Number(index as u32))
    }

    /// Where the numbers at these addresses lie within their laws in one world.
    pub(crate) fn percentiles(&self, addresses: &[Address], seed: u64, world: u64) -> Vec<Option<f64>> {
        let mut leaning = BTreeMap::new();
        for group in &self.groups {
            let mut scores = vec![0.0; group.size()];
            group.correlate(seed, world, &mut scores);
            leaning.extend(group.leaning(&scores));
        }
        let mut drawn = BTreeMap::new();
        for (index, entry) in self.entries.iter().enumerate() {
            if entry.redrawn || entry.law.is_constant() {
                continue;
            }
            let own = || uniform_at(seed, entry.address, world, 0);
            drawn.insert(entry.address, leaning.get(&index).copied().unwrap_or_else(own));
        }
        addresses.iter().map(|address| drawn.get(address).copied()).collect()
    }

    /// The value when it is the same in every world.
    pub(crate) fn known(&self, number: Number) -> Option<f64> {
        match &self.entry(number).law {
            Law::Constant(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether it is zero in every world, so that what it scales need not be drawn.
    pub(crate) fn is_zero(&self, number: Number) -> bool {
        self.known(number) == Some(0.0)
    }

    /// What it comes to on average; its median where its tail has no average.
    pub(crate) fn expected(&self, number: Number) -> f64 {
        let law = &self.entry(number).law;
        law.mean().filter(|mean| mean.is_finite()).unwrap_or_else(|| law.quantile(0.5))
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn uncertain(&self) -> usize {
        self.entries.iter().filter(|entry| !matches!(entry.law, Law::Constant(_))).count()
    }

    /// A value drawn anew: the `ordinal`-th time its process asks in that world.
    pub(crate) fn draw(&self, number: Number, seed: u64, world: u64, ordinal: u64) -> f64 {
        let entry = self.entry(number);
        debug_assert!(entry.redrawn, "a number that is drawn anew is named in copula::REDRAWN");
        match &entry.law {
            Law::Constant(value) => *value,
            law => law.quantile(uniform_at(seed, entry.address, world, ordinal)),
        }
    }

    fn entry(&self, number: Number) -> &Entry {
        &self.entries[number.0 as usize]
    }
}

/// The numbers of a batch of worlds: fixed within a world.
#[derive(Clone, Debug)]
pub(crate) struct Values {
    lanes: Vec<Lanes>,
    /// Room for the scores of a group.
    scores: Vec<f64>,
}

impl Values {
    /// Known numbers are set once; uncertain ones wait for the first batch.
    pub(crate) fn new(numbers: &Numbers) -> Self {
        let lanes = numbers.entries.iter().map(|entry| match &entry.law {
            Law::Constant(value) => Lanes::splat(*value),
            _ => Lanes::ZERO,
        });
        let largest = numbers.groups.iter().map(Group::size).max().unwrap_or(0);
        Self { lanes: lanes.collect(), scores: vec![0.0; largest] }
    }

    /// Draws the uncertain numbers of the worlds from `first_world` on: one uniform each, through the inverse
    /// distribution function.
    pub(crate) fn fill(&mut self, numbers: &Numbers, seed: u64, first_world: u64) {
        for (entry, lanes) in numbers.entries.iter().zip(&mut self.lanes) {
            if matches!(entry.law, Law::Constant(_)) || entry.leans {
                continue;
            }
            for lane in 0..WIDTH {
                let u = uniform_at(seed, entry.address, first_world + lane as u64, 0);
                lanes[lane] = entry.law.quantile(u);
            }
        }
        for group in &numbers.groups {
            for lane in 0..WIDTH {
                let scores = &mut self.scores[..group.size()];
                group.correlate(seed, first_world + lane as u64, scores);
                for (index, u) in group.leaning(scores) {
                    self.lanes[index][lane] = numbers.entries[index].law.quantile(u);
                }
            }
        }
    }

    #[inline]
    pub(crate) fn lanes(&self, number: Number) -> &Lanes {
        &self.lanes[number.0 as usize]
    }

    #[inline]
    pub(crate) fn at(&self, number: Number, lane: usize) -> f64 {
        self.lanes[number.0 as usize][lane]
    }
}
