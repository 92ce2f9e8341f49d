//! Why a source has no more money: what it has left, what refills it, and what stretched it.

use drypowder_simulation::replay::{Answer, Happening, Leverage, Purpose};

use super::{super::course::YEAR, Causes, WORTH};
use crate::words::{dollars, whole_percent};

impl Causes<'_> {
    /// Why a source has too little money.
    pub(in crate::story) fn of_lack(&self, answer: &Answer, step: u32) -> Vec<String> {
        let (source, name) = (answer.source, self.name(answer.source));
        if answer.offer > answer.cheque * 1.000_001 && answer.cheque > 0.0 {
            return vec![format!("only {} from {name} for all who ask this month", dollars(answer.money))];
        }
        if answer.money < 0.99 * answer.free {
            let paid = self.course.at(step).map_or(0.0, |month| month.sources[source].paid_year);
            return vec![format!(
                "no more than {} from {name} by the pace it keeps ({} in twelve months)",
                dollars(answer.money),
                dollars(paid)
            )];
        }
        self.of_purse((source, answer.leverage.as_ref()), answer.free, step)
    }

    /// Why a source has no more than `free` to give.
    pub(in crate::story) fn of_purse(
        &self,
        (source, leverage): (usize, Option<&Leverage>),
        free: f64,
        step: u32,
    ) -> Vec<String> {
        let name = self.name(source);
        if let Some(event) = self.stopped_by(source, step) {
            return vec![format!("nothing comes from {name} any more"), event];
        }
        if let Some(leverage) = leverage {
            let called = self.called(source, step).filter(|_| free <= 0.0);
            let mut chain = vec![called.unwrap_or_else(|| stretched(name, leverage, free))];
            chain.extend(self.of_leverage(source, leverage, step));
            return chain;
        }
        let then = self.course.at(0).map_or(free, |month| month.sources[source].free);
        let mut chain = vec![if self.chronicle.kinds[source] == "strategic" {
            format!("only {} left in the year's budget of {name}", dollars(free))
        } else if free < then {
            format!("only {} left with {name} ({} at the start)", dollars(free), dollars(then))
        } else {
            format!("only {} left with {name}", dollars(free))
        }];
        chain.extend(self.of_refill(source, step));
        chain
    }

    /// That a holder was margin-called in a step: the sale may have brought it below its ceiling, and it still writes no cheque.
    fn called(&self, source: usize, step: u32) -> Option<String> {
        let now = self.course.happenings.iter().filter(|dated| dated.step == step);
        now.into_iter().find_map(|dated| match &dated.happening {
            Happening::MarginCall(call) if call.source == source => {
                let (name, before) = (self.name(source), finely(call.loan_to_value));
                let ceiling = finely(call.ceiling);
                Some(format!(
                    "{name} is above its loan-to-value ceiling ({before}, {ceiling} allowed) and sells instead of giving"
                ))
            }
            _ => None,
        })
    }

    /// Why what refills a source does not.
    fn of_refill(&self, source: usize, step: u32) -> Option<String> {
        let (kind, now) = (self.chronicle.kinds[source], self.course.at(step)?);
        let oil = (now.market.oil, self.course.ago(0, YEAR)?.market.oil);
        match kind {
            "sovereign" if oil.0 < (1.0 - WORTH) * oil.1 => {
                Some(format!("oil at ${:.0}, ${:.0} at the start", oil.0, oil.1))
            }
            "venture" | "individuals" => self.drought(step).or_else(|| self.index_fall(step)),
            "strategic" => self.index_fall(step),
            _ => None,
        }
    }

    /// What brought a leveraged holder so near its ceiling, the largest part first.
    pub(in crate::story) fn of_leverage(&self, source: usize, now: &Leverage, step: u32) -> Option<String> {
        let then = self.course.ago(step, YEAR)?.sources[source].leverage?;
        let sold: f64 = self.course.lately(step, YEAR).map(|dated| sold_by(source, &dated.happening)).sum();
        let fallen = now.ceiling * (then.listed - now.listed - sold);
        let marked_down = now.ceiling * (then.marks - now.marks);
        let borrowed = now.net_debt - then.net_debt + sold;
        let span = self.course.spoken_span(step, YEAR);
        let mut parts = vec![
            (
                fallen,
                self.index_fall(step).unwrap_or_else(|| {
                    let fell = whole_percent(fallen / (now.ceiling * then.listed));
                    format!("its listed holdings fell {fell} in {span}")
                }),
            ),
            (
                marked_down,
                self.marked_down(source, step)
                    .unwrap_or_else(|| "its private holdings are marked down".to_owned()),
            ),
            (borrowed, format!("it borrowed {} in {span} to write cheques", dollars(borrowed))),
        ];
        let adverse: f64 = parts.iter().map(|(part, _)| if *part > 0.0 { *part } else { 0.0 }).sum();
        parts.retain(|(part, _)| *part > 0.25 * adverse && *part > 0.0);
        parts.sort_by(|a, b| b.0.total_cmp(&a.0));
        let words: Vec<String> = parts.into_iter().map(|(_, words)| words).collect();
        (!words.is_empty()).then(|| words.join(" and "))
    }

    /// The latest bad news that marked a holding of a source down.
    fn marked_down(&self, source: usize, step: u32) -> Option<String> {
        let company = |index: usize| &self.chronicle.companies[index];
        let earlier = self.course.lately(step, YEAR).filter(|dated| dated.step < step);
        let mut earlier = earlier.map(|dated| (dated, &dated.happening));
        earlier.find_map(|(dated, happening)| match happening {
            Happening::Round(round) if round.purpose == Purpose::Round && round.raised > 0.0 => {
                let holds = round.answers.iter().any(|one| one.source == source && one.invested > 0.0);
                let is_down = round.pre_money < round.last;
                (holds && is_down).then(|| {
                    format!(
                        "{}'s down round of {} ({} after {})",
                        company(round.company),
                        self.course.date(dated.step),
                        dollars(round.pre_money),
                        dollars(round.last)
                    )
                })
            }
            Happening::Stopped { company: index, .. } => {
                Some(format!("{}'s end in {}", company(*index), self.course.date(dated.step)))
            }
            _ => None,
        })
    }
}

/// How near its ceiling a holder stands.
fn stretched(name: &str, leverage: &Leverage, free: f64) -> String {
    let [now, ceiling] = [leverage.loan_to_value, leverage.ceiling].map(finely);
    if leverage.loan_to_value > leverage.ceiling {
        format!("{name} is above its loan-to-value ceiling ({now}, {ceiling} allowed)")
    } else if free > 0.0 {
        format!("{name} has room for {} below its loan-to-value ceiling ({now} of {ceiling})", dollars(free))
    } else {
        format!("{name} has no room below its loan-to-value ceiling ({now} of {ceiling})")
    }
}

/// A share to a tenth of a point: a ceiling is often missed by little.
pub(in crate::story) fn finely(share: f64) -> String {
    if share.is_finite() { format!("{:.1}%", 100.0 * share) } else { "without end".to_owned() }
}

fn sold_by(source: usize, happening: &Happening) -> f64 {
    match happening {
        Happening::MarginCall(call) if call.source == source => (1.0 - call.impact) * call.sold,
        _ => 0.0,
    }
}
