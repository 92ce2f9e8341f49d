//! Comparing what a run found with what was recorded: the same numbers to the last digit, or which of them changed and
//! whether by more than their errors.

use drypowder_simulation::results::Results;
use serde_json::Value;

use crate::{Style, table::Table, words::wrap};

mod leaf;
mod walk;

use leaf::Detail;
pub use leaf::{Leaf, Verdict};

/// Changed estimates that are listed; the rest is counted.
const LISTED: usize = 40;

/// What differs between recorded and new results.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What identifies the two runs and differs, such as the seed.
    pub identity: Vec<Difference>,
    /// The estimates that changed.
    pub estimates: Vec<Difference>,
}

/// One thing that differs; `None` where one side lacks it.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where it stands, as in `companies[OpenAI].sustain.runs_dry`.
    pub path: String,
    /// What was recorded.
    pub was: Option<Leaf>,
    /// What was found now.
    pub now: Option<Leaf>,
}

impl Comparison {
    /// Compares recorded results with new ones.
    ///
    /// # Errors
    /// One of them cannot be written as JSON, which a number that is not finite would cause.
    pub fn new(was: &Results, now: &Results) -> Result<Self, serde_json::Error> {
        let (was, now) = (serde_json::to_value(was)?, serde_json::to_value(now)?);
        let identity = walk::differences(part(&was, "run"), part(&now, "run"), "run");
        let mut estimates = Vec::new();
        for part_name in ["cohorts", "companies", "sources", "system"] {
            estimates.extend(walk::differences(part(&was, part_name), part(&now, part_name), part_name));
        }
        Ok(Self { identity, estimates })
    }

    /// Whether every number is the same.
    #[must_use]
    pub fn as_expected(&self) -> bool {
        self.estimates.is_empty()
    }

    /// The comparison in words.
    #[must_use]
    pub fn text(&self, style: Style) -> String {
        let mut text = self.identity_text(style);
        if self.as_expected() {
            return text + "As expected: every number is the recorded one.\n";
        }
        let count = self.estimates.len();
        let beyond = self.estimates.iter().filter(|found| found.verdict() == Verdict::Beyond).count();
        let changed = if count == 1 { "1 number".to_owned() } else { format!("{count} numbers") };
        let weighed = format!("Not as expected: {changed} changed, {beyond} by more than the errors.");
        text += &wrap(&weighed, "", "");
        text += &self.table(style).text(style);
        if count > LISTED {
            text = text + "  and " + &(count - LISTED).to_string() + " more\n";
        }
        text
    }

    fn identity_text(&self, style: Style) -> String {
        if self.identity.is_empty() {
            return String::new();
        }
        let mut table = Table::new(2, 3);
        self.identity.iter().for_each(|found| {
            let (was, now) = found.spoken(style);
            table.row(vec![found.path.clone(), was, now]);
        });
        format!("The runs are not the same run (recorded, now):\n{}", table.text(style))
    }

    fn table(&self, style: Style) -> Table {
        let mut table = Table::new(2, 1);
        table.head(["", "was", "now", "change"].map(str::to_owned).into());
        for found in self.estimates.iter().take(LISTED) {
            let (was, now) = found.spoken(style);
            table.row(vec![found.path.clone(), was, now, found.verdict().words().to_owned()]);
        }
        table
    }
}

impl Difference {
    /// Whether it differs by more than its errors.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (&self.was, &self.now) {
            (Some(was), Some(now)) => was.against(now),
            _ => Verdict::Unknown,
        }
    }

    /// Both sides with as much as it takes to tell them apart.
    fn spoken(&self, style: Style) -> (String, String) {
        let side = |leaf: &Option<Leaf>, detail| {
            leaf.as_ref().map_or("-".to_owned(), |leaf| leaf.spoken(detail, style))
        };
        let both = |detail| (side(&self.was, detail), side(&self.now, detail));
        let apart = [Detail::Measured, Detail::Exact].into_iter().map(both).find(|(was, now)| was != now);
        apart.unwrap_or_else(|| both(Detail::Whole))
    }
}

fn part<'a>(results: &'a Value, name: &str) -> &'a Value {
    results.get(name).unwrap_or(&Value::Null)
}
