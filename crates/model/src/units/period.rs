//! Stretches of time behind a number that are no year: `a month`, `every 18 months`, `semi-annually`, `MoM`.

use super::{
    ratio::without_year,
    span::{self, Span},
    text::{sides, without_end},
};

/// A number, and the stretch of time that was said behind it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Period<'a> {
    /// The text before.
    pub(crate) body: &'a str,
    /// The text of the stretch, with what stands before it.
    pub(crate) tail: &'a str,
    /// How many of them a year has.
    pub(crate) times: f64,
    /// Whether it was said as "semi-annually" is, which for a rate may say when it is paid.
    pub(crate) is_adverb: bool,
}

/// Endings, small letters, and how many of them a year has. Of two that fit the longer comes first.
const ENDINGS: [(&[&str], f64); 6] = [
    (
        &[
            "a half-year",
            "per half-year",
            "each half-year",
            "every half-year",
            "a half year",
            "per half year",
            "each half year",
            "every half year",
            "semi-annually",
            "semi annually",
            "semiannually",
            "semi-annual",
            "semi annual",
            "semiannual",
            "half-yearly",
            "half yearly",
            "twice a year",
        ],
        2.0,
    ),
    (&["biennially", "biennial", "every other year", "every second year"], 0.5),
    (
        &[
            "a month",
            "per month",
            "each month",
            "every month",
            "/month",
            "/ month",
            "/mo",
            "monthly",
            "p.m.",
            " pm",
            "%pm",
        ],
        12.0,
    ),
    (
        &["a quarter", "per quarter", "each quarter", "every quarter", "/quarter", "/qtr", "/q", "quarterly"],
        4.0,
    ),
    (&["a week", "per week", "each week", "every week", "/week", "/wk", "weekly"], 52.0),
    (&["a day", "per day", "each day", "every day", "/day", "daily"], 365.0),
];

/// Endings of amounts alone.
const OF_MONEY: [(&[&str], f64); 2] = [
    (&["mrr", "monthly recurring revenue", "monthly run rate", "monthly run-rate"], 12.0),
    (&["qrr", "quarterly recurring revenue"], 4.0),
];

/// Endings of rates and growth alone.
const OF_RATES: [(&[&str], f64); 3] = [
    (
        &["mom", "m/m", "m-o-m", "month over month", "month-over-month", "month on month", "month-on-month"],
        12.0,
    ),
    (
        &[
            "qoq",
            "q/q",
            "q-o-q",
            "quarter over quarter",
            "quarter-over-quarter",
            "quarter on quarter",
            "quarter-on-quarter",
        ],
        4.0,
    ),
    (&["wow", "w/w", "week over week", "week-over-week", "week on week", "week-on-week"], 52.0),
];

/// Words before a span that make it a stretch: "every 18 months".
const BEFORE: [&str; 7] = [" every ", " each ", " per ", " over ", " in ", " a ", "/"];

/// The stretch of time behind an amount of money.
pub(crate) fn of_money(text: &str) -> Option<Period<'_>> {
    ending(text, &OF_MONEY).or_else(|| any(text))
}

/// The stretch of time behind a rate or growth.
pub(crate) fn of_rate(text: &str) -> Option<Period<'_>> {
    ending(text, &OF_RATES).or_else(|| any(text))
}

fn any(text: &str) -> Option<Period<'_>> {
    if without_year(text).1 {
        return ending(text, &ENDINGS[..2]);
    }
    ending(text, &ENDINGS).or_else(|| spanned(text))
}

fn ending<'a>(text: &'a str, endings: &[(&[&str], f64)]) -> Option<Period<'a>> {
    endings.iter().find_map(|(ends, times)| {
        let end = ends.iter().find(|end| without_end(text, &[end]).is_some())?;
        // The sign of a percentage belongs to the number.
        let end = end.trim_start_matches('%');
        let body = without_end(text, &[end]).filter(|body| !body.is_empty())?;
        let is_adverb = end.ends_with("ly") || end.ends_with("annual");
        Some(Period { body, tail: text.get(body.len()..)?, times: *times, is_adverb })
    })
}

/// `every 18 months`.
fn spanned(text: &str) -> Option<Period<'_>> {
    let (body, time) = sides(text, &BEFORE)?;
    let times = a_year(time)?;
    let tail = text.get(body.len()..)?;
    Some(Period { body, tail, times, is_adverb: false })
}

/// How many spans of time a year has.
pub(crate) fn a_year(time: &str) -> Option<f64> {
    match span::read(time).or_else(|| span::read(&format!("one {time}")))? {
        Span::Months(months) if months > 0.0 => Some(12.0 / months),
        Span::Days(days) if days > 0.0 => Some(365.0 / days),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{of_money, of_rate};

    #[test]
    fn stretches_are_told_from_their_number() {
        for (text, body, times) in [
            ("$2B a month", "$2B", 12.0),
            ("$2B semi-annually", "$2B", 2.0),
            ("$2B biennially", "$2B", 0.5),
            ("$2B every 18 months", "$2B", 12.0 / 18.0),
            ("$2B MRR", "$2B", 12.0),
            ("$2B per decade", "$2B", 0.1),
        ] {
            let period = of_money(text).unwrap();
            assert_eq!((period.body, period.times), (body, times), "{text}");
            assert_eq!(format!("{body}{}", period.tail), text);
        }
        assert_eq!(of_rate("1%pm").unwrap().body, "1%");
        assert_eq!(of_rate("10% MoM").unwrap().times, 12.0);
    }

    #[test]
    fn other_texts_have_none() {
        for text in ["$2B", "monthly", "35% of revenue", "a month", "5% a fortnight"] {
            assert_eq!(of_money(text), None, "{text}");
        }
    }
}
