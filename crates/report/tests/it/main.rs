//! What a reader sees of results made by hand, and what is told of the scenario language.

mod answer;
mod compare;
mod language;
mod story;
mod support;
mod sweep;
