//! The draws follow their laws. All addresses are fixed, so a test passes always or never.

use drypowder_lanes::{Lanes, Level, fill_normals, fill_uniforms};
use statrs::distribution::{ContinuousCDF, Normal};

/// How often a law this far from the draws would be seen by chance: about once in sixteen thousand.
const FAR: f64 = 4.0;

fn draws(
    fill: fn(Level, [u64; 2], u64, u64, &mut [Lanes; 2]),
    key: u64,
    count: usize,
) -> impl Iterator<Item = f64> {
    let fills = (0..count.div_ceil(128) as u64).flat_map(move |i| {
        let mut lanes = [Lanes::ZERO; 2];
        fill(Level::detect(), [key, 17], i % 10, i / 10 * 64, &mut lanes);
        lanes[0].0.into_iter().chain(lanes[1].0)
    });
    fills.take(count)
}

/// How many standard errors the mean of `values` is from `mean`, when each has this `variance`.
fn z_score(values: impl Iterator<Item = f64>, mean: f64, variance: f64) -> f64 {
    let (count, sum) = values.fold((0.0, 0.0), |(count, sum), value| (count + 1.0, sum + (value - mean)));
    sum / (count * variance).sqrt()
}

/// The largest distance between the draws' distribution function and `law`, in units of `1 / sqrt(n)`.
fn kolmogorov(mut values: Vec<f64>, law: impl Fn(f64) -> f64) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let n = values.len() as f64;
    let gap =
        |(i, x): (usize, &f64)| drypowder_lanes::max((i as f64 + 1.0) / n - law(*x), law(*x) - i as f64 / n);
    values.iter().enumerate().map(gap).fold(0.0, drypowder_lanes::max) * n.sqrt()
}

/// Chi-square over `cells` equally likely cells, as a number of standard deviations from its mean.
fn chi_square(probabilities: impl Iterator<Item = f64>, cells: usize) -> f64 {
    let mut counts = vec![0_u64; cells];
    for p in probabilities {
        counts[(p * cells as f64) as usize] += 1;
    }
    let expected = counts.iter().sum::<u64>() as f64 / cells as f64;
    let square = |count: &u64| (*count as f64 - expected) * (*count as f64 - expected) / expected;
    let freedom = cells as f64 - 1.0;
    (counts.iter().map(square).sum::<f64>() - freedom) / (2.0 * freedom).sqrt()
}

#[test]
fn uniforms_have_the_moments_of_their_law() {
    let values = || draws(fill_uniforms, 1, 4_000_000);
    assert!(z_score(values(), 0.5, 1.0 / 12.0).abs() < FAR);
    assert!(z_score(values().map(|u| u * u), 1.0 / 3.0, 4.0 / 45.0).abs() < FAR);
}

#[test]
fn uniforms_fill_every_cell_alike() {
    assert!(chi_square(draws(fill_uniforms, 2, 4_000_000), 4096).abs() < FAR);
}

#[test]
fn normals_have_the_moments_of_their_law() {
    let values = || draws(fill_normals, 3, 8_000_000);
    assert!(z_score(values(), 0.0, 1.0).abs() < FAR);
    assert!(z_score(values().map(|x| x * x), 1.0, 2.0).abs() < FAR);
    assert!(z_score(values().map(|x| x * x * x), 0.0, 15.0).abs() < FAR);
    assert!(z_score(values().map(|x| x * x * x * x), 3.0, 96.0).abs() < FAR);
}

#[test]
fn neighbours_are_not_correlated() {
    let values: Vec<f64> = draws(fill_normals, 4, 4_000_000).collect();
    for lag in [1, 2, 63, 64, 65, 128] {
        let products = values.iter().zip(&values[lag..]).map(|(x, y)| x * y);
        assert!(z_score(products, 0.0, 1.0).abs() < FAR, "lag {lag}");
    }
}

#[test]
fn normals_pass_kolmogorov_and_smirnov() {
    let law = Normal::standard();
    let distance = kolmogorov(draws(fill_normals, 5, 1_000_000).collect(), |x| law.cdf(x));
    // Exceeded once in a thousand.
    assert!(distance < 1.95, "{distance}");
}

#[test]
fn normals_fill_every_cell_alike() {
    let law = Normal::standard();
    let score = chi_square(draws(fill_normals, 6, 4_000_000).map(|x| law.cdf(x)), 4096);
    assert!(score.abs() < FAR, "{score}");
}

/// The layers next to zero and next to the tail, where the edges are furthest apart, in cells far finer than they.
#[test]
fn the_outermost_layers_are_filled_alike() {
    let law = Normal::standard();
    for (key, low, high) in [(7, 0.0, 0.1), (8, 3.0, 4.05)] {
        let (bottom, top) = (law.cdf(low), law.cdf(high));
        let inside = draws(fill_normals, key, 8_000_000).map(f64::abs).filter(|x| (low..high).contains(x));
        let score = chi_square(inside.map(|x| (law.cdf(x) - bottom) / (top - bottom)), 200);
        assert!(score.abs() < FAR, "{score} between {low} and {high}");
    }
}

#[test]
fn the_tail_is_as_heavy_as_it_should_be() {
    let law = Normal::standard();
    let count = 20_000_000;
    // The tail's own method begins at 4.0388.
    let far: Vec<f64> = draws(fill_normals, 9, count).filter(|x| x.abs() > 3.5).collect();
    for edge in [3.5, 4.0, 4.038_85, 4.2, 4.5, 4.8] {
        let expected = count as f64 * law.sf(edge);
        for sign in [1.0, -1.0] {
            let seen = far.iter().filter(|x| **x * sign > edge).count() as f64;
            assert!(((seen - expected) / expected.sqrt()).abs() < FAR, "{seen} of {expected} beyond {edge}");
        }
    }
    let beyond: Vec<f64> = far.iter().map(|x| x.abs()).filter(|x| *x > 4.038_85).collect();
    let distance = kolmogorov(beyond, |x| 1.0 - law.sf(x) / law.sf(4.038_85));
    assert!(distance < 1.95, "{distance}");
}
