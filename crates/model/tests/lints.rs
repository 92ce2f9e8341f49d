//! Each lint finds what it looks for in a small change of a scenario in which there is nothing to find.

use std::collections::BTreeMap;

use drypowder_model::{
    file::{self, Document, Files, NoFiles, Override},
    lint::{self, LINTS, Options, RULES, Seen},
    problem::{Origin, Problem, Problems},
    units::Month,
};

/// Nothing to warn of.
const CLEAN: &str = r#"name = "Clean"
start = "2026-02"
horizon = "8 years"
[run]
worlds = 20_000
[market.multiple]
now = { value = "10x to 14x", note = "judgement: invented" }
long_run = { value = "8x", source = "A. Nother", as_of = "2025-06" }
half_life = { value = "18 months", note = "judgement: invented" }
volatility = { value = "35%", note = "judgement: invented" }
[market.equity]
drift = { value = 0.05, note = "judgement: invented" }
volatility = { value = "15%", note = "judgement: invented" }
[market.correlation]
multiple-equity = { value = 0.3, note = "judgement: invented" }
[[company]]
name = "Example"
run_rate = { value = "$200M to $300M", source = "A. Nother", as_of = "2025" }
cash = { value = "$250M to $350M", note = "judgement: invented" }
[company.growth]
now = { value = "0.2 to 0.5", note = "judgement: invented" }
[company.margin]
now = { value = "40% to 50%", note = "judgement: invented" }
[[company.commitment]]
with = "Cloud"
per_year = { value = "$50M a year", note = "judgement: invented" }
from = "2026-06"
to = "2029-06"
[[company.tranche]]
source = "Funds"
amount = { value = "$30M", note = "judgement: invented" }
date = "2026-06"
[company.policy]
smallest_round = "$40M"
[company.listing]
not_before = "24 months"
run_rate = { value = "$500M", note = "judgement: invented" }
[[source]]
name = "Funds"
kind = "venture"
dry_powder = { value = "$3B", note = "judgement: invented" }
appetite = { value = "55%", note = "judgement: invented" }
[[source]]
name = "Others"
kind = "venture"
dry_powder = { value = "$2B", note = "judgement: invented" }
appetite = { value = "45%", note = "judgement: invented" }
smallest_cheque = { value = "$1M", note = "judgement: invented" }
only = ["Example"]
[[correlation]]
between = ["company[Example].cash", "company[Example].growth.now"]
rank = { value = 0.3, note = "judgement" }
[[assert]]
that = "P(dry.Example by 2030-01) < 60%"
"#;

fn read(text: &str, set: &[&str], files: &dyn Files) -> Document {
    let overrides: Vec<Override> = set.iter().map(|one| Override::new(*one)).collect();
    file::read("clean.toml", text, &overrides, files)
        .unwrap_or_else(|problems| panic!("{}", problems.render(false)))
}

fn warnings(text: &str) -> Vec<Problem> {
    lint::warnings(&read(text, &[], &NoFiles), &Options::default())
}

fn rendered(document: &Document, list: Vec<Problem>) -> String {
    Problems::new(list, document.texts().clone()).render(false)
}

/// The warnings about the clean scenario with one text in place of another: the lints that found them, and all they say.
fn changed(from: &str, to: &str) -> (Vec<&'static str>, String) {
    assert_eq!(CLEAN.matches(from).count(), 1, "{from}");
    let document = read(&CLEAN.replacen(from, to, 1), &[], &NoFiles);
    let list = lint::warnings(&document, &Options::default());
    (list.iter().filter_map(|problem| problem.lint).collect(), rendered(&document, list))
}

/// Asserts that a change makes one lint find one thing, and gives what it says.
fn only(lint: &str, from: &str, to: &str) -> String {
    let (names, text) = changed(from, to);
    assert_eq!(names, [lint], "{from} -> {to}\n{text}");
    assert!(text.contains("= help: "), "{text}");
    text
}

#[test]
fn there_is_nothing_to_find_in_a_clean_scenario() {
    let document = read(CLEAN, &[], &NoFiles);
    let list = lint::warnings(&document, &Options::default());
    assert!(list.is_empty(), "{}", rendered(&document, list));
}

#[test]
fn names_are_kebab_case_and_in_order() {
    let names: Vec<&str> = LINTS.iter().map(|lint| lint.name).collect();
    assert!(names.is_sorted());
    let kebab = |name: &&str| name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
    assert!(names.iter().all(kebab));
    for lint in &LINTS {
        for text in [lint.looks_for, lint.why, lint.advice] {
            assert!(!text.is_empty() && !text.contains("  "), "{text}");
        }
    }
}

/// `RENEW=1 cargo test -p drypowder-model --test lints` writes the page anew.
#[test]
fn the_page_is_made_from_the_declarations() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/lints.md");
    if std::env::var_os("RENEW").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs")).unwrap();
        std::fs::write(path, lint::page()).unwrap();
    }
    assert!(
        std::fs::read_to_string(path).unwrap_or_default() == lint::page(),
        "renew docs/lints.md: RENEW=1"
    );
}

#[test]
fn unsourced_names_the_uncertain_first_and_tells_a_table_once() {
    let bare = CLEAN
        .replace("now = { value = \"10x to 14x\", note = \"judgement: invented\" }", "now = \"10x to 14x\"")
        .replace(
            "half_life = { value = \"18 months\", note = \"judgement: invented\" }",
            "half_life = \"18 months\"",
        )
        .replace("long_run = { value = \"8x\", source", "long_run = { value = \"8x\", note = \"n\", source");
    let document = read(&bare, &[], &NoFiles);
    let list = lint::warnings(&document, &Options::default());
    let expected = "\
warning[unsourced]: market.multiple: 2 numbers have neither a source nor a note: now, half_life
 --> clean.toml:7:7
  |
7 | now = \"10x to 14x\"
  |       ^^^^^^^^^^^^ the first of 2
  |
  = help: write now = { value = \"10x to 14x\", note = \"judgement: why\" }";
    assert_eq!(rendered(&document, list), expected);
}

#[test]
fn levers_defaults_and_overrides_need_no_source() {
    assert!(
        warnings(&CLEAN.replace("[company.policy]\n", "[company.policy]\nwait = \"4 months\"\n")).is_empty()
    );
    let document = read(CLEAN, &["company[Example].cash=$200M to $300M"], &NoFiles);
    assert!(lint::warnings(&document, &Options::default()).is_empty());
}

#[test]
fn a_source_without_a_date_is_undated() {
    only("undated", "source = \"A. Nother\", as_of = \"2025-06\"", "source = \"A. Nother\"");
}

#[test]
fn stale_numbers_are_judged_at_the_start_or_on_a_date() {
    let shown = only("stale", "as_of = \"2025-06\"", "as_of = \"2025-01\"");
    let expected = "\
warning[stale]: market.multiple: a number is dated more than 12 months before February 2026: long_run (2025-01)
 --> clean.toml:8:58
  |
8 | long_run = { value = \"8x\", source = \"A. Nother\", as_of = \"2025-01\" }
  |                                                          ^^^^^^^^^ its date
  |";
    assert!(shown.starts_with(expected), "{shown}");
    assert!(changed("as_of = \"2025-06\"", "as_of = \"2025-02\"").0.is_empty());
    let shown = only("stale", "as_of = \"2025-06\"", "as_of = \"2026-03\"");
    assert!(shown.contains("from the future of February 2026"), "{shown}");
    let later = |on, stale_after| {
        lint::warnings(&read(CLEAN, &[], &NoFiles), &Options { on: Month::new(2026, on), stale_after }).len()
    };
    assert_eq!((later(6, 12.0), later(7, 12.0), later(7, 13.0)), (0, 1, 0));
}

#[test]
fn commitments_beyond_all_reachable_cash_are_unpayable() {
    let shown = only("unpayable", "\"$50M a year\"", "\"$500B a year\"");
    assert!(shown.contains("by the end of December 2026 its commitments come to $292B"), "{shown}");
    assert!(shown.contains("to at most $5.") && shown.contains("clean.toml:26:"), "{shown}");
    // What the sources could pay is no warning, and neither is a letter of intent.
    assert!(changed("\"$50M a year\"", "\"$1B a year\"").0.is_empty());
    let intent = "probability = { value = \"50%\", note = \"judgement: invented\" }\nfrom = \"2026-06\"\nto = \"2029-06\"";
    let letter = CLEAN.replace("from = \"2026-06\"\nto = \"2029-06\"", intent).replace("$50M", "$500B");
    assert!(warnings(&letter).is_empty());
}

#[test]
fn a_tranche_above_all_its_source_has_is_unpayable() {
    let shown = only("unpayable", "amount = { value = \"$30M\"", "amount = { value = \"$30B\"");
    assert!(shown.contains("`Funds` has promised $30B, and can have given at most $3B"), "{shown}");
}

#[test]
fn what_lies_outside_the_simulated_months_is_never_due() {
    only("never-due", "from = \"2026-06\"\nto = \"2029-06\"", "from = \"2025-06\"\nto = \"2026-02\"");
    only("never-due", "from = \"2026-06\"\nto = \"2029-06\"", "from = \"2034-02\"\nto = \"2036-02\"");
    only("never-due", "date = \"2026-06\"", "date = \"2034-02\"");
    only("never-due", "not_before = \"24 months\"", "not_before = \"8 years\"");
    assert!(changed("date = \"2026-06\"", "date = \"2034-01\"").0.is_empty());
}

#[test]
fn what_does_not_come_before_the_horizon_is_never_due() {
    let event = |month: &str| {
        format!(
            "[[event]]\nname = \"E\"\nat = \"{month}\"\n[[event.source]]\nname = \"Funds\"\nstops = true\n[[assert]]"
        )
    };
    only("never-due", "[[assert]]", &event("2034-02"));
    assert!(changed("[[assert]]", &event("2034-01")).0.is_empty());
    let span = |span: &str| format!("{{ value = \"{span}\", note = \"judgement: invented\" }}");
    let milestone = |takes: &str| {
        format!(
            "[[company.milestone]]\nname = \"M\"\ngates_growth = true\ntakes = {}\n[company.policy]",
            span(takes)
        )
    };
    only("never-due", "[company.policy]", &milestone("8 to 12 years"));
    assert!(changed("[company.policy]", &milestone("2 to 12 years")).0.is_empty());
    let rate = "rate = { value = 0.1, note = \"judgement: invented\" }";
    let hazard = format!(
        "[[company.hazard]]\noutcome = \"acquired\"\n{rate}\nafter = {}\n[company.policy]",
        span("8 years")
    );
    only("never-due", "[company.policy]", &hazard);
    let stay = "{ value = \"8 months\", note = \"judgement: invented\" }";
    let window = |until: &str| {
        format!(
            "[market.window]\nshut_until = \"{until}\"\nstay_open = {stay}\nstay_closed = {stay}\n[[company]]"
        )
    };
    only("never-due", "[[company]]", &window("2034-02"));
    assert!(changed("[[company]]", &window("2034-01")).0.is_empty());
}

#[test]
fn sources_that_cannot_pay_are_idle() {
    let others = "smallest_cheque = { value = \"$1M\", note = \"judgement: invented\" }";
    let with = |key: &str, value: &str| {
        only(
            "idle-source",
            others,
            &format!("{key} = {{ value = \"{value}\", note = \"judgement: invented\" }}"),
        )
    };
    assert!(
        with("smallest_cheque", "$3B").contains("is above all it can have until the horizon: at most $2B")
    );
    assert!(with("pace", "0%").contains("its pace is 0%"));
    assert!(with("concentration", "0%").contains("its concentration is 0%"));
    let never = "appetite = { value = \"45%\"";
    assert!(only("idle-source", never, "appetite = { value = \"0%\"").contains("it never says yes"));
    assert!(only("idle-source", "only = [\"Example\"]", "except = [\"Example\"]").contains("is excepted"));
    let half = "concentration = { value = \"10%\", note = \"j\" }\nsmallest_cheque = { value = \"$900M\", note = \"j\" }";
    assert!(only("idle-source", others, half).contains("the most it may have in one company"));
}

#[test]
fn terms_without_effect_are_idle() {
    let shares = |lines: &str| format!("[company.shares]\n{lines}\n[company.policy]");
    let with = |lines: &str| only("idle-term", "[company.policy]", &shares(lines));
    let cap = "participation_cap = { value = \"2x\", note = \"j\" }";
    let one = "preference = { value = \"1x\", note = \"j\" }";
    assert!(with("participation = \"full\"").contains("only shares with a preference participate"));
    assert!(with("anti_dilution = \"full-ratchet\"").contains("are protected, and none has one"));
    assert!(with(&format!("{one}\n{cap}")).contains("only a capped participation has a cap"));
    let capped = format!("{one}\nparticipation = \"capped\"\nanti_dilution = \"full-ratchet\"\n{cap}");
    assert!(changed("[company.policy]", &shares(&capped)).0.is_empty());
    let ratchet = shares("ipo_ratchet = { value = \"1x\", note = \"j\" }");
    assert!(changed("[company.policy]", &ratchet).0.is_empty());
    let milestone = |lines: &str| {
        format!(
            "[[company.milestone]]\nname = \"Proof\"\ntakes = {{ value = \"6 months\", note = \"j\" }}\n{lines}\n[company.policy]"
        )
    };
    assert!(
        only("idle-term", "[company.policy]", &milestone("")).contains("gates nothing and changes nothing")
    );
    assert!(changed("[company.policy]", &milestone("gates_growth = true")).0.is_empty());
    let hazard = "[[company.hazard]]\noutcome = \"acquired\"\nrate = { value = 0.1, note = \"j\" }\nwindow = true\n[company.policy]";
    assert!(only("idle-term", "[company.policy]", hazard).contains("this market has none"));
}

#[test]
fn a_company_that_asks_and_nobody_may_fund_is_told() {
    let lonely = "[[company]]\nname = \"Lonely\"\nrun_rate = { value = \"$1M\", note = \"j\" }\n\
                  cash = { value = \"$1M\", note = \"j\" }\n[company.growth]\nnow = { value = 0.1, note = \"j\" }\n\
                  [company.policy]\n[[source]]\nname = \"Funds\"";
    let shut = lonely.to_owned() + "\nexcept = [\"Lonely\"]";
    assert!(only("idle-source", "[[source]]\nname = \"Funds\"", &shut).contains("no source may fund it"));
}

#[test]
fn correlations_of_what_never_varies_are_idle() {
    let shown = only("idle-correlation", "\"company[Example].cash\", ", "\"source[Funds].dry_powder\", ");
    assert!(shown.contains("`source[Funds].dry_powder` is known with certainty"), "{shown}");
    only("idle-correlation", "rank = { value = 0.3", "rank = { value = 0.04");
    let oil = only("idle-correlation", "multiple-equity", "multiple-oil");
    assert!(oil.contains("the shock of `oil` never comes"), "{oil}");
}

#[test]
fn questions_a_run_cannot_answer_are_rare() {
    assert!(only("rare", "20_000", "2_500").contains("by up to 2.0 points"));
    only("rare", "by 2030-01", "by 2034-02");
    only("rare", "by 2030-01", "by 2026-01");
    only("rare", "by 2030-01", "within 97 months");
    assert!(only("rare", "< 60%", "< 0.01%").contains("write worlds = 38411 or more"));
    only("rare", "P(dry.Example by 2030-01) < 60%", "sustain.Example.median > 9 years");
    assert!(changed("by 2030-01", "by 2034-01").0.is_empty());
}

#[test]
fn numbers_out_of_sense_say_the_mass_or_the_quantile() {
    let said = |from: &str, to: &str, words: &str| {
        let shown = only("out-of-sense", from, to);
        assert!(shown.contains(words), "{shown}");
    };
    let bar = "run_rate = { value = \"$500M\"";
    let never = format!("margin = {{ value = \"40% to 99%\", note = \"judgement\" }}\n{bar}");
    said(bar, &never, "a margin above 100% in 4.5% of worlds");
    said("\"0.2 to 0.5\"", "\"0.2 to 3\"", "growth of x");
    said("volatility = { value = \"35%\"", "volatility = { value = \"350%\"", "a volatility of 350%");
    said(
        "appetite = { value = \"55%\"",
        "appetite = { value = \"99.95%\"",
        "an appetite of 99.95% is a yes to every ask",
    );
    said("\"18 months\"", "\"9 years\"", "a half-life of 9 years in a horizon of 8 years");
    said("value = \"8x\"", "value = \"120x\"", "a listed multiple of 120x");
    said("drift = { value = 0.05", "drift = { value = 0.5", "drift of the equity index of 0.5");
    said("\"$250M to $350M\"", "\"$1M to $30B\"", "the 99th percentile is");
    said("appetite = { value = \"55%\"", "appetite = { value = \"0.1% to 99.9%\"", "from less than 1%");
}

#[test]
fn more_numbers_out_of_sense() {
    let said = |added: &str, to: &str, words: &str| {
        let shown = only("out-of-sense", added, to);
        assert!(shown.contains(words), "{shown}");
    };
    let company = "[company.growth]\nnow =";
    let with = |key: &str| format!("{key}\n{company}");
    said(company, &with("cash_interest = { value = \"25%\", note = \"j\" }"), "interest on cash of 25%");
    said(company, &with("debt_interest = { value = \"60%\", note = \"j\" }"), "interest of 60%");
    said(company, &with("days_sales_outstanding = { value = \"400 days\", note = \"j\" }"), "of 400 days");
    let growth = "reversion = { value = 0.05, note = \"j\" }\nlong_run = { value = 0.1, note = \"j\" }";
    said("[company.margin]", &format!("{growth}\n[company.margin]"), "a half-life of 166 months");
    let fast = "reversion = { value = 0.5, note = \"j\" }\nlong_run = { value = 0.5, note = \"j\" }";
    said("[company.margin]", &format!("{fast}\n[company.margin]"), "long-run growth of 0.5");
    let oil = "[market.oil]\nnow = { value = \"$400\", note = \"j\" }\nlong_run = { value = \"$70\", note = \"j\" }\n\
               half_life = { value = \"2 years\", note = \"j\" }\nvolatility = { value = \"30%\", note = \"j\" }";
    said("[market.equity]", &format!("{oil}\n[market.equity]"), "oil of $400");
    let mood = "[market.sentiment]\nnow = { value = 3, note = \"j\" }\nhalf_life = { value = \"1 year\", note = \"j\" }\n\
                volatility = { value = 0.3, note = \"j\" }";
    said("[market.equity]", &format!("{mood}\n[market.equity]"), "multiplies prices by 20");
    let patience = "[source.patience]\ninitial_limit = { value = \"6x\", note = \"j\" }\n\
                    public_limit = { value = \"1x\", note = \"j\" }\nspan = { value = \"9 years\", note = \"j\" }\n\
                    strictness = { value = 0.5, note = \"j\" }";
    said("[[correlation]]", &format!("{patience}\n[[correlation]]"), "a patience of 9 years");
    assert_eq!(RULES.len(), 17);
}

#[test]
fn a_warning_stands_in_the_file_that_says_it() {
    struct Base(BTreeMap<&'static str, String>);
    impl Files for Base {
        fn read(&self, path: &str) -> Result<Vec<u8>, String> {
            self.0.get(path).map(|text| text.as_bytes().to_vec()).ok_or_else(|| "does not exist".into())
        }
    }
    let base = CLEAN.replace("as_of = \"2025-06\"", "as_of = \"2020\"");
    let files = Base(BTreeMap::from([("base.toml", base)]));
    let text =
        "extends = \"base.toml\"\nname = \"Over\"\n[[company]]\nname = \"Example\"\ncash = \"$1B to $2B\"\n";
    let document = read(text, &[], &files);
    let list = lint::warnings(&document, &Options::default());
    let seen: Vec<_> = list.iter().map(|one| (one.lint.unwrap(), one.place.origin)).collect();
    assert_eq!(seen, [("stale", Origin::File(1)), ("unsourced", Origin::File(0))]);
    let shown = rendered(&document, list);
    assert!(shown.contains("--> base.toml:8:") && shown.contains("--> clean.toml:5:"), "{shown}");
}

#[test]
fn a_short_horizon_gets_one_that_is_long_enough() {
    let document = read(CLEAN, &[], &NoFiles);
    let seen = |dry, sustaining| Seen { dry, sustaining, error: 0.015 };
    assert!(lint::short_horizon(&document, "Example", &seen([0.6, 0.5], [0.1, 0.1])).is_none());
    let short = lint::short_horizon(&document, "Example", &seen([0.35, 0.2], [0.05, 0.03])).unwrap();
    let shown = rendered(&document, vec![short]);
    let expected = "\
warning[short-horizon]: horizon: 60% of worlds are undecided about `Example` at the horizon: neither dry nor carried
 --> clean.toml:3:11
  |
3 | horizon = \"8 years\"
  |           ^^^^^^^^^ dry in 35%, pays its own way in 5.0%
  |
  = help: write horizon = \"12 years\"";
    assert_eq!(shown, expected);
}
