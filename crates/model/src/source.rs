//! A source of private capital: the terms common to all, and what makes each kind different.

use serde::Serialize;

use crate::{Param, market::ByClimate};

mod credit;
mod individuals;
mod leveraged;
mod sovereign;
mod strategic;
mod venture;

pub use credit::Credit;
pub use individuals::Individuals;
pub use leveraged::Leveraged;
pub use sovereign::Sovereign;
pub use strategic::Strategic;
pub use venture::Venture;

/// One source at the start, and how it behaves.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Source<P = Param> {
    /// Its name, unique among sources.
    pub name: String,
    /// What addresses its draws; the name unless the file gives an `id`.
    pub id: String,
    /// What kind it is, and that kind's own terms.
    pub kind: Kind<P>,
    /// The terms every kind has.
    pub terms: Terms<P>,
    /// What it owns at the start.
    pub holdings: Vec<Holding<P>>,
}

/// The six kinds of source.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind<P = Param> {
    /// Venture funds.
    Venture(Venture<P>),
    /// A corporate with strategic reasons.
    Strategic(Strategic<P>),
    /// A sovereign wealth fund.
    Sovereign(Sovereign<P>),
    /// A holder that sells stakes and borrows to write the cheque.
    Leveraged(Leveraged<P>),
    /// Wealthy individuals and institutions through vehicles.
    Individuals(Individuals<P>),
    /// Venture debt and asset-backed credit.
    Credit(Credit<P>),
}

impl<P> Kind<P> {
    /// The word a scenario file uses.
    #[must_use]
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Venture(_) => "venture",
            Self::Strategic(_) => "strategic",
            Self::Sovereign(_) => "sovereign",
            Self::Leveraged(_) => "leveraged",
            Self::Individuals(_) => "individuals",
            Self::Credit(_) => "credit",
        }
    }
}

/// What every source has. `u < logistic(logit(appetite) + η_z·z + double_down·[holds] − signalling·[last ask failed]
/// − strictness·excess)` decides a yes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Terms<P = Param> {
    /// Probability of a yes to a company it does not hold at neutral sentiment, by climate, strictly inside 0 to 1,
    /// or exactly 0: never in that climate.
    pub appetite: ByClimate<P>,
    /// `η_z`: log-odds of a yes per unit of sentiment.
    pub sentiment: P,
    /// Log-odds added when it already holds the company.
    pub double_down: P,
    /// Log-odds taken away when the company's last ask failed; not negative.
    pub signalling: P,
    /// The largest share of its capital it pays out in twelve months, 0 to 1.
    pub pace: P,
    /// The largest share of its capital (free and invested, at cost) in one company, 0 to 1.
    pub concentration: P,
    /// The smallest cheque it writes, USD, not negative.
    pub smallest_cheque: P,
    /// The largest cheque it writes, USD, positive. Absent: no limit.
    pub largest_cheque: Option<P>,
    /// How its tolerance for burn tightens. Absent: it never refuses on discipline.
    pub patience: Option<Patience<P>>,
    /// Whether it looks at what a company earns on a sale. Absent: it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<Review<P>>,
    /// Share of a cheque paid in kind, as credits, 0 to 1.
    pub in_kind: P,
    /// Months until credits expire, positive.
    pub credits_last: P,
    /// Share of a cheque paid at the close, 0 to 1; the rest follows in equal monthly tranches.
    pub paid_at_close: P,
    /// Months over which the rest is paid, at least 1 where anything is left.
    pub tranche_months: P,
    /// The company commits to spend this multiple of the cheque with the source, not negative.
    pub spend_back: P,
    /// Over this many months, positive.
    pub spend_back_months: P,
    /// Share of what it gets back at an exit that becomes capital again, 0 to 1.
    pub recycle: P,
    /// Which companies it may fund.
    pub funds: Funds,
}

/// The limit on the burn multiple a source tolerates: limit(t) = public + (initial − public)·e^{−years/patience},
/// years from the later of its first cheque and the scenario's start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Patience<P = Param> {
    /// The burn multiple tolerated at first, not below `public_limit`.
    pub initial_limit: P,
    /// The burn multiple public markets tolerate, positive.
    pub public_limit: P,
    /// The time in which the distance falls by a factor of e, months, positive.
    pub span: P,
    /// θ: log-odds lost per unit of burn multiple in excess of the limit; not negative.
    pub strictness: P,
}

/// A sponsor that stops where the economics do not scale: at a review it asks for a contribution margin, gross margin less
/// variable share of revenue; a company below the bar gets nothing from it until a review finds it above.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Review<P = Param> {
    /// Months to the first review, from the later of its first cheque and the scenario's start, not negative.
    pub after: P,
    /// The bar, below 1; may be negative.
    pub margin: P,
    /// Months from one review to the next, positive. Absent: every step. Lever.
    pub every: Option<f64>,
}

/// Which companies a source may fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Funds {
    /// Any.
    All,
    /// Only these, by name.
    Only(Vec<String>),
    /// All but these, by name.
    Except(Vec<String>),
}

impl Funds {
    /// Whether the company of that name is among them.
    #[must_use]
    pub fn allows(&self, company: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(names) => names.iter().any(|name| name == company),
            Self::Except(names) => names.iter().all(|name| name != company),
        }
    }
}

/// A stake owned at the start.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Holding<P = Param> {
    /// The company's name.
    pub company: String,
    /// Share of the company, 0 to 1; all holdings of one company sum to at most 1.
    pub stake: P,
    /// What it cost, USD, not negative; counts against the concentration cap.
    pub cost: P,
    /// Its liquidation preference, a multiple of the cost, not negative. Absent: common shares.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preference: Option<P>,
}

crate::traverse::traverse!(Source { name, id, kind, terms, holdings });
crate::traverse::traverse!(Terms {
    appetite,
    sentiment,
    double_down,
    signalling,
    pace,
    concentration,
    smallest_cheque,
    largest_cheque,
    patience,
    review,
    in_kind,
    credits_last,
    paid_at_close,
    tranche_months,
    spend_back,
    spend_back_months,
    recycle,
    funds
});
crate::traverse::traverse!(Patience { initial_limit, public_limit, span, strictness });
crate::traverse::traverse!(Review { after, margin, every });
crate::traverse::traverse!(Holding { company, stake, cost, preference });
