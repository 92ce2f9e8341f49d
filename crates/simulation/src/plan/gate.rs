//! What a company has to reach, what may befall it, what it is given and what it has to pay, in a plan.

use drypowder_model::{Company, cash::Watch};

use super::Number;
use crate::draw::{Address, RowId, RowPlan};

/// Where the draws of a company's milestones, hazards, lump sums, claims and of its watched cash come from; lists are in the
/// order of its terms.
#[derive(Clone, Debug)]
pub(crate) struct Gates {
    /// Decides whether a milestone is ever reached.
    pub(crate) milestones: Vec<Address>,
    /// The thresholds of a hazard's clock.
    pub(crate) hazards: Vec<Address>,
    /// Whether a lump sum comes in a step.
    pub(crate) lump_sums: RowId,
    /// Whether watched cash touches zero within a step, after its last claim.
    pub(crate) touches: RowId,
    /// The moment at which it does.
    pub(crate) moment: Address,
    /// The times between claims.
    pub(crate) claims: Address,
    /// Watched cash at the times of claims, whether it touches zero before each, and the moment at which it does.
    pub(crate) claim_cash: Address,
    pub(crate) claim_touches: Address,
    pub(crate) claim_moment: Address,
    /// The milestone it has to have reached to file for a listing.
    pub(crate) listing: Option<usize>,
    /// The milestone it has to have reached before later tranches of its rounds are paid.
    pub(crate) tranches: Option<usize>,
    /// Whether hazards or events may end its private life; known once all events are.
    pub(crate) befallen: bool,
}

impl Gates {
    pub(crate) fn new(key: &str, terms: &Company<Number>, rows: &mut RowPlan) -> Self {
        let milestones = terms.milestones.iter();
        let hazards = terms.hazards.iter();
        let paying = terms.policy.as_ref().and_then(|policy| policy.tranche_milestone.as_ref());
        let gate = terms.listing.as_ref().and_then(|listing| listing.milestone.as_ref());
        Self {
            milestones: milestones.map(|one| Address::of(key, &format!("milestone[{}]", one.name))).collect(),
            hazards: hazards
                .map(|one| Address::of(key, &format!("hazard[{}]", one.outcome.word())))
                .collect(),
            lump_sums: match terms.lump_sums {
                Some(_) => rows.uniform(Address::of(key, "lump_sums")),
                None => RowPlan::STILL,
            },
            touches: match terms.cash_watched {
                Watch::Always => rows.uniform(Address::of(key, "cash.touches")),
                Watch::AtStepEnds => RowPlan::STILL,
            },
            moment: Address::of(key, "cash.moment"),
            claims: Address::of(key, "claims"),
            claim_cash: Address::of(key, "claims.cash"),
            claim_touches: Address::of(key, "claims.touches"),
            claim_moment: Address::of(key, "claims.moment"),
            listing: gate.and_then(|name| milestone(terms, name)),
            tranches: paying.and_then(|name| milestone(terms, name)),
            befallen: !terms.hazards.is_empty(),
        }
    }
}

/// Which of a company's milestones has a name.
pub(super) fn milestone(terms: &Company<Number>, name: &str) -> Option<usize> {
    terms.milestones.iter().position(|one| one.name == name)
}
