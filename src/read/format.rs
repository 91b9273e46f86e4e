//! In which form an input is written: as told, by its extension, or by its first bytes.

use std::ffi::OsStr;
use std::fmt;
use std::path::Path;

/// How an input is to be read (`--from`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// By extension, else by the first bytes.
    #[default]
    Auto,
    /// One article as plain text.
    Text,
    /// One article as a web page.
    Html,
    /// One article a line, as a JSON object.
    Jsonl,
    /// One article a row, under a header with a `text` column.
    Csv,
}

impl Format {
    /// Every format, in the order of the help text.
    pub const ALL: &'static [Format] = &[Format::Auto, Format::Text, Format::Html, Format::Jsonl, Format::Csv];

    /// The name on the command line: `jsonl`.
    pub fn label(self) -> &'static str {
        match self {
            Format::Auto => "auto",
            Format::Text => "text",
            Format::Html => "html",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
        }
    }

    /// What the extension promises: none where it is not one of ours.
    ///
    /// `.txt` promises nothing more than [`Format::Auto`]: pages and JSON Lines are often saved under that name.
    pub(super) fn by_extension(path: &Path) -> Option<Self> {
        let extension = path.extension().and_then(OsStr::to_str)?.to_ascii_lowercase();
        Some(match extension.as_str() {
            "txt" | "text" => Format::Auto,
            "md" => Format::Text,
            "html" | "htm" | "xhtml" => Format::Html,
            "jsonl" | "ndjson" => Format::Jsonl,
            "csv" | "tsv" => Format::Csv,
            _ => return None,
        })
    }

    /// What the first characters look like; the error says why none of our formats fits.
    pub(super) fn by_content(head: &str) -> Result<Self, String> {
        let head = head.trim_start_matches('\u{FEFF}').trim_start();
        let starts = |tag: &str| head.get(..tag.len()).is_some_and(|h| h.eq_ignore_ascii_case(tag));
        if starts("<!doctype") || starts("<html") || (starts("<?xml") && head.contains("<html")) {
            return Ok(Format::Html);
        }
        let (object, list) = (head.strip_prefix('{'), head.strip_prefix('['));
        if object.is_some_and(|rest| rest.trim_start_matches([' ', '\t']).starts_with('"')) {
            return Ok(Format::Jsonl);
        }
        let opens = |rest: Option<&str>, next: char| rest.is_some_and(|rest| rest.trim_start().starts_with(next));
        if opens(object, '"') || opens(list, '{') {
            let text =
                "is JSON, but not one object a line; convert it, for instance with jq -c . (for a list jq -c '.[]')";
            return Err(text.to_owned());
        }
        Ok(Format::Text)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl std::str::FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let lower = text.to_ascii_lowercase();
        Format::ALL.iter().copied().find(|f| f.label() == lower).ok_or_else(|| {
            let known: Vec<_> = Format::ALL.iter().map(|f| f.label()).collect();
            format!("no input format {text:?}; the formats are {}", known.join(" "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_read_back() {
        for format in Format::ALL {
            assert_eq!(format.label().parse(), Ok(*format));
        }
        assert!("pdf".parse::<Format>().unwrap_err().contains("auto text html jsonl csv"));
    }

    #[test]
    fn content_tells_the_format() {
        for (head, format) in [
            ("\u{FEFF}\n<!DOCTYPE html><p>", Format::Html),
            ("<HTML lang=ar>", Format::Html),
            ("<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", Format::Html),
            ("{\"id\": 1, \"text\": \"a\"}\n", Format::Jsonl),
            ("{ \"id\": broken\n", Format::Jsonl),
            ("[Reuters] Moscow said", Format::Text),
            ("قالت موسكو", Format::Text),
            ("{curly} words", Format::Text),
            ("<", Format::Text),
        ] {
            assert_eq!(Format::by_content(head), Ok(format), "{head}");
        }
        for head in ["[{\"id\": 1}]", "[\n  {\"id\": 1}]", "{\n  \"id\": 1\n}"] {
            assert!(Format::by_content(head).unwrap_err().contains("jq"), "{head}");
        }
    }
}
