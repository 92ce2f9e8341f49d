//! Growth in percentages so large that log growth and growth are far apart.

use super::Refusal;
use crate::units::{
    number::{significant, spell},
    quantity::Quantity,
    ratio::{Form, read},
};

const FOUND: &str = "growth of more than 100%, which may be meant in two ways";

/// `300% a year`: four times as much, or log growth of 3, which is twenty times?
pub(crate) fn two_ways(quantity: Quantity, text: &str) -> Option<Refusal> {
    let value = percentage(quantity, text)?;
    let refusal = Refusal::found(quantity.noun(), FOUND);
    if value < 0.0 {
        return Some(
            refusal.write(spell(value)).after(format!(" for log growth, which is {}", times(value))),
        );
    }
    let refusal = refusal.write(multiple(value)).write(spell(value));
    Some(refusal.after(format!(
        ": the first is growth by {}%, the second log growth, which is {}",
        spell(value * 100.0),
        times(value)
    )))
}

/// `50% to 300% a year`, both ends in percentages.
pub(crate) fn two_ways_interval(quantity: Quantity, low: &str, high: &str) -> Option<Refusal> {
    let [low, high] = [low, high].map(|end| read(end).filter(|ratio| ratio.form == Form::Percent));
    let (low, high) = (low?.value, high?.value);
    if !quantity.is_two_ways(low) && !quantity.is_two_ways(high) {
        return None;
    }
    let refusal = Refusal::found(quantity.noun(), FOUND);
    let refusal = if low > -1.0 {
        let low = multiple(low);
        refusal.write(format!("{} to {}", low.trim_end_matches(" a year"), multiple(high)))
    } else {
        refusal
    };
    Some(
        refusal
            .write(format!("{} to {}", spell(low), spell(high)))
            .after(format!(" for log growth, whose upper end is {}", times(high))),
    )
}

fn percentage(quantity: Quantity, text: &str) -> Option<f64> {
    let ratio = read(text).filter(|ratio| ratio.form == Form::Percent)?;
    quantity.is_two_ways(ratio.value).then_some(ratio.value)
}

/// Growth by a share as a multiple.
fn multiple(growth: f64) -> String {
    format!("x{} a year", spell(significant(1.0 + growth, 12)))
}

/// What log growth multiplies by.
fn times(log_growth: f64) -> String {
    format!("x{} a year", spell(significant(libm::exp(log_growth), 3)))
}
