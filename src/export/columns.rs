//! The columns of the tables, in their published order.

use super::cells::Cell;
use crate::graph::TimelineRow;
use crate::model::{Event, EventDate, Party};
use crate::query::Relation;

/// Columns of a table of events.
pub const EVENT_COLUMNS: [&str; 40] = [
    "event_id",
    "event_date",
    "event_date_end",
    "event_date_edtf",
    "date_basis",
    "event_type",
    "event_mode",
    "cameo_code",
    "quad_class",
    "goldstein",
    "plover_score",
    "phase",
    "status",
    "contexts",
    "actor_codes",
    "recipient_codes",
    "actor_ids",
    "actor_names",
    "actor_text",
    "recipient_ids",
    "recipient_names",
    "recipient_text",
    "reporter",
    "place",
    "lat",
    "lon",
    "thread",
    "doc_id",
    "published",
    "published_basis",
    "title",
    "url",
    "outlet",
    "lang",
    "sentence_index",
    "span_start",
    "span_end",
    "evidence",
    "found_by",
    "confidence",
];

/// What a timeline adds to [`EVENT_COLUMNS`].
pub const TIMELINE_COLUMNS: [&str; 7] =
    ["reports", "documents", "outlets", "reporters", "first_published", "last_published", "disagreements"];

/// Columns of the table of relations.
pub(super) const RELATION_COLUMNS: [&str; 10] = [
    "source",
    "target",
    "direction",
    "quad_class",
    "count",
    "mean_plover_score",
    "mean_goldstein",
    "first_date",
    "last_date",
    "classes",
];

/// Cells under [`EVENT_COLUMNS`].
pub(super) fn event_cells(e: &Event) -> [Cell; EVENT_COLUMNS.len()] {
    let spread =
        |parties: &[Party], pick: fn(&Party) -> &String| Cell::List(parties.iter().map(pick).cloned().collect());
    let codes = |parties: &[Party]| {
        let coded = parties.iter().filter(|p| !p.code.is_empty());
        Cell::List(coded.map(|p| p.code.clone()).collect())
    };
    let text = |text: &str| Cell::Text(text.to_owned());
    let words = e.words();
    let listed = |list: Vec<&str>| Cell::List(list.into_iter().map(str::to_owned).collect());
    let date = e.date.as_ref();
    [
        text(&e.event_id),
        Cell::day(date.and_then(EventDate::first)),
        Cell::day(date.and_then(EventDate::last)),
        Cell::text(date.map(EventDate::to_string)),
        text(e.date_basis.label()),
        text(e.class.label()),
        Cell::text(e.mode.clone()),
        text(&e.cameo),
        Cell::Count(e.quad.into()),
        Cell::Number(e.goldstein),
        Cell::Number(Some(e.score)),
        Cell::text(e.phase.map(|p| p.label())),
        text(e.status.label()),
        Cell::List(e.contexts.clone()),
        codes(&e.actors),
        codes(&e.recipients),
        spread(&e.actors, |p| &p.id),
        spread(&e.actors, |p| &p.name),
        listed(words.actors),
        spread(&e.recipients, |p| &p.id),
        spread(&e.recipients, |p| &p.name),
        listed(words.recipients),
        Cell::text(e.reporter.clone()),
        Cell::text(e.place.as_ref().map(|p| p.0.clone())),
        Cell::Number(e.place.as_ref().map(|p| p.1)),
        Cell::Number(e.place.as_ref().map(|p| p.2)),
        Cell::text(e.thread.clone()),
        text(&e.doc_id),
        Cell::text(e.published.clone()),
        Cell::text(e.published_basis.map(|b| b.label())),
        Cell::text(e.title.clone()),
        Cell::text(e.url.clone()),
        Cell::text(e.outlet.clone()),
        text(&e.lang),
        Cell::Count(e.sentence.into()),
        Cell::Count(e.evidence.start.into()),
        Cell::Count(e.evidence.end.into()),
        text(if e.sentence_text.is_empty() { &e.evidence.text } else { &e.sentence_text }),
        text(&e.found_by),
        Cell::Number(Some(e.confidence)),
    ]
}

/// Cells under [`TIMELINE_COLUMNS`].
pub(super) fn merge_cells(row: &TimelineRow) -> [Cell; TIMELINE_COLUMNS.len()] {
    [
        Cell::Count(row.reports as u64),
        Cell::List(row.documents.clone()),
        Cell::List(row.outlets.clone()),
        Cell::List(row.reporters.clone()),
        Cell::text(row.first_published.clone()),
        Cell::text(row.last_published.clone()),
        Cell::List(row.disagreements.clone()),
    ]
}

/// Cells under [`RELATION_COLUMNS`].
pub(super) fn relation_cells(r: &Relation) -> [Cell; RELATION_COLUMNS.len()] {
    [
        Cell::Text(r.source.clone()),
        Cell::Text(r.target.clone()),
        Cell::Text(if r.mutual { "mutual" } else { "directed" }.to_owned()),
        Cell::Count(r.quad.into()),
        Cell::Count(r.count as u64),
        Cell::Number(Some(r.mean_score)),
        Cell::Number(r.mean_goldstein),
        Cell::day(r.first),
        Cell::day(r.last),
        Cell::List(r.classes.iter().map(|(class, count)| format!("{class} {count}")).collect()),
    ]
}
