//! What the benchmarks share: the pinned floor, and the roads not taken that it is measured against.
#![expect(
    clippy::inline_always,
    reason = "only what is inlined into a level's function has its instructions"
)]

pub mod functions;
pub mod generators;
pub mod scalar;
pub mod ziggurat;

use std::hint::black_box;

use drypowder_lanes::{Lanes, Level, WIDTH, fill_normals};

/// Draws what a scenario needs at the least, and nothing else: the time every run is a multiple of.
///
/// `processes` standard normal numbers for each of `steps` steps of every world, in batches of [`WIDTH`] worlds:
/// one key for a process, one block of two numbers for two steps. Returns a sum over a few of them, which keeps
/// the compiler honest and is the same at every level.
#[must_use]
pub fn floor(level: Level, worlds: usize, processes: usize, steps: usize) -> f64 {
    let mut checksum = 0.0;
    let mut draws = [Lanes::ZERO; 2];
    for batch in 0..worlds.div_ceil(WIDTH) {
        for block in 0..steps.div_ceil(2) {
            for process in 0..processes {
                let first = (batch * WIDTH) as u64;
                fill_normals(level, [0x5eed, process as u64], block as u64, first, &mut draws);
                let lane = block % WIDTH;
                checksum += draws[0][lane] - draws[1][lane];
                black_box(&mut draws);
            }
        }
    }
    checksum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_floor_is_the_same_at_every_level() {
        let expected = floor(Level::Portable, 128, 3, 10).to_bits();
        for level in Level::available() {
            assert_eq!(floor(level, 128, 3, 10).to_bits(), expected, "{}", level.name());
        }
    }
}
