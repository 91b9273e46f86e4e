//! All dates of one document with their values, as the `dates` command prints them.

use crate::find::{TimeMention, find_times};
use crate::lang::Language;
use crate::model::{Anchor, CodePoints, Direction, Document, EventDate, PublishedBasis, TimexKind};
use crate::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// One expression with its value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dated {
    /// First code point of the document's text.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    pub text: String,
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// TIMEX3 value.
    pub value: Option<String>,
}

/// What `dates` says of one document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DateReport {
    pub id: String,
    /// Given or inferred; none where nobody can tell.
    pub published: Option<EventDate>,
    pub published_basis: Option<PublishedBasis>,
    /// Days between which the clues do not choose, most likely first.
    pub candidates: Vec<NaiveDate>,
    pub dates: Vec<Dated>,
}

/// Finds and resolves every time expression of a document.
pub fn report_dates(document: &Document, language: &Language) -> DateReport {
    let text = Text::new(&document.text, language);
    let times = find_times(&text, language);
    let published = document.published.map(|(p, _)| p);
    let dates = resolve_all(&text, language, &times, published);
    DateReport {
        id: document.id.clone(),
        published: published.map(|p| EventDate::day(p.date())),
        published_basis: document.published.map(|(_, b)| b),
        candidates: Vec::new(),
        dates,
    }
}

/// Values of all expressions, in order, each remembering the date before it.
fn resolve_all(
    text: &Text,
    _language: &Language,
    times: &[TimeMention],
    published: Option<chrono::NaiveDateTime>,
) -> Vec<Dated> {
    let points = CodePoints::new(text.raw);
    let mut reference: Option<EventDate> = None;
    let mut out = Vec::with_capacity(times.len());
    for mention in times {
        let anchor = Anchor { published, reference: reference.clone(), direction: Direction::Unknown };
        let resolved = mention.expr.resolve(&anchor);
        reference = resolved.date.or(reference);
        out.push(Dated {
            start: points.at(mention.span.start),
            end: points.at(mention.span.end),
            text: mention.span.of(text.raw).to_owned(),
            kind: resolved.kind,
            value: resolved.timex,
        });
    }
    out
}
