//! When a run looks at its own numbers, what it sees, and whether that is enough.
//!
//! A run that goes on until numbers are known looks at n₀·2ᵏ worlds, k = 0, 1, …, and last at the most that are allowed. Where
//! it stops therefore depends on the plan, the seed and the most worlds alone. [`Confidence`] says why its intervals hold
//! although it looks again and again.

use drypowder_lanes::WIDTH;
use drypowder_model::claim::{About, Statistic, Target};

use super::{
    Error, MOST_WORLDS, Order,
    references::compared,
    verdict::{excess, verdict},
};
use crate::{
    estimate::{Confidence, worlds_needed},
    metric::{Question, Tally},
    plan::Plan,
    results::{Compared, Interval, Judged, Look, Precision, Reached, Unit, Verdict},
};

/// The questions of an order, found in its plan, and what was seen of them.
pub(super) struct Looks<'a> {
    order: &'a Order,
    asserted: Vec<Question>,
    known: Vec<Question>,
    targets: Vec<(&'a Target, Question)>,
    seen: Vec<Look>,
}

impl<'a> Looks<'a> {
    pub(super) fn new(order: &'a Order, plan: &Plan) -> Result<Self, Error> {
        let find = |statistic: &Statistic| {
            Question::new(statistic, plan).ok_or_else(|| Error::Nobody(spoken(statistic)))
        };
        let asked = &order.asked;
        let targets = asked.until.iter().flat_map(|until| &until.targets);
        Ok(Self {
            order,
            asserted: asked
                .assertions
                .iter()
                .map(|one| find(&one.claim.statistic))
                .collect::<Result<_, _>>()?,
            known: asked.references.iter().map(|one| find(&one.statistic)).collect::<Result<_, _>>()?,
            targets: targets
                .map(|target| Ok((target, find(&target.statistic)?)))
                .collect::<Result<_, Error>>()?,
            seen: Vec::new(),
        })
    }

    /// The worlds of the next look; without a precision to reach there is one, at the end.
    pub(super) fn next(&self) -> u64 {
        let most = self.order.worlds;
        self.first().map_or(most, |first| {
            let scheduled =
                first.checked_shl(self.seen.len() as u32).filter(|at| at >> self.seen.len() == first);
            scheduled.map_or(most, |at| at.min(most))
        })
    }

    /// Worlds of the first look, in whole batches; nothing where nothing is to be known.
    fn first(&self) -> Option<u64> {
        let until = self.order.asked.until.as_ref().filter(|until| !until.targets.is_empty())?;
        Some(until.first_look.max(1).next_multiple_of(WIDTH as u64))
    }

    /// Looks; says whether to go on.
    pub(super) fn look(&mut self, tally: &Tally) -> bool {
        if self.targets.is_empty() {
            return tally.worlds < self.order.worlds;
        }
        let confidence = Confidence::Look(self.seen.len() as u32);
        let intervals: Vec<Interval> =
            self.targets.iter().map(|(_, question)| question.interval(tally, confidence)).collect();
        let look = Look { worlds: tally.worlds, error: confidence.error(), intervals };
        let goes_on = !self.is_over(&look) && tally.worlds < self.order.worlds;
        self.seen.push(look);
        goes_on
    }

    /// The worlds that were asked for: where enough is known, those it took. A run that was stopped between two looks asked
    /// for more.
    pub(super) fn requested(&self, worlds: u64) -> u64 {
        let scheduled = self
            .first()
            .is_some_and(|first| worlds.is_multiple_of(first) && (worlds / first).is_power_of_two());
        let over = self.seen.last().is_some_and(|last| last.worlds == worlds && self.is_over(last));
        if over && scheduled { worlds } else { self.order.worlds }
    }

    /// Whether more worlds bring nothing: every number is known, or surely lies where nothing is seen.
    fn is_over(&self, look: &Look) -> bool {
        let seen = self.targets.iter().zip(&look.intervals);
        let is_late =
            |target: &Target, seen: &Interval| seen.low.is_none() && unit(&target.statistic) != Unit::Own;
        seen.into_iter().all(|((target, _), seen)| is_met(target, seen) || is_late(target, seen))
    }

    /// How precisely numbers are known, where that was asked.
    pub(super) fn precision(&self) -> Option<Precision> {
        let last = self.seen.last()?;
        let reached = self.targets.iter().zip(&last.intervals).map(|((target, _), seen)| {
            let half_width = seen.half_width();
            let excess = half_width.map(|half| half / target.width);
            Reached {
                target: target.written.clone(),
                unit: unit(&target.statistic),
                value: seen.value,
                low: seen.low,
                high: seen.high,
                half_width,
                asked: target.width,
                met: is_met(target, seen),
                worlds_to_settle: excess.and_then(|excess| self.settle(last.worlds, excess)),
            }
        });
        Some(Precision {
            most_worlds: self.order.worlds,
            confidence: 1.0 - Confidence::Ordinary.error(),
            targets: reached.collect(),
            looks: self.seen.clone(),
        })
    }

    /// The verdict on every assertion.
    pub(super) fn verdicts(&self, tally: &Tally, horizon: u32) -> Vec<Judged> {
        let last = self.seen.len().checked_sub(1);
        let confidence = last.map_or(Confidence::Ordinary, |look| Confidence::Look(look as u32));
        let asserted = self.order.asked.assertions.iter().zip(&self.asserted);
        asserted
            .map(|(one, question)| {
                let seen = question.interval(tally, confidence);
                let unit = unit(&one.claim.statistic);
                // A measure has no horizon: a missing end of its interval is not known, and not late.
                let last_seen = if unit == Unit::Own { f64::NEG_INFINITY } else { f64::from(horizon) };
                let verdict = verdict(&one.claim.within, &seen, last_seen);
                let excess = excess(&one.claim.within, &seen).filter(|_| verdict == Verdict::Undecided);
                Judged {
                    that: one.written.clone(),
                    unit,
                    value: seen.value,
                    low: seen.low,
                    high: seen.high,
                    verdict,
                    worlds_to_settle: excess.and_then(|excess| self.settle(tally.worlds, excess)),
                }
            })
            .collect()
    }

    /// Every number that is known from elsewhere, held against it.
    pub(super) fn compared(&self, tally: &Tally) -> Vec<Compared> {
        let known = self.order.asked.references.iter().zip(&self.known);
        known.map(|(reference, question)| compared(reference, *question, tally)).collect()
    }

    /// About how many worlds make an error so many times smaller. Later looks may spend less, so they need more worlds.
    fn settle(&self, worlds: u64, excess: f64) -> Option<u64> {
        if excess <= 1.0 {
            return None;
        }
        let now = self.seen.len().saturating_sub(1) as u32;
        let mut needed = worlds_needed(worlds, excess);
        if let Some(first) = self.first() {
            for _ in 0..8 {
                let wider = Confidence::Look(look_at(needed, first)).z() / Confidence::Look(now).z();
                needed = worlds_needed(worlds, excess * wider);
            }
        }
        (needed <= MOST_WORLDS).then_some(needed)
    }
}

/// The look that is at so many worlds, where these are the most that are allowed.
fn look_at(worlds: u64, first: u64) -> u32 {
    worlds.div_ceil(first).checked_next_power_of_two().map_or(u64::BITS, u64::trailing_zeros)
}

fn unit(statistic: &Statistic) -> Unit {
    match statistic {
        Statistic::Probability { .. } => Unit::Share,
        Statistic::Sustain { .. } => Unit::Months,
        Statistic::Measure { .. } => Unit::Own,
    }
}

/// Whom or what a number is about, as a message tells it.
fn spoken(statistic: &Statistic) -> String {
    match statistic.about() {
        About::Company(name) => format!("company `{name}`"),
        About::Measure(name) => format!("measure `{name}`"),
    }
}

fn is_met(target: &Target, seen: &Interval) -> bool {
    seen.half_width().is_some_and(|half| half <= target.width)
}

#[cfg(test)]
mod tests {
    use super::look_at;

    #[test]
    fn looks_are_counted_from_the_worlds_they_need() {
        assert_eq!([1, 64, 65, 128, 129, 64 << 20].map(|worlds| look_at(worlds, 64)), [0, 0, 1, 1, 2, 20]);
    }
}
