//! Words that stand for somebody named elsewhere: "both", "the three countries", "counterpart".

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::find::atoms::{Atom, AtomKind};
use crate::pack::WordClass;

/// Words that may stand between "the three" and its noun.
const REACH: usize = 7;

impl Composer<'_, '_> {
    /// «الوفدان التركي والروسي»: both, with the nationalities beside it.
    /// A marker of "3+" wants its noun: "the three central European countries".
    pub(super) fn both(&mut self, i: usize) -> Option<ActorMention> {
        let AtomKind::Function { index, .. } = self.atoms[i].kind else { return None };
        let marker = self.language.tables.functions[index as usize].marker.clone();
        let mut heads = Vec::new();
        let mut j = i + 1;
        if let Some(count) = marker.strip_suffix('+') {
            let noun = (j..self.atoms.len().min(j + REACH)).find(|k| match self.atoms[*k].kind {
                AtomKind::Agent { agent, .. } => self.is_carrier(agent),
                _ => false,
            })?;
            let plain = |a: &Atom| {
                matches!(a.kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Place(_))
                    || matches!(a.kind, AtomKind::Function { class: WordClass::And | WordClass::Former, .. })
            };
            self.atoms[j..noun].iter().all(plain).then_some(())?;
            let mut mention = self.build(i, noun + 1, Vec::new(), Referent::Both);
            mention.count = count.parse().unwrap_or(2);
            return Some(mention);
        }
        while let Some(actor) = self.adjective_at(j) {
            heads.push(Head { actor: Some(actor), agent: None });
            j += 1;
        }
        let referent = if heads.is_empty() { Referent::Both } else { Referent::Named };
        let mut mention = self.build(i, j, heads, referent);
        mention.count = marker.parse().unwrap_or(2);
        Some(mention)
    }

    pub(super) fn counterpart(&mut self, i: usize) -> ActorMention {
        let mut j = i + 1;
        let mut heads = Vec::new();
        if let Some(actor) = self.adjective_at(j) {
            heads.push(Head { actor: Some(actor), agent: None });
            j += 1;
        }
        if let Some(person) = self.person_at(j) {
            heads = vec![Head { actor: Some(person), agent: None }];
            j += 1;
        } else {
            j = self.skip_unknown_name(j);
        }
        self.build(i, j, heads, Referent::Counterpart)
    }
}
