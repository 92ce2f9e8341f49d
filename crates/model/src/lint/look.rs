//! What lints look at: the numbers of a scenario, where they stand, and how to speak of them.

use std::collections::BTreeMap;

use super::Options;
use crate::{
    Company, Param, Scenario, Source,
    file::{Document, Stated},
    problem::{Origin, Place},
    units::{Month, Quantity},
};

/// A document, read once for every lint.
pub(super) struct Look<'d> {
    pub(super) document: &'d Document,
    pub(super) scenario: &'d Scenario,
    /// Every number, levers and defaults among them.
    pub(super) numbers: Vec<Stated>,
    /// The month in which the scenario is judged.
    pub(super) on: Month,
    /// The age beyond which a number is stale, months.
    pub(super) stale_after: f64,
    places: BTreeMap<String, Place>,
}

impl<'d> Look<'d> {
    pub(super) fn new(document: &'d Document, options: &Options) -> Self {
        Self {
            document,
            scenario: &document.scenario,
            numbers: document.numbers(),
            on: options.on.unwrap_or(document.scenario.start),
            stale_after: options.stale_after,
            places: document.places(),
        }
    }

    /// The numbers that a file states: no defaults, and nothing set beside the files, which is a what-if that nobody
    /// publishes.
    pub(super) fn in_files(&self) -> impl Iterator<Item = &Stated> {
        let in_file = |place: &Place| matches!(place.origin, Origin::File(_));
        self.numbers.iter().filter(move |number| number.place.as_ref().is_some_and(in_file))
    }

    /// Where a path has its value, or the nearest table around it that is written.
    pub(super) fn place(&self, path: &str) -> Place {
        let mut path = path;
        loop {
            if let Some(place) = self.places.get(path) {
                return place.clone();
            }
            match path.rfind(['.', '[']) {
                Some(at) => path = path.get(..at).unwrap_or_default(),
                None => return Place::default(),
            }
        }
    }

    /// The text at a place, as it was written.
    pub(super) fn written(&self, place: &Place) -> &str {
        let (_, text) = self.document.texts().of(place.origin);
        text.get(place.span.clone()).unwrap_or_default()
    }

    /// The companies of the file: of a cohort its first member, whose numbers are those of all.
    pub(super) fn companies(&self) -> impl Iterator<Item = &'d Company> {
        let mut seen = Vec::new();
        self.scenario.companies.iter().filter(move |company| {
            let Some(cohort) = company.cohort.as_deref() else { return true };
            let new = !seen.contains(&cohort);
            seen.push(cohort);
            new
        })
    }

    /// The last month that is simulated.
    pub(super) fn last_month(&self) -> Month {
        self.scenario.start.plus(self.scenario.horizon.cast_signed() - 1)
    }
}

/// The path of a company as the file has it; that of the cohort for a member.
pub(super) fn company_path(company: &Company) -> String {
    format!("company[{}]", label(company.cohort.as_deref().unwrap_or(&company.name)))
}

/// The path of a company's number, that of its cohort where it is a member.
pub(super) fn number_path(company: &Company, number: &Param) -> String {
    match number.path.split_once("].") {
        Some((_, rest)) => format!("{}.{rest}", company_path(company)),
        None => number.path.clone(),
    }
}

/// The path of the entry that holds a company's number under a key.
pub(super) fn entry_path(company: &Company, number: &Param, key: &str) -> String {
    let path = number_path(company, number);
    let end = path.rfind(&format!(".{key}")).unwrap_or(path.len());
    path.get(..end).unwrap_or_default().to_owned()
}

/// The path of a source.
pub(super) fn source_path(source: &Source) -> String {
    format!("source[{}]", label(&source.name))
}

/// A name as paths carry it.
fn label(name: &str) -> String {
    name.chars().take(60).collect()
}

/// The 5th percentile: what a number is at least, as good as surely.
pub(super) fn low(param: &Param) -> f64 {
    param.law.quantile(0.05)
}

/// The median.
pub(super) fn middle(param: &Param) -> f64 {
    param.law.quantile(0.5)
}

/// The 95th percentile: what a number is at most, as good as surely.
pub(super) fn high(param: &Param) -> f64 {
    param.law.quantile(0.95)
}

/// The larger of two numbers.
pub(super) fn larger(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// A value of a quantity in three digits.
pub(super) fn spoken(quantity: Quantity, value: f64) -> String {
    if !value.is_finite() || value == 0.0 {
        return quantity.spell(value);
    }
    let digits = libm::floor(libm::log10(value.abs())) - 2.0;
    let unit = libm::pow(10.0, digits.abs());
    let rounded = if digits < 0.0 { (value * unit).round() / unit } else { (value / unit).round() * unit };
    quantity.spell(rounded)
}

/// Dollars in three digits.
pub(super) fn dollars(amount: f64) -> String {
    spoken(Quantity::Money, amount)
}

/// The share of worlds in which a law lies above a value, to a ten-thousandth.
pub(super) fn mass_above(param: &Param, value: f64) -> f64 {
    let (mut below, mut above) = (0.0, 1.0);
    for _ in 0..40 {
        let level = f64::midpoint(below, above);
        if param.law.quantile(level) > value {
            above = level;
        } else {
            below = level;
        }
    }
    1.0 - above
}

/// A share in percent, in two digits, never rounded to nothing.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent >= 9.95 { format!("{percent:.0}%") } else { format!("{percent:.1}%") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::Normal;

    #[test]
    fn numbers_are_spoken_in_three_digits() {
        assert_eq!(dollars(22_512_345_678.0), "$22.5B");
        assert_eq!(dollars(0.0), "$0");
        assert_eq!(spoken(Quantity::Multiple, 123.456), "123x");
        assert_eq!(spoken(Quantity::Ratio, 0.012_345), "0.0123");
    }

    #[test]
    fn mass_is_what_the_quantile_leaves() {
        let law = Normal::new(0.0, 1.0).unwrap();
        let mass = mass_above(&Param::of(law.into()), 1.644_853_626_951);
        assert!((mass - 0.05).abs() < 1e-6, "{mass}");
        assert!(mass_above(&Param::constant(2.0), 1.0) > 1.0 - 1e-9);
        assert!(mass_above(&Param::constant(1.0), 2.0) < 1e-9);
    }
}
