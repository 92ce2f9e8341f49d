//! Claims and targets that are typed beside a scenario, which is whole by then: what it cannot answer is refused.

use std::ops::Range;

use super::{Said, Unread, nobody, number, read_claim, statistic, unread};
use crate::{
    Company, Scenario,
    claim::{About, Assertion, Statistic, Target, Unseen},
    file::table::Report,
    problem::{Origin, Place, Problems, Texts},
    units::Quantity,
};

/// What stands between a number and the precision asked for, in every spelling.
const MARKS: [&str; 3] = ["±", "+/-", "+-"];

/// Reads a claim about the answer of a scenario, as in `P(ipo.OpenAI by 2028-12) in [0.4, 0.6]`. `name` is what the text is called
/// where it is shown, such as the flag it was typed after.
///
/// # Errors
/// It is no claim, or is about a company, a month or a time that the scenario does not have; the place is underlined.
pub fn typed_claim(name: &str, text: &str, scenario: &Scenario) -> Result<Assertion, Problems> {
    claimed(text, scenario).map_err(|wrong| shown((name, text), wrong, || super::example(first(scenario))))
}

fn claimed<'t>(text: &'t str, scenario: &Scenario) -> Result<Assertion, Unread<'t>> {
    let written = text.trim();
    let claim = read_claim(written).map_err(|wrong| match target(written) {
        Ok(_) => confused(written, "this asks for a precision and claims nothing", "ask for it by --until"),
        Err(_) => wrong,
    })?;
    known(written, &claim.statistic, scenario)?;
    claim.unseen(scenario).map_or(Ok(()), |unseen| Err(not_seen(written, unseen)))?;
    Ok(Assertion { claim, written: written.to_owned(), note: None })
}

/// Reads how precisely a number of the answer is to be known, as in `sustain.OpenAI.median ± 0.5 months`. `name` is what the text
/// is called where it is shown, such as the flag it was typed after.
///
/// # Errors
/// It is no number with a precision, or is about a company or a month that the scenario does not have; the place is underlined.
pub fn typed_target(name: &str, text: &str, scenario: &Scenario) -> Result<Target, Problems> {
    wanted(text, scenario).map_err(|wrong| shown((name, text), wrong, || example(first(scenario))))
}

fn wanted<'t>(text: &'t str, scenario: &Scenario) -> Result<Target, Unread<'t>> {
    let written = text.trim();
    let target = target(written).map_err(|wrong| match read_claim(written) {
        Ok(_) => confused(written, "this is a claim and asks for no precision", "have it judged by --assert"),
        Err(_) => wrong,
    })?;
    known(written, &target.statistic, scenario)?;
    target.statistic.unseen(scenario).map_or(Ok(()), |unseen| Err(not_seen(written, unseen)))?;
    Ok(target)
}

fn target(text: &str) -> Result<Target, Unread<'_>> {
    let parts = MARKS.iter().find_map(|mark| text.rsplit_once(mark));
    let (number, width) =
        parts.ok_or_else(|| unread(text, "expected how precisely a number is to be known"))?;
    let (statistic, rest) = statistic(number.trim())?;
    if !rest.trim().is_empty() {
        return Err(unread(rest, format!("`{}` stands between the number and its precision", rest.trim())));
    }
    let width = half_width(width, statistic.quantity())?;
    Ok(Target { statistic, width, written: text.to_owned() })
}

fn half_width(text: &str, quantity: Quantity) -> Result<f64, Unread<'_>> {
    let width = number(text, quantity)?;
    let (most, spoken) = match quantity {
        Quantity::Share => (0.5, "a precision of a probability lies between 0 and 50%, as in `± 1%`"),
        Quantity::Signed => (f64::INFINITY, "a precision lies above 0, as in `± 0.5`"),
        _ => (quantity.limit(), "a precision of a time lies above 0, as in `± 0.5 months`"),
    };
    if width > 0.0 && width < most { Ok(width) } else { Err(unread(text, spoken)) }
}

/// Targets as they are written, of a company of the scenario.
fn example(company: &str) -> String {
    format!("write for example \"sustain.{company}.median ± 0.5 months\" or \"P(ipo.{company}) ± 1%\"")
}

/// The name under which the first company of the file is spoken of.
fn first(scenario: &Scenario) -> &str {
    scenario.companies.first().map_or("NAME", spoken)
}

fn spoken(company: &Company) -> &str {
    company.cohort.as_ref().unwrap_or(&company.name)
}

/// Whether the scenario has the company, or the cohort, that a number is about.
fn known<'t>(text: &'t str, statistic: &Statistic, scenario: &Scenario) -> Result<(), Unread<'t>> {
    let refuse = |name: &str, names: &[&str]| {
        // A name follows the first dot or bracket, and may be what an event is called too.
        let behind = text.find(['.', '(']).and_then(|at| text.get(at + 1..)).unwrap_or(text);
        let behind = match statistic {
            Statistic::Probability { .. } => behind.split_once('.').map_or(behind, |(_, behind)| behind),
            _ => behind,
        };
        let at = behind.find(name).and_then(|begins| behind.get(begins..begins + name.len()));
        nobody(statistic.about(), names, true).map_err(|said| (at.unwrap_or(text), said))
    };
    match statistic.about() {
        About::Company(name) if scenario.companies.iter().any(|company| company.name == name) => Ok(()),
        About::Company(name) => {
            let mut names: Vec<&str> = scenario.companies.iter().map(spoken).collect();
            // Members stand side by side.
            names.dedup();
            refuse(name, &names)
        }
        About::Measure(name) => {
            let names = scenario.measures.iter().map(|measure| measure.name.as_str());
            refuse(name, &names.collect::<Vec<_>>())
        }
    }
}

/// What a run does not see: the date or the span, or where there is none, all of it.
fn not_seen(text: &str, Unseen { message, advice }: Unseen) -> Unread<'_> {
    let inner = text.strip_prefix("P(").and_then(|inner| inner.rsplit_once(')')).map(|(inner, _)| inner);
    let time = inner.and_then(|inner| [" by ", " within "].iter().find_map(|word| inner.rsplit_once(word)));
    (time.map_or(text, |(_, time)| time.trim()), Said::new(message).suggest(advice))
}

/// What belongs to the other flag.
fn confused<'t>(text: &'t str, message: &str, advice: &str) -> Unread<'t> {
    (text, Said::new(message).suggest(advice))
}

/// What is wrong with a part of a text, at its place in it.
fn shown((name, text): (&str, &str), (part, said): Unread<'_>, example: impl FnOnce() -> String) -> Problems {
    let said = if said.suggestion.is_some() { said } else { said.suggest(example()) };
    let report = Report::default();
    report.say("", &Place { origin: Origin::File(0), span: place(text, part) }, said);
    report.into_problems(Texts::file(name, text))
}

/// Where a part of a text stands in it, in bytes; its end for a part that is empty.
fn place(text: &str, part: &str) -> Range<usize> {
    let begins = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    if part.is_empty() || begins > text.len() { text.len()..text.len() } else { begins..begins + part.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{claim::Deadline, file::parse};

    fn scenario() -> Scenario {
        let text = include_str!("../../../../../scenarios/minimal.toml");
        parse(text, &[]).unwrap_or_else(|problems| panic!("{problems}"))
    }

    #[test]
    fn targets_are_read() {
        let read =
            |text| typed_target("--until", text, &scenario()).unwrap_or_else(|wrong| panic!("{wrong}"));
        for text in ["sustain.Example.median ± 0.5 months", "sustain.Example.median +-0.5 months"] {
            let target = read(text);
            assert_eq!((target.width, target.written.as_str()), (0.5, text));
            assert_eq!(target.statistic, Statistic::Sustain { company: "Example".into(), level: 0.5 });
        }
        for text in [" P(ipo.Example within 3 years)±1% ", "P(ipo.Example within 3 years) +/- 0.01"] {
            let target = read(text);
            assert_eq!(target.width, 0.01);
            assert!(matches!(target.statistic, Statistic::Probability { by: Deadline::Span(36.0), .. }));
        }
    }

    #[test]
    fn what_is_no_target_says_what_would_be() {
        for (text, message, advice) in [
            (
                "sustain.Example.median",
                "expected how precisely",
                "write for example \"sustain.Example.median ± 0.5",
            ),
            ("sustain.Example.median ± 0.5", "expected a span of time", "0.5 months"),
            ("sustain.Example.median ± 0 months", "a precision of a time lies above 0", "write for example"),
            ("P(ipo.Example) ± 60%", "a precision of a probability lies between", "write for example"),
            ("P(ipo.Example) ± 0", "a precision of a probability lies between", "write for example"),
            ("P(ipo.Example) > 1% ± 1%", "`> 1%` stands between", "write for example"),
            ("P(ipo.Example) > 1%", "this is a claim", "--assert"),
            ("P(ipo.Exmaple) ± 1%", "there is no company `Exmaple`", "did you mean `Example`?"),
            ("P(ipo.Example by 2060-01) ± 1%", "January 2060 lies beyond", "write `by 2034-01`"),
            ("P(ipo.Example by 2020-01) ± 1%", "January 2020 lies before", "write a later month"),
        ] {
            let (_, said) = wanted(text, &scenario()).unwrap_err();
            assert!(said.message.starts_with(message), "{text}: {}", said.message);
            let shown = typed_target("--until", text, &scenario()).unwrap_err().render(false);
            assert!(shown.contains(advice), "{shown}");
        }
    }

    #[test]
    fn typed_claims_are_of_what_is_simulated() {
        assert_eq!(
            typed_claim("--assert", " P(ipo.Example) > 1% ", &scenario()).unwrap().written,
            "P(ipo.Example) > 1%"
        );
        for (text, message, advice) in [
            ("P(ipo.Example) ± 1%", "this asks for a precision", "--until"),
            ("P(ipo.Exmaple) > 1%", "there is no company `Exmaple`", "did you mean `Example`?"),
            ("P(ipo.Example within 90 years) > 1%", "1080 months lie beyond", "a longer horizon"),
            (
                "sustain.Example.median > 90 years",
                "a sustain time of 1080 months lies beyond",
                "shorter time",
            ),
            (
                "nonsense",
                "expected a probability, a sustain time or a figure of a measure",
                "write for example \"P(ipo.Example",
            ),
        ] {
            let (_, said) = claimed(text, &scenario()).unwrap_err();
            assert!(said.message.starts_with(message), "{text}: {}", said.message);
            let shown = typed_claim("--assert", text, &scenario()).unwrap_err().render(false);
            assert!(shown.contains(advice), "{shown}");
        }
    }

    /// The word that is wrong, and not the whole claim.
    #[test]
    fn what_is_wrong_is_underlined() {
        for (text, part) in [
            (" P(ipos.Example) > 1%", "ipos"),
            ("P(ipo.Exmaple by 2028-12) > 1%", "Exmaple"),
            ("P(ipo.ipo) > 1%", "ipo"),
            ("P(ipo.Example by soon) > 1%", "soon"),
            ("P(ipo.Example by 2060-01) > 1%", "2060-01"),
            ("P(ipo.Example within 1.5 months) > 1%", "1.5 months"),
            ("P(ipo.Example > 1%", "("),
            ("P(ipo.Example) > 40 ", "40"),
            ("P(ipo.Example) in [0.6, 0.4]", "0.6"),
            ("P(ipo.Example) about 1%", "about 1%"),
            ("P(ipo.Example)", ""),
            ("sustain.Example.mean > 3 months", "mean"),
            ("sustain.Example.median > 3", "3"),
            ("nonsense", "nonsense"),
        ] {
            let (found, _) = claimed(text, &scenario()).unwrap_err();
            assert_eq!(found, part, "{text}");
            let at = place(text, found);
            assert_eq!(&text[at.clone()], part, "{text}: {at:?}");
            let begins = if part.is_empty() { text.len() } else { text.rfind(part).unwrap() };
            assert_eq!(at.start, begins, "{text}: {at:?}");
        }
    }
}
