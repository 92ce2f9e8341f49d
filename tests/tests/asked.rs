//! What a run is asked beside its results: the numbers are those of the results and the tables, a run that stops is the run of
//! fewer worlds, and threads leave no trace.

use std::sync::atomic::{AtomicU64, Ordering};

use drypowder_model::{
    Company, Scenario,
    claim::Event,
    file::{typed_claim, typed_target},
};
use drypowder_simulation::{
    Asked, Control, Error, Order, Outcome, Plan, Unattended, Until,
    results::{Cause, Identity, Interval, Judged, Results, Verdict},
    simulate,
};
use drypowder_tests::{COHORT, DEPOSIT, EVENTS, EVERYTHING, SEED, order, read};

const WORLDS: u64 = 1_000;

/// A run that judges claims.
fn judged(text: &str, worlds: u64, claims: &[String]) -> (Outcome, Vec<Judged>) {
    let scenario = read(text);
    let read =
        |claim: &String| typed_claim("--assert", claim, &scenario).unwrap_or_else(|wrong| panic!("{wrong}"));
    let asked = Asked { assertions: claims.iter().map(read).collect(), ..Asked::default() };
    let order = Order { asked, ..order(worlds, SEED, 2) };
    let outcome = simulate(&Plan::new(&scenario), &order, &Unattended).expect("worlds");
    let judged = outcome.results.assertions.clone();
    (outcome, judged)
}

/// Every event by some months for everybody the scenario speaks of: the word, the name and the date.
fn everything_asked(scenario: &Scenario) -> Vec<(&'static str, String, String)> {
    let spoken = |one: &Company| one.cohort.as_ref().unwrap_or(&one.name).clone();
    let mut names: Vec<String> = scenario.companies.iter().map(spoken).collect();
    names.dedup();
    let last = i32::try_from(scenario.horizon).expect("a horizon");
    let mut asked = Vec::new();
    for (name, month) in names.iter().flat_map(|name| [1, 12, 30, last].map(|month| (name, month))) {
        let date = scenario.start.plus(month - 1).to_string();
        asked.extend(Event::WORDS.map(|(word, _)| (word, name.clone(), date.clone())));
    }
    asked
}

#[test]
fn every_event_by_every_month_is_what_the_tables_say() {
    for text in [EVERYTHING, EVENTS, COHORT] {
        let asked = everything_asked(&read(text));
        let claims: Vec<String> =
            asked.iter().map(|(word, name, date)| format!("P({word}.{name} by {date}) > 0")).collect();
        let (outcome, judged) = judged(text, WORLDS, &claims);
        assert_eq!(judged.len(), asked.len());
        for (found, (word, name, date)) in judged.iter().zip(&asked) {
            let mut rows = outcome.tables.months.iter();
            let row = rows.find(|row| row.company == *name && row.date == *date).expect("a row");
            let of = |cause: Cause| row.incidence[cause as usize];
            let expected = match *word {
                "dry" => row.run_dry,
                "self-sustaining" => row.self_sustaining,
                "ipo" => of(Cause::IpoChosen) + of(Cause::IpoForced),
                "chosen-ipo" => of(Cause::IpoChosen),
                "forced-ipo" => of(Cause::IpoForced),
                "acquired" => of(Cause::Acquired),
                "wound-down" => of(Cause::WoundDown),
                _ => of(Cause::Insolvent),
            };
            let value = found.value.expect("a share");
            assert!((value - expected).abs() < 1e-12, "{} is {value}, not {expected}", found.that);
        }
    }
}

#[test]
fn intervals_are_those_of_the_results() {
    for (text, name) in [(EVERYTHING, "Alpha"), (COHORT, "Robots")] {
        let scenario = read(text);
        let name = if text == EVERYTHING { scenario.companies[0].name.clone() } else { name.to_owned() };
        let mark = scenario.marks[0];
        let claims = [
            format!("P(dry.{name} within {mark} months) > 1%"),
            format!("P(insolvent.{name}) > 1%"),
            format!("sustain.{name}.p05 > 1 month"),
        ];
        let (outcome, judged) = judged(text, 4_000, &claims);
        let company = outcome.results.shown().find(|one| one.name == name).expect("it is shown");
        for (found, share) in
            judged.iter().zip([company.sustain.runs_dry_by[0].share, company.incidence[4].horizon])
        {
            assert_eq!(
                (found.value, found.low, found.high),
                (Some(share.value), Some(share.low), Some(share.high)),
                "{name}"
            );
        }
        let (found, quantile) = (&judged[2], company.sustain.quantiles[0]);
        assert_eq!(
            (found.value, found.low, found.high),
            (quantile.value, quantile.low, quantile.high),
            "{name}"
        );
    }
}

#[test]
fn verdicts_of_what_is_known() {
    let claims = [
        ("P(dry.Spender by 2027-12) in [45%, 55%]", Verdict::Pass),
        ("P(dry.Spender within 24 months) in [0.6, 0.9]", Verdict::Fail),
        ("P(dry.Spender within 24 months) < 50%", Verdict::Undecided),
        ("P(dry.Spender) >= 99%", Verdict::Pass),
        ("P(ipo.Spender) < 1%", Verdict::Pass),
        ("sustain.Spender.median in [22 months, 26 months]", Verdict::Pass),
        ("sustain.Spender.p10 < 14 months", Verdict::Fail),
        ("sustain.Spender.p90 > 2 years", Verdict::Pass),
    ];
    let (_, judged) = judged(DEPOSIT, 4_000, &claims.map(|(claim, _)| claim.to_owned()));
    for (found, (claim, verdict)) in judged.iter().zip(claims) {
        assert_eq!((found.that.as_str(), found.verdict), (claim, verdict), "{found:?}");
        assert!(verdict == Verdict::Undecided || found.worlds_to_settle.is_none());
    }
}

fn until(scenario: &Scenario, targets: &[&str]) -> Asked {
    let read =
        |text: &&str| typed_target("--until", text, scenario).unwrap_or_else(|wrong| panic!("{wrong}"));
    Asked { until: Some(Until::new(targets.iter().map(read).collect())), ..Asked::default() }
}

/// The results without what was asked.
fn bare(results: &Results) -> String {
    let bare = Results { assertions: Vec::new(), until: None, ..results.clone() };
    serde_json::to_string(&bare).expect("results are plain data")
}

#[test]
fn a_run_that_knows_enough_is_the_run_of_fewer_worlds_on_any_threads() {
    let scenario = read(DEPOSIT);
    let plan = Plan::new(&scenario);
    let asked =
        until(&scenario, &["sustain.Spender.median ± 0.3 months", "P(dry.Spender within 24 months) ± 1%"]);
    let run = |threads, most| {
        let order = Order { asked: asked.clone(), ..order(most, SEED, threads) };
        simulate(&plan, &order, &Unattended).expect("worlds")
    };
    let one = run(1, 1_000_000);
    let worlds = one.results.run.worlds;
    assert!((8_192..=65_536).contains(&worlds) && worlds.is_power_of_two(), "{worlds}");
    assert_eq!(one.results.run.worlds_requested, worlds);
    for threads in [2, 7] {
        assert_eq!(one, run(threads, 1_000_000), "on {threads} threads");
    }
    // The most worlds are no matter where enough is known before.
    let fewer = run(2, 2 * worlds);
    assert_eq!(bare(&one.results), bare(&fewer.results));
    let plain = simulate(&plan, &order(worlds, SEED, 2), &Unattended).expect("worlds");
    assert_eq!(bare(&one.results), bare(&plain.results));
    assert_eq!(one.tables, plain.tables);
    let until = one.results.until.expect("it was asked");
    let looks: Vec<u64> = until.looks.iter().map(|look| look.worlds).collect();
    assert_eq!(looks, (12..=worlds.trailing_zeros()).map(|power| 1 << power).collect::<Vec<_>>());
    for target in &until.targets {
        assert!(target.met && target.half_width.expect("a width") <= target.asked, "{target:?}");
    }
    let before = &until.looks[until.looks.len() - 2].intervals;
    let met = |(seen, target): (&Interval, _)| seen.half_width().is_some_and(|half| half <= target);
    assert!(
        !before.iter().zip(until.targets.iter().map(|one| one.asked)).all(met),
        "one look less is too few"
    );
}

#[test]
fn what_is_not_reached_says_how_many_worlds_would_do() {
    let scenario = read(DEPOSIT);
    let plan = Plan::new(&scenario);
    let asked = until(&scenario, &["P(dry.Spender within 24 months) ± 1%"]);
    let run = |most| {
        simulate(&plan, &Order { asked: asked.clone(), ..order(most, SEED, 2) }, &Unattended).expect("worlds")
    };
    let short = run(5_000).results;
    let until = short.until.expect("it was asked");
    assert_eq!((short.run.worlds, short.run.worlds_requested, until.is_met()), (5_000, 5_000, false));
    assert_eq!(until.looks.iter().map(|look| look.worlds).collect::<Vec<_>>(), [4_096, 5_000]);
    let needed = until.targets[0].worlds_to_settle.expect("some number");
    let enough = run(needed).results;
    assert!(enough.until.is_some_and(|until| until.is_met()), "{needed} worlds were advised");
    // Ten worlds: one look at all of them.
    let tiny = run(10).results;
    assert_eq!(tiny.until.map(|until| until.looks.len()), Some(1));
}

#[test]
fn what_more_worlds_cannot_show_is_not_waited_for() {
    let text =
        DEPOSIT.replace("37 months", "23 months").replace("\"13 months\", \"24 months\"", "\"13 months\"");
    let scenario = read(&text);
    let asked = until(&scenario, &["sustain.Spender.p90 ± 1 month", "sustain.Spender.p10 ± 0.5 months"]);
    let order = Order { asked, ..order(10_000_000, SEED, 2) };
    let results = simulate(&Plan::new(&scenario), &order, &Unattended).expect("worlds").results;
    let until = results.until.as_ref().expect("it was asked");
    assert_eq!((until.targets[0].met, until.targets[0].low, until.targets[1].met), (false, None, true));
    assert!(results.run.worlds <= 16_384 && results.run.worlds_requested == results.run.worlds);
}

#[test]
fn who_wants_to_know_nothing_gets_every_world() {
    let scenario = read(DEPOSIT);
    let order = Order { asked: until(&scenario, &[]), ..order(10_000, SEED, 2) };
    let results = simulate(&Plan::new(&scenario), &order, &Unattended).expect("worlds").results;
    assert_eq!((results.run.worlds, results.until), (10_000, None));
}

/// Stops once so many worlds are done.
struct StopAfter {
    worlds: u64,
    done: AtomicU64,
}

impl Control for StopAfter {
    fn advanced(&self, worlds: u64) {
        self.done.fetch_add(worlds, Ordering::Relaxed);
    }

    fn stop(&self) -> bool {
        self.done.load(Ordering::Relaxed) >= self.worlds
    }
}

#[test]
fn an_interrupted_run_looks_at_what_it_finished() {
    let scenario = read(DEPOSIT);
    let plan = Plan::new(&scenario);
    let asked = until(&scenario, &["P(dry.Spender within 24 months) ± 0.01%"]);
    for (threads, worlds) in [(1, 4_096), (2, 10_000), (3, 500)] {
        let control = StopAfter { worlds, done: AtomicU64::new(0) };
        let order = Order { asked: asked.clone(), ..order(1_000_000, SEED, threads) };
        let stopped = simulate(&plan, &order, &control).expect("worlds").results;
        let done = stopped.run.worlds;
        assert!(done >= worlds && done < 40_000, "{done}");
        assert_eq!(stopped.run.worlds_requested, 1_000_000);
        let plain =
            Results { run: Identity { worlds_requested: done, ..stopped.run.clone() }, ..stopped.clone() };
        let whole = simulate(&plan, &drypowder_tests::order(done, SEED, 2), &Unattended).expect("worlds");
        assert_eq!(bare(&plain), bare(&whole.results));
        let until = stopped.until.expect("it was asked");
        assert_eq!(until.looks.last().map(|look| look.worlds), Some(done));
        assert!(until.looks.windows(2).all(|two| two[0].worlds < two[1].worlds));
    }
}

#[test]
fn nobody_can_be_asked_about_who_is_not_there() {
    let other = read(&DEPOSIT.replace("Spender", "Stranger"));
    let asked = until(&other, &["sustain.Stranger.median ± 1 month"]);
    let order = Order { asked, ..order(100, SEED, 1) };
    let error = simulate(&Plan::new(&read(DEPOSIT)), &order, &Unattended).unwrap_err();
    assert!(matches!(error, Error::Nobody(whom) if whom == "company `Stranger`"));
}
