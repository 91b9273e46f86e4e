//! `extract`: articles to events, one row each.

use super::args::{InputArgs, OutputArgs, SelectArgs};
use super::fault::Fault;
use super::gather::{collect_events, gather_events};
use super::job::Job;
use super::output::{Output, exporter, options, view_format, write_view};
use clap::Args;
use demarche::export::{Direction, View, ViewKind};
use demarche::model::Event;
use std::collections::BTreeMap;
use std::io::Write;
use std::process::ExitCode;

/// Articles to events, one row each (csv by default; jsonl, json, md)
///
/// Every row names its document, its sentence and the rule that found it. Events saved as jsonl are taken by all other
/// commands in place of articles.
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche extract article.txt --published 2020-02-18
  demarche extract articles/ -o events.jsonl
  demarche extract --from jsonl --to jsonl - < articles.jsonl")]
pub struct Extract {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    output: OutputArgs,
}

/// Runs the command.
pub fn run(command: Extract) -> Result<ExitCode, Fault> {
    let format = view_format(&command.output, ViewKind::Events, "csv")?;
    let mut job = Job::start(&command.input.reading)?;
    let filter = command.select.filter();
    let options = options(&command.output, None, Direction::default(), |_| BTreeMap::new());
    let mut rows = 0;
    if matches!(format, "csv" | "jsonl") {
        // Row by row, so that a run of any length needs the memory of one batch.
        let exporter = exporter(format, &options)?;
        let mut out = Output::open(&command.output)?;
        let mut buffer = Vec::new();
        let mut first = true;
        let mut write = |events: &[Event]| -> Result<(), Fault> {
            buffer.clear();
            exporter.write(&View::Events(events), &mut buffer)?;
            // Each batch comes with the header; only the first is wanted.
            let header = buffer.iter().position(|b| *b == b'\n').map_or(0, |i| i + 1);
            let from = if first || format == "jsonl" { 0 } else { header };
            first = false;
            Ok(out.write_all(buffer.get(from..).unwrap_or_default())?)
        };
        gather_events(&mut job, &command.input, &mut |mut events| {
            events.retain(|e| filter.matches(e));
            rows += events.len();
            if events.is_empty() { Ok(()) } else { write(&events) }
        })?;
        write(&[])?;
        out.finish()?;
    } else {
        let mut events = collect_events(&mut job, &command.input)?;
        events.retain(|e| filter.matches(e));
        rows = events.len();
        write_view(&command.output, format, &options, &View::Events(&events))?;
    }
    job.tally.rows = (rows != job.tally.events).then_some(rows);
    Ok(job.finish())
}
