//! When was this article published, and which day does each of its dates mean?
//!
//! What lives here: clues to an unknown publication day, and the report of all dates of a document. What may not:
//! finding expressions, events, surnames (of persons only full names are read here). Who comes next: `coder`.

mod report;

pub use report::{DateReport, Dated, report_dates};

#[doc(hidden)]
pub fn temporary_main() {
    use crate::model::{Document, PublishedBasis};
    use std::io::{BufRead, Write};
    let languages: Vec<_> = ["ar", "en"].iter().filter_map(|c| crate::lang::Language::builtin(c).ok()).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(row) = serde_json::from_str::<serde_json::Value>(&line) else { continue };
        let text = |key: &str| row.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        let body = text("text").unwrap_or_default();
        let arabic = body.chars().filter(|c| ('\u{600}'..'\u{700}').contains(c)).count() * 3 > body.chars().count();
        let lang = text("lang").unwrap_or_else(|| if arabic { "ar" } else { "en" }.to_owned());
        let published = text("published").and_then(|p| {
            p.parse::<chrono::NaiveDateTime>()
                .or_else(|_| chrono::NaiveDateTime::parse_from_str(&p, "%Y-%m-%dT%H:%M"))
                .ok()
                .or_else(|| p.get(..10)?.parse::<chrono::NaiveDate>().ok()?.and_hms_opt(0, 0, 0))
        });
        let document = Document {
            id: text("id").unwrap_or_default(),
            published: published.map(|p| (p, PublishedBasis::Given)),
            text: body,
            ..Document::default()
        };
        let Some(language) = languages.iter().find(|l| l.code() == lang) else { continue };
        let report = report_dates(&document, language);
        let _ = writeln!(out, "{}", serde_json::to_string(&report).unwrap_or_default());
    }
}
