//! Events, at the end of phase 1: the market has moved, nobody has earned or spent yet.
//!
//! ```text
//! dated    in the step in which its month lies, where u < probability
//! random   P(it happens in Δ) = 1 − e^{−hazard·Δ}, one uniform a world and step
//! levels   x' = x·(1 + change), ln x' = ln x + ln(1 + change) where the logarithm is kept
//! ```
//!
//! After the month's shocks and not before them, an event moves a level by what it says and no more: nothing of it has
//! reverted when sources and companies first see it. The world without exits sees the same events, since it asks the same
//! addresses.

use drypowder_lanes::{Mask, exp, min};
use drypowder_model::event::{CompanyChange, MarketChange, SourceChange};

use super::{Context, clear::patience, lanes_where};
use crate::{
    batch::{Batch, CompanyBatch, MarketLanes, SourceBatch},
    draw::uniform_at,
    plan::{CompanyPlan, EventPlan, EventTime, Number},
    replay::Happening,
};

/// Whatever happens in this step, in the order of the events' names.
pub(crate) fn happen(batch: &mut Batch, context: &Context<'_>) {
    for (index, event) in context.plan.events.iter().enumerate() {
        let lanes = due(event, batch.happened[index], context) & batch.live;
        if lanes.is_empty() {
            continue;
        }
        batch.happened[index] |= lanes;
        // Worlds that nobody is left in go on only as long as others of their batch do, so what they meet is not counted.
        let met = lanes & batch.anyone_alive();
        batch.met[index] |= met;
        for lane in lanes {
            batch.journal.note(lane, || {
                let changes =
                    event.terms.sources.iter().zip(&event.sources).filter(|(change, _)| change.stops);
                Happening::Event { event: index, stops: changes.map(|(_, source)| *source).collect() }
            });
        }
        if let Some(change) = &event.terms.market {
            lanes.into_iter().for_each(|lane| move_market(&mut batch.market, change, lane, context));
        }
        for (change, &source) in event.terms.sources.iter().zip(&event.sources) {
            let source = &mut batch.sources[source];
            lanes.into_iter().for_each(|lane| move_source(source, change, lane, context));
        }
        change_patience(batch, event, lanes, context);
        for (change, companies) in event.terms.companies.iter().zip(&event.companies) {
            for &company in companies.companies(&context.plan.cohorts) {
                let plan = &context.plan.companies[company];
                let company = &mut batch.companies[company];
                for lane in lanes & company.alive {
                    move_company(company, plan, change, lane, context);
                }
            }
        }
    }
}

/// The worlds in which an event happens now.
fn due(event: &EventPlan, happened: Mask, context: &Context<'_>) -> Mask {
    match event.time {
        EventTime::Dated { step, .. } if step != context.step as i32 => Mask::NONE,
        EventTime::Dated { probability, decided, .. } => {
            let mut due = Mask::NONE;
            for lane in Mask::ALL {
                let u = uniform_at(context.seed, decided, context.world(lane), 0);
                if u < context.values.at(probability, lane) {
                    due.set(lane);
                }
            }
            due
        }
        EventTime::Random { hazard, happens, once } => {
            let comes = arrivals(hazard, context.row.get(happens), context);
            if once { comes & !happened } else { comes }
        }
    }
}

/// The worlds in which what comes at a rate a year comes now: u < 1 − e^{−rate·Δ}.
pub(super) fn arrivals(rate: Number, uniforms: &drypowder_lanes::Lanes, context: &Context<'_>) -> Mask {
    let (rate, years) = (context.values.lanes(rate), context.plan.clock.years);
    lanes_where(
        context.level,
        #[inline(always)]
        |lane| uniforms[lane] < 1.0 - exp(-rate[lane] * years),
    )
}

fn move_market(market: &mut MarketLanes, change: &MarketChange<Number>, lane: usize, context: &Context<'_>) {
    let at = |number: Option<Number>| number.map_or(0.0, |number| context.values.at(number, lane));
    let log = |number| context.level.ln(1.0 + at(number));
    market.log_oil[lane] += log(change.oil);
    market.log_multiple[lane] += log(change.multiple);
    market.sentiment[lane] += at(change.sentiment);
    if change.equity.is_some() {
        // The step's return carries it to whoever owns listed shares.
        market.log_equity[lane] += log(change.equity);
        market.equity_return[lane] += log(change.equity);
    }
    if let Some(climate) = change.climate {
        market.climate[lane] = f64::from(climate as u8);
    }
    if let Some(open) = change.window {
        let open = open && !context.plan.market.shuts(context.step);
        market.window[lane] = f64::from(u8::from(open));
    }
}

fn move_source(source: &mut SourceBatch, change: &SourceChange<Number>, lane: usize, context: &Context<'_>) {
    let at = |number| context.values.at(number, lane);
    if let Some(capital) = change.capital {
        source.kind.scale(lane, 1.0 + at(capital));
    }
    if let Some(appetite) = change.appetite {
        source.purse.leaning[lane] += at(appetite);
    }
    if change.stops {
        source.purse.stopped[lane] = 1.0;
    }
}

/// Sources whose limits on burn tighten at another pace from now on.
fn change_patience(batch: &mut Batch, event: &EventPlan, lanes: Mask, context: &Context<'_>) {
    for (change, &source) in event.terms.sources.iter().zip(&event.sources) {
        if let Some(span) = change.patience {
            lanes.into_iter().for_each(|lane| patience::change(batch, source, span, lane, context));
        }
    }
}

fn move_company(
    company: &mut CompanyBatch,
    plan: &CompanyPlan,
    change: &CompanyChange<Number>,
    lane: usize,
    context: &Context<'_>,
) {
    let at = |number: Option<Number>| number.map_or(0.0, |number| context.values.at(number, lane));
    let now = &mut company.now;
    now.run_rate[lane] *= 1.0 + at(change.run_rate);
    now.compute[lane] *= 1.0 + at(change.compute);
    now.fixed[lane] *= 1.0 + at(change.fixed);
    now.drift[lane] += at(change.growth);
    // Before the step opens its books: money that comes or goes is part of what the company begins the step with.
    now.cash[lane] += at(change.cash);
    if let (Some(_), Some(margin)) = (change.margin, &plan.terms.margin) {
        let most = 1.0 - context.values.at(margin.long_run, lane);
        now.margin_gap[lane] = min(now.margin_gap[lane] + at(change.margin), most);
    }
    if let Some(outcome) = change.outcome {
        company.struck[outcome as usize].set(lane);
    }
}

#[cfg(test)]
mod tests {
    use drypowder_lanes::{Level, ln};
    use drypowder_model::file;

    use super::*;
    use crate::{
        draw::Row,
        plan::{Plan, Values},
        world::market,
    };

    const OIL: &str = r#"
        name = "Oil"
        start = "2026-01"
        horizon = "24 months"
        [market.oil]
        now = "$70"
        long_run = "$60 to $80"
        half_life = "24 months"
        volatility = 0.4
        [[company]]
        name = "A"
        run_rate = "$1M"
        cash = "$1M"
        growth = { now = 0 }
    "#;

    const GLUT: &str = r#"
        [[event]]
        name = "glut"
        at = "2027-01"
        [event.market]
        oil = "-40%"
    "#;

    /// ln of the price of oil in each world, month by month.
    fn prices(text: &str) -> Vec<Vec<f64>> {
        let plan = Plan::new(&file::parse(text, &[]).unwrap());
        let (mut values, mut row) = (Values::new(&plan.numbers), Row::new(&plan.rows));
        values.fill(&plan.numbers, 7, 0);
        let mut batch = Batch::new(&plan);
        let mut prices = Vec::new();
        let mut traits = None;
        for step in 0..plan.clock.steps {
            row.advance(&plan.rows, Level::detect(), 7, 0, step);
            let (plan, values, row) = (&plan, &values, &row);
            let level = Level::detect();
            let context = Context { plan, values, row, seed: 7, first_world: 0, step, level, checked: false };
            let traits = traits.get_or_insert_with(|| market::open(&mut batch.market, &context));
            batch.live = Mask::ALL;
            market::advance(&mut batch, &context, traits);
            happen(&mut batch, &context);
            prices.push(Mask::ALL.into_iter().map(|lane| batch.market.log_oil[lane]).collect());
        }
        prices
    }

    #[test]
    fn a_dated_fall_of_oil_is_what_it_says_on_the_same_draws() {
        let (without, with) = (prices(OIL), prices(&format!("{OIL}{GLUT}")));
        let kept = libm::exp(-core::f64::consts::LN_2 / 24.0);
        for (month, (without, with)) in without.iter().zip(&with).enumerate() {
            for (before, after) in without.iter().zip(with) {
                if month < 12 {
                    assert_eq!(before, after, "month {month}");
                } else {
                    // In its own month all of it; then it is forgotten with oil's half-life.
                    let left = ln(0.6) * libm::pow(kept, (month - 12) as f64);
                    assert!((after - before - left).abs() < 1e-14, "month {month}: {after} and {before}");
                }
            }
        }
    }
}
