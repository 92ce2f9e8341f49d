//! Cohorts: pooled estimates against members, against closed forms, and the errors of both.

use drypowder_simulation::{
    Outcome,
    results::{Benchmarks, CohortResults, CompanyResults, Proportion},
};
use drypowder_tests::{
    BROWNIAN, COHORT, SEED,
    checks::{LEDGER, close, finite, identities},
    probe::{Lister, listers},
    row::{Row, say},
    run,
};
use statrs::distribution::{Binomial, DiscreteCDF};

/// The normal quantile of a two-sided 95% interval.
const Z95: f64 = 1.959_963_984_540_054;

fn cohort(outcome: &Outcome) -> &CohortResults {
    &outcome.results.cohorts[0]
}

/// Cash as Brownian motion, so many times over.
fn brownian(members: u64) -> String {
    BROWNIAN.replace("name = \"Random walk\"", &format!("name = \"Random walk\"\ncount = {members}"))
}

/// The standard error that an interval stands for.
fn error(share: &Proportion) -> f64 {
    (share.high - share.low) / (2.0 * Z95)
}

/// The error of as many independent draws as there are members in all worlds.
fn binomial(share: &Proportion) -> f64 {
    (share.value * (1.0 - share.value) / share.of as f64).sqrt()
}

/// Without what is a cohort's own: its name, and benchmarks without intervals.
fn bare(company: &CompanyResults) -> CompanyResults {
    let benchmarks = Benchmarks { opening_pre_money: Vec::new(), years: Vec::new() };
    CompanyResults { name: String::new(), cohort: None, benchmarks, ..company.clone() }
}

#[test]
fn a_cohort_of_one_is_the_company() {
    let text = COHORT.replace("count = 24", "count = 1");
    let outcome = run(&text, 3_000, SEED);
    let member = outcome.results.companies.iter().find(|one| one.name == "Robots 1").expect("a member");
    assert_eq!(member.cohort.as_deref(), Some("Robots"));
    assert_eq!(bare(&cohort(&outcome).pooled), bare(member), "to the bit, intervals and all");
    // The same draws without a cohort: the member is addressed by its id.
    let alone = run(&COHORT.replace("count = 24", "id = \"Robots 1\""), 3_000, SEED);
    let single = alone.results.companies.iter().find(|one| one.name == "Robots").expect("the company");
    assert_eq!(bare(single), bare(member));
    assert!(alone.results.cohorts.is_empty());
    let rows = |outcome: &Outcome, name: &str| {
        let rows = outcome.tables.months.iter().filter(|row| row.company == name);
        rows.map(|row| format!("{:?} {} {:?}", row.incidence, row.run_dry, row.fans)).collect::<Vec<_>>()
    };
    assert_eq!(rows(&outcome, "Robots"), rows(&alone, "Robots"));
}

#[test]
fn pooled_is_the_mean_over_members() {
    for count in [3, 24] {
        let outcome = run(&COHORT.replace("count = 24", &format!("count = {count}")), 1_000, SEED);
        identities("cohort.toml", &outcome, LEDGER);
        finite("cohort.toml", &outcome);
        let (found, members) = (cohort(&outcome), outcome.results.companies.iter());
        let members: Vec<&CompanyResults> = members.filter(|one| one.cohort.is_some()).collect();
        assert_eq!((found.members, members.len()), (count, count as usize));
        let summed = |of: fn(&CompanyResults) -> u64| members.iter().map(|one| of(one)).sum::<u64>();
        let pooled = &found.pooled;
        assert_eq!(pooled.sustain.runs_dry.count, summed(|one| one.sustain.runs_dry.count));
        assert_eq!(
            pooled.sustain.runs_dry_by[0].share.count,
            summed(|one| one.sustain.runs_dry_by[0].share.count)
        );
        assert_eq!(pooled.too_late.count, summed(|one| one.too_late.count));
        assert_eq!(pooled.rescue.of, summed(|one| one.rescue.of));
        assert_eq!(
            found.listed.count,
            summed(|one| one.incidence[0].horizon.count + one.incidence[1].horizon.count)
        );
        let mean =
            |of: fn(&CompanyResults) -> f64| members.iter().map(|one| of(one)).sum::<f64>() / count as f64;
        close("drawn", pooled.drawn.value, mean(|one| one.drawn.value), 1_000.0);
        close("drawn in all", found.drawn.value, pooled.drawn.value * count as f64, 1e-3);
        close(
            "sustained",
            pooled.sustain.restricted_mean.value,
            mean(|one| one.sustain.restricted_mean.value),
            1e-4,
        );
        let own = outcome.tables.months.iter().filter(|row| row.company == "Robots 1").count();
        assert_eq!(own, if count <= 10 { 120 } else { 0 });
        let row = outcome
            .tables
            .months
            .iter()
            .find(|row| row.company == "Robots" && row.month == 48)
            .expect("a row");
        assert_eq!(row.run_dry, pooled.sustain.runs_dry_by[1].share.value);
    }
}

#[test]
fn brownian_members_are_ruined_as_the_formula_says() {
    let outcome = run(&brownian(50), 4_000, SEED);
    let found = cohort(&outcome);
    let references = [0.329_913_763_331, 0.574_857_497_291, 0.736_083_796_988, 0.897_236_011_080];
    for (by, reference) in found.pooled.sustain.runs_dry_by.iter().zip(references) {
        let mut row = Row::share(&format!("a cohort's ruin by {} months", by.month), reference, by.share);
        row.standard_error = error(&by.share);
        row.hold();
        // Nothing binds these members together, so their errors are the binomial's of all of them.
        let ratio = error(&by.share) / binomial(&by.share);
        say(&format!("a cohort's ruin by {} months: error over the binomial's {ratio:.3}", by.month));
        assert!((ratio - 1.0).abs() < 0.05, "{ratio}");
    }
    // F(18 months) = .574857 and F(12) = .329914: the median lies between, and its interval is as short as that of all
    // 200,000 members.
    let median = found.pooled.sustain.quantiles[2];
    let (low, value, high) =
        (median.low.expect("low"), median.value.expect("median"), median.high.expect("high"));
    assert!(12.0 < low && low < value && value < high && high < 18.0 && high - low < 0.2, "{median:?}");
    // How many of fifty are ruined in a world is binomial.
    let ruined = Binomial::new(references[3], 50).expect("a law");
    for share in &found.spread.runs_dry {
        let exact = ruined.inverse_cdf(share.p) as f64 / 50.0;
        say(&format!(
            "{:.0}% of worlds have at most {:?} dry, exactly {exact}",
            100.0 * share.p,
            share.value
        ));
        assert!(share.low <= Some(exact) && Some(exact) <= share.high, "{share:?} for {exact}");
    }
    assert_eq!(found.spread.runs_dry, found.spread.too_late, "without sources, insolvency is running dry");
}

/// Fifty companies that list after two years if their run-rate has grown, which is an even chance. Their growth loads c on a
/// common factor, so two of them list together with 1/4 + asin(c²)/2π (Sheppard 1899): the correlation of the two is
/// 2·asin(c²)/π, and a world's share of fifty varies 1 + 49 of that times as much as if they were independent.
#[test]
fn members_of_one_market_count_for_as_much_as_their_correlation_says() {
    for loading in [0.0, 0.3, 0.6, 0.9] {
        let growth = format!("now = 0.045\nvolatility = 0.3\ncommon = {loading}");
        let lister =
            Lister { name: "Maker", run_rate: "$1B", growth: &growth, bar: "$1B", growth_bar: -10.0 };
        let text = listers(&[lister], "month", 24).replace("\"Maker\"", "\"Maker\"\ncount = 50");
        let worlds = 10_000;
        let outcome = run(&text, worlds, SEED);
        let share = cohort(&outcome).listed;
        let exact = 1.0 + 49.0 * 2.0 * libm::asin(loading * loading) / std::f64::consts::PI;
        let name = format!("half of fifty list, loading {loading}");
        Row::new(&name, 0.5, share.value, (exact * 0.25 / share.of as f64).sqrt()).hold();
        let ratio = error(&share) / binomial(&share);
        say(&format!("{name}: error over the binomial's {ratio:.3}, exactly {:.3}", exact.sqrt()));
        // A variance of 10,000 worlds is known to √(2/n) = 1.4%, its root to half of that; shares have thinner tails.
        assert!((ratio / exact.sqrt() - 1.0).abs() < 0.03, "{ratio} for {}", exact.sqrt());
    }
}

/// The error says how far runs of other seeds lie apart: as many worlds as here, forty times over.
#[test]
fn errors_are_those_of_repeated_runs() {
    let text = COHORT
        .replace("count = 24", "count = 11")
        .replace("120 months", "48 months")
        .replace("[\"24 months\", \"48 months\", \"96 months\"]", "[\"24 months\", \"48 months\"]");
    let runs: Vec<CohortResults> =
        (0..40).map(|seed| cohort(&run(&text, 320, SEED + seed)).clone()).collect();
    let share = |run: &CohortResults| run.pooled.sustain.runs_dry_by[1].share;
    let mean = runs.iter().map(|run| share(run).value).sum::<f64>() / 40.0;
    let variance =
        runs.iter().map(|run| (share(run).value - mean) * (share(run).value - mean)).sum::<f64>() / 39.0;
    let said = runs.iter().map(|run| error(&share(run)) * error(&share(run))).sum::<f64>() / 40.0;
    // s² of 40 runs has a relative deviation of √(2/39).
    Row::new("variance over seeds ÷ the one said", 1.0, variance / said, (2.0_f64 / 39.0).sqrt()).hold();
    let inside = runs.iter().filter(|run| share(run).low <= mean && mean <= share(run).high).count();
    say(&format!("intervals that hold the mean of all runs: {inside} of 40"));
    assert!(inside >= 33, "one in 10,000 sound tests has fewer: {inside}");
    let medians: Vec<_> = runs.iter().map(|run| run.pooled.sustain.quantiles[1]).collect();
    let centre = medians.iter().filter_map(|one| one.value).sum::<f64>() / 40.0;
    let holds =
        medians.iter().filter(|one| one.low <= Some(centre) && one.high.is_none_or(|high| centre <= high));
    let inside = holds.count();
    say(&format!("intervals of the lower quartile that hold its mean {centre:.2}: {inside} of 40"));
    assert!(inside >= 33, "{inside}");
}
