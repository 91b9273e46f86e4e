//! Options that several commands share.

use chrono::NaiveDate;
use clap::Args;
use demarche::export::{Direction, LabelLang};
use demarche::model::{Class, EventDate};
use demarche::query::Filter;
use demarche::read::{Format, ReadOptions};
use std::path::PathBuf;

/// What is read, and how.
#[derive(Args, Clone, Debug)]
pub struct InputArgs {
    /// Articles: files, folders, or - for standard input
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,

    #[command(flatten)]
    pub reading: ReadingArgs,
}

/// How inputs are read.
#[derive(Args, Clone, Debug)]
pub struct ReadingArgs {
    /// How the inputs are written: auto, text, html, jsonl, csv
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub from: Format,

    /// Day on which the inputs were published (2020-02-18); beats what they say themselves
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    pub published: Option<NaiveDate>,

    /// Language of the inputs: auto tells Arabic from English and refuses the rest
    #[arg(long, value_name = "LANG", default_value = "auto")]
    pub lang: String,

    #[command(flatten)]
    pub data: DataArgs,

    /// Threads to use [default: one for each core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,

    /// Say only what failed: no remarks, no closing line
    #[arg(long, short)]
    pub quiet: bool,
}

/// Which dictionaries.
#[derive(Args, Clone, Debug)]
pub struct DataArgs {
    /// Folder laid out like data/, whose rows add to the built-in ones and replace them
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,

    /// Dictionary of actors or agents in the format of PETRARCH and TABARI; repeatable. ar:FILE says that its names
    /// are Arabic, otherwise their letters tell
    #[arg(long, value_name = "FILE")]
    pub actors: Vec<String>,
}

/// Which events.
#[derive(Args, Clone, Debug)]
pub struct SelectArgs {
    /// Only what may have happened then or later (EDTF: 2020, 2020-02, 2020-02-18)
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub since: Option<EventDate>,

    /// Only what may have happened then or earlier (EDTF)
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub until: Option<EventDate>,

    /// Only events of at least this confidence, 0 to 1
    #[arg(long, value_name = "X", value_parser = parse_confidence)]
    pub min_confidence: Option<f32>,
}

/// Where data goes, and in which form.
#[derive(Args, Clone, Debug)]
pub struct OutputArgs {
    /// Format of the output [default: by the extension of -o, else as the command's help says]
    #[arg(long, value_name = "FORMAT")]
    pub to: Option<String>,

    /// File to write; it appears whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    /// Begin CSV with a byte order mark, so that Excel reads Arabic
    #[arg(long)]
    pub bom: bool,
}

/// How names are shown to people.
#[derive(Args, Clone, Debug)]
pub struct LabelArgs {
    /// Language of names in drawings and in Markdown: en or ar
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = parse_labels)]
    pub labels: LabelLang,
}

impl ReadingArgs {
    /// What the reading room is told.
    pub fn options(&self) -> ReadOptions {
        let lang = (self.lang != "auto").then(|| self.lang.clone());
        ReadOptions { format: self.from, published: self.published, lang }
    }
}

impl SelectArgs {
    /// The condition that an event must meet.
    pub fn filter(&self) -> Filter {
        Filter {
            since: self.since.clone(),
            until: self.until.clone(),
            min_confidence: self.min_confidence.unwrap_or(0.0),
            ..Filter::default()
        }
    }
}

fn parse_day(text: &str) -> Result<NaiveDate, String> {
    let shape = text.len() == 10 && text.split('-').map(str::len).eq([4, 2, 2]);
    let day = shape.then(|| text.parse::<NaiveDate>().ok()).flatten();
    let reason = if shape { "is not in the calendar" } else { "is not a day" };
    day.ok_or_else(|| format!("{reason}; write year, month and day as in 2020-02-18"))
}

fn parse_date(text: &str) -> Result<EventDate, String> {
    EventDate::parse(text).map_err(|_| "is not an EDTF date such as 2020, 2020-02, 2020-02-18 or 2019/2020".to_owned())
}

fn parse_confidence(text: &str) -> Result<f32, String> {
    text.parse().ok().filter(|x| (0.0..=1.0).contains(x)).ok_or_else(|| "is not a number from 0 to 1".to_owned())
}

fn parse_labels(text: &str) -> Result<LabelLang, String> {
    match text {
        "en" => Ok(LabelLang::English),
        "ar" => Ok(LabelLang::Arabic),
        _ => Err("labels are in en or ar".to_owned()),
    }
}

/// Reads `--direction`.
pub fn parse_direction(text: &str) -> Result<Direction, String> {
    match text {
        "down" => Ok(Direction::Down),
        "right" => Ok(Direction::Right),
        _ => Err("time runs down or right".to_owned()),
    }
}

/// Reads `--class`.
pub fn parse_class(text: &str) -> Result<Class, String> {
    text.parse()
}
