//! What can be shown.

use crate::graph::Timeline;
use crate::model::Event;
use crate::query::{Between, Path, Relation};

/// Something to write down.
#[derive(Clone, Copy, Debug)]
pub enum View<'a> {
    /// Events as coded, in the order given.
    Events(&'a [Event]),
    /// The merged chronology.
    Timeline(&'a Timeline),
    /// The table of relations.
    Relations(&'a [Relation]),
    /// What passed between two actors, with its rows.
    Between(&'a Timeline, &'a Between),
    /// A chain of actors with the rows that join them.
    Path(&'a Timeline, &'a Path),
    /// The graph of actors.
    Actors(&'a Timeline),
    /// The chronology as a graph.
    Chronology(&'a Timeline),
}

/// The kind of a [`View`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewKind {
    Events,
    Timeline,
    Relations,
    Between,
    Path,
    Actors,
    Chronology,
}

impl View<'_> {
    /// Its kind.
    pub fn kind(&self) -> ViewKind {
        match self {
            View::Events(_) => ViewKind::Events,
            View::Timeline(_) => ViewKind::Timeline,
            View::Relations(_) => ViewKind::Relations,
            View::Between(..) => ViewKind::Between,
            View::Path(..) => ViewKind::Path,
            View::Actors(_) => ViewKind::Actors,
            View::Chronology(_) => ViewKind::Chronology,
        }
    }
}

impl ViewKind {
    /// In words, for messages: `a timeline`.
    pub fn label(self) -> &'static str {
        match self {
            ViewKind::Events => "events",
            ViewKind::Timeline => "a timeline",
            ViewKind::Relations => "a table of relations",
            ViewKind::Between => "what passed between two actors",
            ViewKind::Path => "a path",
            ViewKind::Actors => "a graph of actors",
            ViewKind::Chronology => "a graph of events",
        }
    }
}
