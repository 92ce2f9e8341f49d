//! The schema, the reference and the starter are current, and agree with what the reader reads.

mod examples;
mod fits;
mod laws;

use drypowder_model::{
    file::{self, End, Field, Kind, Presence, Range, Section, TableAt},
    units::Quantity,
};
use drypowder_report::language;
use fits::misfits;
use serde_json::{Value, json};

const SCHEMA: &str = include_str!("../../../../schema/scenario.json");
const REFERENCE: &str = include_str!("../../../../docs/scenario.md");
const FULL: &str = include_str!("../../../model/tests/full.toml");

/// A TOML text as JSON.
fn read(text: &str) -> Value {
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    serde_json::to_value(table).unwrap()
}

/// The schema without what a file needs as a whole, so that a piece of one can fit.
fn of_pieces() -> Value {
    let mut schema = language::schema();
    schema["else"] = json!({});
    schema
}

#[track_caller]
fn assert_fits(schema: &Value, what: &str, value: &Value) {
    let found = misfits(schema, value);
    assert!(found.is_empty(), "{what} does not fit the schema:\n{}", found.join("\n"));
}

#[test]
fn the_committed_schema_is_current() {
    let now = serde_json::to_string_pretty(&language::schema()).unwrap() + "\n";
    let renew = "cargo run --quiet -p drypowder-cli -- schema > schema/scenario.json";
    assert!(SCHEMA == now, "schema/scenario.json is not current; renew it with: {renew}");
}

#[test]
fn the_committed_reference_is_current() {
    let renew = "cargo run --quiet -p drypowder-cli -- schema --reference > docs/scenario.md";
    assert!(REFERENCE == language::reference(), "docs/scenario.md is not current; renew it with: {renew}");
}

#[test]
fn whole_scenarios_fit_the_schema() {
    let schema = language::schema();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
    for (folder, schema_at) in [(folder.clone(), "../"), (folder.join("validation"), "../../")] {
        let paths = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.is_file()) {
            let text = std::fs::read_to_string(&path).unwrap();
            let directive = format!("#:schema {schema_at}schema/scenario.json\n");
            assert!(text.starts_with(&directive), "{}", path.display());
            assert_fits(&schema, &path.display().to_string(), &read(&text));
        }
    }
    assert_fits(&schema, "full.toml", &read(FULL));
    assert_fits(&schema, "the starter", &read(&language::starter()));
    let missing = misfits(&schema, &read(&FULL.replace("run_rate = { value", "run_rat = { value")));
    assert!(missing.iter().any(|one| one.contains("run_rat")), "{missing:?}");
}

#[test]
fn the_starter_is_a_scenario_and_so_is_each_option_it_offers() {
    let starter = language::starter();
    assert!(starter.starts_with("#:schema "));
    file::parse(&starter, &[]).unwrap_or_else(|problems| panic!("{problems}"));
    let option = |line: &str| {
        let (key, value) = line.strip_prefix("# ")?.split_once(" = ")?;
        (!key.contains(' ')).then(|| format!("{key} = {value}"))
    };
    let options = starter.lines().filter_map(|line| option(line).map(|option| (line, option)));
    let mut count = 0;
    for (line, option) in options {
        let with = starter.replacen(&format!("{line}\n"), &format!("{option}\n"), 1);
        assert!(with != starter, "{line}");
        file::parse(&with, &[]).unwrap_or_else(|problems| panic!("{option}: {problems}"));
        count += 1;
    }
    assert!(count > 40, "{count}");
}

#[test]
fn every_example_of_a_quantity_fits_its_key() {
    let schema = of_pieces();
    for (key, quantity) in [
        ("cash", Quantity::Money),
        ("run_rate", Quantity::MoneyPerYear),
        ("partner_share", Quantity::Share),
        ("cash_interest", Quantity::Rate),
        ("days_sales_outstanding", Quantity::Days),
        ("growth.volatility", Quantity::Ratio),
        ("growth.now", Quantity::Drift),
        ("growth.correlation", Quantity::Correlation),
        ("growth.half_life", Quantity::Span),
        ("growth.revenue_risk_price", Quantity::Signed),
        ("margin.now", Quantity::Margin),
        ("listing.strictness", Quantity::Multiple),
    ] {
        let example = quantity.expects();
        let quoted = example.split('"').skip(1).step_by(2).filter(|text| *text != "uniform");
        for text in quoted {
            assert_fits(&schema, text, &read(&format!("[[company]]\n{key} = \"{text}\"")));
        }
        let nonsense = misfits(&schema, &read(&format!("[[company]]\n{key} = \"much\"")));
        assert!(!nonsense.is_empty(), "{key}");
    }
    assert_fits(&schema, "a price", &read("[market.oil]\nnow = \"$60 to $90\""));
}

#[test]
fn every_key_and_fragment_of_the_reference_is_one() {
    let page = language::reference();
    for table in file::tables() {
        for field in table.section.fields() {
            assert!(page.contains(&format!("\n| `{}` | ", field.key)), "{}: {}", table.path, field.key);
            assert!(
                page.contains(field.doc.split(" Absent: ").next().unwrap())
                    && page.contains(field.enters.trim_end_matches('.')),
                "{}",
                field.key
            );
        }
    }
    let schema = of_pieces();
    for block in page.split("```toml\n").skip(1) {
        let block = block.split("```").next().unwrap();
        assert_fits(&schema, block, &read(block));
    }
}

/// The tables as they are where a file can extend another.
fn layered() -> Vec<TableAt> {
    const EXTENDS: Field = Field {
        key: "extends",
        kind: Kind::Text,
        range: Range { low: End::Free, high: End::Free, limit: None },
        presence: Presence::Optional,
        doc: "The file it is laid over.",
        enters: "",
    };
    let mut tables = file::tables();
    let top = tables[0].section;
    let parts = [top.parts, &[&[EXTENDS] as &'static [Field]]].concat();
    tables[0].section = Box::leak(Box::new(Section { parts: Box::leak(parts.into_boxed_slice()), ..*top }));
    tables
}

#[test]
fn a_file_that_extends_another_may_leave_out_and_take_away() {
    let schema = language::schema_of(&layered());
    let piece = "extends = \"a.toml\"\n[[source]]\nname = \"x\"\nmax_ltv = \"35%\"\n[[company]]\nname = \"y\"\nremove = true";
    assert_fits(&schema, piece, &read(piece));
    let refused = |text: &str| !misfits(&schema, &read(text)).is_empty();
    assert!(refused(piece.split_once('\n').unwrap().1));
    assert!(refused(&format!("{piece}\ncahs = \"$1B\"")));
    assert!(refused(&format!("{piece}\nmargin = {{ remove = false }}")));
    assert!(refused(&FULL.replace("id = \"company-a\"", "remove = true")));
    assert_fits(&schema, "full.toml", &read(FULL));
}
