//! Sources of words in lanes: the one in use and the ones it was chosen over.

use drypowder_lanes::{WIDTH, fill_words, threefry};

/// Two words for every lane, aligned to cache lines.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub struct Words(pub [[u64; WIDTH]; 2]);

/// Something that makes two words for every lane at a time.
pub trait Generator {
    /// The words numbered `block`; one with a state takes them in order.
    fn words(&mut self, block: u64, out: &mut Words);
}

/// Threefry-2x64 with thirteen rounds, the generator in use.
#[derive(Clone, Copy, Debug)]
pub struct Threefry;

impl Generator for Threefry {
    #[inline(always)]
    fn words(&mut self, block: u64, out: &mut Words) {
        fill_words([1, 2], block, 0, &mut out.0);
    }
}

/// Philox-4x32 with ten rounds (Salmon et al. 2011): the other counter-based generator of that paper.
#[derive(Clone, Copy, Debug)]
pub struct Philox;

impl Generator for Philox {
    #[inline(always)]
    fn words(&mut self, block: u64, out: &mut Words) {
        let [firsts, seconds] = &mut out.0;
        for (lane, (a, b)) in firsts.iter_mut().zip(seconds).enumerate() {
            [*a, *b] = philox([1, 2], [lane as u64, 0, block, 0]);
        }
    }
}

const LOW: u64 = 0xffff_ffff;

/// Four 32-bit words, each in a 64-bit one so that a product fits; two and two are joined at the end.
#[inline(always)]
fn philox(mut key: [u64; 2], mut x: [u64; 4]) -> [u64; 2] {
    for _ in 0..10 {
        let (left, right) = (x[0] * 0xd251_1f53, x[2] * 0xcd9e_8d57);
        x = [(right >> 32) ^ x[1] ^ key[0], right & LOW, (left >> 32) ^ x[3] ^ key[1], left & LOW];
        key = [(key[0] + 0x9e37_79b9) & LOW, (key[1] + 0xbb67_ae85) & LOW];
    }
    [x[0] | (x[1] << 32), x[2] | (x[3] << 32)]
}

/// xoshiro256++ (Blackman and Vigna 2021), one state per lane that starts from a hash of its address.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub struct Xoshiro([[u64; WIDTH]; 4]);

impl Default for Xoshiro {
    fn default() -> Self {
        let state =
            |part: u64, word: usize| std::array::from_fn(|lane| threefry([1, 2], [lane as u64, part])[word]);
        Self([state(0, 0), state(0, 1), state(1, 0), state(1, 1)])
    }
}

impl Generator for Xoshiro {
    #[inline(always)]
    fn words(&mut self, _: u64, out: &mut Words) {
        for row in &mut out.0 {
            let [a, b, c, d] = &mut self.0;
            for lane in 0..WIDTH {
                row[lane] = a[lane].wrapping_add(d[lane]).rotate_left(23).wrapping_add(a[lane]);
                let shifted = b[lane] << 17;
                c[lane] ^= a[lane];
                d[lane] ^= b[lane];
                b[lane] ^= c[lane];
                a[lane] ^= d[lane];
                c[lane] ^= shifted;
                d[lane] = d[lane].rotate_left(45);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_a_known_answer() {
        // Random123's `kat_vectors`, counter and key zero.
        assert_eq!(philox([0; 2], [0; 4]), [0xe169_c58d_6627_e8d5, 0x9b00_dbd8_bc57_ac4c]);
    }
}
