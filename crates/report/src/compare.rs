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
    /// What identifies the two runs and differs, such as the seed, and what only one of them was asked.
    pub identity: Vec<Difference>,
    /// The estimates that changed: first those that changed by more than their errors, the largest change first, last those that
    /// changed by less.
    pub estimates: Vec<Difference>,
}

/// The parts of results that are estimates.
const ESTIMATES: [&str; 4] = ["cohorts", "companies", "sources", "system"];

/// The parts that are there when they were asked for.
const ASKED: [&str; 4] = ["measures", "references", "assertions", "until"];

/// The most worlds of a run that may stop earlier.
const MOST: &str = "until.most_worlds";

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
        let differences = |part| {
            // What is empty is not written.
            let none = || Value::Array(Vec::new());
            let side = |results: &Value| results.get(part).cloned().or_else(|| (part != "until").then(none));
            walk::differences(side(&was).as_ref(), side(&now).as_ref(), part)
        };
        let mut identity = differences("run");
        let mut estimates: Vec<Difference> = ESTIMATES.into_iter().flat_map(differences).collect();
        let asked = ASKED.into_iter().flat_map(differences);
        let (otherwise, changed): (Vec<_>, Vec<_>) = asked.partition(Difference::is_a_question);
        identity.extend(otherwise);
        estimates.extend(changed);
        let standing = |found: &Difference| {
            let (verdict, excess) = found.weighed();
            (verdict, if verdict == Verdict::Beyond { -excess } else { 0.0 })
        };
        estimates.sort_by(|a, b| {
            let (a, b) = (standing(a), standing(b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
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
        text += &wrap(&format!("{weighed} {}", self.meaning()), "", "");
        text += &self.table(style).text(style);
        if count > LISTED {
            text = text + "  and " + &(count - LISTED).to_string() + " more\n";
        }
        text
    }

    /// What follows from a change, given how the runs differ.
    fn meaning(&self) -> &'static str {
        let differs = |path: &str| self.identity.iter().any(|found| found.path == path);
        if differs("run.seed") {
            "The runs drew independently, so about 1 in 20 numbers that mean the same lies beyond noise."
        } else if differs("run.worlds") {
            "The runs share the worlds that both have; what changed within noise is what more worlds do."
        } else if differs("run.scenario_hash") {
            "The runs share their draws, so every change, however small, is the scenario's."
        } else {
            "Scenario, seed and worlds are the same, so the program computes otherwise."
        }
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
        self.weighed().0
    }

    /// The same with how many times the errors go into it.
    fn weighed(&self) -> (Verdict, f64) {
        match (&self.was, &self.now) {
            (Some(was), Some(now)) => was.against(now),
            (Some(_), None) => (Verdict::Gone, 0.0),
            _ => (Verdict::New, 0.0),
        }
    }

    /// Whether the runs were asked differently there.
    fn is_a_question(&self) -> bool {
        self.was.is_none() || self.now.is_none() || self.path == MOST
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
