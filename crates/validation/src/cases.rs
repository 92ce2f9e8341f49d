//! The cases that are known from elsewhere: scenarios with references, part of the program.

use drypowder_model::{
    Scenario,
    file::{self, Files, NoFiles},
    problem::Problems,
};

/// A scenario whose numbers are known.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The name of its file, without the ending.
    pub name: &'static str,
    /// Its text.
    pub text: &'static str,
}

impl Case {
    /// The case of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        ALL.iter().find(|case| case.name == name)
    }

    /// The scenario; what it extends is another case.
    ///
    /// # Errors
    /// Its text says nothing that can be run.
    pub fn scenario(&self) -> Result<Scenario, Problems> {
        file::read(&format!("{}.toml", self.name), self.text, &[], &Folder).map(|document| document.scenario)
    }
}

/// The cases as files beside each other.
struct Folder;

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let case = path.strip_suffix(".toml").and_then(Case::named);
        case.map_or_else(|| NoFiles.read(path), |case| Ok(case.text.as_bytes().to_owned()))
    }
}

macro_rules! cases {
    ($($name:literal),* $(,)?) => {
        &[$(Case {
            name: $name,
            text: include_str!(concat!("../../../scenarios/validation/", $name, ".toml")),
        }),*]
    };
}

/// Each of them, by name.
pub const ALL: &[Case] = cases![
    "anti-dilution",
    "bass-adoption",
    "brownian-cash-continuous",
    "brownian-cash-quarterly",
    "brownian-cash",
    "budgets-by-arithmetic",
    "buyer-alone",
    "cash-by-arithmetic",
    "climate-and-mood",
    "common-factor-portfolio",
    "competing-hazards",
    "competing-weibull",
    "compute-and-contracts",
    "correlated-market",
    "cramer-lundberg",
    "dated-events",
    "decaying-growth-uncertainty-quarterly",
    "decaying-growth-uncertainty",
    "dot-com-2000",
    "equity-that-crashes",
    "first-passage-of-revenue",
    "flywheel",
    "gated-growth",
    "geometric-brownian-revenue",
    "growing-burn",
    "hazard-that-waits",
    "individuals-and-equity",
    "intervals",
    "intervals-changed",
    "laws-of-opening-cash",
    "letters-of-intent",
    "liquidation-preferences",
    "listing-window",
    "lump-sums-of-exponential-size",
    "margin-call",
    "milestone-times",
    "oil-price",
    "random-events",
    "ranks-of-two",
    "revenue-that-jumps",
    "reverting-growth",
    "saturating-revenue",
    "schwartz-moon-revenue",
    "sovereign-and-oil",
    "takahashi-alexander-fund",
    "tax-and-losses-quarterly",
    "tax-and-losses",
    "two-sources",
    "uncertain-drift",
    "uncertain-hazard",
    "variable-cost-that-wanders",
    "venture-loan",
    "windowed-hazard",
    "yardstick",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_here_and_is_held_against_something() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/validation");
        let mut files: Vec<String> = folder
            .read_dir()
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
            .collect();
        files.sort();
        let mut names: Vec<&str> = ALL.iter().map(|case| case.name).collect();
        names.sort_unstable();
        assert_eq!(names, files, "list it in crates/validation/src/cases.rs");
        for case in ALL {
            let scenario = case.scenario().unwrap_or_else(|problems| panic!("{}: {problems}", case.name));
            assert!(!scenario.references.is_empty(), "{} is held against nothing", case.name);
        }
    }
}
