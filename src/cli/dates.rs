//! `dates`: every time expression with its value, and when each article was published.

use super::args::{InputArgs, OutputArgs};
use super::fault::Fault;
use super::job::{Job, Tally};
use super::output::{Output, choose_format};
use clap::Args;
use demarche::coder::today;
use demarche::dating::{DateReport, report_dates};
use demarche::export::Table;
use demarche::lang::Language;
use demarche::model::Document;
use std::io::{self, Write};
use std::process::ExitCode;

/// Every time expression with its TIMEX3 value, and the publication date (md by default; csv, jsonl)
///
/// An article that carries no date is dated by what it says: weekdays, months, offices, wars in their ninth year.
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche dates article.txt --explain
  demarche dates --from jsonl --to jsonl - < articles.jsonl")]
pub struct Dates {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
    /// Show the clues behind the publication date
    #[arg(long)]
    explain: bool,
}

/// Columns of the table.
const HEADER: [&str; 8] = ["doc_id", "span_start", "span_end", "expression", "type", "value", "published", "sentence"];

/// Runs the command.
pub fn run(command: Dates) -> Result<ExitCode, Fault> {
    let format = choose_format(&command.output, &["md", "csv", "jsonl"], "md")?;
    let mut job = Job::start(&command.input.reading)?;
    let mut out = Output::open(&command.output)?;
    let (mut table, mut found) = (Table::new(&HEADER), 0);
    let mut each = |_: &mut Tally, document: Document, report: DateReport| {
        found += report.dates.len();
        match format {
            "jsonl" => {
                serde_json::to_writer(&mut out, &report).map_err(io::Error::from)?;
                out.write_all(b"\n")?;
            }
            "csv" => table.rows.extend(rows(&document, &report).into_iter().map(Vec::from)),
            _ => write_markdown(&document, &report, command.explain, &mut out)?,
        }
        Ok(())
    };
    let today = today();
    let work = |document: &Document, language: &Language| report_dates(document, language, today);
    job.documents(&command.input.inputs, &mut io::stdin(), work, &mut each)?;
    if format == "csv" {
        table.write_csv(command.output.bom, &mut out)?;
    }
    out.finish()?;
    job.tally.expressions = Some(found);
    Ok(job.finish())
}

/// The day of publication in words: how it is known, or between which days the clues leave it.
fn published(report: &DateReport) -> String {
    let basis = report.published_basis.map_or(String::new(), |b| format!(" ({b})"));
    match &report.published {
        Some(day) => format!("{day}{basis}"),
        None if report.candidates.is_empty() => "unknown".to_owned(),
        None => {
            let days: Vec<String> = report.candidates.iter().take(5).map(ToString::to_string).collect();
            let more = if report.candidates.len() > days.len() { " …" } else { "" };
            format!("unknown; most likely {}{more}", days.join(", "))
        }
    }
}

/// One row an expression, in the order of [`HEADER`].
fn rows(document: &Document, report: &DateReport) -> Vec<[String; 8]> {
    let published = report.published.as_ref().map(ToString::to_string).unwrap_or_default();
    let lines = Lines::new(&document.text);
    let row = |dated: &demarche::dating::Dated| {
        let kind = format!("{:?}", dated.kind).to_uppercase();
        [
            report.id.clone(),
            dated.start.to_string(),
            dated.end.to_string(),
            dated.text.clone(),
            kind,
            dated.value.clone().unwrap_or_default(),
            published.clone(),
            lines.around(dated.start),
        ]
    };
    report.dates.iter().map(row).collect()
}

fn write_markdown(document: &Document, report: &DateReport, explain: bool, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n\nPublished: {}\n", report.id, published(report))?;
    if explain {
        for clue in &report.clues {
            writeln!(out, "- «{}»: {}", clue.words, clue.says)?;
        }
        writeln!(out)?;
    }
    let mut table = Table::new(&["Expression", "Type", "Value", "Words around it"]);
    for row in rows(document, report) {
        let [_, _, _, expression, kind, value, _, around] = row;
        table.rows.push(vec![expression, kind, value, around]);
    }
    table.write_markdown(out)?;
    writeln!(out)
}

/// The lines of a text by code point.
struct Lines<'t> {
    /// First code point of each line, and the line.
    lines: Vec<(u32, &'t str)>,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        let mut at = 0;
        let mut lines = Vec::new();
        for line in text.split('\n') {
            lines.push((at, line));
            at += line.chars().count() as u32 + 1;
        }
        Lines { lines }
    }

    /// The words around a code point, on one line.
    fn around(&self, at: u32) -> String {
        const BEFORE: usize = 60;
        const SHOWN: usize = 140;
        let n = self.lines.partition_point(|(start, _)| *start <= at).saturating_sub(1);
        let Some((start, line)) = self.lines.get(n) else { return String::new() };
        let skip = ((at - start) as usize).saturating_sub(BEFORE);
        let cut: String = line.chars().skip(skip).take(SHOWN).collect();
        let (head, tail) =
            (if skip > 0 { "…" } else { "" }, if line.chars().count() > skip + SHOWN { "…" } else { "" });
        format!("{head}{}{tail}", cut.trim())
    }
}
