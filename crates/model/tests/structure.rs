//! Cohorts, rank correlations and assertions.

use drypowder_model::{
    Scenario,
    claim::{Event, Statistic},
    file::{self, Override},
    source::Funds,
};

const FULL: &str = include_str!("full.toml");
const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");

fn read(text: &str) -> Scenario {
    file::parse(text, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

/// The only problem of a text.
fn problem(text: &str) -> String {
    let problems = file::parse(text, &[]).expect_err("this is wrong");
    assert_eq!(problems.len(), 1, "{}", problems.render(false));
    problems.render(false)
}

/// The minimal scenario with a company of that many members more.
fn with_cohort(count: &str) -> String {
    let cohort = format!("[[company]]\nname = \"Robots\"\ncount = {count}\n");
    format!(
        "{MINIMAL}\n{cohort}run_rate = \"$10M to $40M\"\ncash = \"$30M\"\n[company.growth]\nnow = \"0.2 to 0.9\"\n"
    )
}

#[test]
fn a_cohort_is_so_many_companies() {
    let scenario = read(&with_cohort("3"));
    let members: Vec<_> = scenario.companies.iter().filter(|one| one.cohort.is_some()).collect();
    let names: Vec<&str> = members.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Robots 1", "Robots 2", "Robots 3"]);
    assert_eq!(members[2].id, "Robots 3");
    assert_eq!(members[1].growth.now.path, "company[Robots 2].growth.now");
    assert!(members.iter().all(|one| one.run_rate == members[0].run_rate));
}

#[test]
fn overrides_speak_to_the_whole_cohort() {
    let set = [Override::new("company[Robots].cash=$50M"), Override::new("company[Robots].count=2")];
    let scenario = file::parse(&with_cohort("500"), &set).unwrap();
    let cash: Vec<_> = scenario.companies.iter().skip(1).map(|one| one.cash.known()).collect();
    assert_eq!(cash, [Some(50e6), Some(50e6)]);
}

#[test]
fn a_source_that_funds_a_cohort_funds_its_members() {
    let text = format!(
        "{}\n{}",
        with_cohort("2"),
        "[[source]]\nname = \"Lender\"\nkind = \"credit\"\nonly = [\"Robots\"]\ncapital = \"$1B\"\nshare_of_round = \"10%\"\ninterest = \"9%\"\nmaturity = \"3 years\"\nappetite = \"50%\"\n"
    );
    let scenario = read(&text);
    let funds = &scenario.source("Lender").unwrap().terms.funds;
    assert_eq!(funds, &Funds::Only(vec!["Robots 1".into(), "Robots 2".into()]));
}

#[test]
fn cohorts_have_their_limits() {
    assert!(problem(&with_cohort("0")).contains("a whole number, at least 1"));
    assert!(problem(&with_cohort("2_001")).contains("at most 2000"));
    assert!(problem(&with_cohort("1_000_000_000")).contains("at most 2000"));
    let twin = with_cohort("3").replace("name = \"Example\"", "name = \"Robots 2\"");
    assert!(problem(&twin).contains("is what a member of a cohort is called"));
}

/// The full scenario with correlations between numbers of company A, by rank.
fn correlated(pairs: &[(&str, &str, &str)]) -> String {
    let tables = pairs
        .iter()
        .map(|(a, b, rank)| format!("[[correlation]]\nbetween = [\"{a}\", \"{b}\"]\nrank = {rank}\n"));
    format!("{FULL}\n{}", tables.collect::<String>())
}

#[test]
fn correlations_lead_to_numbers() {
    let scenario = read(&correlated(&[
        ("company[A].growth.now", "company[A].cash", "0.5"),
        ("company[1].cash", "market.oil.now", "-0.25"),
    ]));
    assert_eq!(scenario.correlations[1].between, ["company[A].cash", "company[A].growth.now"]);
    assert_eq!(scenario.correlations[2].between, ["company[A].cash", "market.oil.now"]);
    assert_ne!(scenario.hash(), read(FULL).hash());
}

#[test]
fn correlations_that_lead_nowhere_are_refused() {
    for (first, second, rank, words) in [
        ("company[A].growth.nwo", "company[A].cash", "0.5", "did you mean `company[A].growth.now`?"),
        ("company[B].cash", "company[A].cash", "0.5", "there is no entry `B`"),
        ("compny[A].cash", "company[A].cash", "0.5", "the scenario has no [[compny]]"),
        ("company[A]", "company[A].cash", "0.5", "the scenario has no number `company[A]`"),
        ("company[A].cash", "company[A].cash", "0.5", "not correlated with itself"),
        ("company[A].policy.target", "company[A].cash", "0.5", "a lever is chosen"),
        ("company[A].policy.raise_takes", "company[A].cash", "0.5", "drawn anew at every ask"),
        ("company[A].growth.now", "company[A].cash", "1", "strictly between -1 and 1"),
        ("company[A].growth.now", "company[A].cash", "\"0.2 to 0.5\"", "does not say the shape"),
        ("company[A].growth.now", "company[A].cash", "1.5", "must be between -1 and 1"),
    ] {
        let shown = problem(&correlated(&[(first, second, rank)]));
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    let twice = [("market.oil.now", "company[A].cash", "0.5"), ("company[A].cash", "market.oil.now", "0.4")];
    assert!(problem(&correlated(&twice)).contains("correlated twice"));
}

#[test]
fn contradicting_correlations_come_with_the_nearest_that_fit() {
    let (a, b, c) = ("company[A].growth.now", "company[A].cash", "market.oil.now");
    let shown = problem(&correlated(&[(a, b, "0.9"), (a, c, "0.9"), (b, c, "-0.9")]));
    assert!(
        shown.contains("contradict each other") && shown.contains("the nearest that fit together"),
        "{shown}"
    );
    assert!(shown.contains("leave the others"), "{shown}");
}

#[test]
fn correlations_within_a_cohort_hold_in_each_member() {
    let pair = |first: &str, second: &str| {
        format!("{}\n[[correlation]]\nbetween = [\"{first}\", \"{second}\"]\nrank = 0.5\n", with_cohort("3"))
    };
    let scenario = read(&pair("company[Robots].growth.now", "company[Robots].run_rate"));
    let paths: Vec<&str> = scenario.correlations.iter().map(|one| one.between[0].as_str()).collect();
    assert_eq!(paths, [1, 2, 3].map(|k| format!("company[Robots {k}].growth.now")));
    let shown = problem(&pair("company[Robots].growth.now", "company[Example].cash"));
    assert!(shown.contains("cannot all be correlated with one number"), "{shown}");
}

#[test]
fn assertions_are_read() {
    let text = format!(
        "{MINIMAL}\n[[assert]]\nthat = \"P(ipo.Example by 2028-12) < 60%\"\nnote = \"it is early\"\n"
    );
    let scenario = read(&text);
    let assertion = &scenario.assertions[0];
    assert!(matches!(&assertion.claim.statistic, Statistic::Probability { event: Event::Ipo, .. }));
    assert_eq!(assertion.note.as_deref(), Some("it is early"));
    assert_eq!(scenario.hash(), read(MINIMAL).hash(), "an assertion takes no part in the numbers");
    let shown = problem(&text.replace("ipo.Example", "ipo.Exmple"));
    assert!(shown.contains("did you mean `Example`?"), "{shown}");
}

/// The minimal scenario whose company owes something by this line.
fn owing(lines: &str) -> String {
    MINIMAL.replace("[company.growth]", &format!("{lines}\n[company.growth]"))
}

#[test]
fn a_commitment_may_have_a_schedule() {
    let rows = "commitment = [{ with = \"Cloud\", per_year = { 2028 = \"$2B\", \"2027-07\" = \"$1B\" }, to = \"2030-01\" }]";
    let scenario = read(&owing(rows));
    let commitment = &scenario.companies[0].commitments[0];
    let spans: Vec<String> =
        commitment.spans.iter().map(|span| format!("{}..{}", span.from, span.to)).collect();
    assert_eq!(spans, ["2027-07..2028-01", "2028-01..2030-01"]);
    assert_eq!(commitment.spans[1].per_year.known(), Some(2e9));
    assert_eq!(commitment.spans[1].per_year.path, "company[Example].commitment[Cloud].per_year.2028");
}

#[test]
fn a_span_is_a_schedule_of_one_date() {
    let plain =
        "commitment = [{ with = \"Cloud\", per_year = \"$1B\", from = \"2027-07\", to = \"2030-01\" }]";
    let dated = "commitment = [{ with = \"Cloud\", per_year = { \"2027-07\" = \"$1B\" }, to = \"2030-01\" }]";
    assert_eq!(read(&owing(plain)).hash(), read(&owing(dated)).hash());
    let plain = "tranche = [{ source = \"Venture funds\", date = \"2027-07\", amount = \"$1B\" }]";
    let dated = "tranche = [{ source = \"Venture funds\", amount = { \"2027-07\" = \"$1B\" } }]";
    assert_eq!(read(&owing(plain)).hash(), read(&owing(dated)).hash());
}

#[test]
fn schedules_that_make_no_sense_are_refused() {
    let with = |per_year: &str, rest: &str| {
        owing(&format!("commitment = [{{ with = \"Cloud\", per_year = {per_year}, {rest} }}]"))
    };
    for (per_year, rest, words) in [
        ("{ 2028 = \"$2B\" }", "from = \"2027-01\", to = \"2030-01\"", "say when it begins"),
        ("{ 2028 = \"$2B\" }", "to = \"2027-01\"", "must come after the last date"),
        ("{ 2028 = \"$2B\", soon = \"$1B\" }", "to = \"2030-01\"", "expected a month or a year"),
        ("{ 2028 = \"$2B\", \"2028-01\" = \"$1B\" }", "to = \"2030-01\"", "is given twice"),
        ("{ 2028 = 2 }", "to = \"2030-01\"", "a bare number"),
        ("\"$1B\"", "to = \"2030-01\"", "missing key `from`"),
    ] {
        let shown = problem(&with(per_year, rest));
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    let early = "tranche = [{ source = \"Venture funds\", amount = { 2001 = \"$1B\" } }]";
    assert!(problem(&owing(early)).contains("must not lie before the start"));
}
