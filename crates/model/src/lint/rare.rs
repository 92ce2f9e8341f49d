//! Questions that a run of this size and length cannot answer.

use super::{Lint, Said, look::Look};
use crate::{
    claim::{Assertion, Bounds, Deadline, Statistic},
    problem::Problem,
};

pub(super) const LINT: Lint = Lint {
    name: "rare",
    looks_for: "`[run] worlds` so few that a share may be off by more than 1 point at 95% (below 9,604); assertions with a \
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
    few_worlds(look)
        .into_iter()
        .chain(asserted.filter_map(|(index, one)| undecidable(look, index, one)))
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
    let said = match &one.claim.statistic {
        Statistic::Probability { by, .. } => outside(look, *by).or_else(|| too_rare(look, &one.claim.within)),
        Statistic::Sustain { .. } => unseen(look, &one.claim.within),
    }?;
    let path = format!("assert[{}].that", index + 1);
    Some(LINT.warn(&path, look.place(&path), said))
}

/// A deadline that is not one.
fn outside(look: &Look<'_>, by: Deadline) -> Option<Said> {
    let (start, last) = (look.scenario.start, look.last_month());
    let (message, advice) = match by {
        Deadline::Month(month) if month < start => (
            format!(
                "{} lies before the first month, {}: nothing has happened by then",
                month.spoken(),
                start.spoken()
            ),
            "write a later month".to_owned(),
        ),
        Deadline::Month(month) if month > last => (
            format!("{} lies beyond the last simulated month, {}", month.spoken(), last.spoken()),
            format!("write `by {last}`, or a longer horizon"),
        ),
        Deadline::Span(months) if months > f64::from(look.scenario.horizon) => (
            format!("{months} months lie beyond the horizon of {}", look.scenario.horizon),
            "write a shorter span, or a longer horizon".to_owned(),
        ),
        _ => return None,
    };
    Some(Said { message, found: "not simulated".into(), advice })
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

/// A bound on a sustain time that lies where nothing is seen.
fn unseen(look: &Look<'_>, within: &Bounds) -> Option<Said> {
    let horizon = f64::from(look.scenario.horizon);
    let end = [within.low, within.high].into_iter().flatten().find(|end| *end > horizon)?;
    Some(Said {
        message: format!("a sustain time of {end} months lies beyond the horizon of {horizon}"),
        found: "not simulated".into(),
        advice: format!("write horizon = \"{} years\" or more, or a shorter time", libm::ceil(end / 12.0)),
    })
}
