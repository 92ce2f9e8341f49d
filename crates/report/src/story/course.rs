//! The months of a strand, looked up and looked back from.

use drypowder_simulation::replay::{Chronicle, Climate, Dated, Month, Strand};

/// The months of a strand from the opening on; those before it begins are the world's.
pub(super) struct Course<'a> {
    /// The opening, then a step each.
    months: Vec<&'a Month>,
    /// What happened, the world's before the strand begins.
    pub(super) happenings: Vec<&'a Dated>,
    step_months: u32,
    /// The first step of the strand.
    begins: u32,
}

/// How many months causes are looked for back.
pub(super) const YEAR: u32 = 12;

impl<'a> Course<'a> {
    pub(super) fn of(chronicle: &'a Chronicle, strand: &'a Strand) -> Self {
        let whole = &chronicle.strand;
        let begins = if strand.opening.is_some() {
            0
        } else {
            strand.months.first().map_or(u32::MAX, |month| month.step)
        };
        let earlier = whole.months.iter().take_while(|month| month.step < begins);
        let happened = whole.happenings.iter().take_while(|dated| dated.step < begins);
        Self {
            months: whole.opening.iter().chain(earlier).chain(&strand.months).collect(),
            happenings: happened.chain(&strand.happenings).collect(),
            step_months: chronicle.step_months,
            begins,
        }
    }

    /// The end of a step.
    pub(super) fn at(&self, step: u32) -> Option<&'a Month> {
        self.months.get(step as usize + 1).copied()
    }

    /// The end of the step before, or the opening.
    pub(super) fn before(&self, step: u32) -> Option<&'a Month> {
        self.months.get(step as usize).copied()
    }

    /// So many months before the end of a step, or the opening where that is later.
    pub(super) fn ago(&self, step: u32, months: u32) -> Option<&'a Month> {
        let back = (months / self.step_months) as usize;
        self.months.get((step as usize + 1).saturating_sub(back)).copied()
    }

    /// How a span of so many months before a step is called; shorter near the start.
    pub(super) fn spoken_span(&self, step: u32, months: u32) -> String {
        let passed = (step + 1) * self.step_months;
        match if passed < months { passed } else { months } {
            12 => "twelve months".to_owned(),
            1 => "a month".to_owned(),
            some => format!("{some} months"),
        }
    }

    /// The calendar month of a step, as in `2027-04`.
    pub(super) fn date(&self, step: u32) -> String {
        self.at(step).map_or_else(String::new, |month| month.date.to_string())
    }

    /// The calendar month of a step that may lie beyond the strand.
    pub(super) fn later_date(&self, step: u32) -> String {
        let first = self.months.first().map(|opening| opening.date);
        let months = ((step + 1) * self.step_months) as i32;
        first.map_or_else(String::new, |opening| opening.plus(months).to_string())
    }

    /// Since when the climate is what it is at a step.
    pub(super) fn climate_since(&self, step: u32) -> Option<(Climate, String)> {
        let now = self.at(step)?.market.climate;
        let till = self.months.get(..step as usize + 2)?;
        let first = till.iter().rposition(|month| month.market.climate != now).map_or(0, |place| place + 1);
        let since = till.get(first)?;
        Some((now, since.date.to_string()))
    }

    /// What happened in the months up to a step, the latest first.
    pub(super) fn lately(&self, step: u32, months: u32) -> impl Iterator<Item = &'a Dated> + '_ {
        let from = (step + 1).saturating_sub(months / self.step_months);
        let happened = self.happenings.iter().rev().copied();
        happened.filter(move |dated| dated.step <= step && dated.step >= from)
    }

    /// What happened before the strand began.
    pub(super) fn earlier(&self) -> impl Iterator<Item = &'a Dated> + '_ {
        self.happenings.iter().copied().take_while(|dated| dated.step < self.begins)
    }

    /// Months of a step.
    pub(super) fn step_months(&self) -> u32 {
        self.step_months
    }
}
