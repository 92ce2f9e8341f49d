//! What a run may cost: computed and refused before it starts.

use std::{num::NonZero, thread};

use drypowder_simulation::Plan;

use crate::{Failure, flags::SizeFlags};

/// What was computed of a run before it starts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    /// Worlds × steps × (companies + sources).
    work: f64,
    /// Memory, bytes.
    bytes: u64,
}

impl Need {
    /// What a run needs.
    pub(crate) fn of(plan: &Plan, worlds: u64, threads: usize) -> Self {
        let cost = plan.cost(worlds, threads);
        Self { work: cost.entity_steps, bytes: cost.bytes }
    }

    /// The same with so much memory more.
    pub(crate) fn and(self, bytes: u64) -> Self {
        Self { bytes: self.bytes.saturating_add(bytes), ..self }
    }

    /// What two runs need, one after the other.
    pub(crate) fn then(self, next: Self) -> Self {
        Self {
            work: self.work + next.work,
            bytes: if self.bytes > next.bytes { self.bytes } else { next.bytes },
        }
    }

    /// What two runs need, side by side.
    pub(crate) fn beside(self, other: Self) -> Self {
        Self { work: self.work + other.work, bytes: self.bytes.saturating_add(other.bytes) }
    }

    /// Refuses what exceeds a limit, naming the figure and the flag that raises it.
    pub(crate) fn check(self, limits: &SizeFlags) -> Result<(), Failure> {
        if self.work > limits.max_work {
            return Err(Failure::usage(
                format!(
                    "this would take {:.2e} steps of companies and sources, more than the {:.2e} allowed",
                    self.work, limits.max_work
                ),
                format!("ask for fewer --worlds, or allow it with --max-work {:.0e}", rounded_up(self.work)),
            ));
        }
        if self.bytes > limits.max_memory {
            return Err(Failure::usage(
                format!(
                    "this would need {}, more than the {} allowed",
                    spoken(self.bytes),
                    spoken(limits.max_memory)
                ),
                format!("ask for fewer --threads, or allow it with --max-memory {}", allowance(self.bytes)),
            ));
        }
        Ok(())
    }
}

/// The threads a run gets.
pub(crate) fn threads(asked: Option<usize>) -> usize {
    asked.unwrap_or_else(cores)
}

/// The cores of the machine.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// The next number with one digit.
fn rounded_up(work: f64) -> f64 {
    let mut unit = 1.0;
    while work / unit >= 10.0 {
        unit *= 10.0;
    }
    (work / unit).ceil() * unit
}

fn spoken(bytes: u64) -> String {
    let (mib, gib) = (bytes as f64 / 1_048_576.0, bytes as f64 / 1_073_741_824.0);
    if gib >= 1.0 { format!("{gib:.1} GiB of memory") } else { format!("{mib:.1} MiB of memory") }
}

fn allowance(bytes: u64) -> String {
    if bytes >= 1 << 30 {
        format!("{}GiB", bytes.div_ceil(1 << 30))
    } else {
        format!("{}MiB", bytes.div_ceil(1 << 20))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_that_is_named_suffices() {
        assert_eq!(rounded_up(1.01e12), 2e12);
        assert_eq!(rounded_up(6e14), 6e14);
        assert_eq!(allowance((1 << 30) + 1), "2GiB");
        assert_eq!(allowance(1), "1MiB");
    }
}
