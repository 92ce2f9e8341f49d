//! The answer to a scenario's question, in words: the sentence, then the table, then the caveats.

use drypowder_simulation::results::{CohortResults, CompanyResults, Results, SourceResults, Tables};

use crate::{
    Style,
    words::{grouped, span, wrap},
};

mod asked;
mod benchmarks;
mod carried;
mod caveats;
mod cohort;
mod company;
mod curves;
mod events;
mod measures;
mod milestones;
mod precision;
mod raising;
mod returns;
mod sources;

pub use asked::asked;
pub use measures::compared;
pub(crate) use measures::{MEASURED, measured};
pub use precision::worlds_to_settle;

/// Everything an answer is made from.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// What the run found.
    pub results: &'a Results,
    /// Its tables by month, for the curves; without them there are none.
    pub tables: Option<&'a Tables>,
    /// The names of the companies in the order to show them, a cohort's in place of its members'; one that is missing here
    /// comes after these.
    pub companies: &'a [String],
    /// The names of the sources in the order to show them; one that is missing here comes after these.
    pub sources: &'a [String],
    /// The names of the companies and cohorts that no source may fund.
    pub unfunded: &'a [String],
    /// The names of the companies and cohorts without a policy, which never ask for money and of which nobody looks whether
    /// they pay their own way.
    pub without_policy: &'a [String],
    /// How the text may look.
    pub style: Style,
}

impl Answer<'_> {
    /// The text: title, a block for each company and one for each cohort in place of its members, curves, events, sources, numbers to hold against the outside world,
    /// what is measured, what is known from elsewhere, what was asked besides, caveats.
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
        blocks.push(events::block(self));
        blocks.push(sources::block(self, &self.ordered_sources()));
        blocks.push(returns::block(self, &self.ordered_sources()));
        blocks.push(benchmarks::block(self, &companies));
        blocks.push(measures::block(self));
        blocks.push(measures::references(self));
        blocks.push(asked(self.results, self.style));
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

    /// Companies that stand alone, and cohorts as their members are together.
    fn ordered_companies(&self) -> Vec<&CompanyResults> {
        let mut shown: Vec<&CompanyResults> = self.results.shown().collect();
        shown.sort_by_key(|company| place(self.companies, &company.name));
        shown
    }

    /// Whether anybody else's money plays a part in what becomes of a company.
    fn is_funded(&self, company: &CompanyResults) -> bool {
        let on_its_own = self.unfunded.contains(&company.name) || !self.has_policy(company);
        company.drawn.value > 0.0 || company.shortfalls.asks.value > 0.0 || !on_its_own
    }

    /// Whether it is looked at whether a company pays its own way.
    fn has_policy(&self, company: &CompanyResults) -> bool {
        !self.without_policy.contains(&company.name)
    }

    /// The cohort whose members' results these are.
    fn cohort(&self, company: &CompanyResults) -> Option<&CohortResults> {
        self.results.cohorts.iter().find(|cohort| cohort.name == company.name)
    }

    fn ordered_sources(&self) -> Vec<&SourceResults> {
        let mut sorted: Vec<&SourceResults> = self.results.sources.iter().collect();
        sorted.sort_by_key(|source| place(self.sources, &source.name));
        sorted
    }
}

/// Results whose words cannot command a terminal: a scenario may come from a stranger.
fn visible(results: &Results) -> Results {
    let mut shown = results.clone();
    let run = &mut shown.run;
    let words = [&mut run.scenario].into_iter().chain(&mut run.question).chain(&mut run.overrides);
    let companies = shown.companies.iter_mut().flat_map(names);
    let cohorts = shown
        .cohorts
        .iter_mut()
        .flat_map(|cohort| [&mut cohort.name].into_iter().chain(names(&mut cohort.pooled)));
    let events = shown.system.events.iter_mut().map(|event| &mut event.name);
    let sources = shown.sources.iter_mut().map(|source| &mut source.name);
    let assertions = shown.assertions.iter_mut().map(|judged| &mut judged.that);
    let targets = shown.until.iter_mut().flat_map(|until| &mut until.targets);
    let asked = assertions.chain(targets.map(|target| &mut target.target));
    let measures = shown.measures.iter_mut().map(|measure| &mut measure.name);
    let references = shown.references.iter_mut().map(|one| &mut one.of);
    let asked = asked.chain(measures).chain(references);
    for text in words.chain(companies).chain(cohorts).chain(events).chain(sources).chain(asked) {
        *text = text.chars().map(|letter| if letter.is_control() { '\u{fffd}' } else { letter }).collect();
    }
    shown
}

fn names(company: &mut CompanyResults) -> impl Iterator<Item = &mut String> {
    let milestones = company.milestones.iter_mut().map(|milestone| &mut milestone.name);
    [&mut company.name].into_iter().chain(milestones)
}

/// Where a name stands among those that have an order; the others follow.
fn place(names: &[String], name: &str) -> usize {
    names.iter().position(|wanted| wanted == name).unwrap_or(names.len())
}
