//! A ziggurat of any number of layers in plain loops, to compare generators and sizes of the table.

use drypowder_lanes::{Kernel, Lanes, Mask, WIDTH, exp, ln, normal, uniform};

use crate::generators::{Generator, Words};

/// Both edges of each layer.
pub type Edges<const LAYERS: usize> = [[f64; 2]; LAYERS];

/// The edges of a ziggurat whose last edge is `last` and whose layers have this `area`.
#[must_use]
pub fn edges<const LAYERS: usize>(last: f64, area: f64) -> Edges<LAYERS> {
    let density = |x: f64| exp(-0.5 * x * x);
    let mut edges = [[0.0; 2]; LAYERS];
    edges[0] = [area / density(last), last];
    for i in 1..LAYERS {
        let x = edges[i - 1][1];
        let top = area / x + density(x);
        edges[i] = [x, if i + 1 < LAYERS { (-2.0 * ln(top)).sqrt() } else { 0.0 }];
    }
    edges
}

/// 256 layers.
#[must_use]
pub fn edges_256() -> Edges<256> {
    edges(3.654_152_885_361_009, 0.004_928_673_233_974_655)
}

/// 1024 layers.
#[must_use]
pub fn edges_1024() -> Edges<1024> {
    edges(4.038_849_846_109_504, 0.001_226_324_646_353_089_7)
}

/// Fills `out` with the normal numbers of the generator's block. A miss costs one draw of `normal` whatever the
/// number of layers; what it returns then is not meant to be used.
#[derive(Debug)]
pub struct Normals<'a, G, const LAYERS: usize> {
    /// Where the words come from.
    pub generator: &'a mut G,
    /// Which words.
    pub block: u64,
    /// The ziggurat.
    pub edges: &'a Edges<LAYERS>,
    /// Where the numbers go.
    pub out: &'a mut [Lanes; 2],
}

impl<G: Generator, const LAYERS: usize> Kernel for Normals<'_, G, LAYERS> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let mut words = Words([[0; WIDTH]; 2]);
        self.generator.words(self.block, &mut words);
        for (words, lanes) in words.0.iter().zip(self.out) {
            for lane in candidates(words, self.edges, lanes) {
                lanes[lane] = redrawn(words[lane]);
            }
        }
    }
}

#[inline(always)]
fn candidates<const LAYERS: usize>(words: &[u64; WIDTH], edges: &Edges<LAYERS>, lanes: &mut Lanes) -> Mask {
    let mut missed = Mask::NONE;
    for lane in 0..WIDTH {
        let word = words[lane];
        let [outer, inner] = edges[word as usize % LAYERS];
        let x = uniform(word) * outer;
        lanes[lane] = f64::from_bits(x.to_bits() ^ ((word << 53) & (1 << 63)));
        missed.0 |= u64::from(x >= inner) << lane;
    }
    missed
}

/// About the work of a miss: the comparison with the density, then a draw.
#[inline(always)]
fn redrawn(word: u64) -> f64 {
    let x = uniform(word);
    if exp(-0.5 * x * x) + exp(-0.4 * x * x) < 0.1 { x } else { normal(word.rotate_left(17)) }
}
