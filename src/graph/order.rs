//! One order for events and rows, so that shuffled input gives the same timeline.

use super::TimelineRow;
use crate::model::{Event, EventDate, Phase};
use chrono::NaiveDate;
use std::cmp::Ordering;

/// A date that says something: `../..` is as good as none.
pub(super) fn known(date: &Option<EventDate>) -> Option<&EventDate> {
    date.as_ref().filter(|d| d.first().is_some() || d.last().is_some())
}

/// Place of a date in a chronology: undated last; "some time up to the 18th" before what happened on the 18th.
pub(super) fn date_key(date: &Option<EventDate>) -> (bool, (NaiveDate, NaiveDate), bool) {
    match known(date) {
        Some(d) => (false, d.order(), d.first().is_some()),
        None => (true, (NaiveDate::MAX, NaiveDate::MAX), true),
    }
}

/// Rank of a stage among events of one day; an unnamed stage stands with "continue".
pub(super) fn phase_rank(phase: Option<Phase>) -> u8 {
    phase.unwrap_or(Phase::Continue) as u8
}

/// Total order of reports: date, stage, then where they stand in their documents.
pub(super) fn compare_events(a: &Event, b: &Event) -> Ordering {
    let place = |e: &Event| (e.sentence, e.evidence.start, e.evidence.end, e.class);
    date_key(&a.date)
        .cmp(&date_key(&b.date))
        .then_with(|| phase_rank(a.phase).cmp(&phase_rank(b.phase)))
        .then_with(|| a.doc_id.cmp(&b.doc_id))
        .then_with(|| place(a).cmp(&place(b)))
        .then_with(|| a.event_id.cmp(&b.event_id))
        // Only records that differ in small print get this far; printing them settles it whatever differs.
        .then_with(|| print(a).cmp(&print(b)))
}

/// Total order of rows: that of their best reports.
pub(super) fn compare_rows(a: &TimelineRow, b: &TimelineRow) -> Ordering {
    compare_events(&a.event, &b.event)
}

/// Whether two records are one report given twice.
pub(super) fn same_report(a: &Event, b: &Event) -> bool {
    a.event_id == b.event_id && a.doc_id == b.doc_id && print(a) == print(b)
}

fn print(event: &Event) -> String {
    serde_json::to_string(event).unwrap_or_default()
}
