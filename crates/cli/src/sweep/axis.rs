//! One axis of a sweep: a path and the values it takes.

use drypowder_model::file::split_override;

use crate::{Failure, flags::SizeFlags};

/// A path and its values as they were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) path: String,
    pub(super) values: Vec<String>,
}

impl Axis {
    /// Reads `PATH=LIST`.
    pub(super) fn read(text: &str) -> Result<Self, Failure> {
        let Some((path, list)) = split_override(text) else {
            return Err(misread(text, "is not a path and its values"));
        };
        let values =
            pieces(list).ok_or_else(|| misread(text, "has a quote or a bracket that is not closed"))?;
        if values.iter().any(String::is_empty) {
            return Err(misread(text, "has a value that is empty"));
        }
        if let Some(cut) = cut_number(&values) {
            return Err(misread(text, &format!("cuts the number {cut} at its comma")));
        }
        if let Some(twice) = first_twice(&values) {
            return Err(misread(text, &format!("has the value {twice} twice")));
        }
        Ok(Self { path: path.to_owned(), values })
    }
}

/// No path may be an axis twice.
pub(super) fn distinct(axes: &[Axis]) -> Result<(), Failure> {
    let paths: Vec<String> = axes.iter().map(|axis| axis.path.clone()).collect();
    match first_twice(&paths) {
        Some(path) => Err(Failure::usage(
            format!("{path} is an axis twice"),
            "give each path one --axis with all its values",
        )),
        None => Ok(()),
    }
}

/// A flag would overrule an axis in every cell.
pub(super) fn besides(axes: &[Axis], size: &SizeFlags) -> Result<(), Failure> {
    let flags = [("run.worlds", "--worlds", size.worlds), ("run.seed", "--seed", size.seed)];
    let both = |(path, _, given): &(&str, &str, Option<u64>)| {
        given.is_some() && axes.iter().any(|axis| axis.path == *path)
    };
    match flags.into_iter().find(both) {
        Some((path, flag, _)) => Err(Failure::usage(
            format!("{flag} overrules the axis {path}"),
            format!("leave {flag} out, or the axis"),
        )),
        None => Ok(()),
    }
}

fn misread(text: &str, why: &str) -> Failure {
    Failure::usage(
        format!("--axis '{text}' {why}"),
        "write --axis 'PATH=VALUE,VALUE', for example --axis 'source[SoftBank].max_ltv=15%,20%,25%'; put a value with a \
         comma in \"double quotes\"",
    )
}

/// Two pieces that were one amount of money: `$1` and `000M`.
fn cut_number(values: &[String]) -> Option<String> {
    let pair = values.windows(2).find(|pair| {
        let digits = pair[1].chars().take_while(char::is_ascii_digit).count();
        pair[0].starts_with('$') && pair[0].ends_with(|end: char| end.is_ascii_digit()) && digits == 3
    })?;
    Some(format!("{},{}", pair[0], pair[1]))
}

fn first_twice(texts: &[String]) -> Option<&String> {
    texts.iter().enumerate().find(|(place, text)| texts[..*place].contains(text)).map(|(_, text)| text)
}

/// Splits at commas outside quotes, brackets and braces. A piece that is wholly in double quotes loses them, a doubled
/// quote within being one. Nothing when a quote or bracket stays open.
fn pieces(list: &str) -> Option<Vec<String>> {
    let (mut pieces, mut start, mut depth, mut quoted) = (Vec::new(), 0, 0_u32, false);
    for (place, character) in list.char_indices() {
        match character {
            '"' => quoted = !quoted,
            '[' | '{' if !quoted => depth += 1,
            ']' | '}' if !quoted => depth = depth.checked_sub(1)?,
            ',' if !quoted && depth == 0 => {
                pieces.push(unquoted(&list[start..place]));
                start = place + 1;
            }
            _ => {}
        }
    }
    pieces.push(unquoted(&list[start..]));
    (depth == 0 && !quoted).then_some(pieces)
}

fn unquoted(piece: &str) -> String {
    let piece = piece.trim();
    let inner = piece.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match inner {
        // `"a" and "b"` begins and ends with quotes without being one quoted text.
        Some(inner) if !inner.replace("\"\"", "").contains('"') => inner.replace("\"\"", "\""),
        _ => piece.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<String> {
        Axis::read(text).unwrap().values
    }

    #[test]
    fn values_are_separated_by_commas() {
        let axis = Axis::read("source[SoftBank, Vision].max_ltv = 15%, 20%").unwrap();
        assert_eq!(
            (axis.path.as_str(), axis.values),
            ("source[SoftBank, Vision].max_ltv", vec!["15%".into(), "20%".into()])
        );
    }

    #[test]
    fn quotes_and_brackets_keep_commas() {
        assert_eq!(values("a=\"$1,000M\",$2B"), ["$1,000M", "$2B"]);
        assert_eq!(values("a=[12, 24],[48]"), ["[12, 24]", "[48]"]);
        let law = "{ law = \"lognormal\", median = \"$30B\" }";
        assert_eq!(values(&format!("a={law},$2B")), [law, "$2B"]);
        assert_eq!(values("a=\"say \"\"so\"\"\",b"), ["say \"so\"", "b"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        for text in ["", "a", "a=", "a=1,,2", "a=1,", "a=1,1", "a=\"1", "a=[1", "a=1]"] {
            assert!(Axis::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_path_is_one_axis() {
        let axis = Axis::read("a=1").unwrap();
        assert!(distinct(&[axis.clone(), axis]).is_err());
    }
}
