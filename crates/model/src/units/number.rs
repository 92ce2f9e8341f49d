//! The number at the beginning of a spoken value.

use super::decimal::Decimal;

/// A number and the text that follows it, with spaces around taken away.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Scanned<'a> {
    /// The number.
    pub(crate) number: Decimal,
    /// What follows it.
    pub(crate) rest: &'a str,
}

/// Reads `22.5B` as 22.5 and `B`: an optional sign, digits with `,`, `_`, `'` or a space between groups of three, an
/// optional decimal part, an optional exponent. The text is a cleaned one.
pub(crate) fn scan(text: &str) -> Option<Scanned<'_>> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text).trim_start();
    let (run, rest) = unsigned.split_at_checked(run_length(unsigned))?;
    let (whole, decimals) = ungroup(run)?;
    let (exponent, rest) = exponent(rest)?;
    let number = Decimal {
        negative: text.starts_with('-'),
        digits: format!("{whole}{decimals}"),
        exponent: exponent - decimals.len() as i32,
    };
    Some(Scanned { number, rest: rest.trim() })
}

/// How far the digits and their separators go. A space belongs to them before three digits and no fourth.
pub(crate) fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    let is_group = |space: usize| {
        space > 0 && is_digit(space - 1) && (space + 1..space + 4).all(is_digit) && !is_digit(space + 4)
    };
    (0..bytes.len())
        .find(|&index| {
            let separates = matches!(bytes[index], b',' | b'_' | b'.' | b'\'');
            !(is_digit(index) || separates || bytes[index] == b' ' && is_group(index))
        })
        .unwrap_or(bytes.len())
}

/// The digits before and after the point without separators, when the separators stand where they should.
pub(crate) fn ungroup(run: &str) -> Option<(String, &str)> {
    let (whole, decimals) = match run.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (run, None),
    };
    let decimals_fit =
        decimals.is_none_or(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (decimals_fit && is_grouped(whole, decimals.is_some()))
        .then(|| (digits_of(whole), decimals.unwrap_or_default()))
}

/// Whether separators, if there are any, stand between groups of three digits. Before a point nothing may stand.
fn is_grouped(whole: &str, has_decimals: bool) -> bool {
    let mut groups = whole.split([',', '_', '\'', ' ']);
    let first = groups.next().unwrap_or_default();
    let alone = first.len() == whole.len();
    match first.len() {
        0 => alone && has_decimals,
        length => (alone || length <= 3) && groups.all(|group| group.len() == 3),
    }
}

/// The digits alone.
pub(crate) fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The power of ten after an `e` that digits follow; `None` when it has too many of them.
fn exponent(text: &str) -> Option<(i32, &str)> {
    let Some(after) = text.strip_prefix(['e', 'E']) else {
        return Some((0, text));
    };
    let unsigned = after.strip_prefix(['-', '+']).unwrap_or(after);
    let length = unsigned.find(|c: char| !c.is_ascii_digit()).unwrap_or(unsigned.len());
    let (digits, rest) = unsigned.split_at_checked(length)?;
    match digits.len() {
        0 => Some((0, text)),
        1..=4 => Some((digits.parse::<i32>().ok()? * if after.starts_with('-') { -1 } else { 1 }, rest)),
        _ => None,
    }
}

/// Spells a number without superfluous digits, thousands apart: `22.5`, `1,400`.
pub(crate) fn spell(value: f64) -> String {
    let plain = format!("{}", significant(value, 12));
    let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, decimals) =
        unsigned.split_once('.').map_or((unsigned, String::new()), |(w, d)| (w, format!(".{d}")));
    format!("{sign}{}{decimals}", grouped(whole))
}

/// Digits with commas between groups of three.
pub(crate) fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The value rounded to so many significant digits. Twelve are enough to say what was written and too few to show how
/// floats round.
pub(crate) fn significant(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1).parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::{scan, spell};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value, rest) in [
            ("22.5B", 22.5, "B"),
            ("22,500,000,000", 22_500_000_000.0, ""),
            ("22 500 000 USD", 22_500_000.0, "USD"),
            ("100_000 x", 100_000.0, "x"),
            ("1'000", 1000.0, ""),
            ("-3", -3.0, ""),
            ("  0.35 ", 0.35, ""),
            (".5%", 0.5, "%"),
            ("22.5e9", 22.5e9, ""),
            ("3e", 3.0, "e"),
            ("3 euros", 3.0, "euros"),
        ] {
            let scanned = scan(text).unwrap();
            assert_eq!((scanned.number.value(), scanned.rest), (Some(value), rest), "{text}");
        }
    }

    #[test]
    fn misplaced_separators_are_not_guessed_at() {
        for text in ["22,5B", "1,0000", ",5", "1.", "1.2.3", "", "B", "1,,000", "--3", "1e12345", ",.5"] {
            assert!(scan(text).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_are_spelled_shortly() {
        assert_eq!(spell(0.1 + 0.2), "0.3");
        assert_eq!(spell(1_234_567.5), "1,234,567.5");
        assert_eq!(spell(-1000.0), "-1,000");
    }
}
