//! The lists of a law: values or parts, and their weights.

use super::Numbers;
use crate::{
    file::{
        table::Said,
        tree::{Node, Value},
        value,
    },
    law::{Discrete, Empirical, Invalid, Mixture},
    traverse::join,
    units::Quantity,
};

/// Reports what is wrong with a list, when that is what is wrong.
pub(super) fn refused(numbers: &Numbers<'_, '_, '_>, invalid: Invalid) -> bool {
    let list = numbers.first(&["values", "of"]).unwrap_or_default();
    match invalid {
        Invalid::Unpaired => {
            let (weights, values) = (items(numbers, "weights").len(), items(numbers, list).len());
            let said = Said::new(format!(
                "each entry of `{list}` has its weight: {values} entries, {weights} in `weights`"
            ));
            let said = said.found("another number of them");
            numbers.say("weights", said.suggest(format!("put {values} numbers into this list")));
        }
        Invalid::TooFew => {
            let said = Said::new(format!("`{list}` of {} needs at least two entries", numbers.a_law()));
            let found = if items(numbers, list).is_empty() { "none" } else { "only one" };
            numbers.say(
                list,
                said.found(found)
                    .suggest("add one; a number that is known is written by itself, without a law"),
            );
        }
        Invalid::TooMany => too_many(numbers, list),
        Invalid::Weight => weight(numbers),
        Invalid::Repeated => repeated(numbers),
        _ => return false,
    }
    true
}

fn items<'n>(numbers: &'n Numbers<'_, '_, '_>, key: &str) -> &'n [Node] {
    match numbers.node(key).map(|node| &node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// Reports what is wrong with an entry of a list.
fn say(numbers: &Numbers<'_, '_, '_>, key: &str, node: &Node, said: Said) {
    numbers.spot.report.say(&join(&numbers.spot.path, key), &node.place, said);
}

fn too_many(numbers: &Numbers<'_, '_, '_>, list: &str) {
    let most = match numbers.word() {
        "discrete" => Discrete::MOST,
        "mixture" => Mixture::MOST,
        _ => Empirical::MOST,
    };
    let said = Said::new(format!("`{list}` of {} has at most {most} entries", numbers.a_law()));
    let count = items(numbers, list).len();
    numbers.say(
        list,
        said.found(format!("{count} entries"))
            .suggest("keep a sample of them, or merge those that are alike"),
    );
}

fn weight(numbers: &Numbers<'_, '_, '_>) {
    let items = items(numbers, "weights");
    let read = |node: &Node| {
        let quantity = if node.text().is_some() { Quantity::Share } else { Quantity::Ratio };
        value::read(node, quantity).ok()
    };
    let wrong = |(_, node): &(usize, &Node)| read(node).is_some_and(|weight| weight <= 0.0);
    let Some((at, node)) = items.iter().enumerate().find(wrong) else {
        return numbers.say(
            "weights",
            Said::new("every weight must be above zero and finite")
                .suggest("write smaller numbers: only their ratios matter"),
        );
    };
    let said = Said::new(format!("weight {} must be above zero", at + 1)).found(node.shown());
    let suggestion = "write a number above zero, or take this weight and its entry out of both lists";
    say(numbers, "weights", node, said.suggest(suggestion));
}

fn repeated(numbers: &Numbers<'_, '_, '_>) {
    let items = items(numbers, "values");
    let values: Vec<Option<f64>> =
        items.iter().map(|node| value::read(node, numbers.spot.quantity()).ok()).collect();
    let mut sorted: Vec<(usize, f64)> =
        values.iter().enumerate().filter_map(|(at, value)| Some((at, (*value)? + 0.0))).collect();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let twins = sorted.windows(2).find(|pair| pair[0].1 == pair[1].1);
    let Some((pair, node)) = twins.and_then(|pair| Some((pair, items.get(pair[1].0)?))) else {
        return numbers.say("values", Said::new("the values must differ").suggest("write each once"));
    };
    let said = Said::new(format!("value {} is the same as value {}", pair[1].0 + 1, pair[0].0 + 1));
    let said = said.found(node.shown());
    say(numbers, "values", node, said.suggest("write it once, and add the two weights"));
}
