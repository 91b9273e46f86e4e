//! All dates of one document with their values, as the `dates` command prints them.

use super::cues::Cues;
use super::date_document;
use crate::find::{TimeMention, find_times};
use crate::lang::Language;
use crate::model::{
    Anchor, CodePoints, Direction, Discourse, Document, EventDate, Point, PublishedBasis, TimeExpr, TimexKind,
};
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
    let publication = date_document(document, &text, language, &times, today);
    let inferred = publication.date.as_ref().and_then(EventDate::as_day).and_then(|d| d.and_hms_opt(0, 0, 0));
    // A date that was refused anchors nothing.
    let own = document.published.filter(|(_, basis)| publication.basis == Some(*basis)).map(|(p, _)| p);
    let published = own.or(inferred);
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
    let bare = is_bare(text, times);
    let mut out = Vec::with_capacity(times.len());
    for mention in times {
        let expr = discourse.rebase(&mention.expr);
        let direction = match cues.direction(text, mention) {
            Direction::Unknown if bare => Direction::Future,
            // Whoever means a day of eleven months ago says which year's; one verb nearby does not outweigh that.
            Direction::Past if is_day_of_month(&expr) => Direction::Unknown,
            direction => direction,
        };
        let anchor = Anchor { published, reference: discourse.reference(&expr), direction };
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

/// A day of a month without its year.
fn is_day_of_month(expr: &TimeExpr) -> bool {
    matches!(expr.point, Point::Calendar { year: None, month: Some(_), day: Some(_), turn: None, .. })
}

/// Words beside its expressions that a text may have and still be no sentence: "on", "at the".
const FEW: usize = 2;

/// Whether the whole text is hardly more than its time expressions: nobody tells anything in it, and whoever types
/// "Friday" to ask for a day means the coming one.
fn is_bare(text: &Text, times: &[TimeMention]) -> bool {
    let inside: usize = times.iter().map(|m| (m.end - m.first) as usize).sum();
    text.sentences.len() == 1 && text.scan.tokens.len() <= inside + FEW
}
