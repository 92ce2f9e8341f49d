//! The laws that are made of values or of other laws.

use super::super::{
    table::Said,
    tree::{Entries, Node, Value},
    value::Spot,
};
use super::keys::{LawKeys, Way};
use crate::{
    Law,
    law::{Discrete, Empirical, Invalid, Mixture, Truncated},
    traverse::join,
    units::Quantity,
};

/// A law, or why what is given makes none; `None` after reporting what is wrong with a part of it.
type Made = Option<Result<Law, Invalid>>;

/// A law that is made of parts.
pub(super) struct Named {
    pub(super) word: &'static str,
    pub(super) doc: &'static str,
    pub(super) note: &'static str,
    pub(super) example: &'static str,
    /// Each set of keys that is enough.
    pub(super) ways: &'static [Way],
    /// Reads what they hold.
    pub(super) read: fn(&Spot<'_, '_>, &Entries, usize) -> Made,
}

impl Named {
    pub(super) fn keys(&self) -> LawKeys {
        LawKeys {
            word: self.word,
            doc: self.doc,
            ways: self.ways.to_vec(),
            note: self.note,
            example: self.example,
        }
    }
}

/// Every law that is made of parts.
pub(super) const LAWS: &[Named] = &[
    Named {
        word: "discrete",
        doc: "One of these values, as often as their weights say; alike without weights.",
        note: "there are as many `weights` as `values`",
        example: r#"acquisition.cap = { law = "discrete", values = ["$60B", "$200B"], weights = [2, 1] }"#,
        ways: &[Way::of(&["values"]).beside(&["weights"])],
        read: discrete,
    },
    Named {
        word: "mixture",
        doc: "One of several laws, as often as their weights say; alike without weights.",
        note: "there are as many `weights` as numbers, intervals and laws in the list `of`",
        example: r#"cash = { law = "mixture", of = ["$20B to $30B", "$40B to $60B"], weights = [3, 1] }"#,
        ways: &[Way::of(&["of"]).beside(&["weights"])],
        read: mixture,
    },
    Named {
        word: "truncated",
        doc: "Another law, cut off below, above or on both sides.",
        note: "",
        example: r#"growth.now = { law = "truncated", of = "0.2 to 0.9", at_least = "0%" }"#,
        ways: &[
            Way::of(&["of", "at_least"]),
            Way::of(&["of", "at_most"]),
            Way::of(&["of", "at_least", "at_most"]),
        ],
        read: truncated,
    },
    Named {
        word: "empirical",
        doc: "Observed values, from here or from a column of a file.",
        note: "`column` and `unit` stand beside `file`",
        example: r#"days_sales_outstanding = { law = "empirical", values = ["28 days", "31 days", "44 days"] }"#,
        ways: &[Way::of(&["values"]), Way::of(&["file"]).beside(&["column", "unit"])],
        read: empirical,
    },
];

fn discrete(spot: &Spot<'_, '_>, entries: &Entries, _: usize) -> Made {
    let values = values(spot, entries);
    let weights = weights(spot, entries, values.as_ref().map_or(0, Vec::len));
    Some(Discrete::new(&values?, &weights?).map(Law::from))
}

fn empirical(spot: &Spot<'_, '_>, entries: &Entries, _: usize) -> Made {
    Some(Empirical::new(values(spot, entries)?).map(Law::from))
}

fn mixture(spot: &Spot<'_, '_>, entries: &Entries, depth: usize) -> Made {
    let inner = within(spot, "of");
    let parts = list(spot, entries, "of")
        .map(|nodes| nodes.iter().map(|node| super::part(&inner, node, depth)).collect::<Vec<Option<Law>>>());
    let weights = weights(spot, entries, parts.as_ref().map_or(0, Vec::len));
    let parts: Option<Vec<Law>> = parts?.into_iter().collect();
    Some(Mixture::new(parts?, weights?).map(Law::from))
}

fn truncated(spot: &Spot<'_, '_>, entries: &Entries, depth: usize) -> Made {
    let of = entries.get("of").map(|entry| &entry.node)?;
    let law = super::part(&within(spot, "of"), of, depth);
    let at_least = bound(spot, entries, "at_least");
    let (law, at_least, at_most) = (law?, at_least?, bound(spot, entries, "at_most")?);
    if law.is_constant() {
        let said = Said::new("a known number cannot be truncated").found(of.shown());
        spot.report.say(&join(&spot.path, "of"), &of.place, said.suggest("give an interval or a law"));
        return None;
    }
    Some(Truncated::new(law, at_least, at_most).map(Law::from))
}

/// The same number, seen from inside one of its keys.
fn within<'a, 'f>(spot: &Spot<'a, 'f>, key: &str) -> Spot<'a, 'f> {
    Spot { report: spot.report, path: join(&spot.path, key), field: spot.field }
}

/// A bound that may be absent; `None` when it is wrong.
#[expect(clippy::option_option, reason = "wrong, absent and given are three things")]
fn bound(spot: &Spot<'_, '_>, entries: &Entries, key: &str) -> Option<Option<f64>> {
    match entries.get(key) {
        Some(entry) => within(spot, key).plain(&entry.node, spot.quantity()).map(Some),
        None => Some(None),
    }
}

/// The entries of a list.
fn list<'e>(spot: &Spot<'_, '_>, entries: &'e Entries, key: &str) -> Option<&'e [Node]> {
    let node = &entries.get(key)?.node;
    if let Value::List(nodes) = &node.value {
        return Some(nodes);
    }
    let said = Said::new("expected a list").found(node.shown());
    spot.report.say(&join(&spot.path, key), &node.place, said.suggest(format!("write {key} = [ …, … ]")));
    None
}

/// A list of numbers of the field's quantity. Every wrong one is reported.
fn values(spot: &Spot<'_, '_>, entries: &Entries) -> Option<Vec<f64>> {
    let inner = within(spot, "values");
    let nodes = list(spot, entries, "values")?;
    let values: Vec<Option<f64>> = nodes.iter().map(|node| inner.plain(node, spot.quantity())).collect();
    values.into_iter().collect()
}

/// A list of weights: plain numbers, which only matter relative to one another, or percentages, which must add up. Without
/// one, what is weighed is alike.
fn weights(spot: &Spot<'_, '_>, entries: &Entries, weighed: usize) -> Option<Vec<f64>> {
    let inner = within(spot, "weights");
    let Some(entry) = entries.get("weights") else {
        return Some(vec![1.0; weighed]);
    };
    let (place, nodes) = (&entry.node.place, list(spot, entries, "weights")?);
    let percentages = nodes.iter().filter(|node| node.text().is_some()).count();
    if percentages != 0 && percentages != nodes.len() {
        let said = Said::new("weights are all plain numbers, or all percentages").found("some of each");
        inner.say(place, said.suggest("write for example [3, 1] or [\"75%\", \"25%\"]"));
        return None;
    }
    let quantity = if percentages > 0 { Quantity::Share } else { Quantity::Ratio };
    let weights: Vec<Option<f64>> = nodes.iter().map(|node| inner.plain(node, quantity)).collect();
    let weights: Vec<f64> = weights.into_iter().collect::<Option<_>>()?;
    let sum: f64 = weights.iter().sum();
    if percentages > 0 && (sum - 1.0).abs() > 1e-9 {
        let said = Said::new("percentages that are weights must add up to 100%");
        let said = said.found(format!("these add up to {}", Quantity::Share.spell(sum)));
        inner.say(place, said.suggest("change one, or write plain numbers: only their ratios matter"));
        return None;
    }
    Some(weights)
}
