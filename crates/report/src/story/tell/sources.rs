//! What sources do, in words: forced sales, reviews, tranches.

use drypowder_simulation::replay::{Dated, Happening, MarginCall, Review, Strand, Tranche, WhyPaid};

use super::{super::causes::finely, Teller, Weight};
use crate::words::{dollars, percent};

/// Months between two forced sales that are told as one.
const ONE_SALE: u32 = 3;

impl Teller<'_> {
    /// A forced sale, and those that follow it within a few months.
    pub(super) fn margin_call(
        &self,
        call: &MarginCall,
        step: u32,
        strand: &Strand,
    ) -> Option<(Weight, Vec<String>)> {
        let steps = ONE_SALE.div_ceil(self.causes.course.step_months());
        let sales: Vec<(u32, &MarginCall)> =
            strand.happenings.iter().filter_map(|dated| sale(dated, call.source)).collect();
        let place = sales.iter().position(|(at, _)| *at == step)?;
        if place > 0 && step - sales[place - 1].0 <= steps {
            return None;
        }
        let mut last = place;
        while last + 1 < sales.len() && sales[last + 1].0 - sales[last].0 <= steps {
            last += 1;
        }
        let sold: f64 = sales[place..=last].iter().map(|(_, call)| call.sold).sum();
        let until = if last > place {
            format!(" until {}, {} times,", self.causes.course.date(sales[last].0), last - place + 1)
        } else {
            String::new()
        };
        let left = sales[last].1.listed;
        let rest = if left > 0.0 { String::new() } else { ", all it has listed".to_owned() };
        let mut chain = vec![
            format!(
                "{} is margin-called and sells{until} {} of listed holdings{rest}, losing {} of it to the sale",
                self.source(call.source),
                dollars(sold),
                percent(call.impact)
            ),
            format!("loan-to-value {}, {} allowed", finely(call.loan_to_value), finely(call.ceiling)),
        ];
        let leverage = self.causes.course.before(step).and_then(|month| month.sources[call.source].leverage);
        let index = self.causes.index_fall(step);
        chain.extend(
            index.or_else(|| leverage.and_then(|now| self.causes.of_leverage(call.source, &now, step))),
        );
        Some((Weight::Major, chain))
    }

    pub(super) fn review(&self, review: &Review) -> (Weight, Vec<String>) {
        let (source, company) = (self.source(review.source), self.company(review.company));
        let (margin, bar) = (percent(review.margin), percent(review.bar));
        let text = if review.margin < review.bar {
            let cancelled = if review.cancelled > 0.0 {
                format!(" and takes back the {} it had set aside", dollars(review.cancelled))
            } else {
                String::new()
            };
            format!(
                "{source} reviews {company}: contribution margin {margin}, {bar} wanted; it stops{cancelled}"
            )
        } else {
            format!("{source} reviews {company}: contribution margin {margin}, {bar} wanted; it goes on")
        };
        (Weight::Major, vec![text])
    }

    pub(super) fn tranche(&self, tranche: &Tranche, step: u32) -> (Weight, Vec<String>) {
        let (source, company) = (self.source(tranche.source), self.company(tranche.company));
        let (promised, paid) = (dollars(tranche.promised), dollars(tranche.paid));
        match tranche.why {
            WhyPaid::SetAside => {
                (Weight::Routine, vec![format!("{source} pays {company} a tranche of {paid}")])
            }
            WhyPaid::BrokenLetter => (
                Weight::Plain,
                vec![format!("{source}'s letter of intent to {company} for {promised} comes to nothing")],
            ),
            WhyPaid::Lapsed => (
                Weight::Plain,
                vec![format!(
                    "{source} no longer owes {company} the {promised} it promised: the condition was not met in time"
                )],
            ),
            WhyPaid::Promised if tranche.paid < tranche.promised => {
                let mut chain =
                    vec![format!("{source} can pay {company} only {paid} of the {promised} it promised")];
                let now =
                    self.causes.course.at(step).and_then(|month| month.sources[tranche.source].leverage);
                chain.extend(self.causes.of_purse((tranche.source, now.as_ref()), tranche.paid, step));
                (Weight::Major, chain)
            }
            WhyPaid::Promised => (
                Weight::Plain,
                vec![format!("{source} pays {company} the {promised} it promised before the start")],
            ),
        }
    }
}

/// A forced sale of a source.
fn sale(dated: &Dated, source: usize) -> Option<(u32, &MarginCall)> {
    match &dated.happening {
        Happening::MarginCall(call) if call.source == source => Some((dated.step, call)),
        _ => None,
    }
}
