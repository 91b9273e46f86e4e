//! The `demarche` program; everything it does is in `cli`, one file per command.

#![forbid(unsafe_code)]

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
