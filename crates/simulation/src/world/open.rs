//! The first month: every world's opening state.

use drypowder_lanes::{Lanes, Mask, WIDTH};

use super::{
    Context, claims, hazards, milestones, shares,
    traits::{CompanyTraits, Traits},
};
use crate::{
    batch::{Batch, Company, CompanyBatch, NEVER, PairLanes, PurseLanes, Record},
    draw::uniform_at,
    fault::bounded,
    plan::CompanyPlan,
};

/// Sets the opening state of companies, sources and pairs; the market is opened apart.
pub(crate) fn open(batch: &mut Batch, context: &Context<'_>, traits: &[CompanyTraits], worlds: Mask) {
    batch.live = worlds;
    batch.exhausted = Lanes::splat(NEVER);
    batch.calendars.clear();
    batch.happened.fill(Mask::NONE);
    batch.met.fill(Mask::NONE);
    for ((company, plan), traits) in batch.companies.iter_mut().zip(&context.plan.companies).zip(traits) {
        company.alive = worlds;
        company.promised.fill(worlds);
        company.struck.fill(Mask::NONE);
        milestones::open(company, plan, context);
        for lane in 0..WIDTH {
            hazards::open(company, plan, lane, context);
            open_company(company, plan, &traits.lanes.get(lane), lane, context);
            claims::open(company, plan, lane, context);
        }
    }
    for (source, plan) in batch.sources.iter_mut().zip(&context.plan.sources) {
        let never = Lanes::splat(NEVER);
        source.purse = PurseLanes { exhausted: never, forced_sale: never, ..PurseLanes::default() };
        source.paid.fill(Lanes::ZERO);
        source.kind.open(&plan.terms.kind, context.values);
    }
    for (pair, plan) in batch.pairs.iter_mut().zip(&context.plan.pairs) {
        *pair = PairLanes { since: Lanes::splat(NEVER), ..PairLanes::default() };
        if let Some(holding) = plan.holding {
            pair.stake = *context.values.lanes(holding.stake);
            pair.cost = *context.values.lanes(holding.cost);
            pair.since = Lanes::ZERO;
        }
    }
    shares::open(batch, context);
}

fn open_company(
    company: &mut CompanyBatch,
    plan: &CompanyPlan,
    traits: &Traits,
    lane: usize,
    context: &Context<'_>,
) {
    let state = opening_state(plan, traits, lane, context);
    company.record.set(
        lane,
        &Record {
            exit: NEVER,
            exit_step: NEVER,
            dry: NEVER,
            sustaining: NEVER,
            kept: 1.0,
            ..Record::default()
        },
    );
    let claims = claims::expected(plan, lane, context);
    backcast(company, state, (traits, claims), lane, context);
}

fn opening_state(plan: &CompanyPlan, traits: &Traits, lane: usize, context: &Context<'_>) -> Company {
    let terms = &plan.terms;
    let at = |number| context.values.at(number, lane);
    let run_rate = at(terms.run_rate);
    let mut state = Company {
        run_rate,
        drift: at(terms.growth.now),
        volatility_gap: at(terms.growth.volatility) - at(terms.growth.long_run_volatility),
        uncertainty: at(terms.growth.uncertainty),
        cash: at(terms.cash),
        receivables: traits.receivable * run_rate,
        debt: at(terms.debt),
        interest: at(terms.debt) * at(terms.debt_interest),
        losses: terms.tax.as_ref().map_or(0.0, |tax| at(tax.losses)),
        fixed: terms.fixed.as_ref().map_or(0.0, |fixed| at(fixed.now)),
        ask_closes: NEVER,
        last_round: plan.last_round_step,
        last_cut: -NEVER,
        listing_due: NEVER,
        acquisition_clock: threshold(plan, 0, lane, context),
        ..Company::default()
    };
    if let Some(margin) = &terms.margin {
        state.margin_gap = at(margin.now) - at(margin.long_run);
    }
    if let Some(variable) = &terms.variable {
        state.variable = at(variable.now);
        state.variable_volatility_gap = at(variable.volatility) - at(variable.long_run_volatility);
    }
    if let Some(compute) = &terms.compute {
        state.compute = at(compute.now);
        state.compute_growth_gap = at(compute.growth) - at(compute.long_run_growth);
    }
    if let Some(equipment) = &terms.equipment {
        state.equipment = at(equipment.now);
    }
    if let Some(round) = &terms.last_round {
        state.post_money = at(round.post_money);
    }
    state
}

/// The acquirers' threshold: a unit exponential; a buyer comes when the accumulated hazard passes it.
pub(crate) fn threshold(plan: &CompanyPlan, offer: u64, lane: usize, context: &Context<'_>) -> f64 {
    if plan.terms.acquisition.is_none() {
        return NEVER;
    }
    -context.level.ln(uniform_at(context.seed, plan.draws.acquisition, context.world(lane), offer))
}

/// The year before the start is taken to have grown at the opening drift, with burn in proportion to revenue, so that
/// burn multiples mean the same from the first month on. A run-rate that a milestone holds stood still before too.
fn backcast(
    company: &mut CompanyBatch,
    mut state: Company,
    (traits, claims): (&Traits, f64),
    lane: usize,
    context: &Context<'_>,
) {
    let years = context.plan.clock.years;
    let drift = if company.held.get(lane) { 0.0 } else { state.drift };
    let cost_of_revenue = 1.0 - traits.margin_long_run - state.margin_gap;
    let collected = traits.own_share - traits.receivable * drift;
    let margin = collected - cost_of_revenue - state.variable;
    let burn = (state.fixed + state.compute + state.interest + claims - margin * state.run_rate) * years;
    state.burn = burn;
    let steps = context.plan.clock.steps_a_year() as usize;
    let (mut faded, fading) = (1.0, context.level.exp(bounded(-drift * years)));
    for back in 1..=steps {
        // A slot holds the step with that remainder; the step before the first is in the last slot.
        let slot = steps - back;
        company.burns[slot][lane] = burn * faded;
        company.run_rates[slot][lane] = state.run_rate * faded;
        state.burn_year += burn * faded;
        faded *= fading;
    }
    state.run_rate_year_ago = company.run_rates[0][lane];
    company.now.set(lane, &state);
}
