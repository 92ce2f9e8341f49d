//! What `drypowder validate` can be asked.

use std::path::PathBuf;

use clap::Args;

use super::{
    MannerFlags, RunFormat,
    values::{count, threads},
};

/// Hold the program against closed forms, published tables, other programs and identities
///
/// Runs every scenario of scenarios/validation/, each an ordinary file whose [[reference]]s say what its numbers ought to be and
/// where that is known from; holds formulas against published values; checks in every world of every shipped scenario that
/// money, time and shares add up; and counts how often intervals hold the truth. A number agrees when it lies within 4 standard
/// errors of its reference; where every world says the same, within one part in a billion; and a quantile of a measure, which is
/// known to its bin, where the reference lies in an interval as sure as that. A number whose error is not known does not agree.
#[derive(Debug, Args)]
#[command(after_help = "\
Files of your own are held against their [[reference]]s alone.
A file that asks for fewer than 1,000 worlds knows its numbers exactly and keeps its worlds.
Exit codes: 0 all agree, 2 usage, 3 invalid scenario, 5 a number differs from its reference, 130 stopped before all was done.

  drypowder validate                               some minutes; 1,000,000 worlds a case
  drypowder validate --worlds 100000
  drypowder validate --only brownian --only formulas
  drypowder validate --only cases --other-seeds 20
  drypowder validate my-case.toml --format json")]
pub(crate) struct ValidateFlags {
    /// Scenarios with [[reference]]s to hold instead of the program's own
    #[arg(value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Only what has this in its name: a case, which brings its identities, or cases, formulas, identities or coverage; may be
    /// repeated
    #[arg(long, value_name = "TEXT")]
    pub(crate) only: Vec<String>,
    /// Number of worlds of each case; the ledger of a hundredth of them, at most 10,000, is checked for identities
    #[arg(long, value_name = "N", default_value = "1000000", value_parser = count)]
    pub(crate) worlds: u64,
    /// Seed of every case and of its identities [default: the file's]; coverage has seeds 0 to 999, whatever this says
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// Run every case from so many seeds more, which follow the first
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) other_seeds: u64,
    /// Number of threads; changes no digit [default: one for each core]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(crate) threads: Option<usize>,
    /// What standard output gets: a table, or a JSON object
    #[arg(long, value_enum, default_value_t = RunFormat::Text)]
    pub(crate) format: RunFormat,
    #[command(flatten)]
    pub(crate) manner: MannerFlags,
}
