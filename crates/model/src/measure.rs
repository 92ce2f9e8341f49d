//! Numbers of a world that a scenario's author makes: `run_rate(OpenAI, 2028-12) / $1B`. They take no part in the world.

use crate::units::Month;

/// A number of a world, of its author's own making.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name, unique in the scenario.
    pub name: String,
    /// What it is.
    pub value: Expression,
    /// As it was written.
    pub written: String,
    /// Why it is looked at, in its author's words.
    pub note: Option<String>,
}

/// What a number is made of.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number; money in USD.
    Number(f64),
    /// Something that is seen in the world.
    Seen(Seen),
    /// A function of others.
    Apply(Function, Vec<Self>),
}

/// Something seen in a world at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// What.
    pub what: Sight,
    /// When.
    pub when: When,
}

/// What can be seen.
#[derive(Clone, Debug, PartialEq)]
pub enum Sight {
    /// Something about a company.
    Company(OfCompany, String),
    /// Something about the market.
    Market(OfMarket),
    /// Something about a source.
    Source(OfSource, String),
    /// The share of a company that a source owns.
    Stake {
        /// The source's name.
        source: String,
        /// The company's name.
        company: String,
    },
}

/// When something is seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// At a moment.
    At(Moment),
    /// The mean over a time, by the trapezoid rule over the ends of its steps.
    Over(Moment, Moment),
    /// Of the whole world, once it has ended.
    Whole,
}

/// A moment of a world.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Moment {
    /// Before the first step.
    Start,
    /// The horizon.
    End,
    /// So many months after the start.
    Months(f64),
    /// The end of a calendar month.
    Month(Month),
}

/// Words of the language, each with what it stands for.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $( $(#[$meaning:meta])* $variant:ident = $word:literal ),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[$meaning])* $variant ),*
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[ $( Self::$variant ),* ];

            /// The word a file uses.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word ),* }
            }

            /// What a word stands for.
            #[must_use]
            pub fn of(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }
    };
}

words! {
    /// What can be seen of a company. Nothing is once it has left private life, unless said otherwise.
    OfCompany {
        /// Run-rate, USD a year.
        RunRate = "run_rate",
        /// Growth drift g, log a year.
        Growth = "growth",
        /// Cash, USD.
        Cash = "cash",
        /// Net burn of the last twelve months, USD.
        Burn = "burn",
        /// Debt, USD.
        Debt = "debt",
        /// Post-money of the last priced round, USD; 0 before any.
        Price = "price",
        /// Private capital drawn since the start, USD.
        Raised = "raised",
        /// 1 while it is private, then 0.
        Private = "private",
        /// Months until it leaves private life, or to the horizon; of the whole world.
        PrivateMonths = "private_months",
        /// Months until private capital alone runs dry, or to the horizon; of the whole world.
        SustainMonths = "sustain_months",
    }
}

words! {
    /// What can be seen of the market.
    OfMarket {
        /// 1 while the window for listings is open, otherwise 0.
        Window = "window",
        /// The index of listed equity, 1 at the start.
        Equity = "equity",
        /// The listed multiple of run-rate.
        Multiple = "multiple",
        /// Sentiment z.
        Sentiment = "sentiment",
        /// The oil price, USD per barrel.
        Oil = "oil",
    }
}

words! {
    /// What can be seen of a source.
    OfSource {
        /// What it may commit, before pace and caps, USD.
        DryPowder = "dry_powder",
        /// Drawn by companies since the start, USD.
        Given = "given",
        /// All it put in, holdings of the start included, USD; of the whole world.
        PaidIn = "paid_in",
        /// All it got back, with what it still holds at the end, USD; of the whole world.
        Returned = "returned",
    }
}

words! {
    /// How numbers are put together.
    Function {
        /// a + b.
        Add = "+",
        /// a − b.
        Subtract = "-",
        /// a · b.
        Multiply = "*",
        /// a ÷ b.
        Divide = "/",
        /// 1 where a > b, otherwise 0.
        Above = ">",
        /// 1 where a < b, otherwise 0.
        Below = "<",
        /// 1 where a ≥ b, otherwise 0.
        AtLeast = ">=",
        /// 1 where a ≤ b, otherwise 0.
        AtMost = "<=",
        /// The natural logarithm.
        Ln = "ln",
        /// e to the power of a.
        Exp = "exp",
        /// The square root.
        Sqrt = "sqrt",
        /// a · a.
        Square = "square",
        /// a without its sign.
        Abs = "abs",
        /// The smaller of two.
        Min = "min",
        /// The larger of two.
        Max = "max",
    }
}

impl Function {
    /// Those that are called by a name.
    #[must_use]
    pub fn called(word: &str) -> Option<Self> {
        Self::of(word).filter(|_| word.starts_with(|first: char| first.is_ascii_alphabetic()))
    }

    /// How many numbers it takes.
    #[must_use]
    pub fn takes(self) -> usize {
        match self {
            Self::Ln | Self::Exp | Self::Sqrt | Self::Square | Self::Abs => 1,
            _ => 2,
        }
    }
}

impl OfCompany {
    /// Whether it is of the whole world instead of a moment.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::PrivateMonths | Self::SustainMonths)
    }
}

impl OfSource {
    /// Whether it is of the whole world instead of a moment.
    #[must_use]
    pub fn is_whole(self) -> bool {
        matches!(self, Self::PaidIn | Self::Returned)
    }
}

impl Expression {
    /// Everything that is seen, in the order of the text.
    pub fn sights(&self) -> Vec<&Seen> {
        match self {
            Self::Number(_) => Vec::new(),
            Self::Seen(seen) => vec![seen],
            Self::Apply(_, of) => of.iter().flat_map(Self::sights).collect(),
        }
    }
}

impl Sight {
    /// The company it is about.
    #[must_use]
    pub fn company(&self) -> Option<&str> {
        match self {
            Self::Company(_, company) | Self::Stake { company, .. } => Some(company),
            Self::Market(_) | Self::Source(..) => None,
        }
    }

    /// The source it is about.
    #[must_use]
    pub fn source(&self) -> Option<&str> {
        match self {
            Self::Source(_, source) | Self::Stake { source, .. } => Some(source),
            Self::Market(_) | Self::Company(..) => None,
        }
    }
}
