//! A source's pace looks at what it committed in the last twelve months, and what was called off is not committed any more.

use drypowder_simulation::replay::{Chronicle, SourceNow};
use drypowder_tests::{SEED, plan, probe::target, run};

/// Asks for $100M in its first month.
const ASKS: &str = "cash = \"$2M\"
[company.fixed]
now = \"$99M a year\"
[company.variable]
now = \"2%\"
[company.policy]
ask_below = \"30 months\"
target = \"60 months\"
raise_takes = \"1 month\"
smallest_round = \"$100M\"
";

/// A tenth of a cheque is paid at once, the rest within ten years.
const LATE: &str = "paid_at_close = \"10%\"\ntranche_months = \"120 months\"\n";

/// A second company that asks half a year later, and whose margin no review finds wanting.
const SECOND: &str = "[[company]]
name = \"Second\"
run_rate = \"$100M\"
cash = \"$2M\"
[company.growth]
now = 0
[company.fixed]
now = \"$112M a year\"
[company.policy]
ask_below = \"18 months\"
target = \"60 months\"
raise_takes = \"1 month\"
smallest_round = \"$1M\"
minimum_close = \"0%\"
";

fn chronicle(text: &str) -> Chronicle {
    drypowder_simulation::replay(&plan(text), SEED, 0).expect("a world")
}

/// The fund at the end of a step.
fn fund(told: &Chronicle, step: usize) -> SourceNow {
    told.strand.months[step].sources[0]
}

fn reviewed(months: u32, after: u32, rest: &str) -> String {
    target(
        months,
        ASKS,
        &format!("{LATE}{rest}[source.review]\nmargin = \"99%\"\nafter = \"{after} months\"\n"),
    )
}

/// What is committed in a year in which everything began is what has been drawn and what is still set aside.
fn adds_up(now: SourceNow) -> bool {
    (now.paid_year - now.drawn - now.committed).abs() < 1.0
}

#[test]
fn what_a_review_takes_back_does_not_count() {
    let told = chronicle(&reviewed(24, 3, ""));
    for step in 0..12 {
        let now = fund(&told, step);
        assert!(adds_up(now), "step {step}: {now:?}");
    }
    assert!((fund(&told, 1).paid_year - 100e6).abs() < 1.0, "{:?}", fund(&told, 1));
    assert!((11e6..13e6).contains(&fund(&told, 6).paid_year), "{:?}", fund(&told, 6));
    // A year after the cheque nothing is left of it, and nothing is taken out twice.
    assert!(fund(&told, 20).paid_year.abs() < 1.0, "{:?}", fund(&told, 20));
}

#[test]
fn what_is_older_than_a_year_has_left_already() {
    let told = chronicle(&reviewed(24, 16, ""));
    let before = fund(&told, 14);
    assert!(before.committed > 50e6 && before.paid_year.abs() < 1.0, "{before:?}");
    let after = fund(&told, 20);
    assert!(after.committed.abs() < 1.0 && after.paid_year.abs() < 1.0, "{after:?}");
}

#[test]
fn what_a_sold_company_is_not_paid_does_not_count() {
    let sold =
        format!("{ASKS}[[company.hazard]]\noutcome = \"acquired\"\nrate = 1000\nafter = \"6 months\"\n");
    let told = chronicle(&target(12, &sold, LATE));
    let last = fund(&told, told.strand.months.len() - 1);
    assert!(told.facts.companies[0].exit < 9.0, "{:?}", told.facts.companies[0]);
    assert!(last.drawn > 10e6 && last.committed.abs() < 1.0 && adds_up(last), "{last:?}");
}

/// Of $200M half may go out in a year. After $100M to the first company nothing is left for the second, unless the first is not
/// paid: then there is room for all the second asks.
#[test]
fn the_pace_has_room_for_others_again() {
    let drawn = |pace: &str, review: &str| {
        let first = target(12, ASKS, &format!("{LATE}pace = \"{pace}\"\nmemory = \"100 years\"\n{review}"))
            .replace("waiting = \"$10B\"", "waiting = \"$200M\"")
            .replace("flow = \"$10B a year\"", "flow = \"1 dollar a year\"");
        let second = SECOND.replace("cash = \"$2M\"", "cash = \"$14M\"").replace("18 months", "8 months");
        let outcome = run(&(first + &second), 64, SEED);
        outcome.results.companies.iter().find(|one| one.name == "Second").expect("a company").drawn.value
    };
    let review = "[source.review]\nmargin = \"99%\"\nafter = \"3 months\"\n";
    let (nothing, all) = (drawn("50%", ""), drawn("100%", review));
    assert!(nothing < 1e6 && all > 5e6, "{nothing} {all}");
    assert_eq!(drawn("50%", review).to_bits(), all.to_bits());
}
