//! Phase 5: companies keep discipline, and ask.
//!
//! A company asks when its cash covers fewer months of net burn than its trigger, or when sentiment is high and the last
//! round is old. Size = the net burn it plans over the target months ([`outlook`](super::outlook)), less cash, within
//! [minimum, maximum dilution]; the upper bound is known when the round is priced. The process takes a lag drawn for the ask.

use drypowder_lanes::{Level, max};

use super::{Context, lanes_where, outlook::planned_burn, traits::CompanyTraits};
use crate::{
    batch::{Batch, Company, NEVER},
    plan::Number,
    replay::{Ask, Happening},
};

/// Cuts and asks of every company with a policy.
pub(crate) fn decide(batch: &mut Batch, traits: &[CompanyTraits], context: &Context<'_>) {
    for (index, plan) in context.plan.companies.iter().enumerate() {
        if let Some(policy) = &plan.terms.policy {
            cut(batch, index, policy, context);
            if plan.fundable {
                ask(batch, index, policy, &traits[index], context);
            }
        }
    }
}

type Policy = drypowder_model::policy::Policy<Number>;

/// Whether cash covers fewer than so many months of net burn; never when there is none.
#[inline(always)]
pub(crate) fn short_of(cash: f64, burn: f64, months: f64, step_months: f64) -> bool {
    burn > 0.0 && cash * step_months < months * burn
}

/// Months of net burn that cash covers; none where there is no net burn.
pub(crate) fn runway(company: &Company, context: &Context<'_>) -> Option<f64> {
    let step_months = f64::from(context.plan.clock.step_months);
    (company.burn > 0.0).then(|| company.cash * step_months / company.burn)
}

/// What is told of a raise that begins.
fn asked(index: usize, company: &Company, policy: &Policy, context: &Context<'_>) -> Ask {
    Ask {
        company: index,
        amount: company.ask_amount,
        closes: company.ask_closes as u32,
        runway: runway(company, context),
        needs: short_of(
            company.cash,
            company.burn,
            policy.ask_below,
            f64::from(context.plan.clock.step_months),
        ),
    }
}

/// Discipline: below its floor of runway, or refused on discipline, a company cuts its compute programme and pays for
/// it in growth.
fn cut(batch: &mut Batch, index: usize, policy: &Policy, context: &Context<'_>) {
    if policy.cut == 0.0 {
        return;
    }
    let step_months = f64::from(context.plan.clock.step_months);
    let pause = context.plan.clock.steps_of(policy.cut_pause);
    let cost = context.values.lanes(policy.cut_cost);
    let (step, company) = (context.now(), &mut batch.companies[index]);
    let now = &company.now;
    let cutting = lanes_where(
        context.level,
        #[inline(always)]
        |lane| {
            let pressed = short_of(now.cash[lane], now.burn[lane], policy.cut_below, step_months)
                || now.refused_on_discipline[lane] == 1.0;
            pressed && step >= now.last_cut[lane] + pause
        },
    );
    for lane in cutting & company.alive & batch.live {
        batch.journal.note(lane, || {
            let now = company.now.get(lane);
            let (runway, refused) = (runway(&now, context), now.refused_on_discipline == 1.0);
            Happening::Cut { company: index, share: policy.cut, runway, refused }
        });
        company.now.compute[lane] *= 1.0 - policy.cut;
        company.now.drift[lane] += cost[lane] * context.level.ln(1.0 - policy.cut);
        company.now.last_cut[lane] = step;
    }
}

fn ask(batch: &mut Batch, index: usize, policy: &Policy, traits: &CompanyTraits, context: &Context<'_>) {
    let clock = &context.plan.clock;
    let step_months = f64::from(clock.step_months);
    let high = policy.opportunistic_sentiment.unwrap_or(NEVER);
    let old = clock.steps_of(policy.opportunistic_after);
    let (step, company) = (context.now(), &batch.companies[index]);
    let (now, sentiment) = (&company.now, &batch.market.sentiment);
    let asking = lanes_where(
        context.level,
        #[inline(always)]
        |lane| {
            let needs = short_of(now.cash[lane], now.burn[lane], policy.ask_below, step_months);
            let tempted = sentiment[lane] > high && step >= now.last_round[lane] + old;
            (needs || tempted) && now.ask_closes[lane] == NEVER && step >= now.next_ask[lane]
        },
    );
    for lane in asking & company.alive & batch.live {
        let held = batch.companies[index].held.get(lane);
        let mut company = batch.companies[index].now.get(lane);
        open_ask(&mut company, (index, held), policy, traits, lane, context);
        if company.ask_closes < NEVER {
            batch.journal.note(lane, || Happening::Ask(asked(index, &company, policy, context)));
        }
        batch.companies[index].now.set(lane, &company);
    }
}

/// Months after which a company that needs too little for a round looks again.
const LOOKS_AGAIN: f64 = 3.0;

/// Opens the raise: how much, and when it closes.
fn open_ask(
    company: &mut Company,
    (index, held): (usize, bool),
    policy: &Policy,
    traits: &CompanyTraits,
    lane: usize,
    context: &Context<'_>,
) {
    let plan = &context.plan.companies[index];
    let steps = context.plan.clock.steps_of(policy.target) as u32;
    let need = planned_burn(company, plan, traits, (steps, held), lane, context) - company.cash;
    if need < policy.smallest_round {
        // Too little to trouble investors with, unless it is out of cash soon: then it asks for the smallest round.
        if !short_of(company.cash, company.burn, policy.ask_below, f64::from(context.plan.clock.step_months))
        {
            company.next_ask = context.now() + context.plan.clock.steps_of(LOOKS_AGAIN);
            return;
        }
    }
    let ordinal = company.asks as u64;
    let months = context.plan.numbers.draw(policy.raise_takes, context.seed, context.world(lane), ordinal);
    company.ask_amount = max(need, policy.smallest_round);
    company.ask_closes = context.now() + context.plan.clock.steps_of(months);
    company.asks += 1.0;
}

/// The price after concessions: each failed ask in a row lowers it by a share.
pub(crate) fn concession(policy: &Policy, failures: f64, level: Level) -> f64 {
    level.exp(failures * level.ln(1.0 - policy.concession))
}
