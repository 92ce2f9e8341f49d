//! What the files below say of a company or a source that a file above removes: it goes with it. A reference in the file
//! that removes is its own mistake and stays.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    claim::{About, Statistic},
    file::{
        claim::{assertion, read_claim, statistic},
        company::{company, tranche},
        event::{self, event as bundle},
        extends::REMOVE,
        measure::{measure, parse},
        overrides::first_entry,
        rank::rank,
        reference::reference,
        scenario::top,
        source::{holding, source},
        terms::terms,
        tree::{Entries, Node, Value},
    },
};

/// The entries of a list that are removed.
#[derive(Default)]
struct Removed {
    /// Each by its name, with how many members it has where it is a cohort.
    members: BTreeMap<String, usize>,
    /// Where they stand in the list.
    at: BTreeSet<usize>,
}

impl Removed {
    /// Whether a name is that of one of them, or of a member of one.
    fn has(&self, name: &str) -> bool {
        let name = name.trim();
        let member = || {
            let (of, number) = name.rsplit_once(' ')?;
            let (members, number) = (self.members.get(of)?, number.parse::<usize>().ok()?);
            Some((1..=*members).contains(&number))
        };
        self.members.contains_key(name) || member().unwrap_or(false)
    }
}

/// What a layer removes.
struct Gone {
    companies: Removed,
    sources: Removed,
}

impl Gone {
    /// Whether an expression looks at one of them.
    fn is_seen(&self, text: &str) -> bool {
        parse(text).is_ok_and(|whole| {
            whole.sights().iter().any(|seen| {
                seen.what.company().is_some_and(|name| self.companies.has(name))
                    || seen.what.source().is_some_and(|name| self.sources.has(name))
            })
        })
    }

    /// Whether a path leads into one of them.
    fn path(&self, tree: &Entries, path: &str) -> bool {
        match first_entry(tree, path) {
            Some((list, at)) if list == top::COMPANY.key => self.companies.at.contains(&at),
            Some((list, at)) => list == top::SOURCE.key && self.sources.at.contains(&at),
            None => false,
        }
    }
}

/// Drops what a tree says of the companies and sources that the layer above it removes.
pub(super) fn drop_references(tree: &mut Entries, layer: &Entries) {
    let gone = Gone {
        companies: removed(tree, layer, top::COMPANY.key),
        sources: removed(tree, layer, top::SOURCE.key),
    };
    if gone.companies.at.is_empty() && gone.sources.at.is_empty() {
        return;
    }
    drop_paths(tree, &gone);
    for one in tables(tree, top::SOURCE.key) {
        for key in [terms::ONLY.key, terms::EXCEPT.key] {
            retain(one, key, |name| !name.text().is_some_and(|name| gone.companies.has(name)));
        }
        retain(one, source::HOLDING.key, |held| {
            !says(held, holding::COMPANY.key, |name| gone.companies.has(name))
        });
    }
    for one in tables(tree, top::COMPANY.key) {
        retain(one, company::TRANCHE.key, |paid| {
            !says(paid, tranche::SOURCE.key, |name| gone.sources.has(name))
        });
    }
    drop_changes(tree, &gone);
    drop_asked(tree, &gone);
}

/// The measures of those that are gone, and what is said of these measures and of those companies.
fn drop_asked(tree: &mut Entries, gone: &Gone) {
    let mut lost = BTreeSet::new();
    retain(tree, top::MEASURE.key, |one| {
        let is_lost = says(one, measure::VALUE.key, |text| gone.is_seen(text));
        lost.extend(name(one).filter(|_| is_lost).map(str::to_owned));
        !is_lost
    });
    let told = |statistic: &Statistic| match statistic.about() {
        About::Company(name) => gone.companies.has(name),
        About::Measure(name) => lost.contains(name),
    };
    retain(tree, top::ASSERT.key, |one| {
        !says(one, assertion::THAT.key, |text| {
            read_claim(text.trim()).is_ok_and(|claim| told(&claim.statistic))
        })
    });
    retain(tree, top::REFERENCE.key, |one| {
        !says(one, reference::OF.key, |text| statistic(text.trim()).is_ok_and(|(of, _)| told(&of)))
    });
}

/// What events change of those that are gone; an event that then changes nothing goes too.
fn drop_changes(tree: &mut Entries, gone: &Gone) {
    let parts = [
        (bundle::COMPANY.key, event::company::NAME.key, &gone.companies),
        (bundle::SOURCE.key, event::source::NAME.key, &gone.sources),
    ];
    for one in tables(tree, top::EVENT.key) {
        for (list, name, removed) in parts {
            retain(one, list, |change| !says(change, name, |name| removed.has(name)));
            if items(one, list).is_empty() {
                one.remove(list);
            }
        }
    }
    let changes = [bundle::MARKET.key, bundle::COMPANY.key, bundle::SOURCE.key];
    retain(tree, top::EVENT.key, |one| {
        one.entries().is_none_or(|entries| changes.iter().any(|key| entries.contains_key(*key)))
    });
}

/// The correlations between numbers of which one is gone.
fn drop_paths(tree: &mut Entries, gone: &Gone) {
    let leads = |one: &Node| {
        let between = one.entries().and_then(|entries| entries.get(rank::BETWEEN.key));
        let Some(Value::List(paths)) = between.map(|entry| &entry.node.value) else { return false };
        paths.iter().filter_map(Node::text).any(|path| gone.path(tree, path))
    };
    let all = items(tree, top::CORRELATION.key).iter();
    let mut kept = all.map(|one| !leads(one)).collect::<Vec<_>>().into_iter();
    retain(tree, top::CORRELATION.key, |_| kept.next() != Some(false));
}

/// The entries of a list of the tree that the layer removes.
fn removed(tree: &Entries, layer: &Entries, list: &str) -> Removed {
    let removes = |node: &&Node| {
        let remove = node.entries().and_then(|entries| entries.get(REMOVE));
        remove.is_some_and(|entry| matches!(entry.node.value, Value::Flag(true)))
    };
    let named: BTreeSet<&str> = items(layer, list).iter().filter(removes).filter_map(name).collect();
    let mut removed = Removed::default();
    for (at, node) in items(tree, list).iter().enumerate() {
        if let Some(name) = name(node).filter(|name| named.contains(name)) {
            removed.at.insert(at);
            removed.members.insert(name.to_owned(), members(node).unwrap_or(0));
        }
    }
    removed
}

fn items<'t>(entries: &'t Entries, list: &str) -> &'t [Node] {
    match entries.get(list).map(|entry| &entry.node.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

fn name(node: &Node) -> Option<&str> {
    Some(node.entries()?.get(company::NAME.key)?.node.text()?.trim())
}

/// How many members a company stands for, where it is a cohort.
fn members(node: &Node) -> Option<usize> {
    match node.entries()?.get(company::COUNT.key)?.node.value {
        Value::Number(_, whole) => whole.and_then(|count| usize::try_from(count).ok()),
        _ => None,
    }
}

/// Whether what an entry says under a key is so.
fn says(node: &Node, key: &str, is: impl Fn(&str) -> bool) -> bool {
    node.entries().and_then(|entries| entries.get(key)?.node.text()).is_some_and(is)
}

/// The tables of a list.
fn tables<'t>(tree: &'t mut Entries, list: &str) -> impl Iterator<Item = &'t mut Entries> {
    let items = match tree.get_mut(list).map(|entry| &mut entry.node.value) {
        Some(Value::List(items)) => items.as_mut_slice(),
        _ => &mut [],
    };
    items.iter_mut().filter_map(|node| match &mut node.value {
        Value::Table(entries) => Some(entries),
        _ => None,
    })
}

/// Keeps some of the entries of a list.
fn retain(entries: &mut Entries, key: &str, keep: impl FnMut(&Node) -> bool) {
    let Some(Value::List(items)) = entries.get_mut(key).map(|entry| &mut entry.node.value) else { return };
    items.retain(keep);
}
