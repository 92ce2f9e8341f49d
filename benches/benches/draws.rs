//! Draws and functions alone: what every run is made of, beside what it could have been made of.
//!
//! `cargo bench -p drypowder-benches --bench draws`; items are normal numbers, words or arguments. Only ratios within
//! one run mean anything.
#![expect(clippy::inline_always, reason = "a kernel has to be inlined into its level")]

use divan::Bencher;
use divan::counter::ItemsCount;
use drypowder_benches::floor;
use drypowder_benches::functions::{Fused, Step, Unfused, exp_unfused};
use drypowder_benches::generators::{Generator, Philox, Threefry, Words, Xoshiro};
use drypowder_benches::ziggurat::{Edges, Normals, edges_256, edges_1024};
use drypowder_lanes::{Kernel, Lanes, Level, WIDTH, exp, fill_normals, fill_uniforms, ln, normal, threefry};
use rand::SeedableRng;
use rand::rngs::{ChaCha8Rng, Xoshiro256PlusPlus};
use rand_distr::{Distribution, StandardNormal};

/// Blocks of two batches a sample.
const BLOCKS: u64 = 1_000;
const DRAWS: usize = BLOCKS as usize * 2 * WIDTH;

fn main() {
    divan::main();
}

fn levels() -> impl Iterator<Item = Level> {
    Level::available()
}

/// The pinned floor: three normal numbers for each of a hundred steps of every world.
#[divan::bench(args = levels(), sample_count = 30)]
fn pinned_floor(bencher: Bencher, level: Level) {
    let (worlds, processes, steps) = (1024, 3, 100);
    bencher
        .counter(ItemsCount::new(worlds * processes * steps))
        .bench(|| floor(level, divan::black_box(worlds), processes, steps));
}

mod normals {
    use super::{
        BLOCKS, Bencher, ChaCha8Rng, DRAWS, Distribution, ItemsCount, Lanes, Level, SeedableRng,
        StandardNormal, Xoshiro256PlusPlus, fill_normals, levels, normal, threefry,
    };

    #[divan::bench(args = levels())]
    fn lanes(bencher: Bencher, level: Level) {
        let mut out = [Lanes::ZERO; 2];
        bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
            for block in 0..BLOCKS {
                fill_normals(level, [1, 2], block, 0, divan::black_box(&mut out));
            }
        });
    }

    #[divan::bench]
    fn one_at_a_time(bencher: Bencher) {
        bencher.counter(ItemsCount::new(DRAWS)).bench(|| {
            (0..DRAWS as u64 / 2)
                .map(|i| threefry([1, 2], [i, 0]).map(normal))
                .fold(0.0, |sum, [a, b]| sum + a + b)
        });
    }

    #[divan::bench]
    fn rand_distr_xoshiro(bencher: Bencher) {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(1);
        let draw = |rng: &mut Xoshiro256PlusPlus| -> f64 { StandardNormal.sample(rng) };
        bencher
            .counter(ItemsCount::new(DRAWS))
            .bench_local(|| (0..DRAWS).map(|_| draw(&mut rng)).sum::<f64>());
    }

    #[divan::bench]
    fn rand_distr_chacha8(bencher: Bencher) {
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        let draw = |rng: &mut ChaCha8Rng| -> f64 { StandardNormal.sample(rng) };
        bencher
            .counter(ItemsCount::new(DRAWS))
            .bench_local(|| (0..DRAWS).map(|_| draw(&mut rng)).sum::<f64>());
    }
}

#[divan::bench(args = levels())]
fn uniforms(bencher: Bencher, level: Level) {
    let mut out = [Lanes::ZERO; 2];
    bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
        for block in 0..BLOCKS {
            fill_uniforms(level, [1, 2], block, 0, divan::black_box(&mut out));
        }
    });
}

/// The same plain ziggurat on every generator and both tables.
mod alternatives {
    use super::{
        BLOCKS, Bencher, DRAWS, Edges, Generator, ItemsCount, Lanes, Level, Normals, Philox, Threefry,
        Xoshiro, edges_256, edges_1024, levels,
    };

    fn measure<const LAYERS: usize>(
        bencher: Bencher,
        level: Level,
        mut generator: impl Generator,
        edges: &Edges<LAYERS>,
    ) {
        let mut out = [Lanes::ZERO; 2];
        bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
            for block in 0..BLOCKS {
                let out = divan::black_box(&mut out);
                level.run(Normals { generator: &mut generator, block, edges, out });
            }
        });
    }

    #[divan::bench(args = levels())]
    fn threefry_1024(bencher: Bencher, level: Level) {
        measure(bencher, level, Threefry, &edges_1024());
    }

    #[divan::bench(args = levels())]
    fn threefry_256(bencher: Bencher, level: Level) {
        measure(bencher, level, Threefry, &edges_256());
    }

    #[divan::bench(args = levels())]
    fn philox_1024(bencher: Bencher, level: Level) {
        measure(bencher, level, Philox, &edges_1024());
    }

    #[divan::bench(args = levels())]
    fn xoshiro_1024(bencher: Bencher, level: Level) {
        measure(bencher, level, Xoshiro::default(), &edges_1024());
    }
}

/// Words alone.
mod words {
    use super::{
        BLOCKS, Bencher, DRAWS, Generator, ItemsCount, Kernel, Level, Philox, Threefry, WIDTH, Words,
        Xoshiro, levels,
    };

    struct Fill<'a, G>(&'a mut G, u64, &'a mut Words);

    impl<G: Generator> Kernel for Fill<'_, G> {
        type Output = ();

        #[inline(always)]
        fn run(self) {
            self.0.words(self.1, self.2);
        }
    }

    fn measure(bencher: Bencher, level: Level, mut generator: impl Generator) {
        let mut out = Words([[0; WIDTH]; 2]);
        bencher.counter(ItemsCount::new(DRAWS)).bench_local(|| {
            for block in 0..BLOCKS {
                level.run(Fill(&mut generator, block, divan::black_box(&mut out)));
            }
        });
    }

    #[divan::bench(args = levels())]
    fn threefry(bencher: Bencher, level: Level) {
        measure(bencher, level, Threefry);
    }

    #[divan::bench(args = levels())]
    fn philox(bencher: Bencher, level: Level) {
        measure(bencher, level, Philox);
    }

    #[divan::bench(args = levels())]
    fn xoshiro(bencher: Bencher, level: Level) {
        measure(bencher, level, Xoshiro::default());
    }
}

/// One function applied to an array that stays in the cache.
mod functions {
    use super::{Bencher, ItemsCount, Kernel, Level, exp, exp_unfused, levels, ln};

    const ARGUMENTS: usize = 1024;

    struct Map<'a, F>(&'a [f64], &'a mut [f64], F);

    impl<F: Fn(f64) -> f64> Kernel for Map<'_, F> {
        type Output = ();

        #[inline(always)]
        fn run(self) {
            for (x, y) in self.0.iter().zip(self.1) {
                *y = self.2(*x);
            }
        }
    }

    fn measure(bencher: Bencher, level: Level, function: impl Fn(f64) -> f64 + Copy) {
        let arguments: Vec<f64> = (1..=ARGUMENTS).map(|i| i as f64 / 100.0).collect();
        let mut results = vec![0.0; ARGUMENTS];
        bencher.counter(ItemsCount::new(ARGUMENTS)).bench_local(|| {
            level.run(Map(divan::black_box(&arguments), divan::black_box(&mut results), function));
        });
    }

    #[divan::bench(args = levels())]
    fn exp_own(bencher: Bencher, level: Level) {
        measure(bencher, level, exp);
    }

    #[divan::bench(args = levels())]
    fn exp_own_unfused(bencher: Bencher, level: Level) {
        measure(bencher, level, exp_unfused);
    }

    #[divan::bench]
    fn exp_libm(bencher: Bencher) {
        measure(bencher, Level::Portable, libm::exp);
    }

    #[divan::bench]
    #[expect(clippy::disallowed_methods, reason = "the baseline")]
    fn exp_std(bencher: Bencher) {
        measure(bencher, Level::Portable, f64::exp);
    }

    #[divan::bench(args = levels())]
    fn ln_own(bencher: Bencher, level: Level) {
        measure(bencher, level, ln);
    }

    #[divan::bench]
    fn ln_libm(bencher: Bencher) {
        measure(bencher, Level::Portable, libm::log);
    }

    #[divan::bench]
    #[expect(clippy::disallowed_methods, reason = "the baseline")]
    fn ln_std(bencher: Bencher) {
        measure(bencher, Level::Portable, f64::ln);
    }
}

/// A step of the yardstick with its draws, with and without fused multiply-adds; items are normal numbers.
mod step {
    use super::{
        BLOCKS, Bencher, Fused, ItemsCount, Lanes, Level, Step, Unfused, WIDTH, fill_normals, levels,
    };
    use drypowder_benches::functions::{Arithmetic, Firm};

    fn measure<A: Arithmetic>(bencher: Bencher, level: Level, arithmetic: A) {
        let mut draws = [[Lanes::ZERO; 2]; 3];
        bencher.counter(ItemsCount::new(BLOCKS * 6 * WIDTH as u64)).bench_local(|| {
            let mut firm = Firm::default();
            for block in 0..BLOCKS {
                for (process, out) in draws.iter_mut().enumerate() {
                    fill_normals(level, [1, process as u64], block, 0, out);
                }
                for half in 0..2 {
                    let draws = [&draws[0][half], &draws[1][half], &draws[2][half]];
                    level.run(Step { arithmetic, firm: &mut firm, draws });
                }
            }
            firm
        });
    }

    #[divan::bench(args = levels())]
    fn fused(bencher: Bencher, level: Level) {
        measure(bencher, level, Fused);
    }

    #[divan::bench(args = levels())]
    fn unfused(bencher: Bencher, level: Level) {
        measure(bencher, level, Unfused);
    }
}
