//! Who did what to whom: actors as nodes, what passed between two of them as edges.

use super::code::{countries, country_part, is_mutual};
use super::order::known;
use super::row::TimelineRow;
use crate::model::{Class, Event, Status};
use chrono::NaiveDate;
use petgraph::algo::astar;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{EdgeRef, UndirectedAdaptor};
use std::collections::{BTreeMap, BTreeSet};

/// A state or body with everyone who acts for it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Actor {
    /// Country part of the codes: `TUR`, `IGOUNO`.
    pub code: String,
    /// Full codes seen, with how often: `TUR`, `TURGOV`.
    pub codes: BTreeMap<String, usize>,
    /// Resolved names seen, with how often; the flag tells names of the state itself from those of its people.
    pub names: BTreeMap<(bool, String), usize>,
    /// Rows that it takes part in.
    pub rows: Vec<usize>,
}

/// What passed between two actors in one quad class.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tie {
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// Done together (met, agreed, clashed): the lower code stands as source.
    pub mutual: bool,
    /// How many rows.
    pub count: usize,
    /// Mean PLOVER score, −10 to 10, to three decimals.
    pub mean_score: f32,
    /// Mean Goldstein score of those rows that have one, −10 to 10, to three decimals.
    pub mean_goldstein: Option<f32>,
    /// Earliest day known.
    pub first: Option<NaiveDate>,
    /// Latest day known.
    pub last: Option<NaiveDate>,
    /// How often each class.
    pub classes: BTreeMap<Class, usize>,
    /// The rows.
    pub rows: Vec<usize>,
}

/// A tie with its ends.
#[derive(Clone, Copy, Debug)]
pub struct TieRef<'t> {
    pub source: &'t Actor,
    pub target: &'t Actor,
    pub tie: &'t Tie,
}

/// The graph of actors. Denied events leave no tie: they say that nothing passed.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    graph: DiGraph<Actor, Tie>,
    index: BTreeMap<String, NodeIndex>,
}

impl Relations {
    /// Draws the ties of `rows`; numbers in the result are indexes into `rows`.
    pub fn build(rows: &[TimelineRow]) -> Relations {
        let mut actors: BTreeMap<&str, Actor> = BTreeMap::new();
        let mut ties: BTreeMap<(&str, &str, u8, bool), Vec<usize>> = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            seat_actors(&mut actors, index, &row.event);
            if row.event.status == Status::Denied {
                continue;
            }
            for (source, target, mutual) in pairs(&row.event) {
                ties.entry((source, target, row.event.quad, mutual)).or_default().push(index);
            }
        }
        let mut relations = Relations::default();
        for (code, actor) in actors {
            let node = relations.graph.add_node(actor);
            relations.index.insert(code.to_owned(), node);
        }
        for ((source, target, quad, mutual), members) in ties {
            if let (Some(&a), Some(&b)) = (relations.index.get(source), relations.index.get(target)) {
                relations.graph.add_edge(a, b, Tie::sum(quad, mutual, members, rows));
            }
        }
        relations
    }

    /// Every actor, by code.
    pub fn actors(&self) -> impl Iterator<Item = &Actor> {
        self.graph.node_weights()
    }

    /// The actor of a country part.
    pub fn actor(&self, code: &str) -> Option<&Actor> {
        self.index.get(code).map(|node| &self.graph[*node])
    }

    /// Every tie, by source, target, quad class.
    pub fn ties(&self) -> impl Iterator<Item = TieRef<'_>> {
        self.graph.edge_references().map(|edge| TieRef {
            source: &self.graph[edge.source()],
            target: &self.graph[edge.target()],
            tie: edge.weight(),
        })
    }

    /// How many other actors it is tied to.
    pub fn degree(&self, code: &str) -> usize {
        let Some(&node) = self.index.get(code) else { return 0 };
        self.graph.neighbors_undirected(node).filter(|other| *other != node).collect::<BTreeSet<_>>().len()
    }

    /// Country parts from `from` to `to` by the fewest ties, whatever their direction; of equally short ways the one
    /// with more events. None where nothing joins them.
    pub fn shortest_path(&self, from: &str, to: &str) -> Option<Vec<&str>> {
        let (&start, &goal) = (self.index.get(from)?, self.index.get(to)?);
        // A step costs so much more than the best tie saves that fewer steps always win.
        let cost = |tie: &Tie| 1_000_000 + 1_000 / tie.count.max(1) as u64;
        let graph = UndirectedAdaptor(&self.graph);
        let (_, nodes) = astar(graph, start, |node| node == goal, |edge| cost(edge.weight()), |_| 0)?;
        Some(nodes.into_iter().map(|node| self.graph[node].code.as_str()).collect())
    }
}

impl Tie {
    fn sum(quad: u8, mutual: bool, members: Vec<usize>, rows: &[TimelineRow]) -> Tie {
        let events = || members.iter().filter_map(|i| rows.get(*i)).map(|row| &row.event);
        let mut classes = BTreeMap::new();
        for event in events() {
            *classes.entry(event.class).or_default() += 1;
        }
        Tie {
            quad,
            mutual,
            count: members.len(),
            mean_score: mean(events().map(|e| e.score)).unwrap_or(0.0),
            mean_goldstein: mean(events().filter_map(|e| e.goldstein)),
            first: first_day(events()),
            last: last_day(events()),
            classes,
            rows: members,
        }
    }
}

/// Arithmetic mean to three decimals; none of nothing.
pub fn mean(values: impl Iterator<Item = f32>) -> Option<f32> {
    let (sum, count) = values.fold((0.0f64, 0usize), |(sum, n), v| (sum + f64::from(v), n + 1));
    (count > 0).then(|| ((sum / count as f64 * 1000.0).round() / 1000.0) as f32)
}

/// Earliest day that any date states.
pub fn first_day<'e>(events: impl Iterator<Item = &'e Event>) -> Option<NaiveDate> {
    events.filter_map(|e| known(&e.date)).filter_map(|d| d.first().or(d.last())).min()
}

/// Latest day that any date states.
pub fn last_day<'e>(events: impl Iterator<Item = &'e Event>) -> Option<NaiveDate> {
    events.filter_map(|e| known(&e.date)).filter_map(|d| d.last().or(d.first())).max()
}

fn seat_actors<'e>(actors: &mut BTreeMap<&'e str, Actor>, row: usize, event: &'e Event) {
    for party in event.actors.iter().chain(&event.recipients).filter(|p| !p.code.is_empty()) {
        let code = country_part(&party.code);
        let actor = actors.entry(code).or_insert_with(|| Actor { code: code.to_owned(), ..Actor::default() });
        *actor.codes.entry(party.code.clone()).or_default() += 1;
        if !party.name.is_empty() {
            *actor.names.entry((party.id == code, party.name.clone())).or_default() += 1;
        }
        if actor.rows.last() != Some(&row) {
            actor.rows.push(row);
        }
    }
}

/// Source, target, mutual: every actor with every recipient, or every two parties once, lower code first.
fn pairs(event: &Event) -> Vec<(&str, &str, bool)> {
    let (actors, recipients) = (countries(&event.actors), countries(&event.recipients));
    if !is_mutual(event) {
        return actors.iter().flat_map(|a| recipients.iter().map(|r| (*a, *r, false))).collect();
    }
    let listed: Vec<&str> = actors.iter().copied().collect();
    let codes: BTreeSet<&str> = event.actors.iter().map(|p| p.code.as_str()).collect();
    if listed.len() == 1 && codes.len() > 1 {
        // Two parties of one country with each other: SYRGOV and SYRREB.
        return vec![(listed[0], listed[0], true)];
    }
    let rest = |i: usize| listed.iter().skip(i + 1);
    listed.iter().enumerate().flat_map(|(i, a)| rest(i).map(move |b| (*a, *b, true))).collect()
}
