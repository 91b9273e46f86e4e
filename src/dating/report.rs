//! All dates of one document with their values, as the `dates` command prints them.

use super::cues::Cues;
use super::date_document;
use crate::find::{TimeMention, find_times};
use crate::lang::{Language, TokenKind};
use crate::model::{
    Anchor, CodePoints, Direction, Discourse, Document, EventDate, Point, PublishedBasis, Register, TimeExpr,
    TimexKind, Unit,
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
    let own =
        Anchor { published, timed: document.timed, register: register(&text, language, &times), ..Anchor::default() };
    let dates = resolve_all(&text, language, &times, &own);
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
fn resolve_all(text: &Text, language: &Language, times: &[TimeMention], own: &Anchor) -> Vec<Dated> {
    let points = CodePoints::new(text.raw);
    let mut cues = Cues::new(language);
    let mut discourse = Discourse::default();
    let bare = is_bare(text, times);
    let mut out = Vec::with_capacity(times.len());
    // "Meet me next year at six" names no day for its six o'clock.
    let grains = || times.iter().filter_map(|m| m.expr.grain());
    let dayless =
        own.register != Register::Article && grains().any(|g| g > Unit::Day) && grains().all(|g| g > Unit::Day);
    for mention in times {
        let expr = discourse.rebase(&mention.expr);
        let direction = match cues.direction(text, mention) {
            Direction::Unknown if bare => Direction::Future,
            // Whoever means a day of ten months ago says which year's; one verb nearby does not outweigh that.
            Direction::Past if comes_soon(&expr, own.published) => Direction::Future,
            direction => direction,
        };
        let anchor = Anchor { reference: discourse.reference(&expr), direction, ..own.clone() };
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
            value: expr.clock_value().filter(|_| dayless).or(resolved.timex),
        });
    }
    out
}

/// Days ahead within which a day of a month without its year is the coming one, whatever verb stands near.
const SOON: i64 = 75;

/// A day of a month without its year that comes within [`SOON`].
fn comes_soon(expr: &TimeExpr, published: Option<chrono::NaiveDateTime>) -> bool {
    let Point::Calendar { year: None, month: Some(_), day, turn: None, .. } = expr.point else { return false };
    let Some(now) = published else { return false };
    let coming = expr.resolve_at(now, Direction::Future).date.and_then(|d| d.first());
    // A month alone is named more loosely, and the last one of its name is as good as the next.
    let most = if day.is_some() { SOON } else { SOON / 5 };
    coming.is_some_and(|day| (1..=most).contains(&(day - now.date()).num_days()))
}

/// Tokens that a note has at most.
const SHORT: usize = 24;

/// A note is one sentence with nothing around it in which somebody speaks of himself or to another ("I'll be away the
/// next three days"); a lookup is a bare expression without so much as a full stop. "The next three days" are days in
/// both, to be looked up; where news tells of others they are a length of time.
fn register(text: &Text, language: &Language, times: &[TimeMention]) -> Register {
    let tokens = text.scan.tokens.len();
    if text.sentences.len() != 1 || tokens > SHORT || times.is_empty() {
        return Register::Article;
    }
    let stopped = text.scan.tokens.last().is_some_and(|t| t.kind == TokenKind::Punct);
    if is_bare(text, times) && !stopped {
        return Register::Lookup;
    }
    let mut cues = Cues::new(language);
    let first = text.sentences[0].first;
    let asks = cues.has(text, first, "note-start") || (0..tokens as u32).any(|i| cues.has(text, i, "note-cue"));
    if asks { Register::Note } else { Register::Article }
}

/// Words beside its expressions that a text may have and still be no sentence: "on", "at the".
const FEW: usize = 3;

/// Whether the whole text is hardly more than its time expressions: nobody tells anything in it, and whoever types
/// "Friday" to ask for a day means the coming one.
fn is_bare(text: &Text, times: &[TimeMention]) -> bool {
    let inside: usize = times.iter().map(|m| (m.end - m.first) as usize).sum();
    text.sentences.len() == 1 && text.scan.tokens.len() <= inside + FEW
}
