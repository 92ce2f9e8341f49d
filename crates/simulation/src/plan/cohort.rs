//! The cohorts of a plan: which companies are members of what.

use std::collections::BTreeMap;

use drypowder_model::Company;

use super::{CompanyPlan, Plan};

/// A cohort of at most so many members shows each of them in the tables by month.
const SMALL: usize = 10;

/// A cohort.
#[derive(Clone, Debug)]
pub(crate) struct CohortPlan {
    pub(crate) name: String,
    /// The indices of its members, ascending.
    pub(crate) members: Vec<usize>,
}

impl CohortPlan {
    /// Every cohort, by name.
    pub(super) fn all(companies: &[&Company]) -> Vec<Self> {
        let mut members: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, company) in companies.iter().enumerate() {
            if let Some(name) = &company.cohort {
                members.entry(name).or_default().push(index);
            }
        }
        members.into_iter().map(|(name, members)| Self { name: name.to_owned(), members }).collect()
    }

    /// Tells companies which cohort they are in.
    pub(super) fn enter(cohorts: &[Self], mut companies: Vec<CompanyPlan>) -> Vec<CompanyPlan> {
        for (cohort, plan) in cohorts.iter().enumerate() {
            plan.members.iter().for_each(|&member| companies[member].cohort = Some(cohort));
        }
        companies
    }

    /// One of its members, which are alike but for their numbers.
    pub(crate) fn any<'p>(&self, plan: &'p Plan) -> &'p CompanyPlan {
        &plan.companies[self.members[0]]
    }

    pub(crate) fn is_small(&self) -> bool {
        self.members.len() <= SMALL
    }
}
