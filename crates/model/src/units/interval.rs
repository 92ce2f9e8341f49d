//! Intervals as people speak them: `$20B to $40B`, `20–40%`, `12 to 24 months`.

use super::{
    quantity::{Misread, Quantity},
    refusal::Refusal,
    text::{clean, is_speakable, without_start},
};

/// The two ends of an interval, in the order they were written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The first end.
    pub low: f64,
    /// The second end.
    pub high: f64,
}

/// The two ends of `A to B` or `A–B` as texts; `None` when the text is no interval, or when a dash in it may be a sign.
#[must_use]
pub fn split_interval(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    if !is_speakable(text) {
        return None;
    }
    let text = without_start(text, &["from "]).unwrap_or(text);
    split_at_word(text).or_else(|| split_at_dash(text))
}

/// The sides of the word "to" between two numbers.
fn split_at_word(text: &str) -> Option<(&str, &str)> {
    let is_to = |at: usize| text.get(at..at + 2).is_some_and(|word| word.eq_ignore_ascii_case("to"));
    let space = |c: Option<char>| c.is_some_and(char::is_whitespace);
    let (at, _) = text.char_indices().find(|(at, _)| {
        let stands_alone = || space(text[..*at].chars().next_back()) && space(text[at + 2..].chars().next());
        is_to(*at) && stands_alone()
    })?;
    let (low, high) = (text.get(..at)?.trim(), text.get(at + 2..)?.trim());
    is_end(low).then_some((low, high))
}

/// Whether a text could be an end: it has a digit or begins as a number in words does, unlike "up" of "up to $30B".
fn is_end(text: &str) -> bool {
    const STARTS: [&str; 8] = ["a ", "an ", "half ", "one", "two", "three", "four", "six"];
    text.contains(char::is_numeric) || without_start(text, &STARTS).is_some()
}

/// The sides of the only dash, if it can be no sign: no number around it has one unless both show theirs, and it has
/// spaces on both sides or on none.
fn split_at_dash(text: &str) -> Option<(&str, &str)> {
    let [dash] = dashes(text)[..] else {
        return None;
    };
    let (low, rest) = text.split_at_checked(dash)?;
    let (before, after) = (low, rest.get(rest.chars().next()?.len_utf8()..)?);
    let (low, high) = (before.trim(), after.trim());
    let is_even = before.ends_with(char::is_whitespace) == after.starts_with(char::is_whitespace);
    let is_clear = is_signed(low) == is_signed(high);
    (is_even && is_clear).then_some((low, high))
}

fn is_signed(text: &str) -> bool {
    text.starts_with(is_dash) || text.contains("$-") || text.starts_with('(')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '‒' | '–' | '—' | '−' | '\u{ff0d}')
}

/// Where dashes may separate two numbers: a digit comes somewhere before, a number follows, and it is neither
/// an exponent's sign nor that of `+/-`.
pub(crate) fn dashes(text: &str) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (at, dash) in text.char_indices().filter(|(_, c)| is_dash(*c)) {
        let (before, after) = (&text[..at], text[at + dash.len_utf8()..].trim_start());
        // A dash right after a dash is the sign of the second number.
        let is_sign =
            found.last().is_some_and(|last| before[*last..].chars().all(|c| is_dash(c) || c == ' '));
        if !is_sign
            && before.contains(char::is_numeric)
            && begins_number(after)
            && !is_exponent(before)
            && !before.ends_with(['+', '/'])
        {
            found.push(at);
        }
    }
    found
}

fn begins_number(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| is_dash(c) || matches!(c, ' ' | '(' | '$' | '.' | '+'));
    let text = without_start(text, &["us$", "usd", "x", "×"]).unwrap_or(text);
    text.starts_with(|c: char| c.is_numeric() || matches!(c, '$' | '€' | '£' | '¥' | '.'))
}

fn is_exponent(before: &str) -> bool {
    before.strip_suffix(['e', 'E']).is_some_and(|rest| rest.ends_with(|c: char| c.is_ascii_digit()))
}

impl Quantity {
    /// Reads the two ends of an interval. The first may leave out the unit that the second has, and one of them the
    /// currency.
    ///
    /// # Errors
    /// An end is not this quantity, what it leaves out could be two things, or the higher end comes first.
    pub fn read_ends(self, low: &str, high: &str) -> Result<Interval, Misread> {
        let (Some(low), Some(high)) = (clean(low), clean(high)) else {
            return Err(Refusal::general(self).into());
        };
        let (low, high) = self.pair(&low, &high).map_err(|refusal| refusal.checked(self))?;
        match (self.value(&low), self.value(&high)) {
            (Some(first), Some(second)) if first > second => {
                let refusal = Refusal::because("the lower end of an interval comes first");
                Err(refusal.write(self.joined(&low, &high)).checked(self).into())
            }
            (Some(low), Some(high)) => Ok(Interval { low, high }),
            _ => Err(Refusal::general(self).into()),
        }
    }

    /// The two ends in the order they were written, without a reason when they cannot be read.
    pub(crate) fn ends(self, low: &str, high: &str) -> Option<Interval> {
        let (low, high) = self.pair(&clean(low)?, &clean(high)?).ok()?;
        Some(Interval { low: self.value(&low)?, high: self.value(&high)? })
    }
}

#[cfg(test)]
mod tests {
    use super::{Interval, Quantity, split_interval};

    fn read(quantity: Quantity, text: &str) -> Option<Interval> {
        let (low, high) = split_interval(text)?;
        quantity.read_ends(low, high).ok()
    }

    #[test]
    fn the_first_end_may_borrow_the_unit() {
        let cases = [
            (Quantity::Money, "$20B to $40B", 20e9, 40e9),
            (Quantity::Money, "20 to $40B", 20e9, 40e9),
            (Quantity::Share, "20 to 40%", 0.2, 0.4),
            (Quantity::Signed, "-1.2 to 3.5", -1.2, 3.5),
            (Quantity::Span, "12 to 24 months", 12.0, 24.0),
            (Quantity::Span, "6 months to 2 years", 6.0, 24.0),
            (Quantity::Margin, "-20 to 10%", -0.2, 0.1),
        ];
        for (quantity, text, low, high) in cases {
            assert_eq!(read(quantity, text), Some(Interval { low, high }), "{text}");
        }
        let growth = read(Quantity::Drift, "2 to x4 a year").unwrap();
        assert_eq!(growth, Interval { low: libm::log(2.0), high: libm::log(4.0) });
    }

    #[test]
    fn an_interval_that_reads_two_ways_is_refused() {
        let misread = Quantity::Money.read_ends("$20", "$40B").unwrap_err();
        assert_eq!(misread.suggestion, "write \"$20B to $40B\"");
    }

    #[test]
    fn ends_without_a_unit_are_refused() {
        assert_eq!(read(Quantity::Share, "0.2 to 0.4"), None);
        assert_eq!(read(Quantity::Money, "20 to 40"), None);
    }

    #[test]
    fn only_a_dash_that_is_no_sign_separates() {
        assert_eq!(split_interval("$20B–$40B"), Some(("$20B", "$40B")));
        assert_eq!(split_interval("-20%--10%"), Some(("-20%", "-10%")));
        for text in ["$20B", "-20%-10%", "5% -10%", "10-year", "1e-5", "up to $30B", "2027-03-15", "-"] {
            assert_eq!(split_interval(text), None, "{text}");
        }
    }
}
