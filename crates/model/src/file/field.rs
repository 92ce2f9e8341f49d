//! What a key of a scenario file is: its name, what it holds, its range, its default and what it means, declared once.
//!
//! Readers read through these declarations, unknown keys are detected against them, and schema, starter files and
//! reference pages are made from them.

mod example;
mod range;
mod section;

pub use range::{End, Range};
pub use section::{KindOf, Kinds, Section, TableAt};

use crate::units::Quantity;

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
    /// The equation or the decision it enters, in the symbols of the model.
    pub enters: &'static str,
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// True or false.
    Flag,
    /// A whole number.
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
    /// A number that nobody chooses and that is not uncertain either: it says how others are spread.
    Known(Quantity),
    /// A number, or one for each climate: `{ boom = …, normal = …, drought = … }`.
    ByClimate(Quantity),
    /// A number that may be uncertain, or one for each of several dates: `{ 2027 = "$10B", "2028-07" = "$20B" }`.
    Schedule(Quantity),
    /// A table.
    Table(&'static Section),
    /// A list of tables.
    Tables(&'static Section),
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

impl Field {
    pub(crate) const fn new(key: &'static str, kind: Kind, doc: &'static str) -> Self {
        let range = Range::new(End::Free, End::Free);
        Self { key, kind, range, presence: Presence::Required, doc, enters: "" }
    }

    const fn measured(key: &'static str, kind: Kind, quantity: Quantity, doc: &'static str) -> Self {
        Self { range: Range::of(quantity), ..Self::new(key, kind, doc) }
    }

    pub(crate) const fn number(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::Number(quantity), quantity, doc)
    }

    pub(crate) const fn lever(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::Lever(quantity), quantity, doc)
    }

    pub(crate) const fn known(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::Known(quantity), quantity, doc)
    }

    pub(crate) const fn whole(key: &'static str, low: f64, doc: &'static str) -> Self {
        Self::new(key, Kind::Whole, doc).at_least(low)
    }

    pub(crate) const fn by_climate(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::ByClimate(quantity), quantity, doc)
    }

    pub(crate) const fn schedule(key: &'static str, quantity: Quantity, doc: &'static str) -> Self {
        Self::measured(key, Kind::Schedule(quantity), quantity, doc)
    }

    pub(crate) const fn text(key: &'static str, doc: &'static str) -> Self {
        Self::new(key, Kind::Text, doc)
    }

    pub(crate) const fn month(key: &'static str, doc: &'static str) -> Self {
        Self::new(key, Kind::Month, doc)
    }

    /// A table that may be absent.
    pub(crate) const fn table(key: &'static str, section: &'static Section, doc: &'static str) -> Self {
        Self::new(key, Kind::Table(section), doc).optional()
    }

    /// A list of tables that may be absent.
    pub(crate) const fn tables(key: &'static str, section: &'static Section, doc: &'static str) -> Self {
        Self::new(key, Kind::Tables(section), doc).optional()
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

    /// Says which equation or decision the key enters.
    pub(crate) const fn enters(mut self, equation: &'static str) -> Self {
        self.enters = equation;
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

    /// Of any size, whatever the quantity's nature.
    pub(crate) const fn endless(mut self) -> Self {
        self.range.high = End::Free;
        self
    }

    pub(crate) const fn at_most(mut self, high: f64) -> Self {
        self.range.high = End::At(high);
        self
    }

    /// Above one number and below another.
    pub(crate) const fn strictly_between(mut self, low: f64, high: f64) -> Self {
        (self.range.low, self.range.high) = (End::Beyond(low), End::Beyond(high));
        self
    }

    /// Above a number that itself is outside.
    pub(crate) const fn above(mut self, low: f64) -> Self {
        self.range.low = End::Beyond(low);
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
            Kind::Number(quantity)
            | Kind::Lever(quantity)
            | Kind::Known(quantity)
            | Kind::ByClimate(quantity)
            | Kind::Schedule(quantity) => quantity,
            Kind::Spans => Quantity::Span,
            _ => Quantity::Signed,
        }
    }

    /// Whether its number is one, known to whoever writes it.
    pub(crate) fn is_never_uncertain(&self) -> bool {
        matches!(self.kind, Kind::Lever(_) | Kind::Known(_))
    }

    /// The table it holds, or the entries of its list.
    pub(crate) fn section(&self) -> Option<&'static Section> {
        match self.kind {
            Kind::Table(section) | Kind::Tables(section) => Some(section),
            _ => None,
        }
    }

    /// What to write, in words that follow the field's doc.
    #[must_use]
    pub fn example(&self) -> String {
        match self.kind {
            Kind::Number(_) | Kind::Lever(_) | Kind::Known(_) | Kind::ByClimate(_) => self.expects(),
            Kind::Schedule(_) => format!("{}, or {{ 2027 = …, \"2028-07\" = … }}", self.expects()),
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
            Kind::Table(_) | Kind::Tables(_) => "add the table".into(),
        }
    }

    /// The largest plausible magnitude.
    #[must_use]
    pub fn limit(&self) -> f64 {
        self.range.limit.unwrap_or_else(|| self.quantity().limit())
    }
}

/// Declares the keys of a table: a module with one constant a key, `ALL` of them in order, and the table's `SECTION`. The
/// keys after `by` tell the entries of a list apart. A `part` shares its table with other parts and has no section.
macro_rules! fields {
    ($(#[$meta:meta])* part $module:ident { $($name:ident = $field:expr;)* }) => {
        crate::file::field::fields!(@ $(#[$meta])* $module { $($name = $field;)* });
    };
    ($(#[$meta:meta])* $module:ident $(by [$($apart:literal),*])? { $($name:ident = $field:expr;)* }) => {
        crate::file::field::fields!(@ $(#[$meta])* $module { $($name = $field;)* }
            /// The table.
            pub(crate) const SECTION: crate::file::field::Section =
                crate::file::field::Section::of(&[ALL])$(.told_apart_by(&[$($apart),*]))?;
        );
    };
    (@ $(#[$meta:meta])* $module:ident { $($name:ident = $field:expr;)* } $($section:tt)*) => {
        $(#[$meta])*
        pub(crate) mod $module {
            #[expect(unused_imports, reason = "not every table has keys of every kind")]
            use crate::{file::field::{Field, Kind}, units::Quantity::{self, *}};

            $(pub(crate) const $name: Field = $field;)*

            /// Every key of the table.
            pub(crate) const ALL: &[Field] = &[$($name),*];

            $($section)*
        }
    };
}
pub(crate) use fields;
