//! A run whose worlds are audited: every ledger is checked, and what must hold whatever the numbers is counted anew.

use std::sync::atomic::AtomicU64;

use drypowder_lanes::Level;

use super::{
    Control, Error, MOST_WORLDS, Order, Outcome, Span, batches::Observer, chunk, looks::Looks, outcome, work,
};
use crate::{
    asked::Asked,
    batch::Batch,
    fault::earlier,
    metric::{AuditTally, Tally},
    plan::Plan,
    tally::Merge,
    world::Context,
};

/// What an audit found: the largest residual in any world of what ought to be zero, and who was still private.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    /// Cohorts, and then companies, also those that are members of one, each with the worlds in which it was private.
    pub survivors: Vec<Survivors>,
    /// Exits recorded of a company less one where it is private no more, and none where it is.
    pub exits: f64,
    /// Months by which the time private misses the step in which a company left, or with the time lost misses the horizon.
    pub time: f64,
    /// What a company drew from each source less what it drew, USD; of sums beyond $10¹³ in proportion.
    pub drawn_by_company: f64,
    /// What a source gave each company less what it gave, USD; of sums beyond $10¹³ in proportion.
    pub drawn_by_source: f64,
}

/// How many worlds a company was private in, or how many members of a cohort in all worlds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivors {
    /// The company or the cohort.
    pub name: String,
    /// At the end of each step.
    pub private: Vec<u64>,
    /// Members of the cohort; 1 of a company.
    pub members: usize,
}

/// Runs a plan as [`simulate`](super::simulate) does, with the ledger of every world checked and told, and audits each.
/// It runs all worlds of the order, whatever precision is asked for.
///
/// # Errors
/// As [`simulate`](super::simulate).
pub fn audit(plan: &Plan, order: &Order, control: &dyn Control) -> Result<(Outcome, Audit), Error> {
    if order.worlds == 0 || order.worlds > MOST_WORLDS {
        return Err(Error::Worlds(order.worlds));
    }
    let order = &Order { asked: Asked { until: None, ..order.asked.clone() }, ..order.clone() };
    let looks = Looks::new(order, plan)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(order.threads.unwrap_or(0)).build()?;
    let (next, faulty) = (AtomicU64::new(0), AtomicU64::new(MOST_WORLDS));
    let chunk = chunk(order.worlds, pool.current_num_threads());
    let span = Span { next: &next, end: order.worlds, chunk, faulty: &faulty };
    let fresh = || (Tally::new(plan), AuditTally::new(plan));
    let ((mut tally, mut audit), mut fault) = (fresh(), None);
    for ((seen, audited), found) in
        pool.broadcast(|_| work(plan, order, control, Level::detect(), span, fresh()))
    {
        tally.merge(&seen);
        audit.merge(&audited);
        fault = earlier(fault, found);
    }
    if let Some(fault) = fault {
        return Err(fault.into());
    }
    if tally.worlds == 0 {
        return Err(Error::Nothing);
    }
    Ok((outcome(plan, order, &tally, &looks), audit.results(plan)))
}

impl Observer for AuditTally {
    fn audits(&self) -> bool {
        true
    }

    fn open(&mut self, _: &Batch, _: &Context<'_>) {}

    fn step(&mut self, world: &mut Batch, _: &mut Batch, context: &Context<'_>) {
        self.step(world, context);
    }

    fn end(&mut self, world: &Batch, shadow: &Batch, (_, lanes): (u64, usize), plan: &Plan) {
        self.end(world, shadow, lanes, plan);
    }
}
