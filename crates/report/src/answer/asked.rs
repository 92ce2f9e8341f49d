//! What was asked beside the results: numbers that were to be known precisely, assertions that were to hold.

use drypowder_simulation::results::{Interval, Judged, Precision, Reached, Results, Unit, Verdict};

use crate::{
    Style,
    words::{decimals_for, grouped, wrap},
};

/// What a verdict is set in, so that claims line up.
const INDENT: usize = 13;

/// What was asked and what came of it, a line or two each; nothing where nothing was asked.
#[must_use]
pub fn asked(results: &Results, style: Style) -> String {
    let mut block = results.until.as_ref().map_or_else(String::new, |until| precision(until, style));
    if !results.assertions.is_empty() {
        block += "Asserted:\n";
        results.assertions.iter().for_each(|judged| block += &verdict(judged, style));
    }
    block
}

fn precision(until: &Precision, style: Style) -> String {
    let worlds = until.looks.last().map_or(0, |look| look.worlds);
    let looks = match until.looks.len() {
        1 => "one look".to_owned(),
        many => format!("{many} looks"),
    };
    let reached = if until.is_met() { "reached" } else { "not reached" };
    let head = format!(
        "Precision {reached} after {} worlds and {looks}; these intervals hold at all looks together, at {:.0}%:",
        grouped(worlds),
        100.0 * until.confidence
    );
    let mut block = wrap(&head, "", "  ");
    for target in &until.targets {
        let line = format!("{}: {}", spelled(&target.target, style), number(&target.interval(), target.unit));
        block += &wrap(&(line + &rest(target)), "  ", "    ");
    }
    block
}

/// How many worlds a target still needs.
fn rest(target: &Reached) -> String {
    match (target.met, target.worlds_to_settle) {
        (true, _) => String::new(),
        (false, Some(worlds)) => {
            format!(", which is too wide. About {} worlds would do: --worlds {worlds}", grouped(worlds))
        }
        (false, None) if target.half_width.is_some() => {
            ", which is too wide, and no run is long enough".to_owned()
        }
        (false, None) => ", which more worlds do not narrow; a longer horizon may".to_owned(),
    }
}

fn verdict(judged: &Judged, style: Style) -> String {
    let (word, rest) = match (judged.verdict, judged.worlds_to_settle) {
        (Verdict::Pass, _) => ("pass", String::new()),
        (Verdict::Fail, _) => ("FAIL", String::new()),
        (Verdict::Undecided, None) => ("undecided", String::new()),
        (Verdict::Undecided, Some(worlds)) => {
            ("undecided", format!(". About {} worlds would decide it: --worlds {worlds}", grouped(worlds)))
        }
    };
    let line = format!("{}: {}{rest}", spelled(&judged.that, style), number(&judged.interval(), judged.unit));
    // Padded before it is painted, as escape sequences take no room.
    let word = format!("  {word:<width$}", width = INDENT - 2);
    let word = if judged.verdict == Verdict::Pass { word } else { style.warning(&word) };
    wrap(&line, &word, &" ".repeat(INDENT))
}

/// As it was written, in the characters that may be used.
fn spelled(written: &str, style: Style) -> String {
    written.replace('±', style.plus_minus())
}

/// A number with its interval.
fn number(interval: &Interval, unit: Unit) -> String {
    let Interval { value, low, high } = *interval;
    let scale = if unit == Unit::Share { 100.0 } else { 1.0 };
    let half = interval.half_width().or_else(|| Some(value? - low?)).unwrap_or(1.0);
    let decimals = 1 + decimals_for(scale * half);
    let one = |end: f64| {
        let sign = if unit == Unit::Share { "%" } else { "" };
        format!("{:.decimals$}{sign}", scale * end)
    };
    if unit == Unit::Own {
        return match (value, low, high) {
            (None, ..) => "in no world".to_owned(),
            (Some(value), Some(low), Some(high)) => format!("{} ({} to {})", one(value), one(low), one(high)),
            (Some(value), Some(low), None) => format!("{} (from {} on)", one(value), one(low)),
            (Some(value), None, Some(high)) => format!("{} (up to {})", one(value), one(high)),
            (Some(value), None, None) => format!("{} (nobody knows how precisely)", one(value)),
        };
    }
    let months = if unit == Unit::Months { " months" } else { "" };
    match (value, low, high) {
        (Some(value), Some(low), Some(high)) => {
            format!("{}{months} ({} to {})", one(value), one(low), one(high))
        }
        (Some(value), Some(low), None) => {
            format!("{}{months} ({} to beyond the horizon)", one(value), one(low))
        }
        (None, Some(low), _) if unit == Unit::Share => {
            format!("at least {} by the horizon", one(low))
        }
        (None, Some(low), _) => format!("beyond the horizon (from {}{months} on)", one(low)),
        _ => "beyond the horizon".to_owned(),
    }
}
