//! Ctrl-C: the first asks for an orderly end, the second ends at once.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The exit code of a program that was stopped by Ctrl-C.
const STOPPED: i32 = 130;

/// Whether an end was asked for, and what an immediate end must tidy up.
#[derive(Clone, Default)]
pub(crate) struct Interrupt {
    presses: Arc<AtomicUsize>,
    unfinished: Arc<Mutex<Vec<PathBuf>>>,
}

impl Interrupt {
    /// Listens from now on. Where the system gives no handler, Ctrl-C ends the program as it ends any other.
    pub(crate) fn listen() -> Self {
        let interrupt = Self::default();
        let heard = interrupt.clone();
        let _ = ctrlc::set_handler(move || heard.pressed());
        interrupt
    }

    /// Whether an end was asked for.
    pub(crate) fn requested(&self) -> bool {
        self.presses.load(Ordering::Relaxed) > 0
    }

    /// A file that must not stay when the end comes at once.
    pub(crate) fn tidies(&self, path: &Path) {
        if let Ok(mut unfinished) = self.unfinished.lock() {
            unfinished.push(path.to_owned());
        }
    }

    fn pressed(&self) {
        if self.presses.fetch_add(1, Ordering::Relaxed) == 0 {
            let _ = io::stderr().write_all(b"\nfinishing the worlds in hand; Ctrl-C again stops at once\n");
            return;
        }
        if let Ok(unfinished) = self.unfinished.lock() {
            // A file that was finished in the meantime has another name.
            unfinished.iter().for_each(|path| drop(fs::remove_file(path)));
        }
        process::exit(STOPPED);
    }
}
