//! The numbers of a scenario, indexed.

use drypowder_lanes::{Lanes, WIDTH, uniform};
use drypowder_model::{Law, Param};

use crate::draw::{Address, uniform_at, word};

/// Which number of the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number(u32);

#[derive(Clone, Debug)]
struct Entry {
    law: Law,
    address: Address,
}

/// Every number of the scenario with its law and the address of its draw.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    entries: Vec<Entry>,
}

impl Numbers {
    pub(crate) fn add(&mut self, entity: &str, place: &str, param: &Param) -> Number {
        let number = Number(self.entries.len() as u32);
        self.entries.push(Entry { law: param.law, address: Address::of(entity, place) });
        number
    }

    /// The value when it is the same in every world.
    pub(crate) fn known(&self, number: Number) -> Option<f64> {
        match self.entry(number).law {
            Law::Constant(value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is zero in every world, so that what it scales need not be drawn.
    pub(crate) fn is_zero(&self, number: Number) -> bool {
        self.known(number) == Some(0.0)
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
        match entry.law {
            Law::Constant(value) => value,
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
}

impl Values {
    /// Known numbers are set once; uncertain ones wait for the first batch.
    pub(crate) fn new(numbers: &Numbers) -> Self {
        let lanes = numbers.entries.iter().map(|entry| match entry.law {
            Law::Constant(value) => Lanes::splat(value),
            _ => Lanes::ZERO,
        });
        Self { lanes: lanes.collect() }
    }

    /// Draws the uncertain numbers of the worlds from `first_world` on: one uniform each, through the inverse
    /// distribution function.
    pub(crate) fn fill(&mut self, numbers: &Numbers, seed: u64, first_world: u64) {
        for (entry, lanes) in numbers.entries.iter().zip(&mut self.lanes) {
            if matches!(entry.law, Law::Constant(_)) {
                continue;
            }
            for lane in 0..WIDTH {
                let u = uniform(word(seed, entry.address, first_world + lane as u64, 0));
                lanes[lane] = entry.law.quantile(u);
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
