//! Lenders lend beside a round: a company's debt may reach, for each of them, the largest of a share of the equity raised, an
//! advance on run-rate and one on equipment.
//!
//! All loans rise in proportion to what each lender would lend alone, until the debt has reached somebody's limit: that loan
//! freezes, the rest rise on. So nobody's name decides who lends, as in the filling of a round.

use drypowder_lanes::{max, min};
use drypowder_model::source::{Credit, Kind};

use super::{closing::Closing, offer::answer};
use crate::{
    batch::{Batch, Company, Due, Loan, What},
    plan::Number,
    replay::{Happening, Purpose},
    world::{
        Context,
        transfer::{Cheque, commit},
    },
};

/// Lends to a company whose round has raised equity; gives what was lent, USD.
pub(super) fn lend(
    batch: &mut Batch,
    company: &mut Company,
    closing: &Closing,
    lane: usize,
    raised: f64,
    context: &Context<'_>,
) -> f64 {
    let mut loans = core::mem::take(&mut batch.loans);
    offers(batch, company, closing, (lane, raised), &mut loans, context);
    rise(&mut loans, company.debt);
    let mut lent = 0.0;
    for loan in &loans {
        let Kind::Credit(terms) = &context.plan.sources[loan.source].terms.kind else {
            continue;
        };
        let smallest = context.plan.sources[loan.source].terms.terms.smallest_cheque;
        if loan.amount > 0.0 && loan.amount >= context.values.at(smallest, lane) {
            pay_out(batch, company, (closing.company, lane), *loan, terms, context);
            lent += loan.amount;
        }
    }
    batch.loans = loans;
    lent
}

/// What each lender would lend alone, and how far the debt may then go.
fn offers(
    batch: &Batch,
    company: &Company,
    closing: &Closing,
    (lane, raised): (usize, f64),
    loans: &mut Vec<Loan>,
    context: &Context<'_>,
) {
    loans.clear();
    for (source, plan) in context.plan.sources.iter().enumerate() {
        let Kind::Credit(terms) = &plan.terms.kind else {
            continue;
        };
        if !context.plan.pairs[context.plan.pair_index(source, closing.company)].allowed {
            continue;
        }
        let asked = (Purpose::Round, closing.ask);
        let offer = answer(batch, source, (closing.company, company), asked, lane, context);
        let at = |number| context.values.at(number, lane);
        let pledged = terms.equipment_rate.map_or(0.0, |rate| at(rate) * company.equipment);
        let limit = max(at(terms.share_of_round) * raised, at(terms.advance_rate) * company.run_rate);
        let limit = max(limit, pledged);
        let amount = min(offer.amount, max(0.0, limit - company.debt));
        if amount > 0.0 {
            loans.push(Loan { source, limit, amount });
        }
    }
}

/// Turns what each would lend alone into what they lend together.
fn rise(loans: &mut [Loan], debt: f64) {
    loans.sort_by(|a, b| a.limit.total_cmp(&b.limit).then(a.source.cmp(&b.source)));
    let mut rising = loans.iter().fold(0.0, |sum, loan| sum + loan.amount);
    let (mut frozen, mut part) = (0.0, 0.0);
    for loan in loans {
        // The debt at which this loan freezes is reached at this part of everybody's offer, and no part falls again.
        part = max(part, min(1.0, (loan.limit - debt - frozen) / rising));
        rising -= loan.amount;
        loan.amount *= part;
        frozen += loan.amount;
    }
}

fn pay_out(
    batch: &mut Batch,
    company: &mut Company,
    (index, lane): (usize, usize),
    Loan { source, amount, .. }: Loan,
    terms: &Credit<Number>,
    context: &Context<'_>,
) {
    commit(batch, company, &Cheque::in_cash(source, index, lane, amount), context);
    let interest = amount * context.values.at(terms.interest, lane);
    company.debt += amount;
    company.interest += interest;
    batch.pairs[context.plan.pair_index(source, index)].lent[lane] += amount;
    batch.journal.note(lane, || Happening::Loan { source, company: index, amount });
    let step = context.step + context.plan.clock.steps_of(context.values.at(terms.maturity, lane)) as u32;
    batch
        .calendars
        .promise(lane, Due { step, company: index, what: What::Loan { source, amount, interest } });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lent(debt: f64, offers: &[(f64, f64)]) -> Vec<f64> {
        let offer = |(source, &(limit, amount))| Loan { source, limit, amount };
        let mut loans: Vec<Loan> = offers.iter().enumerate().map(offer).collect();
        rise(&mut loans, debt);
        loans.sort_by_key(|loan| loan.source);
        loans.iter().map(|loan| loan.amount).collect()
    }

    /// Two who would each lend up to the same debt share it; one who goes further lends on when the other has stopped.
    #[test]
    fn loans_rise_together() {
        assert_eq!(lent(0.0, &[(160.0, 160.0), (160.0, 160.0)]), [80.0, 80.0]);
        assert_eq!(lent(10.0, &[(50.0, 40.0)]), [40.0]);
        assert_eq!(lent(0.0, &[(20.0, 20.0), (60.0, 60.0)]), [5.0, 55.0]);
        assert_eq!(lent(0.0, &[(60.0, 60.0), (20.0, 20.0)]), [55.0, 5.0]);
        // Money that runs out before any limit is all lent.
        assert_eq!(lent(0.0, &[(100.0, 10.0), (100.0, 30.0)]), [10.0, 30.0]);
        assert_eq!(lent(5.0, &[]), [0.0; 0]);
    }
}
