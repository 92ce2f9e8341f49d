//! What a scenario measures: names to indices, times to steps, expressions to a list of operations.

use drypowder_model::measure::{
    Expression, Function, Measure, Moment, OfCompany, OfMarket, OfSource, Seen, Sight, When,
};

use super::Clock;

/// Every measure, and everything that must be seen for them.
#[derive(Clone, Debug, Default)]
pub(crate) struct MeasurePlan {
    /// In the order of the file.
    pub(crate) measures: Vec<Formula>,
    /// What is seen, each once.
    pub(crate) sights: Vec<SightPlan>,
}

/// A measure ready to be computed.
#[derive(Clone, Debug)]
pub(crate) struct Formula {
    pub(crate) name: String,
    pub(crate) written: String,
    /// In the order in which they are done: each takes its numbers from a stack and leaves its own there.
    pub(crate) operations: Vec<Operation>,
    /// Whether it is 0 or 1 wherever it is a number, so that its mean is a share of worlds.
    pub(crate) is_share: bool,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Operation {
    /// A number.
    Number(f64),
    /// What was seen, by its index among the sights.
    Seen(usize),
    /// A function of what is on the stack.
    Apply(Function),
}

/// Something to see.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct SightPlan {
    pub(crate) what: What,
    pub(crate) when: Steps,
}

/// What is seen, by indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum What {
    Company(OfCompany, usize),
    Market(OfMarket),
    Source(OfSource, usize),
    /// By the index of the pair.
    Stake(usize, usize),
}

/// When it is seen: after so many steps, 0 before the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Steps {
    At(u32),
    /// The mean by the trapezoid rule, both ends included.
    Over(u32, u32),
    /// When the world has ended.
    Whole,
}

/// Where names are found.
pub(super) struct Index<'a> {
    pub(super) companies: &'a [&'a str],
    pub(super) sources: &'a [&'a str],
    pub(super) clock: &'a Clock,
}

impl MeasurePlan {
    pub(super) fn new(measures: &[Measure], index: &Index<'_>) -> Self {
        let mut plan = Self::default();
        for measure in measures {
            let mut operations = Vec::new();
            plan.compile(&measure.value, index, &mut operations);
            plan.measures.push(Formula {
                name: measure.name.clone(),
                written: measure.written.clone(),
                operations,
                is_share: is_share(&measure.value),
            });
        }
        plan
    }

    fn compile(&mut self, value: &Expression, index: &Index<'_>, operations: &mut Vec<Operation>) {
        match value {
            Expression::Number(number) => operations.push(Operation::Number(*number)),
            Expression::Seen(seen) => {
                let sight = index.sight(seen);
                let known = self.sights.iter().position(|one| *one == sight);
                let at = known.unwrap_or_else(|| {
                    self.sights.push(sight);
                    self.sights.len() - 1
                });
                operations.push(Operation::Seen(at));
            }
            Expression::Apply(function, of) => {
                for part in of {
                    self.compile(part, index, operations);
                }
                operations.push(Operation::Apply(*function));
            }
        }
    }

    /// Whether what sources paid and got is needed of every world.
    pub(crate) fn need_flows(&self) -> bool {
        let flows = |what| matches!(what, What::Source(OfSource::PaidIn | OfSource::Returned, _));
        self.sights.iter().any(|sight| flows(sight.what))
    }

    /// How many steps a world must go although nobody is private any more: markets and sources go on.
    pub(crate) fn steps(&self) -> u32 {
        let goes_on = |sight: &&SightPlan| matches!(sight.what, What::Market(_) | What::Source(..));
        let steps = self.sights.iter().filter(goes_on).map(|sight| match sight.when {
            Steps::At(step) | Steps::Over(_, step) => step,
            Steps::Whole => 0,
        });
        steps.max().unwrap_or(0)
    }
}

impl Index<'_> {
    fn sight(&self, seen: &Seen) -> SightPlan {
        let company = |name: &String| place(self.companies, name);
        let source = |name: &String| place(self.sources, name);
        let what = match &seen.what {
            Sight::Company(of, name) => What::Company(*of, company(name)),
            Sight::Market(of) => What::Market(*of),
            Sight::Source(of, name) => What::Source(*of, source(name)),
            Sight::Stake { source: of, company: name } => {
                What::Stake(source(of) * self.companies.len() + company(name), company(name))
            }
        };
        let when = match seen.when {
            When::At(moment) => Steps::At(self.step(moment)),
            When::Over(from, to) => Steps::Over(self.step(from), self.step(to)),
            When::Whole => Steps::Whole,
        };
        SightPlan { what, when }
    }

    /// Steps until a moment.
    fn step(&self, moment: Moment) -> u32 {
        let months = match moment {
            Moment::Start => 0,
            Moment::End => self.clock.horizon_months(),
            Moment::Months(months) => months as u32,
            Moment::Month(month) => (self.clock.month_of(month) + 1).unsigned_abs(),
        };
        months / self.clock.step_months
    }
}

/// Whether a number is 0 or 1 in every world: a comparison, whether a company is private or the window open at a moment, and what
/// is put together of such by min, max and products, or is one less such.
fn is_share(value: &Expression) -> bool {
    match value {
        Expression::Number(_) => false,
        Expression::Seen(seen) => {
            let is_either =
                matches!(seen.what, Sight::Company(OfCompany::Private, _) | Sight::Market(OfMarket::Window));
            is_either && matches!(seen.when, When::At(_))
        }
        Expression::Apply(function, of) => match function {
            Function::Above | Function::Below | Function::AtLeast | Function::AtMost => true,
            Function::Multiply | Function::Min | Function::Max => of.iter().all(is_share),
            Function::Subtract => {
                matches!(of.as_slice(), [Expression::Number(1.0), other] if is_share(other))
            }
            _ => false,
        },
    }
}

/// Where a name stands among all; a valid scenario has it.
fn place(names: &[&str], name: &str) -> usize {
    names.iter().position(|one| *one == name).unwrap_or(0)
}
