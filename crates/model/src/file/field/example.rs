//! Examples of what a field takes: in its unit, in its range, and no interval where the number is never uncertain.

use super::Field;
use crate::units::{Quantity, one_of, split_interval};

/// What an example says.
enum Example {
    One(f64),
    Two(f64, f64),
    /// A law.
    Other,
}

impl Field {
    /// What to write, with examples that the field takes.
    pub(crate) fn expects(&self) -> String {
        self.examples(self.is_never_uncertain())
    }

    /// The same where only one value can stand: as a number of a law, or in a list.
    pub(crate) fn expects_one(&self) -> String {
        self.examples(true)
    }

    fn examples(&self, only_one: bool) -> String {
        let quantity = self.quantity();
        let fits = |value: f64| self.range.contains(value) && value.abs() <= self.limit();
        // An interval of these means a normal law, which no bounded range holds.
        let bounded = self.range.low.bound().is_some() || self.range.high.bound().is_some();
        let cut = bounded && matches!(quantity, Quantity::Signed | Quantity::Drift);
        let taken = |example: &&&str| match read(quantity, example) {
            Example::One(value) => fits(value),
            Example::Two(low, high) => !only_one && !cut && fits(low) && fits(high),
            Example::Other => !only_one,
        };
        let fitting: Vec<&str> = quantity.examples().iter().filter(taken).copied().collect();
        if !fitting.is_empty() {
            return one_of(&fitting);
        }
        // A range so narrow that no example of the quantity lies inside has one in its middle.
        let low = self.range.low.bound().unwrap_or(-self.limit());
        let high = self.range.high.bound().unwrap_or_else(|| self.limit());
        one_of(&[&quantity.written(f64::midpoint(low, high))])
    }
}

/// An example that may have words after it.
fn read(quantity: Quantity, example: &str) -> Example {
    let text = example.strip_prefix('"').and_then(|rest| rest.split('"').next()).unwrap_or(example);
    if let Some((low, high)) = split_interval(text) {
        return quantity
            .read_ends(low, high)
            .map_or(Example::Other, |ends| Example::Two(ends.low, ends.high));
    }
    let bare = || text.parse().ok().and_then(|value| quantity.read_bare(value).ok());
    quantity.read(text).ok().or_else(bare).map_or(Example::Other, Example::One)
}

#[cfg(test)]
mod tests {
    use super::Field;
    use crate::units::Quantity;

    #[test]
    fn examples_lie_in_the_range_of_their_field() {
        let field = Field::number("x", Quantity::Share, "A share.").at_least(0.3);
        assert_eq!(field.expects(), "write for example \"35%\"");
        let field = Field::number("x", Quantity::Share, "A share.").at_least(0.9);
        assert_eq!(field.expects(), "write for example \"95%\"");
    }

    #[test]
    fn what_somebody_chooses_has_no_interval() {
        let field = Field::lever("x", Quantity::Span, "A span.");
        assert_eq!(field.expects(), "write for example \"18 months\" or \"10 years\"");
        let field = Field::number("x", Quantity::Span, "A span.");
        assert_eq!(field.expects(), Quantity::Span.expects());
        assert_eq!(field.expects_one(), "write for example \"18 months\" or \"10 years\"");
    }
}
