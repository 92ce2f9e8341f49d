//! `[[reference]]`: what a number of the answer ought to be.

use super::{
    claim::{Known, statistic},
    field::fields,
    table::{Said, Table},
};
use crate::{claim::Statistic, reference::Reference, units::Quantity};

fields! {
    /// `[[reference]]`.
    reference by ["of"] {
        OF = Field::text("of", "The number, as in `P(dry.OpenAI within 24 months)`, `sustain.OpenAI.median`, `mean(MEASURE)` or `sd(MEASURE)`.");
        VALUE = Field::known("value", Signed, "Its value as others know it: a share of a probability, months of a sustain time, of a measure the measure's own unit.").endless().up_to(1e100).enters("z = (estimate − value) / √(s² + error²); a number without a standard error is held to 1 part in 10⁹");
        ERROR = Field::known("error", Signed, "The standard error of that value; absent where it is exact.").at_least(0.0).endless().up_to(1e100).optional().enters("z = (estimate − value) / √(s² + error²)");
        SOURCE = Field::text("source", "Where it is from: author, year and equation, or the program that computes it.");
    }
}

/// A reference, or `None` after reporting what is wrong with it.
pub(super) fn read(table: &Table<'_>, known: &Known<'_>) -> Option<Reference> {
    let (written, source) = (table.text(&reference::OF), table.text(&reference::SOURCE));
    let (value, error) = (table.known(&reference::VALUE), table.known(&reference::ERROR));
    let node = table.node(&reference::OF).filter(|_| !written.is_empty())?;
    let sound = table.report.is_empty();
    match whole(&written).and_then(|of| if sound { known.has(&of, table) } else { Ok(()) }.map(|()| of)) {
        Ok(statistic) => {
            if statistic.quantity() == Quantity::Share
                && value.is_some_and(|share| !(0.0..=1.0).contains(&share))
            {
                table.say(
                    &reference::VALUE,
                    Said::new("a probability lies between 0 and 1")
                        .found(format!("{}", value.unwrap_or_default()))
                        .suggest("write it as a share, such as 0.25"),
                );
            }
            Some(Reference { statistic, written, value: value?, error: error.unwrap_or(0.0), source })
        }
        Err(said) => {
            let said = if said.found.is_empty() { said.found(node.shown()) } else { said };
            let advice = said.suggestion.is_none();
            table.say(&reference::OF, if advice { said.suggest(EXAMPLE) } else { said });
            None
        }
    }
}

const EXAMPLE: &str = "write for example \"P(dry.NAME within 24 months)\" or \"mean(MEASURE)\"";

/// A number of the answer and nothing else.
fn whole(text: &str) -> Result<Statistic, Said> {
    let (of, rest) = statistic(text.trim()).map_err(|(_, said)| said)?;
    if rest.trim().is_empty() {
        return Ok(of);
    }
    Err(Said::new(format!("`{}` stands after the number", rest.trim()))
        .suggest("say what it ought to be under `value`"))
}
