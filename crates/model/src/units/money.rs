//! US dollars: `$22.5B`, `22.5 billion USD`, `$22,500,000,000`.

use super::number::{scan, spell};

/// The words that multiply, in the order they are tried.
const MAGNITUDES: [(&[&str], f64); 4] = [
    (&["k", "thousand"], 1e3),
    (&["m", "mn", "million"], 1e6),
    (&["b", "bn", "billion"], 1e9),
    (&["t", "tn", "trillion"], 1e12),
];

/// What keeps a text from being money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum NotMoney {
    /// There is no number where one should be.
    Number,
    /// The number has no `$` or `USD`.
    Currency,
    /// A word after the number means nothing.
    Suffix,
}

/// Reads dollars.
pub(crate) fn read(text: &str) -> Result<f64, NotMoney> {
    let text = text.trim();
    let (negative, body) =
        text.strip_prefix(['-', '−']).map_or((false, text), |rest| (true, rest.trim_start()));
    let stripped = ["US$", "$", "USD"].iter().find_map(|mark| body.strip_prefix(mark));
    let scanned = scan(stripped.unwrap_or(body)).ok_or(NotMoney::Number)?;
    if negative && scanned.value < 0.0 {
        return Err(NotMoney::Number);
    }
    let lower = scanned.rest.to_lowercase();
    let named = ["us dollars", "dollars", "dollar", "usd"].iter().find_map(|word| lower.strip_suffix(word));
    let factor = magnitude(named.unwrap_or(&lower).trim()).ok_or(NotMoney::Suffix)?;
    if stripped.is_none() && named.is_none() {
        return Err(NotMoney::Currency);
    }
    let dollars = scaled(scanned.value, factor);
    Ok(if negative { -dollars } else { dollars })
}

fn magnitude(word: &str) -> Option<f64> {
    if word.is_empty() {
        return Some(1.0);
    }
    MAGNITUDES.iter().find(|(words, _)| words.contains(&word)).map(|(_, factor)| *factor)
}

/// The product that the decimal text means: 22.3 × 10⁹ is rounded once, not twice.
fn scaled(value: f64, factor: f64) -> f64 {
    format!("{value}e{}", factor_exponent(factor)).parse().unwrap_or(value * factor)
}

fn factor_exponent(factor: f64) -> u32 {
    MAGNITUDES
        .iter()
        .zip([3, 6, 9, 12])
        .find(|((_, known), _)| *known == factor)
        .map_or(0, |(_, exponent)| exponent)
}

/// Spells dollars: `$22.5B`.
pub(crate) fn spelled(dollars: f64) -> String {
    let sign = if dollars < 0.0 { "-" } else { "" };
    let size = dollars.abs();
    let (factor, suffix) = [(1e12, "T"), (1e9, "B"), (1e6, "M")]
        .into_iter()
        .find(|(factor, _)| size >= *factor)
        .unwrap_or((1.0, ""));
    format!("{sign}${}{suffix}", spell(size / factor))
}

#[cfg(test)]
mod tests {
    use super::{NotMoney, read, spelled};

    #[test]
    fn money_is_read_as_people_write_it() {
        for (text, dollars) in [
            ("$22.5B", 22.5e9),
            ("$22.5bn", 22.5e9),
            ("$300M", 300e6),
            ("22.5 billion USD", 22.5e9),
            ("$1.4T", 1.4e12),
            ("$22,500,000,000", 22.5e9),
            ("-$3B", -3e9),
            ("US$ 40 million", 40e6),
            ("356 dollars", 356.0),
            ("USD 2K", 2e3),
            ("$0", 0.0),
            ("$22.5", 22.5),
            ("$2.3B", 2.3e9),
        ] {
            assert_eq!(read(text), Ok(dollars), "{text}");
        }
    }

    #[test]
    fn what_is_not_money_says_why() {
        assert_eq!(read("22.5B"), Err(NotMoney::Currency));
        assert_eq!(read("$22.5 oodles"), Err(NotMoney::Suffix));
        assert_eq!(read("€3B"), Err(NotMoney::Number));
        assert_eq!(read("$"), Err(NotMoney::Number));
        assert_eq!(read("--$3"), Err(NotMoney::Number));
    }

    #[test]
    fn spelling_reads_back() {
        for dollars in [0.0, 356.0, 22.5e9, -3e9, 1.4e12, 999_999.0, 1424.0] {
            assert_eq!(read(&spelled(dollars)), Ok(dollars), "{}", spelled(dollars));
        }
    }
}
