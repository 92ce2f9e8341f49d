//! Raises in words: who asked for what, who gave what, and why it fell short.

use drypowder_simulation::replay::{Answer, Ask, PriceRefusal, Purpose, Round};

use super::{Teller, Weight, spoken_runway};
use crate::words::dollars;

/// The most givers that are named.
const NAMED: usize = 2;

/// A change of the market, in logs, that is worth telling behind a price.
const WORTH: f64 = 0.1;

impl Teller<'_> {
    pub(super) fn ask(&self, ask: &Ask) -> String {
        let until = self.causes.course.later_date(ask.closes);
        let why = if ask.needs { spoken_runway(ask.runway) } else { "the mood is good".to_owned() };
        format!(
            "{} begins to raise {}, to close in {until} ({why})",
            self.company(ask.company),
            dollars(ask.amount)
        )
    }

    pub(super) fn round(&self, round: &Round, step: u32) -> (Weight, Vec<String>) {
        match round.purpose {
            Purpose::Round => self.priced(round, step),
            Purpose::Bridge => self.bridge(round, step),
            Purpose::Tender => {
                let (name, sold) = (self.company(round.company), dollars(round.raised));
                (Weight::Routine, vec![format!("insiders of {name} sell shares for {sold}")])
            }
        }
    }

    fn priced(&self, round: &Round, step: u32) -> (Weight, Vec<String>) {
        let (name, funded) = (self.company(round.company), round.raised + round.lent);
        let runway = self.runway(round.company);
        if funded == 0.0 {
            let mut chain =
                vec![format!("{name} asks for {}{runway} and raises nothing", dollars(round.asked))];
            chain.extend(self.shortfall(round, step));
            return (Weight::Major, chain);
        }
        let asked = match round.short {
            Some(_) => format!("{} of the {} it asks for", dollars(funded), dollars(round.asked)),
            None => dollars(funded),
        };
        let mut chain = vec![format!("{name} raises {asked} {}: {}", priced_at(round), self.givers(round))];
        if round.short.is_some() {
            if let Some(head) = chain.first_mut() {
                *head += ". It falls short";
            }
            chain.extend(self.shortfall(round, step));
        }
        (
            if round.short.is_some() || round.pre_money < round.last { Weight::Major } else { Weight::Plain },
            chain,
        )
    }

    fn bridge(&self, round: &Round, step: u32) -> (Weight, Vec<String>) {
        let (name, asked) = (self.company(round.company), dollars(round.asked));
        if round.raised > 0.0 {
            let text =
                format!("shareholders bridge {name} with {}: {}", dollars(round.raised), self.givers(round));
            return (Weight::Plain, vec![text]);
        }
        let mut chain =
            vec![format!("{name} is out of cash; its shareholders do not bridge it with {asked}")];
        chain.extend(self.shortfall(round, step));
        (Weight::Major, chain)
    }

    fn shortfall(&self, round: &Round, step: u32) -> Vec<String> {
        if round.answers.is_empty() {
            return vec!["there is nobody to ask".to_owned()];
        }
        round.short.map_or_else(Vec::new, |reason| self.causes.of_shortfall(round, reason, step))
    }

    /// The runway with which a raise began, where it was for need.
    fn runway(&self, company: usize) -> String {
        match self.asks[company] {
            Some(Ask { needs: true, runway: Some(months), .. }) => {
                format!(" (begun with {months:.0} months of runway)")
            }
            _ => String::new(),
        }
    }

    /// Who gave, the largest cheques first.
    fn givers(&self, round: &Round) -> String {
        let mut given: Vec<&Answer> = round.answers.iter().filter(|answer| answer.cheque > 0.0).collect();
        given.sort_by(|a, b| b.cheque.total_cmp(&a.cheque));
        let named = given.iter().take(NAMED);
        let mut parts: Vec<String> = named
            .map(|answer| format!("{} {}", self.source(answer.source), dollars(answer.cheque)))
            .collect();
        let rest: f64 = given.iter().skip(NAMED).map(|answer| answer.cheque).sum();
        if rest > 0.0 {
            parts.push(format!("{} more {}", given.len() - NAMED, dollars(rest)));
        }
        if round.lent > 0.0 {
            parts.push(format!("lenders {}", dollars(round.lent)));
        }
        parts.join(", ")
    }

    pub(super) fn price(&self, refusal: &PriceRefusal, step: u32) -> (Weight, Vec<String>) {
        let name = self.company(refusal.company);
        let text = if refusal.pre_money <= 0.0 {
            format!("{name} finds no price for the {} it asks for", dollars(refusal.asked))
        } else if refusal.pre_money < refusal.floor {
            format!(
                "{name} turns down {} at {} pre-money: below the {} it accepts (last round {})",
                dollars(refusal.asked),
                dollars(refusal.pre_money),
                dollars(refusal.floor),
                dollars(refusal.last)
            )
        } else {
            format!(
                "{name} does not raise at {} pre-money: the dilution it accepts would bring {}, too little for a round",
                dollars(refusal.pre_money),
                dollars(refusal.most)
            )
        };
        let mut chain = vec!["price".to_owned()];
        chain.extend(self.behind_the_price(refusal.company, step));
        let mut all = vec![text];
        all.extend(chain);
        (Weight::Major, all)
    }

    /// What moved the price over the last year.
    fn behind_the_price(&self, company: usize, step: u32) -> Option<String> {
        let (now, then) =
            (self.causes.course.at(step)?, self.causes.course.ago(step, super::super::course::YEAR)?);
        let mut parts = Vec::new();
        if now.market.multiple < (1.0 - WORTH) * then.market.multiple {
            parts.push(format!(
                "listed multiple {:.1}x, from {:.1}x",
                now.market.multiple, then.market.multiple
            ));
        }
        if now.market.sentiment < then.market.sentiment - WORTH {
            parts.push(format!("sentiment {:.1}, from {:.1}", now.market.sentiment, then.market.sentiment));
        }
        let (own, before) = (&now.companies[company], &then.companies[company]);
        if own.run_rate < before.run_rate {
            parts.push(format!(
                "its run-rate fell from {} to {}",
                dollars(before.run_rate),
                dollars(own.run_rate)
            ));
        } else if own.growth < before.growth - WORTH {
            parts.push(format!("its growth drift {:.2} a year, from {:.2}", own.growth, before.growth));
        }
        let span = self.causes.course.spoken_span(step, super::super::course::YEAR);
        (!parts.is_empty()).then(|| format!("in {span}: {}", parts.join("; ")))
    }
}

/// The price of a round beside that of the one before.
fn priced_at(round: &Round) -> String {
    let price = dollars(round.pre_money);
    if round.last <= 0.0 {
        format!("at {price} pre-money")
    } else if round.pre_money < round.last {
        format!("in a down round at {price} pre-money ({} before)", dollars(round.last))
    } else {
        format!("at {price} pre-money ({} before)", dollars(round.last))
    }
}
