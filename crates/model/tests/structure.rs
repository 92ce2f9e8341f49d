//! Cohorts, rank correlations and assertions.

use std::collections::BTreeSet;

use drypowder_model::{
    Scenario,
    claim::{About, Event, Statistic},
    file::{self, NoFiles, Override},
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
    assert!(problem(&with_cohort("0")).contains("a whole number, between 1 and 2,000"));
    assert!(problem(&with_cohort("2_001")).contains("a cohort has at most 2000 members"));
    assert!(problem(&with_cohort("1_000_000_000")).contains("at most 2000 members"));
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
        (
            "company[A].growth.now",
            "company[A].cash",
            "\"0.2 to 0.5\"",
            "`rank` is one number: it cannot be uncertain",
        ),
        ("company[A].growth.now", "company[A].cash", "{ law = \"unifrom\" }", "`rank` is one number"),
        ("company[A].growth.now", "company[A].cash", "1.5", "must be strictly between -1 and 1"),
    ] {
        let shown = problem(&correlated(&[(first, second, rank)]));
        assert!(shown.contains(words), "{words}:\n{shown}");
    }
    let twice = [("market.oil.now", "company[A].cash", "0.5"), ("company[A].cash", "market.oil.now", "0.4")];
    assert!(problem(&correlated(&twice)).contains("correlated twice"));
}

/// The full scenario whose venture source says yes like that, correlated with cash by this path.
fn appetite_correlated(appetite: &str, path: &str) -> String {
    let stated = "{ boom = \"70%\", normal = \"50%\", drought = \"0%\" }";
    assert!(FULL.contains(stated));
    correlated(&[(&format!("source[venture].{path}"), "company[A].cash", "0.5")]).replace(stated, appetite)
}

#[test]
fn what_is_the_same_in_every_climate_is_correlated_once() {
    let share = "\"20% to 40%\"";
    let alike = format!("{{ boom = {share}, normal = {share}, drought = {share} }}");
    for climate in ["normal", "drought"] {
        let shown = problem(&appetite_correlated(&alike, &format!("appetite.{climate}")));
        assert!(shown.contains("it is drawn once, as `source[venture].appetite.boom`"), "{shown}");
        assert!(shown.contains("write \"source[venture].appetite.boom\""), "{shown}");
    }
    let between = |text: &str| read(text).correlations.pop().unwrap().between[1].clone();
    assert_eq!(between(&appetite_correlated(&alike, "appetite.boom")), "source[venture].appetite.boom");
    assert_eq!(between(&appetite_correlated(share, "appetite")), "source[venture].appetite");
    let unlike = alike.replacen("40%", "50%", 1);
    assert_eq!(
        between(&appetite_correlated(&unlike, "appetite.drought")),
        "source[venture].appetite.drought"
    );
}

#[test]
fn what_stands_in_a_table_of_its_own_for_each_climate_is_drawn_once_where_it_is_alike() {
    let stays = [("boom", 10), ("normal", 15), ("drought", 11)];
    let alike = stays.into_iter().fold(
        correlated(&[("market.climate.normal_stay", "company[A].cash", "0.5")]),
        |text, (climate, months)| {
            let stated = format!("{climate}_stay = \"{months} months\"");
            assert!(text.contains(&stated));
            text.replace(&stated, &format!("{climate}_stay = \"6 to 18 months\""))
        },
    );
    assert!(problem(&alike).contains("it is drawn once, as `market.climate.boom_stay`"));
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

/// The paths of a scenario's numbers.
fn paths(text: &str) -> Vec<String> {
    let document = file::read("x.toml", text, &[], &NoFiles).unwrap_or_else(|problems| panic!("{problems}"));
    document.numbers().into_iter().map(|one| one.param.path).collect()
}

#[test]
fn a_pair_of_shocks_is_a_number_in_either_order_of_its_names() {
    let turned = FULL.replace("equity-oil = 0.2", "oil-equity = 0.2");
    assert_eq!(read(FULL).hash(), read(&turned).hash());
    let pairs = |text: &str| {
        let document = file::read("x.toml", text, &[], &NoFiles).unwrap();
        let numbers = document.numbers().into_iter();
        let stated = numbers.filter(|one| one.place.is_some() && one.param.path.starts_with("market.corr"));
        stated.map(|one| (one.param.path, one.param.law.quantile(0.5))).collect::<Vec<_>>()
    };
    let first = ("market.correlation.sentiment-multiple".to_owned(), 0.5);
    assert_eq!(pairs(FULL), [first.clone(), ("market.correlation.equity-oil".to_owned(), 0.2)]);
    assert_eq!(pairs(&turned), [first, ("market.correlation.oil-equity".to_owned(), 0.2)]);
    assert_eq!(paths(FULL).len(), paths(&turned).len());
}

#[test]
fn no_two_numbers_have_the_same_path_and_each_can_be_set_by_its_own() {
    let long = "a firm whose name is much longer than anybody would ever write it in a table";
    let contract = |with: &str, amount: &str| {
        format!("{{ with = \"{with}\", per_year = \"{amount}\", from = \"2027-07\", to = \"2030-01\" }},")
    };
    let withs = ["Cloud", "Cloud", "2", &format!("{long} 1"), &format!("{long} 2"), "7", " 04"];
    let rows: String = withs.iter().zip(1..).map(|(with, k)| contract(with, &format!("${k}B"))).collect();
    let text = owing(&format!("commitment = [{rows}]"));
    let paths = paths(&text);
    let unique: BTreeSet<&String> = paths.iter().collect();
    assert_eq!(unique.len(), paths.len());
    let due: Vec<&String> = paths.iter().filter(|path| path.ends_with(".per_year")).collect();
    assert_eq!(due.len(), withs.len());
    for (k, path) in due.iter().enumerate() {
        let scenario = file::parse(&text, &[Override::new(format!("{path}=$99B"))]).unwrap();
        let spans = scenario.companies[0].commitments.iter().map(|one| one.spans[0].per_year.known());
        let expected = (0..withs.len()).map(|at| Some(if at == k { 99e9 } else { (at + 1) as f64 * 1e9 }));
        assert_eq!(spans.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{path}");
    }
}

#[test]
fn an_assertion_may_speak_of_a_cohort() {
    let text = format!("{}\n[[assert]]\nthat = \"P(ipo.Robots) > 1%\"\n", with_cohort("3"));
    assert_eq!(read(&text).assertions[0].claim.statistic.about(), About::Company("Robots"));
    assert!(problem(&text.replace("ipo.Robots", "ipo.Robtos")).contains("did you mean `Robots`?"));
}

#[test]
fn what_a_cut_costs_may_be_uncertain() {
    let set = [Override::new("company[Robots].policy.cut_cost=0.1 to 0.6")];
    let scenario = file::parse(&with_cohort("2"), &set).unwrap_or_else(|problems| panic!("{problems}"));
    let cost = &scenario.companies[1].policy.as_ref().unwrap().cut_cost;
    assert_eq!((cost.known(), cost.path.as_str()), (None, "company[Robots 1].policy.cut_cost"));
}
