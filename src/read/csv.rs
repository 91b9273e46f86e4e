//! CSV: one article a row under a header; a bad row is refused by its line and the rest goes on.

use super::encoding::{self, Hints};
use super::outbox::Outbox;
use super::record::Record;
use super::rows::{Row, Rows};
use super::source::MAX_DOCUMENT;
use super::stream::Stream;
use ::csv::{ByteRecord, ReaderBuilder, Terminator};
use std::io::BufRead;

/// Names under which the article itself is looked for, the best first.
const TEXT_COLUMNS: [&str; 3] = ["text", "body", "content"];

/// Reads every row of an input called `name`; `id` is what its rows are called where they have no id.
pub(super) fn read_csv(name: &str, id: &str, mut stream: Stream<'_>, hints: Hints, out: &mut Outbox<'_>) {
    let delimiter = match stream.reader.fill_buf() {
        Ok(head) => sniff_delimiter(head),
        Err(error) => return out.refuse(name, format!("cannot be read: {error}")),
    };
    let mut columns: Option<Columns> = None;
    let (mut rows, mut found) = (Rows::new(&mut stream.reader, delimiter, MAX_DOCUMENT), 0usize);
    while let Some(row) = rows.next_row() {
        let (line, outcome) = match row {
            Row::Whole { line, bytes } => (line, fields(&bytes, delimiter)),
            Row::Bad { line, reason } => (line, Err(reason)),
        };
        let about = format!("{name}:{line}");
        let Some(columns) = &columns else {
            match outcome.and_then(|header| Columns::of(&header)) {
                Ok(header) => {
                    if header.published.is_none() && header.names.iter().any(|n| n == "date") {
                        let text =
                            "its column \"date\" is not used; call it \"published\" if it says when the article was";
                        out.remark(name, text);
                    }
                    columns = Some(header);
                }
                Err(reason) => return out.refuse(name, reason),
            }
            continue;
        };
        found += 1;
        let dated = out.options().published.is_some();
        let read = |row: ByteRecord| {
            let (record, remark) = columns.record(&row, hints)?;
            Ok((record.into_document(&format!("{id}:{line}"), dated)?, remark))
        };
        match outcome.and_then(read) {
            Ok((document, remark)) => {
                out.send(&about, document);
                if let Some(remark) = remark {
                    out.remark(&about, remark);
                }
            }
            Err(reason) => out.refuse(&about, reason),
        }
    }
    if found == 0 {
        out.refuse(name, if columns.is_some() { "has a header but no rows" } else { "is empty" });
    }
    if let Some(remark) = stream.remark() {
        out.remark(name, remark);
    }
}

/// The fields of one row.
fn fields(bytes: &[u8], delimiter: u8) -> Result<ByteRecord, String> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .terminator(Terminator::Any(b'\n'))
        .buffer_capacity(bytes.len().clamp(64, 1 << 16))
        .from_reader(bytes);
    let mut row = ByteRecord::new();
    match reader.read_byte_record(&mut row) {
        Ok(_) => Ok(row),
        Err(error) => Err(format!("is no row of CSV: {error}")),
    }
}

/// The one of comma, semicolon and tab that stands most often in the first line, outside quotes.
fn sniff_delimiter(head: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in head.trim_ascii_start() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => counts.iter_mut().filter(|(d, _)| d == byte).for_each(|(_, n)| *n += 1),
        }
    }
    let best = counts.iter().fold(counts[0], |best, next| if next.1 > best.1 { *next } else { best });
    best.0
}

/// Which column holds what.
struct Columns {
    names: Vec<String>,
    id: Option<usize>,
    lang: Option<usize>,
    published: Option<usize>,
    title: Option<usize>,
    url: Option<usize>,
    outlet: Option<usize>,
    text: usize,
}

impl Columns {
    /// Reads the header; the error says that it names no text.
    fn of(header: &ByteRecord) -> Result<Self, String> {
        let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_lowercase();
        let names: Vec<String> = header.iter().map(name).collect();
        let at = |wanted: &str| names.iter().position(|n| n == wanted);
        let Some(text) = TEXT_COLUMNS.iter().find_map(|name| at(name)) else {
            let shown = names.iter().take(8).map(|n| n.chars().take(30).collect::<String>());
            let shown = shown.collect::<Vec<_>>().join(", ").replace(['\n', '\r'], " ");
            return Err(format!("its first line names no column \"text\" (it names {shown}); add a header"));
        };
        Ok(Columns {
            id: at("id"),
            lang: at("lang"),
            published: at("published"),
            title: at("title"),
            url: at("url"),
            outlet: at("outlet"),
            text,
            names,
        })
    }

    /// The record in a row, and a remark about its encoding; the error says why there is none.
    fn record(&self, row: &ByteRecord, hints: Hints) -> Result<(Record, Option<String>), String> {
        let (has, wanted) = (row.len(), self.names.len());
        if has != wanted {
            return Err(format!("row has {has} fields, the header {wanted}; put quotes around fields with separators"));
        }
        let mut remark = None;
        let mut cell = |column: Option<usize>| -> Result<Option<String>, String> {
            let Some(bytes) = column.and_then(|c| row.get(c)).filter(|b| !b.is_empty()) else { return Ok(None) };
            let decoded = encoding::decode(bytes.to_vec(), hints)?;
            remark = remark.take().or(decoded.remark);
            Ok(Some(decoded.text))
        };
        let record = Record {
            id: cell(self.id)?,
            lang: cell(self.lang)?,
            published: cell(self.published)?,
            title: cell(self.title)?,
            url: cell(self.url)?,
            outlet: cell(self.outlet)?,
            text: cell(Some(self.text))?,
        };
        Ok((record, remark))
    }
}

#[cfg(test)]
mod tests {
    use super::sniff_delimiter;

    #[test]
    fn the_header_tells_the_separator() {
        assert_eq!(sniff_delimiter(b"id,text\n1;2;3"), b',');
        assert_eq!(sniff_delimiter(b"id;published;text\r\n"), b';');
        assert_eq!(sniff_delimiter(b"\"a,b,c\"\ttext"), b'\t');
        assert_eq!(sniff_delimiter(b"text"), b',');
    }
}
