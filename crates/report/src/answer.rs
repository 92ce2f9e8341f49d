//! The answer to a scenario's question, in words: the sentence, then the table, then the caveats.

use drypowder_simulation::results::{CompanyResults, Results, SourceResults, Tables};

use crate::{
    Style,
    words::{grouped, span, wrap},
};

mod benchmarks;
mod carried;
mod caveats;
mod company;
mod curves;
mod precision;
mod raising;
mod sources;

pub use precision::worlds_to_settle;

/// Everything an answer is made from.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// What the run found.
    pub results: &'a Results,
    /// Its tables by month, for the curves; without them there are none.
    pub tables: Option<&'a Tables>,
    /// The names of the companies in the order to show them; one that is missing here comes after these.
    pub companies: &'a [String],
    /// The names of the sources in the order to show them; one that is missing here comes after these.
    pub sources: &'a [String],
    /// How the text may look.
    pub style: Style,
}

impl Answer<'_> {
    /// The text: title, a block for each company, curves, sources, numbers to hold against the outside world, caveats.
    /// A block without content is left out.
    #[must_use]
    pub fn text(&self) -> String {
        let results = visible(self.results);
        Answer { results: &results, ..*self }.laid_out()
    }

    fn laid_out(&self) -> String {
        let companies = self.ordered_companies();
        let mut blocks = vec![self.title()];
        blocks.extend(companies.iter().map(|found| company::block(self, found)));
        blocks.push(curves::block(self, &companies));
        blocks.push(sources::block(self, &self.ordered_sources()));
        blocks.push(benchmarks::block(self, &companies));
        blocks.push(caveats::block(self, &companies));
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n")
    }

    fn title(&self) -> String {
        let run = &self.results.run;
        let steps = match run.step_months {
            1 => "monthly".to_owned(),
            3 => "quarterly".to_owned(),
            other => format!("steps of {}", span(other)),
        };
        let dot = format!(" {} ", self.style.dot());
        let worlds = if run.worlds == 1 { "1 world".to_owned() } else { grouped(run.worlds) + " worlds" };
        let parts = [
            run.scenario.clone(),
            worlds,
            format!("seed {}", run.seed),
            format!("{}, {steps}", self.horizon()),
        ];
        let mut title = self.style.strong(&parts.join(&dot)) + "\n";
        if let Some(question) = &run.question {
            title += &wrap(question, "", "");
        }
        for change in &run.overrides {
            title += &wrap(&format!("with {change}"), "  ", "    ");
        }
        title
    }

    /// The horizon as it is spoken.
    fn horizon(&self) -> String {
        span(self.results.run.horizon_months)
    }

    fn ordered_companies(&self) -> Vec<&CompanyResults> {
        ordered(&self.results.companies, self.companies, |company| &company.name)
    }

    fn ordered_sources(&self) -> Vec<&SourceResults> {
        ordered(&self.results.sources, self.sources, |source| &source.name)
    }
}

/// Results whose words cannot command a terminal: a scenario may come from a stranger.
fn visible(results: &Results) -> Results {
    let mut shown = results.clone();
    let run = &mut shown.run;
    let words = [&mut run.scenario].into_iter().chain(&mut run.question).chain(&mut run.overrides);
    let companies = shown.companies.iter_mut().map(|company| &mut company.name);
    let sources = shown.sources.iter_mut().map(|source| &mut source.name);
    for text in words.chain(companies).chain(sources) {
        *text = text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    }
    shown
}

/// In the order of the names; what they do not name follows.
fn ordered<'a, T>(all: &'a [T], names: &[String], name: impl Fn(&T) -> &str) -> Vec<&'a T> {
    let place = |found: &T| names.iter().position(|wanted| wanted == name(found)).unwrap_or(names.len());
    let mut sorted: Vec<&T> = all.iter().collect();
    sorted.sort_by_key(|found| place(found));
    sorted
}
