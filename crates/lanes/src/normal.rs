//! Standard normal draws: a ziggurat of 1024 layers, one word a draw.
//!
//! Marsaglia and Tsang, *The ziggurat method for generating random variables*, J. Stat. Software 5(8) (2000): the
//! density `exp(-x^2/2)` for `x > 0` is covered by 1024 layers of the same area. A layer `i` is `edge(i)` wide and
//! lies under the density up to `edge(i + 1)`; a point there is accepted at once, elsewhere it is compared with the
//! density, and the tail beyond the last edge has its own method. Layer, sign and position come from separate bits,
//! as in Doornik, *An improved ziggurat method to generate normal random samples* (2005):
//!
//! ```text
//! bits 0..10   layer       bit 10   sign       bits 12..64   position, by `uniform`
//! ```
//!
//! 99.57% of draws end at once. The others hash on from their own word: attempt `n` uses the two words of
//! `threefry(MISS_KEY, [word, n])`. So a draw is a function of one word, and no draw moves another.

mod candidates;
mod table;

use crate::{exp, ln, threefry, uniform};

pub(crate) use candidates::plain;
#[cfg(target_arch = "x86_64")]
pub(crate) use candidates::{avx2, avx512};
use table::EDGES;

/// How many layers the ziggurat has; a power of two, so that the low bits of a word name one.
const LAYERS: usize = 1024;
/// Where the bottom layer ends and the tail begins.
const TAIL: f64 = EDGES[1];
/// The key of the words that decide a miss: digits of the golden ratio.
const MISS_KEY: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xf39c_c060_5ced_c834];
/// Bit 10 of a word is the sign: this far below the sign bit of a number.
const SIGN_SHIFT: u32 = 53;
const SIGN: u64 = 1 << 63;

/// The standard normal number that belongs to `word`; `fill_normals` gives the same bits.
#[must_use]
#[inline(always)]
pub fn normal(word: u64) -> f64 {
    let (x, hit) = candidate(word);
    if hit { with_sign_of(word, x) } else { miss(word) }
}

/// The layer a word names.
#[inline(always)]
fn layer(word: u64) -> usize {
    word as usize % LAYERS
}

/// The point of the word's layer, and whether it lies under the density without a further look.
#[inline(always)]
fn candidate(word: u64) -> (f64, bool) {
    let x = uniform(word) * EDGES[layer(word)];
    (x, x < EDGES[layer(word) + 1])
}

/// `x` with the sign the word asks for.
#[inline(always)]
fn with_sign_of(word: u64, x: f64) -> f64 {
    f64::from_bits(x.to_bits() ^ ((word << SIGN_SHIFT) & SIGN))
}

/// The draw of a word whose point was not accepted at once. Not inlined: four in a thousand come here.
#[cold]
#[inline(never)]
fn miss(word: u64) -> f64 {
    resolve(word)
}

/// The draw of a word whose point was not accepted at once.
#[inline(always)]
pub(crate) fn resolve(word: u64) -> f64 {
    let mut attempt = 0;
    let mut current = word;
    loop {
        let (x, hit) = candidate(current);
        if hit {
            return with_sign_of(current, x);
        }
        if layer(current) == 0 {
            return with_sign_of(current, tail(word, attempt));
        }
        let [height, next] = threefry(MISS_KEY, [word, attempt]);
        if below_density(layer(current), x, uniform(height)) {
            return with_sign_of(current, x);
        }
        current = next;
        attempt += 1;
    }
}

/// Whether a point `x` at the relative `height` of its layer lies under the density.
///
/// Both sides of `f(edge(i)) + height (f(edge(i + 1)) - f(edge(i))) < f(x)` are divided by `f(x)`.
#[inline(always)]
fn below_density(layer: usize, x: f64, height: f64) -> bool {
    let (outer, inner) = (EDGES[layer], EDGES[layer + 1]);
    let low = exp(0.5 * (x - outer) * (x + outer));
    let high = exp(0.5 * (x - inner) * (x + inner));
    low + height * (high - low) < 1.0
}

/// A number beyond the last edge `r`, by Marsaglia's method (*Generating a variable from the tail of the normal
/// distribution*, Technometrics 6, 1964): `r + a` with `a` exponential of rate `r`, kept when a second exponential
/// exceeds `a^2 / 2`.
#[inline(always)]
fn tail(word: u64, first_attempt: u64) -> f64 {
    let mut attempt = first_attempt;
    loop {
        let [across, up] = threefry(MISS_KEY, [word, attempt]);
        let beyond = -ln(uniform(across)) / TAIL;
        if -2.0 * ln(uniform(up)) > beyond * beyond {
            return TAIL + beyond;
        }
        attempt += 1;
    }
}
