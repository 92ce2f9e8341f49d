//! "Did you mean": the nearest of the names that would have been right.

/// The known name that a wrong one most likely stands for, or `None` when none is near: at most a third of the letters
/// may differ, a swap of neighbours counting once, or one is the beginning of the other.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wrong = folded(wrong);
    known
        .into_iter()
        .filter_map(|name| distance(&wrong, &folded(name)).map(|distance| (distance, name)))
        .min_by(|a, b| a.0.cmp(&b.0))
        .map(|(_, name)| name)
}

/// The most names that a message lists.
const LISTED: usize = 8;

/// How much of two names may differ, in thousandths, for them to be alike at all.
const ALIKE: u32 = 300;

/// Known names as a message lists them: those nearest to a wrong one first, no more than anybody reads, and how many
/// there are beside them.
pub(crate) fn listed<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> (Vec<&'a str>, usize) {
    let wrong = folded(wrong);
    let mut names: Vec<&str> = known.into_iter().collect();
    let all = names.len();
    if all > LISTED {
        // Names that have nothing to do with it stay in their own order, which says more than chance likeness.
        names.sort_by_cached_key(|name| {
            Some(apart(&wrong, &folded(name))).filter(|far| *far < ALIKE).unwrap_or(ALIKE)
        });
        names.truncate(LISTED);
    }
    (names, all.saturating_sub(LISTED))
}

/// How much of two names differs, in thousandths; a part that both begin with brings them nearer.
fn apart(one: &str, other: &str) -> u32 {
    (1_000.0 * (1.0 - strsim::jaro_winkler(one, other))) as u32
}

/// How far apart two names are, if they are near at all.
fn distance(wrong: &str, name: &str) -> Option<usize> {
    let (wrong_length, name_length) = (wrong.chars().count(), name.chars().count());
    let length = wrong_length.max(name_length);
    let beginning = wrong_length >= 4 && name.starts_with(wrong);
    if wrong_length.abs_diff(name_length) * 3 > length && !beginning {
        return None;
    }
    let edits = strsim::damerau_levenshtein(wrong, name);
    (edits * 3 <= length || beginning).then_some(edits)
}

/// Names that differ in case, spaces or punctuation alone are the same name.
fn folded(name: &str) -> String {
    name.chars()
        .take(100)
        .map(|c| if matches!(c, ' ' | '-') { '_' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{listed, nearest};

    #[test]
    fn slips_are_recognised() {
        let keys = ["dry_powder", "net_asset_value", "fees", "reserve", "run_rate"];
        assert_eq!(nearest("dry_power", keys), Some("dry_powder"));
        assert_eq!(nearest("dyr_powder", keys), Some("dry_powder"));
        assert_eq!(nearest("Run-Rate", keys), Some("run_rate"));
        assert_eq!(nearest("net_asset", keys), Some("net_asset_value"));
        assert_eq!(nearest("SoftBnak", ["SoftBank", "Gulf funds"]), Some("SoftBank"));
    }

    #[test]
    fn long_lists_begin_with_the_nearest() {
        let known = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "reserves", "fees"];
        let (names, more) = listed("reserve_ratio", known);
        assert_eq!((names[0], names.len(), more), ("reserves", 8, 1));
        assert_eq!(listed("x", ["b", "a"]), (vec!["b", "a"], 0));
    }

    #[test]
    fn far_names_suggest_nothing() {
        assert_eq!(nearest("valuation", ["fees", "reserve"]), None);
        assert_eq!(nearest("x", ["id"]), None);
        assert_eq!(nearest("anything", []), None);
    }
}
