//! Money as it is spoken: `$22.5B`.

use drypowder_simulation::results::{Estimate, Quantile};

use super::measure::{Z95, decimals_for};
use crate::Style;

/// Units of money, largest first.
const UNITS: [(f64, &str); 4] = [(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K")];

/// Three significant digits and a unit, as in `$730B`, `-$1.25B`, `$0`.
#[must_use]
pub fn dollars(amount: f64) -> String {
    let (sign, size) = (if amount < 0.0 { "-" } else { "" }, amount.abs());
    let (scale, unit) = unit_of(size);
    let scaled = size / scale;
    let decimals = match scaled {
        hundreds if hundreds >= 99.95 => 0,
        tens if tens >= 9.995 => 1,
        _ if scale == 1.0 => 0,
        _ => 2,
    };
    let spoken = format!("{scaled:.decimals$}");
    let digits = trimmed(&spoken);
    if digits == "0" { "$0".to_owned() } else { format!("{sign}${digits}{unit}") }
}

/// A mean with its half-width at 95% in the same unit, as in `$85.3B ±0.4B`.
#[must_use]
pub fn dollars_estimate(estimate: &Estimate, style: Style) -> String {
    let Some(half) = estimate.standard_error.map(|error| error * Z95) else {
        return dollars(estimate.value);
    };
    let (sign, size) = (if estimate.value < 0.0 { "-" } else { "" }, estimate.value.abs());
    let (scale, unit) = unit_of(if size > half { size } else { half });
    if size == 0.0 && half == 0.0 {
        return "$0".to_owned();
    }
    let decimals = decimals_for(half / scale);
    let mark = style.plus_minus();
    format!("{sign}${:.decimals$}{unit} {mark}{:.decimals$}{unit}", size / scale, half / scale)
}

/// Quantiles of money in the unit of the largest, as in `$600 / 730 / 890B`; nothing where one is missing.
#[must_use]
pub fn dollars_quantiles(quantiles: &[Quantile]) -> String {
    let values: Option<Vec<f64>> = quantiles.iter().map(|quantile| quantile.value).collect();
    let values = values.unwrap_or_default();
    let Some(largest) = values.iter().map(|value| value.abs()).max_by(f64::total_cmp) else {
        return String::new();
    };
    let (scale, unit) = unit_of(largest);
    let spoken: Vec<String> = values.iter().map(|value| three_digits(value / scale)).collect();
    let joined = spoken.join(" / ") + unit;
    // The sign of a sum stands before its currency.
    joined.strip_prefix('-').map_or_else(|| format!("${joined}"), |rest| format!("-${rest}"))
}

/// A multiple of money, as in `1.8x`.
#[must_use]
pub fn times(multiple: f64) -> String {
    format!("{}x", three_digits(multiple))
}

/// Three significant digits, at most two decimals, no zeros at the end.
fn three_digits(value: f64) -> String {
    let decimals = match value.abs() {
        hundreds if hundreds >= 99.95 => 0,
        tens if tens >= 9.995 => 1,
        _ => 2,
    };
    let spoken = format!("{value:.decimals$}");
    let digits = trimmed(&spoken);
    if digits == "-0" { "0".to_owned() } else { digits.to_owned() }
}

/// The unit in which a size is spoken. A size that would round up into the next unit is spoken in that one.
fn unit_of(size: f64) -> (f64, &'static str) {
    UNITS.into_iter().find(|(scale, _)| size >= scale * 0.9995).unwrap_or((1.0, ""))
}

/// Without zeros at the end of its decimals.
fn trimmed(digits: &str) -> &str {
    if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_spoken_in_three_digits() {
        let cases = [
            (22.5e9, "$22.5B"),
            (730e9, "$730B"),
            (-1.25e9, "-$1.25B"),
            (999.96e9, "$1T"),
            (25e9, "$25B"),
            (300.0, "$300"),
            (0.2, "$0"),
            (-0.2, "$0"),
            (1.5e6, "$1.5M"),
            (9.999e9, "$10B"),
        ];
        for (amount, spoken) in cases {
            assert_eq!(dollars(amount), spoken);
        }
    }

    #[test]
    fn quantiles_share_a_unit() {
        let spoken = |values: &[f64]| {
            let quantile = |&value: &f64| Quantile { p: 0.5, value: Some(value), low: None, high: None };
            dollars_quantiles(&values.iter().map(quantile).collect::<Vec<_>>())
        };
        assert_eq!(spoken(&[600e9, 730e9, 890e9]), "$600 / 730 / 890B");
        assert_eq!(spoken(&[-3.731e9, 20.3e9, 36e9]), "-$3.73 / 20.3 / 36B");
        assert_eq!(spoken(&[-1.0, 0.0, 1.15e9]), "$0 / 0 / 1.15B");
        assert_eq!(spoken(&[]), "");
    }

    #[test]
    fn a_mean_carries_its_error() {
        let estimate = Estimate { value: 85.31e9, standard_error: Some(0.2e9) };
        assert_eq!(dollars_estimate(&estimate, Style::PLAIN), "$85.3B ±0.4B");
        let lone = Estimate { value: 85.31e9, standard_error: None };
        assert_eq!(dollars_estimate(&lone, Style::PLAIN), "$85.3B");
        let nothing = Estimate { value: 0.0, standard_error: Some(0.0) };
        assert_eq!(dollars_estimate(&nothing, Style::PLAIN), "$0");
    }
}
