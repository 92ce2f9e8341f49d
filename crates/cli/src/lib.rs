//! Who asks: the `drypowder` program as a library.
//!
//! The road of a command: what was typed ([`flags`]) → a scenario, read and valid ([`scenario`]) → a plan that is not
//! too costly ([`limits`]) → the run, watched and stoppable ([`watch`], [`interrupt`]) → files ([`output`], the only
//! place that writes any) and text ([`console`]). Whatever goes wrong is a [`Failure`], and it alone decides the exit
//! code.

mod asked;
mod beside;
mod check;
mod console;
mod expect;
mod failure;
mod flags;
mod init;
mod input;
mod interrupt;
mod limits;
mod output;
mod replay;
mod run;
mod scenario;
mod shipped;
mod show;
mod sweep;
mod unfinished;
mod validate;
mod watch;

use std::{ffi::OsString, panic, process::ExitCode};

use clap::{CommandFactory, Parser};
use drypowder_report::language;

use crate::{
    console::Console,
    flags::{Command, CompletionsFlags, Flags, SchemaFlags},
    output::pretty,
};

pub use crate::failure::Failure;

/// What `drypowder` says when nothing else was typed.
const FIRST: &str = "\
Drypowder answers how long private capital can carry companies that burn billions.

  drypowder run scenarios/frontier-labs-2026.toml     simulate a scenario and read the answer
  drypowder check FILE.toml                           see whether a scenario file is right
  drypowder show FILE.toml                            see it whole: who may fund whom, what is uncertain
  drypowder sweep FILE.toml --axis PATH=A,B,C         run it once for each value of a number
  drypowder replay FILE.toml --world 7                tell one of its worlds as a story with causes
  drypowder validate --worlds 100000                  hold the program against what is known from elsewhere
  drypowder init                                      write a scenario of your own to start from
  drypowder schema --reference                        everything a scenario file may say
  drypowder help run                                  every option of a command

Start with the first line; it takes seconds and writes its files to out/.
";

/// Runs the program with what was typed, the program's own name first, and gives its exit code.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let outcome = panic::catch_unwind(|| {
        let mut console = Console::new();
        let outcome = command(&arguments, &mut console);
        outcome.and_then(|()| console.finish()).inspect_err(|failure| console.explain(failure))
    });
    match outcome {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(failure)) => ExitCode::from(failure.exit_code()),
        // The panic has printed itself.
        Err(_) => ExitCode::from(Failure::Bug(String::new()).exit_code()),
    }
}

fn command(arguments: &[OsString], console: &mut Console) -> Result<(), Failure> {
    let flags = match Flags::try_parse_from(arguments) {
        Ok(flags) => flags,
        Err(error) if error.use_stderr() => return Err(Failure::Flags(error)),
        Err(help) => return console.say(&help.render().ansi().to_string()),
    };
    match &flags.command {
        None => console.say(FIRST),
        Some(Command::Run(flags)) => run::run(flags, arguments, console),
        Some(Command::Check(flags)) => check::check(flags, console),
        Some(Command::Show(flags)) => show::show(flags, console),
        Some(Command::Sweep(flags)) => sweep::sweep(flags, console),
        Some(Command::Replay(flags)) => replay::replay(flags, console),
        Some(Command::Validate(flags)) => validate::validate(flags, console),
        Some(Command::Init(flags)) => init::init(flags, console),
        Some(Command::Schema(flags)) => schema(flags, console),
        Some(Command::Completions(flags)) => completions(flags, console),
    }
}

fn schema(flags: &SchemaFlags, console: &mut Console) -> Result<(), Failure> {
    let text = if flags.reference { language::reference() } else { pretty(&language::schema())? };
    console.say(&text)
}

fn completions(flags: &CompletionsFlags, console: &mut Console) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(flags.shell, &mut Flags::command(), "drypowder", &mut script);
    console.say(&String::from_utf8_lossy(&script))
}
