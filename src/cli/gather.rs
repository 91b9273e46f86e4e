//! Events from whatever the user names: articles are coded, files of events are read back.

use super::args::InputArgs;
use super::fault::Fault;
use super::job::{Job, Tally};
use demarche::code_document;
use demarche::model::{Document, Event, Note};
use demarche::read::Format;
use demarche::store;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

/// The longest first line that is looked at to tell events from articles.
const FIRST_LINE: u64 = 4 << 20;

/// Sends all events of all inputs to `sink`, in the order of the inputs.
pub fn gather_events(
    job: &mut Job,
    args: &InputArgs,
    sink: &mut dyn FnMut(Vec<Event>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let may_be_events = matches!(args.reading.from, Format::Auto | Format::Jsonl);
    let stdin = io::stdin();
    let mut articles: Vec<PathBuf> = Vec::new();
    for input in &args.inputs {
        if input.as_os_str() == "-" {
            let mut head = Vec::new();
            let mut reader = stdin.lock();
            // What cannot be read now will be reported by the reader of articles.
            let _ = may_be_events.then(|| (&mut reader).take(FIRST_LINE).read_until(b'\n', &mut head));
            let is_events = may_be_events && first_is_event(&head);
            let mut reader = BufReader::new(Cursor::new(head).chain(reader));
            if is_events {
                read_saved(job, &mut reader, "standard input", sink)?;
            } else {
                articles.push(input.clone());
                code_articles(job, &std::mem::take(&mut articles), &mut reader, sink)?;
            }
        } else if may_be_events && let Some(file) = open_events(input) {
            code_articles(job, &std::mem::take(&mut articles), &mut io::empty(), sink)?;
            read_saved(job, &mut BufReader::new(file), &input.display().to_string(), sink)?;
        } else {
            articles.push(input.clone());
        }
    }
    code_articles(job, &articles, &mut io::empty(), sink)
}

/// The same, all of them at once.
pub fn collect_events(job: &mut Job, args: &InputArgs) -> Result<Vec<Event>, Fault> {
    let mut all = Vec::new();
    gather_events(job, args, &mut |mut events| {
        all.append(&mut events);
        Ok(())
    })?;
    Ok(all)
}

fn code_articles(
    job: &mut Job,
    inputs: &[PathBuf],
    stdin: &mut dyn Read,
    sink: &mut dyn FnMut(Vec<Event>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    if inputs.is_empty() {
        return Ok(());
    }
    let mut notes: Vec<Note> = Vec::new();
    let mut each = |tally: &mut Tally, _: Document, coded: demarche::Coded| {
        tally.sentences += coded.sentences;
        tally.events += coded.events.len();
        notes.extend(coded.notes);
        sink(coded.events)
    };
    job.documents(inputs, stdin, code_document, &mut each)?;
    notes.iter().for_each(|note| job.remark(note));
    Ok(())
}

/// The file, if its first line is an event.
fn open_events(path: &Path) -> Option<File> {
    // A pipe or a device can be read only once: only files are looked into.
    let file = path.is_file().then(|| File::open(path).ok()).flatten()?;
    let mut head = Vec::new();
    BufReader::new(file).take(FIRST_LINE).read_until(b'\n', &mut head).ok()?;
    first_is_event(&head).then(|| File::open(path).ok()).flatten()
}

fn first_is_event(line: &[u8]) -> bool {
    std::str::from_utf8(line).is_ok_and(store::looks_like_events)
}

fn read_saved(
    job: &mut Job,
    reader: &mut dyn BufRead,
    name: &str,
    sink: &mut dyn FnMut(Vec<Event>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    match store::read_events(reader, name) {
        Ok((events, notes)) => {
            notes.iter().for_each(|note| job.refuse(note));
            job.tally.events += events.len();
            job.tally.saved += events.len();
            sink(events)
        }
        Err(note) => {
            job.refuse(&note);
            Ok(())
        }
    }
}
