//! The reference page of the lints, made from their declarations.

use std::fmt::Write;

use super::{LINTS, RULES};

/// The page as Markdown.
#[must_use]
pub fn page() -> String {
    let mut page = String::from(HEAD);
    for lint in &LINTS {
        let _ = write!(
            page,
            "\n## {}\n\nLooks for {}.\n\n{}\n\nWhat to do: {}.\n",
            lint.name, lint.looks_for, lint.why, lint.advice
        );
        if lint.name == "out-of-sense" {
            page.push_str("\n| a number | is out of sense when | because |\n|---|---|---|\n");
            for rule in &RULES {
                let _ = writeln!(page, "| {} | {} | {} |", rule.of, rule.when, rule.why);
            }
        }
    }
    page
}

const HEAD: &str = "\
# Lints

What `drypowder check` warns of in a scenario that is valid. `--deny NAME` makes one an error with exit code 5, `--allow NAME`
silences it, `all` stands for every one. This page is made from `crates/model/src/lint/`; a test holds it.
";
