//! Activities in stages: which rows belong to one thread, and which is before which.
//!
//! A thread label is a document's own word. Two documents mean one activity by it where one row joins them, or where
//! the parties are the same; "talks" of one dyad are not those of another.

use super::code::countries;
use super::order::date_key;
use super::row::TimelineRow;
use crate::model::Phase;
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
    /// Steps of all threads with an edge from each to those that come next; steps and not rows, because two steps of
    /// many rows would have an edge for every two of them.
    before: Acyclic<DiGraph<Vec<usize>, ()>>,
    /// Step of a row.
    step_of: BTreeMap<usize, NodeIndex>,
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
        let mut before: Acyclic<DiGraph<Vec<usize>, ()>> = Acyclic::new();
        let mut step_of = BTreeMap::new();
        for thread in &threads {
            let mut last = None;
            for step in &thread.steps {
                let node = before.add_node(step.clone());
                step_of.extend(step.iter().map(|row| (*row, node)));
                if let Some(last) = last.replace(node) {
                    // An edge that closed a circle would be refused: before is never after.
                    let _ = before.try_add_edge(last, node, ());
                }
            }
        }
        Threads { threads, before, step_of }
    }

    /// Rows directly after `row` in its thread, sorted.
    pub fn next(&self, row: usize) -> Vec<usize> {
        let Some(node) = self.step_of.get(&row) else { return Vec::new() };
        let steps = self.before.neighbors_directed(*node, Direction::Outgoing);
        let mut next: Vec<usize> = steps.flat_map(|step| self.before[step].clone()).collect();
        next.sort_unstable();
        next
    }

    /// Whether thread order puts row `a` before row `b`; rows of different threads are not ordered here.
    pub fn is_before(&self, a: usize, b: usize) -> bool {
        match (self.step_of.get(&a), self.step_of.get(&b)) {
            (Some(a), Some(b)) => a != b && has_path_connecting(self.before.inner(), *a, *b, None),
            _ => false,
        }
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
/// Rows of a day that name no stage stand with the day's last step. Undated rows enter only where their stage says so:
/// before the first dated row of a later stage, else at the end.
fn steps_of(rows_of_thread: &[usize], rows: &[TimelineRow]) -> Vec<Vec<usize>> {
    let day = |r: usize| date_key(&rows[r].event.date);
    let phase = |r: usize| rows[r].phase;
    let (undated, mut dated): (Vec<usize>, Vec<usize>) = rows_of_thread.iter().copied().partition(|r| day(*r).0);
    dated.sort_by_key(|r| (day(*r), phase(*r).is_none(), phase(*r), *r));
    let mut steps: Vec<Vec<usize>> = Vec::new();
    for row in dated {
        let fits = |step: &&mut Vec<usize>| {
            step.first().is_some_and(|r| day(*r) == day(row) && (phase(row).is_none() || phase(*r) == phase(row)))
        };
        match steps.last_mut().filter(fits) {
            Some(step) => step.push(row),
            None => steps.push(vec![row]),
        }
    }
    let mut staged: BTreeMap<Phase, Vec<usize>> = BTreeMap::new();
    for row in undated {
        if let Some(phase) = phase(row) {
            staged.entry(phase).or_default().push(row);
        }
    }
    for (stage, undated) in staged {
        let is_later = |step: &Vec<usize>| step.iter().any(|r| phase(*r).is_some_and(|p| p > stage));
        let at = steps.iter().position(is_later).unwrap_or(steps.len());
        let of_same_stage = |step: &&mut Vec<usize>| step.iter().all(|r| phase(*r) == Some(stage));
        match at.checked_sub(1).and_then(|before| steps.get_mut(before)).filter(of_same_stage) {
            Some(step) => step.extend(undated),
            None => steps.insert(at, undated),
        }
    }
    steps
}
