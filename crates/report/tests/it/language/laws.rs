//! The sets of keys that fix a law are the same in the schema, on the reference page and for the reader.

use drypowder_model::file::{self, LawKeys, Override, Way};
use drypowder_report::language;
use serde_json::Value;

use super::{FULL, assert_fits, fits::misfits, of_pieces, read};

/// Numbers that fit together, whatever law they fix.
const NUMBERS: &[(&str, u32)] = &[
    ("mean", 30),
    ("sd", 10),
    ("median", 28),
    ("low", 5),
    ("mode", 25),
    ("high", 70),
    ("scale", 10),
    ("minimum", 5),
    ("at_least", 20),
    ("at_most", 60),
    ("p01", 6),
    ("p05", 12),
    ("p10", 15),
    ("p25", 20),
    ("p50", 28),
    ("p75", 36),
    ("p90", 45),
    ("p95", 50),
    ("p99", 60),
];

/// A key of a company that the law fits.
fn field(law: &str) -> &'static str {
    if ["logit-normal", "beta"].contains(&law) { "partner_share" } else { "cash" }
}

/// A company's key with a law given by these keys.
fn written(law: &str, keys: &[&str]) -> String {
    let spell = |number: &u32| {
        if field(law) == "cash" { format!("\"${number}B\"") } else { format!("\"{number}%\"") }
    };
    let value = |key: &str| match (key, NUMBERS.iter().find(|(name, _)| *name == key)) {
        (_, Some((_, number))) => spell(number),
        ("values", _) => format!("[{}, {}]", spell(&10), spell(&40)),
        ("weights", _) => "[3, 1]".into(),
        ("of", _) if law == "mixture" => "[\"$10B to $20B\", \"$40B\"]".into(),
        ("of", _) => "\"$10B to $70B\"".into(),
        ("file" | "column" | "unit", _) => "\"x\"".into(),
        ("df", _) => "5".into(),
        _ => "2".into(),
    };
    let pairs: Vec<String> = keys.iter().map(|key| format!(", {key} = {}", value(key))).collect();
    format!("{} = {{ law = \"{law}\"{} }}", field(law), pairs.concat())
}

/// What the reader says of it; nothing when it takes it.
fn refusal(line: &str) -> String {
    let set = [Override::new(format!("company[A].{line}"))];
    file::parse(FULL, &set).err().map_or_else(String::new, |problems| problems.to_string())
}

/// The smallest sets of keys that the schema takes for a law.
fn taken(schema: &Value, law: &LawKeys) -> Vec<Vec<String>> {
    let branches = schema["definitions"]["number"]["then"]["allOf"].as_array().unwrap();
    let branch = branches.iter().find(|one| one["if"]["properties"]["law"]["const"] == law.word).unwrap();
    let required = |one: &Value| -> Vec<String> {
        let keys = one["required"].as_array().into_iter().flatten();
        keys.map(|key| key.as_str().unwrap().to_owned()).collect()
    };
    let mut sets = Vec::new();
    for way in branch["then"]["anyOf"].as_array().unwrap() {
        let Some(name) = way["allOf"][0]["$ref"].as_str() else {
            sets.push(required(way));
            continue;
        };
        let percentiles = schema.pointer(name.trim_start_matches('#')).unwrap()["anyOf"].as_array().unwrap();
        sets.extend(percentiles.iter().map(|one| [required(way), required(one)].concat()));
    }
    sets
}

#[test]
fn every_set_that_the_schema_takes_is_one_for_the_reader() {
    let (schema, mut count) = (language::schema(), 0);
    let pieces = of_pieces();
    for law in file::laws() {
        for set in taken(&schema, &law) {
            let keys: Vec<&str> = set.iter().map(String::as_str).collect();
            let line = written(law.word, &keys);
            assert_fits(&pieces, &line, &read(&format!("[[company]]\n{line}")));
            let said = refusal(&line);
            assert!(!said.contains(" needs ") && !said.contains("unknown"), "{line}: {said}");
            let apart = keys.contains(&"p10") && keys.contains(&"p90");
            // Two percentiles that lie close together, or on one side of a mode, may be those of no such law.
            let loose = !apart && keys.iter().any(|key| key.starts_with('p') || *key == "median");
            assert!(loose || keys[0] == "file" || said.is_empty(), "{line}: {said}");
            count += 1;
        }
    }
    assert!(count > 400, "{count}");
}

#[test]
fn a_set_with_a_key_less_or_more_is_refused_by_both() {
    let pieces = of_pieces();
    for law in file::laws() {
        for Way { keys, beside, .. } in &law.ways {
            let with = [*keys, *beside].concat();
            let own = law.own();
            let more =
                own.iter().filter(|key| !with.contains(key)).map(|key| [with.as_slice(), &[*key]].concat());
            let less = (0..keys.len()).map(|at| {
                let mut fewer = keys.to_vec();
                fewer.remove(at);
                fewer
            });
            for set in more.chain(less) {
                let line = written(law.word, &set);
                let fits = misfits(&pieces, &read(&format!("[[company]]\n{line}"))).is_empty();
                assert!(!fits || !refusal(&line).contains(" needs "), "{line}");
            }
        }
    }
}

#[test]
fn every_example_is_read() {
    let schema = of_pieces();
    for law in file::laws() {
        assert_fits(&schema, law.word, &read(&format!("[[company]]\n{}", law.example)));
        assert_eq!(refusal(law.example), "", "{}", law.example);
        let wrong = law.example.replace(" }", ", nonsense = 1 }");
        assert!(!misfits(&schema, &read(&format!("[[company]]\n{wrong}"))).is_empty(), "{}", law.word);
    }
}

#[test]
fn a_beta_law_of_money_needs_its_ends() {
    let schema = of_pieces();
    let line = "cash = { law = \"beta\", alpha = 2, beta = 3 }";
    assert!(
        refusal(line).contains(" needs ")
            && !misfits(&schema, &read(&format!("[[company]]\n{line}"))).is_empty()
    );
    let whole = "cash = { law = \"beta\", alpha = 2, beta = 3, low = \"$1B\", high = \"$9B\" }";
    assert_eq!(refusal(whole), "");
    assert_fits(&schema, whole, &read(&format!("[[company]]\n{whole}")));
}
