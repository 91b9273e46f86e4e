//! One record of a JSON Lines or CSV file: the same fields, the same rules.

use super::dates;
use crate::model::{Document, PublishedBasis};

/// The fields of `{"id","lang","published","title","url","outlet","text"}`; empty ones are none.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub id: Option<String>,
    pub lang: Option<String>,
    pub published: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub text: Option<String>,
}

impl Record {
    /// The document; `about` (`file:line`) stands in for a missing id. The error says why there is none.
    ///
    /// The text is handed on byte for byte, so that offsets hold in the giver's own string. `dated` says that the user
    /// dates every document: then the record's own date does not matter, not even a wrong one.
    pub fn into_document(self, about: &str, dated: bool) -> Result<Document, String> {
        let text = self.text.ok_or("has no text")?;
        if text.trim().is_empty() {
            return Err("its text is empty".to_owned());
        }
        let timed = |given: &str| given.len() > "2020-02-18".len();
        let (published, timed) = match self.published.and_then(filled) {
            Some(given) if !dated => (Some((dates::parse_published(&given)?, PublishedBasis::Given)), timed(&given)),
            _ => (None, false),
        };
        Ok(Document {
            id: self.id.and_then(filled).unwrap_or_else(|| about.to_owned()),
            lang: self.lang.as_deref().and_then(language_code),
            published,
            timed,
            title: self.title.and_then(filled),
            url: self.url.and_then(filled),
            outlet: self.outlet.and_then(filled),
            text,
        })
    }
}

/// The text without outer spaces; none if that leaves nothing.
pub(super) fn filled(text: String) -> Option<String> {
    let trimmed = text.trim();
    match trimmed.len() {
        0 => None,
        n if n == text.len() => Some(text),
        _ => Some(trimmed.to_owned()),
    }
}

/// `ar-SA`, `AR`, `ara`, `Arabic` → `ar`; other languages keep their two or three letters, other words are none.
pub(super) fn language_code(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    match primary.as_str() {
        "ara" | "arb" | "arabic" | "عربي" | "العربية" => Some("ar".to_owned()),
        "eng" | "english" => Some("en".to_owned()),
        "und" | "mul" | "zxx" => None,
        code => (matches!(code.len(), 2 | 3) && code.bytes().all(|b| b.is_ascii_lowercase())).then(|| code.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_tags_become_codes() {
        for (tag, code) in
            [("ar-SA", Some("ar")), ("EN_us", Some("en")), ("Arabic", Some("ar")), ("fr", Some("fr")), ("auto", None)]
        {
            assert_eq!(language_code(tag).as_deref(), code, "{tag}");
        }
        assert_eq!(language_code(""), None);
        assert_eq!(language_code("und"), None);
    }
}
