//! The `drypowder` program: everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    drypowder_cli::main(std::env::args_os())
}
