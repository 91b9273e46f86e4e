//! `dates`: every time expression with its value, and when each article was published.

use super::args::{InputArgs, OutputArgs};
use super::fault::Fault;
use super::job::{Job, Tally};
use super::output::{Output, choose_format};
use clap::Args;
use demarche::dating::{DateReport, report_dates};
use demarche::export::Table;
use demarche::lang::Language;
use demarche::model::Document;
use std::io::{self, Write};
use std::process::ExitCode;

/// Every time expression with its TIMEX3 value, and the publication date (md by default; csv, jsonl)
#[derive(Args)]
#[command(after_help = "\
Examples:
  demarche dates article.txt
  demarche dates --from jsonl --to jsonl - < articles.jsonl")]
pub struct Dates {
    #[command(flatten)]
    input: InputArgs,
    #[command(flatten)]
    output: OutputArgs,
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
            "csv" => table.rows.extend(rows(&document, &report)),
            _ => write_markdown(&document, &report, &mut out)?,
        }
        Ok(())
    };
    let work = |document: &Document, language: &Language| report_dates(document, language);
    job.documents(&command.input.inputs, &mut io::stdin(), work, &mut each)?;
    if format == "csv" {
        table.write_csv(command.output.bom, &mut out)?;
    }
    out.finish()?;
    job.tally.rows = Some(found);
    Ok(job.finish())
}

/// The day of publication in words: how it is known, or between which days the clues leave it.
fn published(report: &DateReport) -> String {
    let day = report.published.as_ref().map(ToString::to_string);
    let basis = report.published_basis.map(|b| format!(" ({})", format!("{b:?}").to_lowercase()));
    match day {
        Some(day) => format!("{day}{}", basis.unwrap_or_default()),
        None if report.candidates.is_empty() => "unknown".to_owned(),
        None => {
            let days: Vec<String> = report.candidates.iter().take(5).map(ToString::to_string).collect();
            format!("one of {}", days.join(", "))
        }
    }
}

fn rows(document: &Document, report: &DateReport) -> Vec<Vec<String>> {
    let published = report.published.as_ref().map(ToString::to_string).unwrap_or_default();
    let lines = Lines::new(&document.text);
    let row = |dated: &demarche::dating::Dated| {
        let kind = format!("{:?}", dated.kind).to_uppercase();
        vec![
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

fn write_markdown(document: &Document, report: &DateReport, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "## {}\n\nPublished: {}\n", report.id, published(report))?;
    let mut table = Table::new(&["Expression", "Type", "Value", "Line"]);
    table.rows = rows(document, report)
        .into_iter()
        .map(|mut row| vec![row.remove(3), row.remove(3), row.remove(3), row.remove(4)])
        .collect();
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
