//! `timeline`: articles or events to the merged chronology.

use super::args::{InputArgs, LabelArgs, OutputArgs, SelectArgs};
use super::fault::Fault;
use super::gather::collect_events;
use super::job::Job;
use super::output::{options, view_format, write_view};
use clap::Args;
use demarche::export::{Direction, View, ViewKind};
use std::process::ExitCode;

/// Articles or events to one chronology, reports of one happening merged (csv by default; md, json, jsonl)
///
/// A row carries its best report, how many documents and outlets have it, and where they disagree. Undated events come
/// last.
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche timeline articles/ --to md
  demarche timeline monday.jsonl tuesday.jsonl --since 2020-02 -o february.csv")]
pub struct Timeline {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    labels: LabelArgs,
}

/// Runs the command.
pub fn run(command: Timeline) -> Result<ExitCode, Fault> {
    let format = view_format(&command.output, ViewKind::Timeline, "csv")?;
    let mut job = Job::start(&command.input.reading)?;
    let events = collect_events(&mut job, &command.input)?;
    let filter = command.select.filter();
    let timeline = demarche::Timeline::build(events).only(|event| filter.matches(event));
    job.tally.rows = Some(timeline.chronology.len());
    let names = |labels| job.languages.names(labels);
    let options = options(&command.output, Some(&command.labels), Direction::default(), names);
    write_view(&command.output, format, &options, &View::Timeline(&timeline))?;
    Ok(job.finish())
}
