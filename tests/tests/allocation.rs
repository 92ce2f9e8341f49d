//! Nothing is allocated in the monthly loop, and memory does not grow with worlds.
//!
//! One test in a binary of its own: the allocator that counts is the whole process's.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicU64, Ordering},
};

use drypowder_simulation::{Plan, Unattended, simulate};
use drypowder_tests::{
    COHORT, EVENTS, EVERYTHING, SEED, order,
    paths::{extends, shipped_small},
    plan,
    row::say,
};

/// The system's allocator, counted.
struct Counted;

static ALLOCATIONS: AtomicU64 = AtomicU64::new(0);
static HELD: AtomicU64 = AtomicU64::new(0);
static PEAK: AtomicU64 = AtomicU64::new(0);

fn took(bytes: usize) {
    ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
    let held = HELD.fetch_add(bytes as u64, Ordering::Relaxed) + bytes as u64;
    PEAK.fetch_max(held, Ordering::Relaxed);
}

fn gave(bytes: usize) {
    HELD.fetch_sub(bytes as u64, Ordering::Relaxed);
}

#[expect(unsafe_code, reason = "an allocator can be counted only by standing in front of it")]
// SAFETY: every call is passed to the system's allocator as it came; counting touches nothing of it.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        took(layout.size());
        // SAFETY: the caller's promises are the system allocator's conditions.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        gave(layout.size());
        // SAFETY: as above.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        took(size);
        gave(layout.size());
        // SAFETY: as above.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counted = Counted;

/// Allocations of a run on one thread, and the most bytes it held beyond what was held before.
fn cost(plan: &Plan, worlds: u64) -> (u64, u64) {
    let (before, held) = (ALLOCATIONS.load(Ordering::Relaxed), HELD.load(Ordering::Relaxed));
    PEAK.store(held, Ordering::Relaxed);
    let outcome = simulate(plan, &order(worlds, SEED, 1), &Unattended).expect("worlds");
    let counted = ALLOCATIONS.load(Ordering::Relaxed) - before;
    assert_eq!(outcome.results.run.worlds, worlds);
    (counted, PEAK.load(Ordering::Relaxed) - held)
}

/// Fans are drawn of the first 16,384 worlds, and their histograms reach further with the extremes of each; after that a
/// batch in itself takes nothing, and a calendar or a histogram is enlarged by a world that goes further than any before.
#[test]
fn batches_allocate_nothing_and_memory_is_flat() {
    let mut scenarios = shipped_small();
    scenarios.retain(|(name, _)| !extends(name));
    scenarios.push(("everything.toml".into(), EVERYTHING.into()));
    scenarios.push(("events.toml".into(), EVENTS.into()));
    // More members than get fans of their own.
    scenarios.push((
        "cohort.toml".into(),
        COHORT
            .replace("count = 24", "count = 11")
            .replace("120 months", "36 months")
            .replace("\"48 months\", \"96 months\"", "\"36 months\""),
    ));
    for (name, text) in scenarios {
        let plan = plan(&text);
        // What is computed once a process is not the run's.
        let _ = cost(&plan, 64);
        let ((few, small), (many, large)) = (cost(&plan, 20_000), cost(&plan, 80_000));
        let batches = (80_000 - 20_000) / 64;
        // Starting a thread pool takes a few more or fewer from run to run.
        let (more, steps) = (many.saturating_sub(few), batches * u64::from(plan.steps()));
        say(&format!(
            "{name}: {few} allocations in 20,000 worlds, {more} more in {batches} batches, {steps} steps"
        ));
        assert!(16 * more < batches, "{name}: {more} allocations in {batches} batches");
        let growth = large as f64 / small as f64;
        say(&format!("{name}: peak of {small} bytes in 20,000 worlds, {large} in 80,000: {growth:.4}"));
        assert!(growth < 1.05, "{name}: memory grows with worlds, {small} to {large}");
    }
}
