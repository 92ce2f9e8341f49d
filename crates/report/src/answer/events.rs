//! How often events happened.

use drypowder_simulation::results::EventResults;

use super::Answer;
use crate::words::{proportion, wrap};

/// A line of all events; nothing where the scenario has none.
pub(super) fn block(answer: &Answer<'_>) -> String {
    let events = &answer.results.system.events;
    if events.is_empty() {
        return String::new();
    }
    let words: Vec<String> = events.iter().map(|event| said(answer, event)).collect();
    let title = answer.style.strong("Events");
    wrap(&format!("{title} (while any company is private): {}.", words.join("; ")), "", "  ")
}

/// A dated event without a probability happens always, so an interval would only puzzle.
fn said(answer: &Answer<'_>, event: &EventResults) -> String {
    let happened = &event.happened;
    if happened.count == happened.of {
        format!("{} in every world", event.name)
    } else {
        format!("{} in {} of worlds", event.name, proportion(happened, answer.style))
    }
}
