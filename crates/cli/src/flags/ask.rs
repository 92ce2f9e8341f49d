//! What `drypowder run` can be asked beside its answer.

use clap::Args;

/// Questions beside the answer.
#[derive(Debug, Args)]
pub(crate) struct AskFlags {
    /// Stop once this number is known so precisely, as in 'sustain.OpenAI.median ± 0.5 months' or 'P(ipo.OpenAI by 2028-12) ± 1%'
    /// (± may be typed +-); --worlds is then the most; may be repeated, and all must be reached
    #[arg(long, value_name = "NUMBER ± WIDTH")]
    pub(crate) until: Vec<String>,
    /// Judge a claim by its interval, as in 'P(ipo.OpenAI by 2028-12) in [0.4, 0.6]'; may be repeated; so are the scenario's own
    #[arg(long, value_name = "CLAIM")]
    pub(crate) assert: Vec<String>,
    /// Leave the scenario's own [[assert]] unjudged
    #[arg(long)]
    pub(crate) no_assert: bool,
}
