//! Our draws behind rand's generator trait, so that every law of `rand_distr` can sit on an address.

use std::convert::Infallible;

use drypowder_lanes::threefry;
use rand::TryRng;

use super::Address;

/// The words of one process in one world, ordinal by ordinal, as a generator of rand's kind.
#[derive(Clone, Debug)]
pub struct AddressedRng {
    key: [u64; 2],
    world: u64,
    ordinal: u64,
}

impl AddressedRng {
    /// Starts at the first ordinal.
    #[must_use]
    pub fn new(seed: u64, address: Address, world: u64) -> Self {
        Self { key: address.key(seed), world, ordinal: 0 }
    }
}

impl TryRng for AddressedRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        self.try_next_u64().map(|word| (word >> 32) as u32)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let word = threefry(self.key, [self.world, self.ordinal])[0];
        self.ordinal += 1;
        Ok(word)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let word = self.try_next_u64()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}
