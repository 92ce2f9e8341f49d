//! Paths as they are typed and printed: `source[SoftBank].max_ltv`, and where the value behind one begins.

use std::ops::Range;

use super::table::Said;

/// A step of a path: a key, and the entry of a list it names.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) key: String,
    pub(super) span: Range<usize>,
    pub(super) entry: Option<(String, Range<usize>)>,
}

/// Where something is wrong, and what.
pub(super) type Refusal = (Range<usize>, Said);

/// The most keys of a path: far more than any place of a scenario needs, few enough for every walk through a tree.
const DEEPEST: usize = 16;

pub(super) const EXAMPLE: &str = "write for example source[SoftBank].max_ltv=20% or market.oil.now=$60";

/// Splits `PATH=VALUE` at the `=` behind the path; `None` where there is no path, no `=` or no value.
#[must_use]
pub fn split(text: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    let equals = loop {
        let next = at + text.get(at..)?.find(['[', '='])?;
        if text.get(next..)?.starts_with('=') {
            break next;
        }
        at = bracket(text, next).ok()?.1.end + 1;
    };
    let (path, value) = (text.get(..equals)?.trim(), text.get(equals + 1..)?.trim());
    (!path.is_empty() && !value.is_empty()).then_some((path, value))
}

/// The path before the first `=` outside brackets, and where that is.
pub(super) fn path(text: &str) -> Result<(Vec<Segment>, usize), Refusal> {
    let mut segments = Vec::new();
    let mut at = 0;
    loop {
        if segments.len() == DEEPEST {
            let said = Said::new(format!("a path has at most {DEEPEST} keys")).found("one key too many");
            return Err((at..text.len(), said.suggest(EXAMPLE)));
        }
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.find(['.', '[', '=']).unwrap_or(rest.len());
        let key = rest.get(..length).unwrap_or_default();
        let trimmed = key.trim().trim_matches('"');
        let span = at..at + length;
        if trimmed.is_empty() {
            return Err((
                span,
                Said::new("an override reads PATH=VALUE").found("a key is missing").suggest(EXAMPLE),
            ));
        }
        at += length;
        let mut segment = Segment { key: trimmed.to_owned(), span, entry: None };
        if text.get(at..).is_some_and(|rest| rest.starts_with('[')) {
            let (label, span) = bracket(text, at)?;
            at = span.end + 1;
            segment.entry = Some((label, span));
        }
        segments.push(segment);
        match text.get(at..).and_then(|rest| rest.trim_start().chars().next()) {
            Some('.') => at += text.get(at..).and_then(|rest| rest.find('.')).unwrap_or(0) + 1,
            Some('=') => {
                return Ok((segments, at + text.get(at..).and_then(|rest| rest.find('=')).unwrap_or(0)));
            }
            _ => {
                let said = Said::new("an override reads PATH=VALUE").found("`=` and a value are missing");
                return Err((at..text.len(), said.suggest(EXAMPLE)));
            }
        }
    }
}

/// The name in brackets that open at a byte, and its span without them. A name may have brackets of its own, in pairs; in
/// quotes it may have anything but a quote before the closing bracket.
fn bracket(text: &str, open: usize) -> Result<(String, Range<usize>), Refusal> {
    let start = open + 1;
    let inner = text.get(start..).unwrap_or_default();
    let quoted = inner.strip_prefix('"').and_then(|rest| rest.find("\"]")).map(|length| length + 2);
    let Some(length) = quoted.or_else(|| closing(inner)) else {
        return Err((open..text.len(), Said::new("this bracket is never closed").suggest(EXAMPLE)));
    };
    let label = inner.get(..length).unwrap_or_default().trim();
    let unquoted = label.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(label);
    Ok((unquoted.to_owned(), start..start + length))
}

/// Where the bracket that is open before a text closes.
fn closing(inner: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, character) in inner.char_indices() {
        match character {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            _ => {}
        }
    }
    // Brackets that come in no pairs end at the first that closes.
    inner.find(']')
}

#[cfg(test)]
mod tests {
    use super::{path, split};

    #[test]
    fn paths_are_split() {
        let (segments, equals) = path("company[\"A.B=C\"].growth.now=1.2").unwrap();
        let keys: Vec<&str> = segments.iter().map(|segment| segment.key.as_str()).collect();
        assert_eq!((keys, equals), (vec!["company", "growth", "now"], 27));
        assert_eq!(segments[0].entry.as_ref().unwrap().0, "A.B=C");
    }

    #[test]
    fn names_may_have_brackets_of_their_own() {
        for text in ["company[Optimo [US]].cash=$1B", "company[\"Optimo [US]\"].cash=$1B"] {
            let (segments, _) = path(text).unwrap();
            assert_eq!(segments[0].entry.as_ref().unwrap().0, "Optimo [US]");
        }
    }

    #[test]
    fn a_path_ends_at_the_first_equals_sign_outside_brackets() {
        assert_eq!(split("a.b=20%"), Some(("a.b", "20%")));
        assert_eq!(split("company[a=b].cash = $1B"), Some(("company[a=b].cash", "$1B")));
        assert_eq!(split("a={ law = \"uniform\" }"), Some(("a", "{ law = \"uniform\" }")));
        assert!(["", "a", "a=", "=1", " = ", "a[=1"].iter().all(|text| split(text).is_none()));
    }
}
