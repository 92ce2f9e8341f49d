//! Shares in percent, with as many digits as their errors justify.

use drypowder_simulation::results::{Proportion, Ratio};

use super::measure::{Z95, decimals_for, half_width};
use crate::Style;

/// A share of worlds, as in `12.1% ±0.2`; where it was never or always seen, the end of its interval: `<0.01%`.
/// Nothing when no world was looked at.
#[must_use]
pub fn proportion(share: &Proportion, style: Style) -> String {
    match share {
        Proportion { of: 0, .. } => String::new(),
        Proportion { count: 0, high, .. } => format!("<{}", rounded_up(100.0 * high)),
        Proportion { count, of, low, .. } if count == of => format!(">{}", rounded_down(100.0 * low)),
        _ => measured(share.value, half_width(share.value, share.low, share.high), style),
    }
}

/// A ratio in percent with its half-width; nothing where it has no value.
#[must_use]
pub fn ratio(share: &Ratio, style: Style) -> Option<String> {
    let value = share.value?;
    Some(match share.standard_error {
        Some(error) if error != 0.0 => measured(value, Z95 * error, style),
        _ => percent(value),
    })
}

/// A share in whole percent.
#[must_use]
pub fn whole_percent(share: f64) -> String {
    let points = 100.0 * share;
    if points > 0.0 && points < 0.5 { "<1%".to_owned() } else { format!("{points:.0}%") }
}

/// A share in percent: whole points, or one decimal below ten percent.
#[must_use]
pub fn percent(share: f64) -> String {
    let points = 100.0 * share;
    if points == 0.0 || points.abs() >= 9.95 { format!("{points:.0}%") } else { format!("{points:.1}%") }
}

fn measured(value: f64, half: f64, style: Style) -> String {
    let (points, half) = (100.0 * value, 100.0 * half);
    let decimals = if half < 0.009_5 { 3 } else { decimals_for(half) };
    format!("{points:.decimals$}% {}{half:.decimals$}", style.plus_minus())
}

fn rounded_up(points: f64) -> String {
    let decimals = bound_decimals(points);
    let scale = [1.0, 10.0, 100.0, 1000.0, 10_000.0][decimals];
    format!("{:.decimals$}%", (points * scale).ceil() / scale)
}

fn rounded_down(points: f64) -> String {
    let decimals = bound_decimals(100.0 - points);
    let scale = [1.0, 10.0, 100.0, 1000.0, 10_000.0][decimals];
    format!("{:.decimals$}%", (points * scale).floor() / scale)
}

/// Decimals in which a distance from 0% or 100% still shows, at most four.
fn bound_decimals(distance: f64) -> usize {
    [1.0, 0.1, 0.01, 0.001].iter().take_while(|&&step| distance < step).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(count: u64, of: u64, low: f64, high: f64) -> Proportion {
        Proportion { count, of, value: if of == 0 { 0.0 } else { count as f64 / of as f64 }, low, high }
    }

    #[test]
    fn a_share_shows_its_error() {
        assert_eq!(proportion(&share(121, 1000, 0.1023, 0.1427), Style::PLAIN), "12% ±2");
        assert_eq!(proportion(&share(12_100, 100_000, 0.119, 0.123), Style::PLAIN), "12.1% ±0.2");
        assert_eq!(proportion(&share(12_100, 100_000, 0.119, 0.123), Style::ASCII), "12.1% +/-0.2");
    }

    #[test]
    fn the_rarest_things_show() {
        assert_eq!(proportion(&share(3, 100_000, 0.000_010_2, 0.000_088_2), Style::PLAIN), "0.003% ±0.006");
    }

    #[test]
    fn never_and_always_show_the_end_of_the_interval() {
        assert_eq!(proportion(&share(0, 100_000, 0.0, 0.000_038_4), Style::PLAIN), "<0.004%");
        assert_eq!(proportion(&share(50, 50, 0.928_7, 1.0), Style::PLAIN), ">92%");
        assert_eq!(proportion(&share(0, 0, 0.0, 1.0), Style::PLAIN), "");
    }

    #[test]
    fn a_ratio_without_value_says_nothing() {
        assert_eq!(ratio(&Ratio { value: None, standard_error: None }, Style::PLAIN), None);
        assert_eq!(
            ratio(&Ratio { value: Some(0.0), standard_error: Some(0.0) }, Style::PLAIN).as_deref(),
            Some("0%")
        );
        assert_eq!(
            ratio(&Ratio { value: Some(0.2), standard_error: Some(0.0) }, Style::PLAIN).as_deref(),
            Some("20%")
        );
    }
}
