//! Happenings in words.

use drypowder_simulation::replay::{Ask, Chronicle, Dated, Happening, Strand};

use super::{
    Line, Weight,
    causes::Causes,
    course::Course,
    trouble::{self, Trouble},
};
use crate::words::{dollars, whole_percent};

mod exits;
mod raises;
mod sources;

use exits::not_bought;

/// Tells what happens in a strand, and remembers what later things come of.
pub(super) struct Teller<'a> {
    chronicle: &'a Chronicle,
    causes: Causes<'a>,
    /// Each company's last trouble with money.
    troubles: Vec<Option<Trouble>>,
    /// Why each company last filed.
    filings: Vec<Vec<String>>,
    /// What each company asks for, until it closes.
    asks: Vec<Option<Ask>>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(chronicle: &'a Chronicle, course: &'a Course<'a>) -> Self {
        let companies = chronicle.companies.len();
        let mut teller = Self {
            chronicle,
            causes: Causes { chronicle, course },
            troubles: vec![None; companies],
            filings: vec![Vec::new(); companies],
            asks: vec![None; companies],
        };
        // What happened before the strand began is behind what happens in it.
        course.earlier().for_each(|dated| teller.remember(dated));
        teller
    }

    /// The lines of a strand.
    pub(super) fn lines(&mut self, strand: &Strand) -> Vec<Line> {
        let mut lines = Vec::new();
        for dated in &strand.happenings {
            if let Some((weight, chain)) = self.tell(dated, strand) {
                lines.push(Line { step: dated.step, weight, company: about(&dated.happening), chain });
            }
            self.remember(dated);
        }
        lines
    }

    fn remember(&mut self, dated: &Dated) {
        if let Some((company, trouble)) = trouble::of(&dated.happening, dated.step, &self.causes) {
            self.troubles[company] = Some(trouble);
        }
        if let Some((company, end)) = trouble::sudden(&dated.happening) {
            let earlier = self.troubles[company].take().map(|trouble| trouble.chain);
            let chain = core::iter::once(end).chain(earlier.into_iter().flatten()).collect();
            self.troubles[company] = Some(Trouble { chain });
        }
        match &dated.happening {
            Happening::Ask(ask) => self.asks[ask.company] = Some(*ask),
            Happening::Filing { company, why, runway, .. } => {
                self.filings[*company] = trouble::filing(*why, *runway, self.troubles[*company].as_ref());
            }
            _ => {}
        }
    }

    /// A thing and its causes; nothing where another line tells it.
    fn tell(&self, dated: &Dated, strand: &Strand) -> Option<(Weight, Vec<String>)> {
        let (name, source) = (|index: usize| self.company(index), |index: usize| self.source(index));
        let plain = |weight, text: String| Some((weight, vec![text]));
        match &dated.happening {
            Happening::Event { event, stops } => Some(self.event(*event, stops)),
            Happening::Milestone { company, milestone } => {
                let reached = &self.chronicle.milestones[*company][*milestone];
                plain(Weight::Plain, format!("{} reaches {reached}", name(*company)))
            }
            Happening::LumpSum { company, amount } => {
                plain(Weight::Minor, format!("{} receives {} from outside", name(*company), dollars(*amount)))
            }
            Happening::Claim { company, amount, short: None } => {
                plain(Weight::Routine, format!("{} pays a claim of {}", name(*company), dollars(*amount)))
            }
            // The company's end tells it.
            Happening::Claim { .. } | Happening::TouchesZero { .. } => None,
            Happening::MarginCall(call) => self.margin_call(call, dated.step, strand),
            Happening::Review(review) => Some(self.review(review)),
            Happening::Tranche(tranche) => Some(self.tranche(tranche, dated.step)),
            Happening::LoanRepaid { source: from, company, amount } => plain(
                Weight::Routine,
                format!("{} repays {} to {}", name(*company), dollars(*amount), source(*from)),
            ),
            Happening::Cut { company, share, runway, refused } => plain(
                Weight::Minor,
                format!(
                    "{} cuts its compute programme by {} ({})",
                    name(*company),
                    whole_percent(*share),
                    if *refused { "investors refused its burn".to_owned() } else { spoken_runway(*runway) }
                ),
            ),
            Happening::Ask(ask) => Some((Weight::Routine, vec![self.ask(ask)])),
            Happening::Round(round) => Some(self.round(round, dated.step)),
            Happening::PriceRefused(refusal) => Some(self.price(refusal, dated.step)),
            Happening::Loan { source: from, company, amount } => plain(
                Weight::Routine,
                format!("{} lends {} {}", source(*from), name(*company), dollars(*amount)),
            ),
            Happening::Filing { company, why, runway, due } => {
                Some(self.filing(*company, *why, *runway, *due))
            }
            Happening::FlotationFailed { company, value, floor, shut } => plain(
                Weight::Major,
                format!(
                    "shareholders veto {}'s listing at {}: they accept {}{}",
                    name(*company),
                    dollars(*value),
                    dollars(*floor),
                    if *shut { "; the window shuts" } else { "" }
                ),
            ),
            Happening::NotBought { company, price, why } => {
                plain(Weight::Routine, not_bought(name(*company), *price, *why))
            }
            Happening::SelfSustaining { company } => {
                plain(Weight::Major, format!("{} pays its own way", name(*company)))
            }
            Happening::Listed { company, value, proceeds, forced } => {
                Some(self.listed(*company, (*value, *proceeds), *forced))
            }
            Happening::Acquired { company, price } => {
                plain(Weight::End, format!("{} is bought for {}", name(*company), dollars(*price)))
            }
            Happening::Stopped { company, cause, .. } => Some(self.stopped(*company, *cause)),
        }
    }

    fn event(&self, event: usize, stops: &[usize]) -> (Weight, Vec<String>) {
        let stopped: Vec<&str> = stops.iter().map(|source| self.source(*source)).collect();
        let stopped = if stopped.is_empty() {
            String::new()
        } else {
            format!("; from now on nothing comes from {}", stopped.join(", "))
        };
        (Weight::Major, vec![format!("{} happens{stopped}", self.chronicle.events[event])])
    }

    fn company(&self, index: usize) -> &'a str {
        &self.chronicle.companies[index]
    }

    fn source(&self, index: usize) -> &'a str {
        &self.chronicle.sources[index]
    }
}

/// Which company a happening is about, if it is about one.
fn about(happening: &Happening) -> Option<usize> {
    match happening {
        Happening::Milestone { company, .. }
        | Happening::LumpSum { company, .. }
        | Happening::Claim { company, .. }
        | Happening::TouchesZero { company }
        | Happening::LoanRepaid { company, .. }
        | Happening::Cut { company, .. }
        | Happening::Loan { company, .. }
        | Happening::Filing { company, .. }
        | Happening::FlotationFailed { company, .. }
        | Happening::NotBought { company, .. }
        | Happening::SelfSustaining { company }
        | Happening::Listed { company, .. }
        | Happening::Acquired { company, .. }
        | Happening::Stopped { company, .. } => Some(*company),
        Happening::Review(review) => Some(review.company),
        Happening::Tranche(tranche) => Some(tranche.company),
        Happening::Ask(ask) => Some(ask.company),
        Happening::Round(round) => Some(round.company),
        Happening::PriceRefused(refusal) => Some(refusal.company),
        Happening::Event { .. } | Happening::MarginCall(_) => None,
    }
}

/// A runway as it is spoken.
fn spoken_runway(runway: Option<f64>) -> String {
    match runway {
        None => "no net burn".to_owned(),
        Some(months) if months < 0.0 => "out of cash".to_owned(),
        Some(months) => format!("runway {}", crate::words::months(months)),
    }
}
