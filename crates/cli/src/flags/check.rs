//! What `drypowder check` can be asked.

use std::path::PathBuf;

use clap::Args;
use drypowder_model::{lint, units::Month};

use super::{
    RunFormat,
    values::{lint as lint_name, month, span},
};

/// Say whether a scenario file is right, what it rests on, and what in it is most likely not meant
///
/// A scenario that is valid may still get warnings, each by a lint with a name: numbers without a source, commitments nobody
/// could pay, a horizon that ends before the answer. `--lints` lists them all. Problems and warnings go to standard error, the
/// verdict to standard output.
#[derive(Debug, Args)]
#[command(after_help = "\
Exit codes: 0 valid, with or without warnings; 3 invalid; 5 a lint that --deny names has found something.

  drypowder check FILE
  drypowder check FILE --on 2026-11 --stale-after '6 months'
  drypowder check FILE --deny all --allow unsourced
  drypowder check --lints

Then: drypowder run FILE")]
pub(crate) struct CheckFlags {
    /// The scenario, a TOML file
    #[arg(value_name = "FILE", required_unless_present = "lints")]
    pub(crate) file: Option<PathBuf>,
    #[arg(
        long,
        value_name = "PATH=VALUE",
        help = "Change a number beside the file, such as 'source[SoftBank].max_ltv=20%'; may be repeated"
    )]
    pub(crate) set: Vec<String>,
    /// List the lints: what each looks for and what to do about it
    #[arg(long, conflicts_with_all = ["file", "set"])]
    pub(crate) lints: bool,
    #[command(flatten)]
    pub(crate) manner: LintFlags,
    /// How to say it
    #[arg(long, value_enum, default_value_t = RunFormat::Text)]
    pub(crate) format: RunFormat,
    /// No colours, ASCII alone but for the scenario's own names
    #[arg(long)]
    pub(crate) plain: bool,
}

/// What is warned of, and how.
#[derive(Debug, Args)]
pub(crate) struct LintFlags {
    /// Make what this lint finds an error, with exit code 5; `all` for every lint; may be repeated
    #[arg(long, value_name = "LINT", value_parser = lint_name)]
    pub(crate) deny: Vec<&'static str>,
    /// Say nothing of what this lint finds; `all` for every lint; may be repeated
    #[arg(long, value_name = "LINT", value_parser = lint_name)]
    pub(crate) allow: Vec<&'static str>,
    /// The month in which numbers are judged stale [default: the scenario's start]
    #[arg(long, value_name = "MONTH", value_parser = month)]
    pub(crate) on: Option<Month>,
    /// The age beyond which a number is stale
    #[arg(long, value_name = "SPAN", default_value = "12 months", value_parser = span)]
    pub(crate) stale_after: f64,
    /// Simulate no pilot, and so say nothing of a short horizon
    #[arg(long)]
    pub(crate) no_pilot: bool,
    /// Show every warning, not the first 20 alone
    #[arg(long)]
    pub(crate) all: bool,
}

impl LintFlags {
    /// What lints may depend on.
    pub(crate) fn options(&self) -> lint::Options {
        lint::Options { on: self.on, stale_after: self.stale_after }
    }
}
