//! Why a text was not understood, and the spelling that works, computed from what was written wherever that is possible.

mod bounds;
mod general;
mod mend;
mod money;
mod month;
mod pace;
mod ratio;
mod span;

pub(crate) use mend::{counted, mended};
pub(crate) use month::explain_month;

use super::{
    interval::split_interval,
    quantity::{Misread, Offers, Quantity},
    text::clean,
};

/// What is wrong, and spellings to choose from with the words around them.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    message: String,
    before: String,
    spellings: Vec<String>,
    after: String,
    offers: Offers,
}

impl Refusal {
    /// A refusal of something else than was expected.
    pub(crate) fn found(expected: &str, found: &str) -> Self {
        Self::because(format!("expected {expected}, found {found}"))
    }

    /// A refusal in one's own words.
    pub(crate) fn because(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            before: "write".into(),
            spellings: Vec::new(),
            after: String::new(),
            offers: Offers::Own,
        }
    }

    /// The refusal of what nothing is known about: examples of what works.
    pub(crate) fn general(quantity: Quantity) -> Self {
        Self::because(format!("expected {}", quantity.noun())).examples(quantity)
    }

    /// One more spelling that works.
    pub(crate) fn write(mut self, spelling: impl Into<String>) -> Self {
        let spelling = spelling.into();
        if split_interval(&spelling).is_some() {
            self.offers = Offers::Interval;
        }
        self.spellings.push(spelling);
        self
    }

    /// An interval beside the spelling.
    pub(crate) fn or_interval(self, spelling: &str) -> Self {
        Self { offers: Offers::Interval, ..self }.after(format!(", or an interval such as \"{spelling}\""))
    }

    /// What stands before the spellings instead of "write".
    pub(crate) fn before(mut self, words: impl Into<String>) -> Self {
        self.before = words.into();
        self
    }

    /// What stands after the spellings.
    pub(crate) fn after(mut self, words: impl Into<String>) -> Self {
        self.after = words.into();
        self
    }

    /// Examples of the quantity instead of a spelling.
    pub(crate) fn examples(self, quantity: Quantity) -> Self {
        Self { offers: Offers::Examples, ..self }.before(quantity.expects())
    }

    /// A suggestion without spellings.
    pub(crate) fn say(self, sentence: impl Into<String>) -> Self {
        self.before(sentence)
    }

    /// The spelling that works, when there is exactly one.
    pub(crate) fn only(&self) -> Option<&str> {
        match self.spellings.as_slice() {
            [spelling] => Some(spelling),
            _ => None,
        }
    }

    /// Whether there is no spelling yet.
    pub(crate) fn is_empty(&self) -> bool {
        self.spellings.is_empty()
    }

    /// The refusal if all its spellings work, else the general one: numbers beyond all sense have no spelling.
    pub(crate) fn checked(self, quantity: Quantity) -> Self {
        let works = |spelling: &String| match split_interval(spelling) {
            Some((low, high)) => quantity.ends(low, high).is_some_and(|ends| ends.low <= ends.high),
            None => clean(spelling).is_some_and(|text| quantity.value(&text).is_some()),
        };
        if self.spellings.iter().all(works) { self } else { Self::general(quantity) }
    }

    /// The same reason without any spelling.
    pub(crate) fn unsure(self, quantity: Quantity) -> Self {
        Self { spellings: Vec::new(), after: String::new(), ..self }.examples(quantity)
    }

    /// The same reason with another spelling and nothing after it.
    pub(crate) fn with(self, spelling: String) -> Self {
        // Without a spelling of its own it was a whole sentence that stood there.
        let before = if self.is_empty() { "write".into() } else { self.before };
        Self { before, spellings: Vec::new(), after: String::new(), ..self }.write(spelling)
    }
}

impl From<Refusal> for Misread {
    fn from(refusal: Refusal) -> Self {
        let quoted: Vec<String> =
            refusal.spellings.iter().map(|spelling| format!("\"{spelling}\"")).collect();
        let listed = match quoted.as_slice() {
            [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
            _ => quoted.concat(),
        };
        let space = if listed.is_empty() { "" } else { " " };
        Self {
            message: refusal.message,
            suggestion: format!("{}{space}{listed}{}", refusal.before, refusal.after),
            offers: refusal.offers,
        }
    }
}

/// Recognises one way of writing a quantity wrongly.
type Explanation = fn(Quantity, &str) -> Option<Refusal>;

/// The ways that may read the text as two ends.
const OF_TWO: [Explanation; 4] = [bounds::between, bounds::plus_minus, bounds::separated, bounds::dashed];

/// The ways of one number, in the order they are tried.
const OF_ONE: [Explanation; 31] = [
    general::empty,
    general::unknown,
    span::endless,
    bounds::about,
    bounds::floor,
    bounds::ceiling,
    ratio::benchmark,
    pace::once,
    pace::growing,
    pace::compounded,
    pace::named,
    pace::vanishing,
    pace::periodic,
    ratio::fraction,
    ratio::misfit,
    ratio::bare,
    money::bare,
    money::sizeless,
    money::regional,
    money::periodic,
    money::yearly,
    span::bare,
    span::net,
    span::other,
    span::worded,
    span::fraction,
    mend::foreign,
    mend::explained,
    money::sized,
    span::business_days,
    general::trailing,
];

/// Why a whole text was not understood.
pub(crate) fn explain(quantity: Quantity, text: &str) -> Refusal {
    let Some(text) = clean(text) else {
        return Refusal::found(quantity.noun(), "a long text").examples(quantity);
    };
    let two = if mend::is_foreign(quantity, &text) { &[] } else { &OF_TWO[..] };
    let refusal = two.iter().find_map(|way| way(quantity, &text));
    refusal.unwrap_or_else(|| explain_one(quantity, &text)).checked(quantity)
}

/// Why one number was not understood. The text is a cleaned one.
pub(crate) fn explain_one(quantity: Quantity, text: &str) -> Refusal {
    OF_ONE.iter().find_map(|way| way(quantity, text)).unwrap_or_else(|| Refusal::general(quantity))
}
