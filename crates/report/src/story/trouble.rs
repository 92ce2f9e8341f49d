//! What a company's last trouble with money was, so that what comes of it can say so.

use drypowder_simulation::replay::{Happening, Purpose, WhyFiled};

use super::causes::Causes;
use crate::words::dollars;

/// A trouble: when, and the chain from what happened to its causes.
#[derive(Clone, Debug)]
pub(super) struct Trouble {
    pub(super) chain: Vec<String>,
}

/// The trouble that a happening is, with whose it is.
pub(super) fn of(happening: &Happening, step: u32, causes: &Causes<'_>) -> Option<(usize, Trouble)> {
    let date = causes.course.date(step);
    match happening {
        Happening::Round(round) if round.purpose == Purpose::Round => {
            let reason = round.short?;
            let brought = if round.raised + round.lent == 0.0 {
                "nothing".to_owned()
            } else {
                format!("{} of {}", dollars(round.raised + round.lent), dollars(round.asked))
            };
            let mut chain = vec![format!("its ask of {date} brought {brought}")];
            chain.extend(causes.of_shortfall(round, reason, step));
            Some((round.company, Trouble { chain }))
        }
        Happening::PriceRefused(refusal) => {
            let chain = vec![format!("it turned down {} pre-money in {date}", dollars(refusal.pre_money))];
            Some((refusal.company, Trouble { chain }))
        }
        _ => None,
    }
}

/// What ends a company between the ends of a step, with whose end it is; what troubled it before stands behind it.
pub(super) fn sudden(happening: &Happening) -> Option<(usize, String)> {
    match happening {
        Happening::Claim { company, amount, short: Some(short) } => {
            let (amount, short) = (dollars(*amount), dollars(*short));
            Some((*company, format!("a claim of {amount} is {short} more than it had")))
        }
        Happening::TouchesZero { company } => Some((*company, "its cash touched zero".to_owned())),
        _ => None,
    }
}

/// Why a company files, beyond wanting to.
pub(super) fn filing(why: WhyFiled, runway: Option<f64>, last: Option<&Trouble>) -> Vec<String> {
    let mut chain = match (why, runway) {
        (WhyFiled::Chosen, _) => return Vec::new(),
        (WhyFiled::Runway, Some(months)) => vec![format!("runway of {months:.0} months")],
        _ => Vec::new(),
    };
    chain.extend(last.into_iter().flat_map(|trouble| trouble.chain.iter().cloned()));
    chain
}
