//! `graph`: the web of actors or the chronology, for drawing.

use super::args::{InputArgs, LabelArgs, OutputArgs, SelectArgs, parse_direction};
use super::fault::Fault;
use super::gather::collect_events;
use super::job::Job;
use super::output::{options, view_format, write_view};
use clap::{Args, ValueEnum};
use demarche::export::{Direction, View, ViewKind};
use std::process::ExitCode;

/// Articles or events to a drawing (dot by default; json)
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche graph actors articles/ | dot -Tsvg -o actors.svg
  demarche graph chronology events.jsonl --labels ar --direction right | dot -Tpng -o days.png")]
pub struct Graph {
    /// actors: who is tied to whom; chronology: what came before what, and in which thread
    what: What,
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    labels: LabelArgs,
    /// Which way time runs in a chronology: down or right
    #[arg(long, value_name = "WAY", default_value = "down", value_parser = parse_direction)]
    direction: Direction,
}

#[derive(Clone, Copy, ValueEnum)]
enum What {
    Actors,
    Chronology,
}

/// Runs the command.
pub fn run(command: Graph) -> Result<ExitCode, Fault> {
    let kind = match command.what {
        What::Actors => ViewKind::Actors,
        What::Chronology => ViewKind::Chronology,
    };
    let format = view_format(&command.output, kind, "dot")?;
    let mut job = Job::start(&command.input.reading)?;
    let events = collect_events(&mut job, &command.input)?;
    let filter = command.select.filter();
    let timeline = demarche::Timeline::build(events).only(|event| filter.matches(event));
    job.tally.rows = Some(timeline.chronology.len());
    let names = |labels| job.languages.names(labels);
    let options = options(&command.output, Some(&command.labels), command.direction, names);
    let view = match command.what {
        What::Actors => View::Actors(&timeline),
        What::Chronology => View::Chronology(&timeline),
    };
    write_view(&command.output, format, &options, &view)?;
    Ok(job.finish())
}
