//! Small charts made of characters.

use crate::{Glyphs, Style};

const BLOCKS: [char; 9] = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const DENSITIES: [char; 9] = [' ', '.', ':', '-', '=', '+', '*', '#', '@'];

/// A curve of shares as one line of characters: a level between nothing (0) and full (`top`) each. A share above zero
/// always shows.
#[must_use]
pub fn curve(shares: &[f64], top: f64, columns: usize, style: Style) -> String {
    let levels = match style.glyphs {
        Glyphs::Ascii => DENSITIES,
        Glyphs::Unicode => BLOCKS,
    };
    sampled(shares, columns).map(|share| levels[level(share / top)]).collect()
}

/// At most so many of the shares, evenly spread, the last always among them.
fn sampled(shares: &[f64], columns: usize) -> impl Iterator<Item = f64> {
    let count = if shares.len() < columns { shares.len() } else { columns };
    (1..=count).map(move |place| shares[place * shares.len() / count - 1])
}

/// The level from 0 to 8 of a share.
fn level(share: f64) -> usize {
    let eighths = (share * 8.0).round();
    match eighths {
        _ if share <= 0.0 => 0,
        low if low < 1.0 => 1,
        high if high > 8.0 => 8,
        // A NaN compares false everywhere above and casts to zero.
        middle => middle as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_rises() {
        assert_eq!(curve(&[0.0, 0.01, 0.25, 0.5], 0.5, 10, Style::PLAIN), " ▁▄█");
        assert_eq!(curve(&[0.0, 0.01, 0.5, 1.0], 1.0, 2, Style::ASCII), ".@");
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(curve(&[], 1.0, 10, Style::PLAIN), "");
        assert_eq!(curve(&[0.5], 1.0, 0, Style::PLAIN), "");
        assert_eq!(curve(&[f64::NAN], 1.0, 1, Style::PLAIN), " ");
    }
}
