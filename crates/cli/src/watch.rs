//! Watching a run: progress on a terminal, and the wish to stop.

use std::{fmt, time::Duration};

use drypowder_report::words::grouped;
use drypowder_simulation::Control;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::{console::Console, flags::MannerFlags, interrupt::Interrupt};

const BAR: &str = "{bar:30} {human_pos} of {human_len} worlds, {speed}, {eta} left {msg}";

/// A bar on standard error when somebody sees it, and Ctrl-C.
pub(crate) struct Watch {
    bar: ProgressBar,
    interrupt: Interrupt,
}

impl Watch {
    /// Watches so many worlds.
    pub(crate) fn new(worlds: u64, manner: &MannerFlags, interrupt: Interrupt) -> Self {
        let seen = Console::is_watched() && !manner.quiet;
        let target = if seen { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(worlds), target);
        if let Ok(style) = ProgressStyle::with_template(BAR) {
            let style = style.with_key("speed", |state: &ProgressState, text: &mut dyn fmt::Write| {
                // A bar that cannot be written is no reason to stop.
                let _ = write!(text, "{} a second", grouped(state.per_sec() as u64));
            });
            bar.set_style(if manner.plain {
                style.progress_chars("#>.")
            } else {
                style.progress_chars("█▓░")
            });
        }
        if seen {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar, interrupt }
    }

    /// Says what is being run.
    pub(crate) fn says(&self, what: String) {
        self.bar.set_message(what);
    }

    /// Takes the bar away.
    pub(crate) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

impl Control for Watch {
    fn advanced(&self, worlds: u64) {
        self.bar.inc(worlds);
    }

    fn goes_on(&self, until: u64) {
        self.bar.set_length(until);
        self.says("to the next look".to_owned());
    }

    fn stop(&self) -> bool {
        self.interrupt.requested()
    }
}
