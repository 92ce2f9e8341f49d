//! The language of conditions on a world:
//!
//! ```text
//! outcome.COMPANY = private | ipo | chosen-ipo | forced-ipo | acquired | wound-down | insolvent
//! sustain.COMPANY < SPAN    exit.COMPANY >= DATE    exit.COMPANY = never
//! shortfall.COMPANY = capacity | concentration | appetite | discipline | price
//! forced-sale.SOURCE = yes | no    forced-sale.SOURCE < SPAN
//! ```

use std::ops::Range;

use super::table::{Report, Said};
use crate::{
    Scenario, Source,
    claim::Deadline,
    condition::{Condition, Ending, Moment, Reason, Side, Subject, Time},
    problem::{Origin, Place, Problems, Texts},
    source::Kind,
    units::{Month, Quantity},
};

/// What a condition may begin with.
const SUBJECTS: [&str; 5] = ["outcome", "sustain", "exit", "shortfall", "forced-sale"];

/// The most letters of a condition: names have at most 60.
const LONGEST: usize = 200;

/// A refusal with the part of the text it speaks of.
type Refusal = (Range<usize>, Said);

/// Reads a condition on the worlds of a scenario; `name` is how the text was given, such as the name of a flag.
///
/// # Errors
/// What is wrong with the text, its place underlined.
pub fn condition(name: &str, text: &str, scenario: &Scenario) -> Result<Condition, Problems> {
    read(text, scenario).map_err(|(span, said)| {
        let said = if said.suggestion.is_some() { said } else { said.suggest(example(scenario)) };
        let report = Report::default();
        report.say("", &Place { origin: Origin::File(0), span }, said);
        report.into_problems(Texts::file(name, text))
    })
}

/// Conditions as they are written, of a company of the scenario.
fn example(scenario: &Scenario) -> String {
    let company = scenario.companies.first().map_or("NAME", |company| &company.name);
    format!("write for example 'outcome.{company} = insolvent' or 'sustain.{company} < 24 months'")
}

fn read(text: &str, scenario: &Scenario) -> Result<Condition, Refusal> {
    let all = 0..text.len();
    if text.chars().count() > LONGEST {
        return Err((all, Said::new(format!("a condition has at most {LONGEST} characters"))));
    }
    let (word, rest) = text
        .split_once('.')
        .ok_or_else(|| (all.clone(), Said::new("expected a subject and a name with a dot between")))?;
    let begins = word.len() + 1;
    let word = word.trim();
    if !SUBJECTS.contains(&word) {
        let said = Said::new(format!("worlds are not told apart by `{word}`"));
        return Err((0..begins - 1, said.suggest_name(word, SUBJECTS.into_iter())));
    }
    let parts = Parts::of(text, rest, begins).ok_or_else(|| {
        let said = Said::new("expected how it must be, after one of = < <= > >=");
        (text.len()..text.len(), said)
    })?;
    Ok(Condition { subject: parts.subject(word, scenario)?, written: text.trim().to_owned() })
}

/// A condition behind its subject.
struct Parts<'t> {
    name: &'t str,
    name_at: Range<usize>,
    sign: &'t str,
    sign_at: Range<usize>,
    value: &'t str,
    value_at: Range<usize>,
}

impl<'t> Parts<'t> {
    /// Splits at the last sign of comparison: a name may hold one, a value cannot.
    fn of(text: &'t str, rest: &'t str, begins: usize) -> Option<Self> {
        let last = rest.rfind(['<', '>', '='])?;
        let before = rest.get(..last)?;
        let wide = rest.get(last..=last) == Some("=") && before.ends_with(['<', '>']);
        let from = if wide { last - 1 } else { last };
        let trimmed = |range: Range<usize>| {
            let part = text.get(range.clone()).unwrap_or_default();
            let start = range.start + (part.len() - part.trim_start().len());
            start..start + part.trim().len()
        };
        let name_at = trimmed(begins..begins + from);
        let sign_at = begins + from..begins + last + 1;
        let value_at = trimmed(sign_at.end..text.len());
        Some(Self {
            name: text.get(name_at.clone())?,
            sign: text.get(sign_at.clone())?,
            value: text.get(value_at.clone())?,
            name_at,
            sign_at,
            value_at,
        })
    }

    fn subject(&self, word: &str, scenario: &Scenario) -> Result<Subject, Refusal> {
        if word == "forced-sale" {
            let source = self.source(scenario)?;
            self.may_be_forced(&source, scenario)?;
            return Ok(Subject::ForcedSale { source, time: self.forced(scenario)? });
        }
        let company = self.company(scenario)?;
        Ok(match word {
            "outcome" => Subject::Outcome { company, ending: self.word(&Ending::WORDS)? },
            "shortfall" => Subject::Shortfall { company, reason: self.word(&Reason::WORDS)? },
            "sustain" => Subject::Sustain { company, time: self.time(scenario)? },
            _ => Subject::Exit { company, time: self.time(scenario)? },
        })
    }

    /// The company's name, when the scenario has it.
    fn company(&self, scenario: &Scenario) -> Result<String, Refusal> {
        let names = || scenario.companies.iter().map(|company| company.name.as_str());
        if names().any(|name| name == self.name) {
            return Ok(self.name.to_owned());
        }
        let of_cohort = |name: &Option<String>| name.as_deref() == Some(self.name);
        if let Some(member) = scenario.companies.iter().find(|company| of_cohort(&company.cohort)) {
            let said = Said::new(format!("`{}` is a cohort, and its members end apart", self.name));
            return Err((
                self.name_at.clone(),
                said.suggest(format!("name a member, such as `{}`", member.name)),
            ));
        }
        self.operator(names())?;
        let said = Said::new(format!("there is no company `{}`", self.name));
        Err((self.name_at.clone(), said.suggest_name(self.name, names())))
    }

    /// Refuses `!=` and `==`, whose first sign looks like the end of a name.
    fn operator<'n>(&self, mut names: impl Iterator<Item = &'n str>) -> Result<(), Refusal> {
        let name = self.name.trim_end_matches(['!', '=', '~']).trim_end();
        if name == self.name || !names.any(|known| known == name) {
            return Ok(());
        }
        let at = self.name_at.start + name.len()..self.sign_at.end;
        let said = Said::new("worlds are compared with =, <, <=, > or >=");
        Err((at, said.suggest("write =, and what it shall be rather than what it shall not")))
    }

    /// The source's name, when the scenario has it.
    fn source(&self, scenario: &Scenario) -> Result<String, Refusal> {
        let names = scenario.sources.iter().map(|source| source.name.as_str());
        if names.clone().any(|name| name == self.name) {
            return Ok(self.name.to_owned());
        }
        self.operator(names.clone())?;
        let said = Said::new(format!("there is no source `{}`", self.name));
        Err((self.name_at.clone(), said.suggest_name(self.name, names)))
    }

    /// Refuses a source that owes nobody anything for what it holds.
    fn may_be_forced(&self, source: &str, scenario: &Scenario) -> Result<(), Refusal> {
        let borrows = |one: &&Source| matches!(one.kind, Kind::Leveraged(_));
        let mut borrowers = scenario.sources.iter().filter(borrows);
        if borrowers.clone().any(|one| one.name == source) {
            return Ok(());
        }
        let said = Said::new(format!("`{source}` holds nothing on credit, so nobody forces it to sell"));
        let advice = match borrowers.next() {
            Some(other) => format!("only a source of kind \"leveraged\" is: here `{}`", other.name),
            None => "only a source of kind \"leveraged\" is, and this scenario has none".to_owned(),
        };
        Err((self.name_at.clone(), said.suggest(advice)))
    }

    /// One of some words, which can only be equal.
    fn word<T: Copy>(&self, words: &[(&'static str, T)]) -> Result<T, Refusal> {
        if self.sign != "=" {
            let said = Said::new(format!("a word is not {} another", spoken(self.sign)));
            return Err((self.sign_at.clone(), said.suggest("write =")));
        }
        let found = words.iter().find(|(word, _)| *word == self.value);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let said = Said::new(if self.value.is_empty() {
                "expected a word after the =".to_owned()
            } else {
                format!("`{}` is none of the words it may be", self.value)
            });
            (self.value_at.clone(), said.suggest_name(self.value, words.iter().map(|(word, _)| *word)))
        })
    }

    /// When something happens, which is seen, or that it never does.
    fn time(&self, scenario: &Scenario) -> Result<Time, Refusal> {
        let time = self.moment()?;
        let deadline = match time {
            Time::Compared(_, Moment::Month(month)) => Deadline::Month(month),
            Time::Compared(_, Moment::Span(months)) => Deadline::Span(months),
            Time::Never | Time::Ever => return Ok(time),
        };
        match deadline.unseen(scenario) {
            None => Ok(time),
            Some(unseen) => {
                let said =
                    Said::new(unseen.message).suggest("write a time between the start and the horizon");
                Err((self.value_at.clone(), said))
            }
        }
    }

    fn moment(&self) -> Result<Time, Refusal> {
        let side = match self.sign {
            "<" => Side::Before,
            "<=" => Side::By,
            ">" => Side::After,
            ">=" => Side::From,
            _ if self.value == "never" => return Ok(Time::Never),
            _ => {
                let said = Said::new("nothing happens at one moment in any two worlds");
                return Err((self.sign_at.clone(), said.suggest("compare with < or >, or write = never")));
            }
        };
        if let Ok(month) = Month::read(self.value) {
            return Ok(Time::Compared(side, Moment::Month(month)));
        }
        let span = Quantity::Span.read(self.value);
        span.map(|months| Time::Compared(side, Moment::Span(months))).map_err(|_| {
            let said = Said::new("expected a span or a month after the comparison");
            (
                self.value_at.clone(),
                said.suggest("write a span such as 24 months, or a month such as 2028-01"),
            )
        })
    }

    /// Whether, or when, a source was forced to sell.
    fn forced(&self, scenario: &Scenario) -> Result<Time, Refusal> {
        if self.sign == "=" {
            return self.word(&[("yes", Time::Ever), ("no", Time::Never), ("never", Time::Never)]);
        }
        self.time(scenario)
    }
}

/// A sign of comparison in words.
fn spoken(sign: &str) -> &'static str {
    if sign.starts_with('<') { "less than" } else { "more than" }
}
