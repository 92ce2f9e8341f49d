//! Conditions on worlds, as they are typed.

use drypowder_model::{
    Scenario,
    condition::{Ending, Moment, Reason, Side, Subject, Time},
    file::{self, condition},
    units::Month,
};

const TWO: &str = r#"
    name = "Two"
    start = "2026-01"
    horizon = "24 months"
    [[company]]
    name = "A. Co = (US)"
    run_rate = "$1M"
    cash = "$1M"
    growth = { now = 0 }
    [[company]]
    name = "Robots"
    count = 3
    run_rate = "$1M"
    cash = "$1M"
    growth = { now = 0 }
    [market.multiple]
    now = "10x"
    long_run = "10x"
    half_life = "12 months"
    volatility = 0
    [market.equity]
    drift = 0
    volatility = 0
    [[source]]
    name = "Holder"
    kind = "leveraged"
    listed = "$1B"
    max_ltv = "25%"
    target_ltv = "20%"
    appetite = "50%"
    [[source]]
    name = "Crowd"
    kind = "individuals"
    flow = "$1B a year"
    appetite = "50%"
"#;

fn scenario() -> Scenario {
    file::parse(TWO, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

#[test]
fn conditions_are_read() {
    let scenario = scenario();
    let read = |text| condition("--like", text, &scenario).unwrap_or_else(|wrong| panic!("{wrong}")).subject;
    let company = || "A. Co = (US)".to_owned();
    assert_eq!(
        read("outcome.A. Co = (US) = forced-ipo"),
        Subject::Outcome { company: company(), ending: Ending::ForcedIpo }
    );
    let until = |side, moment| Time::Compared(side, moment);
    assert_eq!(
        read("sustain.A. Co = (US)<2 years"),
        Subject::Sustain { company: company(), time: until(Side::Before, Moment::Span(24.0)) }
    );
    let month = Moment::Month(Month::parse("2026-12").unwrap());
    assert_eq!(
        read(" exit.Robots 2 >= 2026-12 "),
        Subject::Exit { company: "Robots 2".into(), time: until(Side::From, month) }
    );
    assert_eq!(
        read("exit.Robots 2 = never"),
        Subject::Exit { company: "Robots 2".into(), time: Time::Never }
    );
    assert_eq!(
        read("shortfall.A. Co = (US) = discipline"),
        Subject::Shortfall { company: company(), reason: Reason::Discipline }
    );
    let sale = |time| Subject::ForcedSale { source: "Holder".into(), time };
    assert_eq!(read("forced-sale.Holder = yes"), sale(Time::Ever));
    assert_eq!(read("forced-sale.Holder=no"), sale(Time::Never));
    assert_eq!(read("forced-sale.Holder <= 6 months"), sale(until(Side::By, Moment::Span(6.0))));
}

#[test]
fn what_is_no_condition_says_what_would_be() {
    let scenario = scenario();
    for (text, message, help) in [
        ("forced-sale.Crowd = yes", "`Crowd` holds nothing on credit", "here `Holder`"),
        ("outcome.Robots 1 != ipo", "compared with =, <, <=, > or >=", "rather than what it shall not"),
        ("sustain.Robots 1 == never", "compared with =, <, <=, > or >=", "write ="),
        ("exit.Robots 1 < 500 years", "beyond the horizon of 24", "between the start and the horizon"),
        ("exit.Robots 1 > 2150-01", "beyond the last simulated month", "between the start"),
        ("sustain.Robots 1 < -3 months", "", ""),
        ("", "expected a subject and a name", "write for example 'outcome.A. Co"),
        ("outcome", "expected a subject and a name", "write for example"),
        ("outcom.Robots 1 = ipo", "worlds are not told apart by `outcom`", "did you mean `outcome`?"),
        ("outcome.Robots 1", "expected how it must be", "write for example"),
        ("outcome.Robots = ipo", "`Robots` is a cohort", "name a member, such as `Robots 1`"),
        ("outcome.Robot 1 = ipo", "there is no company `Robot 1`", "did you mean `Robots 1`?"),
        ("outcome.Robots 1 = ipos", "`ipos` is none of the words", "did you mean `ipo`?"),
        ("outcome.Robots 1 =", "expected a word after the =", "there is `private`, `ipo`"),
        ("outcome.Robots 1 < ipo", "a word is not less than another", "write ="),
        ("sustain.Robots 1 = 24 months", "nothing happens at one moment", "compare with < or >"),
        ("sustain.Robots 1 < soon", "expected a span or a month", "24 months"),
        ("exit.Robots 1 > 24", "expected a span or a month", "24 months"),
        ("forced-sale.Robots 1 = yes", "there is no source `Robots 1`", "there is `Holder`"),
        ("forced-sale.Holder = maybe", "`maybe` is none of the words", "there is `yes`, `no`"),
    ] {
        let problems = condition("--like", text, &scenario).expect_err(text);
        let shown = problems.render(false);
        assert!(shown.contains(message) && shown.contains(help), "{text}: {shown}");
        assert!(shown.contains("--> --like:1:"), "{shown}");
    }
    let long = format!("outcome.{} = ipo", "x".repeat(300));
    let shown = condition("--like", &long, &scenario).expect_err("too long").render(false);
    assert!(shown.contains("at most 200 characters"), "{shown}");
}

#[test]
fn nothing_that_is_typed_is_a_bug() {
    let scenario = scenario();
    for text in
        ["é.é = é", ".", "=", ".=", "exit.<=", "exit.=>=", "sustain.\u{1b}[31m < 1 month", "日本.語 < 2 é"]
    {
        let problems = condition("--like", text, &scenario).expect_err(text);
        assert!(problems.render(false).chars().all(|letter| letter == '\n' || !letter.is_control()));
    }
}
