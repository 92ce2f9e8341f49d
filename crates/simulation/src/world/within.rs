//! Between the ends of a step, after operations and before anything can come: who runs out of cash.
//!
//! Operating cash flow, claims apart, runs evenly through a step. A claim that takes cash below zero makes the company
//! insolvent there, whatever the rest of the step would have earned. Cash that is watched is a Brownian motion between the
//! ends and not a line: from x to y, both above zero, it has touched zero with probability
//!
//! ```text
//! e^{−2xy/(σ²Δ)}
//! ```
//!
//! by the reflection principle (Karatzas & Shreve 1991, sec. 2.6 and 4.3; Glasserman 2004, sec. 6.4), whatever its drift; with
//! an end at zero or below, surely. Claims cut the step into parts, whose ends are drawn from the Brownian bridge. By the same
//! principle a path that touched zero and ended at y touched it as one that ended at −|y| did. Of a bridge from x to −z the
//! time that has passed when it first crosses zero, over the time that is left, is inverse Gaussian with mean x/z and shape
//! x²/(σ²Δ): multiply the density of the first passage from x by that of the way from 0 to −z, and divide by that of the whole.
//!
//! Whoever runs out is gone before lump sums, tranches, rounds, bridges and exits of the step.

use drypowder_lanes::{Kernel, Mask, WIDTH, exp};
use drypowder_model::cash::Watch;

use super::{Context, exits, traits::CompanyTraits};
use crate::{
    batch::{Batch, Claim, CompanyBatch},
    draw::{Address, normal_at, uniform_at},
    plan::CompanyPlan,
    replay::Happening,
};

/// Every company whose cash runs out within the step.
pub(crate) fn pass(batch: &mut Batch, traits: &[CompanyTraits], context: &Context<'_>) {
    for (index, plan) in context.plan.companies.iter().enumerate() {
        let watched = plan.terms.cash_watched == Watch::Always;
        if !watched && plan.terms.claims.is_none() {
            continue;
        }
        let claims = core::mem::take(&mut batch.companies[index].claims);
        let mut claimed = Mask::NONE;
        for own in claims.chunk_by(|one, next| one.lane == next.lane) {
            let lane = own[0].lane;
            claimed.set(lane);
            let company = &batch.companies[index];
            let deviation = if watched { traits[index].lanes.cash_deviation[lane] } else { 0.0 };
            let way = Way { company, plan, lane, watched, deviation, context };
            let end = way.through(own);
            tell(batch, index, own, end, lane);
            if let Some(end) = end {
                run_out(batch, index, lane, end, context);
            }
        }
        batch.companies[index].claims = claims;
        if watched {
            let company = &batch.companies[index];
            let touched = context.level.run(Touched { company, plan, traits: &traits[index], context });
            for lane in touched & !claimed & batch.companies[index].alive & batch.live {
                let company = &batch.companies[index];
                let (x, y) = (company.now.opening_cash[lane], company.now.cash[lane]);
                let deviation = traits[index].lanes.cash_deviation[lane];
                let draw = Moment { address: plan.gates.moment, ordinal: u64::from(context.step), lane };
                let passed = draw.passed(x, y, deviation * deviation, context);
                let end = End { passed, left: 0.0, claims: 0 };
                tell(batch, index, &[], Some(end), lane);
                run_out(batch, index, lane, end, context);
            }
        }
    }
}

/// How a company's cash ran out.
#[derive(Clone, Copy)]
struct End {
    /// The share of the step that had passed.
    passed: f64,
    /// The cash it was left with, zero or below.
    left: f64,
    /// How many claims it had met; the last of them took what was left, where that is below zero.
    claims: usize,
}

/// The company's books stop where its cash does.
fn run_out(batch: &mut Batch, index: usize, lane: usize, end: End, context: &Context<'_>) {
    let now = &mut batch.companies[index].now;
    now.cash[lane] = end.left;
    now.operating[lane] = end.left - now.opening_cash[lane];
    exits::run_out(batch, index, lane, end.passed, context);
}

/// The claims it met, and whether its cash touched zero between them.
fn tell(batch: &mut Batch, index: usize, claims: &[Claim], end: Option<End>, lane: usize) {
    if !batch.journal.watches(lane) {
        return;
    }
    let met = end.map_or(claims.len(), |end| end.claims);
    for (nth, claim) in claims[..met].iter().enumerate() {
        let ruins = end.filter(|end| nth + 1 == end.claims && end.left < 0.0);
        let (amount, short) = (claim.amount, ruins.map(|end| -end.left));
        batch.journal.note(lane, || Happening::Claim { company: index, amount, short });
    }
    if end.is_some_and(|end| end.left == 0.0) {
        batch.journal.note(lane, || Happening::TouchesZero { company: index });
    }
}

/// Where the moment is drawn from at which cash touches zero.
#[derive(Clone, Copy)]
struct Moment {
    address: Address,
    ordinal: u64,
    lane: usize,
}

impl Moment {
    /// The share of a way from x to y that has passed when it first touches zero, given that it does; of a line where nothing
    /// varies. An inverse Gaussian is drawn as the one of two roots that a uniform chooses (Michael, Schucany & Haas 1976).
    fn passed(self, x: f64, y: f64, variance: f64, context: &Context<'_>) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        let (z, world) = (y.abs(), context.world(self.lane));
        if variance <= 0.0 {
            return x / (x + z);
        }
        let normal = normal_at(context.seed, self.address, world, 2 * self.ordinal);
        let uniform = uniform_at(context.seed, self.address, world, 2 * self.ordinal + 1);
        // In parts of the mean x/z: r = mean · normal² / (2 shape), and the roots are 1/q and q.
        let r = 0.5 * normal * normal * variance / (x * z);
        let q = 1.0 + r + (r * (2.0 + r)).sqrt();
        // Ending at zero, it has no mean, and the smaller root is shape / normal².
        let small = if q.is_finite() { x / (z * q) } else { x * x / (variance * normal * normal) };
        let ratio = if uniform * (1.0 + q) <= q { small } else { small * q * q };
        if ratio.is_finite() { ratio / (1.0 + ratio) } else { 1.0 }
    }
}

/// Whether watched cash touches zero on a way from x to y whose variance is known.
#[inline(always)]
fn touches(x: f64, y: f64, variance: f64, u: f64) -> bool {
    x <= 0.0 || y <= 0.0 || (variance > 0.0 && u < exp(-2.0 * x * y / variance))
}

/// The worlds in which watched cash touches zero, claims apart.
struct Touched<'a> {
    company: &'a CompanyBatch,
    plan: &'a CompanyPlan,
    traits: &'a CompanyTraits,
    context: &'a Context<'a>,
}

impl Kernel for Touched<'_> {
    type Output = Mask;

    #[inline(always)]
    fn run(self) -> Mask {
        let Self { company, plan, traits, context } = self;
        let (now, u) = (&company.now, context.row.get(plan.gates.touches));
        let mut bits = 0;
        for lane in 0..WIDTH {
            let deviation = traits.lanes.cash_deviation[lane];
            let touched = touches(now.opening_cash[lane], now.cash[lane], deviation * deviation, u[lane]);
            bits |= u64::from(touched) << lane;
        }
        Mask(bits)
    }
}

/// The way of one world's cash through a step with claims.
struct Way<'a> {
    company: &'a CompanyBatch,
    plan: &'a CompanyPlan,
    lane: usize,
    watched: bool,
    /// Standard deviation over the step where cash is watched, USD; else 0, which makes its way a line.
    deviation: f64,
    context: &'a Context<'a>,
}

impl Way<'_> {
    /// Where cash runs out, if it does.
    fn through(&self, claims: &[Claim]) -> Option<End> {
        let (now, lane) = (&self.company.now, self.lane);
        let variance = self.deviation * self.deviation;
        // Where cash would be without the step's claims: now, and at the step's end.
        let (mut at, mut base, end) = (0.0, now.opening_cash[lane], now.cash[lane] + now.claims[lane]);
        let mut paid = 0.0;
        for (nth, claim) in claims.iter().enumerate() {
            let then = self.bridge((at, base), claim, end);
            let (x, y) = (base - paid, then - paid);
            if self.watched && touches(x, y, variance * (claim.at - at), self.touch(claim)) {
                let draw = Moment { address: self.plan.gates.claim_moment, ordinal: claim.ordinal, lane };
                let passed = draw.passed(x, y, variance * (claim.at - at), self.context);
                return Some(End { passed: at + (claim.at - at) * passed, left: 0.0, claims: nth });
            }
            paid += claim.amount;
            (at, base) = (claim.at, then);
            if base - paid < 0.0 {
                return Some(End { passed: at, left: base - paid, claims: nth + 1 });
            }
        }
        let (x, y) = (base - paid, now.cash[lane]);
        let last = self.context.row.get(self.plan.gates.touches)[lane];
        let touched = self.watched && touches(x, y, variance * (1.0 - at), last);
        let ordinal = u64::from(self.context.step);
        let draw = Moment { address: self.plan.gates.moment, ordinal, lane };
        touched.then(|| {
            let passed = draw.passed(x, y, variance * (1.0 - at), self.context);
            End { passed: at + (1.0 - at) * passed, left: 0.0, claims: claims.len() }
        })
    }

    /// Where cash would be at a claim's time without the claims, given where it was and where the step ends.
    fn bridge(&self, (at, base): (f64, f64), claim: &Claim, end: f64) -> f64 {
        if at >= 1.0 {
            return end;
        }
        let (passes, left) = (claim.at - at, 1.0 - at);
        let mean = base + (end - base) * passes / left;
        if self.deviation == 0.0 {
            return mean;
        }
        let spread = self.deviation * (passes * (1.0 - claim.at) / left).sqrt();
        let Context { seed, .. } = *self.context;
        mean + spread
            * normal_at(seed, self.plan.gates.claim_cash, self.context.world(self.lane), claim.ordinal)
    }

    /// Decides whether cash touches zero before a claim.
    fn touch(&self, claim: &Claim) -> f64 {
        let address = self.plan.gates.claim_touches;
        uniform_at(self.context.seed, address, self.context.world(self.lane), claim.ordinal)
    }
}
