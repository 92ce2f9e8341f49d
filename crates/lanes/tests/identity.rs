//! The same bits at every level, in one lane and in sixty-four.

#![expect(clippy::inline_always, reason = "a kernel has to be inlined into its level")]

use drypowder_lanes::{
    Kernel, Lanes, Level, WIDTH, exp, fill_normals, fill_uniforms, fill_words, ln, normal, threefry, uniform,
};

/// Fills of 128 draws: more than a million.
const FILLS: u64 = 8_192;

/// Addresses of fills, some of which make the counter wrap around.
fn addresses() -> impl Iterator<Item = ([u64; 2], u64, u64)> {
    (0..FILLS).map(|i| {
        let [a, b] = threefry([0, i], [1, 2]);
        let first = if i % 100 == 0 { u64::MAX - i % 64 } else { i * WIDTH as u64 };
        ([a, b], a ^ b, first)
    })
}

fn words(key: [u64; 2], counter_hi: u64, first: u64) -> [[u64; WIDTH]; 2] {
    let mut words = [[0; WIDTH]; 2];
    fill_words(key, counter_hi, first, &mut words);
    words
}

/// Compares a fill with its scalar function, bit by bit.
fn assert_fill(
    fill: fn(Level, [u64; 2], u64, u64, &mut [Lanes; 2]),
    scalar: fn(u64) -> f64,
    level: Level,
    (key, counter_hi, first): ([u64; 2], u64, u64),
) {
    let mut filled = [Lanes::ZERO; 2];
    fill(level, key, counter_hi, first, &mut filled);
    let words = words(key, counter_hi, first);
    let pairs = words.iter().flatten().zip(filled.iter().flat_map(|lanes| &lanes.0));
    for (word, value) in pairs {
        assert_eq!(value.to_bits(), scalar(*word).to_bits(), "word {word:#x} at {}", level.name());
    }
}

#[test]
fn a_lane_has_the_block_of_its_address() {
    for (key, counter_hi, first) in addresses().take(300) {
        let words = words(key, counter_hi, first);
        for (lane, pair) in words[0].iter().zip(&words[1]).enumerate() {
            let block = threefry(key, [first.wrapping_add(lane as u64), counter_hi]);
            assert_eq!([*pair.0, *pair.1], block);
        }
    }
}

#[test]
fn normals_in_lanes_are_the_scalar_ones() {
    for level in Level::available() {
        for address in addresses() {
            assert_fill(fill_normals, normal, level, address);
        }
    }
}

#[test]
fn uniforms_in_lanes_are_the_scalar_ones() {
    for level in Level::available() {
        for address in addresses() {
            assert_fill(fill_uniforms, uniform, level, address);
        }
    }
}

/// Applies both functions to every number.
struct Both<'a>(&'a [f64], &'a mut [[f64; 2]]);

impl Kernel for Both<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for (x, y) in self.0.iter().zip(self.1) {
            *y = [exp(*x), ln(*x)];
        }
    }
}

#[test]
fn exp_and_ln_have_the_same_bits_at_every_level() {
    let special =
        [0.0, -0.0, f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::from_bits(1), 710.0, -709.0];
    let random = (0..500_000).flat_map(|i| {
        let [a, b] = threefry([3, 4], [i, 5]);
        [1600.0 * uniform(a) - 800.0, f64::from_bits(b)]
    });
    let arguments: Vec<f64> = random.chain(special).collect();
    for level in Level::available() {
        let mut results = vec![[0.0; 2]; arguments.len()];
        level.run(Both(&arguments, &mut results));
        for (x, y) in arguments.iter().zip(results) {
            assert_eq!(y.map(f64::to_bits), [exp(*x), ln(*x)].map(f64::to_bits), "{x} at {}", level.name());
        }
    }
}
