//! Files that say too much.

use super::measure::{ended, largest, pieces, refused, taken, topped, with};

/// A right company under a name.
fn company(name: usize, more: &str) -> String {
    format!(
        "[[company]]\nname = \"{name}\"\nrun_rate = \"$1M\"\ncash = \"$1M\"\n{more}\n[company.growth]\nnow = 0\n\
         [company.fixed]\nnow = \"$1M\"\n"
    )
}

/// Something at the top, without companies.
fn bare(rest: &str) -> String {
    format!("name = \"Many\"\nstart = \"2026-02\"\nhorizon = \"3 years\"\n{rest}")
}

#[test]
fn many_companies() {
    refused(
        "300,000 companies in one line",
        bare(&format!("company = [{}]", "{},".repeat(300_000))),
        "20000 tables",
    );
    refused("80,000 companies", bare(&"[[company]]\n".repeat(80_000)), "20000 tables");
    refused("4,000 companies", bare(&pieces(4_000, |k| company(k, ""))), "at most 2000 companies");
    refused("2,000 twins", bare(&pieces(2_000, |_| company(7, ""))), "`name` must be unique");
    refused("2,000 empty companies", bare(&"[[company]]\n".repeat(2_000)), "missing key `name`");
    refused(
        "a cohort of a million",
        with("[company.growth]", "count = 1000000\n[company.growth]"),
        "2000 members",
    );
    refused(
        "500 cohorts of 2,000",
        bare(&pieces(500, |k| company(k, "count = 2_000"))),
        "at most 2000 companies",
    );
    largest("2,000 companies", &bare(&pieces(2_000, |k| company(k, ""))));
    largest("a cohort of 1,999", &with("[company.growth]", "count = 1_999\n[company.growth]"));
}

#[test]
fn many_keys() {
    let keys = |count| pieces(count, |k| format!("k{k}=1\n"));
    refused("100,000 unknown keys", topped(&keys(100_000)), "at most 200000 keys");
    refused("90,000 unknown keys", topped(&keys(90_000)), "unknown key `k0`");
    let growth = format!("[company.growth]\n{}", keys(90_000));
    refused("90,000 unknown keys of growth", with("[company.growth]", &growth), "unknown key `k0`");
    refused(
        "90,000 unknown pairs",
        ended(&format!("[market.correlation]\n{}", keys(90_000))),
        "unknown pair `k0`",
    );
    refused(
        "80,000 tables by their keys",
        topped(&pieces(80_000, |k| format!("k{k}.a=1\n"))),
        "20000 tables",
    );
    refused(
        "19,000 tables by their keys",
        topped(&pieces(19_000, |k| format!("k{k}.a = 1\n"))),
        "unknown key",
    );
    refused("the same key again", topped(&"a=1\n".repeat(90_000)), "is given twice in one table");
    refused("the same table again", ended(&"[a]\n".repeat(19_000)), "the table [a] is given twice");
}

#[test]
fn many_entries() {
    let list = |item: &str, count: usize| topped(&format!("x = [{}]", item.repeat(count)));
    refused("480,000 numbers", list("0,", 480_000), "at most 200000 keys");
    refused("190,000 numbers", list("0,", 190_000), "unknown key `x`");
    refused("320,000 lists", list("[],", 320_000), "at most");
    refused("190,000 marks", topped(&format!("marks = [{}]", "0,".repeat(190_000))), "at most 1200 spans");
    refused("900,000 lines", "\n".repeat(900_000) + "x", "at most 200000 keys, entries and lines");
    refused("900,000 signs", "=".repeat(900_000), "at most 200000 keys");
    refused("450,000 keys without a value", "a\n".repeat(450_000), "at most 200000 keys");
    refused("190,000 keys without a value", "a\n".repeat(190_000), "`=` between its key and its value");
    refused("900,000 words", "a ".repeat(450_000), "at most 500000 words");
    refused("900,000 quotes", "\"".repeat(900_000), "quote");
}

#[test]
fn many_correlations() {
    let given = |one: &str, count: usize| topped(&format!("correlation = [{}]", one.repeat(count)));
    refused("100,000 correlations", given("{},", 100_000), "20000 tables");
    refused("19,000 correlations", given("{rank=0},", 19_000), "at most 1000 correlations");
    refused("1,000 wrong correlations", given("{between=[\"a\",\"b\"],rank=0},", 1_000), "no number `a`");
    let pair = "{between=[\"company[1].cash\",\"company[1].run_rate\"],rank=0.1},";
    refused("1,000 correlations of one pair", given(pair, 1_000), "correlated twice");
    let chain = |k| {
        let path = |k| format!("company[{k}].cash");
        format!("[[correlation]]\nbetween = [\"{}\", \"{}\"]\nrank = 0.9\n", path(k), path(k + 1))
    };
    let companies = pieces(500, |k| company(k, ""));
    refused(
        "a chain of 498 correlations",
        bare(&(companies + &pieces(498, chain))),
        "200 correlated numbers",
    );
    let cohort = with("[company.growth]", "count = 1_999\n[company.growth]");
    let names =
        ["cash", "run_rate", "partner_share", "growth.now", "days_sales_outstanding", "growth.common"];
    let all = pieces(names.len() * names.len(), |k| match (names[k / names.len()], names[k % names.len()]) {
        (a, b) if a < b => {
            format!("[[correlation]]\nbetween = [\"company[1].{a}\", \"company[1].{b}\"]\nrank = 0.1\n")
        }
        _ => String::new(),
    });
    refused("correlations in 1,999 members", cohort + &all, "at most 20000 correlations in the members");
}

#[test]
fn many_assertions() {
    let given = |that: &str, count: usize| {
        topped(&format!("assert = [{}]", format!("{{that=\"{that}\"}},").repeat(count)))
    };
    refused("100,000 assertions", given("P", 90_000), "20000 tables");
    refused("19,000 wrong assertions", given("P", 19_000), "expected a probability");
    refused("19,000 of an unknown company", given("P(ipo.Exmaple)>0", 19_000), "no company `Exmaple`");
    taken("19,000 assertions", &given("P(ipo.Example)>0", 19_000));
}

#[test]
fn many_events() {
    let event = |k: usize, more: &str| format!("[[event]]\nname = \"{k}\"\nhazard = 0.1\n{more}\n");
    let to =
        |table: &str, name: &str, change: &str| format!("[[event.{table}]]\nname = \"{name}\"\n{change}");
    refused("19,000 events that change nothing", ended(&pieces(19_000, |k| event(k, ""))), "changes nothing");
    refused("80,000 events", ended(&"[[event]]\n".repeat(80_000)), "20000 tables");
    let nobody = to("source", "Nobody", "stops = true");
    refused("5,000 events of nobody", ended(&pieces(5_000, |k| event(k, &nobody))), "no source `Nobody`");
    let cash = to("company", "Example", "cash = \"$1M\"");
    refused("5,000 twins of an event", ended(&pieces(5_000, |_| event(7, &cash))), "must be unique");
    largest("5,000 events", &ended(&pieces(5_000, |k| event(k, &cash))));
    let dated = |k: usize| {
        let ends = to("company", "Example", "cash = \"$1M\"");
        format!("[[event]]\nname = \"{k}\"\nat = \"2026-03\"\n{ends}\n")
    };
    let cohort = with("[company.growth]", "count = 1_900\n[company.growth]");
    largest("500 events of a cohort of 1,900", &(cohort + &pieces(500, dated)));
}

#[test]
fn many_gates() {
    let milestone = |k: usize| format!("[[company.milestone]]\nname = \"{k}\"\ntakes = \"2 months\"\n");
    let hazard = "[[company.hazard]]\noutcome = \"insolvent\"\nrate = 0.1\n";
    refused("9,000 hazards", ended(&hazard.repeat(9_000)), "one hazard of an outcome");
    largest("9,000 milestones", &ended(&pieces(9_000, milestone)));
    let cohort = with("[company.growth]", "count = 1_900\n[company.growth]");
    let all = cohort.clone() + &pieces(9_000, milestone);
    refused("9,000 milestones in 1,900 members", all, "20000 entries in the members");
    refused("9,000 hazards in 1,900 members", cohort + &hazard.repeat(9_000), "20000 entries in the members");
}

#[test]
fn many_names() {
    let source = |list: &str| ended(&format!("[[source]]\nname = \"F\"\nkind = \"venture\"\n{list}"));
    refused(
        "90,000 unknown names",
        source(&format!("only = [{}]", pieces(90_000, |k| format!("\"{k}\",")))),
        "no company `0`",
    );
    let cohort = with("[company.growth]", "count = 1_990\n[company.growth]");
    let spread =
        format!("[[source]]\nname = \"F\"\nkind = \"venture\"\nonly = [{}]", "\"Example\",".repeat(50_000));
    refused("a cohort named 50,000 times", cohort + &spread, "named twice");
    refused(
        "19,000 holdings",
        source(&format!("holding = [{}]", pieces(19_000, |k| format!("{{company=\"{k}\"}},")))),
        "missing key",
    );
}
