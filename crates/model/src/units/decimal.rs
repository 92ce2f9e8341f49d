//! A decimal number as its digits, so that a unit moves the point or multiplies the digits and nothing is rounded twice.

/// The number ± digits × 10^exponent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) negative: bool,
    /// Nothing but digits, at least one.
    pub(crate) digits: String,
    pub(crate) exponent: i32,
}

impl Decimal {
    /// A small whole number.
    pub(crate) fn whole(number: u32) -> Self {
        Self { negative: false, digits: number.to_string(), exponent: 0 }
    }

    /// The shortest decimal that reads as this finite float.
    pub(crate) fn shortest(value: f64) -> Self {
        let text = format!("{:e}", value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let decimals = mantissa.split_once('.').map_or(0, |(_, part)| part.len() as i32);
        let exponent = exponent.parse::<i32>().unwrap_or(0) - decimals;
        Self { negative: value.is_sign_negative(), digits: mantissa.replace('.', ""), exponent }
    }

    /// The nearest float; `None` when it is beyond all of them.
    pub(crate) fn value(&self) -> Option<f64> {
        let sign = if self.negative { "-" } else { "" };
        let value: f64 = format!("{sign}{}e{}", self.digits, self.exponent).parse().ok()?;
        value.is_finite().then_some(value)
    }

    /// The number times a power of ten.
    pub(crate) fn shifted(mut self, places: i32) -> Self {
        self.exponent += places;
        self
    }

    /// The number times a small whole number.
    pub(crate) fn times(mut self, factor: u32) -> Self {
        let mut carry = 0;
        let mut product: Vec<char> = Vec::new();
        for digit in self.digits.chars().rev().filter_map(|c| c.to_digit(10)) {
            carry += digit * factor;
            product.extend(char::from_digit(carry % 10, 10));
            carry /= 10;
        }
        self.digits = carry.to_string() + &product.iter().rev().collect::<String>();
        self
    }

    /// The number with the other sign.
    pub(crate) fn negated(mut self) -> Self {
        self.negative = !self.negative;
        self
    }

    /// Whether the number has no decimals and is not below zero.
    pub(crate) fn is_count(&self) -> bool {
        !self.negative && self.exponent == 0
    }

    /// A whole number and a half: "two and a half".
    pub(crate) fn and_a_half(mut self) -> Option<Self> {
        if !self.is_count() {
            return None;
        }
        self.digits.push('5');
        Some(self.shifted(-1))
    }

    /// The size in plain digits, without its sign: `28284271247.461903`; with an exponent when there were many zeros.
    pub(crate) fn plain(&self) -> String {
        let point = self.digits.len() as i32 + self.exponent;
        match self.exponent {
            _ if self.digits == "0" => "0".to_owned(),
            0..=12 => format!("{}{}", self.digits, "0".repeat(self.exponent as usize)),
            _ if (1..40).contains(&point) && self.exponent < 0 => {
                let (whole, decimals) = self.digits.split_at(point as usize);
                format!("{whole}.{decimals}")
            }
            _ if (-6..=0).contains(&point) => {
                format!("0.{}{}", "0".repeat(-point as usize), self.digits)
            }
            _ => format!("{}e{}", self.digits, self.exponent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn the_shortest_text_is_plain() {
        for (value, text) in [
            (28_284_271_247.461_903, "28284271247.461903"),
            (0.035, "0.035"),
            (120.0, "120"),
            (0.0, "0"),
            (5e-324, "5e-324"),
            (1e300, "1e300"),
        ] {
            assert_eq!(Decimal::shortest(value).plain(), text);
        }
        assert_eq!(Decimal::shortest(1.0 / 3.0).shifted(2).plain(), "33.33333333333333");
    }

    #[test]
    fn a_product_is_rounded_once() {
        assert_eq!(Decimal::shortest(1.1).times(12).value(), Some(13.2));
        assert_eq!(Decimal::whole(99).times(12).value(), Some(1188.0));
        assert_eq!(Decimal::whole(2).and_a_half().and_then(|half| half.value()), Some(2.5));
        assert_eq!(Decimal::whole(1).shifted(400).value(), None);
    }
}
