//! Values of flags as people type them.

use drypowder_model::{
    lint::LINTS,
    problem::nearest,
    units::{Month, Quantity},
};

/// The word that stands for every lint.
pub(crate) const ALL: &str = "all";

/// The name of a lint, or the word for all of them.
pub(super) fn lint(text: &str) -> Result<&'static str, String> {
    let known = || LINTS.iter().map(|lint| lint.name).chain([ALL]);
    known().find(|name| *name == text).ok_or_else(|| match nearest(text, known()) {
        Some(name) => format!("there is no such lint; did you mean '{name}'?"),
        None => format!("there is no such lint; there is {}", known().collect::<Vec<_>>().join(", ")),
    })
}

/// A calendar month, as in `2026-11`.
pub(super) fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "it must be a month such as 2026-11".to_owned())
}

/// A span in months, as in `12 months`.
pub(super) fn span(text: &str) -> Result<f64, String> {
    match Quantity::Span.read(text) {
        Ok(months) if (0.0..=Quantity::Span.limit()).contains(&months) => Ok(months),
        _ => Err("it must be a span such as \"12 months\"".to_owned()),
    }
}

/// A number of things, at least 1, as in `100000`, `100_000` or `100,000`.
pub(super) fn count(text: &str) -> Result<u64, String> {
    let digits: String = text.chars().filter(|character| !matches!(character, '_' | ',')).collect();
    match digits.parse() {
        Ok(0) => Err("it must be at least 1".to_owned()),
        Ok(count) => Ok(count),
        Err(_) => Err("it must be a whole number such as 100000 or 100_000".to_owned()),
    }
}

/// The most threads that can be asked for.
const MOST_THREADS: u64 = 1024;

/// A number of threads.
pub(super) fn threads(text: &str) -> Result<usize, String> {
    match count(text)? {
        many if many > MOST_THREADS => Err(format!("it must be at most {MOST_THREADS}")),
        some => usize::try_from(some).map_err(|_| "it is too large".to_owned()),
    }
}

/// An amount of work, as in `1e12`.
pub(super) fn work(text: &str) -> Result<f64, String> {
    match text.replace('_', "").parse::<f64>() {
        Ok(work) if work.is_finite() && work > 0.0 => Ok(work),
        _ => Err("it must be a positive number such as 1e13".to_owned()),
    }
}

/// Units of memory and their sizes, longest spellings first.
const UNITS: [(&str, f64); 10] = [
    ("tib", 1_099_511_627_776.0),
    ("gib", 1_073_741_824.0),
    ("mib", 1_048_576.0),
    ("tb", 1e12),
    ("gb", 1e9),
    ("mb", 1e6),
    ("t", 1_099_511_627_776.0),
    ("g", 1_073_741_824.0),
    ("m", 1_048_576.0),
    ("b", 1.0),
];

/// An amount of memory, as in `4GiB`, `512MB` or a number of bytes.
pub(super) fn bytes(text: &str) -> Result<u64, String> {
    let lower = text.trim().to_lowercase();
    let unit = UNITS.iter().find_map(|(unit, size)| Some((lower.strip_suffix(unit)?.trim(), *size)));
    let (number, size) = unit.unwrap_or((&lower, 1.0));
    match number.parse::<f64>() {
        Ok(amount) if amount.is_finite() && amount > 0.0 => Ok((amount * size) as u64),
        _ => Err("it must be a size such as 512MiB or 8GiB".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_type_them() {
        assert_eq!(count("100_000"), Ok(100_000));
        assert_eq!(count("1,000"), Ok(1000));
        assert!(count("0").is_err() && count("-1").is_err() && count("many").is_err() && count("").is_err());
    }

    #[test]
    fn sizes_have_units() {
        assert_eq!(bytes("4GiB"), Ok(4 << 30));
        assert_eq!(bytes("512 MB"), Ok(512_000_000));
        assert_eq!(bytes("2g"), Ok(2 << 30));
        assert_eq!(bytes("100"), Ok(100));
        assert!(
            bytes("GiB").is_err() && bytes("-1GB").is_err() && bytes("inf").is_err() && bytes("NaN").is_err()
        );
    }

    #[test]
    fn lints_are_known_by_name() {
        assert_eq!(lint("stale"), Ok("stale"));
        assert_eq!(lint("all"), Ok("all"));
        assert_eq!(lint("unsorced").unwrap_err(), "there is no such lint; did you mean 'unsourced'?");
        assert!(lint("x").unwrap_err().contains("there is idle-correlation, "));
    }

    #[test]
    fn months_and_spans_are_those_of_files() {
        assert_eq!(month("2026-11"), Ok(Month::new(2026, 11).unwrap()));
        assert_eq!(span("2 years"), Ok(24.0));
        assert!(month("soon").is_err() && span("12").is_err() && span("-3 months").is_err());
    }

    #[test]
    fn threads_have_an_end() {
        assert_eq!(threads("7"), Ok(7));
        assert!(threads("100000").is_err());
    }
}
