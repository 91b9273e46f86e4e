//! JSON Lines: one article a line; a bad line is refused by its number and the rest goes on.

use super::encoding::{self, Hints};
use super::lines::{Line, read_line};
use super::outbox::Outbox;
use super::record::Record;
use super::source::MAX_DOCUMENT;
use super::stream::Stream;
use crate::model::Document;
use serde_json::{Map, Value};

/// Reads every line of an input called `name`; `id` is what its records are called where they have no id.
pub(super) fn read_jsonl(name: &str, id: &str, mut stream: Stream<'_>, hints: Hints, out: &mut Outbox<'_>) {
    let mut line = Vec::new();
    let (mut number, mut filled) = (0usize, 0usize);
    loop {
        number += 1;
        let about = format!("{name}:{number}");
        match read_line(&mut stream.reader, &mut line, MAX_DOCUMENT) {
            Ok(Line::End) => break,
            Ok(Line::Whole) if line.trim_ascii().is_empty() => continue,
            Ok(Line::Whole) => {
                let dated = out.options().published.is_some();
                let bytes = std::mem::take(&mut line);
                match read_line_of(bytes, &format!("{id}:{number}"), hints, dated) {
                    Ok((document, remark)) => {
                        out.send(&about, document);
                        if let Some(remark) = remark {
                            out.remark(&about, remark);
                        }
                    }
                    Err(reason) => out.refuse(&about, reason),
                }
            }
            Ok(Line::TooLong) => {
                let limit = MAX_DOCUMENT >> 20;
                out.refuse(&about, format!("line is longer than {limit} MiB, the most for one article; split it"));
            }
            Err(error) => {
                out.refuse(&about, format!("cannot be read any further: {error}"));
                return;
            }
        }
        filled += 1;
    }
    if filled == 0 {
        out.refuse(name, "is empty");
    }
    if let Some(remark) = stream.remark() {
        out.remark(name, remark);
    }
}

type Found = (Document, Option<String>);

fn read_line_of(bytes: Vec<u8>, id: &str, hints: Hints, dated: bool) -> Result<Found, String> {
    let decoded = encoding::decode(bytes, hints)?;
    let object: Map<String, Value> = serde_json::from_str(&decoded.text).map_err(|e| fault(&e, &decoded.text))?;
    let document = record(object)?.into_document(id, dated)?;
    Ok((document, decoded.remark))
}

/// The parser's reason with the column only: its line is always 1 and not the file's.
fn fault(error: &serde_json::Error, line: &str) -> String {
    if !line.trim_start().starts_with('{') {
        return "is not a JSON object; each line must be one, {\"id\": …, \"text\": …}".to_owned();
    }
    let whole = error.to_string();
    let reason = whole.split(" at line ").next().unwrap_or(&whole);
    format!("broken JSON: {reason} (column {}); each line must be one object", error.column())
}

fn record(mut object: Map<String, Value>) -> Result<Record, String> {
    let mut text_of = |key: &str| match object.remove(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(Value::Number(number)) if key == "id" => Ok(Some(number.to_string())),
        Some(_) => Err(format!("its {key} is not a string")),
    };
    Ok(Record {
        id: text_of("id")?,
        lang: text_of("lang")?,
        published: text_of("published")?,
        title: text_of("title")?,
        url: text_of("url")?,
        outlet: text_of("outlet")?,
        text: text_of("text")?,
    })
}
