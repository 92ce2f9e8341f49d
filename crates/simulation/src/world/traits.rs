//! What a company's dense phases need of its parameters, computed once a batch.

use drypowder_lanes::{Kernel, Lanes, Level, WIDTH, exp};
use drypowder_model::Company;

use super::market::step_of;
use crate::{
    batch::state,
    fault::bounded,
    plan::{Clock, Number, Values},
};

state! {
    /// A company's parameters over one step.
    Traits, TraitsLanes {
        /// e^{−κ₁Δ}.
        volatility_kept,
        /// σ̄ per √year.
        volatility_long_run,
        /// e^{−κ₂Δ}.
        uncertainty_kept,
        /// λ₁.
        revenue_price,
        /// e^{−κΔ}.
        drift_kept,
        /// (1 − e^{−κΔ})ḡ.
        drift_pull,
        /// λ₂(1 − e^{−κΔ})/κ.
        drift_price,
        /// √((1 − e^{−2κΔ})/2κ).
        drift_scale,
        /// ρ.
        lean,
        /// √(1 − ρ²).
        lean_rest,
        /// Loading c on the common shock.
        common,
        /// √(1 − c²).
        common_rest,
        /// One over the addressable market, 0 without one.
        addressable,
        /// p: what comes by itself of the market that is left, a year.
        innovation,
        /// Share of recognised revenue that is the company's own.
        own_share,
        /// Receivables as a share of run-rate.
        receivable,
        /// e^{−κΔ} of the margin's gap.
        margin_kept,
        /// Long-run gross margin.
        margin_long_run,
        /// e^{−κΔ} of γ.
        variable_kept,
        /// (1 − e^{−κΔ})γ̄.
        variable_pull,
        /// √((1 − e^{−2κΔ})/2κ).
        variable_scale,
        /// φ̄.
        variable_volatility_long_run,
        /// e^{−κ₃Δ}.
        variable_volatility_kept,
        /// e^{iΔ}.
        inflation,
        /// f.
        compute_follows,
        /// (1 − f)Δ.
        compute_alone,
        /// Long-run growth of the programme.
        compute_long_run,
        /// e^{−κΔ} of its growth's gap.
        compute_kept,
        /// Largest share of the bill that credits pay.
        credit_share,
        /// Interest on cash over a step.
        cash_interest,
        /// Tax rate.
        tax,
        /// Standard deviation of unexplained cash flow over a step, USD.
        cash_deviation,
    }
}

/// A company's parameters over one step, and what it has signed.
#[derive(Clone, Debug, Default)]
pub(crate) struct CompanyTraits {
    pub(crate) lanes: TraitsLanes,
    /// USD a year of each commitment, zero where a letter of intent came to nothing.
    pub(crate) signed: Vec<Lanes>,
}

impl TraitsLanes {
    /// Computes the parameters of a batch.
    pub(crate) fn fill(&mut self, terms: &Company<Number>, values: &Values, clock: &Clock, level: Level) {
        level.run(Fill { traits: self, terms, values, clock });
    }
}

struct Fill<'a> {
    traits: &'a mut TraitsLanes,
    terms: &'a Company<Number>,
    values: &'a Values,
    clock: &'a Clock,
}

impl Kernel for Fill<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for lane in 0..WIDTH {
            let at = |number| self.values.at(number, lane);
            self.traits.set(lane, &of_world(self.terms, at, self.clock));
        }
    }
}

#[inline(always)]
fn of_world(terms: &Company<Number>, at: impl Fn(Number) -> f64 + Copy, clock: &Clock) -> Traits {
    let years = clock.years;
    let growth = &terms.growth;
    let mut traits = Traits::default();
    let kappa = at(growth.reversion);
    (traits.drift_kept, traits.drift_scale) = step_of(kappa, 1.0, years);
    let pulled = if kappa == 0.0 { years } else { (1.0 - traits.drift_kept) / kappa };
    traits.drift_pull = (1.0 - traits.drift_kept) * at(growth.long_run);
    traits.drift_price = at(growth.growth_risk_price) * pulled;
    traits.volatility_kept = exp(-at(growth.volatility_decay) * years);
    traits.volatility_long_run = at(growth.long_run_volatility);
    traits.uncertainty_kept = exp(-at(growth.uncertainty_decay) * years);
    traits.revenue_price = at(growth.revenue_risk_price);
    (traits.lean, traits.lean_rest) = leaning(at(growth.correlation));
    (traits.common, traits.common_rest) = leaning(at(growth.common));
    traits.addressable = growth.addressable.map_or(0.0, |market| 1.0 / at(market));
    traits.innovation = growth.innovation.map_or(0.0, at);
    traits.own_share = 1.0 - at(terms.partner_share);
    traits.receivable = traits.own_share * at(terms.days_sales_outstanding) / 365.0;
    costs(terms, at, years, &mut traits);
    traits.cash_interest = at(terms.cash_interest) * years;
    traits.tax = terms.tax.as_ref().map_or(0.0, |tax| at(tax.rate));
    traits.cash_deviation = terms.cash_volatility.map_or(0.0, |volatility| at(volatility) * clock.root_years);
    traits
}

#[inline(always)]
fn costs(terms: &Company<Number>, at: impl Fn(Number) -> f64, years: f64, traits: &mut Traits) {
    traits.margin_long_run = 1.0;
    if let Some(margin) = &terms.margin {
        traits.margin_kept = kept(at(margin.half_life), years);
        traits.margin_long_run = at(margin.long_run);
    }
    if let Some(variable) = &terms.variable {
        (traits.variable_kept, traits.variable_scale) = step_of(at(variable.reversion), 1.0, years);
        traits.variable_pull = (1.0 - traits.variable_kept) * at(variable.long_run);
        traits.variable_volatility_long_run = at(variable.long_run_volatility);
        traits.variable_volatility_kept = exp(-at(variable.volatility_decay) * years);
    }
    traits.inflation = terms.fixed.as_ref().map_or(1.0, |fixed| exp(bounded(at(fixed.inflation) * years)));
    if let Some(compute) = &terms.compute {
        traits.compute_follows = at(compute.follows_revenue);
        traits.compute_alone = (1.0 - traits.compute_follows) * years;
        traits.compute_long_run = at(compute.long_run_growth);
        traits.compute_kept = kept(at(compute.half_life), years);
        traits.credit_share = at(compute.credit_share);
    }
}

/// What a half-life in months leaves of a gap after a step.
#[inline(always)]
fn kept(half_life: f64, years: f64) -> f64 {
    exp(-core::f64::consts::LN_2 * 12.0 / half_life * years)
}

/// A loading and what is left for the independent part.
#[inline(always)]
fn leaning(loading: f64) -> (f64, f64) {
    (loading, (1.0 - loading * loading).sqrt())
}
