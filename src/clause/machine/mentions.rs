//! Where a mention goes: owner, agent of a passive, oblique, or joined to the mention before it.
//!
//! Bare mentions, subjects and objects, are the matter of `subjects`.

use super::{Machine, Slot};
use crate::clause::node::{Argument, NodeId};
use crate::find::{ActorMention, AtomKind, BARE, Referent};
use crate::model::Shape;
use crate::pack::WordClass;

impl Machine<'_> {
    pub(super) fn mention(&mut self, n: u32) {
        let m = &self.finds.actors[n as usize];
        self.signs.to = false;
        let class = self.governing_class(m);
        if m.joined && !m.owner {
            if self.join(n) {
                return;
            }
            if self.passed_over == Some(m.first) {
                // Joined to a mention that had no place in the clause.
                self.passed_over = Some(m.end + 1);
                return;
            }
        } else if m.joined {
            self.signs.and = true;
        }
        if m.owner && self.noun_ahead(m.end as usize) {
            self.pending_owner = Some((n, m.end));
            return;
        }
        if class == Some(WordClass::According) {
            self.out.according = self.out.according.or(Some(n));
            return;
        }
        if m.adjective && self.adjective(n, m) {
            return;
        }
        if self.adjoins_noun(m) {
            self.pending_owner = Some((n, m.end));
            return;
        }
        if class == Some(WordClass::By)
            && let Some(node) = self.top().last
        {
            let stop = self.by_target(node);
            let active = self.out.nodes[stop].verbal && !self.out.nodes[stop].passive;
            if active && !self.verb_first() && self.licenses(stop, m.marker) {
                self.oblique(n, m);
                return;
            }
            if self.verb_first() && self.out.nodes[stop].verbal {
                // «قتل جنديان على يد»: unpointed, the agent phrase shows the passive.
                self.out.nodes[stop].passive = true;
            }
            if active && self.reduced_by(stop) {
                // "The amount of grain shipped from Odesa by Turkey is": a participle without its auxiliary.
                self.out.nodes[stop].passive = true;
            }
            self.out.nodes[stop].by.push(n);
            self.slot = Slot::By(stop);
            return;
        }
        if m.marker != BARE {
            self.oblique(n, m);
            return;
        }
        if !self.verb_first() && n > 0 && self.finds.actors[n as usize - 1].end == m.first && self.explains(n) {
            return;
        }
        self.bare(n, m);
    }

    /// "by Arab League chief Amr Moussa": a name right after a mention that has its place says who that is.
    fn explains(&mut self, n: u32) -> bool {
        let before = n - 1;
        let last = |list: &[u32]| list.last() == Some(&before);
        let held = match self.slot {
            Slot::By(node) => last(&self.out.nodes[node].by),
            Slot::Argument(node, a) => last(&self.out.nodes[node].arguments[a].mentions),
            _ => false,
        };
        held && !self.next_is_verb(self.finds.actors[n as usize].end as usize) && self.join(n)
    }

    /// "by X" belongs to the last passive or noun.
    fn by_target(&self, node: NodeId) -> NodeId {
        if self.out.nodes[node].passive || !self.out.nodes[node].verbal {
            return node;
        }
        (0..=node).rev().find(|k| self.out.nodes[*k].passive).unwrap_or(node)
    }

    /// Whether a past tense without an object may be a participle, so that "by" names who did it.
    fn reduced_by(&self, stop: NodeId) -> bool {
        let node = &self.out.nodes[stop];
        let bare = node.arguments.iter().any(|a| a.marker == BARE);
        !self.verb_first()
            && !self.verb_last()
            && node.features().shape() == Shape::Past
            && !bare
            && !node.inherited
            && self.licenses(stop, crate::lang::OBJECT)
    }

    fn governing_class(&self, m: &ActorMention) -> Option<WordClass> {
        let mut k = m.first as usize;
        while k > 0 {
            k -= 1;
            match self.finds.atoms[k].kind {
                AtomKind::Function {
                    class: WordClass::Article | WordClass::Determiner | WordClass::Filler, ..
                } => {}
                AtomKind::Function { class, .. } => return Some(class),
                _ => return None,
            }
        }
        None
    }

    fn join(&mut self, n: u32) -> bool {
        match self.slot {
            Slot::None => false,
            Slot::ClauseSubject => {
                self.top().subject.push(n);
                true
            }
            Slot::NodeSubject(node) => {
                self.out.nodes[node].subject.push(n);
                true
            }
            Slot::Argument(node, a) => {
                self.out.nodes[node].arguments[a].mentions.push(n);
                true
            }
            Slot::By(node) => {
                self.out.nodes[node].by.push(n);
                true
            }
            Slot::Owner(node) => {
                self.out.nodes[node].owner.push(n);
                true
            }
            Slot::Waiting(a) => {
                self.top().waiting[a].mentions.push(n);
                true
            }
        }
    }

    /// "NATO air strikes", "the Hamas raid": a name right before a noun of action that can be nothing else.
    fn adjoins_noun(&self, m: &ActorMention) -> bool {
        if self.verb_first() || self.verb_last() || m.referent != Referent::Named || m.only_place {
            return false;
        }
        let Some(AtomKind::Predicate { from, to }) = self.finds.atoms.get(m.end as usize).map(|a| a.kind) else {
            return false;
        };
        let readings = &self.finds.readings[from as usize..to as usize];
        let next = self.finds.atoms.get(m.end as usize + 1);
        // "U.N. inspection teams": the noun only tells what kind of teams.
        let headed = next.is_some_and(|a| matches!(a.kind, AtomKind::Word | AtomKind::Agent { .. }));
        !headed && readings.iter().all(|r| r.features.shape() == Shape::Noun)
    }

    /// A noun of action within the next words: "Russia's sudden bombing", "Turkish air strikes".
    fn noun_ahead(&self, from: usize) -> bool {
        for atom in &self.finds.atoms[from.min(self.finds.atoms.len())..self.finds.atoms.len().min(from + 4)] {
            match atom.kind {
                AtomKind::Word => {}
                AtomKind::Predicate { from, to } => {
                    return self.finds.readings[from as usize..to as usize]
                        .iter()
                        .any(|r| matches!(r.features.shape(), Shape::Noun | Shape::Gerund));
                }
                _ => return false,
            }
        }
        false
    }

    /// An adjective alone beside a noun of action is its agent: «القصف الروسي», "Russian air strikes".
    fn adjective(&mut self, n: u32, m: &ActorMention) -> bool {
        if self.language.tables.config.adjective == "before" {
            if self.noun_ahead(m.end as usize) {
                self.pending_owner = Some((n, m.end));
                return true;
            }
            return false;
        }
        if let Some(node) = self.top().last {
            let near = m.first.saturating_sub(self.out.nodes[node].atom) <= 3;
            let clear = (self.out.nodes[node].atom + 1..m.first)
                .all(|k| matches!(self.finds.atoms[k as usize].kind, AtomKind::Word));
            if !self.out.nodes[node].verbal && near && clear && self.out.nodes[node].owner.is_empty() {
                self.out.nodes[node].owner.push(n);
                self.slot = Slot::Owner(node);
                return true;
            }
        }
        false
    }

    fn oblique(&mut self, n: u32, m: &ActorMention) {
        let config = &self.language.tables.config;
        let marker_text = self.language.tables.markers.get(m.marker as usize).map(String::as_str).unwrap_or("");
        let place = m.locative && config.place_markers.iter().any(|p| p == marker_text);
        let Some(last) = self.top().last else {
            if self.verb_last() {
                let top = self.top();
                top.waiting.push(Argument { marker: m.marker, mentions: vec![n] });
                self.slot = Slot::Waiting(self.top().waiting.len() - 1);
            } else if self.owns_subject(m) {
                // "A team of the United Nations inspected": nobody else can be the subject.
                self.top().subject.push(n);
                self.slot = Slot::ClauseSubject;
            } else {
                self.slot = Slot::None;
            }
            return;
        };
        // The nearest predicate of the clause that wants this marker, else the nearest one.
        let clause_first = self.clause_first();
        let inside = (clause_first..=last).rev().find(|k| self.licenses(*k, m.marker));
        // «المفاوضات التي استضافتها كينشاسا بين مصر والسودان»: between whom the talks are, told after their host.
        let told_of = self.top().antecedent_node.filter(|k| self.licenses(*k, m.marker));
        let target = inside.or(told_of).unwrap_or(last);
        if place {
            let node = &mut self.out.nodes[target];
            if node.place.is_none() && node.place_mention.is_none() {
                node.place = m.place;
                node.place_mention = Some(n);
            }
        }
        let node = &mut self.out.nodes[target];
        node.arguments.push(Argument { marker: m.marker, mentions: vec![n] });
        self.slot = Slot::Argument(target, node.arguments.len() - 1);
    }

    /// Whether an owner stands right before the verb, in a noun phrase that opens the clause under no preposition.
    fn owns_subject(&mut self, m: &ActorMention) -> bool {
        let tables = &self.language.tables;
        let text = |marker: u8| tables.markers.get(marker as usize).map_or("", String::as_str);
        let owner = tables.config.owner_markers.iter().any(|o| o == text(m.marker));
        if self.verb_first() || !owner || !self.top().subject.is_empty() || !self.next_is_verb(m.end as usize) {
            return false;
        }
        let atoms = &self.finds.atoms;
        let mut prepositions = 0;
        for atom in atoms[..m.first as usize].iter().rev() {
            match atom.kind {
                AtomKind::Function { class: WordClass::Preposition, .. } => prepositions += 1,
                AtomKind::Function {
                    class: WordClass::Article | WordClass::Determiner | WordClass::Former, ..
                }
                | AtomKind::Word
                | AtomKind::Number => {}
                AtomKind::Punct(_) | AtomKind::Function { class: WordClass::That | WordClass::And, .. } => break,
                _ => return false,
            }
        }
        prepositions == 1
    }

    /// First node that belongs to the clause on top of the stack.
    fn clause_first(&mut self) -> NodeId {
        let (verb, last) = (self.top().verb, self.top().last);
        verb.or(last).unwrap_or(0)
    }
}
