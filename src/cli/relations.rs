//! `relations`: who did what to whom.

use super::args::{InputArgs, LabelArgs, OutputArgs, SelectArgs, parse_class};
use super::fault::Fault;
use super::gather::collect_events;
use super::job::Job;
use super::lookup::resolve_actor;
use super::output::{options, view_format, write_view};
use clap::Args;
use demarche::export::{Direction, View, ViewKind};
use demarche::model::{Class, Note};
use demarche::query::{self, Filter, Relation};
use std::process::ExitCode;

/// Articles or events to a table of who did what to whom (md by default; csv, json, jsonl)
///
/// An actor is a country or body (TUR, IGOUNO), a full code (TURGOV), an id (TUR.erdogan) or a name (Turkey, أردوغان).
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche relations articles/ --actor TUR
  demarche relations events.jsonl --between TUR RUS --since 2019
  demarche relations events.jsonl --path USA Idlib --quad 3,4 --to json")]
pub struct Relations {
    #[command(flatten)]
    input: InputArgs,
    /// Only lines of these actors
    #[arg(long, value_name = "ACTOR", conflicts_with_all = ["between", "path"])]
    actor: Vec<String>,
    /// What passed between two actors: sums by quad class, then every event
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with = "path")]
    between: Option<Vec<String>>,
    /// The shortest chain of events that joins two actors
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    path: Option<Vec<String>>,
    /// Only events of these PLOVER classes (CONSULT, ACCUSE …)
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = parse_class)]
    class: Vec<Class>,
    /// Only these quad classes: 1 and 2 cooperation, 3 and 4 conflict, in words and in deeds
    #[arg(long, value_name = "QUAD", value_delimiter = ',', value_parser = clap::value_parser!(u8).range(1..=4))]
    quad: Vec<u8>,
    #[command(flatten)]
    select: SelectArgs,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    labels: LabelArgs,
}

/// Runs the command.
pub fn run(command: Relations) -> Result<ExitCode, Fault> {
    let kind = match (&command.between, &command.path) {
        (Some(_), _) => ViewKind::Between,
        (_, Some(_)) => ViewKind::Path,
        _ => ViewKind::Relations,
    };
    let format = view_format(&command.output, kind, "md")?;
    let mut job = Job::start(&command.input.reading)?;
    let resolve = |name: &String| resolve_actor(name, job.languages.all());
    let actors: Vec<String> = command.actor.iter().map(resolve).collect::<Result<_, Fault>>()?;
    let pair: Vec<String> =
        command.between.iter().chain(&command.path).flatten().map(resolve).collect::<Result<_, Fault>>()?;
    let events = collect_events(&mut job, &command.input)?;
    let filter = Filter { class: command.class, quad: command.quad, ..command.select.filter() };
    let timeline = demarche::Timeline::build(events).only(|event| filter.matches(event));
    let names = |labels| job.languages.names(labels);
    let options = options(&command.output, Some(&command.labels), Direction::default(), names);
    let write = |view: &View<'_>| write_view(&command.output, format, &options, view);
    match (kind, pair.as_slice()) {
        (ViewKind::Between, [a, b]) => {
            let between = query::relations_between(&timeline, a, b);
            job.tally.rows = Some(between.rows.len());
            write(&View::Between(&timeline, &between))?;
        }
        (ViewKind::Path, [a, b]) => match query::path(&timeline, a, b) {
            Some(path) => {
                job.tally.rows = Some(path.steps.iter().map(|s| s.rows.len()).sum());
                write(&View::Path(&timeline, &path))?;
            }
            None => job.refuse(&Note::new(format!("--path {a} {b}"), "no chain of events joins the two")),
        },
        _ => {
            let table = relations(&timeline, &actors);
            job.tally.rows = Some(table.len());
            write(&View::Relations(&table))?;
        }
    }
    Ok(job.finish())
}

/// The lines of the actors, each line once; of all where none is named.
fn relations(timeline: &demarche::Timeline, actors: &[String]) -> Vec<Relation> {
    if actors.is_empty() {
        return query::relations_table(timeline);
    }
    let mut table: Vec<Relation> = Vec::new();
    for relation in actors.iter().flat_map(|actor| query::relations_of(timeline, actor)) {
        if !table.contains(&relation) {
            table.push(relation);
        }
    }
    table.sort_by_key(|relation| std::cmp::Reverse(relation.count));
    table
}
