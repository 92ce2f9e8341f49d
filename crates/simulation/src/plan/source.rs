//! A source of a plan, and what it may do for each company.

use drypowder_model::{Company, Source, traverse::Traverse};

use super::{Number, Numbers};
use crate::draw::{Address, RowId, RowPlan};

/// A source's numbers and dense processes.
#[derive(Clone, Debug)]
pub(crate) struct SourcePlan {
    pub(crate) name: String,
    pub(crate) terms: Source<Number>,
    /// The holdings' own volatility of a leveraged source.
    pub(crate) holdings_shock: RowId,
}

/// A source and a company.
#[derive(Clone, Debug)]
pub(crate) struct PairPlan {
    /// Whether the source may fund the company.
    pub(crate) allowed: bool,
    /// Decides a yes or no, once an ask.
    pub(crate) offer: Address,
    /// Decides a yes or no to insiders who sell.
    pub(crate) tender: Address,
    /// What the source owns at the start.
    pub(crate) holding: Option<HoldingPlan>,
}

/// A holding at the start.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HoldingPlan {
    /// Share of the company.
    pub(crate) stake: Number,
    /// USD.
    pub(crate) cost: Number,
    /// Multiple of the cost that is paid before common shares.
    pub(crate) preference: Option<Number>,
}

impl SourcePlan {
    pub(crate) fn new(source: &Source, numbers: &mut Numbers, rows: &mut RowPlan) -> Self {
        let key = source.key();
        // Holdings are read through the pairs, so that they are indexed once.
        let bare = Source { holdings: Vec::new(), ..source.clone() };
        let terms = bare.traverse("", &mut |place, param| numbers.add(&key, place, param));
        let moves = match &terms.kind {
            drypowder_model::source::Kind::Leveraged(own) => !numbers.is_zero(own.volatility),
            _ => false,
        };
        let holdings_shock = if moves { rows.normal(Address::of(&key, "holdings")) } else { RowPlan::STILL };
        Self { name: source.name.clone(), terms, holdings_shock }
    }
}

impl PairPlan {
    /// Every pair, source by source.
    pub(crate) fn all(sources: &[&Source], companies: &[&Company], numbers: &mut Numbers) -> Vec<Self> {
        let mut pairs = Vec::with_capacity(sources.len() * companies.len());
        for source in sources {
            for company in companies {
                pairs.push(Self::new(source, company, numbers));
            }
        }
        pairs
    }

    fn new(source: &Source, company: &Company, numbers: &mut Numbers) -> Self {
        let entity = format!("{}×{}", source.key(), company.key());
        let held = source.holdings.iter().find(|holding| holding.company == company.name);
        Self {
            allowed: source.terms.funds.allows(&company.name),
            offer: Address::of(&entity, "offer"),
            tender: Address::of(&entity, "tender"),
            holding: held.map(|holding| HoldingPlan {
                stake: numbers.add(&entity, "stake", &holding.stake),
                cost: numbers.add(&entity, "cost", &holding.cost),
                preference: holding.preference.as_ref().map(|one| numbers.add(&entity, "preference", one)),
            }),
        }
    }
}
