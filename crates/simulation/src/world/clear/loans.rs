//! Who lends how much to whom: all loans of a month rise in proportion to what each lender would lend alone, until something
//! binds, as the cheques of the rounds do.
//!
//! ```text
//! 0 ≤ x_{l,i} ≤ offer_{l,i}      Σ_i x_{l,i} ≤ money_l      x_{l,i} stops where Σ_l x_{l,i} reaches room_{l,i}
//! ```
//!
//! A loan stops where the company's debt has reached its lender's limit, and all of a lender's where its money has run out; the
//! rest rise on. So neither lenders' names nor companies' decide who lends to whom.

use drypowder_lanes::{max, min};

use super::round::ROUNDING;
use crate::batch::Loan;

/// What binds first while loans rise.
#[derive(Clone, Copy)]
enum Binding {
    Nothing,
    /// The debt of a company has reached the limit of the loan in this place.
    Limit(usize),
    /// A lender has no more money.
    Money(usize),
}

/// Turns what each lender would lend alone into what all lend together. The smallest loan that is below its lender's smallest is
/// withdrawn, and all is shared again, until there is none.
pub(super) fn share(loans: &mut [Loan]) {
    loop {
        rise(loans);
        let mut found: Option<usize> = None;
        for (nth, loan) in loans.iter().enumerate() {
            let below = loan.amount > 0.0 && loan.amount < loan.smallest * (1.0 - ROUNDING);
            if below && found.is_none_or(|other| loan.amount < loans[other].amount) {
                found = Some(nth);
            }
        }
        match found {
            Some(nth) => loans[nth].offer = 0.0,
            None => return,
        }
    }
}

/// Fills the amounts. A level is computed from what has stopped and what rises, and never added up.
fn rise(loans: &mut [Loan]) {
    for loan in loans.iter_mut() {
        loan.level = f64::INFINITY;
    }
    let mut level = 0.0;
    loop {
        let (next, binding) = next(loans);
        // Rounding may put a level a hair below one already reached.
        level = max(level, next);
        match binding {
            Binding::Nothing => break,
            Binding::Limit(nth) => loans[nth].level = level,
            Binding::Money(source) => {
                let own = loans.iter_mut().filter(|loan| loan.source == source && rises(loan));
                own.for_each(|loan| loan.level = level);
            }
        }
    }
    for loan in loans.iter_mut() {
        loan.amount = min(1.0, loan.level) * loan.offer;
    }
}

/// The level at which the next loan stops, at most 1, and why.
fn next(loans: &[Loan]) -> (f64, Binding) {
    let mut first = (1.0, Binding::Nothing);
    let mut place = 0;
    // Those to one company stand together.
    for company in loans.chunk_by(|one, other| one.slot == other.slot) {
        let (stopped, rising) = sums(company.iter());
        for (nth, loan) in company.iter().enumerate().filter(|(_, loan)| rises(loan)) {
            first = earlier(first, (loan.room - stopped) / rising, Binding::Limit(place + nth));
        }
        place += company.len();
    }
    for (nth, loan) in loans.iter().enumerate().filter(|(_, loan)| rises(loan)) {
        let own = |other: &&Loan| other.source == loan.source;
        // Once a lender: at the first of its loans that rise.
        if loans[..nth].iter().filter(own).any(rises) {
            continue;
        }
        let (stopped, rising) = sums(loans.iter().filter(own));
        first = earlier(first, (loan.money - stopped) / rising, Binding::Money(loan.source));
    }
    first
}

fn earlier(first: (f64, Binding), level: f64, binding: Binding) -> (f64, Binding) {
    let level = max(0.0, level);
    if level < first.0 { (level, binding) } else { first }
}

fn rises(loan: &Loan) -> bool {
    loan.level == f64::INFINITY && loan.offer > 0.0
}

/// What has stopped, USD, and the offers that still rise.
fn sums<'a>(loans: impl Iterator<Item = &'a Loan>) -> (f64, f64) {
    loans.fold((0.0, 0.0), |(stopped, rising), loan| {
        if loan.level < f64::INFINITY {
            (stopped + loan.level * loan.offer, rising)
        } else {
            (stopped, rising + loan.offer)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLENTY: f64 = 1e6;

    /// A loan by its company, its lender, what the limit leaves and what the lender has.
    fn loan((slot, source): (usize, usize), room: f64, money: f64) -> Loan {
        let offer = min(room, money);
        Loan { slot, source, room, money, smallest: 0.0, offer, level: 0.0, amount: 0.0 }
    }

    fn shared(mut loans: Vec<Loan>) -> Vec<f64> {
        share(&mut loans);
        loans.iter().map(|loan| loan.amount).collect()
    }

    /// What lenders with plenty of money lend to one company, by what their limits leave.
    fn to_one(rooms: &[f64]) -> Vec<f64> {
        shared(rooms.iter().enumerate().map(|(source, room)| loan((0, source), *room, PLENTY)).collect())
    }

    /// Two who would each lend up to the same debt share it; one who goes further lends on when the other has stopped.
    #[test]
    fn loans_to_one_company_rise_together() {
        assert_eq!(to_one(&[160.0, 160.0]), [80.0, 80.0]);
        assert_eq!(to_one(&[40.0]), [40.0]);
        assert_eq!(to_one(&[20.0, 60.0]), [5.0, 55.0]);
        assert_eq!(to_one(&[60.0, 20.0]), [55.0, 5.0]);
        assert_eq!(to_one(&[]), [0.0; 0]);
        // Money that runs out before any limit is all lent.
        assert_eq!(shared(vec![loan((0, 0), 100.0, 10.0), loan((0, 1), 100.0, 30.0)]), [10.0, 30.0]);
    }

    #[test]
    fn a_lender_shares_its_money_in_proportion() {
        let to = |rooms: [f64; 2]| shared(vec![loan((0, 0), rooms[0], 12.0), loan((1, 0), rooms[1], 12.0)]);
        assert_eq!(to([10.0, 10.0]), [6.0, 6.0]);
        assert_eq!(to([4.0, 12.0]), [3.0, 9.0]);
        assert_eq!(to([4.0, 8.0]), [4.0, 8.0]);
    }

    /// Where one lender's money has run out, another lends on, up to its limit.
    #[test]
    fn what_one_lender_cannot_lend_others_do() {
        let loans = shared(vec![
            loan((0, 0), 20.0, 10.0),
            loan((0, 1), 20.0, PLENTY),
            loan((1, 0), 10.0, 10.0),
            loan((1, 1), 10.0, PLENTY),
        ]);
        assert_eq!([loans[0] + loans[2], loans[0] + loans[1], loans[2] + loans[3]], [10.0, 20.0, 10.0]);
    }

    /// Where there is not enough for two loans of the smallest size, the smaller one is not made.
    #[test]
    fn loans_below_the_smallest_are_withdrawn() {
        let least = |loan: Loan| Loan { smallest: 5.0, ..loan };
        assert_eq!(shared(vec![least(loan((0, 0), 8.0, 9.0)), least(loan((1, 0), 9.0, 9.0))]), [0.0, 9.0]);
    }
}
