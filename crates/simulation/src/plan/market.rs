//! The market of a plan.

use drypowder_model::{Market, market::Correlation, traverse::Traverse};

use super::{Clock, Number, Numbers};
use crate::draw::{Address, RowId, RowPlan};

/// The market's numbers and dense processes.
#[derive(Clone, Debug)]
pub(crate) struct MarketPlan {
    pub(crate) terms: Market<Number>,
    /// Row r of the correlated shocks is Σ root[r][c] · (independent shock c).
    pub(crate) root: [[f64; 5]; 5],
    /// Independent shocks behind sentiment, multiple, equity, oil and common growth.
    pub(crate) shocks: [RowId; 5],
    pub(crate) climate: RowId,
    pub(crate) window: RowId,
    /// The first step in which the window may open.
    pub(crate) opens: i32,
    pub(crate) equity_jump: RowId,
    pub(crate) equity_jump_size: Address,
    /// Whether anything in it moves at all.
    pub(crate) moves: bool,
}

impl MarketPlan {
    /// Whether the window is held shut in a step.
    pub(crate) fn shuts(&self, step: u32) -> bool {
        (step as i32) < self.opens
    }

    /// `common`: whether any company leans on the common growth factor.
    pub(crate) fn new(
        market: &Market,
        common: bool,
        clock: &Clock,
        numbers: &mut Numbers,
        rows: &mut RowPlan,
    ) -> Self {
        let terms = market.traverse("", &mut |place, param| numbers.add("market", place, param));
        let moves = [
            terms.sentiment.as_ref().is_some_and(|s| !numbers.is_zero(s.volatility)),
            terms.multiple.as_ref().is_some_and(|m| !numbers.is_zero(m.volatility)),
            terms.equity.as_ref().is_some_and(|e| !numbers.is_zero(e.volatility)),
            terms.oil.as_ref().is_some_and(|o| !numbers.is_zero(o.volatility)),
            common,
        ];
        let mut shocks = [RowPlan::STILL; 5];
        for ((shock, name), moves) in shocks.iter_mut().zip(Correlation::NAMES).zip(moves) {
            // A shock that moves nothing itself still has to be drawn when others are correlated with it.
            if moves || market.correlation != Correlation::NONE {
                *shock = rows.normal(Address::of("market", name));
            }
        }
        let alive = terms.climate.is_some() || terms.window.is_some() || terms.sentiment.is_some();
        let priced = terms.multiple.is_some() || terms.equity.is_some() || terms.oil.is_some();
        let shut_until = terms.window.as_ref().and_then(|window| window.shut_until);
        let jumps = terms.equity.as_ref().and_then(|equity| equity.jumps.as_ref());
        Self {
            root: market.correlation.root().unwrap_or(Correlation::NONE.0),
            shocks,
            climate: drawn(terms.climate.is_some(), rows, "climate"),
            window: drawn(terms.window.is_some(), rows, "window"),
            opens: shut_until.map_or(0, |month| clock.step_of(month)),
            equity_jump: drawn(jumps.is_some(), rows, "equity.jump"),
            equity_jump_size: Address::of("market", "equity.jump.size"),
            moves: alive || priced || common,
            terms,
        }
    }
}

fn drawn(moves: bool, rows: &mut RowPlan, process: &str) -> RowId {
    if moves { rows.uniform(Address::of("market", process)) } else { RowPlan::STILL }
}
