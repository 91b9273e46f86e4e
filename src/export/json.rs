//! JSON: an array of objects, one a line; graphs as nodes and edges.

use super::{Exporter, View};
use crate::graph::{TieRef, Timeline, TimelineRow};
use crate::model::Event;
use chrono::NaiveDate;
use serde::Serialize;
use std::io::{self, Write};

pub(super) struct Json;

/// A row as an object: the fields of its best report, then those of the merging.
#[derive(Serialize)]
pub(super) struct RowRecord<'a> {
    #[serde(flatten)]
    event: &'a Event,
    reports: usize,
    documents: &'a [String],
    outlets: &'a [String],
    reporters: &'a [String],
    first_published: Option<&'a str>,
    last_published: Option<&'a str>,
    disagreements: &'a [String],
}

impl<'a> RowRecord<'a> {
    pub fn of(row: &'a TimelineRow) -> Self {
        RowRecord {
            event: &row.event,
            reports: row.reports,
            documents: &row.documents,
            outlets: &row.outlets,
            reporters: &row.reporters,
            first_published: row.first_published.as_deref(),
            last_published: row.last_published.as_deref(),
            disagreements: &row.disagreements,
        }
    }
}

/// The records of some rows.
pub(super) fn row_records<'a>(timeline: &'a Timeline, rows: &'a [usize]) -> impl Iterator<Item = RowRecord<'a>> {
    rows.iter().filter_map(|row| timeline.chronology.get(*row)).map(RowRecord::of)
}

impl Exporter for Json {
    fn write(&self, view: &View, out: &mut dyn Write) -> io::Result<()> {
        match view {
            View::Events(events) => write_array(events.iter(), out)?,
            View::Timeline(timeline) => write_array(timeline.chronology.iter().map(RowRecord::of), out)?,
            View::Relations(relations) => write_array(relations.iter(), out)?,
            View::Between(timeline, between) => {
                #[derive(Serialize)]
                struct Answer<'a> {
                    #[serde(flatten)]
                    between: &'a crate::query::Between,
                    events: Vec<RowRecord<'a>>,
                }
                let events = row_records(timeline, &between.rows).collect();
                serde_json::to_writer_pretty(&mut *out, &Answer { between, events })?;
            }
            View::Path(timeline, path) => {
                #[derive(Serialize)]
                struct Step<'a> {
                    from: &'a str,
                    to: &'a str,
                    events: Vec<RowRecord<'a>>,
                }
                let steps = path.steps.iter().map(|step| Step {
                    from: &step.from,
                    to: &step.to,
                    events: row_records(timeline, &step.rows).collect(),
                });
                write_array(steps, out)?;
            }
            View::Actors(timeline) => serde_json::to_writer_pretty(&mut *out, &actor_graph(timeline))?,
            View::Chronology(timeline) => serde_json::to_writer_pretty(&mut *out, &chronology_graph(timeline))?,
        }
        out.write_all(b"\n")
    }
}

fn write_array(items: impl Iterator<Item = impl Serialize>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"[")?;
    for (index, item) in items.enumerate() {
        out.write_all(if index == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    out.write_all(b"\n]")
}

/// A graph in node-link form, as networkx and D3 read it.
#[derive(Serialize)]
struct NodeLink<N, E> {
    directed: bool,
    multigraph: bool,
    nodes: Vec<N>,
    edges: Vec<E>,
}

// Structs and not `json!`: its values widen 0.8 to 0.800000011920929.
#[derive(Serialize)]
struct ActorNode<'a> {
    id: &'a str,
    codes: Vec<&'a str>,
    names: Vec<&'a str>,
    events: usize,
}

#[derive(Serialize)]
struct TieEdge<'a> {
    source: &'a str,
    target: &'a str,
    mutual: bool,
    quad: u8,
    count: usize,
    mean_score: f32,
    mean_goldstein: Option<f32>,
    first: Option<NaiveDate>,
    last: Option<NaiveDate>,
    event_ids: Vec<&'a str>,
}

#[derive(Serialize)]
struct RowNode<'a> {
    id: &'a str,
    #[serde(flatten)]
    row: RowRecord<'a>,
}

#[derive(Serialize)]
struct BeforeEdge<'a> {
    source: &'a str,
    target: &'a str,
    relation: &'static str,
}

fn actor_graph(timeline: &Timeline) -> impl Serialize {
    let nodes = timeline.relations.actors().map(|actor| ActorNode {
        id: &actor.code,
        codes: actor.codes.keys().map(String::as_str).collect(),
        names: actor.names.keys().map(|(_, name)| name.as_str()).collect(),
        events: actor.rows.len(),
    });
    let edges = timeline.relations.ties().map(|TieRef { source, target, tie }| TieEdge {
        source: &source.code,
        target: &target.code,
        mutual: tie.mutual,
        quad: tie.quad,
        count: tie.count,
        mean_score: tie.mean_score,
        mean_goldstein: tie.mean_goldstein,
        first: tie.first,
        last: tie.last,
        event_ids: tie.rows.iter().filter_map(|row| event_id(timeline, *row)).collect(),
    });
    NodeLink { directed: true, multigraph: true, nodes: nodes.collect(), edges: edges.collect() }
}

fn chronology_graph(timeline: &Timeline) -> impl Serialize {
    let rows = &timeline.chronology;
    let nodes = rows.iter().map(|row| RowNode { id: &row.event.event_id, row: RowRecord::of(row) });
    let pairs = (0..rows.len()).flat_map(|row| timeline.threads.next(row).into_iter().map(move |next| (row, next)));
    let edges = pairs.filter_map(|(a, b)| {
        let (source, target) = (event_id(timeline, a)?, event_id(timeline, b)?);
        Some(BeforeEdge { source, target, relation: "before" })
    });
    NodeLink { directed: true, multigraph: false, nodes: nodes.collect(), edges: edges.collect() }
}

fn event_id(timeline: &Timeline, row: usize) -> Option<&str> {
    timeline.chronology.get(row).map(|r| r.event.event_id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::samples::patrols;

    fn print(view: View) -> String {
        let mut out = Vec::new();
        Json.write(&view, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_timeline_is_an_array_of_events_with_what_merging_adds() {
        let timeline = Timeline::build(patrols());
        let text = print(View::Timeline(&timeline));
        let rows: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(rows.len(), 9);
        assert_eq!((&rows[1]["event_id"], &rows[1]["reports"]), (&"p2".into(), &2.into()));
        assert!(text.contains("\"confidence\":0.8,\"reports\":2"));
        assert_eq!(serde_json::from_str::<Vec<Event>>(&text).unwrap()[1], timeline.chronology[1].event);
        assert_eq!(print(View::Events(&[])), "[\n]\n");
    }

    #[test]
    fn graphs_are_node_link() {
        let timeline = Timeline::build(patrols());
        let actors: serde_json::Value = serde_json::from_str(&print(View::Actors(&timeline))).unwrap();
        assert_eq!((actors["nodes"].as_array().unwrap().len(), actors["edges"].as_array().unwrap().len()), (5, 8));
        let rows: serde_json::Value = serde_json::from_str(&print(View::Chronology(&timeline))).unwrap();
        assert_eq!(rows["edges"][0]["target"], "p2");
    }
}
