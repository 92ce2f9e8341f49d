//! Rows 5 to 8 of the validation table and the yardstick: how revenue and its growth move.

use drypowder_simulation::results::Proportion;
use drypowder_tests::{
    SEED, WORLDS,
    probe::{Lister, Seen, borrower, listed, listers},
    row::Row,
    run,
};
use statrs::distribution::{Continuous, ContinuousCDF, Normal};

/// Geometric Brownian revenue, R₀ = 100 (here $10B), μ = .5, σ = .4, three years.
const GEOMETRIC: &str = "now = 0.5\nvolatility = 0.4";

/// Dollars of run-rate to a unit of revenue in row 5.
const UNIT: f64 = 1e8;

#[test]
fn row_5_geometric_brownian_revenue() {
    let seen = Seen::of(&run(&borrower("$10B", GEOMETRIC, "month", 36), WORLDS, SEED));
    Row::new("5: E R", 448.168_907_034, seen.mean / UNIT, seen.mean_error() / UNIT).hold();
    // A sample standard deviation has the error s·√((κ − 1)/4n); a lognormal's kurtosis κ is known.
    let w = libm::exp(0.48);
    let kurtosis = w * w * w * w + 2.0 * w * w * w + 3.0 * w * w - 3.0;
    let error = 351.769_600_061 * ((kurtosis - 1.0) / (4.0 * seen.worlds)).sqrt();
    Row::new("5: sd R", 351.769_600_061, seen.deviation / UNIT, error).hold();
    let (log_mean, log_error) = (seen.log_mean - libm::log(UNIT), seen.log_mean_error());
    Row::new("5: ln median R, as E ln R", libm::log(352.542_148_737), log_mean, log_error).hold();
    let sd = 0.4 * 3.0_f64.sqrt();
    Row::new("5: sd ln R", sd, seen.log_deviation, seen.log_deviation_error()).hold();
}

#[test]
fn row_5_the_tail_and_the_median() {
    let company = |name, bar| Lister { name, run_rate: "$10B", growth: GEOMETRIC, bar, growth_bar: -10.0 };
    let text = listers(&[company("median", "$35.2542148737B"), company("tail", "$40B")], "month", 36);
    let outcome = run(&text, WORLDS, SEED);
    let [median, tail] = [0, 1].map(|index: usize| listed(&outcome.results.companies[index]));
    Row::share("5: P(R > median)", 0.5, median).hold();
    Row::share("5: P(R > 400)", 0.427_677_491_227, tail).hold();
}

/// Mean-reverting growth κ = .28, ḡ = .06, g₀ = .44, η = .12, whose volatility stays.
const REVERTING: &str = "now = 0.44\nlong_run = 0.06\nreversion = 0.28\nuncertainty = 0.12";

/// The mean and the standard deviation of growth from the shares that clear bars one deviation below and above: for a
/// normal law Φ⁻¹(P(g ≥ bar)) = (μ − bar)/s.
fn probit(bars: [f64; 2], shares: [Proportion; 2]) -> [(f64, f64); 2] {
    let normal = Normal::standard();
    let [low, high] = shares.map(|share| normal.inverse_cdf(share.value));
    let deviation = (bars[1] - bars[0]) / (low - high);
    let mean = bars[0] + deviation * low;
    let error = |share: Proportion, z: f64| {
        (share.value * (1.0 - share.value) / share.of as f64).sqrt() / normal.pdf(z)
    };
    let [low_error, high_error] = [error(shares[0], low), error(shares[1], high)];
    let spread = low - high;
    // By the delta method; the two companies draw apart.
    let mean_error = deviation / spread * ((high * low_error).powi_2() + (low * high_error).powi_2()).sqrt();
    let deviation_error = deviation / spread * (low_error.powi_2() + high_error.powi_2()).sqrt();
    [(mean, mean_error), (deviation, deviation_error)]
}

/// A square, in words.
trait Square {
    fn powi_2(self) -> f64;
}

impl Square for f64 {
    fn powi_2(self) -> f64 {
        self * self
    }
}

/// Holds the moments of growth after some steps.
fn hold_growth(row: &str, growth: &str, step: &str, steps: u32, (mean, deviation): (f64, f64)) {
    let bars = [mean - deviation, mean + deviation];
    let company =
        |name, growth_bar| Lister { name, run_rate: "$10B", growth, bar: "0.01 dollars", growth_bar };
    let text = listers(&[company("a", bars[0]), company("b", bars[1])], step, steps);
    let outcome = run(&text, WORLDS, SEED);
    let shares = [0, 1].map(|index: usize| listed(&outcome.results.companies[index]));
    let [(found_mean, mean_error), (found, error)] = probit(bars, shares);
    Row::new(&format!("{row}: E g"), mean, found_mean, mean_error).hold();
    Row::new(&format!("{row}: sd g"), deviation, found, error).hold();
}

#[test]
fn row_6_mean_reverting_growth() {
    hold_growth("6: after 1 year", REVERTING, "month", 12, (0.347_197_821_753, 0.105_005_012_47));
    hold_growth("6: after 5 years", REVERTING, "month", 60, (0.153_706_846_298, 0.155_404_627_954));
    hold_growth(
        "6: after 5 years, quarters",
        REVERTING,
        "quarter",
        20,
        (0.153_706_846_298, 0.155_404_627_954),
    );
}

/// `ln A₆₀ = ln A₀ + Δ Σ g_k`, so its variance sums `Cov(g_s, g_t) = e^{−κ|t − s|} Var g_s` over all pairs of months;
/// the row's Cov(1, 5) = .00359757819215 is one of them.
#[test]
fn row_6_covariance_across_time() {
    let (kappa, eta): (f64, f64) = (0.28, 0.12);
    let variance = |years: f64| eta * eta * (1.0 - libm::exp(-2.0 * kappa * years)) / (2.0 * kappa);
    let covariance = |s: f64, t: f64| libm::exp(-kappa * (t - s)) * variance(s);
    drypowder_tests::row::exact("6: Cov(1, 5), the formula", 0.003_597_578_192_15, covariance(1.0, 5.0));
    let (mut sum, mut mean) = (0.0, libm::log(1e10));
    for s in 0..60_u32 {
        mean += (0.06 + 0.38 * libm::exp(-kappa * f64::from(s) / 12.0)) / 12.0;
        for t in 0..60_u32 {
            sum += covariance(f64::from(s.min(t)) / 12.0, f64::from(s.max(t)) / 12.0) / 144.0;
        }
    }
    let seen = Seen::of(&run(&borrower("$10B", REVERTING, "month", 60), WORLDS, SEED));
    Row::new("6: E ln A after 60 months", mean, seen.log_mean, seen.log_mean_error()).hold();
    Row::new("6: sd ln A after 60 months", sum.sqrt(), seen.log_deviation, seen.log_deviation_error()).hold();
}

#[test]
fn row_7_growth_uncertainty_that_decays() {
    let growth = format!("{REVERTING}\nuncertainty_decay = 0.28");
    let mean = 0.153_706_846_298;
    hold_growth("7: monthly, after 5 years", &growth, "month", 60, (mean, 0.065_404_391_326_8));
    hold_growth("7: quarterly, after 5 years", &growth, "quarter", 20, (mean, 0.063_919_147_6));
}

/// Schwartz & Moon's revenue of row 8, a year where the paper has a quarter.
const SCHWARTZ_MOON: &str = "now = 0.44\nlong_run = 0.06\nreversion = 0.28\nuncertainty = 0.24\n\
    uncertainty_decay = 0.28\nvolatility = 0.20\nlong_run_volatility = 0.10\nvolatility_decay = 0.28\n\
    revenue_risk_price = 0.02";

#[test]
fn row_8_schwartz_and_moon_revenue() {
    // $142.4M a year stands for 356 a quarter: small enough that the lender's purse never binds, even after 25 years.
    let unit = 4e5;
    for (quarters, reference) in
        [(4, 533.119_332_6), (20, 1_691.780_749), (40, 3_813.018_695), (100, 11_282.793_35)]
    {
        let seen = Seen::of(&run(&borrower("$142.4M", SCHWARTZ_MOON, "quarter", quarters), WORLDS, SEED));
        // The sample's own error follows its mean where the law is as skewed as this: R is lognormal, and its
        // deviation is known from that of ln R.
        let variance = libm::expm1(seen.log_deviation * seen.log_deviation);
        let error = reference * (variance / seen.worlds).sqrt();
        Row::new(&format!("8: E R after {quarters} quarters"), reference, seen.mean / unit, error).hold();
        if quarters == 100 {
            let error = seen.log_deviation_error();
            Row::new("8: sd ln R after 100 quarters", 1.246_469_295, seen.log_deviation, error).hold();
        }
    }
}

/// `NumPy`, Numba and C++ programs agree on these; the error of the reference is .0002 on the share and taken as one unit
/// of the last digit elsewhere.
#[test]
fn the_yardstick() {
    let text = include_str!("../../scenarios/yardstick.toml");
    let outcome = run(text, WORLDS, SEED);
    let company = &outcome.results.companies[0];
    let mut ruin = Row::share("yardstick: P(ruin)", 0.1341, company.sustain.runs_dry);
    ruin.standard_error = libm::hypot(ruin.standard_error, 0.0002);
    ruin.hold();
    let mut step = Row::ratio("yardstick: mean step of ruin", 24.88, company.mean_insolvent_step);
    step.standard_error = libm::hypot(step.standard_error, 0.01);
    step.hold();
    let mut cash = Row::ratio("yardstick: mean ln(1 + cash) of survivors", 10.470, company.final_log_cash);
    cash.standard_error = libm::hypot(cash.standard_error, 0.001);
    cash.hold();
}
