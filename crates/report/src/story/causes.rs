//! Why a source could not, would not or must not give: what its answer and the months before it show.

use drypowder_simulation::{
    replay::{Answer, Chronicle, Climate, Happening, Round},
    results::ShortfallReason,
};

mod purse;

pub(super) use purse::finely;

use super::course::{Course, YEAR};
use crate::words::{dollars, percent, whole_percent};

/// The most sources that a cause names.
const NAMED: usize = 2;

/// A fall that is worth telling, as a share.
const WORTH: f64 = 0.08;

/// Where causes are looked for.
pub(super) struct Causes<'a> {
    pub(super) chronicle: &'a Chronicle,
    pub(super) course: &'a Course<'a>,
}

impl Causes<'_> {
    /// Why a round fell short: the reason, who stood for it, and what stood behind that.
    pub(super) fn of_shortfall(&self, round: &Round, reason: ShortfallReason, step: u32) -> Vec<String> {
        let mut lacking: Vec<&Answer> =
            round.answers.iter().filter(|answer| answer.lacks.of(reason) > 0.0).collect();
        lacking.sort_by(|a, b| b.lacks.of(reason).total_cmp(&a.lacks.of(reason)));
        let mut chain = vec![reason.word().to_owned()];
        if reason == ShortfallReason::Appetite && lacking.is_empty() {
            let why = if round.answers.is_empty() {
                "nobody may give"
            } else if round.answers.iter().any(|answer| answer.offer > 0.0) {
                "nobody writes so small a cheque"
            } else {
                "no from all who were asked, who had no money for it either"
            };
            chain.push(why.to_owned());
            return chain;
        }
        if reason == ShortfallReason::Appetite {
            chain.extend(self.of_unwillingness(&lacking, step));
            return chain;
        }
        let Some(first) = lacking.first() else {
            return chain;
        };
        if reason == ShortfallReason::Discipline {
            chain.extend(self.of_impatience(&lacking, round.company, step));
            return chain;
        }
        let why = |answer: &Answer| match reason {
            ShortfallReason::Capacity => self.of_lack(answer, step),
            _ => self.of_cap(answer, step),
        };
        let mut own = why(first);
        let others =
            lacking.iter().skip(1).take(NAMED - 1).filter_map(|answer| why(answer).into_iter().next());
        let rest = lacking.len().saturating_sub(NAMED);
        let rest = (rest > 0).then(|| format!("and {rest} more"));
        if let Some(head) = own.first_mut() {
            let heads = core::iter::once(core::mem::take(head)).chain(others).chain(rest);
            *head = heads.collect::<Vec<_>>().join(", ");
        }
        chain.extend(own);
        chain
    }

    /// Why a source's cap binds.
    fn of_cap(&self, answer: &Answer, step: u32) -> Vec<String> {
        let name = self.name(answer.source);
        if answer.largest < answer.cap - answer.invested {
            return vec![format!("{name}'s largest cheque is {}", dollars(answer.largest))];
        }
        let (cap, invested) = (dollars(answer.cap), dollars(answer.invested));
        let mut chain = vec![if answer.cheque > 0.0 && answer.invested + answer.cheque > 0.99 * answer.cap {
            format!("{name} goes up to the cap of {cap} in one company")
        } else if answer.invested > 0.99 * answer.cap {
            format!("{name} at the cap ({invested} in it, {cap} allowed)")
        } else {
            format!("{name} near the cap ({invested} in it, {cap} allowed)")
        }];
        let then = self.course.ago(step, YEAR).map_or(0.0, |month| month.sources[answer.source].cap);
        if answer.cap < (1.0 - 2.0 * WORTH) * then {
            let span = self.course.spoken_span(step, YEAR);
            chain.push(format!("what it owns fell {} in {span}", whole_percent(1.0 - answer.cap / then)));
            chain.extend(self.index_fall(step));
        }
        chain
    }

    /// Why sources do not want to.
    fn of_unwillingness(&self, lacking: &[&Answer], step: u32) -> Vec<String> {
        let names: Vec<&str> = lacking.iter().take(NAMED).map(|answer| self.name(answer.source)).collect();
        let rest = lacking.len().saturating_sub(NAMED);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        let mut chain = vec![format!("no from {}{more}", names.join(", "))];
        if let Some(event) = lacking.first().and_then(|answer| self.stopped_by(answer.source, step)) {
            chain.push(event);
            return chain;
        }
        let mood = self.course.before(step).map_or(0.0, |month| month.market.sentiment);
        let mut why: Vec<String> = self.drought(step).into_iter().collect();
        if mood < -0.2 {
            why.push(format!("the mood is low (sentiment {mood:.1})"));
        }
        if lacking.iter().any(|answer| answer.after_failure) {
            why.push("its ask before this one failed".to_owned());
        }
        if !why.is_empty() {
            chain.push(why.join(" and "));
        }
        chain
    }

    /// Why burn put a source off.
    fn of_impatience(&self, lacking: &[&Answer], company: usize, step: u32) -> Vec<String> {
        let Some(first) = lacking.first() else {
            return Vec::new();
        };
        if first.failed_review {
            return vec![format!("{}'s review found its economics below the bar", self.name(first.source))];
        }
        let borne = lacking.iter().take(NAMED).filter_map(|answer| {
            let [now, first] = answer.tolerates?;
            Some(format!("{} bears {now:.1} by now ({first:.1} at first)", self.name(answer.source)))
        });
        let borne: Vec<String> = borne.collect();
        let rest = lacking.len().saturating_sub(NAMED);
        let more = if rest > 0 { format!(", and {rest} more alike") } else { String::new() };
        let mut chain =
            vec![format!("burn multiple {}: {}{more}", spoken(first.burn_multiple), borne.join(", "))];
        let (now, then) = (self.course.before(step), self.course.ago(step, YEAR));
        if let (Some(now), Some(then)) = (now, then) {
            let grown = now.companies[company].run_rate / then.companies[company].run_rate - 1.0;
            let span = self.course.spoken_span(step, YEAR);
            chain.push(format!("its run-rate {} in {span}", moved(grown)));
        }
        chain
    }

    /// Which event stopped a source.
    fn stopped_by(&self, source: usize, step: u32) -> Option<String> {
        let happened = self.course.happenings.iter().filter(|dated| dated.step <= step);
        happened.rev().find_map(|dated| match &dated.happening {
            Happening::Event { event, stops } if stops.contains(&source) => {
                Some(format!("{} in {}", self.chronicle.events[*event], self.course.date(dated.step)))
            }
            _ => None,
        })
    }

    /// The drought, if there is one.
    pub(super) fn drought(&self, step: u32) -> Option<String> {
        let (climate, since) = self.course.climate_since(step)?;
        (climate == Climate::Drought).then(|| format!("drought since {since}"))
    }

    /// The fall of the equity index over the last year, if it is worth telling.
    pub(super) fn index_fall(&self, step: u32) -> Option<String> {
        let (now, then) = (self.course.at(step)?, self.course.ago(step, YEAR)?);
        let change = now.market.equity / then.market.equity - 1.0;
        let span = self.course.spoken_span(step, YEAR);
        (change < -WORTH).then(|| format!("equity index {} in {span}", percent(change)))
    }

    fn name(&self, source: usize) -> &str {
        &self.chronicle.sources[source]
    }
}

/// A burn multiple as it is spoken; where run-rate does not grow it is as high as it is counted.
fn spoken(burn_multiple: f64) -> String {
    if burn_multiple >= 20.0 { "of 20 or more".to_owned() } else { format!("{burn_multiple:.1}") }
}

/// A change as it is spoken.
pub(super) fn moved(change: f64) -> String {
    if change < 0.0 {
        format!("fell {}", whole_percent(-change))
    } else {
        format!("grew {}", whole_percent(change))
    }
}
