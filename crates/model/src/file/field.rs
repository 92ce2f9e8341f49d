//! What a key of a scenario file is: its name, what it holds, its range, its default and what it means, declared once.
//!
//! Readers read through these declarations, unknown keys are detected against them, and schema, starter files and
//! reference pages are made from them.

use crate::{law::Law, units::Quantity};

/// One key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The key as a file writes it.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What its number may be.
    pub range: Range,
    /// What happens when it is absent.
    pub presence: Presence,
    /// What it means, in a sentence.
    pub doc: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// True or false.
    Flag,
    /// A whole number, at least 1 unless its doc says otherwise.
    Whole,
    /// A calendar month.
    Month,
    /// A list of spans.
    Spans,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number that may be uncertain.
    Number(Quantity),
    /// A number somebody chooses: never uncertain.
    Lever(Quantity),
    /// A number, or one for each climate: `{ boom = …, normal = …, drought = … }`.
    ByClimate(Quantity),
    /// A table.
    Table,
    /// A list of tables.
    Tables,
}

/// What happens when a key is absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// The file is wrong.
    Required,
    /// What it describes does not exist.
    Optional,
    /// As if this had been written.
    Default(&'static str),
    /// What it then is follows from other keys, as told here.
    Derived(&'static str),
}

/// What a number may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The lower end.
    pub low: End,
    /// The upper end.
    pub high: End,
    /// The largest plausible magnitude, when it is not the quantity's own.
    pub limit: Option<f64>,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum End {
    /// There is none.
    Free,
    /// The end belongs to the range.
    At(f64),
    /// The end itself is outside.
    Beyond(f64),
}

impl Range {
    const fn new(low: End, high: End) -> Self {
        Self { low, high, limit: None }
    }

    /// The range a quantity has by its nature.
    const fn of(quantity: Quantity) -> Self {
        match quantity {
            Quantity::Price | Quantity::Multiple => Self::new(End::Beyond(0.0), End::Free),
            Quantity::Share => Self::new(End::At(0.0), End::At(1.0)),
            Quantity::Correlation => Self::new(End::At(-1.0), End::At(1.0)),
            Quantity::Margin => Self::new(End::Free, End::Beyond(1.0)),
            Quantity::Drift | Quantity::Signed => Self::new(End::Free, End::Free),
            _ => Self::new(End::At(0.0), End::Free),
        }
    }

    /// Whether a number lies inside.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        let above = match self.low {
            End::Free => true,
            End::At(end) => value >= end,
            End::Beyond(end) => value > end,
        };
        let below = match self.high {
            End::Free => true,
            End::At(end) => value <= end,
            End::Beyond(end) => value < end,
        };
        above && below
    }

    /// Whether every value of a law lies inside.
    #[must_use]
    pub fn holds(&self, law: &Law) -> bool {
        let (low, high) = law.support();
        if !law.is_open() {
            return self.contains(low) && self.contains(high);
        }
        let above = match self.low {
            End::Free => true,
            End::At(end) | End::Beyond(end) => low >= end,
        };
        let below = match self.high {
            End::Free => true,
            End::At(end) | End::Beyond(end) => high <= end,
        };
        above && below
    }

    /// The range in words: `above $0`, `between 0% and 100%`.
    #[must_use]
    pub fn words(&self, quantity: Quantity) -> String {
        let spell = |value| quantity.spell(value);
        match (self.low, self.high) {
            (End::Free, End::Free) => "any number".into(),
            (End::At(0.0), End::Free) => "not negative".into(),
            (End::At(low), End::Free) => format!("at least {}", spell(low)),
            (End::Beyond(low), End::Free) => format!("above {}", spell(low)),
            (End::Free, End::At(high)) => format!("at most {}", spell(high)),
            (End::Free, End::Beyond(high)) => format!("below {}", spell(high)),
            (End::At(low), End::At(high)) => format!("between {} and {}", spell(low), spell(high)),
            (End::At(low), End::Beyond(high)) => format!("at least {} and below {}", spell(low), spell(high)),
            (End::Beyond(low), End::At(high)) => format!("above {} and at most {}", spell(low), spell(high)),
            (End::Beyond(low), End::Beyond(high)) => {
                format!("strictly between {} and {}", spell(low), spell(high))
            }
        }
    }
}

impl Field {
    pub(crate) const fn new(key: &'static str, kind: Kind, doc: &'static str) -> Self {
        Self { key, kind, range: Range::new(End::Free, End::Free), presence: Presence::Required, doc }
    }

    const fn measured(key: &'static str, kind: Kind, quantity: Quantity, doc: &'static str) -> Self {
        Self { key, kind, range: Range::of(quantity), presence: Presence::Required, doc }
    }

    pub(crate) const fn number(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::Number(quantity), quantity, doc)
    }

    pub(crate) const fn lever(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::Lever(quantity), quantity, doc)
    }

    pub(crate) const fn by_climate(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::ByClimate(quantity), quantity, doc)
    }

    pub(crate) const fn text(key: &'static str, doc: &'static str) -> Self {
        Self::new(key, Kind::Text, doc)
    }

    pub(crate) const fn month(key: &'static str, doc: &'static str) -> Self {
        Self::new(key, Kind::Month, doc)
    }

    /// A table that may be absent.
    pub(crate) const fn table(key: &'static str, doc: &'static str) -> Self {
        Self::new(key, Kind::Table, doc).optional()
    }

    /// A list of tables that may be absent.
    pub(crate) const fn tables(key: &'static str, doc: &'static str) -> Self {
        Self::new(key, Kind::Tables, doc).optional()
    }

    pub(crate) const fn or(mut self, spoken: &'static str) -> Self {
        self.presence = Presence::Default(spoken);
        self
    }

    pub(crate) const fn optional(mut self) -> Self {
        self.presence = Presence::Optional;
        self
    }

    pub(crate) const fn derived(mut self, words: &'static str) -> Self {
        self.presence = Presence::Derived(words);
        self
    }

    pub(crate) const fn required(mut self) -> Self {
        self.presence = Presence::Required;
        self
    }

    /// Above zero.
    pub(crate) const fn positive(mut self) -> Self {
        self.range.low = End::Beyond(0.0);
        self
    }

    /// Of either sign.
    pub(crate) const fn signed(mut self) -> Self {
        self.range.low = End::Free;
        self
    }

    pub(crate) const fn at_least(mut self, low: f64) -> Self {
        self.range.low = End::At(low);
        self
    }

    pub(crate) const fn below(mut self, high: f64) -> Self {
        self.range.high = End::Beyond(high);
        self
    }

    /// Of a plausible magnitude up to this one.
    pub(crate) const fn up_to(mut self, limit: f64) -> Self {
        self.range.limit = Some(limit);
        self
    }

    /// The quantity it measures; a number without a unit where it measures none.
    #[must_use]
    pub fn quantity(&self) -> Quantity {
        match self.kind {
            Kind::Number(quantity) | Kind::Lever(quantity) | Kind::ByClimate(quantity) => quantity,
            Kind::Spans => Quantity::Span,
            _ => Quantity::Signed,
        }
    }

    /// What to write, in words that follow the field's doc.
    #[must_use]
    pub fn example(&self) -> String {
        match self.kind {
            Kind::Number(quantity) | Kind::Lever(quantity) | Kind::ByClimate(quantity) => quantity.expects(),
            Kind::Choice(words) => {
                format!(
                    "write one of {}",
                    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
                )
            }
            Kind::Month => "write for example \"2027-03\"".into(),
            Kind::Text => "write it in quotes".into(),
            Kind::Flag => "write true or false".into(),
            Kind::Whole => "write a whole number".into(),
            Kind::Texts => "write a list of names".into(),
            Kind::Spans => "write for example [\"24 months\"]".into(),
            Kind::Table | Kind::Tables => "add the table".into(),
        }
    }

    /// The largest plausible magnitude.
    #[must_use]
    pub fn limit(&self) -> f64 {
        self.range.limit.unwrap_or_else(|| self.quantity().limit())
    }
}

/// The keys of one table of a scenario file.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// Where the table stands: `company.growth`; empty for the top of the file; `source (venture)` for the keys that
    /// belong to one kind of source.
    pub path: &'static str,
    /// Its keys, in the order a person would write them.
    pub fields: &'static [Field],
}

/// Declares the keys of a table: a module with one constant a key, and `ALL` of them in order.
macro_rules! fields {
    ($(#[$meta:meta])* $module:ident { $($name:ident = $field:expr;)* }) => {
        $(#[$meta])*
        pub(crate) mod $module {
            #[expect(unused_imports, reason = "not every table has keys of every kind")]
            use crate::{file::field::{Field, Kind}, units::Quantity::{self, *}};

            $(pub(crate) const $name: Field = $field;)*

            /// Every key of the table.
            pub(crate) const ALL: &[Field] = &[$($name),*];
        }
    };
}
pub(crate) use fields;
