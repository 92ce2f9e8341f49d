//! What falls due in each world on a later step.

use drypowder_lanes::{Mask, WIDTH};

/// Something that falls due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Due {
    pub(crate) step: u32,
    pub(crate) company: usize,
    pub(crate) what: What,
}

/// The form in which money is paid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Form {
    /// Share of it paid as credits.
    pub(crate) in_kind: f64,
    /// Steps until they expire.
    pub(crate) credits_last: u32,
    /// Share of it that has to be spent with the source again.
    pub(crate) circular: f64,
}

/// The shares a tranche pays for. They are counted as owned from the close of the round on, and are not delivered where the
/// tranche is not paid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Lot {
    /// So many, where the shares of the start are one. They convert one to one.
    Shares(f64),
    /// By its part of the price, of what this holder of the cap table bought.
    Of(usize),
}

/// What falls due.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    /// A source pays a tranche it had set aside in the step `since`.
    Tranche { source: usize, amount: f64, since: u32, form: Form, lot: Lot },
    /// Credits expire, first in first out: unused ones of those issued up to `issued`.
    Credits { issued: f64 },
    /// An obligation to spend with an investor ends, USD a year.
    Obligation { per_year: f64 },
    /// A loan is repaid.
    Loan { source: usize, amount: f64, interest: f64 },
}

/// Entries a world has room for before its calendar is enlarged, which then lasts for the run.
const ROOM: usize = 128;

/// What falls due in each world of a batch, in the order it was promised.
#[derive(Clone, Debug)]
pub(crate) struct Calendars {
    dues: Vec<Vec<Due>>,
    /// In each world nothing is due before this step.
    next: [u32; WIDTH],
}

impl Calendars {
    pub(crate) fn new() -> Self {
        let dues = (0..WIDTH).map(|_| Vec::with_capacity(ROOM)).collect();
        Self { dues, next: [u32::MAX; WIDTH] }
    }

    pub(crate) fn clear(&mut self) {
        self.dues.iter_mut().for_each(Vec::clear);
        self.next = [u32::MAX; WIDTH];
    }

    pub(crate) fn promise(&mut self, lane: usize, due: Due) {
        self.next[lane] = self.next[lane].min(due.step);
        self.dues[lane].push(due);
    }

    /// Worlds in which anything falls due by a step.
    pub(crate) fn ringing(&self, step: u32) -> Mask {
        let mut bits = 0;
        for (lane, &next) in self.next.iter().enumerate() {
            bits |= u64::from(next <= step) << lane;
        }
        Mask(bits)
    }

    /// Moves what falls due by a step into `due`, in the order it was promised.
    pub(crate) fn take(&mut self, lane: usize, step: u32, due: &mut Vec<Due>) {
        self.move_out(lane, due, |entry| entry.step <= step);
    }

    /// Moves everything of a company that is gone into `due`.
    pub(crate) fn cancel(&mut self, lane: usize, company: usize, due: &mut Vec<Due>) {
        self.move_out(lane, due, |entry| entry.company == company);
    }

    /// Moves the tranches of a source to a company into `due`.
    pub(crate) fn cancel_tranches(&mut self, lane: usize, company: usize, source: usize, due: &mut Vec<Due>) {
        let of = |what| matches!(what, What::Tranche { source: from, .. } if from == source);
        self.move_out(lane, due, |entry| entry.company == company && of(entry.what));
    }

    /// What one world's company is still to be paid by a source, USD, with what it buys.
    pub(crate) fn tranches(
        &self,
        lane: usize,
        company: usize,
        source: usize,
    ) -> impl Iterator<Item = (f64, Lot)> + '_ {
        self.dues[lane].iter().filter(move |entry| entry.company == company).filter_map(move |entry| {
            match entry.what {
                What::Tranche { source: from, amount, lot, .. } if from == source => Some((amount, lot)),
                _ => None,
            }
        })
    }

    pub(crate) fn copy_lane(&mut self, other: &Self, lane: usize) {
        self.dues[lane].clone_from(&other.dues[lane]);
        self.next[lane] = other.next[lane];
    }

    fn move_out(&mut self, lane: usize, due: &mut Vec<Due>, leaves: impl Fn(&Due) -> bool) {
        let dues = &mut self.dues[lane];
        due.clear();
        due.extend(dues.iter().filter(|entry| leaves(entry)));
        dues.retain(|entry| !leaves(entry));
        self.next[lane] = dues.iter().map(|entry| entry.step).min().unwrap_or(u32::MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_is_due_and_cancels_a_company() {
        let mut calendars = Calendars::new();
        assert!(calendars.ringing(1_000).is_empty());
        for (step, company) in [(5, 0), (3, 1), (5, 1)] {
            calendars.promise(7, Due { step, company, what: What::Obligation { per_year: f64::from(step) } });
        }
        assert!(calendars.ringing(3).get(7) && calendars.ringing(2).is_empty());
        let mut due = Vec::new();
        calendars.take(7, 3, &mut due);
        assert_eq!(due.len(), 1);
        assert!(calendars.ringing(4).is_empty() && calendars.ringing(5).get(7));
        calendars.cancel(7, 1, &mut due);
        assert_eq!(due.len(), 1);
        calendars.take(7, 5, &mut due);
        assert_eq!((due.len(), due[0].company), (1, 0));
    }
}
