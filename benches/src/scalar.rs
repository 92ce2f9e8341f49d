//! The yardstick as good scalar Rust writes it: one world at a time, a small generator, `rand_distr`'s ziggurat, the
//! platform's exp. What the batched engine is compared with on the same machine in the same run.
#![expect(clippy::disallowed_methods, reason = "the baseline is what the platform's own library gives")]

use rand::{SeedableRng, rngs::Xoshiro256PlusPlus};
use rand_distr::{Distribution, StandardNormal};

/// Steps of the yardstick, quarters.
pub const STEPS: usize = 100;

/// What a step's volatilities are: of revenue, of growth and of variable cost.
fn schedule() -> Vec<[f64; 3]> {
    let kept = (-0.07_f64).exp();
    let scale = ((1.0 - kept * kept) / 0.14).sqrt();
    let mut faded = 1.0;
    (0..STEPS)
        .map(|_| {
            faded *= kept;
            [0.05 + 0.05 * faded, 0.03 * faded * scale, (0.015 + 0.015 * faded) * scale]
        })
        .collect()
}

/// How many of `worlds` companies go bankrupt within a hundred quarters.
#[must_use]
pub fn yardstick(worlds: usize, seed: u64) -> usize {
    let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
    let schedule = schedule();
    (0..worlds).filter(|_| goes_bankrupt(&schedule, &mut rng)).count()
}

fn goes_bankrupt(schedule: &[[f64; 3]], rng: &mut Xoshiro256PlusPlus) -> bool {
    let kept = (-0.07_f64).exp();
    let (mut revenue, mut growth, mut variable) = (356.0_f64, 0.11, 0.94);
    let (mut cash, mut losses) = (906.0_f64, 559.0_f64);
    for [sigma, eta, phi] in schedule {
        let [first, second, third]: [f64; 3] = std::array::from_fn(|_| StandardNormal.sample(rng));
        revenue *= (growth - 0.5 * sigma * sigma + sigma * first).exp();
        growth = kept * growth + (1.0 - kept) * 0.015 + eta * (0.2 * first + 0.96_f64.sqrt() * second);
        variable = kept * variable + (1.0 - kept) * 0.85 + phi * third;
        let profit = revenue * (1.0 - variable) - 75.0 + 0.0125 * cash;
        let relieved = if profit > 0.0 && losses > profit { profit } else { losses };
        let tax = if profit > 0.0 { 0.35 * (profit - relieved) } else { 0.0 };
        losses -= if profit > 0.0 { relieved } else { profit };
        cash += profit - tax;
        if cash < 0.0 {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `NumPy`, Numba and C++ give .1341 for the same model.
    #[test]
    fn the_baseline_is_the_same_model() {
        let (ruined, worlds) = (yardstick(100_000, 1) as f64, 100_000.0);
        let share = ruined / worlds;
        let z = (share - 0.1341) / (0.1341 * 0.8659 / worlds).sqrt();
        assert!(z.abs() < 4.0, "{share}, z = {z}");
    }
}
