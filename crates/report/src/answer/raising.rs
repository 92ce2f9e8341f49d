//! How a company raises money: which source runs dry first, why rounds fall short, what it draws and from whom.

use std::iter::repeat;

use drypowder_simulation::results::{CompanyResults, Estimate};

use super::{
    Answer,
    cohort::{self, voice},
};
use crate::words::{date_at, dollars, dollars_estimate, months, percent, proportion, ratio, whole_percent};

/// A source that runs dry in fewer worlds than this does not bind; a stake below it is not worth a word.
const SELDOM: f64 = 0.01;

/// The first to run dry among the sources it draws on: by the median date, or where none has one, by the probability.
pub(super) fn first_dry(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let drawn_on = answer.results.sources.iter().zip(&company.drawn_by_source);
    let backers: Vec<_> = drawn_on.filter(|(_, drawn)| drawn.value > 0.0).map(|(source, _)| source).collect();
    let dated = backers.iter().filter_map(|source| Some((source.exhaustion.median.value?, *source)));
    if let Some((median, source)) = dated.min_by(|a, b| a.0.total_cmp(&b.0)) {
        let when = date_at(&answer.results.run.start, median).unwrap_or_else(|| months(median));
        return Some(format!("First of its sources to run dry: {} (median {when}).", source.name));
    }
    let likely = backers.into_iter().max_by_key(|source| source.exhaustion.horizon.count)?;
    let share = &likely.exhaustion.horizon;
    Some(if share.value < SELDOM {
        format!("None of its sources runs dry in more than {} of worlds.", percent(SELDOM))
    } else {
        let share = proportion(share, answer.style);
        format!("None of its sources runs dry in half of the worlds; most often {}, in {share}.", likely.name)
    })
}

/// Why its rounds fell short, the commonest reason first.
pub(super) fn shortfalls(company: &CompanyResults) -> Option<String> {
    let mut reasons: Vec<(f64, String)> = Vec::new();
    for found in &company.shortfalls.reasons {
        let value = found.share.value?;
        reasons.push((value, format!("{} {}", found.reason.word(), whole_percent(value))));
    }
    reasons.retain(|(value, _)| *value > 0.0);
    reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
    let words: Vec<String> = reasons.into_iter().map(|(_, words)| words).collect();
    (!words.is_empty()).then(|| format!("Why rounds fell short: {}.", words.join(", ")))
}

/// How often it asks and how often in vain.
pub(super) fn asks(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let found = &company.shortfalls;
    let counted = |estimate: &Estimate| match estimate.value {
        few if few < 1.0 => format!("{few:.2}"),
        many => format!("{many:.1}"),
    };
    (found.asks.value > 0.0).then(|| {
        format!(
            "{} asks for money {} times a world; {} asks bring nothing and {} bring part.",
            voice(answer, company).capital_it,
            counted(&found.asks),
            counted(&found.failed),
            counted(&found.partial)
        )
    })
}

/// What it draws, on which terms, and from whom.
pub(super) fn money(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    if company.drawn.value <= 0.0 {
        return None;
    }
    let style = answer.style;
    let drawn = dollars_estimate(&company.drawn, style) + &cohort::drawn(answer, company);
    let mut parts = vec![format!("Private money drawn: {drawn}")];
    let mut say = |share: Option<String>, words: &str| {
        parts.extend(share.filter(|share| share != "0%").map(|share| format!("{share} {words}")));
    };
    say(ratio(&company.in_kind, style), "in kind");
    say(ratio(&company.circular, style), "owed back as spending");
    say(ratio(&company.down_rounds, style), "of its priced rounds are down rounds");
    if company.dilution.value > 0.0 {
        parts.push(format!("{} of the company sold", percent(company.dilution.value)));
    }
    if company.funding_gap.value > 0.0 {
        parts.push(format!("{} asked for in vain", dollars_estimate(&company.funding_gap, style)));
    }
    let backers = backers(answer, company);
    Some(format!("{}.{backers}", parts.join("; ")))
}

/// What it gets from nobody that is modelled.
pub(super) fn outside(answer: &Answer<'_>, company: &CompanyResults) -> Option<String> {
    let money = company.outside_money.as_ref()?;
    let whose = voice(answer, company).whose;
    Some(format!("Outside money, mean a {whose}: {}.", dollars_estimate(money, answer.style)))
}

/// Who gave most, and what each owns of it in the end.
fn backers(answer: &Answer<'_>, company: &CompanyResults) -> String {
    let stakes = company.stakes_by_source.iter().map(|stake| stake.value).chain(repeat(0.0));
    let sources = answer.results.sources.iter().zip(&company.drawn_by_source).zip(stakes);
    let mut backers: Vec<(f64, String)> = sources
        .filter(|((_, drawn), _)| drawn.value > 0.0)
        .map(|((source, drawn), stake)| (drawn.value, backer(&source.name, drawn.value, stake)))
        .collect();
    if backers.len() < 2 {
        return String::new();
    }
    backers.sort_by(|a, b| b.0.total_cmp(&a.0));
    let words: Vec<String> = backers.into_iter().take(4).map(|(_, words)| words).collect();
    format!(" Largest: {}.", words.join(", "))
}

fn backer(name: &str, drawn: f64, stake: f64) -> String {
    let owns =
        if stake < SELDOM { String::new() } else { format!(" (owning {} in the end)", percent(stake)) };
    format!("{name} {}{owns}", dollars(drawn))
}
