//! Draws are addressed, never consumed.
//!
//! A draw is a function of (seed, process, world, when): the process is named by its entity and its own name
//! (`company:OpenAI/growth`, `source:SoftBank×company:OpenAI/offer`), never by a position in a file, so entities,
//! horizon and order of the file do not enter. The word behind it is Threefry-2x64 with 13 rounds (Salmon et al. 2011)
//! under the key (seed, process). This module is the only place where random numbers are made.

mod addressed;
mod row;

pub use addressed::AddressedRng;
pub(crate) use row::{Row, RowId, RowPlan};

use drypowder_lanes::{normal, threefry, uniform};
use sha2::{Digest, Sha256};

/// A process that draws: the first eight bytes of the SHA-256 of `entity/process`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address(u64);

impl Address {
    /// The address of a process of an entity.
    #[must_use]
    pub fn of(entity: &str, process: &str) -> Self {
        let digest = Sha256::digest(format!("{entity}/{process}").as_bytes());
        let mut first = [0; 8];
        first.copy_from_slice(&digest[..8]);
        Self(u64::from_le_bytes(first))
    }

    /// The generator's key under a seed.
    pub(crate) fn key(self, seed: u64) -> [u64; 2] {
        [seed, self.0]
    }
}

/// The word of a rare decision: the `ordinal`-th of its process in that world.
#[must_use]
#[inline]
pub fn word(seed: u64, address: Address, world: u64, ordinal: u64) -> u64 {
    threefry(address.key(seed), [world, ordinal])[0]
}

/// A uniform on (0, 1) for a rare decision.
#[must_use]
#[inline]
pub fn uniform_at(seed: u64, address: Address, world: u64, ordinal: u64) -> f64 {
    uniform(word(seed, address, world, ordinal))
}

/// A standard normal for a rare decision.
#[must_use]
#[inline]
pub fn normal_at(seed: u64, address: Address, world: u64, ordinal: u64) -> f64 {
    normal(word(seed, address, world, ordinal))
}

/// A dense draw computed alone: the standard normal of a process in a world at a step. A batch fills the same bits
/// for all its worlds at once.
#[must_use]
pub fn dense_normal_at(seed: u64, address: Address, world: u64, step: u32) -> f64 {
    normal(dense_word(seed, address, world, step))
}

/// A dense draw computed alone: the uniform of a process in a world at a step.
#[must_use]
pub fn dense_uniform_at(seed: u64, address: Address, world: u64, step: u32) -> f64 {
    uniform(dense_word(seed, address, world, step))
}

fn dense_word(seed: u64, address: Address, world: u64, step: u32) -> u64 {
    let block = threefry(address.key(seed), [world, u64::from(step / 2)]);
    block[(step % 2) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_depends_on_entity_and_process_alone() {
        assert_eq!(Address::of("company:A", "growth"), Address::of("company:A", "growth"));
        assert_ne!(Address::of("company:A", "growth"), Address::of("company:B", "growth"));
        assert_ne!(Address::of("company:A", "growth"), Address::of("company:A", "revenue"));
    }

    #[test]
    fn draws_of_different_worlds_and_ordinals_differ() {
        let address = Address::of("company:A", "offer");
        let one = word(1, address, 0, 0);
        assert_ne!(one, word(1, address, 1, 0));
        assert_ne!(one, word(1, address, 0, 1));
        assert_ne!(one, word(2, address, 0, 0));
    }
}
