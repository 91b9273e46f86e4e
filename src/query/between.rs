//! What passed between two actors.

use super::actor::ActorQuery;
use super::filter::passes_between;
use crate::graph::{Timeline, first_day, is_mutual, last_day, mean};
use crate::model::{Event, Status};
use chrono::NaiveDate;
use serde::Serialize;

/// The answer to "what passed between A and B?".
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Between {
    pub a: String,
    pub b: String,
    /// Rows of the chronology in order, denied ones too.
    #[serde(skip)]
    pub rows: Vec<usize>,
    /// Rows that count: all but the denied.
    pub count: usize,
    /// Denied rows.
    pub denied: usize,
    /// Sums by quad class, only classes that occur.
    pub by_quad: Vec<QuadSum>,
    /// Mean PLOVER score of what counts, −10 to 10.
    pub mean_score: Option<f32>,
    /// Earliest day known.
    pub first: Option<NaiveDate>,
    /// Latest day known.
    pub last: Option<NaiveDate>,
}

/// What passed in one quad class; the three directions add up to `count`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuadSum {
    pub quad: u8,
    pub count: usize,
    pub a_to_b: usize,
    pub b_to_a: usize,
    /// Done together.
    pub mutual: usize,
    /// Mean PLOVER score, −10 to 10.
    pub mean_score: Option<f32>,
    /// Mean Goldstein score of those that have one, −10 to 10.
    pub mean_goldstein: Option<f32>,
}

/// What passed between two actors (each a country, a full code or an id).
pub fn relations_between(timeline: &Timeline, a: &str, b: &str) -> Between {
    let (from, to) = (ActorQuery::new(a), ActorQuery::new(b));
    let all = timeline.chronology.iter().enumerate();
    let rows: Vec<usize> = all.filter(|(_, row)| passes_between(&row.event, &from, &to)).map(|(i, _)| i).collect();
    let found = rows.iter().map(|i| &timeline.chronology[*i].event);
    let (denied, counted): (Vec<&Event>, Vec<&Event>) = found.partition(|e| e.status == Status::Denied);
    Between {
        a: a.trim().to_owned(),
        b: b.trim().to_owned(),
        count: counted.len(),
        denied: denied.len(),
        by_quad: (1..=4).filter_map(|quad| sum_quad(quad, &counted, &from, &to)).collect(),
        mean_score: mean(counted.iter().map(|e| e.score)),
        first: first_day(counted.iter().copied()),
        last: last_day(counted.iter().copied()),
        rows,
    }
}

fn sum_quad(quad: u8, events: &[&Event], from: &ActorQuery, to: &ActorQuery) -> Option<QuadSum> {
    let events: Vec<&Event> = events.iter().copied().filter(|e| e.quad == quad).collect();
    let mutual = events.iter().filter(|e| is_mutual(e)).count();
    let forward = |e: &Event| e.actors.iter().any(|p| from.matches(p)) && e.recipients.iter().any(|p| to.matches(p));
    let a_to_b = events.iter().filter(|e| !is_mutual(e) && forward(e)).count();
    (!events.is_empty()).then(|| QuadSum {
        quad,
        count: events.len(),
        a_to_b,
        b_to_a: events.len() - mutual - a_to_b,
        mutual,
        mean_score: mean(events.iter().map(|e| e.score)),
        mean_goldstein: mean(events.iter().filter_map(|e| e.goldstein)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::{patrols, sample};

    #[test]
    fn turkey_and_russia() {
        let timeline = Timeline::build(patrols());
        let between = relations_between(&timeline, "tur", "RUS");
        assert_eq!((between.count, between.denied, between.rows.len()), (5, 0, 5));
        let by_quad: Vec<_> = between.by_quad.iter().map(|q| (q.quad, q.count, q.a_to_b, q.b_to_a, q.mutual)).collect();
        assert_eq!(by_quad, [(1, 1, 0, 0, 1), (2, 2, 1, 0, 1), (3, 1, 0, 1, 0), (4, 1, 1, 0, 0)]);
        assert_eq!(between.first.map(|d| d.to_string()).as_deref(), Some("2019-10-01"));
        assert_eq!(between.last.map(|d| d.to_string()).as_deref(), Some("2020-02-18"));
        assert_eq!(between.mean_score, Some(2.5));
        let nobody = relations_between(&timeline, "TUR", "ZZZ");
        assert_eq!((nobody.count, nobody.mean_score, nobody.first), (0, None, None));
    }

    #[test]
    fn denials_are_listed_but_not_counted() {
        let denied = sample("ASSAULT", "2020").by("TUR").to("SYR").status(Status::Denied).event();
        let between = relations_between(&Timeline::build(vec![denied]), "SYR", "TUR");
        assert_eq!((between.rows.len(), between.count, between.denied), (1, 0, 1));
        assert!(between.by_quad.is_empty());
    }
}
