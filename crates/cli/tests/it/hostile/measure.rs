//! Running the program with little memory, and reading what it took.

use std::{
    env,
    fs::{self, File},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, RecvTimeoutError, channel},
    thread::{self, JoinHandle},
    time::Duration,
};

use wait4::Wait4;

use crate::drypowder::Folder;

/// What the program may take for its data, MiB.
const MEMORY: u64 = 64;

/// When a program that waits for something is ended.
const PATIENCE: Duration = Duration::from_mins(2);

/// A right scenario, to be made a hostile one.
pub(super) const RIGHT: &str = "\
name = \"Lonely\"
start = \"2026-02\"
horizon = \"3 years\"
[run]
worlds = 1_000
[[company]]
name = \"Example\"
run_rate = \"$120M\"
cash = \"$20M to $160M\"
[company.growth]
now = 0.2
[company.fixed]
now = \"$180M a year\"
";

/// A right scenario with something at its top.
pub(super) fn topped(top: &str) -> String {
    format!("{top}\n{RIGHT}")
}

/// A right scenario with something at its end.
pub(super) fn ended(end: &str) -> String {
    format!("{RIGHT}{end}\n")
}

/// A right scenario with one of its values replaced.
pub(super) fn with(value: &str, by: &str) -> String {
    assert!(RIGHT.contains(value));
    RIGHT.replacen(value, by, 1)
}

/// Pieces of a text, each made from its number.
pub(super) fn pieces(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

/// Checks a text that must be refused with these words.
#[track_caller]
pub(super) fn refused(case: &str, text: impl AsRef<[u8]>, says: &str) {
    let folder = Folder::new();
    fs::write(folder.path().join("hostile.toml"), text).unwrap();
    checked(case, &folder, &["hostile.toml"], 3, says);
}

/// Checks a text that does no harm.
#[track_caller]
pub(super) fn taken(case: &str, text: &str) {
    let folder = Folder::new();
    folder.write("hostile.toml", text);
    checked(case, &folder, &["hostile.toml"], 0, "valid");
}

/// Checks a scenario that is as large as one may be. It may take three times as much memory: most of it goes into the hash, for
/// which every number is written out, and which only a right scenario gets.
#[track_caller]
pub(super) fn largest(case: &str, text: &str) {
    let folder = Folder::new();
    folder.write("hostile.toml", text);
    within(3, case, &folder, &["hostile.toml"], 0, "valid");
}

/// Checks a file of a folder, for a person and for a program.
#[track_caller]
pub(super) fn checked(case: &str, folder: &Folder, words: &[&str], code: i32, says: &str) {
    within(1, case, folder, words, code, says);
}

/// The same, within so many times the limits.
#[track_caller]
fn within(times: u32, case: &str, folder: &Folder, words: &[&str], code: i32, says: &str) {
    for format in ["text", "json"] {
        let words = [&["check", "--format", format], words].concat();
        let (said, used) = run(folder, &words, MEMORY * u64::from(times));
        let first = said.lines().find(|line| line.len() > 1).unwrap_or_default();
        let case = format!("{case}, {format}");
        tell(&case, &used, first);
        assert_eq!(used.code, Some(code), "{case}: {first}");
        assert!(
            said.contains(says),
            "{case} should say `{says}`:\n{}",
            said.chars().take(2_000).collect::<String>()
        );
        assert!(said.len() < 2_000_000 * times as usize, "{case}: {} bytes are no answer", said.len());
        assert!(used.mib <= MEMORY * u64::from(times), "{case} took {} MiB", used.mib);
    }
}

/// One line of the table.
#[expect(clippy::print_stdout, reason = "the table is for whoever runs these tests with --nocapture")]
fn tell(case: &str, used: &Used, first: &str) {
    let short: String = first.chars().take(90).collect();
    println!("{case:46} | {:5} ms | {:3} MiB | {short}", used.took.as_millis(), used.mib);
}

/// What the program took, and how it ended; nothing when it was killed.
struct Used {
    code: Option<i32>,
    took: Duration,
    mib: u64,
}

/// What the program said on either stream, and what it took.
///
/// The system counts as a program's memory also that of the one it was started from. So it is started by a copy of this
/// test program that does nothing else and is small.
fn run(folder: &Folder, words: &[&str], memory: u64) -> (String, Used) {
    folder.write("words", &words.join("\0"));
    let mut copy = Command::new(env::current_exe().unwrap());
    copy.args(["--ignored", "--exact", "hostile::measure::alone"]).current_dir(folder.path());
    copy.env(LIMIT, (memory << 10).to_string()).stdout(Stdio::null());
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR"] {
        copy.env_remove(name);
    }
    assert!(copy.status().unwrap().success());
    let used: Vec<i64> = folder.read("used").split(' ').map(|number| number.parse().unwrap()).collect();
    let [code, micros, mib] = used.try_into().unwrap();
    let took = Duration::from_micros(micros.unsigned_abs());
    let said = fs::read(folder.path().join("said")).unwrap();
    let code = i32::try_from(code).ok().filter(|code| *code >= 0);
    (String::from_utf8_lossy(&said).into_owned(), Used { code, took, mib: mib.unsigned_abs() })
}

/// Says to the copy how much memory the program may take, KiB.
const LIMIT: &str = "DRYPOWDER_HOSTILE_LIMIT";

#[test]
#[ignore = "this is what the other tests run"]
fn alone() {
    let Ok(limit) = env::var(LIMIT) else { return };
    let words = fs::read_to_string("words").unwrap();
    let said = File::create("said").unwrap();
    // A shell sets the limit, since a program cannot be started with one.
    let mut limited = Command::new("sh");
    limited.args(["-c", &format!("ulimit -d {limit} && exec \"$0\" \"$@\"")]);
    limited.arg(env!("CARGO_BIN_EXE_drypowder")).args(words.split('\0'));
    limited.stdin(Stdio::null()).stdout(said.try_clone().unwrap()).stderr(said);
    let mut child = limited.spawn().unwrap();
    let (done, waiting) = channel();
    let watch = watched(&child, waiting);
    let used = child.wait4().unwrap();
    drop(done);
    watch.join().unwrap();
    let took = used.rusage.utime + used.rusage.stime;
    let code = used.status.code().unwrap_or(-1);
    fs::write("used", format!("{code} {} {}", took.as_micros(), used.rusage.maxrss >> 20)).unwrap();
}

/// Ends a program that does not end by itself, so that one that hangs is one that fails.
fn watched(child: &Child, waiting: Receiver<()>) -> JoinHandle<()> {
    let id = child.id().to_string();
    thread::spawn(move || {
        if waiting.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
            Command::new("kill").args(["-9", &id]).status().unwrap();
        }
    })
}
