//! How companies leave, in words.

use drypowder_simulation::{
    replay::{WhyFiled, WhyNotBought},
    results::Cause,
};

use super::{super::trouble, Teller, Weight};
use crate::words::dollars;

impl Teller<'_> {
    pub(super) fn filing(
        &self,
        company: usize,
        why: WhyFiled,
        runway: Option<f64>,
        due: u32,
    ) -> (Weight, Vec<String>) {
        let (name, from) = (self.company(company), self.causes.course.later_date(due));
        let text = if why == WhyFiled::Chosen {
            format!("{name} files for the listing it wants, from {from} on")
        } else {
            format!("{name} has to file for a listing, from {from} on")
        };
        let mut chain = vec![text];
        // The trouble itself has a line of its own.
        chain.extend(trouble::filing(why, runway, self.troubles[company].as_ref()).into_iter().take(2));
        (Weight::Major, chain)
    }

    pub(super) fn listed(
        &self,
        company: usize,
        (value, proceeds): (f64, f64),
        forced: bool,
    ) -> (Weight, Vec<String>) {
        let name = self.company(company);
        let verb = if forced { "is forced to list" } else { "lists" };
        let mut chain =
            vec![format!("{name} {verb} at {}; new shares bring {}", dollars(value), dollars(proceeds))];
        if forced {
            chain.extend(self.filings[company].iter().cloned());
        }
        (Weight::End, chain)
    }

    pub(super) fn stopped(&self, company: usize, cause: Cause) -> (Weight, Vec<String>) {
        let name = self.company(company);
        let text = if cause == Cause::WoundDown {
            format!("{name} is wound down while there is cash to return")
        } else {
            format!("{name} runs out of cash")
        };
        let trouble = self.troubles[company].iter().flat_map(|trouble| trouble.chain.iter().cloned());
        (Weight::End, core::iter::once(text).chain(trouble).collect())
    }
}

/// A sale that does not come about.
pub(super) fn not_bought(name: &str, price: f64, why: WhyNotBought) -> String {
    let price = dollars(price);
    match why {
        WhyNotBought::Antitrust => format!("{name} may not be bought for {price}"),
        WhyNotBought::TooDear => format!("nobody can pay the {price} that {name} would cost"),
        WhyNotBought::TooCheap => format!("{name}'s owners turn down {price}"),
    }
}
