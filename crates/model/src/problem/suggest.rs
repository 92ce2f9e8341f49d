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
    use super::nearest;

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
    fn far_names_suggest_nothing() {
        assert_eq!(nearest("valuation", ["fees", "reserve"]), None);
        assert_eq!(nearest("x", ["id"]), None);
        assert_eq!(nearest("anything", []), None);
    }
}
