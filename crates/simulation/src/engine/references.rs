//! Numbers of the answer held against what they ought to be.

use drypowder_model::reference::Reference;

use crate::{
    metric::{Question, Tally},
    results::{Averaged, Compared, Held, Interval},
};

/// A number and its reference, and whether they agree.
pub(super) fn compared(reference: &Reference, question: Question, tally: &Tally) -> Compared {
    let Averaged { value, standard_error } = question.averaged(tally, reference.value);
    let within = question.within_bins(tally);
    let standard_error = standard_error.filter(|_| within.is_none());
    let mut compared = Compared {
        of: reference.written.clone(),
        reference: reference.value,
        reference_error: reference.error,
        source: reference.source.clone(),
        value,
        standard_error,
        within,
        z: None,
        agrees: false,
    };
    let difference = value.map(|value| value - reference.value);
    let rounding = Compared::EXACT * scale(reference.value);
    let is_same = difference.is_some_and(|difference| difference.abs() <= rounding);
    compared.agrees = match compared.held() {
        Held::Error(error) => {
            compared.z = difference.map(|difference| difference / error);
            compared.z.is_some_and(|z| z.abs() < Compared::LIMIT)
        }
        Held::Bin => within.is_some_and(|seen| holds(&seen, reference, rounding)),
        // A check that cannot be made does not pass, as that of a single world, unless there is nothing to check.
        Held::Digits | Held::Nothing => is_same,
    };
    compared
}

/// Whether the reference, as well as it is known, lies in an interval. An end that is missing is that of all there is.
fn holds(seen: &Interval, reference: &Reference, rounding: f64) -> bool {
    let room = Compared::LIMIT * reference.error + rounding;
    seen.low.is_none_or(|low| low <= reference.value + room)
        && seen.high.is_none_or(|high| reference.value - room <= high)
}

/// What a difference is relative to: nothing is relative to zero.
fn scale(reference: f64) -> f64 {
    if reference == 0.0 { 1.0 } else { reference.abs() }
}
