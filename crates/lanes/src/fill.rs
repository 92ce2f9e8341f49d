//! Draws for a whole batch.
//!
//! Lane `i` has the block of address `first + i`: its first word makes `out[0][i]`, its second `out[1][i]`. The
//! bits are those of [`threefry`](crate::threefry), [`uniform`] and [`normal`](crate::normal) one lane at a time.

use crate::threefry::blocks;
use crate::{Kernel, Lanes, Level, Mask, WIDTH, normal, uniform};

/// How many blocks go through the generator side by side at each level, so that the latency of one hides behind the
/// others: as many as the registers hold, and found by measuring.
const TOGETHER_PORTABLE: usize = 16;
#[cfg(target_arch = "x86_64")]
const TOGETHER_AVX2: usize = 8;
#[cfg(target_arch = "x86_64")]
const TOGETHER_AVX512: usize = 32;
/// What suits every level, where the level is not known.
const TOGETHER: usize = 4;

/// The words of [`WIDTH`] consecutive blocks: lane `i` has `threefry(key, [first + i, counter_hi])`.
///
/// The first words go to `out[0]` and the second to `out[1]`. The counter wraps around. Called inside a
/// [`Kernel`], it has the instructions of the kernel's level.
#[inline(always)]
pub fn fill_words(key: [u64; 2], counter_hi: u64, first: u64, out: &mut [[u64; WIDTH]; 2]) {
    blocks::<TOGETHER>(key, [first, counter_hi], out);
}

/// A number of the open interval from zero to one for each word of [`fill_words`].
pub fn fill_uniforms(level: Level, key: [u64; 2], counter_hi: u64, first: u64, out: &mut [Lanes; 2]) {
    let counter = [first, counter_hi];
    level.run(Uniforms { key, counter, out });
}

/// A standard normal number for each word of [`fill_words`].
#[cfg_attr(
    target_arch = "x86_64",
    expect(
        unsafe_code,
        reason = "a function with more instructions than its caller is safe once they are found"
    )
)]
pub fn fill_normals(level: Level, key: [u64; 2], counter_hi: u64, first: u64, out: &mut [Lanes; 2]) {
    let counter = [first, counter_hi];
    match level.min(Level::detect()) {
        // SAFETY: the level is not above the detected one, so the processor has every feature of `normals_avx2`.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { normals_avx2(key, counter, out) },
        // SAFETY: likewise, the processor has every feature of `normals_avx512`.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { normals_avx512(key, counter, out) },
        _ => normals(&words::<TOGETHER_PORTABLE>(key, counter), out, normal::plain),
    }
}

/// Words on their way to numbers, aligned so that no vector straddles two cache lines.
#[repr(align(64))]
struct Words([[u64; WIDTH]; 2]);

#[inline(always)]
fn words<const TOGETHER: usize>(key: [u64; 2], counter: [u64; 2]) -> Words {
    let mut words = Words([[0; WIDTH]; 2]);
    blocks::<TOGETHER>(key, counter, &mut words.0);
    words
}

struct Uniforms<'a> {
    key: [u64; 2],
    counter: [u64; 2],
    out: &'a mut [Lanes; 2],
}

impl Kernel for Uniforms<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let words = words::<TOGETHER>(self.key, self.counter);
        for (row, lanes) in words.0.iter().zip(self.out) {
            for (word, number) in row.iter().zip(&mut lanes.0) {
                *number = uniform(*word);
            }
        }
    }
}

/// The candidates of all lanes by `candidates`, then the few misses one by one.
#[inline(always)]
fn normals(words: &Words, out: &mut [Lanes; 2], candidates: impl Fn(&[u64; WIDTH], &mut Lanes) -> Mask) {
    for (row, lanes) in words.0.iter().zip(out) {
        for lane in candidates(row, lanes) {
            lanes[lane] = normal::resolve(row[lane]);
        }
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
fn normals_avx2(key: [u64; 2], counter: [u64; 2], out: &mut [Lanes; 2]) {
    let words = words::<TOGETHER_AVX2>(key, counter);
    normals(&words, out, |row, lanes| normal::avx2(row, lanes));
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx512f,avx512dq,avx512vl,avx512bw,avx512cd,avx2,fma,bmi1,bmi2,lzcnt,popcnt")]
fn normals_avx512(key: [u64; 2], counter: [u64; 2], out: &mut [Lanes; 2]) {
    let words = words::<TOGETHER_AVX512>(key, counter);
    normals(&words, out, |row, lanes| normal::avx512(row, lanes));
}
