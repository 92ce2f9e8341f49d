//! What `drypowder replay` can be asked.

use std::path::PathBuf;

use clap::{ArgGroup, Args};

use super::{MannerFlags, ScenarioFlags, SizeFlags};

/// Tell one world of a scenario as a story with causes
///
/// Prints what happened in one of the worlds of a run, when and why, and writes its books month by month: ledger.csv
/// (companies), sources.csv and market.csv. The world is to the bit what it is within any run of the same seed. Worlds are
/// numbered from 0; --like finds them by what they are like.
#[derive(Debug, Args)]
#[command(
    group = ArgGroup::new("which").required(true).args(["world", "like"]),
    after_help = "\
Conditions, all of which must hold:
  outcome.COMPANY = private | ipo | chosen-ipo | forced-ipo | acquired | wound-down | insolvent
  sustain.COMPANY < 24 months      until private capital alone runs dry; also > <= >= and = never
  exit.COMPANY >= 2028-01          until it leaves private life
  shortfall.COMPANY = capacity | concentration | appetite | discipline | price
  forced-sale.SOURCE = yes | no    or when it first is, as in < 24 months

Exit codes: 0 done, 2 usage or too costly, 3 invalid scenario or condition, 4 a file failed, 5 no world is like that.

  drypowder replay scenarios/frontier-labs-2026.toml --world 4217
  drypowder replay FILE --like 'outcome.OpenAI = insolvent' --like 'sustain.Anthropic < 24 months'
  drypowder replay FILE --like 'forced-sale.SoftBank = yes' --set 'source[SoftBank].max_ltv=20%'"
)]
pub(crate) struct ReplayFlags {
    #[command(flatten)]
    pub(crate) scenario: ScenarioFlags,
    /// Which world; the first is 0
    #[arg(long, value_name = "N")]
    pub(crate) world: Option<u64>,
    /// Look for worlds in which this holds, among 20,000 unless --worlds says otherwise, and tell a typical one; may be repeated
    #[arg(long, value_name = "CONDITION")]
    pub(crate) like: Vec<String>,
    /// Tell what is routine too
    #[arg(long)]
    pub(crate) all: bool,
    /// Folder for the ledger; made when it does not exist [default: out/, the file's name and the world, as in out/minimal-world-7]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) size: SizeFlags,
    #[command(flatten)]
    pub(crate) manner: MannerFlags,
}
