//! Prints what a fuzzer should write that knows scenario files: keys, words, laws and units, as a dictionary of libFuzzer.

use std::collections::BTreeSet;

use drypowder_model::file::{self, Field, Kind, Presence};
// Its library answers the counters that the build puts into every function, of this program too.
use libfuzzer_sys as _;

/// What no declaration holds.
const SPOKEN: &[&str] = &[
    " to ",
    " a year",
    " per year",
    "p.a.",
    "percent",
    "times",
    "x",
    "%",
    "$",
    "US$",
    "USD",
    "dollars",
    "k",
    "M",
    "B",
    "T",
    "million",
    "billion",
    "trillion",
    " months",
    " month",
    " quarters",
    " years",
    " days",
    "a barrel",
    "/bbl",
    "2026-02",
    "March 2027",
    "Q3 2027",
    "value",
    "source",
    "as_of",
    "note",
    "law",
    "constant",
    "normal",
    "lognormal",
    "logit-normal",
    "uniform",
    "triangular",
    "empirical",
    "beta",
    "mixture",
    "point",
    "mean",
    "sd",
    "median",
    "sd_log",
    "sd_logit",
    "low",
    "mode",
    "high",
    "p01",
    "p05",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "p95",
    "p99",
    "values",
    "file",
    "column",
    "unit",
    "boom",
    "drought",
    "remove = true",
    "extends = \"a.toml\"",
    "extends = \"b.toml\"",
    "gaps.csv",
    "\n%%%\n",
    "P(ipo.A by 2028-12) in [0.4, 0.6]",
    "P(dry.A within 4 years)<=40%",
    "sustain.A.median > 3 years",
    "count = 3",
    "[[",
    "]]\n",
    "\"\"\"",
    "= { ",
    "e308",
    "0x",
    "nan",
    "inf",
    "−",
    "×",
    ",000",
];

/// The words that a field makes known.
fn words(field: &Field) -> Vec<&'static str> {
    let mut words = vec![field.key];
    if let Kind::Choice(choice) = field.kind {
        words.extend(choice);
    }
    if let Presence::Default(spoken) = field.presence {
        words.push(spoken);
    }
    words
}

fn main() {
    let mut entries: BTreeSet<String> = SPOKEN.iter().map(|word| (*word).to_owned()).collect();
    for table in file::tables() {
        let kinds = table.section.kinds.iter().flat_map(|kinds| kinds.own);
        entries.extend(kinds.clone().map(|kind| kind.word.to_owned()));
        let fields = table.section.fields().chain(kinds.flat_map(|kind| kind.fields));
        entries.extend(fields.flat_map(words).map(str::to_owned));
        if !table.path.is_empty() {
            entries.insert(format!("\n[{}]\n", table.path));
            entries.insert(format!("\n[[{}]]\n", table.path));
        }
    }
    for entry in entries {
        println!("\"{}\"", escaped(&entry));
    }
}

/// A text as libFuzzer's dictionaries write it: what is no plain letter in two hexadecimal digits.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'"' | b'\\' => format!("\\{}", byte as char),
            b' '..=b'~' => (byte as char).to_string(),
            _ => format!("\\x{byte:02X}"),
        })
        .collect()
}
