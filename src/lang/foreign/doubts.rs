//! What is odd in a foreign record though it can be read: for `check` to tell.

use crate::lang::World;
use crate::model::{ActorKind, Note};
use crate::pack::{CodeMap, ForeignActor};
use std::collections::HashSet;

/// Codes that were told of, so that each is told once.
#[derive(Default)]
pub(super) struct Doubts {
    countries: HashSet<String>,
    told: HashSet<String>,
}

impl Doubts {
    /// With the countries and regions that codes may begin with.
    pub fn new(world: &World) -> Self {
        let grounds = [ActorKind::State, ActorKind::Territory, ActorKind::Region];
        let grounds = world.actors.iter().filter(|a| grounds.contains(&a.kind));
        Doubts { countries: grounds.filter_map(|a| a.code.get(..3).map(str::to_owned)).collect(), ..Self::default() }
    }

    /// Codes of which neither country nor role is known; `mapped` are ours for those of the record.
    pub fn unknown(
        &mut self,
        path: &str,
        record: &ForeignActor,
        mapped: &[String],
        codes: &CodeMap,
        notes: &mut Vec<Note>,
    ) {
        for (foreign, code) in record.codes.iter().zip(mapped) {
            let (country, role) = code.split_at(code.len().min(3));
            let free = matches!(country, "IGO" | "NGO" | "IMG" | "MNC");
            let what = match () {
                _ if !free && !self.countries.contains(country) => format!("no country of ours has the code {country}"),
                _ if !free && !role.is_empty() && !codes.is_role(role) => format!("{role} is no role that we know"),
                _ => continue,
            };
            if self.told.insert(what.clone()) {
                let text = format!("{}: {what}; it is kept as it is", foreign.code);
                notes.push(Note::new(format!("{path}:{}", foreign.line), text));
            }
        }
    }
}

/// Two codes that hold on the same days, both with a beginning and an end. A change on one day is none.
pub(super) fn overlaps(path: &str, record: &ForeignActor, notes: &mut Vec<Note>) {
    let closed = record.codes.iter().filter_map(|c| Some((c.from?.first(), c.to?.last(), c)));
    let mut terms: Vec<_> = closed.collect();
    terms.sort_by_key(|(from, to, _)| (*from, *to));
    for pair in terms.windows(2) {
        let [(_, end, a), (begin, _, b)] = pair else { continue };
        if begin < end && a.code != b.code {
            let text =
                format!("{} and {} of line {} hold on the same days; the later one counts", b.code, a.code, a.line);
            notes.push(Note::new(format!("{path}:{}", b.line), text));
        }
    }
}
