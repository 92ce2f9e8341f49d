//! A source's state in a batch of worlds.

use drypowder_lanes::Lanes;

use super::state::state;
use crate::source::KindBatch;

state! {
    /// What every kind of source has in one world. Money in USD.
    Purse, PurseLanes {
        /// What it may commit now, before pace and caps.
        free,
        /// The same when the step's refill was done.
        opening_free,
        /// What its concentration cap is a share of.
        base,
        /// Committed in the last twelve months.
        paid_year,
        /// Set aside for tranches to come.
        committed,
        /// Of what was set aside since the start, what was called off.
        called_off,
        /// Drawn by companies after the start.
        drawn,
        /// Of it in the first twelve months.
        drawn_first_year,
        /// Paid to insiders for their shares.
        bought,
        /// Fees of its vehicles.
        fees,
        /// Month in which it first said yes and could not pay, or never.
        exhausted,
        /// Asks it refused.
        refusals,
        /// Of these, on discipline.
        refusals_on_discipline,
        /// Month in which it was first forced to sell, or never.
        forced_sale,
        /// Sold in the last step because it was forced to.
        sold,
        /// What events added to its log-odds of a yes.
        leaning,
        /// The span of its patience since an event changed it, months; 0 before.
        patience,
        /// The step in which that event came.
        patience_from,
        /// 1 once an event stopped it.
        stopped,
        /// 1 once a review of a company that it may fund or has funded found it below the bar.
        failed_review,
    }
}

/// A source in a batch: its purse, its kind's own state, and the last year of its commitments.
#[derive(Clone, Debug)]
pub(crate) struct SourceBatch {
    pub(crate) purse: PurseLanes,
    pub(crate) kind: KindBatch,
    /// Committed by step of the last twelve months, a ring.
    pub(crate) paid: Vec<Lanes>,
}

impl SourceBatch {
    /// Takes back what was set aside in the step `since` and is not paid, in the step `now`: it is free again, and counts
    /// towards no pace.
    pub(crate) fn call_off(&mut self, lane: usize, amount: f64, (since, now): (u32, u32), year: u32) {
        self.kind.give_back(lane, amount);
        if since / year == now / year {
            self.kind.uncount(lane, amount);
        }
        self.purse.committed[lane] -= amount;
        self.purse.called_off[lane] += amount;
        // What is older has left the window of twelve months, and its place in the ring is another step's.
        if now - since < year {
            self.paid[(since % year) as usize][lane] -= amount;
            self.purse.paid_year[lane] -= amount;
        }
    }

    /// Takes one world from another batch.
    pub(crate) fn copy_lane(&mut self, other: &Self, lane: usize) {
        self.purse.set(lane, &other.purse.get(lane));
        self.kind.copy_lane(&other.kind, lane);
        for (mine, theirs) in self.paid.iter_mut().zip(&other.paid) {
            mine[lane] = theirs[lane];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A fund that committed $10 in the last step of its first year.
    fn committed() -> SourceBatch {
        let mut own = crate::source::Venture::default();
        own.drawn[3] = 10.0;
        let mut paid = vec![Lanes::ZERO; 12];
        paid[11][3] = 10.0;
        let mut purse = PurseLanes::default();
        purse.paid_year[3] = 10.0;
        SourceBatch { purse, kind: KindBatch::Venture(Box::new(own)), paid }
    }

    /// What counts towards the pace, and towards the year's scheduled calls, once $4 are called off in a step.
    fn counts(now: u32) -> (f64, f64, f64) {
        let mut source = committed();
        source.call_off(3, 4.0, (11, now), 12);
        let KindBatch::Venture(own) = &source.kind else { unreachable!("it is a fund") };
        (source.purse.paid_year[3], source.paid[11][3], own.drawn[3])
    }

    #[test]
    fn what_is_called_off_counts_only_where_it_is_counted() {
        assert_eq!(counts(11), (6.0, 6.0, 6.0));
        // The fund's own year has ended, the last twelve months have not.
        assert_eq!(counts(12), (6.0, 6.0, 10.0));
        assert_eq!(counts(22), (6.0, 6.0, 10.0));
        assert_eq!(counts(23), (10.0, 10.0, 10.0));
    }
}
