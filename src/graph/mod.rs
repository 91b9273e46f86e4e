//! From loose events to one timeline: a chronology of merged reports, its threads, and who did what to whom.
//!
//! What lives here: the rule for "two reports, one happening", the order of rows, the actor graph; only this room uses
//! petgraph. What may not: text, languages, files, formats.
//! Who comes next: `query` asks a [`Timeline`] questions, `export` writes it down.

mod code;
mod merge;
mod order;
mod relations;
mod row;
mod same;
mod threads;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use code::{country_part, is_mutual};
pub use relations::{Actor, Relations, Tie, TieRef, first_day, last_day, mean};
pub use row::TimelineRow;
pub use threads::{Thread, Threads};

use crate::model::Event;

/// A set of events made into history: what happened in order, which rows are stages of one activity, who is tied to
/// whom.
///
/// Every number that the other parts carry for an event is its index in `chronology`.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// Merged events by date, undated last.
    pub chronology: Vec<TimelineRow>,
    /// Actors and what passed between them.
    pub relations: Relations,
    /// Activities with several stages, and which row is before which.
    pub threads: Threads,
}

impl Timeline {
    /// Merges reports of one happening, orders the rows and draws the relations.
    ///
    /// The order of `events` does not matter; the same report given twice counts once. Near-linear in their number.
    pub fn build(events: Vec<Event>) -> Timeline {
        Timeline::from_rows(merge::merge_reports(events))
    }

    /// A timeline of rows that are merged already.
    pub fn from_rows(mut rows: Vec<TimelineRow>) -> Timeline {
        rows.sort_by(order::compare_rows);
        let relations = Relations::build(&rows);
        let threads = Threads::build(&rows);
        Timeline { chronology: rows, relations, threads }
    }

    /// The timeline of those rows whose best report passes `keep`; rows are not merged anew.
    pub fn only(&self, keep: impl Fn(&Event) -> bool) -> Timeline {
        Timeline::from_rows(self.chronology.iter().filter(|row| keep(&row.event)).cloned().collect())
    }

    /// The events of the rows, in order.
    pub fn events(&self) -> impl Iterator<Item = &Event> {
        self.chronology.iter().map(|row| &row.event)
    }
}
