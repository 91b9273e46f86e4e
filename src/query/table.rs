//! The table of relations: a line for each pair and quad class.

use super::actor::ActorQuery;
use crate::graph::{TieRef, Timeline};
use chrono::NaiveDate;
use serde::Serialize;

/// One line: what passed from one actor to another, or between both, in one quad class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relation {
    /// Country part of the codes.
    pub source: String,
    pub target: String,
    /// Done together: source and target have no direction.
    pub mutual: bool,
    /// 1 to 4.
    pub quad: u8,
    /// Rows of the chronology.
    pub count: usize,
    /// Mean PLOVER score, −10 to 10.
    pub mean_score: f32,
    /// Mean Goldstein score of those rows that have one.
    pub mean_goldstein: Option<f32>,
    /// Earliest day known.
    pub first: Option<NaiveDate>,
    /// Latest day known.
    pub last: Option<NaiveDate>,
    /// Classes with their counts, most frequent first.
    pub classes: Vec<(String, usize)>,
    /// Ids of the events.
    pub event_ids: Vec<String>,
}

/// Every pair and quad class, most events first.
pub fn relations_table(timeline: &Timeline) -> Vec<Relation> {
    collect(timeline, |_| true)
}

/// The lines that involve an actor. A full code or an id means its country here: the table knows no finer.
pub fn relations_of(timeline: &Timeline, actor: &str) -> Vec<Relation> {
    let query = ActorQuery::new(actor);
    collect(timeline, |tie| {
        query.matches_code(&tie.source.code) || query.matches_code(&tie.target.code) || {
            tie.source.code == query.country() || tie.target.code == query.country()
        }
    })
}

fn collect(timeline: &Timeline, keep: impl Fn(&TieRef) -> bool) -> Vec<Relation> {
    let mut relations: Vec<Relation> =
        timeline.relations.ties().filter(keep).map(|tie| relation_of(timeline, tie)).collect();
    // The ties come sorted by codes and quad class; a stable sort keeps that among equals.
    relations.sort_by_key(|relation| std::cmp::Reverse(relation.count));
    relations
}

fn relation_of(timeline: &Timeline, TieRef { source, target, tie }: TieRef) -> Relation {
    let mut classes: Vec<(String, usize)> = tie.classes.iter().map(|(c, n)| (c.to_string(), *n)).collect();
    classes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rows = tie.rows.iter().filter_map(|row| timeline.chronology.get(*row));
    Relation {
        source: source.code.clone(),
        target: target.code.clone(),
        mutual: tie.mutual,
        quad: tie.quad,
        count: tie.count,
        mean_score: tie.mean_score,
        mean_goldstein: tie.mean_goldstein,
        first: tie.first,
        last: tie.last,
        classes,
        event_ids: rows.map(|row| row.event.event_id.clone()).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::patrols;

    #[test]
    fn table_lists_pairs() {
        let timeline = Timeline::build(patrols());
        let table = relations_table(&timeline);
        let lines: Vec<_> = table.iter().map(|r| (&*r.source, &*r.target, r.mutual, r.quad, r.count)).collect();
        assert_eq!(
            lines,
            [
                ("RUS", "TUR", true, 1, 1),
                ("RUS", "TUR", true, 2, 1),
                ("RUS", "TUR", false, 3, 1),
                ("SYR", "SYR", false, 4, 1),
                ("TUR", "RUS", false, 2, 1),
                ("TUR", "RUS", false, 4, 1),
                ("TUR", "SYR", false, 3, 1),
                ("USA", "SYR", false, 3, 1),
            ]
        );
        assert_eq!(relations_of(&timeline, "syr").len(), 3);
        assert_eq!(relations_of(&timeline, "USA.trump").len(), 1);
        assert!(relations_of(&timeline, "DEU").is_empty());
    }
}
