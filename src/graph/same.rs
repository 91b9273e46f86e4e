//! The rule for "two reports, one happening".
//!
//! Two reports must share class, stage (or one names none) and either the parties or the thread; dates and status must
//! agree as far as each claims to know. A document's own distinctions are kept: what it tells as background is not
//! what it tells as news of the day.

use super::code::{countries, is_order_free};
use super::order::known;
use crate::model::{Event, EventDate, Phase, Status};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Days by which two dates of one happening may lie apart: news is dated a day late, a time zone off, by the weekend.
pub(super) const NEAR_DAYS: i64 = 3;
/// Days between the first days of a month and of a day inside it, at most.
pub(super) const MONTH_DAYS: i64 = 31;

/// An event with what comparing needs, worked out once.
pub(super) struct Report<'e> {
    pub event: &'e Event,
    pub actors: BTreeSet<&'e str>,
    pub recipients: BTreeSet<&'e str>,
    /// Both sides.
    pub all: BTreeSet<&'e str>,
    pub date: Option<&'e EventDate>,
}

impl<'e> Report<'e> {
    pub fn new(event: &'e Event) -> Self {
        let (actors, recipients) = (countries(&event.actors), countries(&event.recipients));
        let all = actors.union(&recipients).copied().collect();
        Report { event, actors, recipients, all, date: known(&event.date) }
    }
}

/// Whether both may be reports of one happening.
pub(super) fn same_happening(a: &Report, b: &Report) -> bool {
    let same_document = a.event.doc_id == b.event.doc_id;
    let phases_agree = match (a.event.phase, b.event.phase) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    };
    if a.event.class != b.event.class || !phases_agree {
        return false;
    }
    let same_stage = is_same_stage(a, b);
    (same_stage || same_parties(a, b) && modes_agree(a, b))
        && dates_agree(a, b, same_stage, same_document)
        && statuses_agree(a, b, same_document)
}

/// Same thread, same turning point of it, and nobody on one side whom the other report excludes.
fn is_same_stage(a: &Report, b: &Report) -> bool {
    // Talks continue on many days: only a turning point happens once.
    let turning = |p: Option<Phase>| p.is_some_and(|p| p != Phase::Continue);
    let nested = |x: &BTreeSet<&str>, y: &BTreeSet<&str>| x.is_subset(y) || y.is_subset(x);
    let thread = |r: &Report| r.event.thread.as_deref().filter(|t| !t.is_empty()).map(str::to_owned);
    turning(a.event.phase)
        && a.event.phase == b.event.phase
        && thread(a).is_some_and(|t| Some(t) == thread(b))
        && (a.event.doc_id == b.event.doc_id || !a.all.is_disjoint(&b.all))
        && if is_order_free(a.event) || is_order_free(b.event) {
            nested(&a.all, &b.all)
        } else {
            nested(&a.actors, &b.actors) && nested(&a.recipients, &b.recipients)
        }
}

fn same_parties(a: &Report, b: &Report) -> bool {
    if a.all.is_empty() {
        return false;
    }
    if is_order_free(a.event) || is_order_free(b.event) {
        return a.all == b.all;
    }
    a.actors == b.actors && a.recipients == b.recipients
}

fn modes_agree(a: &Report, b: &Report) -> bool {
    match (&a.event.mode, &b.event.mode) {
        (Some(x), Some(y)) => x == y,
        _ => true,
    }
}

fn dates_agree(a: &Report, b: &Report, same_stage: bool, same_document: bool) -> bool {
    let (Some(x), Some(y)) = (a.date, b.date) else {
        // What nobody dated can only be recognised inside one text.
        return same_document && (same_stage || a.date.is_none() && b.date.is_none());
    };
    if x == y {
        return true;
    }
    if same_stage {
        let apart = gap(x, y);
        return apart <= NEAR_DAYS && days(x.order().0, y.order().0) <= MONTH_DAYS;
    }
    if same_document && (x.first().is_none() || y.first().is_none()) {
        return false;
    }
    (holds(x, y) || holds(y, x)) && bounds_near(x, y)
}

/// Actual and denied are two claims about one happening, if two parties or two documents make them.
fn statuses_agree(a: &Report, b: &Report, same_document: bool) -> bool {
    let (x, y) = (a.event.status, b.event.status);
    x == y
        || matches!((x, y), (Status::Actual, Status::Denied) | (Status::Denied, Status::Actual))
            && (!same_document || a.event.reporter != b.event.reporter)
}

fn days(a: NaiveDate, b: NaiveDate) -> i64 {
    a.signed_duration_since(b).num_days().abs()
}

fn low(d: &EventDate) -> NaiveDate {
    d.first().unwrap_or(NaiveDate::MIN)
}

fn high(d: &EventDate) -> NaiveDate {
    d.last().unwrap_or(NaiveDate::MAX)
}

fn holds(outer: &EventDate, inner: &EventDate) -> bool {
    low(outer) <= low(inner) && high(inner) <= high(outer)
}

/// Days between two dates, 0 where they overlap.
fn gap(a: &EventDate, b: &EventDate) -> i64 {
    if a.overlaps(b) { 0 } else { days(low(a).max(low(b)), high(a).min(high(b))) }
}

/// Whether every pair of stated bounds lies near: a month is not a day in it, "by the 18th" may be the 17th.
fn bounds_near(a: &EventDate, b: &EventDate) -> bool {
    let near = |x: Option<NaiveDate>, y: Option<NaiveDate>| match (x, y) {
        (Some(x), Some(y)) => days(x, y) <= NEAR_DAYS,
        _ => true,
    };
    near(a.first(), b.first()) && near(a.last(), b.last()) && days(a.order().0, b.order().0) <= NEAR_DAYS
}
