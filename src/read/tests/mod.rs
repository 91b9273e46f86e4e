//! Whole inputs through the room's one door.
//!
//! What lives here: tests that go through `read_inputs`, one file a subject; the sentences were written for them.
//! What may not: tests of one function, which stand beside it.
//! Who comes next: the tests of `cli`, which run the program.

mod bad;
mod encodings;
mod folders;
mod pages;
mod records;

use super::{Format, Item, ReadOptions, read_inputs, read_inputs_from};
use crate::model::{Document, Note};
use std::fs;
use std::path::PathBuf;

const ARABIC: &str = "أعلنت وزارة الخارجية يوم الثلاثاء أن الوفدين اتفقا على استئناف المحادثات الأسبوع المقبل.";

/// What came out of a run, sorted by kind; the folder's name is taken out of every message.
#[derive(Debug, Default)]
struct Outcome {
    documents: Vec<Document>,
    refused: Vec<Note>,
    remarks: Vec<Note>,
}

impl Outcome {
    fn take(&mut self, item: Item) {
        match item {
            Item::Document(document) => self.documents.push(document),
            Item::Refused(note) => self.refused.push(note),
            Item::Remark(note) => self.remarks.push(note),
        }
    }

    /// The only document of a run without complaints.
    #[track_caller]
    fn only(self) -> Document {
        assert!(self.documents.len() == 1 && self.refused.is_empty() && self.remarks.is_empty(), "{self:?}");
        self.documents.into_iter().next().unwrap()
    }

    /// The only message of a run that refused its input.
    #[track_caller]
    fn refusal(self) -> String {
        assert!(self.documents.is_empty() && self.refused.len() == 1 && self.remarks.is_empty(), "{self:?}");
        self.refused[0].to_string()
    }

    fn texts(&self) -> Vec<&str> {
        self.documents.iter().map(|d| d.text.as_str()).collect()
    }
}

/// Reads files of these names and contents, in a folder of their own.
fn read_files(files: &[(&str, &[u8])], options: &ReadOptions) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        fs::write(path, bytes).unwrap();
    }
    read_paths(&paths, folder.path(), options)
}

/// Reads these paths; messages and ids are given relative to `folder`.
fn read_paths(paths: &[PathBuf], folder: &std::path::Path, options: &ReadOptions) -> Outcome {
    let mut outcome = Outcome::default();
    read_inputs(paths, options, &mut |item| outcome.take(item));
    let prefix = format!("{}/", folder.display());
    for note in outcome.refused.iter_mut().chain(&mut outcome.remarks) {
        (note.about, note.text) = (note.about.replace(&prefix, ""), note.text.replace(&prefix, ""));
        assert!(!note.text.contains('\n'), "{note}");
    }
    for document in &mut outcome.documents {
        document.id = document.id.replace(&prefix, "");
    }
    outcome
}

fn read_file(name: &str, bytes: &[u8]) -> Outcome {
    read_files(&[(name, bytes)], &ReadOptions::default())
}

fn read_stdin(bytes: &[u8], options: &ReadOptions) -> Outcome {
    let mut outcome = Outcome::default();
    read_inputs_from(&["-".into()], options, &mut &bytes[..], &mut |item| outcome.take(item));
    outcome
}
