//! What one end of an interval may leave out because the other says it: `20 to 40%`, `$20B to 40B`.

use super::{
    interval::split_interval,
    money::Amount,
    number::{Scanned, scan},
    period::{Period, of_money, of_rate},
    quantity::Quantity,
    ratio::{Form, percent, read, without_year},
    refusal::{Refusal, counted, explain_one},
};

/// The texts of two ends.
type Ends = (String, String);

/// An end as it was written, and as it is understood if that is known.
type End<'a> = (&'a str, Option<&'a str>);

impl Quantity {
    /// The two ends with what one borrows from the other, so that each can be read alone.
    pub(crate) fn pair(self, low: &str, high: &str) -> Result<Ends, Refusal> {
        let (low, high) = self.timed(low, high)?;
        match (self.end(&low), self.end(&high)) {
            (Ok(low), Ok(high)) => Ok((low, high)),
            (Err(refusal), Ok(high)) => Err(self.mended_ends(refusal, (&low, None), (&high, Some(&high)))),
            (Ok(low), Err(refusal)) => Err(self.mended_ends(refusal, (&low, Some(&low)), (&high, None))),
            (Err(first), Err(second)) => match second.only().map(str::to_owned) {
                Some(mended) => Err(self.mended_ends(first, (&low, None), (&high, Some(&mended)))),
                None => Err(second.unsure(self)),
            },
        }
    }

    /// The ends with what one of them leaves out. A stretch of time behind the second, as in "a month", is meant for
    /// both; one behind the first alone may be meant for it alone.
    fn timed(self, low: &str, high: &str) -> Result<Ends, Refusal> {
        let period = if self.is_money() { of_money } else { of_rate };
        let has_time = |text: &str| period(text).is_some() || without_year(text).1;
        if self.is_span() {
            return self.borrowed(low, high);
        }
        match (period(low), period(high)) {
            (None, Some(Period { body, tail, .. })) if !has_time(low) => {
                let (low, high) = self.borrowed(low, body).map_err(|refusal| refusal.unsure(self))?;
                Ok((format!("{low}{tail}"), format!("{high}{tail}")))
            }
            (Some(period), None) if !has_time(high) => {
                let found = format!("numbers of which one is {}", period.tail.trim());
                Err(Refusal::found(self.noun(), &found).say(self.expects()))
            }
            _ => self.borrowed(low, high),
        }
    }

    /// The ends with the unit that one of them leaves out, as they are when neither does.
    fn borrowed(self, low: &str, high: &str) -> Result<Ends, Refusal> {
        let pair = if self.is_money() { self.money_pair(low, high) } else { self.unit_pair(low, high) };
        pair.map(|pair| pair.unwrap_or_else(|| (low.to_owned(), high.to_owned())))
    }

    /// The refusal of an interval for one of its ends, each given as it was written and as it is understood: the whole
    /// interval is suggested where one spelling is sure.
    fn mended_ends(self, refusal: Refusal, low: End<'_>, high: End<'_>) -> Refusal {
        let mended = refusal.only().map(str::to_owned);
        let known = |(text, known): End<'_>| {
            let known = known.or(mended.as_deref()).map(str::to_owned);
            known.or_else(|| counted(self, text)).unwrap_or_else(|| text.to_owned())
        };
        match self.borrowed(&known(low), &known(high)) {
            Ok((low, high)) if self.value(&low).is_some() && self.value(&high).is_some() => {
                refusal.with(self.joined(&low, &high))
            }
            Ok(_) => refusal.unsure(self),
            Err(refusal) => refusal,
        }
    }

    /// Two ends as an interval, the lower one first, "a year" said once behind both.
    pub(crate) fn joined(self, low: &str, high: &str) -> String {
        let is_swapped = self.value(low).zip(self.value(high)).is_some_and(|(low, high)| low > high);
        let (low, high) = if is_swapped { (high, low) } else { (low, high) };
        let (body, yearly) = without_year(low);
        let tail = low.get(body.len()..).filter(|_| yearly).unwrap_or_default();
        let tail = if without_year(high).1 { "" } else { tail };
        let spoken = format!("{body} to {high}{tail}");
        if split_interval(&spoken).is_some() { spoken } else { format!("{low} to {high}") }
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
        let as_written =
            (self.dollars(low, &first, first.magnitude), self.dollars(high, &second, second.magnitude));
        let filled = (
            self.dollars(low, &first, first.magnitude.or(second.magnitude)),
            self.dollars(high, &second, second.magnitude.or(first.magnitude)),
        );
        if !(first.has_currency || second.has_currency) {
            return Err(self.no_currency(&first, &second, filled));
        }
        if self != Self::Price && (first.may_be_grouped() || second.may_be_grouped()) {
            let found = Refusal::because("a point before three digits may separate thousands");
            return Err(found.say(self.expects()));
        }
        if self != Self::Price && (first.lacks_size() || second.lacks_size()) {
            return self.sizeless(&first, &second, filled);
        }
        let same = first.magnitude.is_some() == second.magnitude.is_some();
        let is_bare = |amount: &Amount| amount.magnitude.is_none() && !amount.has_currency;
        if same || is_bare(&first) && first.is_short() {
            return Ok(Some(filled));
        }
        let is_whole =
            |amount: &Amount| amount.magnitude.is_some() || amount.has_currency && !amount.lacks_size();
        if is_whole(&first) && is_whole(&second) {
            return Ok(Some(as_written));
        }
        // Nobody speaks of $20 and $40B in one breath: the size was meant for both.
        let is_short = first.lacks_size() || second.lacks_size();
        let readings = if is_short { vec![filled] } else { vec![filled, as_written] };
        Err(self.half_said("a size at one end only", readings))
    }

    /// An amount with a dollar sign and a magnitude; as it was written when it has them.
    fn dollars(self, text: &str, amount: &Amount, magnitude: Option<i32>) -> String {
        if amount.has_currency && magnitude == amount.magnitude {
            return text.to_owned();
        }
        let whole = Amount { magnitude, ..amount.clone() };
        let exact = |dollars| self.written(dollars).trim_matches('"').to_owned();
        whole.dollars().map_or_else(|| text.to_owned(), exact)
    }

    /// Two amounts of which one lacks its size: that of the other, or one that makes it the lower end.
    fn sizeless(self, first: &Amount, second: &Amount, filled: Ends) -> Result<Option<Ends>, Refusal> {
        let is_bare = |amount: &Amount| amount.magnitude.is_none() && !amount.has_currency;
        let has_size = first.magnitude.or(second.magnitude).is_some();
        if has_size && self.is_proper(&filled) {
            let refusal = || self.half_said("a size at one end only", vec![filled.clone()]);
            return if is_bare(first) { Ok(Some(filled)) } else { Err(refusal()) };
        }
        if first.in_words || second.in_words {
            return Ok(Some(filled));
        }
        let sized = |amount: &Amount, power: i32| {
            let magnitude = if amount.lacks_size() { Some(power) } else { amount.magnitude };
            self.dollars("", &Amount { has_currency: false, ..amount.clone() }, magnitude)
        };
        let sizes: &[i32] = if second.lacks_size() { &[6, 9] } else { &[3, 6, 9] };
        let readings = sizes.iter().map(|power| (sized(first, *power), sized(second, *power))).collect();
        Err(self.half_said("an amount that lacks its size", readings))
    }

    /// The refusal of two numbers without dollars, and perhaps without a size.
    fn no_currency(self, first: &Amount, second: &Amount, (low, high): Ends) -> Refusal {
        let refusal = Refusal::found(self.noun(), "numbers without a currency");
        let sized = [first, second].iter().any(|amount| amount.magnitude.is_some() || !amount.is_short());
        if self == Self::Price || sized {
            return refusal.write(self.joined(&low, &high));
        }
        [6, 9].iter().fold(refusal, |refusal, power| {
            let [low, high] = [first, second].map(|amount| self.dollars("", amount, Some(*power)));
            refusal.write(self.joined(&low, &high))
        })
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
            refusal.write(self.joined(&low, &high))
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

/// The first end with the unit of the second, when it has none.
fn borrow_unit(bare: &str, full: &str) -> Option<String> {
    scan(bare).filter(|scanned| scanned.rest.is_empty())?;
    let start = full.find(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'))?;
    let (prefix, number) = full.split_at_checked(start)?;
    let Scanned { rest, .. } = scan(number)?;
    let space = if rest.starts_with(|c: char| c.is_alphabetic() && c != 'x') { " " } else { "" };
    Some(format!("{prefix}{bare}{space}{rest}"))
}
