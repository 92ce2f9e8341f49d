//! Shares whose money comes later than they are sold, and shares that were promised before the start.

use drypowder_lanes::{max, min};

use super::{CapTable, Holder, Round, RoundTerms};

impl CapTable {
    /// A source pays at an agreed price what it promised before the start; nobody's conversion changes.
    pub(crate) fn grant(&mut self, source: usize, shares: f64, paid: f64, terms: RoundTerms) {
        self.add(source, shares, paid, terms);
        self.shares += shares;
    }

    /// The holder through which a source has what it was sold last.
    pub(crate) fn newest(&self, source: usize) -> usize {
        self.holders.iter().rposition(|holder| holder.source == source).unwrap_or(usize::MAX)
    }

    /// The part of the company that `unpaid` dollars of what a holder was sold pay for.
    pub(crate) fn part_of(&self, holder: usize, unpaid: f64) -> f64 {
        let Some(&Holder { round, part, .. }) = self.holders.get(holder) else {
            return 0.0;
        };
        let Round { paid, shares, .. } = self.rounds[round];
        if paid > 0.0 { min(unpaid / paid, part) * shares / self.shares } else { 0.0 }
    }

    /// Takes back the shares that `unpaid` dollars of what a holder was sold would have paid for.
    pub(crate) fn withdraw(&mut self, holder: usize, unpaid: f64) {
        let back = self.part_of(holder, unpaid) * self.shares;
        if back <= 0.0 {
            return;
        }
        let sold = self.holders[holder].round;
        let round = &mut self.rounds[sold];
        let taken = min(1.0, back / round.shares);
        let left = 1.0 - taken;
        round.shares *= left;
        round.paid *= left;
        self.shares -= back;
        // The parts of a round always make a whole.
        for (nth, other) in self.holders.iter_mut().enumerate().filter(|(_, other)| other.round == sold) {
            let own = if nth == holder { max(0.0, other.part - taken) } else { other.part };
            other.part = if left > 0.0 { own / left } else { 0.0 };
        }
    }
}
