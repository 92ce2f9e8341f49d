//! Draws are functions of their address: what else is in the file leaves them as they were.

use drypowder_simulation::{
    draw::{Address, dense_normal_at},
    results::Results,
};
use drypowder_tests::{BROWNIAN, EVERYTHING, SEED, run};
use serde_json::{Map, Value};

const FEW: u64 = 1_000;

/// The blocks of a file that begin with such a line, and what stands before the first company.
fn blocks(text: &str) -> (String, Vec<String>) {
    let mut head = String::new();
    let mut blocks: Vec<String> = Vec::new();
    for line in text.lines() {
        if line == "[[company]]" || line == "[[source]]" {
            blocks.push(String::new());
        }
        let part = blocks.last_mut().unwrap_or(&mut head);
        part.push_str(line);
        part.push('\n');
    }
    (head, blocks)
}

fn together(head: &str, blocks: &[String]) -> String {
    format!("{head}{}", blocks.concat())
}

/// A company that takes part in everything, and a source that may fund nobody else.
fn newcomers(name: &str) -> [String; 2] {
    let company = format!(
        "[[company]]\nname = \"{name}\"\nrun_rate = \"$1B to $9B\"\ncash = \"$3B\"\ngrowth = {{ now = 0.7, volatility = 0.3, \
         uncertainty = 0.1 }}\nfixed = {{ now = \"$4B to $7B\" }}\npolicy = {{ raise_takes = \"2 to 5 months\" }}\n\
         listing = {{ run_rate = \"$8B\" }}\nacquisition = {{ hazard = 0.1 }}\n"
    );
    let source = format!(
        "[[source]]\nname = \"{name} fund\"\nkind = \"leveraged\"\nlisted = \"$30B\"\nvolatility = 0.4\nmax_ltv = \"30%\"\n\
         target_ltv = \"20%\"\nappetite = \"60%\"\nonly = [\"{name}\"]\n"
    );
    [company, source]
}

/// Everything found about one company, field by field; where a field has an entry a source, those of sources that are
/// not `known` are zero and left out.
fn of_company(results: &Results, name: &str, known: &Results) -> Map<String, Value> {
    let company = results.companies.iter().find(|one| one.name == name).expect("the company");
    let Ok(Value::Object(mut fields)) = serde_json::to_value(company) else { panic!("a company is a table") };
    for (field, value) in &mut fields {
        let Some(entries) = value.as_array_mut().filter(|_| field.ends_with("_by_source")) else {
            continue;
        };
        let mut sources = results.sources.iter();
        entries.retain(|entry| {
            let source = sources.next().expect("an entry a source");
            let is_known = known.sources.iter().any(|one| one.name == source.name);
            assert!(is_known || entry["value"] == 0.0, "{name}: {field} of {}", source.name);
            is_known
        });
    }
    fields
}

/// Fails with the field that differs.
fn same(name: &str, before: &Map<String, Value>, after: &Map<String, Value>) {
    assert!(before.keys().eq(after.keys()));
    for (field, value) in before {
        assert_eq!(value.to_string(), after[field].to_string(), "{name}: {field}");
    }
}

/// Nothing but shared sources connects the companies of `everything.toml`; the newcomer has its own.
#[test]
fn a_company_and_a_source_more_leave_the_others_as_they_were() {
    let (head, old) = blocks(EVERYTHING);
    let before = run(EVERYTHING, FEW, SEED);
    // Before and after the others in the alphabet, and at every place of the file.
    for name in ["aaa", "qqq", "zzz"] {
        for place in [0, 1, 2, 5, old.len()] {
            let mut new: Vec<String> = old.clone();
            for block in &mut new {
                if block.starts_with("[[source]]") {
                    *block = block.replacen("kind =", &format!("except = [\"{name}\"]\nkind ="), 1);
                }
            }
            for block in newcomers(name) {
                new.insert(place, block);
            }
            let after = run(&together(&head, &new), FEW, SEED);
            assert_eq!(after.results.companies.len(), 3);
            for company in &before.results.companies {
                let of = |results| of_company(results, &company.name, &before.results);
                let name = format!("{} with {name} at {place}", company.name);
                same(&name, &of(&before.results), &of(&after.results));
            }
            for source in &before.results.sources {
                let same = after.results.sources.iter().find(|one| one.name == source.name);
                assert_eq!(Some(source), same, "{} with {name} at {place}", source.name);
            }
            for row in &before.tables.months {
                assert!(after.tables.months.contains(row), "{} in month {}", row.company, row.month);
            }
        }
    }
}

/// The order of companies, of sources, and of keys within a table.
#[test]
fn the_order_of_a_file_leaves_no_trace() {
    let json = |text: &str| {
        let outcome = run(text, FEW, SEED);
        (serde_json::to_string(&outcome.results).expect("plain data"), outcome.tables)
    };
    let before = json(EVERYTHING);
    let (head, old) = blocks(EVERYTHING);
    let mut reversed = old.clone();
    reversed.reverse();
    let mut turned = old.clone();
    turned.rotate_left(3);
    let keys: Vec<String> = old.iter().map(|block| backwards(block)).collect();
    for (name, text) in [
        ("reversed", together(&head, &reversed)),
        ("turned", together(&head, &turned)),
        ("keys backwards", together(&head, &keys)),
    ] {
        let after = json(&text);
        assert_eq!(before, after, "{name}");
    }
}

/// A block whose keys stand the other way round.
fn backwards(block: &str) -> String {
    let mut lines: Vec<&str> = block.lines().collect();
    lines[1..].reverse();
    lines.join("\n") + "\n"
}

/// A run can be replayed from addresses alone: row 1, world by world, in plain arithmetic.
#[test]
fn a_walk_replayed_from_its_addresses() {
    let address = Address::of("company:Random walk", "cash.shock");
    let deviation = 10.392_304_845_413_264 * (1.0_f64 / 12.0).sqrt();
    let mut ruined = [0; 36];
    for world in 0..20_000 {
        let mut cash = 18.0;
        for (step, count) in ruined.iter_mut().enumerate() {
            let burn = 1.0 - 1e-6 / 12.0;
            cash += deviation * dense_normal_at(SEED, address, world, step as u32) - burn;
            if cash < 0.0 {
                *count += 1;
                break;
            }
        }
    }
    let outcome = run(BROWNIAN, 20_000, SEED);
    let mut gone = 0;
    for (row, count) in outcome.tables.months.iter().zip(ruined) {
        gone += count;
        assert_eq!(row.run_dry, f64::from(gone) / 20_000.0, "month {}", row.month);
    }
}
