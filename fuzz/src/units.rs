//! Every quantity, and months.

use drypowder_model::units::{Month, Quantity};

/// The most digits of an input: more than any number has that is read.
const MOST_DIGITS: usize = 290;

/// Whether an input is one whose numbers should be read as finite.
pub(crate) fn is_judged(text: &str) -> bool {
    text.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS
}

/// What is read is a number, and what is spelled of it is read as the same number; what is not read has its reason.
///
/// # Panics
/// Where that does not hold.
pub fn holds(bytes: &[u8]) {
    let Some(text) = str::from_utf8(bytes).ok().filter(|text| is_judged(text)) else { return };
    for quantity in Quantity::ALL {
        match quantity.read(text) {
            Ok(value) => spelled(quantity, value),
            Err(misread) => assert!(!misread.message.is_empty() && !misread.suggestion.is_empty()),
        }
    }
    if let Some(month) = Month::parse(text) {
        assert_eq!(Month::parse(&month.to_string()), Some(month));
        assert_eq!(Month::parse(&month.spoken()), Some(month));
    }
}

/// A number that was read is finite and spells back, to the twelve digits of a spelling.
pub(crate) fn spelled(quantity: Quantity, value: f64) {
    assert!(value.is_finite(), "{quantity:?} reads {value}");
    let spelled = quantity.spell(value);
    let again =
        quantity.read(&spelled).unwrap_or_else(|misread| panic!("{quantity:?} {spelled}: {misread:?}"));
    assert!(
        (again - value).abs() <= 1e-11 * value.abs(),
        "{quantity:?} {value} is spelled {spelled}: {again}"
    );
}
