//! One pass over every number of a structure.
//!
//! The same structures serve three stages: as a file says them (`Company<Param>`), as a plan indexes them, and
//! wherever else a number per field is wanted. [`Traverse`] turns one into the next and tells the visitor where each
//! number stands (`growth.now`); the place is part of the address of the number's draw, so it depends on names, never
//! on the order of entries.

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::Value;

use crate::{
    Param, Source,
    cash::Watch,
    company::{Commitment, Payment, Tranche},
    event::{CompanyChange, SourceChange},
    market::{ByClimate, ClimateState, Correlation},
    milestone::Milestone,
    outcome::{Hazard, Outcome},
    shares::{AntiDilution, Participation, Seniority},
    source::{Funds, Holding, Kind},
    units::Month,
};

/// Receives each number with its place and gives what replaces it.
pub type Visitor<'a, Q> = dyn FnMut(&str, &Param) -> Q + 'a;

/// A structure whose numbers can be replaced.
pub trait Traverse<Q> {
    /// The structure with replaced numbers.
    type Output;

    /// Replaces every number; `place` is where this value stands.
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output;
}

/// An entry of a list, known by what it says rather than by its position.
trait Labelled {
    fn label(&self) -> String;
}

impl<Q> Traverse<Q> for Param {
    type Output = Q;
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Q {
        visit(place, self)
    }
}

impl<Q, T: Traverse<Q>> Traverse<Q> for Box<T> {
    type Output = Box<T::Output>;
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        Box::new((**self).traverse(place, visit))
    }
}

impl<Q, T: Traverse<Q>> Traverse<Q> for Option<T> {
    type Output = Option<T::Output>;
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        self.as_ref().map(|value| value.traverse(place, visit))
    }
}

impl<Q, T: Traverse<Q> + Labelled + Serialize> Traverse<Q> for Vec<T> {
    type Output = Vec<T::Output>;

    /// Entries come out in the order of their labels, and of all they say where these are the same, so that the order of
    /// the file leaves no trace.
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        let mut entries: Vec<(String, &T)> = self.iter().map(|entry| (entry.label(), entry)).collect();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        entries.chunk_by_mut(|a, b| a.0 == b.0).filter(|twins| twins.len() > 1).for_each(by_what_they_say);
        let mut repeats = 0;
        let mut replaced = Vec::with_capacity(entries.len());
        for (index, (label, entry)) in entries.iter().enumerate() {
            repeats = if index > 0 && entries[index - 1].0 == *label { repeats + 1 } else { 0 };
            replaced.push(entry.traverse(&format!("{place}[{label}#{repeats}]"), visit));
        }
        replaced
    }
}

/// Puts entries of one label in order. What cannot be said is no law, and no scenario has it.
fn by_what_they_say<T: Serialize>(twins: &mut [(String, &T)]) {
    let said = |entry: &T| serde_json::to_value(entry).unwrap_or_default();
    let mut told: Vec<(Value, &T)> = twins.iter().map(|(_, entry)| (said(entry), *entry)).collect();
    told.sort_by(|a, b| ordered(&a.0, &b.0));
    for (twin, (_, entry)) in twins.iter_mut().zip(told) {
        twin.1 = entry;
    }
}

/// The order of what two entries say. Numbers go by their size and not by their digits, so that it is the same in any
/// currency.
fn ordered(a: &Value, b: &Value) -> Ordering {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => {
            a.as_f64().unwrap_or_default().total_cmp(&b.as_f64().unwrap_or_default())
        }
        (Value::Array(a), Value::Array(b)) => each(a.iter(), b.iter()).then(a.len().cmp(&b.len())),
        (Value::Object(a), Value::Object(b)) => {
            a.keys().cmp(b.keys()).then_with(|| each(a.values(), b.values()))
        }
        (a, b) => a.to_string().cmp(&b.to_string()),
    }
}

fn each<'v>(a: impl Iterator<Item = &'v Value>, b: impl Iterator<Item = &'v Value>) -> Ordering {
    a.zip(b).map(|(a, b)| ordered(a, b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

impl<Q, T: Traverse<Q, Output: Clone> + PartialEq> Traverse<Q> for ByClimate<T> {
    type Output = ByClimate<T::Output>;

    /// A number given once for all climates is one number, and is drawn once.
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        if self.boom == self.normal && self.normal == self.drought {
            let all = self.boom.traverse(place, visit);
            return ByClimate { boom: all.clone(), normal: all.clone(), drought: all };
        }
        ByClimate {
            boom: self.boom.traverse(&join(place, "boom"), visit),
            normal: self.normal.traverse(&join(place, "normal"), visit),
            drought: self.drought.traverse(&join(place, "drought"), visit),
        }
    }
}

impl<Q: Clone> Traverse<Q> for Kind {
    type Output = Kind<Q>;
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        match self {
            Self::Venture(terms) => Kind::Venture(terms.traverse(place, visit)),
            Self::Strategic(terms) => Kind::Strategic(terms.traverse(place, visit)),
            Self::Sovereign(terms) => Kind::Sovereign(terms.traverse(place, visit)),
            Self::Leveraged(terms) => Kind::Leveraged(terms.traverse(place, visit)),
            Self::Individuals(terms) => Kind::Individuals(terms.traverse(place, visit)),
            Self::Credit(terms) => Kind::Credit(terms.traverse(place, visit)),
        }
    }
}

macro_rules! kept {
    ($($kind:ty),*) => {$(
        impl<Q> Traverse<Q> for $kind {
            type Output = $kind;
            fn traverse(&self, _: &str, _: &mut Visitor<'_, Q>) -> $kind {
                self.clone()
            }
        }
    )*};
}
kept!(
    bool,
    f64,
    u64,
    String,
    Month,
    ClimateState,
    Correlation,
    Funds,
    Participation,
    Seniority,
    AntiDilution,
    Outcome,
    Watch
);

/// The place of a field within a place.
pub(crate) fn join(place: &str, field: &str) -> String {
    if place.is_empty() { field.to_owned() } else { format!("{place}.{field}") }
}

/// Implements [`Traverse`] field by field; a field that is not named does not compile.
macro_rules! traverse {
    ($name:ident { $($field:ident),* }) => {
        impl<Q: Clone> crate::traverse::Traverse<Q> for $name {
            type Output = $name<Q>;
            fn traverse(&self, place: &str, visit: &mut crate::traverse::Visitor<'_, Q>) -> $name<Q> {
                $name {
                    $($field: crate::traverse::Traverse::<Q>::traverse(
                        &self.$field,
                        &crate::traverse::join(place, stringify!($field)),
                        visit,
                    ),)*
                }
            }
        }
    };
}
pub(crate) use traverse;

impl Labelled for Commitment {
    fn label(&self) -> String {
        let term = self.term().map(|(from, to)| format!(" {from} {to}"));
        format!("{}{}", self.with, term.unwrap_or_default())
    }
}

impl Labelled for Payment {
    fn label(&self) -> String {
        format!("{} {}", self.from, self.to)
    }
}

impl Labelled for Tranche {
    fn label(&self) -> String {
        format!("{} {}", self.source, self.date)
    }
}

impl Labelled for Milestone {
    fn label(&self) -> String {
        self.name.clone()
    }
}

impl Labelled for Hazard {
    fn label(&self) -> String {
        self.outcome.word().to_owned()
    }
}

impl Labelled for SourceChange {
    fn label(&self) -> String {
        self.name.clone()
    }
}

impl Labelled for CompanyChange {
    fn label(&self) -> String {
        self.name.clone()
    }
}

impl Labelled for Holding {
    fn label(&self) -> String {
        self.company.clone()
    }
}

impl Source {
    /// What begins every address of its draws.
    #[must_use]
    pub fn key(&self) -> String {
        format!("source:{}", self.id)
    }
}

impl crate::Company {
    /// What begins every address of its draws.
    #[must_use]
    pub fn key(&self) -> String {
        format!("company:{}", self.id)
    }
}
