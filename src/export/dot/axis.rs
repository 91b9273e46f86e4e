//! The time axis of a chronology: ticks, and which rows stand at which.

use super::super::words::{UNDATED, date_words};
use crate::graph::{Timeline, TimelineRow};
use crate::model::EventDate;

/// A date on the axis with its rows in order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tick {
    /// Date in words.
    pub label: String,
    /// Rows that stand here by themselves.
    pub rows: Vec<usize>,
    /// Rows gathered into one box, because the drawing is full.
    pub gathered: Vec<usize>,
}

/// Rows up to which each gets a box of its own.
pub(super) const BOXES: usize = 40;

/// The ticks of a timeline in order, the undated last.
///
/// Beyond [`BOXES`] rows only stages of threads keep their own boxes; `in_thread` tells them. An undated stage has no
/// tick: its arrows say where it stands.
pub(super) fn ticks(timeline: &Timeline, in_thread: &[bool]) -> Vec<Tick> {
    let full = timeline.chronology.len() > BOXES;
    let mut ticks: Vec<Tick> = Vec::new();
    for (row, entry) in timeline.chronology.iter().enumerate() {
        let staged = in_thread.get(row).copied().unwrap_or(false);
        let label = tick_label(entry);
        if staged && label == UNDATED {
            continue;
        }
        // Rows come by date, so equal labels are neighbours but for a month among its own first days.
        let position = ticks.iter().rposition(|tick| tick.label == label).unwrap_or_else(|| {
            ticks.push(Tick { label, rows: Vec::new(), gathered: Vec::new() });
            ticks.len() - 1
        });
        let own = !full || staged;
        let tick = &mut ticks[position];
        if own { tick.rows.push(row) } else { tick.gathered.push(row) }
    }
    ticks
}

/// A beginning shares the tick of its first day: what is open or long says so in its own box.
fn tick_label(row: &TimelineRow) -> String {
    match &row.event.date {
        Some(EventDate::Span(Some(from), _)) => date_words(Some(&EventDate::At(*from))),
        date => date_words(date.as_ref()),
    }
}
