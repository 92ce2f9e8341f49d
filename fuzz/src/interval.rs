//! `A to B`, of every quantity.

use drypowder_model::units::{Quantity, split_interval};

use super::units::{is_judged, spelled};

/// Both ends of an interval are numbers that spell back.
///
/// # Panics
/// Where that does not hold.
pub fn holds(bytes: &[u8]) {
    let Some(text) = str::from_utf8(bytes).ok().filter(|text| is_judged(text)) else { return };
    let Some((low, high)) = split_interval(text) else { return };
    for quantity in Quantity::ALL {
        read(quantity, low, high);
    }
}

fn read(quantity: Quantity, low: &str, high: &str) {
    match quantity.read_ends(low, high) {
        Ok(interval) => {
            spelled(quantity, interval.low);
            spelled(quantity, interval.high);
        }
        Err(misread) => assert!(!misread.message.is_empty() && !misread.suggestion.is_empty()),
    }
}
