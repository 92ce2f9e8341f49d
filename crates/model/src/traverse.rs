//! One pass over every number of a structure.
//!
//! The same structures serve three stages: as a file says them (`Company<Param>`), as a plan indexes them, and
//! wherever else a number per field is wanted. [`Traverse`] turns one into the next and tells the visitor where each
//! number stands (`growth.now`); the place is part of the address of the number's draw, so it depends on names, never
//! on the order of entries.

use crate::{
    Param, Source,
    company::{Commitment, Payment, Tranche},
    market::{ByClimate, ClimateState, Correlation},
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

impl<Q, T: Traverse<Q>> Traverse<Q> for Option<T> {
    type Output = Option<T::Output>;
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        self.as_ref().map(|value| value.traverse(place, visit))
    }
}

impl<Q, T: Traverse<Q> + Labelled> Traverse<Q> for Vec<T> {
    type Output = Vec<T::Output>;

    /// Entries come out in the order of their labels, so that the order of the file leaves no trace.
    fn traverse(&self, place: &str, visit: &mut Visitor<'_, Q>) -> Self::Output {
        let mut entries: Vec<(String, &T)> = self.iter().map(|entry| (entry.label(), entry)).collect();
        entries.sort_by(|a, b| a.0.cmp(&b.0));
        let mut repeats = 0;
        let mut replaced = Vec::with_capacity(entries.len());
        for (index, (label, entry)) in entries.iter().enumerate() {
            repeats = if index > 0 && entries[index - 1].0 == *label { repeats + 1 } else { 0 };
            replaced.push(entry.traverse(&format!("{place}[{label}#{repeats}]"), visit));
        }
        replaced
    }
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
kept!(bool, f64, String, Month, ClimateState, Correlation, Funds);

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
