//! Milestones that gate growth, tranches and listings, and sponsors that stop where the economics do not scale.

use drypowder_simulation::{Outcome, results::CompanyResults};
use drypowder_tests::{
    EVENTS, SEED, WORLDS, checks, head,
    probe::{STILL_MARKET, SURE, listed, target},
    row::Row,
    run,
};

fn first(text: &str, worlds: u64) -> CompanyResults {
    run(text, worlds, SEED).results.companies.remove(0)
}

/// A milestone after two years in 60% of worlds.
const CLEARANCE: &str =
    "[[company.milestone]]\nname = \"clearance\"\ntakes = \"24 months\"\nprobability = \"60%\"\n";

/// Run-rate and its drift stand still until the milestone; where it never comes, for ever.
#[test]
fn a_milestone_gates_growth() {
    let grows = "growth = { now = 1.2, long_run = 0.1, reversion = 0.5, volatility = 0.4, uncertainty = 0.3, \
                 jumps = { hazard = 2, mean = 0.1, deviation = 0.3 } }\n";
    let text = head(48, "month", &[])
        + "[[company]]\nname = \"A\"\nrun_rate = \"$8.589934592B\"\ncash = \"$1B\"\n"
        + grows
        + CLEARANCE
        + "gates_growth = true\n";
    let outcome = run(&text, 4_000, SEED);
    let fans: Vec<_> = outcome.tables.months.iter().map(|row| (row.month, row.fans[0])).collect();
    for (month, fan) in fans {
        // $2³³ is an edge of the histogram, so that the fan shows it as it is.
        let moved = fan.iter().filter(|value| **value != fans_first(&outcome)).count();
        assert_eq!(moved == 0, month <= 24, "month {month}: {fan:?}");
    }
    let free = text.replace("gates_growth = true", "gates_growth = false");
    let moving = run(&free, 4_000, SEED);
    assert!(moving.tables.months[0].fans[0][0] != moving.tables.months[0].fans[0][4]);
}

/// The lowest quantile of the first month's run-rate.
fn fans_first(outcome: &Outcome) -> Option<f64> {
    outcome.tables.months[0].fans[0][0]
}

/// Growth that starts after two years passes a bar after half a year of growing, in so many worlds as are cleared; a
/// listing that waits for the milestone comes in the month after it.
#[test]
fn a_milestone_is_reached_with_its_probability() {
    let company = |name: &str, lines: &str, listing: &str| {
        format!(
            "[[company]]\nname = \"{name}\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\n{lines}\
             [company.listing]\nfiling_takes = \"1 month\"\nforced_below = \"0 months\"\n{listing}\n"
        )
    };
    let text = head(48, "month", &[24, 25, 26, 31])
        + STILL_MARKET
        + &company(
            "gated",
            &format!("growth = {{ now = 1 }}\n{CLEARANCE}gates_growth = true\n"),
            "run_rate = \"$1.6487B\"",
        )
        + &company(
            "waits",
            &format!("growth = {{ now = 0 }}\n{CLEARANCE}"),
            "run_rate = \"$0.5B\"\nmilestone = \"clearance\"",
        )
        + &company(
            "jumps",
            &format!("growth = {{ now = 0 }}\n{CLEARANCE}run_rate = \"150%\"\n"),
            "run_rate = \"$2B\"",
        );
    let outcome = run(&text, WORLDS, SEED);
    for company in &outcome.results.companies {
        Row::share(&format!("P(listed), {}", company.name), 0.6, listed(company)).hold();
        let by: Vec<u64> = company.incidence[0].by.iter().map(|by| by.share.count).collect();
        let all = listed(company).count;
        // e^{6/12} is passed in the thirtieth month and filed for, and the listing follows a month later.
        let expected = if company.name == "gated" { [0, 0, 0, all] } else { [0, 0, all, all] };
        assert_eq!(by, expected, "{}", company.name);
    }
}

/// A milestone of the twenty-fifth month, and a company that an event may end before.
fn ends(at: &str, lines: &str) -> String {
    head(48, "month", &[])
        + "[[company]]\nname = \"A\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = { now = 0 }\n"
        + lines
        + CLEARANCE
        + &format!(
            "[[event]]\nname = \"end\"\nat = \"{at}\"\n[[event.company]]\nname = \"A\"\noutcome = \"wound-down\"\n"
        )
}

#[test]
fn the_results_say_how_often_and_when_a_milestone_is_reached() {
    let found = first(&ends("2028-01", ""), WORLDS).milestones;
    let [clearance] = found.as_slice() else { panic!("{found:?}") };
    Row::share("P(milestone reached)", 0.6, clearance.reached).hold();
    let times: Vec<_> = clearance.quantiles.iter().map(|one| (one.p, one.value)).collect();
    let after = Some(24.0);
    assert_eq!(times, [(0.05, after), (0.25, after), (0.5, after), (0.75, None), (0.95, None)]);
    // What left a month earlier never reaches it; nor is one reached when the last step has ended.
    assert_eq!(first(&ends("2027-12", ""), 640).milestones[0].reached.count, 0);
    let late = ends("2029-12", "").replace("24 months", "48 months");
    assert_eq!(first(&late, 640).milestones[0].reached.count, 0);
    let last = ends("2029-12", "").replace("24 months", "47 months");
    assert!(first(&last, 640).milestones[0].reached.count > 0);
}

#[test]
fn a_cohort_pools_the_milestones_of_its_members() {
    let mut found = run(&ends("2028-01", "count = 12\n"), 6_400, SEED).results;
    let pooled = found.cohorts.remove(0).pooled.milestones.remove(0);
    let members: u64 = found.companies.iter().map(|member| member.milestones[0].reached.count).sum();
    assert_eq!((pooled.reached.count, pooled.reached.of), (members, 12 * 6_400));
    Row::share("P(milestone reached by a member)", 0.6, pooled.reached).hold();
    assert_eq!(pooled.quantiles[2].value, Some(24.0));
}

/// Milestones are told by name, however the file has them.
#[test]
fn milestones_stand_in_the_order_of_their_names() {
    let other = "[[company.milestone]]\nname = \"approval\"\ntakes = \"6 months\"\n";
    let names = |text: &str| -> Vec<(String, u64)> {
        let milestones = first(text, 640).milestones;
        milestones.into_iter().map(|one| (one.name, one.reached.count)).collect()
    };
    let (before, after) =
        (ends("2028-01", other), ends("2028-01", "").replace("[[event]]", &format!("{other}[[event]]")));
    assert_eq!(names(&before), names(&after));
    assert_eq!(names(&before)[0], ("approval".to_owned(), 640));
}

#[test]
fn a_tranche_waits_for_a_milestone() {
    let text = |months: u32, tranche: &str| {
        head(months, "month", &[])
            + STILL_MARKET
            + "[[company]]\nname = \"A\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = { now = 0 }\n"
            + CLEARANCE
            + "[[company.tranche]]\nsource = \"S\"\namount = \"$1B\"\ndate = \"2026-06\"\nmilestone = \"clearance\"\n"
            + tranche
            + "[[source]]\nname = \"S\"\nkind = \"venture\"\ndry_powder = \"$20B\"\nappetite = \"50%\"\nonly = [\"A\"]\n"
    };
    Row::mean("tranche paid", 0.6e9, first(&text(36, ""), WORLDS).drawn).hold();
    assert_eq!(first(&text(24, ""), 640).drawn.value, 0.0, "not before the milestone");
    assert_eq!(first(&text(36, "lapses = \"2028-01\"\n"), 640).drawn.value, 0.0, "not once it has lapsed");
}

/// A source that reviews after two years gives as much in five years as in two, tranches it had promised included.
#[test]
fn a_sponsor_stops_where_the_economics_do_not_scale() {
    let text = |months: u32, review: &str| {
        head(months, "month", &[])
            + STILL_MARKET
            + "[[company]]\nname = \"A\"\nrun_rate = \"$1B\"\ncash = \"$300M\"\n[company.growth]\nnow = 0\nvolatility = 0.2\n\
               [company.margin]\nnow = \"40%\"\n[company.variable]\nnow = \"50%\"\n\
               [company.fixed]\nnow = \"$0.5B\"\n[company.policy]\nmax_dilution = \"60%\"\ndown_tolerance = \"100%\"\n"
            + &format!(
                "[[source]]\nname = \"S\"\nkind = \"venture\"\ndry_powder = \"$20B\"\nappetite = \"{SURE}\"\n\
                 paid_at_close = \"50%\"\ntranche_months = \"12 months\"\n{review}\n"
            )
    };
    let found = |months, review: &str| run(&text(months, review), 2_000, SEED);
    let drawn = |months, review: &str| found(months, review).results.companies[0].drawn.value;
    let (short, long) = (drawn(24, ""), drawn(60, ""));
    assert!(short > 0.0 && long > 1.5 * short, "{short} and {long}");
    // A first cheque of a few months after the start is reviewed so much later, so the clock is set to run from the start.
    let owns =
        "holding = [{ company = \"A\", stake = \"1%\" }]\nreview = { after = \"24 months\", margin = \"0%\"";
    let reviewed = found(60, &format!("{owns} }}"));
    checks::identities("a review", &reviewed, 0.01);
    let failed = |found: &Outcome| found.results.sources[0].reviews.map(|reviews| reviews.failed.count);
    assert_eq!(failed(&reviewed), Some(2_000), "a contribution of −10% is below the bar in every world");
    assert_eq!(failed(&found(24, "")), None, "no reviews, no word of them");
    let lenient = found(60, &format!("{} }}", owns.replace("\"0%\"", "\"-20%\"")));
    assert_eq!(failed(&lenient), Some(0));
    let company = &reviewed.results.companies[0];
    let held = drawn(24, "holding = [{ company = \"A\", stake = \"1%\" }]");
    assert_eq!(company.drawn.value, held);
    let shares: Vec<_> = company.shortfalls.reasons.iter().map(|reason| reason.share.value).collect();
    assert_eq!(shares[3], Some(1.0), "all that fell short did for discipline");
    // A contribution of −10% clears a bar of −20%, and a review that is not due for ten years finds nothing.
    for lax in ["margin = \"-20%\" }", "margin = \"0%\", every = \"10 years\" }"] {
        let review = format!("{}{lax}", owns.replace("24 months\", margin = \"0%\"", "24 months\", "));
        let again = drawn(60, &review);
        if lax.contains("every") {
            assert_eq!(again, held, "the first review stands until the next");
        } else {
            assert_eq!(again, drawn(60, "holding = [{ company = \"A\", stake = \"1%\" }]"));
        }
    }
}

/// Below the bar after a year and above it a year later is remembered; a company that is none of the source's is not.
#[test]
fn a_review_that_failed_once_is_counted() {
    let text = |only: &str| {
        let company = |name: &str, margin: &str| {
            format!(
                "[[company]]\nname = \"{name}\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth = {{ now = 0 }}\n\
                 margin = {margin}\nvariable = {{ now = \"50%\" }}\n"
            )
        };
        head(60, "month", &[])
            + STILL_MARKET
            + &company("mends", "{ now = \"20%\", long_run = \"90%\", half_life = \"12 months\" }")
            + &company("sound", "{ now = \"90%\" }")
            + &format!(
                "[[source]]\nname = \"S\"\nkind = \"venture\"\ndry_powder = \"$20B\"\nappetite = \"50%\"\n\
                 only = [\"{only}\"]\nreview = {{ after = \"6 months\", every = \"12 months\", margin = \"10%\" }}\n"
            )
    };
    let failed =
        |only| run(&text(only), 640, SEED).results.sources[0].reviews.expect("it holds reviews").failed.count;
    assert_eq!((failed("mends"), failed("sound")), (640, 0));
}

#[test]
fn everything_adds_up_where_events_happen() {
    let outcome = run(EVENTS, 4_000, SEED);
    checks::identities("events", &outcome, 0.01);
    checks::finite("events", &outcome);
}

/// What the company of [`a_milestone_gates_the_tranches_of_rounds`] has drawn by the end of each month, in millions of dollars,
/// where its milestone comes with a probability of 0 or 1.
fn paid(policy: &str, probability: &str, company: &str) -> Vec<f64> {
    let text = target(
        24,
        &format!(
            "cash = \"$2M\"
[company.fixed]
now = \"$101M a year\"
[[company.milestone]]
name = \"proof\"
takes = \"10 months\"
probability = \"{probability}\"
{company}[company.policy]
ask_below = \"30 months\"
target = \"60 months\"
raise_takes = \"1 month\"
smallest_round = \"$100M\"
{policy}"
        ),
        "paid_at_close = \"20%\"\ntranche_months = \"16 months\"\n",
    );
    let outcome = run(&text, 64, SEED);
    assert!(outcome.results.system.ledger_residual.expect("checked") < 1e-3);
    assert!(outcome.results.system.stakes_residual.expect("checked") < 1e-12);
    let told = drypowder_simulation::replay(&drypowder_tests::plan(&text), SEED, 5).expect("a world");
    told.strand.months.iter().map(|month| month.companies[0].drawn / 1e6).collect()
}

/// The round closes in the second month and brings $20M, and $5M in each of the sixteen months after it. Tranches that wait for a
/// milestone of the eleventh month come in it with those that are due by then, and the rest in their months.
#[test]
fn a_milestone_gates_the_tranches_of_rounds() {
    const WAITS: &str = "tranche_milestone = \"proof\"\n";
    let holds = |seen: &[f64], of: &dyn Fn(usize) -> f64| {
        assert_eq!(seen.len(), 24);
        for (step, drawn) in seen.iter().enumerate() {
            assert!((drawn - of(step)).abs() < 1e-6, "step {step}: {drawn} and not {}: {seen:?}", of(step));
        }
    };
    let free = |step: usize| if step == 0 { 0.0 } else { 20.0 + 5.0 * (step - 1).min(16) as f64 };
    holds(&paid("", "100%", ""), &free);
    holds(&paid(WAITS, "100%", ""), &|step| if step < 10 { free(step.min(1)) } else { free(step) });
    holds(&paid(WAITS, "0%", ""), &|step| free(step.min(1)));
}

/// A company that ends before it has proved anything is not paid, and its source has the money again.
#[test]
fn tranches_that_wait_are_called_off_with_the_company() {
    let sold = "[[company.hazard]]\noutcome = \"insolvent\"\nrate = 1000\nafter = \"6 months\"\n";
    let seen = paid("tranche_milestone = \"proof\"\n", "100%", sold);
    assert!((6..9).contains(&seen.len()), "{seen:?}");
    assert!((seen[seen.len() - 1] - 20.0).abs() < 1e-6, "{seen:?}");
}
