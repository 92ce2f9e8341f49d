//! All problems of a file at once, each in its place, with what would work.

use drypowder_model::{
    file::{self, Override},
    problem::{Origin, Problems},
};

const MINIMAL: &str = include_str!("../../../scenarios/minimal.toml");

/// The smallest whole file, to break in one place.
const BASE: &str = "\
name = \"x\"
start = \"2026-02\"
horizon = \"10 years\"
[[company]]
name = \"OpenAI\"
run_rate = \"$20B\"
cash = \"$30B\"
[company.growth]
now = \"x2 a year\"
";

fn problems(text: &str) -> Problems {
    file::parse(text, &[]).expect_err("the file is wrong")
}

fn overridden(text: &str, overrides: &[&str]) -> Problems {
    let overrides: Vec<Override> = overrides.iter().map(|one| Override::new(*one)).collect();
    file::parse(text, &overrides).expect_err("the override is wrong")
}

/// The only problem of the base with something added, as `path: message | suggestion`.
fn only(added: &str) -> String {
    said(&problems(&format!("{BASE}{added}")))
}

fn said(problems: &Problems) -> String {
    let lines: Vec<String> = problems
        .iter()
        .map(|one| format!("{one} | {}", one.suggestion.as_deref().unwrap_or_default()))
        .collect();
    lines.join("\n")
}

#[test]
fn the_base_is_whole() {
    assert!(file::parse(BASE, &[]).is_ok());
}

#[test]
fn six_mistakes_make_six_problems() {
    let text = "\
name = \"Six mistakes\"
start = \"2026-13\"
horizon = \"10 years\"

[market.multiple]
now = \"12x\"
long_run = \"8x\"
half_life = 18
volatility = \"35%\"

[[company]]
name = \"OpenAI\"
run_rate = \"20B\"
cash = \"$40B to $20B\"
[company.growth]
now = \"x2 a year\"

[[source]]
name = \"Funds\"
kind = \"venture\"
dry_power = \"$300B\"
appetite = \"120%\"
";
    let expected = "\
error: start: a year has 12 months
 --> scenario.toml:2:9
  |
2 | start = \"2026-13\"
  |         ^^^^^^^^^ found \"2026-13\"
  |
  = help: write for example \"2026-12\"

error: market.multiple.half_life: expected a span of time, found a bare number
 --> scenario.toml:8:13
  |
8 | half_life = 18
  |             ^^ found 18
  |
  = help: write \"18 months\" or \"18 years\"

error: company[OpenAI].run_rate: expected an amount of money a year, found a number without a currency
  --> scenario.toml:13:12
   |
13 | run_rate = \"20B\"
   |            ^^^^^ found \"20B\"
   |
   = help: write \"$20B\"

error: company[OpenAI].cash: the lower end of an interval comes first
  --> scenario.toml:14:8
   |
14 | cash = \"$40B to $20B\"
   |        ^^^^^^^^^^^^^^ found \"$40B to $20B\"
   |
   = help: write \"$20B to $40B\"

error: source[Funds].dry_power: unknown key `dry_power`
  --> scenario.toml:21:1
   |
21 | dry_power = \"$300B\"
   | ^^^^^^^^^ no such key here
   |
   = help: did you mean `dry_powder`?

error: source[Funds].appetite: must be at least 0% and below 100%
  --> scenario.toml:22:12
   |
22 | appetite = \"120%\"
   |            ^^^^^^ found \"120%\"
   |
   = help: write for example \"35%\" or \"20% to 40%\"";
    assert_eq!(problems(text).render(false), expected);
}

#[test]
fn a_syntax_error_is_one_problem() {
    let problems = problems("name = \"x\"\ncash = $30B\nhorizon 3\n");
    assert_eq!(problems.len(), 1);
    let one = problems.iter().next().unwrap();
    assert_eq!(one.place.span, 18..22);
    assert_eq!(one.suggestion.as_deref(), Some("write \"$30B\""));
}

#[test]
fn a_table_that_failed_makes_no_further_problems() {
    assert_eq!(
        only(
            "[market]\nmultiple = 3\n[[source]]\nname = \"F\"\nkind = \"venture\"\ndry_powder = \"$1B\"\nappetite = \"50%\"\n"
        ),
        "market.multiple: expected a table | write [market.multiple]"
    );
    assert_eq!(
        only(
            "[[source]]\nname = \"F\"\nkind = \"ventur\"\ndry_powder = 3\n[market.multiple]\nnow = 1\nlong_run = 1\nhalf_life = \"1 year\"\nvolatility = 0\n"
        ),
        "source[F].kind: expected one of \"venture\", \"strategic\", \"sovereign\", \"leveraged\", \"individuals\", \"credit\" | did you mean \"venture\"?"
    );
}

#[test]
fn a_key_of_another_kind_says_whose_it_is() {
    let source = MINIMAL.replace("kind = \"venture\"", "kind = \"credit\"\ncapital = \"$1B\"\nshare_of_round = \"20%\"\ninterest = \"9%\"\nmaturity = \"3 years\"");
    let text = said(&problems(&source));
    assert!(text.starts_with("source[Venture funds].dry_powder: `dry_powder` belongs to kind `venture` | remove it, or change `kind`"), "{text}");
    assert_eq!(text.lines().count(), 3, "{text}");
}

#[test]
fn missing_keys_are_told_what_they_mean() {
    let text = BASE.replace("cash = \"$30B\"\n", "");
    assert_eq!(
        said(&problems(&text)),
        "company[OpenAI].cash: missing key `cash` | Cash at the start. Write for example \"$22.5B\", \"$300M\" or \"$20B to $40B\""
    );
}

#[test]
fn intervals_keep_to_the_range_of_their_field() {
    let cases = [
        (
            "volatility = \"0 to 0.3\"",
            "both ends must be above zero: this interval is lognormal | write { law = \"uniform\", low = 0, high = 0.3 }",
        ),
        (
            "correlation = \"0.1 to 0.5\"",
            "an interval does not say the shape of a correlation | write { law = \"uniform\", low = 0.1, high = 0.5 }",
        ),
        ("volatility = \"0.3 to 0.3\"", "the ends of an interval must differ | write \"0.3\""),
        (
            "volatility = { law = \"normal\", mean = 0.3, sd = 0.1 }",
            "must not be negative, and this normal law goes beyond | write { law = \"truncated\", of = { law = \"normal\", mean = 0.3, sd = 0.1 }, at_least = 0 }",
        ),
        (
            "volatility = { law = \"lognormal\", median = 0.3 }",
            "a lognormal law with `median` also needs `sd_log` or `mean` or a percentile such as `p90` | write for example { law = \"lognormal\", median = 0.45, sd_log = 0.4 }",
        ),
        ("volatility = { law = \"logmornal\", median = 0.3 }", "unknown law | did you mean \"lognormal\"?"),
        ("volatility = true", "expected a number | write for example 0.44, \"44%\" or \"0.3 to 0.6\""),
        ("volatility = inf", "expected a finite number | write for example 0.44, \"44%\" or \"0.3 to 0.6\""),
        (
            "volatility = 2000",
            "too large to be plausible: at most 1,000 | write for example 0.44, \"44%\" or \"0.3 to 0.6\"",
        ),
    ];
    for (line, expected) in cases {
        let key = line.split(' ').next().unwrap();
        assert_eq!(only(&format!("{line}\n")), format!("company[OpenAI].growth.{key}: {expected}"));
    }
    assert_eq!(
        only("volatility = { law = \"lognormal\", median = 0.3, p90 = 0.2 }\n"),
        "company[OpenAI].growth.volatility.median: `median` must be below `p90` | swap the two: median = 0.2, p90 = 0.3"
    );
}

#[test]
fn what_would_have_no_effect_is_refused() {
    assert!(only("long_run = 0.1\n").contains("has no effect without `reversion` or `half_life`"));
    assert!(only("reversion = 0.3\n").contains("missing key `long_run`"));
    assert!(only("reversion = 0.3\nhalf_life = \"2 years\"\nlong_run = 0\n").contains("say the same thing"));
    assert!(
        only("[company.policy]\nopportunistic_after = \"1 year\"\n")
            .contains("has no effect without `opportunistic_sentiment`")
    );
}

#[test]
fn references_lead_somewhere() {
    let added = "[[company.tranche]]\nsource = \"SoftBnak\"\namount = \"$3B\"\ndate = \"2026-06\"\n";
    assert_eq!(only(added), "company[OpenAI].tranche[SoftBnak].source: there is no source `SoftBnak` | ");
    let text = MINIMAL.to_owned() + "[[source.holding]]\ncompany = \"Exmaple\"\nstake = \"10%\"\n";
    assert_eq!(
        said(&problems(&text)),
        "source[Venture funds].holding[Exmaple].company: there is no company `Exmaple` | did you mean `Example`?"
    );
}

#[test]
fn entities_check_each_other() {
    let twice =
        format!("{BASE}[[company]]\nname = \"OpenAI\"\nrun_rate = \"$1B\"\ncash = \"$1B\"\ngrowth.now = 0\n");
    assert_eq!(
        said(&problems(&twice)),
        "company[OpenAI].name: `name` must be unique, and \"OpenAI\" is taken | write another, for example \"OpenAI 2\""
    );
    let stakes = MINIMAL.to_owned()
        + "[[source.holding]]\ncompany = \"Example\"\nstake = \"60%\"\n[[source.holding]]\ncompany = \"Example\"\nstake = \"50%\"\n";
    assert!(
        said(&problems(&stakes)).contains("holding[2].stake: the stakes in `Example` sum to more than 100%")
    );
    let priced = BASE.replace("[[company]]", "[[source]]\nname = \"F\"\nkind = \"sovereign\"\nassets = \"$900B\"\nallocation = \"3%\"\nbreakeven = \"$80\"\ninflow = \"$1B\"\nappetite = \"50%\"\n[[company]]");
    let text = said(&problems(&priced));
    assert!(
        text.contains("[market.multiple] is needed") && text.contains("[market.oil] is needed"),
        "{text}"
    );
    assert!(
        only("[company.last_round]\npost_money = \"$1B\"\ndate = \"2026-03\"\n")
            .contains("lies after the start")
    );
    assert!(
        only("[[company.capex]]\nper_year = \"$1B\"\nfrom = \"2027-01\"\nto = \"2027-01\"\n")
            .contains("must come before")
    );
}

#[test]
fn correlations_fit_together() {
    let added = "[market.correlation]\noil-equity = 0.6\nequity-growth = 0.9\noil-growth = -0.6\n";
    assert_eq!(
        only(added),
        "market.correlation.equity-growth: these correlations contradict each other, because of `equity-growth` | write 0.27 here and leave the others; or the nearest that fit together: oil-equity = 0.41, equity-growth = 0.66, oil-growth = -0.41"
    );
    for mended in [
        "oil-equity = 0.6\nequity-growth = 0.27\noil-growth = -0.6\n",
        "oil-equity = 0.41\nequity-growth = 0.66\noil-growth = -0.41\n",
    ] {
        assert!(file::parse(&format!("{BASE}[market.correlation]\n{mended}"), &[]).is_ok(), "{mended}");
    }
    assert!(only("[market.correlation]\noil-equity = 0.3\nequity-oil = 0.3\n").contains("given twice"));
    assert!(only("[market.correlation]\noil-equty = 0.3\n").contains("unknown pair `oil-equty`"));
    assert!(only("[market.correlation]\noil-equity = 1\n").contains("strictly between"));
    assert!(file::parse(&format!("{BASE}[market.correlation]\noil-equity = 0.3\n"), &[]).is_ok());
}

#[test]
fn marks_and_horizon_are_whole() {
    let with = |line: &str| said(&problems(&format!("{line}\n{BASE}")));
    assert!(with("marks = [\"11 years\"]").contains("must not lie beyond the horizon"));
    assert!(with("marks = [\"4 years\", \"2 years\"]").contains("ascending order"));
    assert!(with("marks = [24]").contains("bare number"));
    assert!(with("marks = [\"1 to 2 years\"]").contains("expected a span of time"));
    assert!(with("step = \"quarter\"\nmarks = [\"5 months\"]").contains("whole number of quarters"));
    assert!(said(&problems(&BASE.replace("10 years", "200 years"))).contains("too large"));
    assert!(said(&problems(&BASE.replace("10 years", "1.2 months"))).contains("whole number of months"));
    let short = file::parse(&BASE.replace("10 years", "50 months"), &[]).unwrap();
    assert_eq!(short.marks, [24, 48]);
}

/// A source may promise more than once; then only a position says which promise is meant.
#[test]
fn an_override_of_one_of_several_says_which() {
    let promise = "[[company.tranche]]\nsource = \"Venture funds\"\namount = \"$1M\"\ndate = ";
    let text =
        MINIMAL.replace("[[source]]", &format!("{promise}\"2027-01\"\n{promise}\"2028-01\"\n[[source]]"));
    let problems = overridden(&text, &["company[Example].tranche[Venture funds].amount=$2M"]);
    let shown = problems.render(false);
    for part in ["more than one entry is called `Venture funds`", "2 of them", "by its position: [1], [2]"] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn overrides_are_judged_like_the_file() {
    let problems = overridden(
        MINIMAL,
        &[
            "source[Venture fund].pace=20%",
            "company[Example].growth.nwo=1",
            "run.seed=-3",
            "market.oil.now=$60",
            "company[Example].cash=30",
        ],
    );
    let places: Vec<Origin> = problems.iter().map(|one| one.place.origin).collect();
    assert_eq!(places.first(), Some(&Origin::Override(0)));
    let shown = problems.render(false);
    assert!(
        shown.starts_with(
            "\
error: there is no entry `Venture fund`
 --> --set:1:8
  |
1 | source[Venture fund].pace=20%
  |        ^^^^^^^^^^^^ no such entry
  |
  = help: did you mean `Venture funds`?"
        ),
        "{shown}"
    );
    for part in [
        "unknown key `nwo`",
        "did you mean `now`?",
        "a whole number, not negative",
        "market.oil.long_run: missing key",
        "write \"$30M\" or \"$30B\"",
    ] {
        assert!(shown.contains(part), "{part} in {shown}");
    }
}

#[test]
fn overrides_reach_what_the_file_does_not_say() {
    let set = [
        "company[Example].debt=$1B",
        "run.seed=7",
        "source[1].only=[\"Example\"]",
        "company[\"Example\"].growth.now=1.2",
        "market.window.stay_open=2 years",
        "market.window.stay_closed=1 year",
        "company[Example].cash={ law = \"uniform\", low = \"$1B\", high = \"$2B\" }",
    ];
    let overrides: Vec<Override> = set.into_iter().map(Override::new).collect();
    let scenario = file::parse(MINIMAL, &overrides).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(scenario.run.seed, 7);
    assert_eq!(scenario.companies[0].debt.known(), Some(1e9));
    assert_eq!(scenario.companies[0].growth.now.known(), Some(1.2));
    assert!(scenario.market.window.is_some_and(|window| window.open));
}

#[test]
fn what_is_too_large_is_refused() {
    assert!(said(&problems(&"#".repeat(1_000_001))).contains("at most 1 MB"));
    let many =
        (0..2_001).fold(BASE.to_owned(), |text, index| text + &format!("[[source]]\nname = \"{index}\"\n"));
    assert!(said(&problems(&many)).contains("at most 2000 companies and sources together"));
    assert_eq!(problems(&("a = ".to_owned() + &"[".repeat(100_000))).len(), 1);
}

#[test]
fn bytes_that_are_no_text_are_pointed_at() {
    let problem = file::decode("a.toml", b"name\n = \"\xff\"").unwrap_err();
    assert_eq!(
        problem.to_string(),
        "this file is not UTF-8: there is a letter on line 2 that cannot be read"
    );
    assert_eq!(file::decode("a.toml", "\u{feff}name".as_bytes()), Ok("name"));
}

#[test]
fn a_misspelled_list_or_name_makes_one_problem() {
    let text = MINIMAL.replace("[[company]]", "[[compny]]").replace("[company.", "[compny.");
    let held = text + "[[source.holding]]\ncompany = \"Example\"\nstake = \"10%\"\n";
    assert_eq!(said(&problems(&held)), "compny: unknown key `compny` | did you mean `company`?");
    let unnamed = MINIMAL.replace("name = \"Example\"", "name = 3")
        + "[[source.holding]]\ncompany = \"Example\"\nstake = \"10%\"\n";
    assert_eq!(
        said(&problems(&unnamed)),
        "company[1].name: expected a text on one line | write it in quotes"
    );
    let none = "name = \"x\"\nstart = \"2026-02\"\nhorizon = \"10 years\"\ncompany = []\n";
    assert!(said(&problems(none)).contains("needs at least one company"));
}

#[test]
fn provenance_is_kept_and_judged() {
    let with = |cash: &str| BASE.replace("\"$30B\"", cash);
    let scenario = file::parse(
        &with("{ value = \"$20B to $30B\", source = \"Reuters\", as_of = \"2026-01\", note = \"n\" }"),
        &[],
    )
    .unwrap();
    let provenance = &scenario.companies[0].cash.provenance;
    assert_eq!(
        (provenance.source.as_deref(), provenance.as_of.as_deref()),
        (Some("Reuters"), Some("2026-01"))
    );
    let cases = [
        (
            "{ value = \"$20B\", soruce = \"x\" }",
            "company[OpenAI].cash.soruce: unknown key `soruce` of a number | did you mean `source`?",
        ),
        (
            "{ value = \"$20B\", as_of = \"lately\" }",
            "company[OpenAI].cash: `as_of` must be a date | write for example \"2026-01\", \"2026-01-28\" or \"2025\"",
        ),
        (
            "{ source = \"x\" }",
            "company[OpenAI].cash: expected an amount of money | a table that is a number has the key `value` or the key `law`",
        ),
        (
            "{ value = { value = \"$2B\" } }",
            "company[OpenAI].cash: a value cannot be a value with a source again | keep one of the two tables",
        ),
        (
            "{ value = { law = \"uniform\", low = \"$1B\", high = \"$2B\", source = \"x\" }, source = \"y\" }",
            "company[OpenAI].cash: the source of a number is given twice | move `source`, `as_of` and `note` beside `value`",
        ),
    ];
    for (cash, expected) in cases {
        assert_eq!(said(&problems(&with(cash))), expected);
    }
}
