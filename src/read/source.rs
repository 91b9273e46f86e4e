//! One opened input: its first bytes decide what it is, then the reader of that format takes it.

use super::encoding::{self, Hints};
use super::format::Format;
use super::outbox::Outbox;
use super::stream::Stream;
use super::{binary, csv, html, jsonl, text};
use std::io::{self, ErrorKind, Read};

/// The most that one article may measure, in bytes as stored: a file of text or HTML, a line of JSON, a row of CSV.
pub const MAX_DOCUMENT: usize = 16 << 20;

/// How much is looked at to recognise format and encoding.
const HEAD: usize = 256 << 10;

/// An input ready to be read.
pub(super) struct Source<'r> {
    /// What messages call it.
    pub name: String,
    /// What its document is called.
    pub id: String,
    /// What its extension promises.
    pub format: Format,
    /// Bytes, where a file system knows.
    pub size: Option<u64>,
    pub reader: &'r mut dyn Read,
}

impl<'r> Source<'r> {
    pub fn stdin(reader: &'r mut dyn Read) -> Self {
        Source { name: "standard input".to_owned(), id: "-".to_owned(), format: Format::Auto, size: None, reader }
    }
}

/// Reads an input to its end, or refuses it.
pub(super) fn read_source(source: Source<'_>, out: &mut Outbox<'_>) {
    let Source { name, id, size, reader, .. } = source;
    let arabic = out.options().lang.as_deref() == Some("ar");
    let mut hints = Hints { declared: None, arabic };
    let mut head = Vec::new();
    if let Err(error) = reader.take(HEAD as u64).read_to_end(&mut head) {
        return out.refuse(&name, cannot_read(&error));
    }
    if head.is_empty() {
        return out.refuse(&name, "is empty");
    }
    let is_utf16 = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let nul = || (!is_utf16).then(|| binary::nul_refusal(head.get(..4096).unwrap_or(&head)))?;
    if let Some(reason) = binary::refusal(&head).or_else(nul) {
        return out.refuse(&name, reason);
    }
    let told = if out.options().format == Format::Auto { source.format } else { out.options().format };
    let format = match told {
        Format::Auto => encoding::decode(head.clone(), hints).and_then(|decoded| Format::by_content(&decoded.text)),
        other => Ok(other),
    };
    let outcome = match format {
        Ok(Format::Jsonl) => return jsonl::read_jsonl(&name, &id, Stream::new(head, reader, hints), hints, out),
        Ok(Format::Csv) => return csv::read_csv(&name, &id, Stream::new(head, reader, hints), hints, out),
        Ok(other) => read_rest(head, reader, size).map(|bytes| (other, bytes)),
        Err(reason) => Err(reason),
    };
    let outcome = outcome.and_then(|(format, bytes)| {
        if format == Format::Html {
            hints.declared = encoding::declared_charset(&bytes);
        }
        let decoded = encoding::decode(bytes, hints)?;
        let document = match format {
            Format::Html => html::read_html(&id, &decoded.text)?,
            _ => text::read_text(&id, decoded.text)?,
        };
        Ok((document, decoded.remark))
    });
    match outcome {
        Ok((document, remark)) => {
            out.send(&name, document);
            if let Some(remark) = remark {
                out.remark(&name, remark);
            }
        }
        Err(reason) => out.refuse(&name, reason),
    }
}

/// The whole input, if it is no longer than one article may be.
fn read_rest(mut head: Vec<u8>, reader: &mut dyn Read, size: Option<u64>) -> Result<Vec<u8>, String> {
    let limit = MAX_DOCUMENT >> 20;
    if let Some(size) = size.filter(|s| *s > MAX_DOCUMENT as u64) {
        let size = size.div_ceil(1 << 20);
        return Err(format!("is {size} MiB long, one article may have {limit} MiB; split it or make it JSON Lines"));
    }
    let room = (MAX_DOCUMENT + 1).saturating_sub(head.len());
    reader.take(room as u64).read_to_end(&mut head).map_err(|error| cannot_read(&error))?;
    if head.len() > MAX_DOCUMENT {
        return Err(format!("is longer than {limit} MiB, the most for one article; split it or make it JSON Lines"));
    }
    Ok(head)
}

/// A reason for people, without the system's error number.
pub(super) fn cannot_read(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file or directory".to_owned(),
        ErrorKind::PermissionDenied => "may not be read: permission denied".to_owned(),
        _ => format!("cannot be read: {error}"),
    }
}
