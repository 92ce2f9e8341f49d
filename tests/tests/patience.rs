//! Events that change a source's patience: the limit on burn goes on from where it is, at the new pace.

use drypowder_simulation::{
    replay,
    replay::{Happening, Purpose},
};
use drypowder_tests::{SEED, head, plan, probe::STILL_MARKET};

/// Limits of 8 at first and 2 at last, a span of four years; the first source holds shares, the second does not.
fn scenario(events: &str) -> String {
    let source = |name: &str, more: &str| {
        format!(
            "[[source]]\nname = \"{name}\"\nkind = \"individuals\"\nflow = \"$50B a year\"\nappetite = \"90%\"\n\
             pace = \"50%\"\nconcentration = \"50%\"\npatience = {{ initial_limit = 8, public_limit = 2, span = \
             \"48 months\", strictness = 0.01 }}\n{more}"
        )
    };
    head(60, "month", &[])
        + STILL_MARKET
        + "[[company]]\nname = \"A\"\nrun_rate = \"$1B\"\ncash = \"$0.4B\"\n[company.growth]\nnow = 0.1\n\
           [company.fixed]\nnow = \"$1.5B a year\"\n[company.policy]\nask_below = \"9 months\"\ntarget = \"12 months\"\n\
           raise_takes = \"1 month\"\n"
        + &source("holder", "[[source.holding]]\ncompany = \"A\"\nstake = \"5%\"\ncost = \"$5M\"\n")
        + &source("stranger", "")
        + events
}

fn event(name: &str, at: &str, span: &str) -> String {
    let source = |who: &str| format!("[[event.source]]\nname = \"{who}\"\npatience = \"{span}\"\n");
    format!("[[event]]\nname = \"{name}\"\nat = \"{at}\"\n{}{}", source("holder"), source("stranger"))
}

/// Spans that pass between two steps, in the scenario with both events.
fn spans(from: u32, to: u32) -> f64 {
    let within = |first: u32, last: u32| f64::from(to.min(last).saturating_sub(from.max(first)));
    within(0, 12) / 48.0 + within(12, 24) / 9.0 + within(24, u32::MAX) / 30.0
}

/// What each source bears at each round of some worlds: (world, step, source, limit), and who has given by then.
fn limits(text: &str, hold: impl Fn(u32, u32) -> f64) -> [usize; 3] {
    let (plan, mut seen) = (plan(text), [0; 3]);
    for world in 0..40 {
        let told = replay(&plan, SEED, world).expect("a world");
        let holder = told.sources.iter().position(|name| name == "holder").expect("the holder");
        let mut first = [None; 2];
        first[holder] = Some(0);
        for dated in &told.strand.happenings {
            let Happening::Round(round) = &dated.happening else { continue };
            assert_ne!(round.purpose, Purpose::Tender);
            for answer in &round.answers {
                let since = first[answer.source].unwrap_or(0);
                let [found, initial] = answer.tolerates.expect("patience");
                let expected = 2.0 + 6.0 * libm::exp(-hold(since, dated.step));
                assert!((found - expected).abs() < 1e-12, "step {}: {found}, not {expected}", dated.step);
                assert_eq!(initial.to_bits(), 8.0_f64.to_bits());
                seen[usize::from(dated.step >= 12) + usize::from(dated.step >= 24)] += 1;
            }
            for answer in round.answers.iter().filter(|answer| answer.cheque > 0.0) {
                first[answer.source].get_or_insert(dated.step);
            }
        }
    }
    seen
}

#[test]
fn the_limit_is_kept_and_tightens_on_at_the_new_pace() {
    let events = event("hurry", "2027-01", "9 months") + &event("ease", "2028-01", "30 months");
    let seen = limits(&scenario(&events), spans);
    assert!(seen.iter().all(|answers| *answers > 20), "answers before, between and after: {seen:?}");
    // Without an event, and with one that says what is so already, the span is one.
    let even = |from: u32, to: u32| f64::from(to - from) / 48.0;
    limits(&scenario(""), even);
    limits(&scenario(&event("nothing", "2027-01", "48 months")), even);
}
