//! Phase 3: companies earn and spend.
//!
//! Revenue follows Schwartz & Moon (2000) in its published step scheme (growth frozen over a step):
//!
//! ```text
//! σ' = σ̄ + (σ − σ̄)e^{−κ₁Δ}      η' = η e^{−κ₂Δ}
//! A' = A·exp[(g − λ₁σ' − σ'²/2)Δ + σ'√Δ ε₁]
//! g' = e^{−κΔ}g + (1 − e^{−κΔ})(ḡ − λ₂η'/κ) + η'√((1 − e^{−2κΔ})/2κ) ε₂
//! ```
//!
//! with ε₁ = c·F + √(1 − c²)·e₁, F the market's common shock, and ε₂ = ρε₁ + √(1 − ρ²)·e₂. Towards an addressable
//! market positive drift is multiplied by max(0, 1 − A/market); with innovation it is [`adoption`] instead. Until a milestone that gates growth is reached, A, g, σ and η
//! stay as they are and no jump comes.
//!
//! Recognised revenue is A'Δ; collected revenue is the company's own share of it less the growth of receivables.
//! Costs are the cost of revenue (1 − GM)·A'Δ, the variable share γ'·A'Δ (Schwartz & Moon 2001), fixed costs, compute
//! due less credits, capital expenditure, claims, interest and tax. Compute due is max(programme, take-or-pay): commitments
//! are floors under the programme. Net burn is cash costs less collected revenue. Equipment, at book value, is
//! E' = E·2^{−Δ/half-life} + capital expenditure of the step.

use std::f64::consts::LN_2;

use drypowder_lanes::{Kernel, Lanes, Mask, WIDTH, exp, max, min};

use super::{
    Context,
    adoption::adoption,
    traits::{CompanyTraits, TraitsLanes},
};
use crate::{
    batch::{CompanyBatch, CompanyLanes},
    draw::normal_at,
    fault::bounded,
    plan::{CommitmentSpan, CompanyPlan},
};

/// Moves one company of a batch by a step.
pub(crate) fn advance(
    company: &mut CompanyBatch,
    plan: &CompanyPlan,
    traits: &CompanyTraits,
    common: &Lanes,
    context: &Context<'_>,
) {
    let (traits, signed) = (&traits.lanes, &traits.signed[..]);
    context.level.run(Advance { company, plan, traits, signed, common, context });
}

struct Advance<'a> {
    company: &'a mut CompanyBatch,
    plan: &'a CompanyPlan,
    traits: &'a TraitsLanes,
    /// USD a year of each commitment, zero where it never became a contract.
    signed: &'a [Lanes],
    common: &'a Lanes,
    context: &'a Context<'a>,
}

impl Kernel for Advance<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Self { company, plan, traits, signed, common, context } = self;
        let (row, draws) = (context.row, &plan.draws);
        let now = &mut company.now;
        let shocks = Shocks { revenue: row.get(draws.revenue), growth: row.get(draws.growth), common };
        let held = Growth::of(now, company.held);
        let clock = &context.plan.clock;
        if plan.terms.growth.innovation.is_some() {
            grow::<true>(now, traits, shocks, clock.years, clock.root_years);
        } else {
            grow::<false>(now, traits, shocks, clock.years, clock.root_years);
        }
        jump(now, plan, context);
        if let Some(held) = held {
            held.give_back(now, company.held);
        }
        if plan.terms.variable.is_some() {
            move_variable_cost(now, traits, row.get(draws.variable));
        }
        let years = context.plan.clock.years;
        let compute = if plan.terms.compute.is_some() || !signed.is_empty() || plan.owes {
            let floor = take_or_pay(&plan.commitments, signed, context);
            compute_due(now, traits, &floor, years)
        } else {
            Lanes::ZERO
        };
        let bill = Bill { compute, capex: capex_due(plan, context) };
        settle(now, traits, &bill, row.get(draws.cash), years);
        if let Some(equipment) = &plan.terms.equipment {
            let half_life = context.values.lanes(equipment.half_life);
            for lane in 0..WIDTH {
                let kept = exp(-LN_2 * 12.0 * years / half_life[lane]);
                now.equipment[lane] = now.equipment[lane] * kept + bill.capex[lane];
            }
        }
        remember_year(company, context);
    }
}

/// What grows, as it was before the step.
struct Growth {
    run_rate: Lanes,
    drift: Lanes,
    volatility_gap: Lanes,
    uncertainty: Lanes,
}

impl Growth {
    /// Kept only where a milestone holds it anywhere.
    #[inline(always)]
    fn of(now: &CompanyLanes, held: Mask) -> Option<Self> {
        if held.is_empty() {
            return None;
        }
        Some(Self {
            run_rate: now.run_rate,
            drift: now.drift,
            volatility_gap: now.volatility_gap,
            uncertainty: now.uncertainty,
        })
    }

    /// Where a milestone holds growth, nothing has moved.
    #[inline(always)]
    fn give_back(&self, now: &mut CompanyLanes, held: Mask) {
        for lane in held {
            now.run_rate[lane] = self.run_rate[lane];
            now.drift[lane] = self.drift[lane];
            now.volatility_gap[lane] = self.volatility_gap[lane];
            now.uncertainty[lane] = self.uncertainty[lane];
            now.log_step[lane] = 0.0;
        }
    }
}

#[derive(Clone, Copy)]
struct Shocks<'a> {
    revenue: &'a Lanes,
    growth: &'a Lanes,
    common: &'a Lanes,
}

/// `ADOPTS`: the market is adopted, also by those who come by themselves.
#[inline(always)]
fn grow<const ADOPTS: bool>(
    now: &mut CompanyLanes,
    traits: &TraitsLanes,
    shocks: Shocks<'_>,
    years: f64,
    root_years: f64,
) {
    for lane in 0..WIDTH {
        let gap = now.volatility_gap[lane] * traits.volatility_kept[lane];
        now.volatility_gap[lane] = gap;
        let sigma = traits.volatility_long_run[lane] + gap;
        let eta = now.uncertainty[lane] * traits.uncertainty_kept[lane];
        now.uncertainty[lane] = eta;
        let first =
            traits.common[lane] * shocks.common[lane] + traits.common_rest[lane] * shocks.revenue[lane];
        let second = traits.lean[lane] * first + traits.lean_rest[lane] * shocks.growth[lane];
        let drift = now.drift[lane];
        let run_rate = now.run_rate[lane];
        let taken = run_rate * traits.addressable[lane];
        let saturation = max(0.0, 1.0 - taken);
        let pull = if drift > 0.0 { drift * saturation } else { drift };
        let pull = if ADOPTS { 0.0 } else { pull };
        let mut log_step = (pull - traits.revenue_price[lane] * sigma - 0.5 * sigma * sigma) * years
            + sigma * root_years * first;
        if ADOPTS {
            log_step += adoption(taken, drift, traits.innovation[lane], years);
        }
        now.log_step[lane] = log_step;
        now.run_rate[lane] = run_rate * exp(bounded(log_step));
        now.drift[lane] = traits.drift_kept[lane] * drift + traits.drift_pull[lane]
            - traits.drift_price[lane] * eta
            + eta * traits.drift_scale[lane] * second;
    }
}

/// Lognormal jumps, at most one a step.
#[inline(always)]
fn jump(now: &mut CompanyLanes, plan: &CompanyPlan, context: &Context<'_>) {
    let Some(jumps) = &plan.terms.growth.jumps else {
        return;
    };
    let uniforms = context.row.get(plan.draws.jump);
    let values = context.values;
    let hazard = values.lanes(jumps.hazard);
    for lane in 0..WIDTH {
        if uniforms[lane] < 1.0 - exp(-hazard[lane] * context.plan.clock.years) {
            let ordinal = u64::from(context.step);
            let size = normal_at(context.seed, plan.draws.jump_size, context.world(lane), ordinal);
            let log = values.at(jumps.mean, lane) + values.at(jumps.deviation, lane) * size;
            now.run_rate[lane] *= exp(bounded(log));
            now.log_step[lane] += log;
        }
    }
}

#[inline(always)]
fn move_variable_cost(now: &mut CompanyLanes, traits: &TraitsLanes, shock: &Lanes) {
    for lane in 0..WIDTH {
        let gap = now.variable_volatility_gap[lane] * traits.variable_volatility_kept[lane];
        now.variable_volatility_gap[lane] = gap;
        let phi = traits.variable_volatility_long_run[lane] + gap;
        now.variable[lane] = traits.variable_kept[lane] * now.variable[lane]
            + traits.variable_pull[lane]
            + phi * traits.variable_scale[lane] * shock[lane];
    }
}

/// What contracts oblige the company to spend on compute at this step, USD a year.
#[inline(always)]
fn take_or_pay(spans: &[CommitmentSpan], signed: &[Lanes], context: &Context<'_>) -> Lanes {
    let mut due = Lanes::ZERO;
    for (span, per_year) in spans.iter().zip(signed) {
        let share = span.share_of(context.step, &context.plan.clock);
        if share > 0.0 {
            for lane in 0..WIDTH {
                due[lane] += share * per_year[lane];
            }
        }
    }
    due
}

/// Moves the compute programme and gives the bill of the step, USD.
#[inline(always)]
fn compute_due(now: &mut CompanyLanes, traits: &TraitsLanes, floor: &Lanes, years: f64) -> Lanes {
    let mut bill = Lanes::ZERO;
    for lane in 0..WIDTH {
        let growth = traits.compute_long_run[lane] + now.compute_growth_gap[lane];
        now.compute_growth_gap[lane] *= traits.compute_kept[lane];
        let log = traits.compute_alone[lane] * growth + traits.compute_follows[lane] * now.log_step[lane];
        now.compute[lane] *= exp(bounded(log));
        bill[lane] = max(now.compute[lane], floor[lane] + now.obligations[lane]) * years;
    }
    bill
}

/// What falls due whatever the revenue, USD.
struct Bill {
    compute: Lanes,
    capex: Lanes,
}

#[inline(always)]
fn capex_due(plan: &CompanyPlan, context: &Context<'_>) -> Lanes {
    let mut due = Lanes::ZERO;
    for span in &plan.capex {
        let share = span.share_of(context.step, &context.plan.clock);
        let per_year = context.values.lanes(span.per_year);
        for lane in 0..WIDTH {
            due[lane] += share * per_year[lane] * context.plan.clock.years;
        }
    }
    due
}

/// Collects, pays and taxes.
#[inline(always)]
fn settle(now: &mut CompanyLanes, traits: &TraitsLanes, bill: &Bill, shock: &Lanes, years: f64) {
    for lane in 0..WIDTH {
        let recognised = now.run_rate[lane] * years;
        let own = traits.own_share[lane] * recognised;
        let receivables = traits.receivable[lane] * now.run_rate[lane];
        let collected = own - (receivables - now.receivables[lane]);
        now.receivables[lane] = receivables;
        let gap = now.margin_gap[lane] * traits.margin_kept[lane];
        now.margin_gap[lane] = gap;
        let cost_of_revenue = (1.0 - (traits.margin_long_run[lane] + gap)) * recognised;
        now.fixed[lane] *= traits.inflation[lane];
        let credits = min(now.credits[lane], traits.credit_share[lane] * bill.compute[lane]);
        now.credits[lane] -= credits;
        let costs = cost_of_revenue
            + now.variable[lane] * recognised
            + now.fixed[lane] * years
            + bill.compute[lane]
            + bill.capex[lane]
            + now.interest[lane] * years
            + now.claims[lane];
        let earned = traits.cash_interest[lane] * now.cash[lane];
        let profit = own - costs + earned;
        let relieved = min(now.losses[lane], profit);
        let taxed = if profit > 0.0 { profit - relieved } else { 0.0 };
        now.losses[lane] -= if profit > 0.0 { relieved } else { profit };
        let burn = costs - credits + traits.tax[lane] * taxed - earned - collected;
        let operating = traits.cash_deviation[lane] * shock[lane] - burn;
        now.opening_cash[lane] = now.cash[lane];
        now.cash[lane] += operating;
        now.operating[lane] = operating;
        now.received[lane] = 0.0;
        now.raised[lane] = 0.0;
        now.credits_used[lane] = credits;
        now.recognised[lane] = recognised;
        now.collected[lane] = collected;
        now.burn[lane] = burn;
    }
}

/// Replaces the step of a year ago in the twelve-month windows.
#[inline(always)]
fn remember_year(company: &mut CompanyBatch, context: &Context<'_>) {
    let slot = (context.step % context.plan.clock.steps_a_year()) as usize;
    let (now, burns, run_rates) = (&mut company.now, &mut company.burns[slot], &mut company.run_rates[slot]);
    for lane in 0..WIDTH {
        now.burn_year[lane] += now.burn[lane] - burns[lane];
        burns[lane] = now.burn[lane];
        now.run_rate_year_ago[lane] = run_rates[lane];
        run_rates[lane] = now.run_rate[lane];
    }
}
