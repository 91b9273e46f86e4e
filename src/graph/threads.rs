//! Activities in stages: which rows belong to one thread, and which is before which.
//!
//! A thread label is a document's own word. Two documents mean one activity by it where one row joins them, or where
//! the parties are the same; "talks" of one dyad are not those of another.

use super::code::countries;
use super::order::{date_key, phase_rank};
use super::row::TimelineRow;
use petgraph::Direction;
use petgraph::acyclic::Acyclic;
use petgraph::algo::has_path_connecting;
use petgraph::data::Build;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::unionfind::UnionFind;
use std::collections::{BTreeMap, BTreeSet};

/// One activity with its stages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Label as the documents have it: `joint patrols`.
    pub label: String,
    /// Rows in steps: those of one step are not ordered among themselves, every one is after those of the step before.
    pub steps: Vec<Vec<usize>>,
}

/// All threads, and the order that they impose on rows.
#[derive(Clone, Debug)]
pub struct Threads {
    /// By first row.
    pub threads: Vec<Thread>,
    before: Acyclic<DiGraph<usize, ()>>,
}

impl Thread {
    /// Its rows in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> + '_ {
        self.steps.iter().flatten().copied()
    }
}

impl Threads {
    /// Finds the threads of `rows`, which must be in chronological order.
    pub fn build(rows: &[TimelineRow]) -> Threads {
        let mut labelled: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            if let Some(label) = &row.thread {
                labelled.entry(label).or_default().push(index);
            }
        }
        let mut threads: Vec<Thread> = Vec::new();
        for (label, members) in labelled {
            for group in group_rows(&members, rows) {
                threads.push(Thread { label: label.to_owned(), steps: steps_of(&group, rows) });
            }
        }
        threads.sort_by_key(|thread| thread.rows().min());
        let mut before: Acyclic<DiGraph<usize, ()>> = Acyclic::new();
        let nodes: Vec<NodeIndex> = (0..rows.len()).map(|row| before.add_node(row)).collect();
        for pair in threads.iter().flat_map(|thread| thread.steps.windows(2)) {
            for (a, b) in pair[0].iter().flat_map(|a| pair[1].iter().map(move |b| (*a, *b))) {
                // An edge that closed a circle would be refused; a row has one thread and a thread one direction.
                let _ = before.try_add_edge(nodes[a], nodes[b], ());
            }
        }
        Threads { threads, before }
    }

    /// Rows directly after `row` in its thread.
    pub fn next(&self, row: usize) -> Vec<usize> {
        let mut next: Vec<usize> =
            self.before.neighbors_directed(NodeIndex::new(row), Direction::Outgoing).map(NodeIndex::index).collect();
        next.sort_unstable();
        next
    }

    /// Whether thread order puts row `a` before row `b`; rows of different threads are not ordered here.
    pub fn is_before(&self, a: usize, b: usize) -> bool {
        let count = self.before.node_count();
        a != b
            && a < count
            && b < count
            && has_path_connecting(self.before.inner(), NodeIndex::new(a), NodeIndex::new(b), None)
    }
}

/// Splits rows of one label into activities.
fn group_rows(members: &[usize], rows: &[TimelineRow]) -> Vec<Vec<usize>> {
    let mut union: UnionFind<usize> = UnionFind::new(members.len());
    let mut by_document: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_parties: BTreeMap<BTreeSet<&str>, usize> = BTreeMap::new();
    for (at, row) in members.iter().map(|r| &rows[*r]).enumerate() {
        for document in &row.documents {
            union.union(at, *by_document.entry(document).or_insert(at));
        }
        let mut parties = countries(&row.event.actors);
        parties.extend(countries(&row.event.recipients));
        if !parties.is_empty() {
            union.union(at, *by_parties.entry(parties).or_insert(at));
        }
    }
    // "Turkey, Russia and Iran" continue what "Turkey and Russia" began; a single party proves too little.
    for (small, at) in by_parties.iter().filter(|(parties, _)| parties.len() > 1) {
        for (_, other) in by_parties.iter().filter(|(large, _)| small.is_subset(large)) {
            union.union(*at, *other);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, row) in members.iter().enumerate() {
        groups.entry(union.find(at)).or_default().push(*row);
    }
    groups.into_values().collect()
}

/// Cuts rows into steps: a later date or a later stage opens a new one.
///
/// Undated rows enter only where their stage says so: before the first dated row of a later stage, else at the end.
fn steps_of(rows_of_thread: &[usize], rows: &[TimelineRow]) -> Vec<Vec<usize>> {
    let (undated, dated): (Vec<usize>, Vec<usize>) =
        rows_of_thread.iter().copied().partition(|r| date_key(&rows[*r].event.date).0);
    let day = |r: usize| date_key(&rows[r].event.date);
    let mut dated = dated;
    dated.sort_by_key(|r| (day(*r), phase_rank(rows[*r].phase), *r));
    let mut steps: Vec<Vec<usize>> = Vec::new();
    for row in dated {
        let same_step = steps.last().and_then(|step| step.last()).is_some_and(|last| {
            let (a, b) = (rows[*last].phase, rows[row].phase);
            day(*last) == day(row) && (a.is_none() || b.is_none() || a == b)
        });
        match steps.last_mut().filter(|_| same_step) {
            Some(step) => step.push(row),
            None => steps.push(vec![row]),
        }
    }
    for row in undated.into_iter().filter(|r| rows[*r].phase.is_some()) {
        let rank = phase_rank(rows[row].phase);
        let later = |step: &Vec<usize>| step.iter().any(|r| rows[*r].phase.is_some() && phase_rank(rows[*r].phase) > rank);
        let at = steps.iter().position(later).unwrap_or(steps.len());
        match at.checked_sub(1).and_then(|i| steps.get_mut(i)).filter(|s| s.iter().all(|r| rows[*r].phase == rows[row].phase)) {
            Some(step) => step.push(row),
            None => steps.insert(at, vec![row]),
        }
    }
    steps
}
