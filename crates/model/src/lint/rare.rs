//! Questions that a run of this size and length cannot answer.

use super::{Lint, Said, look::Look};
use crate::{
    claim::{Assertion, Bounds, Claim, Statistic, Unseen},
    problem::Problem,
    reference::Reference,
};

pub(super) const LINT: Lint = Lint {
    name: "rare",
    looks_for: "`[run] worlds` so few that a share may be off by more than 1 point at 95% (below 9,604); assertions and references with a \
                date outside the simulated months, a sustain time beyond the horizon, or a probability that even a run in \
                which it never happens cannot confirm",
    why: "The error of a share near a half is 0.98/√worlds. Of an event that never happened in n worlds nothing is known \
          but that its probability is below 3.84/(n + 3.84) (Wilson, 95%). A time beyond the horizon is not seen.",
    advice: "ask for more worlds, a longer horizon, or less",
    find: Some(find),
};

/// The number of standard errors on either side of a 95% interval.
const Z95: f64 = 1.959_963_984_540_054;

/// The fewest worlds with which every share is within a point.
const FEWEST: u64 = 9_604;

fn find(look: &Look<'_>) -> Vec<Problem> {
    let asserted = look.scenario.assertions.iter().enumerate();
    let known = look.scenario.references.iter().enumerate();
    few_worlds(look)
        .into_iter()
        .chain(asserted.filter_map(|(index, one)| undecidable(look, index, one)))
        .chain(known.filter_map(|(index, one)| unseen(look, index, one)))
        .collect()
}

fn few_worlds(look: &Look<'_>) -> Option<Problem> {
    let worlds = look.scenario.run.worlds;
    (worlds < FEWEST).then(|| {
        let points = Z95 * 50.0 / (worlds as f64).sqrt();
        let said = Said {
            message: format!("with {worlds} worlds a share near a half is off by up to {points:.1} points"),
            found: "at 95%".into(),
            advice: "write worlds = 10_000 or more, or give --worlds".into(),
        };
        LINT.warn("run.worlds", look.place("run.worlds"), said)
    })
}

fn undecidable(look: &Look<'_>, index: usize, one: &Assertion) -> Option<Problem> {
    let Claim { statistic, within } = &one.claim;
    let said = one.claim.unseen(look.scenario).map(not_simulated).or_else(|| match statistic {
        Statistic::Probability { .. } => too_rare(look, within),
        Statistic::Sustain { .. } | Statistic::Measure { .. } => None,
    })?;
    let path = format!("assert[{}].that", index + 1);
    Some(LINT.warn(&path, look.place(&path), said))
}

fn unseen(look: &Look<'_>, index: usize, one: &Reference) -> Option<Problem> {
    let said = not_simulated(one.statistic.unseen(look.scenario)?);
    let path = format!("reference[{}].of", index + 1);
    Some(LINT.warn(&path, look.place(&path), said))
}

fn not_simulated(Unseen { message, advice }: Unseen) -> Said {
    Said { message, found: "not simulated".into(), advice }
}

/// An upper end so low that even no case at all does not show it.
fn too_rare(look: &Look<'_>, within: &Bounds) -> Option<Said> {
    let worlds = look.scenario.run.worlds as f64;
    let square = Z95 * Z95;
    let never = square / (worlds + square);
    let end = within.high.filter(|end| *end > 0.0 && *end < never)?;
    let needed = libm::ceil(square / end - square);
    Some(Said {
        message: format!(
            "{worlds} worlds cannot show a probability below {end}: if it never happens it may still be {never:.2e}"
        ),
        found: "too rare for this run".into(),
        advice: format!("write worlds = {needed} or more in [run], or a wider bound"),
    })
}
