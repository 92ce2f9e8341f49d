//! One world as a story with causes: what happened, when, and why.
//!
//! What happened is in the chronicle. Causes are found in it: the month in which a source stood above its ceiling, what the index
//! had done in the year before, who had marked a holding down.

use std::collections::BTreeSet;

use drypowder_simulation::replay::{Chronicle, Strand};

use crate::{
    Style,
    words::{grouped, wrap},
};

mod causes;
mod course;
mod ends;
mod far_out;
mod market;
mod tell;
mod trouble;

pub use ends::end;
pub use far_out::far_out;

use course::Course;
use tell::Teller;

/// A world to be told.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// What happened in it.
    pub chronicle: &'a Chronicle,
    /// Numbers of it that were drawn far out, in words.
    pub far_out: &'a [String],
    /// The companies it is about, by index; empty: all alike.
    pub focus: &'a [usize],
    /// What was overridden beside the file, as `PATH=VALUE`.
    pub overrides: &'a [String],
    /// Whether to tell what is routine too.
    pub all: bool,
    /// How the text may look.
    pub style: Style,
}

/// The most lines of text of a story, and of what would have been without exits, unless everything is told.
const MOST: [usize; 2] = [34, 11];

/// A thing that happened, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    step: u32,
    weight: Weight,
    /// Whom it is about, if it is about one company.
    company: Option<usize>,
    /// What happened, and then each cause of the one before it.
    chain: Vec<String>,
}

/// How much a line is worth where there is room for few.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    /// Told only where everything is.
    Routine,
    /// Told where there is room.
    Minor,
    /// Told before what is minor.
    Plain,
    /// What a story is made of.
    Major,
    /// Somebody's end.
    End,
}

impl Story<'_> {
    /// The text: which world, what was drawn far out, how everybody ended, then what happened, a line a thing.
    #[must_use]
    pub fn text(&self) -> String {
        let chronicle = visible(self.chronicle);
        let story = Story { chronicle: &chronicle, ..*self };
        let mut text = story.title();
        let ends = ends::block(&chronicle);
        text += &(ends.iter().map(|line| wrap(line, "", "  ")).collect::<String>() + "\n");
        let mut known = BTreeSet::new();
        text += &story.course(&chronicle.strand, MOST[0], &mut known);
        if let Some(other) = &chronicle.without_exits {
            text += "\n";
            let from =
                other.months.first().map_or_else(String::new, |month| format!(" from {} on", month.date));
            let heading = format!("Had nobody listed and nobody been bought{from}:");
            text += &wrap(&self.style.faint(&heading), "", "");
            text += &story.course(other, MOST[1], &mut known);
        }
        text
    }

    fn title(&self) -> String {
        let Chronicle { scenario, seed, world, .. } = self.chronicle;
        let dot = format!(" {} ", self.style.dot());
        let parts = [scenario.clone(), format!("world {world}"), format!("seed {seed}")];
        let mut title = self.style.strong(&parts.join(&dot)) + "\n";
        for change in self.overrides {
            title += &wrap(&format!("with {}", shown(change)), "  ", "    ");
        }
        if !self.far_out.is_empty() {
            let most = if self.all { self.far_out.len() } else { 6 };
            let shown: Vec<&str> = self.far_out.iter().take(most).map(String::as_str).collect();
            let more = self.far_out.len() - shown.len();
            let more = if more > 0 { format!("; and {more} more") } else { String::new() };
            title += &wrap(&format!("Drawn far out: {}{more}.", shown.join("; ")), "", "  ");
        }
        title
    }

    /// The lines of a strand, no more than `most` unless everything is told; what is known, alike and in the same month, is not
    /// told again.
    fn course(&self, strand: &Strand, most: usize, known: &mut BTreeSet<(u32, String)>) -> String {
        let course = Course::of(self.chronicle, strand);
        // The market moves first in every month.
        let mut lines = market::lines(&course, strand);
        lines.extend(Teller::new(self.chronicle, &course).lines(strand));
        lines.sort_by_key(|line| line.step);
        lines.retain(|line| known.insert((line.step, line.chain.concat())) || strand.opening.is_some());
        let mut told: Vec<(Weight, String)> =
            lines.iter().map(|line| (self.weight(line), self.line(line, &course))).collect();
        let untold = if self.all { 0 } else { fit(&mut told, most) };
        let mut text: String = told.into_iter().map(|(_, text)| text).collect();
        if text.is_empty() && untold == 0 && strand.opening.is_some() {
            return "Nothing happens that is worth a line.\n".to_owned();
        }
        if untold > 0 {
            let rest = if untold == 1 {
                "1 lesser thing".to_owned()
            } else {
                format!("{} lesser things", grouped(untold as u64))
            };
            text += &self.style.faint(&format!("         ({rest} happened; --all tells everything)\n"));
        }
        text
    }

    /// What a line is worth in this story: less where it is about somebody else.
    fn weight(&self, line: &Line) -> Weight {
        let is_other = |company| !self.focus.is_empty() && !self.focus.contains(&company);
        if !line.company.is_some_and(is_other) {
            return line.weight;
        }
        match line.weight {
            Weight::End => Weight::Plain,
            Weight::Major => Weight::Minor,
            _ => Weight::Routine,
        }
    }

    fn line(&self, line: &Line, course: &Course<'_>) -> String {
        let arrow = format!(" {} ", self.style.either("<-", "←"));
        let date = course.date(line.step);
        wrap(&line.chain.join(&arrow), &format!("{date}  "), "           ")
    }
}

/// Leaves out what is routine, then what weighs least, the latest first, until no more than so many lines of text are left; says
/// how many others than routine had to go.
fn fit(told: &mut Vec<(Weight, String)>, most: usize) -> usize {
    told.retain(|(weight, _)| *weight > Weight::Routine);
    let height = |text: &String| text.lines().count();
    let mut excess = told.iter().map(|(_, text)| height(text)).sum::<usize>().saturating_sub(most);
    let all = told.len();
    for least in [Weight::Minor, Weight::Plain, Weight::Major, Weight::End] {
        let mut place = told.len();
        while excess > 0 && place > 0 {
            place -= 1;
            if told[place].0 == least {
                excess = excess.saturating_sub(height(&told.remove(place).1));
            }
        }
    }
    all - told.len()
}

/// A chronicle whose words cannot command a terminal: a scenario may come from a stranger.
fn visible(chronicle: &Chronicle) -> Chronicle {
    let mut shown = chronicle.clone();
    let names = shown.companies.iter_mut().chain(&mut shown.sources).chain(&mut shown.events);
    let names = names.chain(shown.milestones.iter_mut().flatten()).chain([&mut shown.scenario]);
    for text in names {
        *text = self::shown(text);
    }
    shown
}

/// Text that commands no terminal.
fn shown(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_weighs_least_goes_first_and_the_latest_of_it() {
        let line = |weight, text: &str| (weight, text.to_owned());
        let mut told = vec![
            line(Weight::Minor, "one\n"),
            line(Weight::End, "two\n  of two lines\n"),
            line(Weight::Minor, "three\n"),
            line(Weight::Routine, "four\n"),
            line(Weight::Plain, "five\n"),
        ];
        let firsts = |told: &[(Weight, String)]| {
            told.iter().filter_map(|(_, text)| text.lines().next().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(fit(&mut told, 4), 1);
        assert_eq!(firsts(&told), ["one", "two", "five"]);
        assert_eq!(fit(&mut told, 2), 2);
        assert_eq!(firsts(&told), ["two"]);
    }
}
