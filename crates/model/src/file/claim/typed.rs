//! Claims and targets that are typed beside a scenario, which is whole by then: what it cannot answer is refused.

use super::{Said, nobody, number, read_claim, statistic};
use crate::{
    Company, Scenario,
    claim::{About, Assertion, Statistic, Target, Unclear, Unseen},
    units::Quantity,
};

/// What stands between a number and the precision asked for, in every spelling.
const MARKS: [&str; 3] = ["±", "+/-", "+-"];

/// Reads a claim about the answer of a scenario, as in `P(ipo.OpenAI by 2028-12) in [0.4, 0.6]`.
///
/// # Errors
/// It is no claim, or is about a company, a month or a time that the scenario does not have.
pub fn typed_claim(text: &str, scenario: &Scenario) -> Result<Assertion, Unclear> {
    let written = text.trim();
    let claim = read_claim(written).map_err(|said| match target(written) {
        Ok(_) => confused("this asks for a precision and claims nothing", "ask for it by --until"),
        Err(_) => unclear(said, || super::example(first(scenario))),
    })?;
    known(&claim.statistic, scenario)?;
    claim.unseen(scenario).map_or(Ok(()), |unseen| Err(not_seen(unseen)))?;
    Ok(Assertion { claim, written: written.to_owned(), note: None })
}

/// Reads how precisely a number of the answer is to be known, as in `sustain.OpenAI.median ± 0.5 months`.
///
/// # Errors
/// It is no number with a precision, or is about a company or a month that the scenario does not have.
pub fn typed_target(text: &str, scenario: &Scenario) -> Result<Target, Unclear> {
    let written = text.trim();
    let target = target(written).map_err(|said| match read_claim(written) {
        Ok(_) => confused("this is a claim and asks for no precision", "have it judged by --assert"),
        Err(_) => unclear(said, || example(first(scenario))),
    })?;
    known(&target.statistic, scenario)?;
    target.statistic.unseen(scenario).map_or(Ok(()), |unseen| Err(not_seen(unseen)))?;
    Ok(target)
}

fn target(text: &str) -> Result<Target, Said> {
    let parts = MARKS.iter().find_map(|mark| text.rsplit_once(mark));
    let (number, width) = parts.ok_or_else(|| Said::new("expected how precisely a number is to be known"))?;
    let (statistic, rest) = statistic(number.trim())?;
    if !rest.trim().is_empty() {
        return Err(Said::new(format!("`{}` stands between the number and its precision", rest.trim())));
    }
    let width = half_width(width, statistic.quantity())?;
    Ok(Target { statistic, width, written: text.to_owned() })
}

fn half_width(text: &str, quantity: Quantity) -> Result<f64, Said> {
    let width = number(text, quantity)?;
    let (most, spoken) = match quantity {
        Quantity::Share => (0.5, "a precision of a probability lies between 0 and 50%, as in `± 1%`"),
        Quantity::Signed => (f64::INFINITY, "a precision lies above 0, as in `± 0.5`"),
        _ => (quantity.limit(), "a precision of a time lies above 0, as in `± 0.5 months`"),
    };
    if width > 0.0 && width < most { Ok(width) } else { Err(Said::new(spoken)) }
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
fn known(statistic: &Statistic, scenario: &Scenario) -> Result<(), Unclear> {
    let refuse =
        |names: &[&str]| nobody(statistic.about(), names, true).map_err(|said| unclear(said, String::new));
    match statistic.about() {
        About::Company(name) if scenario.companies.iter().any(|company| company.name == name) => Ok(()),
        About::Company(_) => {
            let mut names: Vec<&str> = scenario.companies.iter().map(spoken).collect();
            // Members stand side by side.
            names.dedup();
            refuse(&names)
        }
        About::Measure(_) => {
            let names = scenario.measures.iter().map(|measure| measure.name.as_str());
            refuse(&names.collect::<Vec<_>>())
        }
    }
}

fn not_seen(Unseen { message, advice }: Unseen) -> Unclear {
    Unclear { message, advice }
}

/// What belongs to the other flag.
fn confused(message: &str, advice: &str) -> Unclear {
    Unclear { message: message.to_owned(), advice: advice.to_owned() }
}

fn unclear(said: Said, example: impl FnOnce() -> String) -> Unclear {
    Unclear { message: said.message, advice: said.suggestion.unwrap_or_else(example) }
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
        let read = |text| {
            typed_target(text, &scenario()).unwrap_or_else(|wrong| panic!("{text}: {}", wrong.message))
        };
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
            let unclear = typed_target(text, &scenario()).unwrap_err();
            assert!(unclear.message.starts_with(message), "{text}: {}", unclear.message);
            assert!(unclear.advice.contains(advice), "{text}: {}", unclear.advice);
        }
    }

    #[test]
    fn typed_claims_are_of_what_is_simulated() {
        assert_eq!(typed_claim(" P(ipo.Example) > 1% ", &scenario()).unwrap().written, "P(ipo.Example) > 1%");
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
            let unclear = typed_claim(text, &scenario()).unwrap_err();
            assert!(unclear.message.starts_with(message), "{text}: {}", unclear.message);
            assert!(unclear.advice.contains(advice), "{text}: {}", unclear.advice);
        }
    }
}
