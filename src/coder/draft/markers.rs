//! What a marker says of the noun or party under it, and the verb over a noun.

use super::{Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::coder::parties::country_of;
use crate::find::{Atom, AtomKind, BARE, Referent};
use crate::lang::OBJECT;
use crate::model::{Class, Features, FrameKind};
use crate::pack::WordClass;

/// How many words may stand between a relative word and its verb.
const RELATIVE_REACH: usize = 6;

impl Drafter<'_> {
    /// The nearest verb that governs a node.
    pub(super) fn verb_above(&self, id: NodeId) -> Option<NodeId> {
        let mut at = self.node(id).parent?;
        for _ in 0..6 {
            if self.node(at).verbal && !self.node(at).subject.is_empty() {
                return Some(at);
            }
            at = self.node(at).parent?;
        }
        None
    }

    /// A noun under a marker of purpose: «لإقناع».
    pub(super) fn purpose(&self, id: NodeId) -> bool {
        self.is_among(self.node(id).marker, &self.language.tables.config.purpose_markers)
    }

    /// Whether a marker is one of a list of written ones.
    pub(super) fn is_among(&self, marker: u8, list: &[String]) -> bool {
        let text = self.language.tables.markers.get(marker as usize).map(String::as_str).unwrap_or("");
        list.iter().any(|m| m == text)
    }

    pub(super) fn is_place_marker(&self, marker: u8) -> bool {
        self.is_among(marker, &self.language.tables.config.place_markers)
    }

    /// "with", «بين»: a party to what is done together.
    pub(super) fn is_with_marker(&self, marker: u8) -> bool {
        self.is_among(marker, &self.language.tables.config.with_markers)
    }

    pub(super) fn is_owner_marker(&self, marker: u8) -> bool {
        self.is_among(marker, &self.language.tables.config.owner_markers)
    }

    /// A noun under a marker of purpose, or under nouns of effort alone that stand over one.
    pub(super) fn has_purpose(&self, id: NodeId, operated: &Operated) -> bool {
        let top = operated.chain.last().copied().unwrap_or(id);
        let attempt = |op: &NodeId| !self.node(*op).verbal && self.kind(*op) == Some(FrameKind::Try);
        self.purpose(top) || self.purpose(id) && operated.chain.iter().all(attempt)
    }

    /// Whoever has the purpose that a noun names: the subject of the verb above, else of the verb before, else whoever
    /// stands last before it under no marker.
    pub(super) fn purposeful(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        let resolver = self.resolver();
        let words = self.frame(id).and_then(|f| f.class).is_none_or(|c| matches!(c.quad(), 1 | 3));
        let before = || (0..id).rev().find(|k| words && self.node(*k).verbal && !self.node(*k).subject.is_empty());
        if let Some(verb) = self.verb_above(id).or_else(before) {
            return resolver.parties(&self.node(verb).subject, speaking, &[]);
        }
        // What material deeds are for may have another doer: «سعى الوسيط … لوقف القصف».
        if !words {
            return Vec::new();
        }
        let atom = self.node(id).atom;
        let free = self.finds.actors.iter().enumerate().rev().find(|(_, m)| {
            let plain = m.marker == BARE && !m.adjective && !m.owner && !m.only_place;
            m.end <= atom && plain && m.referent == Referent::Named
        });
        if let Some((n, _)) = free {
            return resolver.parties(&[n as u32], speaking, &[]);
        }
        // "In an effort to persuade …, Oslo sent": the clause that follows tells it.
        let after = (id + 1..self.clauses.nodes.len()).find(|k| {
            let node = self.node(*k);
            let main = node.relation == Relation::Main && node.parent.is_none() && !node.inherited;
            node.verbal && main && !node.subject.is_empty()
        });
        after.map(|k| resolver.parties(&self.node(k).subject, speaking, &[])).unwrap_or_default()
    }

    /// "After talks with Schroeder, Putin said", "Castro spoke on a visit to Chile": whoever the verb over the noun, or of
    /// the clause behind it, tells of.
    pub(super) fn fronted(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        if self.language.tables.config.order == "verb_first" {
            return Vec::new();
        }
        let verb = self.clauses.occasion_of(id).filter(|k| !self.node(*k).passive);
        verb.map(|k| self.resolver().parties(&self.node(k).subject, speaking, &[])).unwrap_or_default()
    }

    /// Whether a party belongs to the country or body of one of a list.
    pub(super) fn serves(&self, list: &[Who], who: &Who) -> bool {
        let resolver = self.resolver();
        let code = country_of(resolver.plain_code(who));
        !code.is_empty() && list.iter().any(|a| country_of(resolver.plain_code(a)) == code)
    }

    /// "killed two of the soldiers": a deed done to some of those named under the marker of parts.
    pub(super) fn takes_part_of(&self, id: NodeId, framed: &Framed) -> bool {
        let node = self.node(id);
        let harm = self.frame(id).and_then(|f| f.class).is_some_and(|c| c.quad() == 4);
        let link = &framed.link;
        let taken = |m: u8| m != BARE && (link.recipient.contains(&m) || link.theme.contains(&m));
        let parts = |m: u8| self.is_among(m, &self.language.tables.config.part_markers);
        harm && node.verbal
            && !node.passive
            && link.recipient.contains(&OBJECT)
            && !node.arguments.iter().any(|a| a.marker == BARE || parts(a.marker) && taken(a.marker))
    }

    /// Whether a pronoun written onto the verb of a relative clause takes up a noun that is no party.
    pub(super) fn resumes(&self, id: NodeId) -> bool {
        let node = self.node(id);
        let atoms = &self.finds.atoms;
        // «الأراضي التي تعتزم إسرائيل ضمها»: on the noun that the verb of the clause governs, too.
        let verb = if node.verbal { Some(id) } else { self.operator[id].filter(|op| self.node(*op).verbal) };
        let Some(end) = verb.map(|v| self.node(v).atom as usize) else { return false };
        let from = end.saturating_sub(RELATIVE_REACH);
        let relative = |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::Relative, .. });
        let Some(k) = (from..end).rev().find(|k| relative(&atoms[*k])) else { return false };
        let verb_between = |n: &crate::clause::Node| n.verbal && (k..end).contains(&(n.atom as usize));
        let own = |n: NodeId| self.operator[id] == Some(n);
        if (0..self.clauses.nodes.len()).any(|n| verb_between(self.node(n)) && !own(n)) {
            return false;
        }
        !self.finds.actors.iter().any(|m| m.end as usize == k)
    }

    /// "threatened to retaliate if India …": whose deed the condition names.
    pub(super) fn warned(&self, id: NodeId, actors: &[Who]) -> Vec<Who> {
        let resolver = self.resolver();
        let condition = (id + 1..self.clauses.nodes.len()).find(|k| {
            let node = self.node(*k);
            node.verbal && node.conditional && !node.inherited && !node.subject.is_empty()
        });
        let Some(condition) = condition else { return Vec::new() };
        let mut who = resolver.parties(&self.node(condition).subject, actors, actors);
        who.retain(|w| w.actor.is_some() && !self.serves(actors, w));
        who
    }

    /// Whether a verb that names no subject has one all the same: a victim («قتل ثلاثة جنود», unpointed), or a word that
    /// no table knows, where the verb takes no object («دعا البيان إلى»).
    pub(super) fn has_own_subject(&self, id: NodeId, framed: &Framed) -> bool {
        let node = self.node(id);
        let class = self.frame(id).and_then(|f| f.class);
        if class == Some(Class::Assault) {
            let victim = |m: &u32| self.finds.actors[*m as usize].heads.iter().any(|h| h.agent.is_some());
            let bare = node.arguments.iter().filter(|a| a.marker == BARE);
            return !node.features().has(Features::PLURAL | Features::DUAL)
                && bare.flat_map(|a| &a.mentions).any(victim);
        }
        let taken = framed.link.recipient.contains(&OBJECT) || framed.link.theme.contains(&OBJECT);
        let next = self.finds.atoms.get(node.atom as usize + 1);
        // A sentence that goes on with the subject of the last one opens with "and".
        let opens = node.atom == 0 && !self.finds.atoms[0].clitics.conjunction;
        let noun = |a: &Atom| {
            matches!(a.kind, AtomKind::Word | AtomKind::Predicate { .. })
                && a.clitics.preposition(&self.language.tables.config).is_none()
        };
        class == Some(Class::Request) && (!taken || opens) && next.is_some_and(noun)
    }
}
