//! What can be typed: one place for each flag, from which help and parsing come.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

mod ask;
mod check;
mod replay;
mod validate;
mod values;

pub(crate) use ask::AskFlags;
pub(crate) use check::{CheckFlags, LintFlags};
pub(crate) use replay::ReplayFlags;
pub(crate) use validate::ValidateFlags;
pub(crate) use values::ALL;
use values::{bytes, count, threads, work};

/// Answers how long private capital can carry companies that burn billions.
#[derive(Debug, Parser)]
#[command(
    name = "drypowder",
    version,
    after_help = "Start with: drypowder run scenarios/frontier-labs-2026.toml"
)]
pub(crate) struct Flags {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Run(RunFlags),
    Check(CheckFlags),
    Show(ShowFlags),
    Sweep(SweepFlags),
    Replay(ReplayFlags),
    Validate(ValidateFlags),
    Init(InitFlags),
    Schema(SchemaFlags),
    Completions(CompletionsFlags),
}

/// Simulate a scenario and print the answer
///
/// Prints the answer and writes results.json (the numbers, the same bytes on every run), run.json (how long it took and on
/// what), months.csv and months.parquet (curves and fans by month).
#[derive(Debug, Args)]
#[command(after_help = "\
Ctrl-C finishes the worlds in hand and reports a valid run of fewer worlds (exit code 0); a second one stops at once (130).
The scenario's own assertions, [[assert]], and those of --assert pass, fail or are undecided by their intervals (docs/ci.md).
Exit codes: 0 done, 1 a bug here, 2 usage or too costly, 3 invalid scenario, 4 a file failed, 5 not as expected or an assertion
fails, 6 an assertion is undecided or the precision of --until was not reached.

  drypowder run scenarios/frontier-labs-2026.toml
  drypowder run FILE --worlds 1000000 --seed 7
  drypowder run FILE --set 'source[SoftBank].max_ltv=20%'
  drypowder run FILE --expect recorded/results.json
  drypowder run FILE --until 'sustain.OpenAI.median ± 0.5 months' --worlds 1000000
  drypowder run FILE --assert 'P(ipo.OpenAI by 2028-12) in [0.4, 0.6]'")]
pub(crate) struct RunFlags {
    #[command(flatten)]
    pub(crate) scenario: ScenarioFlags,
    #[command(flatten)]
    pub(crate) size: SizeFlags,
    /// Folder for the files; made when it does not exist [default: out/ and the scenario file's name without .toml]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// What standard output gets: the answer, or results.json
    #[arg(long, value_enum, default_value_t = RunFormat::Text)]
    pub(crate) format: RunFormat,
    /// Compare with a recorded results.json; exit code 5 when a number changed
    #[arg(long, value_name = "FILE")]
    pub(crate) expect: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) ask: AskFlags,
    #[command(flatten)]
    pub(crate) manner: MannerFlags,
}

/// Show a scenario as it will be run
///
/// Prints the scenario whole, with what it extends and what is set beside it, above it in comments its hash, who may fund
/// whom and its uncertain numbers with their quantiles. What is printed is a scenario file again, and has the same hash.
#[derive(Debug, Args)]
#[command(after_help = "\
  drypowder show scenarios/vc-only.toml
  drypowder show FILE --set 'source[SoftBank].max_ltv=20%' > what-if.toml
  drypowder show FILE --only funding")]
pub(crate) struct ShowFlags {
    #[command(flatten)]
    pub(crate) scenario: ScenarioFlags,
    /// Show one part alone
    #[arg(long, value_enum, value_name = "PART")]
    pub(crate) only: Option<ShowPart>,
    /// How to say it
    #[arg(long, value_enum, default_value_t = RunFormat::Text)]
    pub(crate) format: RunFormat,
    /// No colours, ASCII alone but for the scenario's own names
    #[arg(long)]
    pub(crate) plain: bool,
}

/// A part of what `show` shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowPart {
    /// The scenario's text, without comments
    Scenario,
    /// The hash of what determines its numbers
    Hash,
    /// Who may fund whom
    Funding,
    /// The uncertain numbers with their quantiles
    Numbers,
}

/// Run a scenario once for every combination of values
///
/// Every cell uses the same seed, so that cells differ by their values and not by chance. All cells are checked before the
/// first is run. One row a cell; the columns are the paths of the axes, then worlds, seed and the hash of the scenario, then for each
/// company, or cohort in place of its members, its medians and shares with the ends of their intervals.
#[derive(Debug, Args)]
#[command(after_help = "\
Ctrl-C keeps the cells that are finished.

  drypowder sweep FILE --axis 'source[SoftBank].max_ltv=15%,20%,25%' --out ltv.csv
  drypowder sweep FILE --axis 'source[SoftBank].max_ltv=15%,20%,25%' --differences --format text
  drypowder sweep FILE --axis 'company[OpenAI].cash=$20B,\"$25B to $45B\"' --axis 'horizon=5 years,10 years'")]
pub(crate) struct SweepFlags {
    #[command(flatten)]
    pub(crate) scenario: ScenarioFlags,
    /// A path and its values, separated by commas; a value in \"double quotes\", [brackets] or {braces} may contain commas
    #[arg(long, value_name = "PATH=LIST", required = true)]
    pub(crate) axis: Vec<String>,
    #[command(flatten)]
    pub(crate) size: SizeFlags,
    /// File for the rows [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// How to write them: all columns as CSV or JSON, or a table of the main ones
    #[arg(long, value_enum, default_value_t = SweepFormat::Csv)]
    pub(crate) format: SweepFormat,
    /// Say by how much each cell differs from the first one in the same worlds, with the error of that
    ///
    /// Adds columns for each company's mean sustain time (up to the horizon), its shares, its time in private hands, its funding gap
    /// and what it draws, and for the mean of each measure: the mean over worlds of this cell less the first cell, its standard error
    /// sd/√n, its interval at 95%, and the number of worlds that differ. Both cells meet the same draws, so this error is smaller than
    /// two intervals held side by side would have it. Where few worlds differ the interval is rough. The first cell is run again
    /// beside each of the others, which takes twice the work.
    #[arg(long)]
    pub(crate) differences: bool,
    /// Refuse more combinations than this
    #[arg(long, value_name = "N", default_value = "10000", value_parser = count)]
    pub(crate) max_cells: u64,
    #[command(flatten)]
    pub(crate) manner: MannerFlags,
}

/// Write a scenario file to start from
///
/// A small example whose remarks say what each key means, or a copy of a shipped scenario.
#[derive(Debug, Args)]
#[command(after_help = "\
  drypowder init                                      writes scenario.toml
  drypowder init my.toml --from frontier-labs-2026    a shipped scenario, to change
  drypowder init --list                               the shipped scenarios and what they ask
  drypowder init - | less                             to standard output

Then: drypowder check FILE")]
pub(crate) struct InitFlags {
    /// The file to write; - for standard output
    #[arg(value_name = "FILE", default_value = "scenario.toml")]
    pub(crate) file: PathBuf,
    /// Write this shipped scenario instead of the example
    #[arg(long, value_name = "NAME")]
    pub(crate) from: Option<String>,
    /// List the shipped scenarios, and write nothing
    #[arg(long, conflicts_with_all = ["from", "force"])]
    pub(crate) list: bool,
    /// Write over a file that is already there
    #[arg(long)]
    pub(crate) force: bool,
}

/// Print the JSON Schema of scenario files, with which editors complete and explain keys
#[derive(Debug, Args)]
#[command(after_help = "\
An editor that knows TOML schemas finds it when the first line of a scenario names it, as that of `drypowder init` does:

  drypowder schema > scenario.schema.json
  drypowder schema --reference | less")]
pub(crate) struct SchemaFlags {
    /// Print the page that explains every table and key instead, as Markdown
    #[arg(long)]
    pub(crate) reference: bool,
}

/// Print completions of commands and flags for a shell
#[derive(Debug, Args)]
#[command(after_help = "  drypowder completions bash > ~/.local/share/bash-completion/completions/drypowder")]
pub(crate) struct CompletionsFlags {
    /// Which shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

/// Which scenario.
#[derive(Debug, Args)]
pub(crate) struct ScenarioFlags {
    /// The scenario, a TOML file; - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(
        long,
        value_name = "PATH=VALUE",
        help = "Change a number beside the file, such as 'source[SoftBank].max_ltv=20%'; may be repeated"
    )]
    pub(crate) set: Vec<String>,
}

/// How much to simulate.
#[derive(Debug, Args)]
pub(crate) struct SizeFlags {
    /// Number of worlds [default: the scenario's]
    #[arg(long, value_name = "N", value_parser = count)]
    pub(crate) worlds: Option<u64>,
    /// Seed of every draw [default: the scenario's]
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// Number of threads; changes no digit [default: one for each core]
    #[arg(long, value_name = "N", value_parser = threads)]
    pub(crate) threads: Option<usize>,
    /// Refuse to start when worlds × steps × (companies + sources) exceed this
    #[arg(long, value_name = "N", default_value = "1e12", value_parser = work)]
    pub(crate) max_work: f64,
    /// Refuse to start when the run would need more memory than this, such as 512MiB or 8GiB
    #[arg(long, value_name = "SIZE", default_value = "4GiB", value_parser = bytes)]
    pub(crate) max_memory: u64,
}

/// How to behave on a terminal.
#[derive(Debug, Args)]
pub(crate) struct MannerFlags {
    /// No colours, ASCII alone but for the scenario's own names
    #[arg(long)]
    pub(crate) plain: bool,
    /// No progress and no notes on standard error
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// What standard output gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RunFormat {
    /// To be read by people
    Text,
    /// To be read by programs
    Json,
}

/// How a sweep is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SweepFormat {
    /// Comma-separated, one row a cell
    Csv,
    /// A list of objects, one a cell
    Json,
    /// A table of the main columns
    Text,
}
