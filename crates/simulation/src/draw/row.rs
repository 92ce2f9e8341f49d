//! The dense draws: one a process and step, filled for a batch of worlds, two steps at a time.

use drypowder_lanes::{Lanes, Level, fill_normals, fill_uniforms};

use super::Address;

/// Which dense process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RowId(usize);

#[derive(Clone, Copy, Debug)]
enum Shape {
    Normal,
    Uniform,
}

/// The dense processes of a plan. The first is the process that never moves: always zero, never drawn.
#[derive(Clone, Debug)]
pub(crate) struct RowPlan {
    processes: Vec<(Address, Shape)>,
}

impl RowPlan {
    pub(crate) const STILL: RowId = RowId(0);

    pub(crate) fn new() -> Self {
        Self { processes: Vec::new() }
    }

    pub(crate) fn normal(&mut self, address: Address) -> RowId {
        self.add(address, Shape::Normal)
    }

    pub(crate) fn uniform(&mut self, address: Address) -> RowId {
        self.add(address, Shape::Uniform)
    }

    /// Draws a world and step needs.
    pub(crate) fn len(&self) -> usize {
        self.processes.len()
    }

    /// Where the draws of each come from.
    #[cfg(test)]
    pub(crate) fn addresses(&self) -> impl Iterator<Item = Address> + '_ {
        self.processes.iter().map(|(address, _)| *address)
    }

    fn add(&mut self, address: Address, shape: Shape) -> RowId {
        self.processes.push((address, shape));
        RowId(self.processes.len())
    }
}

/// This step's draws of every dense process, one a lane.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pairs: Vec<[Lanes; 2]>,
    parity: usize,
}

impl Row {
    pub(crate) fn new(plan: &RowPlan) -> Self {
        Self { pairs: vec![[Lanes::ZERO; 2]; plan.processes.len() + 1], parity: 0 }
    }

    /// Moves to a step; words come in pairs, so every second call fills.
    pub(crate) fn advance(&mut self, plan: &RowPlan, level: Level, seed: u64, first_world: u64, step: u32) {
        self.parity = (step % 2) as usize;
        if self.parity == 1 {
            return;
        }
        let pair = u64::from(step / 2);
        for ((address, shape), lanes) in plan.processes.iter().zip(&mut self.pairs[1..]) {
            match shape {
                Shape::Normal => fill_normals(level, address.key(seed), pair, first_world, lanes),
                Shape::Uniform => fill_uniforms(level, address.key(seed), pair, first_world, lanes),
            }
        }
    }

    #[inline]
    pub(crate) fn get(&self, id: RowId) -> &Lanes {
        &self.pairs[id.0][self.parity]
    }
}
