//! The program as a shell sees it: what it prints, writes and returns.

mod asked;
mod check;
#[cfg(unix)]
mod ci;
mod columns;
mod drypowder;
mod faults;
mod held;
#[cfg(target_os = "linux")]
mod hostile;
mod init;
mod library;
mod lints;
mod mistakes;
mod pages;
mod replay;
mod run;
mod show;
mod stories;
mod sweep;
mod validate;
