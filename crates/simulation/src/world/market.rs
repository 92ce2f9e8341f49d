//! Phase 1: the market moves.
//!
//! ```text
//! climate    P(leave in Δ) = 1 − exp(−Δ/D_S), destination from a split; one uniform serves both
//! sentiment  z' = z̄_S + e^{−κΔ}(z − z̄_S) + σ√((1 − e^{−2κΔ})/2κ) ε
//! multiple   ln M' = m̄ + e^{−κΔ}(ln M − m̄) + σ√((1 − e^{−2κΔ})/2κ) ε      (oil alike; Schwartz 1997, one factor)
//! equity     ln E' = ln E + (μ − σ²/2)Δ + σ√Δ ε + jump                     (Merton 1976)
//! window     P(switch in Δ) = h/Σ · (1 − e^{−ΣΔ}), h_oc e^{−γz} and h_co e^{γz}, Σ their sum
//! ```
//!
//! A window that is held shut does not move and opens for no event; it is shut when it is let go, and its first step after
//! that is any other. Its uniforms are drawn meanwhile, so what comes after has the draws it would have without.

use drypowder_lanes::{Kernel, Lanes, WIDTH, exp};
use drypowder_model::market::{Climate, Equity, Window};

use super::Context;
use crate::{
    batch::{BOOM, Batch, DROUGHT, MarketLanes, NORMAL},
    draw::normal_at,
    fault::bounded,
    plan::Number,
};

/// What the market's dense processes need, computed once a batch.
#[derive(Clone, Debug, Default)]
pub(crate) struct MarketTraits {
    sentiment: Reversion,
    multiple: Reversion,
    oil: Reversion,
}

/// A mean-reverting level over one step: x' = mean + kept·(x − mean) + scale·ε.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reversion {
    pub(crate) kept: Lanes,
    pub(crate) scale: Lanes,
    /// The long-run mean; sentiment's depends on the climate instead.
    pub(crate) mean: Lanes,
}

impl Reversion {
    /// From a half-life in months and a volatility per √year.
    fn new(half_life: &Lanes, volatility: &Lanes, years: f64) -> Self {
        let mut reversion = Self::default();
        for lane in 0..WIDTH {
            let kappa = core::f64::consts::LN_2 * 12.0 / half_life[lane];
            (reversion.kept[lane], reversion.scale[lane]) = step_of(kappa, volatility[lane], years);
        }
        reversion
    }
}

/// e^{−κΔ} and σ√((1 − e^{−2κΔ})/2κ); for κ = 0 their limits 1 and σ√Δ.
#[inline(always)]
pub(crate) fn step_of(kappa: f64, volatility: f64, years: f64) -> (f64, f64) {
    if kappa == 0.0 {
        return (1.0, volatility * years.sqrt());
    }
    let kept = exp(-kappa * years);
    (kept, volatility * ((1.0 - kept * kept) / (2.0 * kappa)).sqrt())
}

/// Sets the market of the first month and what moves it.
pub(crate) fn open(market: &mut MarketLanes, context: &Context<'_>) -> MarketTraits {
    let (terms, values) = (&context.plan.market.terms, context.values);
    let years = context.plan.clock.years;
    let mut traits = MarketTraits::default();
    *market =
        MarketLanes { climate: Lanes::splat(NORMAL), window: Lanes::splat(1.0), ..MarketLanes::default() };
    if let Some(climate) = &terms.climate {
        market.climate = Lanes::splat(f64::from(climate.now as u8));
    }
    if let Some(sentiment) = &terms.sentiment {
        market.sentiment = *values.lanes(sentiment.now);
        traits.sentiment =
            Reversion::new(values.lanes(sentiment.half_life), values.lanes(sentiment.volatility), years);
    }
    if let Some(multiple) = &terms.multiple {
        market.log_multiple = log(values.lanes(multiple.now));
        traits.multiple =
            Reversion::new(values.lanes(multiple.half_life), values.lanes(multiple.volatility), years);
        traits.multiple.mean = log(values.lanes(multiple.long_run));
    }
    if let Some(oil) = &terms.oil {
        market.log_oil = log(values.lanes(oil.now));
        traits.oil = Reversion::new(values.lanes(oil.half_life), values.lanes(oil.volatility), years);
        traits.oil.mean = log(values.lanes(oil.long_run));
    }
    if let Some(window) = &terms.window {
        let open = window.open && !context.plan.market.shuts(context.step);
        market.window = Lanes::splat(f64::from(u8::from(open)));
    }
    traits
}

fn log(lanes: &Lanes) -> Lanes {
    let mut logs = Lanes::ZERO;
    for lane in 0..WIDTH {
        logs[lane] = drypowder_lanes::ln(lanes[lane]);
    }
    logs
}

/// Moves the market of a batch by one step.
pub(crate) fn advance(batch: &mut Batch, context: &Context<'_>, traits: &MarketTraits) {
    if !context.plan.market.moves {
        return;
    }
    context.level.run(Advance { market: &mut batch.market, context, traits });
}

struct Advance<'a> {
    market: &'a mut MarketLanes,
    context: &'a Context<'a>,
    traits: &'a MarketTraits,
}

impl Kernel for Advance<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        let Self { market, context, traits } = self;
        let plan = &context.plan.market;
        let shocks = correlated(context);
        if let Some(climate) = &plan.terms.climate {
            move_climate(market, climate, context);
        }
        if let Some(sentiment) = &plan.terms.sentiment {
            let values = context.values;
            let (boom, normal, drought) = (
                values.lanes(sentiment.mean.boom),
                values.lanes(sentiment.mean.normal),
                values.lanes(sentiment.mean.drought),
            );
            for lane in 0..WIDTH {
                let climate = market.climate[lane];
                let calm = if climate == NORMAL { normal[lane] } else { drought[lane] };
                let mean = if climate == BOOM { boom[lane] } else { calm };
                let gap = market.sentiment[lane] - mean;
                market.sentiment[lane] =
                    mean + traits.sentiment.kept[lane] * gap + traits.sentiment.scale[lane] * shocks[0][lane];
            }
        }
        if plan.terms.multiple.is_some() {
            revert(&mut market.log_multiple, &traits.multiple, &shocks[1]);
        }
        if let Some(equity) = &plan.terms.equity {
            move_equity(market, equity, &shocks[2], context);
        }
        if plan.terms.oil.is_some() {
            revert(&mut market.log_oil, &traits.oil, &shocks[3]);
        }
        if let Some(window) = &plan.terms.window {
            move_window(market, window, context);
        }
        market.common = shocks[4];
    }
}

/// Row r of the correlated shocks is `Σ_c` root[r][c] · (independent shock c).
#[inline(always)]
fn correlated(context: &Context<'_>) -> [Lanes; 5] {
    let plan = &context.plan.market;
    let mut shocks = [Lanes::ZERO; 5];
    for (shock, root) in shocks.iter_mut().zip(&plan.root) {
        for (id, &weight) in plan.shocks.iter().zip(root) {
            if weight == 0.0 {
                continue;
            }
            let independent = context.row.get(*id);
            for lane in 0..WIDTH {
                shock[lane] += weight * independent[lane];
            }
        }
    }
    shocks
}

#[inline(always)]
fn revert(level: &mut Lanes, reversion: &Reversion, shock: &Lanes) {
    for lane in 0..WIDTH {
        let mean = reversion.mean[lane];
        level[lane] =
            mean + reversion.kept[lane] * (level[lane] - mean) + reversion.scale[lane] * shock[lane];
    }
}

#[inline(always)]
fn move_climate(market: &mut MarketLanes, climate: &Climate<Number>, context: &Context<'_>) {
    let (values, uniforms) = (context.values, context.row.get(context.plan.market.climate));
    let (stay, split) = (&climate.stay, &climate.split);
    let months = f64::from(context.plan.clock.step_months);
    let (boom, normal, drought) =
        (values.lanes(stay.boom), values.lanes(stay.normal), values.lanes(stay.drought));
    let (from_boom, from_normal, from_drought) =
        (values.lanes(split.boom), values.lanes(split.normal), values.lanes(split.drought));
    for lane in 0..WIDTH {
        let now = market.climate[lane];
        let (stay, share, first, second) = if now == BOOM {
            (boom[lane], from_boom[lane], NORMAL, DROUGHT)
        } else if now == NORMAL {
            (normal[lane], from_normal[lane], BOOM, DROUGHT)
        } else {
            (drought[lane], from_drought[lane], NORMAL, BOOM)
        };
        let leaves = 1.0 - exp(-months / stay);
        let u = uniforms[lane];
        // Given that it leaves, u is uniform on (0, leaves): the same draw says where to.
        let destination = if u < leaves * share { first } else { second };
        market.climate[lane] = if u < leaves { destination } else { now };
    }
}

#[inline(always)]
fn move_equity(market: &mut MarketLanes, equity: &Equity<Number>, shock: &Lanes, context: &Context<'_>) {
    let values = context.values;
    let (drift, volatility) = (values.lanes(equity.drift), values.lanes(equity.volatility));
    let (years, root_years) = (context.plan.clock.years, context.plan.clock.root_years);
    for lane in 0..WIDTH {
        let sigma = volatility[lane];
        market.equity_return[lane] =
            (drift[lane] - 0.5 * sigma * sigma) * years + sigma * root_years * shock[lane];
    }
    if let Some(jumps) = &equity.jumps {
        let uniforms = context.row.get(context.plan.market.equity_jump);
        let hazard = values.lanes(jumps.hazard);
        for lane in 0..WIDTH {
            if uniforms[lane] < 1.0 - exp(-hazard[lane] * years) {
                let address = context.plan.market.equity_jump_size;
                let ordinal = u64::from(context.step);
                let size = normal_at(context.seed, address, context.world(lane), ordinal);
                market.equity_return[lane] +=
                    values.at(jumps.mean, lane) + values.at(jumps.deviation, lane) * size;
            }
        }
    }
    for lane in 0..WIDTH {
        market.log_equity[lane] += market.equity_return[lane];
    }
}

#[inline(always)]
fn move_window(market: &mut MarketLanes, window: &Window<Number>, context: &Context<'_>) {
    if context.plan.market.shuts(context.step) {
        return;
    }
    let (values, uniforms) = (context.values, context.row.get(context.plan.market.window));
    let (open, closed, gamma) =
        (values.lanes(window.stay_open), values.lanes(window.stay_closed), values.lanes(window.sentiment));
    let months = f64::from(context.plan.clock.step_months);
    for lane in 0..WIDTH {
        let tilt = exp(bounded(gamma[lane] * market.sentiment[lane]));
        let closing = 1.0 / (open[lane] * tilt);
        let opening = tilt / closed[lane];
        let both = closing + opening;
        let now = market.window[lane];
        let leaving = if now == 1.0 { closing } else { opening };
        let switches = uniforms[lane] < leaving / both * (1.0 - exp(-both * months));
        market.window[lane] = if switches { 1.0 - now } else { now };
    }
}
