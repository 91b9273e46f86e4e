//! Articles come in here: text, HTML, JSON Lines and CSV files become [`Document`](crate::model::Document)s.
//!
//! What lives here: opening, decoding and unwrapping files, and what a file itself says of date, language and outlet.
//! What may not: looking at the meaning of a text (no language detection, no datelines, no dictionary), asking the clock.
//! Who comes next: `cli` hands the documents to the coder; no other room opens an article.

mod binary;
mod csv;
mod dates;
mod encoding;
mod format;
mod html;
mod jsonl;
mod lines;
mod outbox;
mod record;
mod rows;
mod source;
mod stream;
mod text;
mod walk;

#[cfg(test)]
mod tests;

pub use format::Format;
pub use outbox::{Item, ReadOptions};
pub use source::MAX_DOCUMENT;

use std::io::Read;
use std::path::PathBuf;

/// Reads every input in the order given and hands each document to `sink` as soon as it is complete.
///
/// `-` is standard input; a directory is walked in sorted order, hidden files and links to directories left out. At most
/// one document (see [`MAX_DOCUMENT`]) is held at a time. Nothing is lost silently: each input yields documents, or an
/// [`Item::Refused`] that names it and says what to do; an [`Item::Remark`] tells what was odd about something that was
/// read all the same.
pub fn read_inputs(inputs: &[PathBuf], options: &ReadOptions, sink: &mut dyn FnMut(Item)) {
    read_inputs_from(inputs, options, &mut std::io::stdin(), sink);
}

/// [`read_inputs`] with something else in the place of standard input: what has been looked into and put back.
pub fn read_inputs_from(inputs: &[PathBuf], options: &ReadOptions, stdin: &mut dyn Read, sink: &mut dyn FnMut(Item)) {
    let mut out = outbox::Outbox::new(options, sink);
    for input in inputs {
        if input.as_os_str() == "-" {
            source::read_source(source::Source::stdin(stdin), &mut out);
        } else {
            walk::read_path(input, &mut out);
        }
    }
}
