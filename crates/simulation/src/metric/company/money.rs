//! The money a company drew, and on what terms.

use super::{MONEY, sold};
use crate::{
    batch::{PairLanes, Record},
    tally::{Moments, PARTS, RatioSums, merge_fields},
};

/// Capital drawn over the worlds seen.
#[derive(Clone, Debug)]
pub(crate) struct MoneyTally {
    pub(super) gap: Moments,
    pub(super) drawn: Moments,
    pub(super) by_source: Vec<Moments>,
    pub(super) stakes: Vec<Moments>,
    pub(super) in_kind: RatioSums,
    pub(super) circular: RatioSums,
    pub(super) sold: Moments,
    pub(super) down_rounds: RatioSums,
    pub(super) proceeds: RatioSums,
}

merge_fields!(MoneyTally { gap, drawn, by_source, stakes, in_kind, circular, sold, down_rounds, proceeds });

impl MoneyTally {
    pub(super) fn new(sources: usize) -> Self {
        Self {
            gap: Moments::default(),
            drawn: Moments::default(),
            by_source: vec![Moments::default(); sources],
            stakes: vec![Moments::default(); sources],
            in_kind: RatioSums::default(),
            circular: RatioSums::default(),
            sold: Moments::default(),
            down_rounds: RatioSums::default(),
            proceeds: RatioSums::default(),
        }
    }

    pub(super) fn observe<'a>(
        &mut self,
        record: &Record,
        pairs: impl Iterator<Item = &'a PairLanes>,
        lane: usize,
    ) {
        self.gap.add(record.gap, MONEY);
        self.drawn.add(record.drawn, MONEY);
        for ((drawn, stakes), pair) in self.by_source.iter_mut().zip(&mut self.stakes).zip(pairs) {
            drawn.add(pair.drawn[lane], MONEY);
            // Only one of the two is not zero: the stake in a private company, or the last one in a company that left.
            stakes.add(pair.stake[lane] + pair.last_stake[lane], PARTS);
        }
        self.in_kind.add(record.in_kind, record.drawn, MONEY);
        self.circular.add(record.circular, record.drawn, MONEY);
        self.sold.add(sold(record), PARTS);
        self.down_rounds.add(record.down_rounds, record.rounds, 1.0);
        // Dollars over listings, both in the same quantum.
        let listed = if record.proceeds > 0.0 { MONEY } else { 0.0 };
        self.proceeds.add(record.proceeds, listed, MONEY);
    }
}
