//! All dates of one document with their values, as the `dates` command prints them.

use super::cues::Cues;
use super::date_document;
use crate::find::{TimeMention, find_full_names, find_times};
use crate::lang::Language;
use crate::model::{Anchor, CodePoints, Discourse, Document, EventDate, Point, PublishedBasis, TimexKind};
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

/// One clue as printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClueRow {
    pub words: String,
    pub says: String,
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
    pub clues: Vec<ClueRow>,
    pub dates: Vec<Dated>,
}

/// Dates a document, then finds and resolves every time expression in it. Days after `today` are no publication.
pub fn report_dates(document: &Document, language: &Language, today: NaiveDate) -> DateReport {
    let text = Text::new(&document.text, language);
    let times = find_times(&text, language);
    let names = find_full_names(&text, language);
    let publication = date_document(document, &text, language, &times, &names, today);
    let inferred = publication.date.as_ref().and_then(EventDate::as_day).and_then(|d| d.and_hms_opt(0, 0, 0));
    let published = document.published.map(|(p, _)| p).or(inferred);
    let dates = resolve_all(&text, language, &times, published);
    DateReport {
        id: document.id.clone(),
        published: publication.date,
        published_basis: publication.basis,
        candidates: publication.candidates,
        clues: publication.clues.into_iter().map(|c| ClueRow { words: c.words, says: c.says }).collect(),
        dates,
    }
}

/// Values of all expressions, in order, each remembering the date before it.
fn resolve_all(
    text: &Text,
    language: &Language,
    times: &[TimeMention],
    published: Option<chrono::NaiveDateTime>,
) -> Vec<Dated> {
    let points = CodePoints::new(text.raw);
    let mut cues = Cues::new(language);
    let mut discourse = Discourse::default();
    let mut out = Vec::with_capacity(times.len());
    for mention in times {
        let expr = discourse.rebase(&mention.expr);
        let anchor =
            Anchor { published, reference: discourse.reference(&expr), direction: cues.direction(text, mention) };
        let resolved = expr.resolve(&anchor);
        discourse.note(&expr, &resolved);
        // "The quarter" that no text spoke of before is a noun, not a date.
        if resolved.timex.is_none() && matches!(expr.point, Point::Same { .. }) {
            continue;
        }
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
