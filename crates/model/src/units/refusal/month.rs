//! What is written for a month and is none: a day, a year, a part of a year, a date that moves.

use super::Refusal;
use crate::{
    problem::nearest,
    units::{
        date::{
            Token::{Number, Word},
            first_month, full_year, number, short, tokens, understood,
        },
        month::{Month, NAMES, named},
        text::{replaced, sides, without_end, without_start, words},
    },
};

/// Recognises one way of writing a month wrongly.
type Explanation = fn(&str) -> Option<Refusal>;

const WAYS: [Explanation; 11] = [
    empty,
    moving,
    uncertain,
    fiscal,
    part_of_year,
    digits_alone,
    day,
    past_the_year,
    name_alone,
    far_year,
    misspelled,
];

/// Why a text in small letters is no month.
pub(crate) fn explain_month(text: &str) -> Refusal {
    let general = || Refusal::because("expected a month").say(Month::EXPECTS);
    WAYS.iter().find_map(|way| way(text)).unwrap_or_else(general)
}

fn found(what: &str) -> Refusal {
    Refusal::found("a month", what)
}

fn empty(text: &str) -> Option<Refusal> {
    text.is_empty()
        .then(|| found("an empty or a very long text").write("2027-03").before("write for example"))
}

/// `today`: a scenario must mean the same on every day.
fn moving(text: &str) -> Option<Refusal> {
    let moves = ["today", "now", "yesterday", "tomorrow", "current", "immediately", "asap"];
    let is_moving = moves.contains(&text)
        || without_start(text, &["this ", "next ", "last ", "in "]).is_some()
        || without_end(text, &[" ago", " from now"]).is_some();
    let refusal = found("a date that moves from day to day").before("write the month itself, for example");
    is_moving.then(|| refusal.write("2027-03"))
}

/// `March to June 2027`, `2027-2028`.
fn uncertain(text: &str) -> Option<Refusal> {
    let (first, second) = sides(text, &[" to ", " - ", "-", " or ", " and ", " until "])?;
    let first = without_start(first, &["from ", "between "]).unwrap_or(first);
    let month = whole_year(first).filter(|_| whole_year(second).is_some()).or_else(|| {
        let year = second.rsplit([' ', '-', '/', '\'']).next().unwrap_or_default();
        understood(first)
            .or_else(|| understood(&format!("{first} {year}")))
            .filter(|_| understood(second).is_some())
    })?;
    let refusal = Refusal::because("a date cannot be uncertain yet");
    Some(refusal.before("write one month, for example").write(month.to_string()))
}

/// The first month of a year that stands alone.
fn whole_year(text: &str) -> Option<Month> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    Month::new(number(text).filter(|_| is_year)?, 1)
}

/// `FY2027`, `Q3 FY27`: a fiscal year begins in another month for every company.
fn fiscal(text: &str) -> Option<Refusal> {
    let tokens = tokens(text)?;
    let is_fiscal =
        tokens.iter().any(|token| matches!(token, Word("fy" | "fiscal" | "cy" | "calendar" | "fye")));
    let year = tokens.iter().rev().find_map(|token| match token {
        Number { digits, .. } => full_year(digits),
        Word(_) => None,
    })?;
    let calendar = text.replace("fy", "").replace("fiscal", "").replace("year", "");
    let month = understood(calendar.trim()).or_else(|| Month::new(year, 1))?;
    let refusal =
        found("a year that does not say its month").before("write the month it begins in, for example");
    is_fiscal.then(|| refusal.write(month.to_string()))
}

/// `end of 2027`, `summer 2027`.
fn part_of_year(text: &str) -> Option<Refusal> {
    let tokens = tokens(text)?;
    let parts: Vec<&str> =
        tokens.iter().filter_map(|token| if let Word(word) = token { Some(*word) } else { None }).collect();
    let numbers: Vec<&str> = tokens
        .iter()
        .filter_map(|token| if let Number { digits, .. } = token { Some(*digits) } else { None })
        .collect();
    let [year] = numbers[..] else {
        return part_of_part(text);
    };
    let year = full_year(year)?;
    let months: &[i32] = match parts.as_slice() {
        ["end" | "late" | "eoy" | "ye"] | ["year" | "by", "end"] | ["end", "year"] => &[12],
        ["early" | "beginning" | "start" | "boy"] | ["start", "year"] => &[1],
        ["mid" | "middle"] | ["mid", "year"] => &[6, 7],
        ["spring"] => &[3],
        ["summer"] => &[6],
        ["autumn" | "fall"] => &[9],
        ["winter"] => &[1, 12],
        _ => return part_of_part(text),
    };
    let refusal = found("a part of a year");
    months
        .iter()
        .try_fold(refusal, |refusal, month| Some(refusal.write(Month::new(year, *month)?.to_string())))
}

/// `end of March 2027`, `late Q3 2027`.
fn part_of_part(text: &str) -> Option<Refusal> {
    const LATE: [&str; 6] = ["by the end of ", "at the end of ", "the end of ", "end of ", "end ", "late "];
    const EARLY: [&str; 9] =
        ["beginning of ", "start of ", "early ", "mid-", "mid ", "middle of ", "by ", "about ", "since "];
    let (rest, is_late) = match without_start(text, &LATE) {
        Some(rest) => (rest, true),
        None => (without_start(text, &EARLY)?, false),
    };
    let month = understood(rest)?;
    let in_parts = |part: &str| {
        tokens(rest).is_some_and(|all| all.iter().any(|token| matches!(token, Word(word) if *word == part)))
    };
    let months = if in_parts("q") {
        2
    } else if in_parts("h") {
        5
    } else {
        0
    };
    Some(found("more than a month").write(month.plus(if is_late { months } else { 0 }).to_string()))
}

/// `2027`, `202703`, `03/27`: digits and nothing else, of which some are missing.
fn digits_alone(text: &str) -> Option<Refusal> {
    match tokens(text)?.as_slice() {
        [Number { digits: year, .. }] if year.len() == 4 => {
            let month = Month::new(number(year)?, 1)?;
            Some(
                found("a year without a month")
                    .before("write the month too, for example")
                    .write(month.to_string()),
            )
        }
        [Number { digits, .. }] if digits.len() == 6 => {
            let (year, month) = digits.split_at_checked(4)?;
            Some(found("digits without a dash").write(Month::new(number(year)?, number(month)?)?.to_string()))
        }
        [Number { digits: a, .. }, Number { digits: b, .. }] => {
            let (a, b) = (short(a)?, short(b)?);
            either(found("a year of two digits"), Month::new(2000 + b, a), Month::new(2000 + a, b))
        }
        _ => None,
    }
}

/// The refusal with the months that there are of two; none when there is neither.
fn either(refusal: Refusal, first: Option<Month>, second: Option<Month>) -> Option<Refusal> {
    let second = second.filter(|_| second != first);
    let months: Vec<Month> = first.into_iter().chain(second).collect();
    (!months.is_empty())
        .then(|| months.iter().fold(refusal, |refusal, month| refusal.write(month.to_string())))
}

/// `2027-03-15`, `15 March 2027`, `03/15/2027`: a day.
fn day(text: &str) -> Option<Refusal> {
    let is_day = |day: i32| (1..=31).contains(&day);
    let refusal = found("a day");
    match tokens(text.split(['t', ' ']).next().filter(|date| date.len() == 10).unwrap_or(text))?.as_slice() {
        [Number { digits: year, .. }, Number { digits: month, .. }, Number { digits: day, .. }]
            if year.len() == 4 && is_day(short(day)?) =>
        {
            Some(refusal.write(Month::new(number(year)?, short(month)?)?.to_string()))
        }
        [Number { digits: a, .. }, Number { digits: b, .. }, Number { digits: year, .. }] => {
            let (a, b, year) = (short(a)?, short(b)?, full_year(year)?);
            let month_first = Month::new(year, a).filter(|_| is_day(b));
            either(refusal, month_first, Month::new(year, b).filter(|_| is_day(a)))
        }
        [Number { digits: day, .. }, Word(name), Number { digits: year, .. }]
        | [Word(name), Number { digits: day, .. }, Number { digits: year, .. }]
            if is_day(short(day)?) =>
        {
            Some(refusal.write(Month::new(full_year(year)?, named(name)?)?.to_string()))
        }
        [Word(name), Number { digits: year, .. }] if year.len() == 2 => {
            let month = Month::new(full_year(year)?, named(name)?)?;
            Some(found("a day or a year of two digits").write(month.to_string()))
        }
        _ => None,
    }
}

/// `March`, `Q3`: the year is missing.
fn name_alone(text: &str) -> Option<Refusal> {
    let month = match tokens(text)?.as_slice() {
        [Word(name)] => named(name)?,
        [Word(part), Number { digits: count, .. }] | [Number { digits: count, .. }, Word(part)] => {
            first_month(part, short(count)?)?
        }
        _ => return None,
    };
    let example = Month::new(2027, month)?;
    Some(found("a month without a year").before("write the year too, for example").write(example.to_string()))
}

/// `2027-13`, `Q5 2027`: more months, quarters or halves than a year has, or none of them.
fn past_the_year(text: &str) -> Option<Refusal> {
    let tokens = tokens(text)?;
    let (year, part, count) = match tokens.as_slice() {
        [Number { digits: year, .. }, Number { digits: month, .. }]
        | [Number { digits: month, .. }, Number { digits: year, .. }]
        | [Number { digits: year, .. }, Word("m"), Number { digits: month, .. }]
            if year.len() == 4 =>
        {
            (year, "", short(month)?)
        }
        [Word(part), Number { digits: count, .. }, Number { digits: year, .. }]
        | [Number { digits: count, .. }, Word(part), Number { digits: year, .. }]
        | [Number { digits: year, .. }, Word(part), Number { digits: count, .. }]
            if count.len() == 1 && year.len() > 1 =>
        {
            (year, *part, number(count)?)
        }
        _ => return None,
    };
    let (rule, most) = match part {
        "" => ("a year has 12 months", 12),
        "q" => ("a year has four quarters", 4),
        "h" => ("a year has two halves", 2),
        _ => return None,
    };
    let year = full_year(year)?;
    let nearest = if count < 1 { 1 } else { most };
    // Of a quarter or half the right spelling is kept, which says what was meant.
    let month = Month::new(year, if part.is_empty() { nearest } else { first_month(part, nearest)? })?;
    let spelling =
        if part.is_empty() { month.to_string() } else { format!("{}{nearest} {year}", part.to_uppercase()) };
    Some(Refusal::because(rule).before("write for example").write(spelling))
}

/// `March 1066`.
fn far_year(text: &str) -> Option<Refusal> {
    let is_far =
        |digits: &str| digits.len() == 4 && number(digits).is_some_and(|year| Month::new(year, 1).is_none());
    let is_any = tokens(text)?.iter().any(|token| matches!(token, Number { digits, .. } if is_far(digits)));
    let refusal = found("a year out of reach").write("2027-03");
    is_any.then(|| refusal.before("write a month of the years 1900 to 2999, for example"))
}

/// `Marhc 2027`.
fn misspelled(text: &str) -> Option<Refusal> {
    words(text).into_iter().find_map(|range| {
        let word = text.get(range.clone()).filter(|word| word.len() >= 3)?;
        let name = nearest(word, NAMES)?;
        let changed = replaced(text, &range, &name.to_ascii_lowercase());
        let month = understood(&changed)?;
        Some(found("a word that is no month").write(month.spoken()))
    })
}
