//! A run over many documents: read in order, worked on in parallel, handed on in the order they came.

use super::args::ReadingArgs;
use super::console::say;
use super::fault::Fault;
use super::languages::Languages;
use demarche::lang::Language;
use demarche::model::{Document, Note};
use demarche::read::{Item, ReadOptions, read_inputs_from};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// A batch is worked on when it holds this much text …
const BATCH_BYTES: usize = 1 << 20;
/// … or so many documents and refusals.
const BATCH_ITEMS: usize = 256;

/// What is counted for the closing line.
#[derive(Debug, Default)]
pub struct Tally {
    pub read: usize,
    pub refused: usize,
    pub sentences: usize,
    pub events: usize,
    /// Events among them that were read back from files.
    pub saved: usize,
    /// Documents by language.
    pub languages: BTreeMap<String, usize>,
    /// Time expressions, where those were looked for and not events.
    pub expressions: Option<usize>,
    /// Rows written, where they are not simply all events.
    pub rows: Option<usize>,
}

/// A run: languages opened, threads ready, counts at nought.
pub struct Job {
    pub languages: Languages,
    pub tally: Tally,
    options: ReadOptions,
    pool: rayon::ThreadPool,
    quiet: bool,
    started: Instant,
}

impl Job {
    /// Opens what the options name.
    pub fn start(args: &ReadingArgs) -> Result<Self, Fault> {
        let started = Instant::now();
        let languages = Languages::open(&args.data)?;
        languages.check(&args.lang)?;
        if let Some(foreign) = languages.foreign() {
            foreign.say_notes(args.quiet);
        }
        let threads = args.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool = pool.map_err(|e| Fault::setup(format!("--threads {threads}: {e}")))?;
        Ok(Job { languages, tally: Tally::default(), options: args.options(), pool, quiet: args.quiet, started })
    }

    /// Reads every input and works on each document; `sink` gets document and result in the order of the inputs.
    pub fn documents<T: Send>(
        &mut self,
        inputs: &[PathBuf],
        stdin: &mut dyn Read,
        work: impl Fn(&Document, &Language) -> T + Sync,
        sink: &mut dyn FnMut(&mut Tally, Document, T) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let options = self.options.clone();
        let mut outcome = Ok(());
        let (mut batch, mut bytes) = (Vec::new(), 0);
        read_inputs_from(inputs, &options, stdin, &mut |item| {
            if outcome.is_err() {
                return;
            }
            if let Item::Document(document) = &item {
                bytes += document.text.len();
            }
            batch.push(item);
            if bytes >= BATCH_BYTES || batch.len() >= BATCH_ITEMS {
                outcome = self.batch(std::mem::take(&mut batch), &work, sink);
                bytes = 0;
                // The reader cannot be stopped, and what it would still read nobody wants.
                if matches!(outcome, Err(Fault::Closed)) {
                    std::process::exit(0);
                }
            }
        });
        outcome?;
        self.batch(batch, &work, sink)
    }

    fn batch<T: Send>(
        &mut self,
        items: Vec<Item>,
        work: &(impl Fn(&Document, &Language) -> T + Sync),
        sink: &mut dyn FnMut(&mut Tally, Document, T) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let languages = &self.languages;
        let one = |item: Item| match item {
            Item::Document(document) => match languages.of_document(&document) {
                Ok(language) => match catch_unwind(AssertUnwindSafe(|| work(&document, language))) {
                    Ok(result) => Done::Document(Box::new((result, language.code(), document))),
                    Err(_) => Done::Refused(Note::new(document.id, "could not be read because of a fault of ours")),
                },
                Err(why) => Done::Refused(Note::new(document.id, why)),
            },
            Item::Refused(note) => Done::Refused(note),
            Item::Remark(note) => Done::Remark(note),
        };
        let done: Vec<_> = self.pool.install(|| items.into_par_iter().map(one).collect());
        for outcome in done {
            match outcome {
                Done::Document(done) => {
                    let (result, code, document) = *done;
                    self.tally.read += 1;
                    *self.tally.languages.entry(code.to_owned()).or_default() += 1;
                    sink(&mut self.tally, document, result)?;
                }
                Done::Remark(note) => say_remark(self.quiet, &note),
                Done::Refused(note) => say_refusal(&mut self.tally, &note),
            }
        }
        Ok(())
    }

    /// Names something that gave nothing; the run goes on and ends with exit code 1.
    pub fn refuse(&mut self, note: &Note) {
        say_refusal(&mut self.tally, note);
    }

    /// Says what was odd about something that was read all the same.
    pub fn remark(&self, note: &Note) {
        say_remark(self.quiet, note);
    }

    /// The closing line, and the exit code.
    pub fn finish(self) -> ExitCode {
        let t = &self.tally;
        if !self.quiet {
            let languages: Vec<String> = t.languages.iter().map(|(code, n)| format!("{code} {n}")).collect();
            let languages = if languages.is_empty() { String::new() } else { format!(" ({})", languages.join(", ")) };
            let found = match t.expressions {
                Some(n) => count(n, "time expression"),
                None => {
                    let saved =
                        if t.saved > 0 { format!(" ({} from files of events)", t.saved) } else { String::new() };
                    let rows = t.rows.map_or(String::new(), |n| format!(", {} written", count(n, "row")));
                    format!("{}, {}{saved}{rows}", count(t.sentences, "sentence"), count(t.events, "event"))
                }
            };
            say!(
                "demarche {}: {} read{languages}, {} refused; {found}{}; {:.2} s",
                env!("CARGO_PKG_VERSION"),
                count(t.read, "document"),
                t.refused,
                self.languages.foreign().map_or(String::new(), |f| format!("; {}", f.summary())),
                self.started.elapsed().as_secs_f32(),
            );
        }
        ExitCode::from(u8::from(t.refused > 0))
    }
}

/// What became of one item of the reading room.
enum Done<'l, T> {
    /// Result, language, document.
    Document(Box<(T, &'l str, Document)>),
    Refused(Note),
    Remark(Note),
}

fn say_refusal(tally: &mut Tally, note: &Note) {
    tally.refused += 1;
    say!("demarche: {note}");
}

fn say_remark(quiet: bool, note: &Note) {
    if !quiet {
        say!("demarche: note: {note}");
    }
}

/// `1 event`, `2 events`.
pub fn count(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}
