//! A number of the file as a law with its provenance: `"$20B"`, `"$20B to $40B"`, `{ value = …, source = … }` or
//! `{ law = …, … }`.

use super::{
    field::{End, Field, Kind},
    laws,
    table::{Report, Said},
    tree::{Entries, Node, Value},
};
use crate::{
    Law, Param,
    law::{Invalid, LogitNormal, Lognormal, Normal, Quantiles, Truncated},
    param::Provenance,
    problem::Place,
    units::{Interval, Misread, Month, Offers, Quantity, split_interval},
};

/// The keys that say where a number comes from.
pub(super) const PROVENANCE: [&str; 3] = ["source", "as_of", "note"];

/// Which number is being read.
pub(crate) struct Spot<'a, 'f> {
    pub(crate) report: &'a Report,
    pub(crate) path: String,
    pub(crate) field: &'f Field,
}

/// What stands for a number that is wrong: it passes every comparison that would report it again, and no scenario is
/// made when anything was reported.
pub(crate) fn placeholder() -> Param {
    Param::constant(f64::NAN)
}

impl Spot<'_, '_> {
    pub(super) fn quantity(&self) -> Quantity {
        self.field.quantity()
    }

    pub(super) fn say(&self, place: &Place, said: Said) {
        self.report.say(&self.path, place, said);
    }

    /// Reports what could not be read where an interval may stand, unless somebody chooses the number.
    pub(super) fn misread(&self, node: &Node, misread: Misread) {
        let suggestion = match misread.offers {
            Offers::Examples => self.field.expects(),
            Offers::Interval if self.field.is_never_uncertain() => self.field.expects(),
            _ => misread.suggestion,
        };
        self.say(&node.place, Said::new(misread.message).found(node.shown()).suggest(suggestion));
    }

    /// A number of the field's range that is not uncertain.
    pub(super) fn known(&self, node: &Node) -> Option<f64> {
        let number = if is_law(node) { None } else { param(self, node).known() };
        if number.is_none() {
            // As it was written: a pair of shocks may be named in either order.
            let key = self.path.rsplit('.').next().unwrap_or(self.field.key);
            let said = Said::new(format!("`{key}` is one number: it cannot be uncertain"));
            self.say(&node.place, said.found(node.shown()).suggest(self.field.expects()));
        }
        number.filter(|value| !value.is_nan())
    }

    /// A plain number where no interval may stand; of another quantity than the field's where a law says so.
    pub(crate) fn plain(&self, node: &Node, quantity: Quantity) -> Option<f64> {
        let reported = |misread: Misread| {
            let suggestion = match misread.offers {
                Offers::Own => misread.suggestion,
                _ if quantity == self.quantity() => self.field.expects_one(),
                _ => Field::number("", quantity, "").expects_one(),
            };
            self.say(&node.place, Said::new(misread.message).found(node.shown()).suggest(suggestion));
        };
        read(node, quantity).map_err(reported).ok()
    }
}

/// Whether a number is given by a law, right or wrong.
fn is_law(node: &Node) -> bool {
    node.entries().is_some_and(|entries| {
        entries.contains_key("law") || entries.get("value").is_some_and(|entry| is_law(&entry.node))
    })
}

/// One number, as people speak.
pub(super) fn read(node: &Node, quantity: Quantity) -> Result<f64, Misread> {
    match &node.value {
        Value::Text(text) => quantity.read(text),
        Value::Number(value, _) => quantity.read_bare(*value),
        _ => Err(Misread::general(quantity)),
    }
}

/// Reads a number with its law and provenance.
pub(crate) fn param(spot: &Spot<'_, '_>, node: &Node) -> Param {
    let (law, provenance) = number(spot, node);
    let law = law.unwrap_or(Law::Constant(f64::NAN));
    Param { law, provenance, path: spot.path.clone(), falls: false }
}

/// A number's law, or `None` after reporting what is wrong, and where it comes from.
fn number(spot: &Spot<'_, '_>, node: &Node) -> (Option<Law>, Provenance) {
    match &node.value {
        Value::Table(entries) if entries.contains_key("law") => {
            let law = laws::named(spot, node, entries).filter(|law| fits(spot, node, law));
            (law, provenance(spot, entries))
        }
        Value::Table(entries) if entries.contains_key("value") => valued(spot, entries),
        Value::Wrong => (None, Provenance::default()),
        Value::Table(_) => {
            let said = Said::new(format!("expected {}", spot.quantity().noun())).found(node.shown());
            spot.say(
                &node.place,
                said.suggest("a table that is a number has the key `value` or the key `law`"),
            );
            (None, Provenance::default())
        }
        _ => (spoken(spot, node).filter(|law| fits(spot, node, law)), Provenance::default()),
    }
}

/// `{ value = …, source = … }`, where the value may itself be an interval or a named law.
fn valued(spot: &Spot<'_, '_>, entries: &Entries) -> (Option<Law>, Provenance) {
    let known = || std::iter::once("value").chain(PROVENANCE);
    laws::all_known(spot, entries, None, known);
    let own = provenance(spot, entries);
    let Some(entry) = entries.get("value") else {
        return (None, own);
    };
    if matches!(&entry.node.value, Value::Table(inner) if inner.contains_key("value")) {
        let said = Said::new("a value cannot be a value with a source again").found(entry.node.shown());
        spot.say(&entry.node.place, said.suggest("keep one of the two tables"));
        return (None, own);
    }
    let (law, inner) = number(spot, &entry.node);
    if inner != Provenance::default() {
        let said = Said::new("the source of a number is given twice").found("given here and outside");
        spot.say(&entry.node.place, said.suggest("move `source`, `as_of` and `note` beside `value`"));
    }
    (law, own)
}

/// A number or an interval, as people speak.
pub(super) fn spoken(spot: &Spot<'_, '_>, node: &Node) -> Option<Law> {
    let ends = node.text().and_then(split_interval);
    let Some((low, high)) = ends else {
        let one = read(node, spot.quantity());
        return one.map_err(|misread| spot.misread(node, misread)).ok().map(Law::Constant);
    };
    let interval =
        spot.quantity().read_ends(low, high).map_err(|misread| spot.misread(node, misread)).ok()?;
    between(spot, node, interval)
}

/// The law an interval means, by the field's quantity.
fn between(spot: &Spot<'_, '_>, node: &Node, interval: Interval) -> Option<Law> {
    let quantiles = Quantiles::interval(interval.low, interval.high);
    let signed = spot.field.range.low == End::Free;
    let law = match spot.quantity() {
        // Where no law would do, whoever asked says so.
        _ if matches!(spot.field.kind, Kind::Known(_)) => Normal::through(&quantiles).map(Law::from),
        Quantity::Correlation => {
            let said = Said::new("an interval does not say the shape of a correlation").found(node.shown());
            let right =
                if spot.field.is_never_uncertain() { spot.field.expects() } else { uniform(spot, interval) };
            spot.say(&node.place, said.suggest(right));
            return None;
        }
        Quantity::Share => LogitNormal::through(&quantiles).map(Law::from),
        Quantity::Drift | Quantity::Margin | Quantity::Signed => Normal::through(&quantiles).map(Law::from),
        Quantity::Rate if signed => Normal::through(&quantiles).map(Law::from),
        _ => Lognormal::through(&quantiles).map(Law::from),
    };
    law.map_err(|invalid| spot.say(&node.place, refused(spot, interval, invalid).found(node.shown()))).ok()
}

/// Why an interval is no law, and what would be.
fn refused(spot: &Spot<'_, '_>, interval: Interval, invalid: Invalid) -> Said {
    let Interval { low, high } = interval;
    let spell = |value| spot.quantity().spell(value);
    if low == high {
        return Said::new("the ends of an interval must differ").suggest(format!("write \"{}\"", spell(low)));
    }
    match invalid {
        Invalid::NotPositive => Said::new("both ends must be above zero: this interval is lognormal")
            .suggest(uniform(spot, interval)),
        Invalid::NotInside => {
            Said::new("both ends must lie strictly between 0% and 100%: this interval is logit-normal")
                .suggest(uniform(spot, interval))
        }
        _ => Said::new(invalid.to_string()).suggest(spot.field.expects()),
    }
}

/// The uniform law between the ends, as it would be written.
fn uniform(spot: &Spot<'_, '_>, interval: Interval) -> String {
    let (low, high) = (literal(spot.quantity(), interval.low), literal(spot.quantity(), interval.high));
    format!("write {{ law = \"uniform\", low = {low}, high = {high} }}")
}

/// A number as a person would write it: in quotes unless it is read without.
pub(super) fn literal(quantity: Quantity, value: f64) -> String {
    let spelled = quantity.spell(value);
    let bare = quantity.read_bare(value).is_ok() && spelled.parse::<f64>().is_ok();
    if bare { spelled } else { format!("\"{spelled}\"") }
}

/// The same law truncated at the ends of the field's range that it goes beyond, as it would be written; what any law
/// must do where that does not help.
pub(super) fn truncation(spot: &Spot<'_, '_>, node: &Node, law: &Law) -> String {
    let (range, support) = (&spot.field.range, law.support());
    let at_least = range.low.bound().filter(|bound| support.0 < *bound);
    let at_most = range.high.bound().filter(|bound| support.1 > *bound);
    let helps = Truncated::new(law.clone(), at_least, at_most).is_ok_and(|law| range.holds(&law.into()));
    if !helps {
        return "the law's support must lie in the field's range or be truncated openly".into();
    }
    let bounds = [("at_least", at_least), ("at_most", at_most)].into_iter();
    let bounds = bounds
        .filter_map(|(key, bound)| Some(format!(", {key} = {}", literal(spot.quantity(), bound?))))
        .collect::<String>();
    format!("write {{ law = \"truncated\", of = {}{bounds} }}", laws::as_given(node))
}

/// The share of worlds that a normal law of a margin may have at 100% or above, where its bell has no end: too few to
/// count, as in `"50% to 62%"`. A law that has more is truncated openly.
const TOLERATED: f64 = 1e-6;

/// Whether a law keeps to the field's range and to plausible magnitudes; reports it when not.
pub(super) fn fits(spot: &Spot<'_, '_>, node: &Node, law: &Law) -> bool {
    // Where no law would do, whoever asked says so.
    if matches!(spot.field.kind, Kind::Known(_)) && !law.is_constant() {
        return true;
    }
    let (field, quantity) = (spot.field, spot.quantity());
    let range = &field.range;
    let (low, high) = (law.quantile(0.05), law.quantile(0.95));
    let central = range.contains(low) && range.contains(high);
    let tolerated =
        quantity == Quantity::Margin && matches!(law, Law::Normal(_)) && range.outside(law) < TOLERATED;
    let limit = field.limit();
    let said = if law.is_constant() && !central {
        let near =
            field.range.near_end(low).map(|near| format!("write for example {}", literal(quantity, near)));
        Said::new(range.rule(quantity)).suggest(near.unwrap_or_else(|| field.expects()))
    } else if !(range.holds(law) || tolerated) {
        let message = format!("{}, and this {} law goes beyond", range.rule(quantity), law.word());
        Said::new(message).suggest(truncation(spot, node, law))
    } else if low.abs() > limit || high.abs() > limit {
        Said::new(format!("too large to be plausible: at most {}", quantity.spell(limit)))
            .suggest(field.expects())
    } else {
        return true;
    };
    spot.say(&node.place, said.found(node.shown()));
    false
}

/// Where a number comes from.
fn provenance(spot: &Spot<'_, '_>, entries: &Entries) -> Provenance {
    let text = |key: &str| {
        let node = &entries.get(key)?.node;
        let text = match &node.value {
            Value::Date(date) => Some(date.as_str()),
            _ => node.text(),
        };
        if text.is_none_or(|text| text.trim().is_empty()) {
            spot.say(&node.place, Said::new(format!("`{key}` must be a text")).found(node.shown()));
        }
        text.map(str::to_owned)
    };
    let (source, as_of, note) = (text("source"), text("as_of"), text("note"));
    if let (Some(written), Some(entry)) = (&as_of, entries.get("as_of"))
        && !is_dated(written)
    {
        let said = Said::new("`as_of` must be a date").found(entry.node.shown());
        spot.say(
            &entry.node.place,
            said.suggest("write for example \"2026-01\", \"2026-01-28\" or \"2025\""),
        );
    }
    Provenance { source, as_of, note }
}

/// A month, a day or a year.
fn is_dated(text: &str) -> bool {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_day = text.split_at_checked(7).is_some_and(|(month, day)| {
        Month::parse(month).is_some() && day.len() == 3 && day.starts_with('-') && is_day_number(day)
    });
    is_year || is_day || Month::parse(text).is_some()
}

fn is_day_number(text: &str) -> bool {
    text.get(1..).and_then(|day| day.parse::<u8>().ok()).is_some_and(|day| (1..=31).contains(&day))
}
