//! Worlds as stories: the causes that they tell, and their books.

use drypowder_model::file;
use drypowder_report::{
    Story, Style,
    ledger::{companies_csv, market_csv, sources_csv},
};
use drypowder_simulation::{Plan, replay, replay::Chronicle};
use snapbox::{assert_data_eq, file};

/// A company that burns, and a leveraged holder as its only investor; nothing in it is left to chance but the yes.
const MARGIN_CALL: &str = r#"
name = "A margin call"
start = "2026-01"
horizon = "3 years"
[market.multiple]
now = "10x"
long_run = "10x"
half_life = "12 months"
volatility = 0
[market.equity]
drift = 0
volatility = 0
[[event]]
name = "crash"
at = "2026-11"
market.equity = "-40%"
[[company]]
name = "Burner"
run_rate = "$4B"
cash = "$12B"
[company.growth]
now = 0.3
[company.fixed]
now = "$12B a year"
[company.policy]
ask_below = "12 months"
smallest_round = "$1B"
raise_takes = "3 months"
bridge = "0 months"
[company.listing]
wanted = false
run_rate = "$1B"
growth = 0
forced_below = "1 month"
filing_takes = "3 months"
forced_bar = "50%"
[[source]]
name = "Holder"
kind = "leveraged"
listed = "$100B"
debt = "$20B"
max_ltv = "25%"
target_ltv = "20%"
equity_beta = 1
impact = "5%"
appetite = "99.99999999%"
"#;

fn told(text: &str, seed: u64, world: u64) -> Chronicle {
    let scenario = file::parse(text, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    replay(&Plan::new(&scenario), seed, world).unwrap()
}

fn story(chronicle: &Chronicle, all: bool, style: Style) -> String {
    Story { chronicle, far_out: &[], focus: &[], overrides: &[], all, style }.text()
}

/// The text with its lines unbroken.
fn unwrapped(text: &str) -> String {
    text.replace("\n           ", " ")
}

#[test]
fn an_ipo_forced_by_a_margin_call_is_told_with_its_causes() {
    let chronicle = told(MARGIN_CALL, 1, 7);
    let text = story(&chronicle, false, Style::PLAIN);
    assert_data_eq!(&text, file!["story/margin-call.txt"].raw());
    let text = unwrapped(&text);
    let failed = "capacity ← Holder is above its loan-to-value ceiling";
    let listed = text.lines().find(|line| line.contains("Burner is forced to list at")).unwrap();
    assert!(listed.contains(failed) && listed.contains("equity index -40% in"), "{listed}");
}

#[test]
fn a_world_in_which_everything_happens_reads_aloud() {
    let text = include_str!("../../../../tests/scenarios/everything.toml");
    let chronicle = told(text, 1, 5);
    assert_data_eq!(story(&chronicle, false, Style::PLAIN), file!["story/everything.txt"].raw());
    let all = story(&chronicle, true, Style::PLAIN);
    assert!(all.lines().count() > 60, "everything is told");
}

/// One claim that it can pay and one that it cannot, an hour or so after the start; nobody else is there.
const CLAIMED: &str = r#"
name = "A claim too many"
start = "2026-01"
horizon = "2 years"
[[company]]
name = "Guarantor"
run_rate = "$12M"
cash = "$150M"
[company.growth]
now = 0
[company.claims]
rate = 1_000
amount = "$100M"
"#;

#[test]
fn a_claim_is_told_and_the_one_that_ruins_is_the_cause() {
    let chronicle = told(CLAIMED, 1, 0);
    let text = story(&chronicle, true, Style::PLAIN);
    assert!(text.contains("Guarantor pays a claim of $100M\n"), "{text}");
    let text = unwrapped(&text);
    let end = text.lines().find(|line| line.contains("Guarantor runs out of cash ←")).unwrap();
    assert!(end.ends_with("← a claim of $100M is $50M more than it had"), "{end}");
    let mut written = Vec::new();
    companies_csv(&chronicle, &mut written).unwrap();
    let table = Rows::of(&written);
    assert!(table.number(&table.rows[1], "claims_usd") >= 2e8);
    assert!(table.number(&table.rows[1], "cash_usd") < 0.0);
}

/// Cash that touches zero is the cause of an end with cash in the books of no month.
#[test]
fn cash_that_touches_zero_is_told() {
    let watched = "cash = \"1000 dollars\"\ncash_volatility = \"$1B\"\ncash_watched = \"always\"";
    let (alone, _) = CLAIMED.split_once("[company.claims]").unwrap();
    let chronicle = told(&alone.replace("cash = \"$150M\"", watched), 1, 0);
    let text = unwrapped(&story(&chronicle, false, Style::PLAIN));
    assert!(text.contains("Guarantor runs out of cash ← its cash touched zero"), "{text}");
}

#[test]
fn no_story_is_too_wide_or_too_long_and_plain_ones_are_ascii() {
    for text in [
        include_str!("../../../../tests/scenarios/everything.toml"),
        include_str!("../../../../tests/scenarios/events.toml"),
        include_str!("../../../../tests/scenarios/cohort.toml"),
        include_str!("../../../../scenarios/minimal.toml"),
    ] {
        for world in [0, 5, 77] {
            let chronicle = told(text, 3, world);
            for style in [Style::PLAIN, Style::ASCII] {
                let text = story(&chronicle, false, style);
                assert!(text.lines().all(|line| line.chars().count() <= 110), "{text}");
                assert!(text.lines().count() <= 66, "{text}");
                assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
                assert!(style != Style::ASCII || text.is_ascii(), "{text}");
            }
        }
    }
}

#[test]
fn names_command_no_terminal() {
    let mut chronicle = told(MARGIN_CALL, 1, 7);
    chronicle.companies[0] = "\u{1b}[31mBurner\u{9b}".into();
    chronicle.sources[0] = "Holder\u{85}".into();
    let text = story(&chronicle, true, Style::PLAIN);
    assert!(text.chars().all(|letter| letter == '\n' || !letter.is_control()), "{text:?}");
}

/// The rows of a table, each cell by the name of its column.
struct Rows {
    head: Vec<String>,
    rows: Vec<csv::StringRecord>,
}

impl Rows {
    fn of(written: &[u8]) -> Self {
        let mut reader = csv::Reader::from_reader(written);
        let head = reader.headers().unwrap().iter().map(str::to_owned).collect();
        Self { head, rows: reader.records().map(Result::unwrap).collect() }
    }

    fn text<'r>(&self, row: &'r csv::StringRecord, column: &str) -> &'r str {
        let place = self.head.iter().position(|name| name == column).expect("a column of that name");
        &row[place]
    }

    fn number(&self, row: &csv::StringRecord, column: &str) -> f64 {
        self.text(row, column).parse().unwrap()
    }
}

#[test]
fn a_reader_can_check_the_books() {
    for text in [
        include_str!("../../../../tests/scenarios/everything.toml"),
        include_str!("../../../../tests/scenarios/events.toml"),
        MARGIN_CALL,
    ] {
        let chronicle = told(text, 2, 9);
        let mut written = Vec::new();
        companies_csv(&chronicle, &mut written).unwrap();
        let table = Rows::of(&written);
        for name in &chronicle.companies {
            let own = table.rows.iter().filter(|row| table.text(row, "company") == name);
            let mut before = None;
            for row in own {
                let [cash, opening, events, operating, received] =
                    ["cash_usd", "opening_cash_usd", "events_usd", "operating_usd", "received_usd"]
                        .map(|column| table.text(row, column).parse::<f64>().unwrap_or(0.0));
                if let Some(before) = before {
                    let size = 1.0 + f64::abs(before) + opening.abs() + operating.abs() + received.abs();
                    assert!((opening + operating + received - cash).abs() < 1e-12 * size, "{name}: {row:?}");
                    assert!((before + events - opening).abs() < 1e-12 * size, "{name}: {row:?}");
                }
                before = Some(cash);
            }
            assert!(before.is_some(), "{name} has books");
        }
    }
}

/// What leaves a source goes to companies, is set aside for them or goes to insiders who sell.
#[test]
fn a_reader_can_check_the_books_of_sources() {
    let everything = include_str!("../../../../tests/scenarios/everything.toml");
    let tender = "name = \"pressed\"\ntender = { every = \"6 months\", offered = \"5%\" }\n";
    let selling = everything.replacen("name = \"pressed\"\n", tender, 1);
    let events = include_str!("../../../../tests/scenarios/events.toml");
    let columns = ["set_aside_usd", "drawn_so_far_usd", "bought_so_far_usd", "called_off_so_far_usd"];
    let mut went = [0.0; 4];
    for text in [&selling, everything, events, MARGIN_CALL] {
        let chronicle = told(text, 2, 9);
        let mut written = Vec::new();
        sources_csv(&chronicle, &mut written).unwrap();
        let table = Rows::of(&written);
        for name in &chronicle.sources {
            let mut before = [0.0; 4];
            for row in table.rows.iter().filter(|row| table.text(row, "source") == name) {
                let [opening, free] =
                    ["opening_free_usd", "free_usd"].map(|column| table.number(row, column));
                let now = columns.map(|column| table.number(row, column));
                let changes: [f64; 4] = std::array::from_fn(|place| now[place] - before[place]);
                let gone: f64 = changes.iter().sum();
                let size = 1.0 + opening.abs() + now.iter().fold(0.0, |sum, part| sum + part.abs());
                assert!((opening - free - gone).abs() < 1e-12 * size, "{name}: {gone} {row:?}");
                went = std::array::from_fn(|place| went[place] + changes[place].abs());
                before = now;
            }
        }
    }
    assert!(went.iter().all(|dollars| *dollars > 1e6), "each way is taken somewhere: {went:?}");
}

#[test]
fn every_row_of_the_books_is_whole() {
    let chronicle = told(MARGIN_CALL, 1, 7);
    let steps = chronicle.strand.months.len() + 1;
    let (mut companies, mut sources, mut market) = (Vec::new(), Vec::new(), Vec::new());
    companies_csv(&chronicle, &mut companies).unwrap();
    sources_csv(&chronicle, &mut sources).unwrap();
    market_csv(&chronicle, &mut market).unwrap();
    for table in [&companies, &sources, &market] {
        assert_eq!(Rows::of(table).rows.len(), steps);
    }
    let sources = Rows::of(&sources);
    let crash = sources.rows.iter().find(|row| sources.text(row, "date") == "2026-11").unwrap();
    assert_eq!(sources.text(crash, "kind"), "leveraged");
    // 40% of 100 are gone; what is sold then brings the loan-to-value towards its target.
    assert!(sources.number(crash, "listed_usd") < 60e9);
    assert_eq!(sources.number(crash, "free_usd"), 0.0);
    let market = Rows::of(&market);
    let crash = market.rows.iter().find(|row| market.text(row, "date") == "2026-11").unwrap();
    assert!((market.number(crash, "equity_index") - 0.6).abs() < 1e-12);
    let companies = Rows::of(&companies);
    let last = companies.rows.last().unwrap();
    assert_eq!(companies.text(last, "status"), "forced IPO");
    assert!(companies.head.iter().skip(5).all(|name| {
        ["_usd", "_usd_a_year", "_log_a_year", "_months", "_multiple"].iter().any(|unit| name.ends_with(unit))
    }));
}
