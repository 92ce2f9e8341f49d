//! US dollars: `$22.5B`, `22.5 billion USD`, `$22,500,000,000`, `($3B)`.

use super::{
    decimal::Decimal,
    number::{Scanned, scan, spell},
    text::{in_brackets, word},
};

/// The words that multiply, by the power of ten they mean. `MM` is finance's million.
const MAGNITUDES: [(&[&str], i32); 4] = [
    (&["k", "thousand", "thousands"], 3),
    (&["m", "mm", "mn", "mln", "mil", "million", "millions"], 6),
    (&["b", "bn", "bln", "bil", "billion", "billions"], 9),
    (&["t", "tn", "trn", "tln", "trillion", "trillions"], 12),
];

/// An amount as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// The number alone, with its sign.
    pub(crate) number: Decimal,
    /// The power of ten of the word that multiplies, when there is one.
    pub(crate) magnitude: Option<i32>,
    /// Whether dollars are mentioned.
    pub(crate) has_currency: bool,
    /// Whether they are mentioned as the whole word, by which somebody says that single dollars are meant.
    pub(crate) in_words: bool,
}

impl Amount {
    /// The amount in dollars.
    pub(crate) fn dollars(&self) -> Option<f64> {
        self.number.clone().shifted(self.magnitude.unwrap_or(0)).value()
    }

    /// Whether the number alone is so small that billions or millions were most likely meant.
    pub(crate) fn is_short(&self) -> bool {
        self.magnitude.is_none()
            && self.number.value().is_some_and(|number| number != 0.0 && number.abs() < 1000.0)
    }

    /// Whether a size is missing: `$22.5`, but not `22.5 dollars`.
    pub(crate) fn lacks_size(&self) -> bool {
        self.is_short() && !self.in_words
    }

    /// Whether a point stands where a group of three digits would begin, as in `$1.500`: half of the world writes
    /// thousands like that. Nobody ends decimals in a zero of no use, and `$1.125B` is plain.
    pub(crate) fn may_be_grouped(&self) -> bool {
        let digits = &self.number.digits;
        self.number.exponent == -3
            && (4..=6).contains(&digits.len())
            && digits.ends_with('0')
            && !digits.starts_with('0')
    }

    /// The amount if its point separates thousands.
    pub(crate) fn regrouped(&self) -> Self {
        Self { number: self.number.clone().shifted(3), ..self.clone() }
    }
}

/// Reads dollars from a cleaned text.
pub(crate) fn read(text: &str) -> Option<f64> {
    amount(text).filter(|amount| amount.has_currency)?.dollars()
}

/// Reads an amount that may lack its currency: one number, at most one magnitude and any mention of dollars, in any
/// order; a sign before the number or before everything, or brackets.
pub(crate) fn amount(text: &str) -> Option<Amount> {
    let lower = text.to_ascii_lowercase().replace("u.s.", "us");
    if let Some(inside) = in_brackets(&lower) {
        return unsigned(inside).map(negated);
    }
    if let Some(inside) = lower.strip_prefix('$').and_then(in_brackets) {
        return unsigned(inside).map(|amount| Amount { has_currency: true, ..negated(amount) });
    }
    match lower.strip_prefix(['-', '+']).map(str::trim_start) {
        Some(rest) if lower.starts_with('-') => unsigned(rest).map(negated),
        Some(rest) => unsigned(rest),
        None => parts(&lower),
    }
}

/// An amount without a sign of its own.
fn unsigned(text: &str) -> Option<Amount> {
    parts(text).filter(|amount| !amount.number.negative && !text.contains('+'))
}

fn negated(amount: Amount) -> Amount {
    Amount { number: amount.number.negated(), ..amount }
}

/// The parts in any order.
fn parts(text: &str) -> Option<Amount> {
    let (mut number, mut words) = (None, Words::default());
    let mut rest = text.trim();
    while let Some(first) = rest.chars().next() {
        let after = if first == '$' || first.is_alphabetic() {
            words.take(rest)?
        } else {
            let Scanned { number: found, rest: after } = scan(rest).filter(|_| number.is_none())?;
            number = Some(found);
            after
        };
        rest = after.trim_start();
    }
    let Words { magnitude, has_currency, is_word: in_words } = words;
    Some(Amount { number: number?, magnitude, has_currency, in_words })
}

/// What was said beside the number.
#[derive(Default)]
struct Words {
    magnitude: Option<i32>,
    has_currency: bool,
    /// Whether it was mentioned as the whole word.
    is_word: bool,
}

impl Words {
    /// Takes a dollar sign or a word away from the beginning; `None` when it means nothing here.
    fn take<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let (found, after) = match text.strip_prefix('$') {
            Some(after) => ("$", after),
            None => word(text),
        };
        match found {
            "$" | "usd" => self.has_currency = true,
            "dollar" | "dollars" => (self.has_currency, self.is_word) = (true, true),
            "us" => {}
            _ if self.magnitude.is_none() => self.magnitude = Some(power_of(found)?),
            _ => return None,
        }
        Some(after.strip_prefix('.').filter(|_| found != "$").unwrap_or(after))
    }
}

/// The power of ten of a word that multiplies, small letters.
pub(crate) fn power_of(word: &str) -> Option<i32> {
    MAGNITUDES.iter().find(|(words, _)| words.contains(&word)).map(|(_, power)| *power)
}

/// Spells an amount: `$22.5B`, or `900 dollars` where `$900` would lack a size.
pub(crate) fn spelled(dollars: f64) -> String {
    if is_small(dollars) { in_words(&spell(dollars)) } else { price(dollars) }
}

/// Spells a price, which may be of a few dollars: `$75`.
pub(crate) fn price(dollars: f64) -> String {
    let sign = if dollars.is_sign_negative() { "-" } else { "" };
    let size = dollars.abs();
    let (factor, suffix) = [(1e12, "T"), (1e9, "B"), (1e6, "M")]
        .into_iter()
        .find(|(factor, _)| size >= *factor)
        .unwrap_or((1.0, ""));
    format!("{sign}${}{suffix}", spell(size / factor))
}

/// Spells an amount so that reading it gives exactly the same: shortly if it can be, else with all digits.
pub(crate) fn exact(dollars: f64) -> String {
    let short = spelled(dollars);
    let is_exact = read(&short).map(f64::to_bits) == Some(dollars.to_bits());
    if is_exact { short } else { in_full(dollars) }
}

/// Spells all digits of an amount.
pub(crate) fn in_full(dollars: f64) -> String {
    let (sign, plain) =
        (if dollars.is_sign_negative() { "-" } else { "" }, Decimal::shortest(dollars).plain());
    if is_small(dollars) { in_words(&format!("{sign}{plain}")) } else { format!("{sign}${plain}") }
}

fn is_small(dollars: f64) -> bool {
    dollars != 0.0 && dollars.abs() < 1000.0
}

fn in_words(count: &str) -> String {
    if count == "1" { "1 dollar".into() } else { format!("{count} dollars") }
}

#[cfg(test)]
mod tests {
    use super::{amount, read, spelled};

    #[test]
    fn money_is_read_as_people_write_it() {
        for (text, dollars) in [
            ("$22.5B", 22.5e9),
            ("$22.5bn", 22.5e9),
            ("22.5 billion USD", 22.5e9),
            ("$22,500,000,000", 22.5e9),
            ("-$3B", -3e9),
            ("$-3B", -3e9),
            ("($3B)", -3e9),
            ("$(3B)", -3e9),
            ("US$ 40 million", 40e6),
            ("U.S. $40m", 40e6),
            ("USD 2K", 2e3),
            ("$bn 2.3", 2.3e9),
            ("$0", 0.0),
        ] {
            assert_eq!(read(text), Some(dollars), "{text}");
        }
    }

    #[test]
    fn what_is_not_money_is_not_read() {
        for text in
            ["22.5B", "$22.5 oodles", "€3B", "$", "--$3", "-$-3", "-($3)", "(-$3)", "$3 $4", "$3 B B", ""]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(amount("22.5B").is_some_and(|amount| !amount.has_currency));
    }

    #[test]
    fn spelling_reads_back() {
        for dollars in [0.0, 1.0, 356.0, -0.5, 22.5e9, -3e9, 1.4e12, 999_999.0, 1424.0] {
            assert_eq!(read(&spelled(dollars)), Some(dollars), "{}", spelled(dollars));
        }
    }
}
