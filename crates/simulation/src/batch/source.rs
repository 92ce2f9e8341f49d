//! A source's state in a batch of worlds.

use drypowder_lanes::Lanes;

use super::state::state;
use crate::source::KindBatch;

state! {
    /// What every kind of source has in one world. Money in USD.
    Purse, PurseLanes {
        /// What it may commit now, before pace and caps.
        free,
        /// What its concentration cap is a share of.
        base,
        /// Committed in the last twelve months.
        paid_year,
        /// Set aside for tranches to come.
        committed,
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
    /// Takes one world from another batch.
    pub(crate) fn copy_lane(&mut self, other: &Self, lane: usize) {
        self.purse.set(lane, &other.purse.get(lane));
        self.kind.copy_lane(&other.kind, lane);
        for (mine, theirs) in self.paid.iter_mut().zip(&other.paid) {
            mine[lane] = theirs[lane];
        }
    }
}
