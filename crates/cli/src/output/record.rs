//! run.json: what a run was done with and how long it took. Nothing in it determines a number.

use std::{
    env,
    ffi::OsString,
    time::{Instant, SystemTime, UNIX_EPOCH},
};

use drypowder_simulation::results::Identity;
use serde::Serialize;

use crate::limits::cores;

/// What a run was done with.
#[derive(Debug, Serialize)]
pub(crate) struct Record {
    version: &'static str,
    command: Vec<String>,
    started: String,
    seconds: f64,
    worlds: u64,
    worlds_per_second: f64,
    interrupted: bool,
    threads: usize,
    cores: usize,
    os: &'static str,
    arch: &'static str,
}

/// When a run began.
pub(crate) struct Stopwatch {
    clock: SystemTime,
    instant: Instant,
}

impl Stopwatch {
    /// Begins now.
    pub(crate) fn start() -> Self {
        Self { clock: SystemTime::now(), instant: Instant::now() }
    }

    /// The record of a run that ends now.
    pub(crate) fn record(&self, run: &Identity, threads: usize, arguments: &[OsString]) -> Record {
        let seconds = self.instant.elapsed().as_secs_f64();
        Record {
            version: env!("CARGO_PKG_VERSION"),
            command: arguments.iter().map(|argument| argument.to_string_lossy().into_owned()).collect(),
            started: self
                .clock
                .duration_since(UNIX_EPOCH)
                .map_or_else(|_| String::new(), |since| utc(since.as_secs())),
            seconds,
            worlds: run.worlds,
            worlds_per_second: if seconds > 0.0 { run.worlds as f64 / seconds } else { 0.0 },
            interrupted: run.worlds < run.worlds_requested,
            threads,
            cores: cores(),
            os: env::consts::OS,
            arch: env::consts::ARCH,
        }
    }
}

impl Record {
    /// How long it took, seconds.
    pub(crate) fn seconds(&self) -> f64 {
        self.seconds
    }
}

/// Seconds since 1970 as `2026-01-28T09:30:00Z`.
fn utc(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = civil(days);
    let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// The date so many days after 1 January 1970. Counts from 1 March of the year 0, so that a leap day ends a year; 400
/// years have 146,097 days.
fn civil(days: u64) -> (u64, u64, u64) {
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted / 146_097, shifted % 146_097);
    let year = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year + year / 4 - year / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_dated() {
        assert_eq!(utc(0), "1970-01-01T00:00:00Z");
        assert_eq!(utc(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(utc(1_769_592_600), "2026-01-28T09:30:00Z");
        assert_eq!(utc(4_107_542_399), "2100-02-28T23:59:59Z");
        assert_eq!(utc(4_107_542_400), "2100-03-01T00:00:00Z");
    }
}
