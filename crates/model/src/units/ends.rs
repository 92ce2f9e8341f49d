//! What one end of an interval may leave out because the other says it: `20 to 40%`, `$20B to 40B`.

use super::{
    money::{self, Amount},
    number::{Scanned, scan},
    quantity::Quantity,
    ratio::{Form, percent, read},
    refusal::{Refusal, explain_one, two_ways_interval},
};

/// The texts of two ends.
type Ends = (String, String);

impl Quantity {
    /// The two ends with what one borrows from the other, so that each can be read alone.
    pub(crate) fn pair(self, low: &str, high: &str) -> Result<Ends, Refusal> {
        let (low, high) = self.borrowed(low, high)?;
        if let Some(refusal) = two_ways_interval(self, &low, &high) {
            return Err(refusal);
        }
        match (self.end(&low), self.end(&high)) {
            (Ok(low), Ok(high)) => Ok((low, high)),
            (Err(refusal), Ok(high)) => Err(self.mended_ends(refusal, None, Some(high))),
            (Ok(low), Err(refusal)) => Err(self.mended_ends(refusal, Some(low), None)),
            (Err(first), Err(second)) => match second.only().map(str::to_owned) {
                Some(high) => Err(self.mended_ends(first, None, Some(high))),
                None => Err(second),
            },
        }
    }

    /// The ends with the unit that one of them leaves out, as they are when neither does.
    fn borrowed(self, low: &str, high: &str) -> Result<Ends, Refusal> {
        let pair = if self.is_money() { self.money_pair(low, high) } else { self.unit_pair(low, high) };
        pair.map(|pair| pair.unwrap_or_else(|| (low.to_owned(), high.to_owned())))
    }

    /// The refusal of an interval for one of its ends: the whole interval is suggested.
    fn mended_ends(self, refusal: Refusal, low: Option<String>, high: Option<String>) -> Refusal {
        let mended = refusal.only().map(str::to_owned);
        match (low.or_else(|| mended.clone()), high.or(mended)) {
            (Some(low), Some(high)) => match self.borrowed(&low, &high) {
                Ok((low, high)) => refusal.with(format!("{low} to {high}")),
                Err(refusal) => refusal,
            },
            _ => refusal,
        }
    }

    /// The end as it was written, when it can be read.
    fn end(self, text: &str) -> Result<String, Refusal> {
        self.value(text).map(|_| text.to_owned()).ok_or_else(|| explain_one(self, text))
    }

    /// Dollars at both ends when one has them; the magnitude of the second for a bare first.
    fn money_pair(self, low: &str, high: &str) -> Result<Option<Ends>, Refusal> {
        let (Some(first), Some(second)) = (self.amount(low), self.amount(high)) else {
            return Ok(None);
        };
        let as_written = (dollars(low, &first, first.magnitude), dollars(high, &second, second.magnitude));
        let filled = (
            dollars(low, &first, first.magnitude.or(second.magnitude)),
            dollars(high, &second, second.magnitude.or(first.magnitude)),
        );
        if !(first.has_currency || second.has_currency) {
            return Err(self.no_currency(&first, &second, filled));
        }
        let same = first.magnitude.is_some() == second.magnitude.is_some();
        let is_bare = |amount: &Amount| amount.magnitude.is_none() && !amount.has_currency;
        if same || is_bare(&first) && first.is_short() {
            return Ok(Some(filled));
        }
        let is_whole =
            |amount: &Amount| amount.magnitude.is_some() || amount.has_currency && !amount.is_short();
        if is_whole(&first) && is_whole(&second) {
            return Ok(Some(as_written));
        }
        // Nobody speaks of $20 and $40B in one breath: the size was meant for both.
        let is_short = first.is_short() || second.is_short();
        let readings = if is_short { vec![filled] } else { vec![filled, as_written] };
        Err(self.half_said("a size at one end only", readings))
    }

    /// The refusal of two numbers without dollars, and perhaps without a size.
    fn no_currency(self, first: &Amount, second: &Amount, (low, high): Ends) -> Refusal {
        let refusal = Refusal::found(self.noun(), "numbers without a currency");
        let sized = [first, second].iter().any(|amount| amount.magnitude.is_some() || !amount.is_short());
        if self == Self::Price || sized {
            return refusal.write(format!("{low} to {high}"));
        }
        ["M", "B"].iter().fold(refusal, |refusal, size| refusal.write(format!("{low}{size} to {high}{size}")))
    }

    /// The unit of the second end for a bare first; what the second leaves out is refused.
    fn unit_pair(self, low: &str, high: &str) -> Result<Option<Ends>, Refusal> {
        let as_written = (low.to_owned(), high.to_owned());
        let forward = borrow_unit(low, high).map(|low| (low, high.to_owned()));
        let backward = borrow_unit(high, low).map(|high| (low.to_owned(), high));
        match (forward, backward) {
            (Some(_), Some(_)) if self.is_span() => Err(self.no_unit(low, high)),
            (Some(filled), None) | (None, Some(filled)) if self.reads_two_ways(&as_written, &filled) => {
                Err(self.half_said("a unit at one end only", vec![filled, in_percent(&as_written)]))
            }
            (None, Some(filled)) if self.value(high).is_none() => {
                Err(self.half_said("a unit at one end only", vec![filled]))
            }
            (Some(filled), None) => Ok(Some(filled)),
            _ => Ok(None),
        }
    }

    /// Whether a bare number beside a percentage could be a fraction of one as well as a percentage.
    fn reads_two_ways(self, as_written: &Ends, filled: &Ends) -> bool {
        let (Some(low), Some(high)) = (read(&as_written.0), read(&as_written.1)) else {
            return false;
        };
        let bare = if low.form == Form::Bare { low } else { high };
        let is_beside = [low.form, high.form].contains(&Form::Percent) && bare.value != 0.0;
        let is_plausible = !self.is_percentage() || bare.value.abs() <= 1.0;
        is_beside && is_plausible && low.value < high.value && self.is_proper(filled)
    }

    /// The refusal of an interval that leaves something out, with those readings that are in the order of their size.
    fn half_said(self, found: &str, readings: Vec<Ends>) -> Refusal {
        let proper = readings.into_iter().filter(|ends| self.is_proper(ends));
        let refusal = proper.fold(Refusal::found(self.noun(), found), |refusal, (low, high)| {
            refusal.write(format!("{low} to {high}"))
        });
        if refusal.is_empty() { Refusal::general(self) } else { refusal }
    }

    /// The refusal of a span without a unit.
    fn no_unit(self, low: &str, high: &str) -> Refusal {
        let units: &[&str] = if self == Self::Days { &["days"] } else { &["months", "years"] };
        units.iter().fold(Refusal::found(self.noun(), "numbers without a unit"), |refusal, unit| {
            refusal.write(format!("{low} to {high} {unit}"))
        })
    }

    /// Whether both ends are read, and in the order of their size.
    fn is_proper(self, (low, high): &Ends) -> bool {
        self.value(low).zip(self.value(high)).is_some_and(|(low, high)| low < high)
    }
}

/// Both ends as percentages, a bare one being a fraction of one.
fn in_percent((low, high): &Ends) -> Ends {
    let full = |end: &String| match read(end) {
        Some(ratio) if ratio.form == Form::Bare => percent(ratio.value),
        _ => end.clone(),
    };
    (full(low), full(high))
}

/// An amount with a dollar sign and a magnitude; as it was written when it has them.
fn dollars(text: &str, amount: &Amount, magnitude: Option<i32>) -> String {
    if amount.has_currency && magnitude == amount.magnitude {
        return text.to_owned();
    }
    let whole = Amount { magnitude, ..amount.clone() };
    whole.dollars().map_or_else(|| text.to_owned(), money::exact)
}

/// The first end with the unit of the second, when it has none.
fn borrow_unit(bare: &str, full: &str) -> Option<String> {
    scan(bare).filter(|scanned| scanned.rest.is_empty())?;
    let start = full.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))?;
    let (prefix, number) = full.split_at_checked(start)?;
    let Scanned { rest, .. } = scan(number)?;
    let space = if rest.starts_with(|c: char| c.is_alphabetic() && c != 'x') { " " } else { "" };
    Some(format!("{prefix}{bare}{space}{rest}"))
}
