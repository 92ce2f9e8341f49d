//! Draws follow their laws, neighbours are independent, and rand's laws sit on an address.

use drypowder_simulation::draw::{
    Address, AddressedRng, dense_normal_at, dense_uniform_at, normal_at, uniform_at,
};
use drypowder_tests::{SEED, row::Row};
use rand_distr::{Distribution, Exp1, StandardNormal};
use statrs::distribution::{ContinuousCDF, Exp, Normal, Uniform};

/// `sup |F_n − F|·√n`, which passes 2.23 once in 10,000 samples of the law.
fn kolmogorov_smirnov(mut sample: Vec<f64>, law: &impl ContinuousCDF<f64, f64>) -> f64 {
    sample.sort_by(f64::total_cmp);
    let n = sample.len() as f64;
    let mut largest = 0.0;
    for (index, value) in sample.iter().enumerate() {
        let (below, share) = (index as f64 / n, law.cdf(*value));
        for distance in [share - below, below + 1.0 / n - share] {
            largest = if distance > largest { distance } else { largest };
        }
    }
    largest * n.sqrt()
}

fn hold_law(name: &str, sample: Vec<f64>, law: &impl ContinuousCDF<f64, f64>) {
    let distance = kolmogorov_smirnov(sample, law);
    drypowder_tests::row::say(&format!("{name}: √n·D = {distance:.3}, below 2.23"));
    assert!(distance < 2.23, "{name}: {distance}");
}

#[test]
fn draws_follow_their_laws() {
    let address = Address::of("company:A", "growth");
    let (normal, uniform) = (Normal::standard(), Uniform::standard());
    let worlds = 0..100_000;
    hold_law(
        "normals over worlds",
        worlds.clone().map(|w| normal_at(SEED, address, w, 0)).collect(),
        &normal,
    );
    hold_law(
        "uniforms over worlds",
        worlds.clone().map(|w| uniform_at(SEED, address, w, 3)).collect(),
        &uniform,
    );
    hold_law(
        "normals over steps",
        (0..100_000).map(|s| dense_normal_at(SEED, address, 7, s)).collect(),
        &normal,
    );
    hold_law("dense uniforms", worlds.map(|w| dense_uniform_at(SEED, address, w, 1)).collect(), &uniform);
    let seeds = (0..100_000).map(|seed| uniform_at(seed, address, 0, 0)).collect();
    hold_law("uniforms over seeds", seeds, &uniform);
    let entities =
        (0..100_000).map(|n| uniform_at(SEED, Address::of(&format!("company:n#{n}"), "offer"), 0, 0));
    hold_law("uniforms over entities", entities.collect(), &uniform);
}

#[test]
fn laws_of_rand_distr_sit_on_an_address() {
    let address = Address::of("company:A", "claims");
    let mut rng = AddressedRng::new(SEED, address, 5);
    let normals: Vec<f64> = (0..100_000).map(|_| StandardNormal.sample(&mut rng)).collect();
    hold_law("StandardNormal on an address", normals, &Normal::standard());
    let exponentials: Vec<f64> = (0..100_000).map(|_| Exp1.sample(&mut rng)).collect();
    hold_law("Exp1 on an address", exponentials, &Exp::new(1.0).expect("a rate above zero"));
    // A generator made anew goes the same way.
    let first: f64 = StandardNormal.sample(&mut AddressedRng::new(SEED, address, 5));
    let again: f64 = StandardNormal.sample(&mut AddressedRng::new(SEED, address, 5));
    assert_eq!(first, again);
}

/// Neighbours in every coordinate of an address are uncorrelated.
#[test]
fn neighbouring_addresses_are_independent() {
    let (one, other) = (Address::of("company:A", "growth"), Address::of("company:B", "growth"));
    let n = 100_000_u64;
    let correlation =
        |pair: &dyn Fn(u64) -> (f64, f64)| (0..n).map(pair).map(|(x, y)| x * y).sum::<f64>() / n as f64;
    let at = |address, world, step| dense_normal_at(SEED, address, world, step);
    let error = 1.0 / (n as f64).sqrt();
    for (name, found) in [
        ("entities", correlation(&|w| (at(one, w, 0), at(other, w, 0)))),
        ("worlds", correlation(&|w| (at(one, 2 * w, 0), at(one, 2 * w + 1, 0)))),
        ("steps of a pair", correlation(&|w| (at(one, w, 0), at(one, w, 1)))),
        ("steps of two pairs", correlation(&|w| (at(one, w, 1), at(one, w, 2)))),
        ("seeds", correlation(&|w| (at(one, w, 0), dense_normal_at(SEED + 1, one, w, 0)))),
    ] {
        Row::new(&format!("correlation of neighbouring {name}"), 0.0, found, error).hold();
    }
}
