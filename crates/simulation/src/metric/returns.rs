//! What sources earned: money multiples and internal rates of return of the worlds whose flows are kept.

use crate::{
    batch::Batch,
    estimate::{money_quantile, proportion},
    plan::Plan,
    results::Returns,
    tally::{Merge, SpannedHistogram, merge_fields},
    terms::{Flow, internal_rate, multiple},
};

/// Returns of a source, or of all sources of a kind together, over the worlds in which it put money in.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReturnsTally {
    multiples: SpannedHistogram,
    /// 1 + rate a year.
    growth: SpannedHistogram,
    losses: u64,
    flows: Working,
}

merge_fields!(ReturnsTally { multiples, growth, losses, flows });

/// By how much a multiple may miss 1 through the rounding of parts that sum to a whole, and a rate 0.
const ROUNDING: f64 = 1e-9;

/// Exactly 1 where only rounding is between.
fn whole(ratio: f64) -> f64 {
    if (ratio - 1.0).abs() < ROUNDING { 1.0 } else { ratio }
}

/// Working space, kept so that looking at a world allocates nothing.
#[derive(Clone, Debug, Default)]
struct Working(Vec<Flow>);

impl Merge for Working {
    fn merge(&mut self, _: &Self) {}
}

impl ReturnsTally {
    /// Adds what sources earned together in one world.
    pub(crate) fn observe(&mut self, batch: &Batch, sources: &[usize], lane: usize, plan: &Plan) {
        let flows = &mut self.flows.0;
        flows.clear();
        for &source in sources {
            let years = |date| f64::from(date) * plan.clock.years;
            flows.extend(
                batch.flows.of(source, lane).map(|(date, amount)| Flow { years: years(date), amount }),
            );
        }
        let Some(multiple) = multiple(flows) else {
            return;
        };
        let multiple = whole(multiple);
        self.multiples.add(multiple);
        self.losses += u64::from(multiple < 1.0);
        if let Some(rate) = internal_rate(flows) {
            self.growth.add(whole(1.0 + rate));
        }
    }

    /// `None` where it never put money in.
    pub(crate) fn results(&self) -> Option<Returns> {
        let worlds = self.multiples.count();
        let quantiles = |histogram| [0.1, 0.5, 0.9].map(|p| money_quantile(histogram, p)).to_vec();
        let mut rates = quantiles(&self.growth);
        for rate in &mut rates {
            for end in [&mut rate.value, &mut rate.low, &mut rate.high].into_iter().flatten() {
                *end -= 1.0;
            }
        }
        (worlds > 0).then(|| Returns {
            worlds,
            multiple: quantiles(&self.multiples),
            rate: rates,
            loss: proportion(self.losses, worlds),
        })
    }
}
