//! Plain text: the whole file is one article.

use crate::model::Document;

/// One document; `text` as decoded. Every kind of line break becomes a line feed, nothing else is touched.
pub(super) fn read_text(id: &str, text: String) -> Result<Document, String> {
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    Ok(Document { id: id.to_owned(), text: with_line_feeds(text), ..Document::default() })
}

/// CRLF and lone CR become LF.
fn with_line_feeds(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    text.replace("\r\n", "\n").replace('\r', "\n")
}
