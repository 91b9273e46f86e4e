//! Mentions under no marker: subject or object, by the order of words.

use super::{Clause, Machine, Slot};
use crate::clause::node::{Argument, NodeId, Relation};
use crate::find::{ActorMention, AtomKind, BARE, Referent};
use crate::model::{FrameKind, Shape};
use crate::pack::WordClass;

/// Atoms behind a verb within which a bare mention surely belongs to it.
const NEAR: u32 = 6;

impl Machine<'_> {
    pub(super) fn bare(&mut self, n: u32, m: &ActorMention) {
        if m.only_place && self.top().verb.is_none() && self.top().last.is_none() {
            // A place before any predicate opens the scene.
            self.slot = Slot::None;
            return;
        }
        if self.verb_last() {
            let top = self.top();
            if top.subject.is_empty() {
                top.subject.push(n);
                self.slot = Slot::ClauseSubject;
            } else {
                top.waiting.push(Argument { marker: BARE, mentions: vec![n] });
                self.slot = Slot::Waiting(self.top().waiting.len() - 1);
            }
            return;
        }
        let (verb, last) = (self.top().verb, self.top().last);
        if self.verb_first() {
            // A genitive right after a noun of action: «محادثات موسكو», «انسحاب الجيش السوري».
            if let Some(node) = last
                && !self.out.nodes[node].verbal
                && self.out.nodes[node].atom + 1 == m.first
                && !self.out.nodes[node].definite
                && !m.joined
            {
                self.out.nodes[node].owner.push(n);
                self.slot = Slot::Owner(node);
                return;
            }
            match verb {
                None => {
                    self.subject_of_content(n);
                    let top = self.top();
                    if top.subject.is_empty() || m.referent == Referent::Named {
                        if top.subject.is_empty() {
                            top.subject.push(n);
                        }
                        self.slot = Slot::ClauseSubject;
                    }
                }
                // «صندوق الإعمار اللبناني»: an adjective alone says of what country a noun is.
                Some(v) if m.adjective && m.first.saturating_sub(self.out.nodes[v].atom) > NEAR => {
                    self.slot = Slot::None;
                }
                Some(v) => self.subject_or_object(v, n, m),
            }
            return;
        }
        if verb.is_none()
            && let Some(participle) = last.filter(|k| self.out.nodes[*k].verbal)
        {
            self.object(participle, n);
            return;
        }
        match verb {
            None => {
                self.subject_of_content(n);
                let top = self.top();
                if top.subject.is_empty() {
                    top.subject.push(n);
                    self.slot = Slot::ClauseSubject;
                } else {
                    // A second bare mention before the verb: the first one was an opening or is explained by this one.
                    self.slot = Slot::None;
                }
            }
            Some(v) => {
                let speech = self.kind_of(v) == FrameKind::Speech;
                if speech && self.out.nodes[v].subject.is_empty() {
                    self.out.nodes[v].subject.push(n);
                    self.slot = Slot::NodeSubject(v);
                } else if self.next_is_verb(m.end as usize) {
                    // "said Iraq would": content without "that"; or a post-posed "…, officials said".
                    let after_comma = self.signs.comma;
                    let parent = if speech || !after_comma { Some(v) } else { None };
                    let relation = if parent.is_some() { Relation::Content } else { Relation::Main };
                    if parent.is_some() {
                        // "alleged Ritter was …": whom the content speaks of, even where its verb is unknown.
                        self.out.nodes[v].content_subject.push(n);
                    }
                    let mut clause = Clause::new(relation, parent);
                    clause.subject.push(n);
                    self.stack.push(clause);
                    self.slot = Slot::ClauseSubject;
                } else {
                    self.object(v, n);
                }
            }
        }
    }

    /// "demanded that China remove its ships": the demand knows its addressee even where the verb is unknown.
    fn subject_of_content(&mut self, n: u32) {
        let top = self.top();
        if top.relation == Relation::Content
            && top.subject.is_empty()
            && let Some(parent) = top.parent
        {
            self.out.nodes[parent].content_subject.push(n);
        }
    }

    /// Whether a finite verb follows at once (auxiliaries and adverbs may stand between).
    pub(super) fn next_is_verb(&self, mut k: usize) -> bool {
        let joined =
            matches!(self.finds.atoms.get(k).map(|a| a.kind), Some(AtomKind::Function { class: WordClass::And, .. }));
        if joined {
            // "said he and Haddad had …": the second name belongs to the subject.
            let second = self.finds.actors.iter().find(|m| m.joined && (k + 1..=k + 2).contains(&(m.first as usize)));
            match second {
                Some(m) => k = m.end as usize,
                None => return false,
            }
        }
        let limit = k + 4;
        while k < self.finds.atoms.len() && k < limit {
            match self.finds.atoms[k].kind {
                AtomKind::Function { class, .. } => {
                    if matches!(
                        class,
                        WordClass::Had
                            | WordClass::Have
                            | WordClass::Be
                            | WordClass::Future
                            | WordClass::Modal
                            | WordClass::Must
                    ) {
                        return true;
                    }
                    if class != WordClass::Negation {
                        return false;
                    }
                }
                AtomKind::Predicate { from, to } => {
                    return self.finds.readings[from as usize..to as usize]
                        .iter()
                        .any(|r| matches!(r.features.shape(), Shape::Past | Shape::Present));
                }
                AtomKind::Word | AtomKind::Time(_) => {}
                _ => return false,
            }
            k += 1;
        }
        false
    }

    fn subject_or_object(&mut self, v: NodeId, n: u32, m: &ActorMention) {
        let after = self.finds.actors[n as usize].first;
        let node = &self.out.nodes[v];
        let near = after.saturating_sub(node.atom) <= NEAR;
        let open = node.subject.is_empty()
            && !node.noun_before
            && !m.oblique
            && node.subject_node.is_none()
            && !m.genitive
            && !m.only_place;
        if open && near && !node.passive {
            self.out.nodes[v].subject.push(n);
            self.slot = Slot::NodeSubject(v);
        } else if node.passive && node.arguments.is_empty() {
            self.object(v, n);
        } else if open {
            self.out.nodes[v].subject.push(n);
            self.slot = Slot::NodeSubject(v);
        } else if !(m.genitive && node.arguments.iter().any(|a| a.marker == BARE)) {
            self.object(v, n);
        } else {
            self.slot = Slot::None;
            self.passed_over = Some(m.end);
        }
    }

    fn object(&mut self, v: NodeId, n: u32) {
        let node = &mut self.out.nodes[v];
        node.arguments.push(Argument { marker: BARE, mentions: vec![n] });
        self.slot = Slot::Argument(v, node.arguments.len() - 1);
    }
}
