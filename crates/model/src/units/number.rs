//! The number at the beginning of a spoken value.

/// A number and the text that follows it, with spaces around taken away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scanned<'a> {
    /// The number.
    pub(crate) value: f64,
    /// What follows it.
    pub(crate) rest: &'a str,
}

/// Reads `22.5B` as 22.5 and `B`: an optional sign, digits with `,` or `_` between groups of three, an optional
/// decimal part. No exponent: nobody speaks one.
pub(crate) fn scan(text: &str) -> Option<Scanned<'_>> {
    let text = text.trim();
    let unsigned = text.strip_prefix(['-', '+', '−']).unwrap_or(text);
    let negative = text.starts_with(['-', '−']);
    let length = unsigned
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '_' | '.')))
        .unwrap_or(unsigned.len());
    let (digits, rest) = unsigned.split_at_checked(length)?;
    let digits = ungroup(digits)?;
    let magnitude: f64 = digits.parse().ok()?;
    magnitude
        .is_finite()
        .then(|| Scanned { value: if negative { -magnitude } else { magnitude }, rest: rest.trim() })
}

/// The digits without separators, when the separators stand where they should.
fn ungroup(digits: &str) -> Option<String> {
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let decimals_fit =
        decimals.is_none_or(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let mut groups = whole.split([',', '_']);
    let first = groups.next()?;
    let grouped = whole.contains([',', '_']);
    let groups_fit =
        !first.is_empty() && (!grouped || first.len() <= 3) && groups.all(|group| group.len() == 3);
    (decimals_fit && groups_fit).then(|| digits.replace([',', '_'], ""))
}

/// Spells a number without superfluous digits, thousands apart: `22.5`, `1,400`.
pub(crate) fn spell(value: f64) -> String {
    let plain = format!("{}", round(value));
    let (sign, unsigned) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("-", rest));
    let (whole, decimals) =
        unsigned.split_once('.').map_or((unsigned, String::new()), |(w, d)| (w, format!(".{d}")));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

/// Twelve significant digits: enough to say what was written, too few to show how floats round.
fn round(value: f64) -> f64 {
    format!("{value:.11e}").parse().unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::{scan, spell};

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value, rest) in [
            ("22.5B", 22.5, "B"),
            ("22,500,000,000", 22_500_000_000.0, ""),
            ("100_000 x", 100_000.0, "x"),
            ("-3", -3.0, ""),
            ("−3%", -3.0, "%"),
            ("  0.35 ", 0.35, ""),
            ("1000", 1000.0, ""),
        ] {
            let scanned = scan(text).unwrap();
            assert_eq!((scanned.value, scanned.rest), (value, rest), "{text}");
        }
    }

    #[test]
    fn misplaced_separators_are_not_guessed_at() {
        for text in ["22,5B", "1,0000", ",5", "1.", ".5", "1.2.3", "", "B", "1,,000", "--3", "1e5,"] {
            assert!(scan(text).is_none_or(|scanned| scanned.rest.starts_with('e')), "{text}");
        }
    }

    #[test]
    fn numbers_are_spelled_shortly() {
        assert_eq!(spell(0.1 + 0.2), "0.3");
        assert_eq!(spell(1_234_567.5), "1,234,567.5");
        assert_eq!(spell(-1000.0), "-1,000");
    }
}
