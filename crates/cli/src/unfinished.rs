//! Why a simulation gave nothing, and the command that shows the world in which it could not go on.

use std::{fmt::Write, path::Path};

use drypowder_simulation::{Error, Fault};

use crate::Failure;

/// What was simulated, as it is typed again.
pub(crate) struct Again<'a> {
    /// The scenario file, `-` for standard input.
    pub(crate) file: &'a Path,
    /// What was set beside it.
    pub(crate) set: &'a [String],
    /// The seed of the run.
    pub(crate) seed: u64,
}

impl Again<'_> {
    /// Why a simulation of it gave nothing.
    pub(crate) fn unfinished(&self, error: &Error) -> Failure {
        match error {
            Error::Nothing => Failure::Stopped,
            Error::Threads(_) => Failure::file(error.to_string(), "ask for fewer --threads"),
            Error::Nobody(_) => Failure::Bug(error.to_string()),
            Error::World(_) => Failure::usage(error.to_string(), "choose a smaller --world"),
            Error::Worlds(_) => Failure::usage(error.to_string(), "ask for fewer --worlds"),
            Error::NoNumber(fault) => {
                Failure::Bug(format!("{fault}; to see that world, type\n  {}", self.replay(fault)))
            }
            Error::TooLarge(fault) => Failure::Invalid(format!(
                "error: {fault}, more than can be added up over worlds; to see that world, type\n  {}\n  help: give the scenario smaller numbers, slower growth, less volatility or a shorter horizon\n",
                self.replay(fault)
            )),
        }
    }

    /// The command that shows a world.
    fn replay(&self, fault: &Fault) -> String {
        let file = typed(&self.file.display().to_string());
        let mut command = format!("drypowder replay {file} --world {} --seed {}", fault.world, self.seed);
        for change in self.set {
            let _ = write!(command, " --set {}", typed(change));
        }
        command
    }
}

/// A word as it is typed in a shell.
pub(crate) fn typed(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./:=%+,@".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use drypowder_model::units::Month;
    use drypowder_simulation::fault::Whom;

    use super::*;

    fn fault(value: f64) -> Error {
        let month = Month::new(2027, 3).expect("a month");
        let whom = Whom::Company("A \"B\"".to_owned());
        Fault { world: 4217, month, whom, what: "cash", value }.into()
    }

    fn told(error: &Error) -> (String, u8) {
        let set = ["source[B].max_ltv=20%".to_owned(), "name=it's".to_owned()];
        let again = Again { file: Path::new("my file.toml"), set: &set, seed: 7 };
        let failure = again.unfinished(error);
        (failure.text(), failure.exit_code())
    }

    #[test]
    fn what_is_no_number_is_a_bug_and_says_how_to_see_it() {
        let (text, code) = told(&fault(f64::NAN));
        assert_eq!(
            text,
            "error: in world 4217, the cash of company `A \"B\"` is no number in 2027-03; to see that world, type\n  \
             drypowder replay 'my file.toml' --world 4217 --seed 7 --set 'source[B].max_ltv=20%' --set 'name=it'\\''s'\n  \
             help: this is a bug in drypowder; please report it with the command line\n"
        );
        assert_eq!(code, 1);
    }

    #[test]
    fn what_is_too_large_is_the_scenario_s() {
        for value in [-1e30, f64::INFINITY] {
            let (text, code) = told(&fault(value));
            assert!(text.contains("is beyond 1e24 in 2027-03, more than can be added up"), "{text}");
            assert!(text.contains("--world 4217 --seed 7"), "{text}");
            assert_eq!(code, 3);
        }
    }
}
