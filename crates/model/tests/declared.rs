//! Every declared key is read, and every spoken default reads back.

use drypowder_model::file::{self, Field, Kind, Override, Presence};

/// A scenario with every table, and one source of each kind.
const FULL: &str = include_str!("full.toml");

/// Every key with its path in the full scenario.
fn keys() -> Vec<(String, &'static Field)> {
    let mut keys = Vec::new();
    for table in file::tables() {
        let at = |prefix: &str| if prefix.is_empty() { String::new() } else { format!("{prefix}.") };
        let path = match table.path.as_str() {
            "correlation" | "assert" | "measure" | "reference" => format!("{}[1]", table.path),
            path => path.to_owned(),
        };
        let place = at(&path
            .replace("company.commitment", "company.commitment[1]")
            .replace("company.capex", "company.capex[1]")
            .replace("company.tranche", "company.tranche[1]")
            .replace("source.holding", "source.holding[1]")
            .replace("company.milestone", "company.milestone[1]")
            .replace("company.hazard", "company.hazard[1]")
            .replacen("company", "company[A]", 1)
            .replacen("source", "source[venture]", 1));
        // One event of the full scenario is dated and changes a company, the other comes at a hazard.
        let place = |field: &Field| match table.path.as_str() {
            "event" if ["at", "probability"].contains(&field.key) => "event[dated].".to_owned(),
            "event" => "event[glut].".to_owned(),
            "event.market" => "event[glut].market.".to_owned(),
            "event.source" => "event[glut].source[1].".to_owned(),
            "event.company" => "event[dated].company[1].".to_owned(),
            _ => place.clone(),
        };
        keys.extend(table.section.fields().map(|field| (format!("{}{}", place(field), field.key), field)));
        for kind in table.section.kinds.iter().flat_map(|kinds| kinds.own) {
            let own = |field: &'static Field| (format!("source[{}].{}", kind.word, field.key), field);
            keys.extend(kind.fields.iter().map(own));
        }
    }
    keys
}

#[test]
fn the_full_scenario_is_whole() {
    let scenario = file::parse(FULL, &[]).unwrap_or_else(|problems| panic!("{}", problems.render(false)));
    assert_eq!(scenario.sources.len(), 6);
    assert_eq!(scenario.hash().len(), 64);
    let cash = &scenario.companies[0].cash.law;
    assert!(
        (cash.quantile(0.5) / 30e9 - 1.0).abs() < 1e-12 && (cash.quantile(0.9) / 45e9 - 1.0).abs() < 1e-12
    );
    let growth = &scenario.companies[0].growth.now.law;
    assert!((growth.quantile(0.1) - libm::log(1.5)).abs() < 1e-12);
}

#[test]
fn every_declared_key_is_read() {
    // What a file extends is looked at before anything is set beside it.
    for (path, field) in keys().into_iter().filter(|(path, _)| path != "extends") {
        // A date without quotes is right for no key.
        let problems = file::parse(FULL, &[Override::new(format!("{path}=2027-03-01"))]);
        let problems = problems.expect_err(&path);
        // A rate and its half-life exclude each other, and one of them stands in the file.
        let mut own = problems.iter().filter(|one| !one.message.contains("say the same thing")).peekable();
        assert!(own.peek().is_some() && own.all(|one| one.path.ends_with(field.key)), "{path}: {problems}");
    }
}

#[test]
fn defaults_read_as_if_they_were_written() {
    let mut overrides = Vec::new();
    for (path, field) in keys() {
        if let Presence::Default(spoken) = field.presence {
            let quoted = !matches!(field.kind, Kind::Flag | Kind::Whole);
            let value = if quoted { format!("\"{spoken}\"") } else { spoken.to_owned() };
            overrides.push(format!("{path}={value}"));
        }
    }
    assert!(overrides.len() > 80);
    // One at a time: together, some would take away what others need.
    for one in overrides {
        if let Err(problems) = file::parse(FULL, &[Override::new(one.as_str())]) {
            panic!("{one}: {problems}");
        }
    }
}

#[test]
fn every_key_says_what_it_means() {
    for (path, field) in keys() {
        assert!(field.doc.ends_with(['.', '"']) && field.doc.len() > 8, "{path}");
        assert!(!field.example().is_empty());
    }
}

/// The most characters of what a key enters.
const LONGEST: usize = 160;

/// The keys of each table as a file may have them together: those of every kind of source with the common ones.
fn tables_of_keys() -> Vec<(String, Vec<&'static Field>)> {
    let mut tables = Vec::new();
    for table in file::tables() {
        let common: Vec<&'static Field> = table.section.fields().collect();
        for kind in table.section.kinds.iter().flat_map(|kinds| kinds.own) {
            let all = common.iter().copied().chain(kind.fields).collect();
            tables.push((format!("{} of kind {}", table.path, kind.word), all));
        }
        tables.push((table.path, common));
    }
    tables
}

#[test]
fn every_number_says_what_it_enters() {
    for (path, field) in keys() {
        let measured = matches!(
            field.kind,
            Kind::Number(_) | Kind::Lever(_) | Kind::Known(_) | Kind::ByClimate(_) | Kind::Schedule(_)
        );
        assert!(!measured || !field.enters.trim().is_empty(), "{path} enters nothing");
        assert!(field.enters.chars().count() <= LONGEST, "{path}: {}", field.enters);
        assert!(!field.enters.contains(['\n', '\r']), "{path}: {}", field.enters);
    }
}

#[test]
fn keys_that_enter_alike_are_both_named() {
    for (table, fields) in tables_of_keys() {
        let telling = || fields.iter().filter(|field| !field.enters.is_empty());
        for (place, one) in telling().enumerate() {
            for other in telling().skip(place + 1).filter(|other| other.enters == one.enters) {
                let named = [one, other].iter().all(|field| names(one.enters, field.key));
                assert!(named, "[{table}] {} and {}: {}", one.key, other.key, one.enters);
            }
        }
    }
}

/// Whether a text has a key as a word of its own.
fn names(text: &str, key: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != '-')
        .any(|word| word == key)
}
