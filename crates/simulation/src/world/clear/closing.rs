//! Who asks for money this month, for what, and at which price.

use drypowder_lanes::{max, min};
use drypowder_model::source::Kind;

use super::execute;
use crate::{
    batch::{Batch, Company, NEVER},
    draw::normal_at,
    plan::CompanyPlan,
    replay::{Happening, PriceRefusal, Purpose},
    world::{
        Context, ask,
        price::{Buyer, value},
    },
};

/// What money is asked for, in the order of a month: rounds, then bridges for which only shareholders are asked, then tenders
/// that bring the company nothing.
pub(super) const IN_ORDER: [Purpose; 3] = [Purpose::Round, Purpose::Bridge, Purpose::Tender];

/// A company for which money is asked this month.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Closing {
    pub(crate) company: usize,
    /// What is asked, USD.
    pub(crate) ask: f64,
    /// Pre-money, USD.
    pub(crate) pre_money: f64,
    pub(crate) purpose: Purpose,
    /// The least that must be raised, USD.
    pub(crate) least: f64,
}

/// Whether anything may be asked for a company at all, told without looking at all of it.
pub(super) fn may_close(
    batch: &Batch,
    index: usize,
    lane: usize,
    purpose: Purpose,
    context: &Context<'_>,
) -> bool {
    let now = &batch.companies[index].now;
    match purpose {
        Purpose::Round => now.ask_closes[lane] <= context.now(),
        Purpose::Bridge => now.cash[lane] < 0.0 && now.bridged[lane] == 0.0,
        Purpose::Tender => tender_is_due(&context.plan.companies[index], context),
    }
}

/// Whether a company's insiders sell in this step.
pub(super) fn tender_is_due(plan: &CompanyPlan, context: &Context<'_>) -> bool {
    plan.terms.tender.as_ref().is_some_and(|tender| {
        let every = context.plan.clock.steps_of(tender.every) as u32;
        plan.fundable && (context.step + 1).is_multiple_of(every)
    })
}

/// What is asked for a company; `None` when nothing is, or when it will not have the price.
pub(super) fn closing(
    batch: &mut Batch,
    (index, company): (usize, &Company),
    lane: usize,
    purpose: Purpose,
    context: &Context<'_>,
) -> Option<Closing> {
    let plan = &context.plan.companies[index];
    match purpose {
        Purpose::Tender => tender(batch, (index, company), lane, context),
        Purpose::Round => regular(batch, (index, company), plan.terms.policy.as_ref()?, lane, context),
        Purpose::Bridge => {
            let policy = plan.terms.policy.as_ref()?;
            let asks = policy.bridge > 0.0 && plan.fundable;
            asks.then(|| bridge(batch, (index, company), policy, lane, context))
        }
    }
}

/// What insiders offer, at the price of a round of this day less a discount.
fn tender(
    batch: &Batch,
    (index, company): (usize, &Company),
    lane: usize,
    context: &Context<'_>,
) -> Option<Closing> {
    let tender = context.plan.companies[index].terms.tender.as_ref()?;
    let at = |number| context.values.at(number, lane);
    let price = value(batch, company, lane, Buyer::Private, 0.0, context) * (1.0 - at(tender.discount));
    let owned = batch.companies[index].tables[lane].insiders();
    let ask = min(at(tender.offered), owned) * price;
    let closing = Closing { company: index, ask, pre_money: price, purpose: Purpose::Tender, least: 0.0 };
    (price > 0.0 && ask > 0.0).then_some(closing)
}

/// Whether a source answers at all: lenders lend beside equity, and a bridge is for shareholders.
pub(super) fn takes_part(
    batch: &Batch,
    source: usize,
    closing: &Closing,
    lane: usize,
    context: &Context<'_>,
) -> bool {
    let pair = context.plan.pair_index(source, closing.company);
    let lends = matches!(context.plan.sources[source].terms.kind, Kind::Credit(_));
    let bridge = closing.purpose == Purpose::Bridge;
    context.plan.pairs[pair].allowed && !lends && (!bridge || batch.pairs[pair].stake[lane] > 0.0)
}

type Policy = drypowder_model::policy::Policy<crate::plan::Number>;

/// A round that closes as planned; `None` when the company will not have the price.
fn regular(
    batch: &mut Batch,
    (index, company): (usize, &Company),
    policy: &Policy,
    lane: usize,
    context: &Context<'_>,
) -> Option<Closing> {
    let plan = &context.plan.companies[index];
    let ordinal = company.asks as u64;
    let noise = normal_at(context.seed, plan.draws.price, context.world(lane), ordinal);
    let pre_money = value(batch, company, lane, Buyer::Private, noise, context)
        * ask::concession(policy, company.failures, context.level);
    let most = pre_money * policy.max_dilution / (1.0 - policy.max_dilution);
    let ask = min(company.ask_amount, most);
    let step_months = f64::from(context.plan.clock.step_months);
    let desperate = ask::short_of(company.cash, company.burn, policy.desperate_below, step_months);
    let floor = if desperate { 0.0 } else { (1.0 - policy.down_tolerance) * company.post_money };
    if pre_money <= 0.0 || pre_money < floor || ask < policy.smallest_round {
        batch.journal.note(lane, || {
            let (asked, last, smallest) = (company.ask_amount, company.post_money, policy.smallest_round);
            Happening::PriceRefused(PriceRefusal {
                company: index,
                asked,
                pre_money,
                floor,
                last,
                most,
                smallest,
            })
        });
        execute::refuse_price(batch, index, lane, context);
        return None;
    }
    Some(Closing {
        company: index,
        ask,
        pre_money,
        purpose: Purpose::Round,
        least: policy.minimum_close * ask,
    })
}

/// Shareholders bridge a company that is out of cash, at the last price less a concession.
fn bridge(
    batch: &Batch,
    (index, company): (usize, &Company),
    policy: &Policy,
    lane: usize,
    context: &Context<'_>,
) -> Closing {
    let fair = value(batch, company, lane, Buyer::Private, 0.0, context);
    let reference = if company.post_money > 0.0 { min(fair, company.post_money) } else { fair };
    let pre_money = max(reference * (1.0 - policy.concession), -company.cash);
    let missing = -company.cash;
    let months = policy.bridge / f64::from(context.plan.clock.step_months);
    let ask = missing + months * max(company.burn, 0.0);
    Closing { company: index, ask, pre_money, purpose: Purpose::Bridge, least: missing }
}

/// Marks that nothing is pending.
pub(crate) fn close(company: &mut Company) {
    company.ask_closes = NEVER;
    company.ask_amount = 0.0;
}
