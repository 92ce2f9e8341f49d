//! The shipped scenarios, part of the program.

use drypowder_model::problem::nearest;
use drypowder_report::language::DIRECTIVE;

use crate::Failure;

/// A shipped scenario.
pub(crate) struct Shipped {
    /// The name of its file, without the ending.
    pub(crate) name: &'static str,
    text: &'static str,
}

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(Shipped { name: $name, text: include_str!(concat!("../../../scenarios/", $name, ".toml")) }),*]
    };
}

/// Each of them, the simplest first.
pub(crate) const ALL: &[Shipped] = shipped![
    "minimal",
    "frontier-labs-2026",
    "vc-only",
    "vc-only-2015",
    "softbank-margin-call",
    "oil-slump",
    "ipo-window-shut",
    "cloud-for-equity",
    "discipline-arrives",
    "just-walk-out",
    "growth-winter-2022",
    "clinical-ai",
    "series-a-cohort",
    "dot-com-2000",
    "yardstick",
];

impl Shipped {
    /// The scenario of that name, with or without the ending of its file.
    pub(crate) fn named(name: &str) -> Result<&'static Self, Failure> {
        let stem = name.strip_suffix(".toml").unwrap_or(name);
        ALL.iter().find(|shipped| shipped.name == stem).ok_or_else(|| {
            let names = ALL.iter().map(|shipped| shipped.name);
            let advice = nearest(stem, names.clone()).map_or_else(
                || format!("there are {}", names.collect::<Vec<_>>().join(", ")),
                |near| format!("did you mean {near}? `drypowder init --list` shows all"),
            );
            Failure::usage(format!("no scenario {name} is shipped"), advice)
        })
    }

    /// Its text, which looks for the schema beside itself rather than in the project's folder.
    pub(crate) fn text(&self) -> String {
        let moved = |line: &'static str| if line.starts_with("#:schema ") { DIRECTIVE } else { line };
        self.text.lines().map(|line| moved(line).to_owned() + "\n").collect()
    }

    /// The question it asks.
    pub(crate) fn question(&self) -> &'static str {
        self.said("question").unwrap_or_default()
    }

    /// The file it is laid over, which must then stand beside it.
    pub(crate) fn base(&self) -> Option<&'static str> {
        self.said("extends")
    }

    /// A text of the top of the file. Read line by line, since a file that extends another is none by itself.
    fn said(&self, key: &str) -> Option<&'static str> {
        let top = self.text.lines().take_while(|line| !line.starts_with('['));
        let mut values = top.filter_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='));
        values.next()?.trim().trim_start_matches('"').split('"').next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_scenario_is_here_and_asks_something() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        let mut files: Vec<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
            .collect();
        files.sort();
        let mut names: Vec<&str> = ALL.iter().map(|shipped| shipped.name).collect();
        names.sort_unstable();
        assert_eq!(names, files, "list it in crates/cli/src/shipped.rs");
        assert!(ALL.iter().all(|shipped| shipped.question().ends_with('?')));
    }

    #[test]
    fn a_slip_finds_the_name() {
        assert_eq!(Shipped::named("minimal.toml").unwrap().name, "minimal");
        let text = Shipped::named("frontier-lab").err().unwrap().text();
        assert!(text.contains("did you mean frontier-labs-2026?"), "{text}");
        assert!(Shipped::named("zebra").err().unwrap().text().contains("vc-only-2015"));
    }
}
