//! Which time expression dates which event, and what to say where there is none.

use crate::clause::{Clauses, Node, NodeId, Relation};
use crate::find::{BARE, TimeMention};
use crate::lang::Language;
use crate::model::{Anchor, DateBasis, Direction, EventDate, Moment, Phase, Resolved, Status, TimexKind};
use chrono::{NaiveDate, NaiveDateTime};

/// What the document offers for dating.
pub(super) struct Dater<'d> {
    pub times: &'d [TimeMention],
    pub published: Option<NaiveDateTime>,
    /// Day of the main narrative: a dateline of the day before beats the publication date.
    pub today: Option<NaiveDate>,
    /// Markers after which a date is where something began: "since".
    pub since: Vec<u8>,
    /// Markers after which a date is where something ends: "until".
    pub until: Vec<u8>,
    /// Markers that put an event before or after a date without dating it.
    pub beside: Vec<u8>,
}

/// A date with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Dated {
    pub date: Option<EventDate>,
    pub basis: DateBasis,
}

/// What the coder knows of the event besides its words.
pub(super) struct Circumstance {
    pub status: Status,
    pub phase: Option<Phase>,
    /// Told as background: a noun beside the main line, an anterior verb.
    pub background: bool,
}

impl<'d> Dater<'d> {
    /// Gathers the markers that the language's data name.
    pub fn new(times: &'d [TimeMention], published: Option<NaiveDateTime>, language: &Language) -> Self {
        let numbers = |class: &[String]| -> Vec<u8> {
            class.iter().map(|form| crate::find::marker_number(language, form)).filter(|m| *m < BARE - 1).collect()
        };
        let config = &language.tables.config;
        Dater {
            times,
            published,
            today: published.map(|p| p.date()),
            since: numbers(&config.since_markers),
            until: numbers(&config.until_markers),
            beside: numbers(&config.beside_markers),
        }
    }

    fn resolve(&self, time: u32, direction: Direction, reference: Option<EventDate>) -> Option<Resolved> {
        let anchor = Anchor { published: self.published, reference, direction };
        let resolved = self.times.get(time as usize)?.expr.resolve(&anchor);
        Some(resolved)
    }

    /// The event date that a node's own expressions give.
    fn own(&self, node: &Node, circumstance: &Circumstance, reference: Option<EventDate>) -> Option<Dated> {
        let direction = direction_of(node, circumstance.status);
        let mut best: Option<Dated> = None;
        for (time, marker) in &node.times {
            if self.beside.contains(marker) {
                continue;
            }
            let Some(resolved) = self.resolve(*time, direction, reference.clone()) else { continue };
            if !matches!(resolved.kind, TimexKind::Date | TimexKind::Time) {
                continue;
            }
            let Some(date) = resolved.date else { continue };
            let basis = if resolved.exact { DateBasis::Explicit } else { DateBasis::Relative };
            let date = if self.since.contains(marker) {
                self.since_date(date, circumstance)
            } else if self.until.contains(marker) {
                match date {
                    EventDate::At(m) => EventDate::Span(None, Some(m)),
                    other => other,
                }
            } else {
                date
            };
            // The first expression counts, unless a later one gives the whole day in words.
            if best.is_none() || (basis == DateBasis::Explicit && best.as_ref().is_some_and(|b| b.basis != basis)) {
                best = Some(Dated { date: Some(date), basis });
            }
        }
        best
    }

    /// "since": the day itself for a stage that happens at once (stopped, began), open to the right otherwise.
    fn since_date(&self, date: EventDate, circumstance: &Circumstance) -> EventDate {
        let point = matches!(circumstance.phase, Some(Phase::Suspend | Phase::Resume | Phase::Begin | Phase::End));
        match date {
            EventDate::At(m) if !point => EventDate::since(m),
            other => other,
        }
    }

    /// Dates one node: its own words, those of what governs it, then the tense.
    pub fn date(
        &self,
        clauses: &Clauses,
        id: NodeId,
        operators: &[NodeId],
        circumstance: &Circumstance,
        anchor: &Dated,
    ) -> Dated {
        if let Some(own) = self.own(&clauses.nodes[id], circumstance, anchor.date.clone()) {
            return own;
        }
        let told = clauses.nodes[id].subject_node;
        for k in operators.iter().copied().chain(told) {
            if let Some(own) = self.own(&clauses.nodes[k], circumstance, anchor.date.clone()) {
                return own;
            }
        }
        // Words of the verb that carries or reports it. A day on the reporting verb dates what is reported,
        // unless that is background or still to come.
        let mut at = id;
        let mut steps = 0;
        while let Some(parent) = clauses.nodes[at].parent
            && steps < 6
        {
            let relation = clauses.nodes[at].relation;
            if matches!(relation, Relation::Relative | Relation::Subordinate) {
                break;
            }
            let carried = relation == Relation::Complement && (operators.contains(&parent) || clauses.nodes[id].verbal);
            let reported =
                relation == Relation::Content && !circumstance.background && circumstance.status != Status::Planned;
            if (carried || reported)
                && let Some(found) = self.own(&clauses.nodes[parent], circumstance, anchor.date.clone())
            {
                return found;
            }
            at = parent;
            steps += 1;
        }
        self.by_tense(circumstance)
    }

    fn by_tense(&self, circumstance: &Circumstance) -> Dated {
        let Some(today) = self.today else { return Dated { date: None, basis: DateBasis::Unknown } };
        if circumstance.status == Status::Planned {
            return Dated { date: Some(EventDate::since(Moment::day(today))), basis: DateBasis::Publication };
        }
        if circumstance.background {
            return Dated { date: Some(EventDate::until(today)), basis: DateBasis::Background };
        }
        Dated { date: Some(EventDate::day(today)), basis: DateBasis::Publication }
    }
}

/// Where a bare weekday or month lies.
fn direction_of(node: &Node, status: Status) -> Direction {
    if node.future || status == Status::Planned { Direction::Future } else { Direction::Past }
}
