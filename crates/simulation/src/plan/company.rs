//! A company of a plan.

use drypowder_model::{
    Company, Source,
    company::{Commitment, Payment, Tranche},
    traverse::Traverse,
};

use super::{Clock, Gates, Number, Numbers, gate::milestone};
use crate::draw::{Address, RowId, RowPlan};

/// A company's numbers, dense processes and dates.
#[derive(Clone, Debug)]
pub(crate) struct CompanyPlan {
    pub(crate) name: String,
    /// The index of the cohort it is a member of.
    pub(crate) cohort: Option<usize>,
    pub(crate) terms: Company<Number>,
    pub(crate) draws: CompanyDraws,
    pub(crate) gates: Gates,
    pub(crate) commitments: Vec<CommitmentSpan>,
    pub(crate) capex: Vec<CommitmentSpan>,
    pub(crate) tranches: Vec<TrancheDate>,
    /// Step of the last round before the start, at most 0.
    pub(crate) last_round_step: f64,
    /// Whether a source that may fund it asks it to spend money back, so that it may come to owe compute.
    pub(crate) owes: bool,
    /// Whether any of its numbers differs between worlds.
    pub(crate) uncertain: bool,
    /// What a claim comes to on average, USD: what it plans with.
    pub(crate) expected_claim: f64,
    /// Whether any source may fund it; otherwise it never asks.
    pub(crate) fundable: bool,
}

/// Where a company's draws come from.
#[derive(Clone, Debug)]
pub(crate) struct CompanyDraws {
    pub(crate) revenue: RowId,
    pub(crate) growth: RowId,
    pub(crate) variable: RowId,
    pub(crate) cash: RowId,
    pub(crate) jump: RowId,
    pub(crate) jump_size: Address,
    pub(crate) price: Address,
    pub(crate) listing_price: Address,
    pub(crate) acquisition: Address,
    pub(crate) window_failure: Address,
}

/// A payment a year from one month to before another, months since the start.
#[derive(Clone, Debug)]
pub(crate) struct CommitmentSpan {
    pub(crate) from: i32,
    pub(crate) to: i32,
    pub(crate) per_year: Number,
    /// For a commitment: the share that binds, and how likely it becomes a contract.
    pub(crate) binding: Option<(Number, Number)>,
    /// Decides whether it becomes a contract.
    pub(crate) signed: Address,
}

/// Money promised before the start.
#[derive(Clone, Debug)]
pub(crate) struct TrancheDate {
    pub(crate) step: i32,
    pub(crate) source: usize,
    pub(crate) amount: Number,
    pub(crate) in_kind: Number,
    /// How likely a letter of intent is kept, and what decides it.
    pub(crate) intent: Option<(Number, Address)>,
    /// The run-rate it waits for.
    pub(crate) run_rate: Option<Number>,
    /// The milestone it waits for.
    pub(crate) milestone: Option<usize>,
    /// First step in which it is paid no more.
    pub(crate) lapses: i32,
}

impl CompanyPlan {
    pub(crate) fn new(
        company: &Company,
        sources: &[&Source],
        clock: &Clock,
        numbers: &mut Numbers,
        rows: &mut RowPlan,
    ) -> Self {
        let key = company.key();
        let mut uncertain = false;
        let terms = company.traverse("", &mut |place, param| {
            uncertain |= param.known().is_none();
            numbers.add(&key, place, param)
        });
        // A letter of intent is decided once a world.
        uncertain |= company.commitments.iter().any(|commitment| commitment.probability.known() != Some(1.0));
        let draws = CompanyDraws::new(&key, &terms, numbers, rows);
        let gates = Gates::new(&key, &terms, rows);
        let expected_claim = terms.claims.as_ref().map_or(0.0, |claims| numbers.expected(claims.amount));
        let commitments =
            terms.commitments.iter().flat_map(|c| CommitmentSpan::commitment(c, &key, clock)).collect();
        let capex = terms
            .capex
            .iter()
            .map(|payment| CommitmentSpan {
                from: clock.month_of(payment.from),
                to: clock.month_of(payment.to),
                per_year: payment.per_year,
                binding: None,
                signed: Address::of(&key, "capex"),
            })
            .collect();
        let tranches =
            terms.tranches.iter().filter_map(|t| TrancheDate::new(t, &terms, &key, sources, clock)).collect();
        let last_round_step =
            terms.last_round.as_ref().map_or(0.0, |round| f64::from(clock.step_of(round.date)));
        let mut funders = sources.iter().filter(|source| source.terms.funds.allows(&company.name)).peekable();
        let fundable = funders.peek().is_some();
        let owes = funders.any(|source| source.terms.spend_back.known() != Some(0.0));
        let name = company.name.clone();
        Self {
            name,
            cohort: None,
            terms,
            draws,
            gates,
            commitments,
            capex,
            tranches,
            last_round_step,
            owes,
            uncertain,
            expected_claim,
            fundable,
        }
    }
}

impl CompanyDraws {
    fn new(key: &str, terms: &Company<Number>, numbers: &Numbers, rows: &mut RowPlan) -> Self {
        let growth = &terms.growth;
        let mut normal = |process: &str, moves: bool| {
            if moves { rows.normal(Address::of(key, process)) } else { RowPlan::STILL }
        };
        let revenue_moves =
            !(numbers.is_zero(growth.volatility) && numbers.is_zero(growth.long_run_volatility));
        let growth_moves = !numbers.is_zero(growth.uncertainty);
        // ε₂ leans on ε₁ by their correlation, so growth uncertainty alone still draws both unless ρ is zero.
        let leans = growth_moves && !numbers.is_zero(growth.correlation);
        let revenue = normal("revenue", revenue_moves || leans);
        let drift = normal("growth", growth_moves);
        let variable = normal(
            "variable",
            terms.variable.as_ref().is_some_and(|variable| {
                !(numbers.is_zero(variable.volatility) && numbers.is_zero(variable.long_run_volatility))
            }),
        );
        let cash = normal(
            "cash.shock",
            terms.cash_volatility.is_some_and(|volatility| !numbers.is_zero(volatility)),
        );
        let jump =
            if growth.jumps.is_some() { rows.uniform(Address::of(key, "jump")) } else { RowPlan::STILL };
        Self {
            revenue,
            growth: drift,
            variable,
            cash,
            jump,
            jump_size: Address::of(key, "jump.size"),
            price: Address::of(key, "price"),
            listing_price: Address::of(key, "listing.price"),
            acquisition: Address::of(key, "acquisition"),
            window_failure: Address::of(key, "window.failure"),
        }
    }
}

impl CommitmentSpan {
    /// The spans of a contract, which all come about or none.
    fn commitment(commitment: &Commitment<Number>, key: &str, clock: &Clock) -> Vec<Self> {
        let first = commitment.spans.first().map(|span| span.from.to_string()).unwrap_or_default();
        let signed = Address::of(key, &format!("signed[{} {first}]", commitment.with));
        let span = |payment: &Payment<Number>| Self {
            from: clock.month_of(payment.from),
            to: clock.month_of(payment.to),
            per_year: payment.per_year,
            binding: Some((commitment.binding, commitment.probability)),
            signed,
        };
        commitment.spans.iter().map(span).collect()
    }

    /// The share of a step in which it binds.
    pub(crate) fn share_of(&self, step: u32, clock: &Clock) -> f64 {
        let months = clock.step_months as i32;
        let first = step as i32 * months;
        let covered = (self.to.min(first + months) - self.from.max(first)).max(0);
        f64::from(covered) / f64::from(months)
    }
}

impl TrancheDate {
    fn new(
        tranche: &Tranche<Number>,
        terms: &Company<Number>,
        key: &str,
        sources: &[&Source],
        clock: &Clock,
    ) -> Option<Self> {
        let source = sources.iter().position(|source| source.name == tranche.source)?;
        Some(Self {
            step: clock.step_of(tranche.date),
            source,
            amount: tranche.amount,
            in_kind: tranche.in_kind,
            intent: tranche.probability.map(|probability| {
                let address = Address::of(key, &format!("kept[{} {}]", tranche.source, tranche.date));
                (probability, address)
            }),
            run_rate: tranche.run_rate,
            milestone: tranche.milestone.as_ref().and_then(|name| milestone(terms, name)),
            lapses: tranche.lapses.map_or(i32::MAX, |month| clock.step_of(month)),
        })
    }
}
