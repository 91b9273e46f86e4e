//! The command line: one file per command, and what commands share.
//!
//! What lives here: options, standard streams, exit codes, progress; the only room that prints.
//! What may not: anything that another program would want to call; that belongs to the library.
//! Who comes next: nobody; this is the roof.

mod actors;
mod args;
mod check;
mod collisions;
mod console;
mod dates;
mod directory;
mod explain;
mod extract;
mod fault;
mod foreign;
mod gather;
mod graph;
mod job;
mod languages;
mod lookup;
mod masked;
mod output;
mod relations;
mod timeline;

use clap::{Parser, Subcommand};
use fault::Fault;
use std::process::ExitCode;

/// Turns Arabic and English news into dated, traceable diplomatic events.
#[derive(Parser)]
#[command(name = "demarche", version, max_term_width = 100, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  demarche timeline articles/ --to md
  demarche extract page.html --published 2020-02-18 -o events.csv
  demarche relations events.jsonl --between TUR RUS
  demarche graph chronology articles/ | dot -Tsvg -o chronology.svg
  demarche actors Lavrov أردوغان

Data goes to standard output, everything else to standard error. Exit codes: 0 all inputs were
read; 1 some were not, each named, the rest was written; 2 usage or configuration, nothing written.";

#[derive(Subcommand)]
enum Command {
    Extract(extract::Extract),
    Timeline(timeline::Timeline),
    Relations(relations::Relations),
    Graph(graph::Graph),
    Dates(dates::Dates),
    Actors(actors::Actors),
    Explain(explain::Explain),
    Check(check::Check),
}

/// Reads the arguments, does what they ask, and says by the exit code how it went.
pub fn main() -> ExitCode {
    console::tell_of_panics();
    // Wrong usage ends here, by clap, with exit code 2.
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Extract(command) => extract::run(command),
        Command::Timeline(command) => timeline::run(command),
        Command::Relations(command) => relations::run(command),
        Command::Graph(command) => graph::run(command),
        Command::Dates(command) => dates::run(command),
        Command::Actors(command) => actors::run(command),
        Command::Explain(command) => explain::run(command),
        Command::Check(command) => check::run(command),
    };
    outcome.unwrap_or_else(Fault::report)
}
