//! What a scenario measures, over the worlds seen.

mod each;
mod share;
#[cfg(test)]
mod tests;

use drypowder_lanes::{Lanes, WIDTH, max, min};
use drypowder_model::{
    claim::Figure,
    measure::{Function, OfCompany, OfMarket, OfSource},
};

use super::company::At;
use crate::{
    batch::Batch,
    estimate::{Confidence, rank, ranks_at},
    plan::{Formula, Operation, Plan, SightPlan, Steps, What},
    results::{Averaged, Interval, MeasureResults, Quantile},
    tally::{Histogram, Merge, Powers, merge_fields},
};

/// All measures of a plan.
#[derive(Clone, Debug, Default)]
pub(crate) struct MeasuresTally {
    measures: Vec<MeasureTally>,
    seen: Seen,
}

merge_fields!(MeasuresTally { measures, seen });

/// What is seen of the batch in hand, by the plan's sights; not a number where there is nothing to see.
#[derive(Clone, Debug, Default)]
struct Seen {
    lanes: Vec<Lanes>,
    stack: Vec<f64>,
}

impl Merge for Seen {
    fn merge(&mut self, _: &Self) {}
}

/// One measure over the worlds in which it can be taken.
#[derive(Clone, Debug)]
pub(crate) struct MeasureTally {
    worlds: u64,
    /// Worlds in which all is there and the result is no finite number.
    undefined: u64,
    powers: Powers<4>,
    extremes: Extremes,
    histogram: Histogram,
}

merge_fields!(MeasureTally { worlds, undefined, powers, extremes, histogram });

/// The least and the greatest.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Extremes {
    least: f64,
    greatest: f64,
}

impl Extremes {
    const NONE: Self = Self { least: f64::INFINITY, greatest: f64::NEG_INFINITY };

    fn add(&mut self, value: f64) {
        self.merge(&Self { least: value, greatest: value });
    }

    /// A number that rounding took out of them, put back.
    fn hold(self, value: f64) -> f64 {
        max(self.least, min(self.greatest, value))
    }
}

impl Merge for Extremes {
    fn merge(&mut self, other: &Self) {
        // Of no worlds the ends are beyond all numbers, on the wrong side.
        *self = Self { least: min(self.least, other.least), greatest: max(self.greatest, other.greatest) };
    }
}

impl MeasuresTally {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            measures: plan.measures.measures.iter().map(|_| MeasureTally::empty()).collect(),
            seen: Seen { lanes: vec![Lanes::ZERO; plan.measures.sights.len()], stack: Vec::new() },
        }
    }

    /// Looks before the first step.
    pub(crate) fn open(&mut self, batch: &Batch, plan: &Plan) {
        for (lanes, sight) in self.seen.lanes.iter_mut().zip(&plan.measures.sights) {
            // What is never reached is not there, but for what is known of every world.
            let unseen =
                if matches!(sight.what, What::Company(OfCompany::Private, _)) { 0.0 } else { f64::NAN };
            let begins = if matches!(sight.when, Steps::Over(..)) { 0.0 } else { unseen };
            *lanes = Lanes::splat(begins);
        }
        self.step(batch, plan, 0);
    }

    /// Looks after so many steps.
    pub(crate) fn step(&mut self, batch: &Batch, plan: &Plan, steps: u32) {
        for (lanes, sight) in self.seen.lanes.iter_mut().zip(&plan.measures.sights) {
            match sight.when {
                Steps::At(at) if at == steps => {
                    for lane in 0..WIDTH {
                        lanes[lane] = now(sight, batch, lane);
                    }
                }
                Steps::Over(from, to) if (from..=to).contains(&steps) => {
                    let ends = if steps == from || steps == to { 0.5 } else { 1.0 };
                    let weight = ends / f64::from(to - from);
                    for lane in 0..WIDTH {
                        lanes[lane] += weight * now(sight, batch, lane);
                    }
                }
                _ => {}
            }
        }
    }

    /// Takes every measure of a world that has ended.
    pub(crate) fn end(&mut self, world: &Batch, shadow: &Batch, plan: &Plan, lane: usize) {
        self.look_back(world, shadow, plan, lane);
        for (tally, formula) in self.measures.iter_mut().zip(&plan.measures.measures) {
            if let Some(value) = self.seen.value(formula, lane) {
                tally.add(value);
            }
        }
    }

    pub(crate) fn results(&self, plan: &Plan) -> Vec<MeasureResults> {
        let measures = plan.measures.measures.iter().zip(&self.measures);
        measures.map(|(formula, tally)| tally.results(formula)).collect()
    }

    pub(super) fn of(&self, index: usize) -> &MeasureTally {
        &self.measures[index]
    }
}

/// What a sight shows of a world now.
fn now(sight: &SightPlan, batch: &Batch, lane: usize) -> f64 {
    match sight.what {
        What::Company(of, index) => {
            let company = &batch.companies[index];
            let (now, private) = (&company.now, company.alive.get(lane));
            let seen = match of {
                OfCompany::RunRate => now.run_rate[lane],
                OfCompany::Growth => now.drift[lane],
                OfCompany::Cash => now.cash[lane],
                OfCompany::Burn => now.burn_year[lane],
                OfCompany::Debt => now.debt[lane],
                OfCompany::Price => now.post_money[lane],
                OfCompany::Raised => company.record.drawn[lane],
                OfCompany::Private => return f64::from(u8::from(private)),
                OfCompany::PrivateMonths | OfCompany::SustainMonths => f64::NAN,
            };
            if private { seen } else { f64::NAN }
        }
        What::Market(of) => {
            let market = &batch.market;
            match of {
                OfMarket::Window => market.window[lane],
                OfMarket::Equity => libm::exp(market.log_equity[lane]),
                OfMarket::Multiple => libm::exp(market.log_multiple[lane]),
                OfMarket::Sentiment => market.sentiment[lane],
                OfMarket::Oil => libm::exp(market.log_oil[lane]),
            }
        }
        What::Source(of, index) => {
            let purse = &batch.sources[index].purse;
            match of {
                OfSource::DryPowder => purse.free[lane],
                OfSource::Given => purse.drawn[lane],
                OfSource::PaidIn | OfSource::Returned => f64::NAN,
            }
        }
        What::Stake(pair, company) => {
            let private = batch.companies[company].alive.get(lane);
            if private { batch.pairs[pair].stake[lane] } else { f64::NAN }
        }
    }
}

/// What a sight shows of a whole world.
fn whole(sight: &SightPlan, world: &Batch, shadow: &Batch, plan: &Plan, lane: usize) -> f64 {
    match sight.what {
        What::Company(of, index) => {
            let (_, ends) = At { plan, index, lane }.ended(world, shadow);
            if of == OfCompany::SustainMonths { ends.sustain_time } else { ends.private_time }
        }
        What::Source(of, index) => {
            let [paid, received] = world.flows.totals(index, lane);
            if of == OfSource::PaidIn { paid } else { received }
        }
        What::Market(_) | What::Stake(..) => f64::NAN,
    }
}

impl Seen {
    /// The value of a measure in a world; `None` where something it needs is not there, not finite where it is undefined.
    fn value(&mut self, formula: &Formula, lane: usize) -> Option<f64> {
        self.stack.clear();
        for operation in &formula.operations {
            let value = match *operation {
                Operation::Number(number) => number,
                Operation::Seen(sight) => Some(self.lanes[sight][lane]).filter(|seen| !seen.is_nan())?,
                Operation::Apply(function) => {
                    let last = self.stack.pop()?;
                    if function.takes() == 1 {
                        of_one(function, last)
                    } else {
                        of_two(function, self.stack.pop()?, last)
                    }
                }
            };
            self.stack.push(value);
        }
        self.stack.pop()
    }
}

fn of_one(function: Function, a: f64) -> f64 {
    match function {
        Function::Ln if a > 0.0 => libm::log(a),
        Function::Ln => f64::NAN,
        Function::Exp => libm::exp(a),
        Function::Sqrt => a.sqrt(),
        Function::Square => a * a,
        _ => a.abs(),
    }
}

fn of_two(function: Function, a: f64, b: f64) -> f64 {
    if a.is_nan() || b.is_nan() {
        return f64::NAN;
    }
    let is = |holds: bool| f64::from(u8::from(holds));
    match function {
        Function::Add => a + b,
        Function::Subtract => a - b,
        Function::Multiply => a * b,
        Function::Divide => a / b,
        Function::Above => is(a > b),
        Function::Below => is(a < b),
        Function::AtLeast => is(a >= b),
        Function::AtMost => is(a <= b),
        Function::Min => {
            if a < b {
                a
            } else {
                b
            }
        }
        _ => {
            if a > b {
                a
            } else {
                b
            }
        }
    }
}

impl MeasureTally {
    fn empty() -> Self {
        Self {
            worlds: 0,
            undefined: 0,
            powers: Powers::default(),
            extremes: Extremes::NONE,
            histogram: Histogram::default(),
        }
    }

    fn add(&mut self, value: f64) {
        if !each::is_number(value) {
            self.undefined += 1;
            return;
        }
        self.worlds += 1;
        self.powers.add(value);
        self.extremes.add(value);
        self.histogram.add(value);
    }

    fn results(&self, formula: &Formula) -> MeasureResults {
        let seen = |value: f64| Some(value).filter(|_| self.worlds > 0);
        MeasureResults {
            name: formula.name.clone(),
            value: formula.written.clone(),
            worlds: self.worlds,
            undefined: self.undefined,
            mean: self.mean(),
            deviation: self.deviation(),
            least: seen(self.extremes.least),
            greatest: seen(self.extremes.greatest),
            quantiles: [0.05, 0.25, 0.5, 0.75, 0.95].map(|p| self.quantile(p, Confidence::Ordinary)).to_vec(),
        }
    }

    pub(super) fn figure(&self, figure: Figure) -> Averaged {
        match figure {
            Figure::Mean => self.mean(),
            Figure::Deviation => self.deviation(),
            // A quantile is known to its bin, and has no standard error unless the bin is one number.
            Figure::Quantile(p) => {
                let Quantile { value, low, high, .. } = self.quantile(p, Confidence::Alarm);
                let is_one = low.is_some() && low == high;
                Averaged { value, standard_error: is_one.then_some(0.0) }
            }
        }
    }

    pub(super) fn interval(&self, figure: Figure, confidence: Confidence) -> Interval {
        if let Figure::Quantile(p) = figure {
            let Quantile { value, low, high, .. } = self.quantile(p, confidence);
            return Interval { value, low, high };
        }
        let Averaged { value, standard_error } = self.figure(figure);
        let end = |sign: f64| Some(value? + sign * confidence.z() * standard_error?);
        Interval { value, low: end(-1.0), high: end(1.0) }
    }

    /// Whether it is the same in every world.
    fn is_constant(&self) -> bool {
        self.extremes.least == self.extremes.greatest
    }

    pub(super) fn mean(&self) -> Averaged {
        if self.worlds == 0 {
            return Averaged { value: None, standard_error: None };
        }
        if self.is_constant() {
            return Averaged { value: Some(self.extremes.least), standard_error: self.spread().map(|_| 0.0) };
        }
        let n = self.worlds as f64;
        Averaged {
            value: Some(self.powers.sum() / n),
            standard_error: self.spread().map(|(variance, _)| (variance / n).sqrt()),
        }
    }

    /// The standard deviation; its error is √((m₄ − s⁴(n − 3)/(n − 1))/n) / 2s (Cramér 1946, 27.4 and 28.4).
    pub(super) fn deviation(&self) -> Averaged {
        let n = self.worlds as f64;
        let Some((variance, fourth)) = self.spread() else {
            return Averaged { value: None, standard_error: None };
        };
        let rest = (fourth - variance * variance * (n - 3.0) / (n - 1.0)) / n;
        let error = if variance > 0.0 { rest.sqrt() / (2.0 * variance.sqrt()) } else { 0.0 };
        Averaged {
            value: Some(variance.sqrt()),
            standard_error: Some(error).filter(|error| error.is_finite()),
        }
    }

    /// A quantile with its interval by order statistics, whose ends are those of the bins that hold them. The ends are nothing
    /// where the interval goes on to the end of all there is.
    pub(super) fn quantile(&self, p: f64, confidence: Confidence) -> Quantile {
        let n = self.worlds;
        if n == 0 {
            return Quantile { p, value: None, low: None, high: None };
        }
        let (low, high) = ranks_at(n, p, confidence);
        let at = |rank, end: usize| self.histogram.bin(rank).map(|ends| self.extremes.hold(ends[end]));
        Quantile {
            p,
            value: at(rank(n, p), 1),
            low: if low == 0 { None } else { at(low, 0) },
            high: if high > n { None } else { at(high, 2) },
        }
    }

    /// The unbiased variance and the fourth central moment; they need two worlds.
    fn spread(&self) -> Option<(f64, f64)> {
        if self.worlds < 2 {
            return None;
        }
        if self.is_constant() {
            return Some((0.0, 0.0));
        }
        let n = self.worlds as f64;
        let [_, variance, _, fourth] = self.powers.moments(self.worlds);
        Some((variance * (n / (n - 1.0)), fourth))
    }
}
