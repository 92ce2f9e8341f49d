//! A corpus of broken scenario files: each case of `tests/broken/` breaks a shipped scenario in one way and holds the whole
//! text that its reader then sees.
//!
//! A case is lines of `key: value` and then sections that begin with `---- NAME`:
//!
//! ```text
//! scenario: minimal        which shipped scenario is read
//! mutates: yardstick       which file is broken, when it is another that this one extends
//! breaks: cash in euros    what the mistake is
//! problems: 2              how many problems it makes, when not 1
//! place: [company.growth]  what stands on the line the place lies on, when that is not a line of the mistake
//! silent: why              why nothing can be suggested, when nothing is
//! unapplied: why           why what is suggested does not mend the file by itself, when it does not
//! ---- replace             a text that stands in the scenario exactly once
//! ---- with                what takes its place; `\xNN` is a byte
//! ---- append              or: what is put at the end
//! ---- encode              or: `utf-16`, the scenario in an encoding that is not UTF-8
//! ---- pad                 or: how many bytes the scenario is filled up to
//! ---- expected            what `Problems::render` says
//! ```
//!
//! `UPDATE_BROKEN=1` writes the expected texts anew. Read them as somebody would who does not program.

use std::{fmt::Write, fs, path::PathBuf};

use drypowder_model::{
    file::{self, Files},
    problem::{Origin, Position, Problem, Problems},
};

/// What separates the sections of a case.
const MARK: &str = "---- ";

/// A case as its file has it.
#[derive(Debug)]
struct Case {
    path: PathBuf,
    /// `key: value`.
    head: Vec<(String, String)>,
    /// The name of a section and its text, without the last line break.
    sections: Vec<(String, String)>,
}

impl Case {
    fn of(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        let (mut head, mut sections) = (Vec::new(), Vec::<(String, Vec<&str>)>::new());
        for line in text.lines() {
            if let Some(name) = line.strip_prefix(MARK) {
                sections.push((name.trim().to_owned(), Vec::new()));
            } else if let Some((_, lines)) = sections.last_mut() {
                lines.push(line);
            } else if let Some((key, value)) = line.split_once(": ") {
                head.push((key.to_owned(), value.trim().to_owned()));
            }
        }
        let sections = sections.into_iter().map(|(name, lines)| (name, lines.join("\n"))).collect();
        Self { path, head, sections }
    }

    fn named(&self) -> String {
        self.path.file_stem().unwrap().to_string_lossy().into_owned()
    }

    fn said(&self, key: &str) -> Option<&str> {
        self.head.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    fn section(&self, name: &str) -> Option<&str> {
        self.sections.iter().find(|(one, _)| one == name).map(|(_, text)| text.as_str())
    }

    fn scenario(&self) -> String {
        format!("{}.toml", self.said("scenario").unwrap())
    }

    /// The file that is broken.
    fn broken(&self) -> String {
        self.said("mutates").map_or_else(|| self.scenario(), |name| format!("{name}.toml"))
    }

    /// The bytes of the broken file, and which of them the mistake is.
    fn mutated(&self) -> (Vec<u8>, std::ops::Range<usize>) {
        let whole = shipped(&self.broken());
        if let Some(added) = self.section("append") {
            let start = whole.len();
            let bytes = [whole.as_bytes(), &bytes(added), b"\n"].concat();
            return (bytes.clone(), start..bytes.len());
        }
        if let Some(encoding) = self.section("encode") {
            assert_eq!(encoding, "utf-16");
            let units = std::iter::once(0xfeff).chain(whole.encode_utf16());
            return (units.flat_map(u16::to_le_bytes).collect(), 0..1);
        }
        if let Some(size) = self.section("pad") {
            let size: usize = size.parse().unwrap();
            let filled = "#".repeat(99) + "\n";
            let bytes: Vec<u8> =
                whole.bytes().chain(filled.bytes().cycle()).take(size.max(whole.len())).collect();
            return (bytes, 0..1);
        }
        let old = self.section("replace").unwrap_or_else(|| panic!("{}: no mutation", self.named()));
        assert_eq!(whole.matches(old).count(), 1, "{}: how often {old:?} stands there", self.named());
        let (before, after) = whole.split_once(old).unwrap();
        let new = bytes(self.section("with").unwrap_or_default());
        let place = before.len()..before.len() + new.len();
        ([before.as_bytes(), &new, after.as_bytes()].concat(), place)
    }

    /// The problems of the broken file.
    fn problems(&self, broken: &[u8]) -> Option<Problems> {
        let name = self.scenario();
        let files = Shipped { name: self.broken(), bytes: broken.to_vec() };
        let bytes = files.read(&name).unwrap();
        match file::decode(&name, &bytes) {
            Ok(text) => file::read(&name, text, &[], &files).err(),
            Err(problems) => Some(problems),
        }
    }

    /// The case with what its reader sees now.
    fn renewed(&self, shown: &str) -> String {
        let mut text = String::new();
        for (key, value) in &self.head {
            let _ = writeln!(text, "{key}: {value}");
        }
        for (name, section) in self.sections.iter().filter(|(name, _)| name != "expected") {
            let _ = writeln!(text, "{MARK}{name}");
            if !section.is_empty() {
                let _ = writeln!(text, "{section}");
            }
        }
        let _ = writeln!(text, "{MARK}expected\n{shown}");
        text
    }
}

/// A text in which `\xNN` is a byte.
fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend(rest.bytes());
    }
    bytes
}

fn shipped(name: &str) -> String {
    fs::read_to_string(format!("{}/../../scenarios/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The shipped scenarios, one of them broken.
struct Shipped {
    name: String,
    bytes: Vec<u8>,
}

impl Files for Shipped {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        if path == self.name {
            return Ok(self.bytes.clone());
        }
        let path = format!("{}/../../scenarios/{path}", env!("CARGO_MANIFEST_DIR"));
        fs::read(path).map_err(|_| "does not exist".into())
    }

    fn names(&self, folder: &str) -> Vec<String> {
        let folder = format!("{}/../../scenarios/{folder}", env!("CARGO_MANIFEST_DIR"));
        let entries = fs::read_dir(folder).unwrap().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }
}

fn cases() -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/broken");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(Case::of).collect()
}

/// Which of the lines of a text, from 1, a stretch of it touches.
fn lines(text: &str, span: &std::ops::Range<usize>) -> std::ops::RangeInclusive<usize> {
    let last = span.end.saturating_sub(1).max(span.start);
    Position::of(text, span.start).line..=Position::of(text, last).line
}

/// What is not as it should be about the problems of a case.
fn faults(case: &Case, problems: &Problems, mistake: &std::ops::Range<usize>) -> Vec<String> {
    let mut faults = Vec::new();
    let count = case.said("problems").map_or(1, |count| count.parse().unwrap());
    if problems.len() != count {
        faults.push(format!("{} problems, not {count}", problems.len()));
    }
    for problem in problems {
        let (name, text) = problems.texts().of(problem.place.origin);
        let at = Position::of(text, problem.place.span.start).line;
        let line = text.lines().nth(at - 1).unwrap_or_default();
        let right = match case.said("place") {
            Some(place) => line.contains(place),
            None => name == case.broken() && lines(text, mistake).contains(&at),
        };
        if !right || matches!(problem.place.origin, Origin::Override(_)) {
            faults.push(format!("the place is on line {at} of {name}: {line}"));
        }
        let says = problem.suggestion.as_ref().is_some_and(|text| !text.trim().is_empty());
        if says == case.said("silent").is_some() {
            faults.push(format!("a suggestion, and none declared possible, or the reverse: {problem}"));
        }
    }
    faults
}

/// What a suggestion says to write instead of what the place holds, when it is a plain replacement.
fn replacements(problem: &Problem, held: &str) -> Vec<String> {
    let Some(said) = problem.suggestion.as_deref() else {
        return Vec::new();
    };
    if let Some(guess) = said.strip_prefix("did you mean ").and_then(|rest| rest.strip_suffix('?')) {
        let guess = guess.trim_matches(['`', '"']);
        let wrong = problem.message.split('`').nth(1).filter(|wrong| held.contains(wrong));
        let bare = held.trim_matches(['"', '\'']);
        return vec![held.replacen(wrong.unwrap_or(bare), guess, 1)];
    }
    said.strip_prefix("write ").map_or_else(Vec::new, |said| written(said, held))
}

/// The texts in quotes and the tables in braces of a suggestion, none of which stands inside another.
fn written(said: &str, held: &str) -> Vec<String> {
    let (mut found, mut rest) = (Vec::new(), said);
    while let Some(start) = rest.find(['"', '{']) {
        let from = &rest[start..];
        let end = from.strip_prefix('"').map_or_else(|| braced(from), |rest| rest.find('"').map(|at| at + 1));
        let Some(end) = end else { break };
        found.push(from[..=end].to_owned());
        rest = &from[end + 1..];
    }
    // In a list, what is written is one of its texts.
    if held.starts_with('[') { Vec::new() } else { found }
}

/// Where the brace that a text begins with is closed.
fn braced(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(at, c)| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        (depth == 0).then_some(at)
    })
}

/// Suggestions that leave the file as wrong as it was; and how many were tried.
fn idle_suggestions(case: &Case, broken: &[u8], problems: &Problems) -> (Vec<String>, usize) {
    let (mut idle, mut tried) = (Vec::new(), 0);
    let Ok(text) = std::str::from_utf8(broken) else {
        return (idle, tried);
    };
    for problem in problems.iter().filter(|one| problems.texts().of(one.place.origin).0 == case.broken()) {
        let Some(held) = text.get(problem.place.span.clone()) else {
            continue;
        };
        for one in replacements(problem, held) {
            let span = &problem.place.span;
            let mended = [&text[..span.start], one.as_str(), &text[span.end..]].concat();
            let left = case.problems(mended.as_bytes());
            tried += 1;
            if left.as_ref().map_or(0, Problems::len) >= problems.len() {
                let left = left.map(|left| left.to_string()).unwrap_or_default();
                idle.push(format!("`{one}` does not mend it: {left}"));
            }
        }
    }
    (idle, tried)
}

#[test]
fn every_broken_file_says_where_and_what_instead() {
    let update = std::env::var_os("UPDATE_BROKEN").is_some();
    let (mut wrong, mut tried) = (Vec::new(), 0);
    let cases = cases();
    assert!(cases.len() >= 60);
    for case in &cases {
        let (broken, mistake) = case.mutated();
        let Some(problems) = case.problems(&broken) else {
            wrong.push(format!("{}: nothing is wrong", case.named()));
            continue;
        };
        let shown = problems.render(false);
        // No line of a case may be taken for the head of a section, and none ends in spaces.
        let shown = shown.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        if update {
            fs::write(&case.path, case.renewed(&shown)).unwrap();
        } else if case.section("expected") != Some(&shown) {
            wrong.push(format!("{}: the text is now\n{shown}", case.named()));
        }
        let (idle, applied) = idle_suggestions(case, &broken, &problems);
        tried += applied;
        let mut faults = faults(case, &problems, &mistake);
        match case.said("unapplied") {
            None => faults.extend(idle),
            Some(_) if idle.is_empty() => faults.push("what is suggested works after all".into()),
            Some(_) => {}
        }
        wrong.extend(faults.into_iter().map(|fault| format!("{}: {fault}", case.named())));
    }
    assert!(wrong.is_empty(), "{} of {}\n{}", wrong.len(), cases.len(), wrong.join("\n\n"));
    assert!(tried >= 50, "only {tried} suggestions could be tried");
}
