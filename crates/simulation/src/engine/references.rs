//! Numbers of the answer held against what they ought to be.

use drypowder_model::reference::Reference;

use crate::{
    metric::{Question, Tally},
    results::{Averaged, Compared},
};

/// A number and its reference, and whether they agree.
pub(super) fn compared(reference: &Reference, question: Question, tally: &Tally) -> Compared {
    let Averaged { value, standard_error } = question.averaged(tally, reference.value);
    let error = libm::hypot(standard_error.unwrap_or(0.0), reference.error);
    let difference = value.map(|value| value - reference.value);
    let z = difference.map(|difference| difference / error).filter(|_| error > 0.0);
    let agrees = match (z, difference) {
        // A number that has an error nobody knows, as that of a single world, agrees with nothing.
        _ if standard_error.is_none() => false,
        (Some(z), _) => z.abs() < Compared::LIMIT,
        (None, Some(difference)) => difference.abs() <= Compared::EXACT * scale(reference.value),
        (None, None) => false,
    };
    Compared {
        of: reference.written.clone(),
        reference: reference.value,
        reference_error: reference.error,
        source: reference.source.clone(),
        value,
        standard_error,
        z,
        agrees,
    }
}

/// What a difference is relative to: nothing is relative to zero.
fn scale(reference: f64) -> f64 {
    if reference == 0.0 { 1.0 } else { reference.abs() }
}
