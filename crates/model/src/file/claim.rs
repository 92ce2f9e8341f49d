//! `[[assert]]` and the language of claims:
//!
//! ```text
//! P(EVENT.COMPANY by DATE)  P(EVENT.COMPANY within SPAN)  P(EVENT.COMPANY)      in [SHARE, SHARE]  or  > < >= <= SHARE
//! sustain.COMPANY.median    sustain.COMPANY.p10                                 in [SPAN, SPAN]    or  > < >= <= SPAN
//! mean(MEASURE)  sd(MEASURE)  median(MEASURE)  p10(MEASURE)                     in [NUMBER, NUMBER] or  > < >= <= NUMBER
//! ```

mod typed;

pub use typed::{typed_claim, typed_target};

use super::{
    field::fields,
    table::{Said, Table},
    tree::Node,
};
use crate::{
    claim::{About, Assertion, Bounds, Claim, Deadline, Event, Figure, Statistic},
    units::{Misread, Month, Quantity},
};

fields! {
    /// `[[assert]]`.
    assertion by ["that"] {
        THAT = Field::text("that", "What is asserted about the answer, as in `P(ipo.OpenAI by 2028-12) in [0.4, 0.6]`.");
        NOTE = Field::text("note", "Why it should hold.").optional();
    }
}

/// Those that a number of the answer may be about.
pub(super) struct Known<'a> {
    /// Companies and cohorts.
    pub(super) companies: Vec<&'a str>,
    pub(super) measures: Vec<&'a str>,
}

/// An assertion, or `None` after reporting what is wrong with it.
pub(super) fn read(table: &Table<'_>, known: &Known<'_>) -> Option<Assertion> {
    let (written, note) = (table.text(&assertion::THAT), table.optional_text(&assertion::NOTE));
    let node = table.node(&assertion::THAT).filter(|_| !written.is_empty())?;
    // A company may be unknown because its name could not be read, which is the one problem then.
    let sound = table.report.is_empty();
    match claim(&written, known.companies.first().unwrap_or(&"NAME"))
        .and_then(|claim| if sound { known.has(&claim.statistic, table) } else { Ok(()) }.map(|()| claim))
    {
        Ok(claim) => Some(Assertion { claim, written, note }),
        Err(said) => {
            say(table, node, said);
            None
        }
    }
}

fn say(table: &Table<'_>, node: &Node, said: Said) {
    let said = if said.found.is_empty() { said.found(node.shown()) } else { said };
    table.say(&assertion::THAT, said);
}

/// A part of a text that cannot be read, and what is wrong with it.
pub(super) type Unread<'t> = (&'t str, Said);

/// Says what is wrong with a part of a text.
fn unread(part: &str, message: impl Into<String>) -> Unread<'_> {
    (part.trim(), Said::new(message))
}

/// Claims as they are written, of a company of the scenario.
fn example(company: &str) -> String {
    format!(
        "write for example \"P(ipo.{company} by 2028-12) in [0.4, 0.6]\" or \"sustain.{company}.median > 36 months\""
    )
}

/// Reads a claim. What cannot be read is told by examples of a company.
pub(super) fn claim(text: &str, company: &str) -> Result<Claim, Said> {
    read_claim(text.trim()).map_err(|(_, said)| match said.suggestion {
        None => said.suggest(example(company)),
        Some(_) => said,
    })
}

/// Reads a claim; a refusal without a suggestion is of something that only an example can tell.
pub(super) fn read_claim(text: &str) -> Result<Claim, Unread<'_>> {
    let (statistic, rest) = statistic(text)?;
    let within = bounds(rest.trim(), statistic.quantity())?;
    Ok(Claim { statistic, within })
}

/// A number of the answer, and what follows it.
pub(super) fn statistic(text: &str) -> Result<(Statistic, &str), Unread<'_>> {
    let bracket = text.split_once('(').map(|(word, inner)| (word.trim(), inner));
    let figure = |word| match word {
        "P" => Some(None),
        "mean" => Some(Some(Figure::Mean)),
        "sd" => Some(Some(Figure::Deviation)),
        _ => level(word).map(|level| Some(Figure::Quantile(level))),
    };
    let Some((figure, inner)) = bracket.and_then(|(word, inner)| Some((figure(word)?, inner))) else {
        return sustain(text);
    };
    let opens = text.len() - inner.len();
    let never = || unread(text.get(opens - 1..opens).unwrap_or(text), "this bracket is never closed");
    let (inner, rest) = inner.rsplit_once(')').ok_or_else(never)?;
    match figure {
        Some(figure) => Ok((Statistic::Measure { name: inner.trim().to_owned(), figure }, rest)),
        None => Ok((probability(inner)?, rest)),
    }
}

/// `ipo.OpenAI by 2028-12`.
fn probability(text: &str) -> Result<Statistic, Unread<'_>> {
    let (word, rest) = text
        .trim()
        .split_once('.')
        .ok_or_else(|| unread(text, "expected an event and a company with a dot between"))?;
    let words = Event::WORDS.map(|(word, _)| word);
    let event = Event::WORDS.iter().find(|(known, _)| *known == word.trim()).map(|(_, event)| *event);
    let event = event.ok_or_else(|| {
        let said = Said::new(format!("there is no event `{}`", word.trim()));
        (word.trim(), said.suggest_name(word.trim(), words.into_iter()))
    })?;
    let (company, by) = deadline(rest)?;
    Ok(Statistic::Probability { event, company: company.trim().to_owned(), by })
}

/// The company and by when.
fn deadline(text: &str) -> Result<(&str, Deadline), Unread<'_>> {
    let misread = |word: &str, misread: Misread| {
        Said::new(format!("after `{word}`: {}", misread.message)).suggest(misread.suggestion)
    };
    if let Some((company, date)) = text.rsplit_once(" by ") {
        let month = Month::read(date).map_err(|wrong| (date.trim(), misread("by", wrong)))?;
        return Ok((company, Deadline::Month(month)));
    }
    if let Some((company, span)) = text.rsplit_once(" within ") {
        let months = Quantity::Span.read(span).map_err(|wrong| (span.trim(), misread("within", wrong)))?;
        if months.fract() != 0.0 {
            let whole = Quantity::Span.spell(libm::ceil(months));
            let said =
                Said::new("after `within`: expected whole months, as worlds are looked at at their ends");
            return Err((span.trim(), said.suggest(format!("write `within {whole}`"))));
        }
        return Ok((company, Deadline::Span(months)));
    }
    Ok((text, Deadline::Horizon))
}

/// `sustain.OpenAI.median` and what follows it. A name may have dots and words of its own, so the last level counts.
fn sustain(text: &str) -> Result<(Statistic, &str), Unread<'_>> {
    let unknown = || unread(text, "expected a probability, a sustain time or a figure of a measure");
    let rest = text.strip_prefix("sustain.").ok_or_else(unknown)?;
    let found = rest.rmatch_indices('.').find_map(|(dot, _)| {
        let (company, after) = (rest.get(..dot)?, rest.get(dot + 1..)?);
        let (word, after) = after.split_at(after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len()));
        Some((company, level(word)?, after))
    });
    let (company, level, after) = found.ok_or_else(|| {
        // The word after the last dot of the name stands where the level should.
        let last = rest.split_whitespace().next().and_then(|word| word.rsplit('.').next());
        unread(last.unwrap_or(text), "expected `median` or a percentile from p01 to p99 after the company")
    })?;
    Ok((Statistic::Sustain { company: company.trim().to_owned(), level }, after))
}

/// `median`, or a percentile from `p01` to `p99`.
fn level(word: &str) -> Option<f64> {
    if word == "median" {
        return Some(0.5);
    }
    let digits = word.strip_prefix('p').filter(|digits| digits.len() == 2)?;
    digits.parse::<u8>().ok().filter(|percent| *percent > 0).map(|percent| f64::from(percent) / 100.0)
}

/// `0.4`, `40%` or `36 months`; of a measure `12`, `$1B` or `40%`.
fn number(text: &str, quantity: Quantity) -> Result<f64, Unread<'_>> {
    let text = text.trim();
    let bare = quantity == Quantity::Share || quantity == Quantity::Signed;
    let plain = bare.then(|| text.parse::<f64>().ok()).flatten().filter(|number| number.is_finite());
    let money = quantity == Quantity::Signed && text.contains('$');
    let quantity = if money { Quantity::Money } else { quantity };
    let read = plain.map_or_else(|| quantity.read(text), Ok);
    read.map_err(|misread| (text, Said::new(misread.message).suggest(misread.suggestion)))
}

/// A number that may be a bound: a probability lies between 0 and 1.
fn within(text: &str, quantity: Quantity) -> Result<f64, Unread<'_>> {
    match number(text, quantity)? {
        value if quantity != Quantity::Share || (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err(unread(text, "a probability lies between 0 and 1")),
    }
}

/// `in [0.4, 0.6]` or `> 36 months`.
fn bounds(text: &str, quantity: Quantity) -> Result<Bounds, Unread<'_>> {
    let number = |text| within(text, quantity);
    for (mark, is_low) in [(">=", true), ("<=", false), (">", true), ("<", false)] {
        if let Some(rest) = text.strip_prefix(mark) {
            let end = Some(number(rest)?);
            return Ok(if is_low {
                Bounds { low: end, high: None }
            } else {
                Bounds { low: None, high: end }
            });
        }
    }
    let ends =
        text.strip_prefix("in").map(str::trim).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
    let Some((from, to)) = ends.and_then(|ends| ends.split_once(',')) else {
        let said = Said::new("expected where the number lies");
        return Err((text, said.suggest("end with `in [0.4, 0.6]`, `> …` or `< …`")));
    };
    let (low, high) = (number(from)?, number(to)?);
    if low > high {
        let said = Said::new("the lower end of an interval comes first");
        return Err((from.trim(), said.suggest("swap the two ends")));
    }
    Ok(Bounds { low: Some(low), high: Some(high) })
}

impl Known<'_> {
    /// Whether what a number is about is there.
    pub(super) fn has(&self, statistic: &Statistic, table: &Table<'_>) -> Result<(), Said> {
        let names = match statistic.about() {
            About::Company(_) => &self.companies,
            About::Measure(_) => &self.measures,
        };
        nobody(statistic.about(), names, table.report.may_guess(names.len()))
    }
}

/// Refuses what has none of the names; those there are help to say which was meant.
fn nobody(about: About<'_>, names: &[&str], guess: bool) -> Result<(), Said> {
    let (kind, name) = match about {
        About::Company(name) => ("company", name),
        About::Measure(name) => ("measure", name),
    };
    if names.contains(&name) {
        return Ok(());
    }
    let said = Said::new(format!("there is no {kind} `{name}`"));
    if kind == "measure" && names.is_empty() {
        return Err(said.suggest("declare it in [[measure]] with name and value"));
    }
    Err(if guess { said.suggest_name(name, names.iter().copied()) } else { said })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_read() {
        let read = |text| claim(text, "A").unwrap_or_else(|said| panic!("{text}: {}", said.message));
        let by = Deadline::Month(Month::parse("2028-12").unwrap());
        let ipo = Statistic::Probability { event: Event::Ipo, company: "OpenAI".into(), by };
        let within = Bounds { low: Some(0.4), high: Some(0.6) };
        assert_eq!(read("P(ipo.OpenAI by 2028-12) in [0.4, 0.6]"), Claim { statistic: ipo, within });
        let dry = read("P(dry.A. Co (US) within 4 years)<=40%");
        assert_eq!(dry.statistic.about(), About::Company("A. Co (US)"));
        assert_eq!(dry.within, Bounds { low: None, high: Some(0.4) });
        let sustain = read("sustain.OpenAI.p10 in [12 months, 2 years]");
        assert_eq!(sustain.statistic, Statistic::Sustain { company: "OpenAI".into(), level: 0.1 });
        assert_eq!(sustain.within, Bounds { low: Some(12.0), high: Some(24.0) });
        assert_eq!(read("sustain.OpenAI.median > 36 months").within.low, Some(36.0));
        assert!(read("P(insolvent.A) < 0.1").within.contain(0.1));
        for (text, figure, high) in [
            ("mean(a (b)) < 1e3", Figure::Mean, 1e3),
            ("sd(a (b)) < 35%", Figure::Deviation, 0.35),
            ("p90(a (b)) < $1B", Figure::Quantile(0.9), 1e9),
        ] {
            let claim = read(text);
            assert_eq!(claim.statistic, Statistic::Measure { name: "a (b)".into(), figure }, "{text}");
            assert_eq!(claim.within.high, Some(high), "{text}");
        }
        for text in
            ["sustain.Made in U.S. <3.p10 in[1 year, 2 years]", "sustain.Made in U.S. <3.p10>1.5 years"]
        {
            assert_eq!(read(text).statistic.about(), About::Company("Made in U.S. <3"), "{text}");
        }
    }

    #[test]
    fn what_is_no_claim_says_what_would_be() {
        for (text, message) in [
            ("", "expected a probability, a sustain time or a figure of a measure"),
            ("P(ipo.OpenAI", "this bracket is never closed"),
            ("P(ipo)", "expected an event and a company with a dot between"),
            ("P(ipos.A) > 1%", "there is no event `ipos`"),
            ("P(ipo.A by soon) > 1%", "after `by`: expected a month"),
            ("P(ipo.A within 4) > 1%", "after `within`: expected a span of time"),
            ("P(ipo.A within 1.5 months) > 1%", "after `within`: expected whole months"),
            ("P(ipo.A)", "expected where the number lies"),
            ("P(ipo.A) in [0.6, 0.4]", "the lower end of an interval comes first"),
            ("P(ipo.A) > 40", "a probability lies between 0 and 1"),
            (
                "sustain.A.mean > 3 months",
                "expected `median` or a percentile from p01 to p99 after the company",
            ),
            ("sustain.A.median > 3", "expected a span of time"),
            ("sustain.A.median", "expected where the number lies"),
            ("sustain.A.median in 3 months", "expected where the number lies"),
            ("sustain.A", "expected `median` or a percentile"),
        ] {
            let said = claim(text, "A").unwrap_err();
            assert!(said.message.starts_with(message), "{text}: {}", said.message);
            assert!(said.suggestion.is_some(), "{text}");
        }
    }
}
