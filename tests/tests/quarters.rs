//! Steps of a quarter: what is said in months stays in months.

use drypowder_simulation::Outcome;
use drypowder_tests::{
    SEED,
    checks::close,
    head,
    probe::{STILL_MARKET, SURE},
    row::LIMIT,
    run,
};

const WORLDS: u64 = 20_000;

fn measured(outcome: &Outcome, name: &str) -> f64 {
    let mut measures = outcome.results.measures.iter();
    measures.find(|measure| measure.name == name).and_then(|found| found.mean.value).expect("a number")
}

/// A chain of two states that leaves one after 12 months and the other after 20 on average, seen at any time.
#[test]
fn the_window_opens_and_shuts_as_it_does_in_months() {
    let (closing, opening) = (1.0 / 12.0, 1.0 / 20.0);
    for (open, step) in [(true, "quarter"), (false, "quarter"), (true, "month")] {
        let text = format!(
            "{}{STILL_MARKET}[market.window]\nopen = {open}\nstay_open = \"12 months\"\nstay_closed = \"20 months\"\n\
             [[company]]\nname = \"Bystander\"\nrun_rate = \"$1B\"\ncash = \"$100B\"\ngrowth = {{ now = 0 }}\n\
             [[measure]]\nname = \"3\"\nvalue = \"window(3 months)\"\n\
             [[measure]]\nname = \"12\"\nvalue = \"window(12 months)\"\n",
            head(12, step, &[])
        );
        let outcome = run(&text, WORLDS, SEED);
        for months in [3, 12] {
            let rest = opening / (closing + opening);
            let gone = libm::exp(-(closing + opening) * f64::from(months));
            let exact = rest + (f64::from(u8::from(open)) - rest) * gone;
            let error = (exact * (1.0 - exact) / WORLDS as f64).sqrt();
            let found = measured(&outcome, &months.to_string());
            assert!(((found - exact) / error).abs() < LIMIT, "{step} {months}: {found} for {exact}");
        }
    }
}

/// $1M at the start and $3M of costs a quarter leave it $2M short; with six months of burn that is $8M.
#[test]
fn a_bridge_is_for_so_many_months() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Short\"\nrun_rate = \"$100M\"\ncash = \"$1M\"\ngrowth = {{ now = 0 }}\n\
         margin = {{ now = \"0%\" }}\nfixed = {{ now = \"$12M a year\" }}\n[company.policy]\nask_below = \"0 months\"\n\
         bridge = \"6 months\"\n[[source]]\nname = \"Fund\"\nkind = \"individuals\"\nflow = \"$50B a year\"\n\
         appetite = \"{SURE}\"\n[[source.holding]]\ncompany = \"Short\"\nstake = \"5%\"\ncost = \"$5M\"\n\
         [[measure]]\nname = \"given\"\nvalue = \"given(Fund, 3 months)\"\n",
        head(6, "quarter", &[])
    );
    close("given", measured(&run(&text, 64, SEED), "given"), 8e6, 1e-3);
}

/// Volatility that halves towards its long run every quarter: a step has that of its end. 120% at first and 20% in the end are
/// 70%, 45%, 32.5% and 26.25% in the four steps of a year.
#[test]
fn a_step_has_the_volatility_of_its_end() {
    let text = format!(
        "{}{STILL_MARKET}[[company]]\nname = \"Shaky\"\nrun_rate = \"$100M\"\ncash = \"$100B\"\n\
         growth = {{ now = 0, volatility = 1.2, long_run_volatility = 0.2, volatility_half_life = \"3 months\" }}\n\
         [[measure]]\nname = \"log\"\nvalue = \"ln(run_rate(Shaky, 12 months) / $100M)\"\n",
        head(12, "quarter", &[])
    );
    let variance: f64 = [0.7, 0.45, 0.325, 0.2625].iter().map(|sigma| sigma * sigma / 4.0).sum();
    let outcome = run(&text, WORLDS, SEED);
    let (mean, deviation) = (&outcome.results.measures[0].mean, &outcome.results.measures[0].deviation);
    for (found, exact) in [(mean, -0.5 * variance), (deviation, variance.sqrt())] {
        let (value, error) = (found.value.expect("a number"), found.standard_error.expect("worlds"));
        assert!(((value - exact) / error).abs() < LIMIT, "{value} for {exact}");
    }
}

/// Cash that is watched without pause runs out at a time that is inverse Gaussian, within the steps too and between claims of nothing.
#[test]
fn cash_runs_out_when_it_does_within_a_quarter() {
    let (cash, sigma) = (18.0, 3.0);
    for claims in ["", "claims = { rate = 12, amount = \"0.000001 dollars\" }\n"] {
        let text = format!(
            "{}[[company]]\nname = \"Walk\"\nrun_rate = \"0.000001 dollars\"\ncash = \"18 dollars\"\n\
             cash_volatility = \"10.392304845413264 dollars\"\ncash_watched = \"always\"\ngrowth = {{ now = 0 }}\n\
             fixed = {{ now = \"12 dollars a year\" }}\n{claims}\
             [[measure]]\nname = \"4\"\nvalue = \"private_months(Walk) <= 4\"\n\
             [[measure]]\nname = \"7\"\nvalue = \"private_months(Walk) <= 7\"\n\
             [[measure]]\nname = \"11\"\nvalue = \"private_months(Walk) <= 11\"\n\
             [[measure]]\nname = \"14\"\nvalue = \"private_months(Walk) <= 14\"\n",
            head(24, "quarter", &[])
        );
        let outcome = run(&text, WORLDS, SEED);
        for months in [4.0_f64, 7.0, 11.0, 14.0] {
            let below = |x: f64| 0.5 * libm::erfc(-x / core::f64::consts::SQRT_2);
            let spread = sigma * months.sqrt();
            let exact = below((months - cash) / spread)
                + libm::exp(2.0 * cash / (sigma * sigma)) * below(-(months + cash) / spread);
            let error = (exact * (1.0 - exact) / WORLDS as f64).sqrt();
            let found = measured(&outcome, &months.to_string());
            assert!(((found - exact) / error).abs() < LIMIT, "{months}: {found} for {exact}");
        }
    }
}
