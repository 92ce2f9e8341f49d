//! Texts that are long, deep or no texts.

use super::measure::{RIGHT, ended, refused, topped, with};

/// A little less than the largest file.
const LONG: usize = 990_000;

#[test]
fn long_keys() {
    refused("a long key", topped(&format!("{} = 1", "k".repeat(LONG))), "unknown key");
    refused("a long key in quotes", topped(&format!("\"{}\" = 1", "é ".repeat(LONG / 3))), "unknown key");
    let law = format!("{{ law = \"normal\", {} = 1 }}", "k".repeat(LONG));
    refused("a long key of a law", with("\"$120M\"", &law), "unknown key");
    let pair = format!("[market.correlation]\n{} = 1", "k".repeat(LONG));
    refused("a long key of a pair", ended(&pair), "unknown pair");
}

#[test]
fn long_texts() {
    let long = "9".repeat(LONG);
    refused("a long title", with("Lonely", &long), "a text of at most 2000");
    refused("a long name", with("Example", &long), "a text of at most 2000");
    refused("a name of 61 letters", with("Example", &"x".repeat(61)), "a name has at most 60 characters");
    refused("a long amount", with("$120M", &format!("${long}")), "an amount of money");
    refused("a long interval", with("$120M", &format!("{long} to ${long}")[..LONG]), "an amount of money");
    refused("a long law", with("\"$120M\"", &format!("{{ law = \"{long}\" }}")), "unknown law");
    refused("a long month", with("2026-02", &long), "expected a month");
    refused("a long whole number", with("1_000", &long), "a whole number");
    let kind = format!("[[source]]\nname = \"A\"\nkind = \"{long}\"");
    refused("a long kind", ended(&kind), "one of");
    let that = format!("[[assert]]\nthat = \"P(ipo.{long} by 2028-12) > 1%\"");
    refused("a long claim", ended(&that), "a text of at most 2000");
    let between = format!("[[correlation]]\nrank = 0.1\nbetween = [\"{long}\", \"a\"]");
    refused("a long path", ended(&between), "no number");
}

#[test]
fn deep_texts() {
    const DEEP: usize = 100_000;
    let (open, close) = ("[".repeat(DEEP), "]".repeat(DEEP));
    let dotted = format!("a{}", ".a".repeat(DEEP));
    refused("deep lists", topped(&format!("x = {open}{close}")), "this stands too deep");
    refused("deep lists never closed", topped(&format!("x = {open}")), "never closed");
    let tables = format!("x = {}1{}", "{a=".repeat(DEEP), "}".repeat(DEEP));
    refused("deep tables", topped(&tables), "at most 20000 tables");
    let tables = format!("x = {}1{}", "{a=".repeat(10_000), "}".repeat(10_000));
    refused("less deep tables", topped(&tables), "this stands too deep");
    refused("a deep key", topped(&format!("{dotted} = 1")), "at most 20000 tables");
    refused("a deep key in a table", topped(&format!("x = {{ {dotted} = 1 }}")), "at most 20000 tables");
    refused("a deep header", ended(&format!("[{dotted}]")), "at most 20000 tables");
    refused("a deep header of a list", ended(&format!("[[{dotted}]]")), "at most 20000 tables");
    refused("a less deep header", ended(&format!("[a{}]", ".a".repeat(10_000))), "this stands too deep");
    let path = format!("[[correlation]]\nrank = 0.1\nbetween = [\"{dotted}\", \"a\"]");
    refused("a deep path", ended(&path), "at most 16 keys");
}

#[test]
fn texts_that_are_none() {
    refused("a zero", ended("\0"), "a control character (NUL)");
    refused("zeros", "\0".repeat(LONG), "a control character (NUL)");
    let utf16: Vec<u8> = RIGHT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused("UTF-16", [b"\xff\xfe", utf16.as_slice()].concat(), "this file is UTF-16");
    refused("UTF-16 without a mark", utf16, "this file is UTF-16");
    refused("no UTF-8", b"name = \"caf\xe9\"", "is not UTF-8");
    refused("controls", format!("name = \"{}\"", "\u{1}".repeat(LONG)), "a control character (U+0001)");
    refused("late controls", with("Lonely", &"\u{9b}31m".repeat(1_000)), "a text on one line");
    refused("more than the largest file", "#".repeat(1_000_001), "at most 1 MB");
}
