//! `[[measure]]`: numbers of a world that the author makes.

mod parse;

pub(super) use parse::parse;

use std::collections::BTreeSet;

use super::{
    field::fields,
    table::{Said, Table},
};
use crate::{
    measure::{Expression, Measure, Moment, Seen, When},
    scenario::Step,
    units::Month,
};

/// The most measures of a scenario.
const MOST: usize = 256;

fields! {
    /// `[[measure]]`.
    measure by ["name"] {
        NAME = Field::text("name", "Its name, unique among measures.");
        VALUE = Field::text("value", "What it is in a world, as in `run_rate(OpenAI, 2028-12) / $1B` or `cash(OpenAI, 36 months) > $10B`.").enters("mean, standard deviation and quantiles over the worlds in which everything it speaks of is there");
        NOTE = Field::text("note", "Why it is looked at.").optional();
    }
}

/// What a measure may speak of.
pub(super) struct Scope<'a> {
    pub(super) companies: Vec<&'a str>,
    pub(super) cohorts: Vec<&'a str>,
    pub(super) sources: Vec<&'a str>,
    pub(super) start: Month,
    pub(super) horizon: u32,
    pub(super) step: Step,
}

/// Every measure; one that is wrong is reported and left out.
pub(super) fn read_all(tables: &[Table<'_>], scope: &Scope<'_>) -> Vec<Measure> {
    if let Some(beyond) = tables.get(MOST) {
        let said = Said::new(format!("a scenario has at most {MOST} measures"));
        beyond.say(&measure::NAME, said.found(format!("{} here", tables.len())).suggest("leave some out"));
        return Vec::new();
    }
    let mut names = BTreeSet::new();
    tables
        .iter()
        .filter_map(|table| {
            let one = read(table, scope)?;
            if names.insert(one.name.clone()) {
                return Some(one);
            }
            let said = Said::new("two measures have this name").found(format!("\"{}\"", one.name));
            table.say(&measure::NAME, said.suggest("give each a name of its own"));
            None
        })
        .collect()
}

fn read(table: &Table<'_>, scope: &Scope<'_>) -> Option<Measure> {
    let (name, written) = (table.name(&measure::NAME), table.text(&measure::VALUE));
    let note = table.optional_text(&measure::NOTE);
    let node = table.node(&measure::VALUE).filter(|_| !written.is_empty())?;
    let sound = table.report.is_empty();
    let value = parse(&written).and_then(|value| if sound { known(value, scope, table) } else { Ok(value) });
    match value {
        Ok(value) => Some(Measure { name, value, written, note }),
        Err(said) => {
            let said = if said.found.is_empty() { said.found(node.shown()) } else { said };
            table.say(&measure::VALUE, said);
            None
        }
    }
}

/// The expression, when the scenario has all it speaks of.
fn known(value: Expression, scope: &Scope<'_>, table: &Table<'_>) -> Result<Expression, Said> {
    let sights = value.sights();
    if sights.is_empty() {
        return Err(Said::new("this is the same in every world").suggest(parse::EXAMPLE));
    }
    for Seen { what, when } in sights {
        for (kind, name, names) in
            [("company", what.company(), &scope.companies), ("source", what.source(), &scope.sources)]
        {
            if let Some(name) = name.filter(|name| !names.contains(name)) {
                return Err(nobody(kind, name, names, scope, table));
            }
        }
        scope.sees(*when)?;
    }
    Ok(value)
}

fn nobody(kind: &str, name: &str, names: &[&str], scope: &Scope<'_>, table: &Table<'_>) -> Said {
    if kind == "company" && scope.cohorts.contains(&name) {
        return Said::new(format!("`{name}` is a cohort, and a measure is of one company"))
            .suggest(format!("write `{name} 1` for its first member"));
    }
    let said = Said::new(format!("there is no {kind} `{name}`"));
    if table.report.may_guess(names.len()) { said.suggest_name(name, names.iter().copied()) } else { said }
}

impl Scope<'_> {
    /// Whether a time is simulated and at the end of a step.
    fn sees(&self, when: When) -> Result<(), Said> {
        match when {
            When::Whole => Ok(()),
            When::At(moment) => self.month(moment).map(|_| ()),
            When::Over(from, to) => {
                if self.month(from)? < self.month(to)? {
                    return Ok(());
                }
                Err(Said::new("a time ends after it begins").suggest("put the earlier moment first"))
            }
        }
    }

    /// Months after the start.
    fn month(&self, moment: Moment) -> Result<u32, Said> {
        let horizon = self.horizon;
        let (months, spoken) = match moment {
            Moment::Start => return Ok(0),
            Moment::End => return Ok(horizon),
            Moment::Months(months) => (months, format!("{months} months")),
            Moment::Month(month) => (f64::from(month.months_since(self.start)) + 1.0, month.spoken()),
        };
        let step = self.step.months();
        if !(0.0..=f64::from(horizon)).contains(&months) {
            return Err(Said::new(format!("{spoken} lies outside of what is simulated"))
                .suggest(format!("write a time from the start up to {horizon} months after it")));
        }
        if months.fract() != 0.0 || !(months as u32).is_multiple_of(step) {
            let unit = if self.step == Step::Month { "month" } else { "quarter" };
            return Err(Said::new(format!("{spoken} is not the end of a step of one {unit}"))
                .suggest(format!("write a whole number of {unit}s")));
        }
        Ok(months as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{Function, OfCompany, OfMarket, Sight};

    fn read(text: &str) -> Expression {
        parse(text).unwrap_or_else(|said| panic!("{text}: {}", said.message))
    }

    fn cash(name: &str, when: When) -> Expression {
        Expression::Seen(Seen { what: Sight::Company(OfCompany::Cash, name.into()), when })
    }

    #[test]
    fn operators_bind_as_in_arithmetic() {
        let number = Expression::Number;
        let of = |function, a, b| Expression::Apply(function, vec![a, b]);
        assert_eq!(
            read("1 + 2 * 3 - 4 > -5 / 2"),
            of(
                Function::Above,
                of(
                    Function::Subtract,
                    of(Function::Add, number(1.0), of(Function::Multiply, number(2.0), number(3.0))),
                    number(4.0)
                ),
                of(Function::Divide, number(-5.0), number(2.0))
            )
        );
        assert_eq!(read(" ( 1.5e+2 ) "), number(150.0));
        assert_eq!(read("35%"), number(0.35));
        assert_eq!(read("$1.5B"), number(1.5e9));
        assert_eq!(read("min(2, 3)"), of(Function::Min, number(2.0), number(3.0)));
    }

    #[test]
    fn names_and_times_are_read() {
        let months = |months| When::At(Moment::Months(months));
        assert_eq!(read("cash(A. Co 3, 3 years)"), cash("A. Co 3", months(36.0)));
        assert_eq!(read("cash('A, Co (US)', 36 months)"), cash("A, Co (US)", months(36.0)));
        assert_eq!(read("cash(A, start)"), cash("A", When::At(Moment::Start)));
        assert_eq!(
            read("cash(A, 2028-12)"),
            cash("A", When::At(Moment::Month(Month::parse("2028-12").unwrap())))
        );
        let window = Sight::Market(OfMarket::Window);
        let over = When::Over(Moment::Start, Moment::Months(60.0));
        assert_eq!(read("window(start to 5 years)"), Expression::Seen(Seen { what: window, when: over }));
    }

    #[test]
    fn what_is_no_expression_says_what_would_be() {
        for (text, message) in [
            ("", "expected a number or something of a world, not the end"),
            ("1 +", "expected a number or something of a world, not the end"),
            ("cash", "`cash` needs brackets"),
            ("cash(A)", "expected `cash(NAME, WHEN)`"),
            ("cash(A, 36)", "`36` is no time"),
            ("cash(A, 36 months", "a bracket is never closed"),
            ("cash('A, 36 months)", "a quote is never closed"),
            ("cahs(A, 36 months)", "there is no `cahs` in a world"),
            ("ln(1, 2)", "`ln` takes one number, not 2"),
            ("1 2", "after `1` expected an operator"),
            ("$1 mountain", "expected an amount of money"),
            ("1x", "`1x` is no number"),
            ("1 > 2 > 3", "after `1 > 2` expected an operator"),
            (&"(".repeat(40), "more than 32 brackets"),
            (&"1".repeat(3_000), "an expression has at most"),
        ] {
            let said = parse(text).unwrap_err();
            assert!(said.message.starts_with(message), "{text}: {}", said.message);
            assert!(said.suggestion.is_some(), "{text}");
        }
    }
}
