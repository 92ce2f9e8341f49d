//! A calendar month.

use std::fmt;

use serde::{Serialize, Serializer};

/// A calendar month, ordered; the difference of two is a number of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since January of the year 0.
    index: i32,
}

impl Month {
    /// The month of a year, 1 to 12; `None` outside that or outside the years 1900 to 2999.
    #[must_use]
    pub fn new(year: i32, month: i32) -> Option<Self> {
        ((1900..3000).contains(&year) && (1..=12).contains(&month))
            .then(|| Self { index: year * 12 + month - 1 })
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub fn month(self) -> i32 {
        self.index.rem_euclid(12) + 1
    }

    /// Months from `earlier` to this one; negative when this one comes first.
    #[must_use]
    pub fn months_since(self, earlier: Self) -> i32 {
        self.index - earlier.index
    }

    /// The month that lies `months` later.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self { index: self.index + months }
    }

    /// The month's English name and year, as in `March 2027`.
    #[must_use]
    pub fn spoken(self) -> String {
        format!("{} {}", NAMES[self.index.rem_euclid(12) as usize], self.year())
    }
}

/// The English names.
pub(super) const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month of an English name or its beginning, at least three letters, 1 to 12. Capitals or not.
pub(super) fn named(name: &str) -> Option<i32> {
    let lower = name.to_ascii_lowercase();
    let begins = |known: &str| lower.len() >= 3 && known.to_ascii_lowercase().starts_with(&lower);
    let position = NAMES.iter().position(|known| begins(known))?;
    i32::try_from(position + 1).ok()
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::Month;

    #[test]
    fn months_are_read_as_people_write_them() {
        for text in ["2027-03", "March 2027", "mar 2027"] {
            assert_eq!(Month::parse(text), Month::new(2027, 3), "{text}");
        }
        assert_eq!(Month::parse("Q3 2027"), Month::new(2027, 7));
    }

    #[test]
    fn other_texts_are_no_month() {
        for text in ["2027-13", "2027", "Q5 2027", "Q0 2027", "Smarch 2027", "27-03", "2027-03-01", "+027-03"]
        {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn spelling_reads_back() {
        let month = Month::new(2026, 12).unwrap();
        assert_eq!(Month::parse(&month.to_string()), Some(month));
        assert_eq!(Month::parse(&month.spoken()), Some(month));
        assert_eq!(month.plus(2).to_string(), "2027-02");
    }
}
