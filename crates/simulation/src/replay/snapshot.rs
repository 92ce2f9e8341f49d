//! A world at the end of a step: the rows of its ledger.

use drypowder_model::{source::Kind, units};

use crate::{
    batch::{BOOM, Batch, DROUGHT, NEVER},
    source::KindBatch,
    world::{Context, ask::runway, clear::burn_multiple},
};

/// A world at the end of a step. Money in USD, rates a year, times in months.
#[derive(Clone, Debug, PartialEq)]
pub struct Month {
    /// The step; the first is 0, and so is the opening's.
    pub step: u32,
    /// The last calendar month of the step; of the opening, the month before the start.
    pub date: units::Month,
    /// The market.
    pub market: MarketNow,
    /// One entry a company.
    pub companies: Vec<CompanyNow>,
    /// One entry a source.
    pub sources: Vec<SourceNow>,
}

/// The climate for venture capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Climate {
    /// Money is easy.
    Boom,
    /// It is as usual.
    Normal,
    /// There is little.
    Drought,
}

/// The market at the end of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarketNow {
    /// The climate.
    pub climate: Climate,
    /// The mood of private investors; 0 is neutral.
    pub sentiment: f64,
    /// Enterprise value over run-rate of a listed company of reference growth.
    pub multiple: f64,
    /// The equity index, 1 at the start.
    pub equity: f64,
    /// USD a barrel.
    pub oil: f64,
    /// Whether listings can happen.
    pub window_open: bool,
}

/// A company at the end of a step. After it has left, numbers go on without meaning.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompanyNow {
    /// Whether it is private, at the end of the step.
    pub private: bool,
    /// Revenue a year at this month's pace.
    pub run_rate: f64,
    /// Growth drift, log a year.
    pub growth: f64,
    /// Revenue recognised in the step.
    pub revenue: f64,
    /// Net burn of the step, unexplained cash flow apart.
    pub net_burn: f64,
    /// Net burn of twelve months over what run-rate gained in them.
    pub burn_multiple: f64,
    /// The compute programme, a year.
    pub compute: f64,
    /// Cash when the step opened its books.
    pub opening_cash: f64,
    /// Claims of the step; none where none can come.
    pub claims: Option<f64>,
    /// What operations added to it.
    pub operating: f64,
    /// What investors, lenders and lump sums added, less loans repaid.
    pub received: f64,
    /// Cash.
    pub cash: f64,
    /// Months of net burn that cash covers; none without net burn.
    pub runway: Option<f64>,
    /// Debt.
    pub debt: f64,
    /// Credits in hand.
    pub credits: f64,
    /// Post-money of the last round; zero before any, and once it has left.
    pub post_money: f64,
    /// Capital drawn since the start.
    pub drawn: f64,
    /// Share of the opening owners that is left.
    pub kept: f64,
    /// What it is asking for; zero where it is not.
    pub asking: f64,
    /// Whether it has filed for a listing.
    pub filed: bool,
}

/// A source at the end of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SourceNow {
    /// What it might commit, pace and caps apart, when the step opened its books.
    pub opening_free: f64,
    /// What it may commit, pace and caps apart, less what it committed in the step.
    pub free: f64,
    /// What its concentration cap is a share of.
    pub base: f64,
    /// The most it may have in one company.
    pub cap: f64,
    /// Committed in the last twelve months.
    pub paid_year: f64,
    /// Set aside for tranches to come.
    pub committed: f64,
    /// Drawn by companies since the start.
    pub drawn: f64,
    /// Paid to insiders for their shares since the start.
    pub bought: f64,
    /// Of what was set aside since the start, what was called off.
    pub called_off: f64,
    /// What its stakes in companies that are private are worth at their last marks.
    pub marks: f64,
    /// Whether an event stopped it.
    pub stopped: bool,
    /// Of a leveraged holder.
    pub leverage: Option<Leverage>,
}

/// What a leveraged holder owns and owes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leverage {
    /// Listed holdings.
    pub listed: f64,
    /// Private holdings outside the scenario.
    pub private: f64,
    /// Stakes in companies of the scenario, at their last marks.
    pub marks: f64,
    /// Debt less cash.
    pub net_debt: f64,
    /// Net debt over all holdings; infinite where it holds nothing.
    pub loan_to_value: f64,
    /// The most it may be.
    pub ceiling: f64,
}

impl Month {
    /// The world in a lane at the end of a step.
    pub(crate) fn of(batch: &Batch, lane: usize, date: units::Month, context: &Context<'_>) -> Self {
        Self {
            step: context.step,
            date,
            market: MarketNow::of(batch, lane, context),
            companies: (0..batch.companies.len())
                .map(|index| CompanyNow::of(batch, index, lane, context))
                .collect(),
            sources: (0..batch.sources.len())
                .map(|index| SourceNow::of(batch, index, lane, context))
                .collect(),
        }
    }
}

impl MarketNow {
    fn of(batch: &Batch, lane: usize, context: &Context<'_>) -> Self {
        let market = batch.market.get(lane);
        let climate = if market.climate == BOOM {
            Climate::Boom
        } else if market.climate == DROUGHT {
            Climate::Drought
        } else {
            Climate::Normal
        };
        Self {
            climate,
            sentiment: market.sentiment,
            multiple: context.level.exp(market.log_multiple),
            equity: context.level.exp(market.log_equity),
            oil: context.level.exp(market.log_oil),
            window_open: market.window == 1.0,
        }
    }
}

impl CompanyNow {
    fn of(batch: &Batch, index: usize, lane: usize, context: &Context<'_>) -> Self {
        let company = &batch.companies[index];
        let (now, record) = (company.now.get(lane), company.record.get(lane));
        Self {
            private: company.alive.get(lane),
            run_rate: now.run_rate,
            growth: now.drift,
            revenue: now.recognised,
            net_burn: now.burn,
            burn_multiple: burn_multiple(&now),
            compute: now.compute,
            opening_cash: now.opening_cash,
            claims: context.plan.companies[index].terms.claims.as_ref().map(|_| now.claims),
            operating: now.operating,
            received: now.received,
            cash: now.cash,
            runway: runway(&now, context),
            debt: now.debt,
            credits: now.credits,
            post_money: now.post_money,
            drawn: record.drawn,
            kept: record.kept,
            asking: if now.ask_closes < NEVER { now.ask_amount } else { 0.0 },
            filed: now.listing_due < NEVER,
        }
    }
}

impl SourceNow {
    fn of(batch: &Batch, index: usize, lane: usize, context: &Context<'_>) -> Self {
        let (source, terms) = (&batch.sources[index], &context.plan.sources[index].terms);
        let purse = source.purse.get(lane);
        Self {
            opening_free: purse.opening_free,
            free: purse.free,
            base: purse.base,
            cap: context.values.at(terms.terms.concentration, lane) * purse.base,
            paid_year: purse.paid_year,
            committed: purse.committed,
            drawn: purse.drawn,
            bought: purse.bought,
            called_off: purse.called_off,
            marks: marks(batch, index, lane, context),
            stopped: purse.stopped == 1.0,
            leverage: Leverage::of(batch, index, lane, context),
        }
    }
}

impl Leverage {
    /// What a source owns and owes now, if it is a leveraged holder.
    pub(crate) fn of(batch: &Batch, source: usize, lane: usize, context: &Context<'_>) -> Option<Self> {
        let kinds = (&batch.sources[source].kind, &context.plan.sources[source].terms.kind);
        let (KindBatch::Leveraged(own), Kind::Leveraged(terms)) = kinds else {
            return None;
        };
        let (listed, marks) = (own.listed[lane], marks(batch, source, lane, context));
        let private = context.values.at(terms.other_private, lane);
        let (holdings, net_debt) = (listed + private + marks, own.debt[lane] - own.cash[lane]);
        Some(Self {
            listed,
            private,
            marks,
            net_debt,
            loan_to_value: if holdings > 0.0 { net_debt / holdings } else { f64::INFINITY },
            ceiling: context.values.at(terms.max_ltv, lane),
        })
    }
}

/// What a source's stakes in companies of the scenario are worth at their last marks, USD.
pub(crate) fn marks(batch: &Batch, source: usize, lane: usize, context: &Context<'_>) -> f64 {
    let mut marks = 0.0;
    for (index, company) in batch.companies.iter().enumerate() {
        let pair = &batch.pairs[context.plan.pair_index(source, index)];
        marks += company.now.post_money[lane] * pair.stake[lane];
    }
    marks
}
