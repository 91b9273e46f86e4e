//! The words of whoever or whatever an action is done to, where no table knows them: "arrested two brothers".
//!
//! They are shown, have no code and count for nothing.

use super::Drafter;
use crate::clause::{NodeId, Relation};
use crate::coder::frames::Framed;
use crate::find::{Atom, AtomKind};
use crate::model::{Class, Shape, Span};
use crate::pack::WordClass;

/// Most atoms of a noun phrase.
const LONGEST: usize = 14;
/// Atoms after a predicate within which its marker may stand.
const REACH: usize = 10;

impl Drafter<'_> {
    /// The noun phrase in the place of the recipient: the object, the subject of a passive, or what the frame's marker
    /// governs. None in languages that name the subject after the verb.
    pub(super) fn object_words(&self, id: NodeId) -> Option<Span> {
        if self.language.tables.config.order != "subject_first" {
            return None;
        }
        let node = self.node(id);
        let framed = self.framed[id].as_ref()?;
        let after = node.atom as usize + 1;
        let frame = self.language.world.frame(framed.frame);
        if frame.reciprocal {
            return self.phrase_under(after, |marker| self.is_with_marker(marker));
        }
        if frame.class == Some(Class::Mobilize) {
            // What is sent is one's own; against whom, or where, the marker says.
            return self.phrase_under_marker(after, framed);
        }
        if node.verbal && node.passive {
            return self.phrase_before(node.atom as usize);
        }
        if node.verbal
            && let Some(span) = self.phrase_from(after)
        {
            return Some(span);
        }
        self.phrase_under_marker(after, framed).or_else(|| self.content_words(id))
    }

    /// "agreed to release two brothers": the object of what is agreed.
    fn content_words(&self, id: NodeId) -> Option<Span> {
        let child = (id + 1..self.clauses.nodes.len()).find(|k| {
            let child = self.node(*k);
            child.parent == Some(id) && child.verbal && child.relation == Relation::Complement
        })?;
        let child = self.node(child);
        let infinitive = matches!(child.features().shape(), Shape::Bare | Shape::Gerund);
        infinitive.then(|| self.phrase_from(child.atom as usize + 1)).flatten()
    }

    /// The phrase after the first marker that the frame gives its recipient or theme.
    fn phrase_under_marker(&self, from: usize, framed: &Framed) -> Option<Span> {
        self.phrase_under(from, |marker| framed.link.recipient.contains(&marker) || framed.link.theme.contains(&marker))
    }

    fn phrase_under(&self, from: usize, wanted: impl Fn(u8) -> bool) -> Option<Span> {
        let atoms = &self.finds.atoms;
        let to = atoms.len().min(from + REACH);
        let at = (from..to).find(|k| match atoms[*k].kind {
            AtomKind::Function { class: WordClass::Preposition | WordClass::To, index } => {
                wanted(self.language.tables.function_markers[index as usize])
            }
            _ => false,
        })?;
        self.phrase_from(at + 1)
    }

    /// The noun phrase that begins at atom `from`, with what "of" adds to it.
    fn phrase_from(&self, from: usize) -> Option<Span> {
        let atoms = &self.finds.atoms;
        let end = (from..atoms.len().min(from + LONGEST))
            .find(|k| !self.goes_on(*k))
            .unwrap_or(atoms.len().min(from + LONGEST));
        self.trimmed(from, end)
    }

    /// The noun phrase before a passive and its auxiliaries.
    fn phrase_before(&self, verb: usize) -> Option<Span> {
        let atoms = &self.finds.atoms;
        let helper = |a: &Atom| {
            matches!(a.kind, AtomKind::Time(_))
                || matches!(a.kind, AtomKind::Function { class, .. } if matches!(
                    class,
                    WordClass::Be | WordClass::Have | WordClass::Had | WordClass::Future | WordClass::Modal | WordClass::Negation
                ))
        };
        let end = (0..verb).rev().find(|k| !helper(&atoms[*k]))? + 1;
        let first = (end.saturating_sub(LONGEST)..end).rev().take_while(|k| self.goes_on(*k)).last()?;
        self.trimmed(first, end)
    }

    /// Whether an atom may stand inside a noun phrase.
    fn goes_on(&self, k: usize) -> bool {
        match self.finds.atoms[k].kind {
            AtomKind::Word
            | AtomKind::Number
            | AtomKind::Name { .. }
            | AtomKind::Agent { .. }
            | AtomKind::Place(_)
            | AtomKind::Possessive
            | AtomKind::Block
            | AtomKind::Fact(_) => true,
            AtomKind::Predicate { .. } => {
                self.clauses.nodes.iter().find(|n| n.atom as usize == k).is_none_or(|n| !n.verbal)
            }
            AtomKind::Function {
                class: WordClass::Article | WordClass::Determiner | WordClass::Filler | WordClass::Former,
                ..
            } => true,
            AtomKind::Function { class: WordClass::Preposition, index } => {
                let marker = self.language.tables.function_markers[index as usize];
                self.is_owner_marker(marker)
            }
            _ => false,
        }
    }

    /// The span of atoms without function words at its end; none for function words alone.
    fn trimmed(&self, mut from: usize, mut end: usize) -> Option<Span> {
        let atoms = &self.finds.atoms;
        let marks = |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::Preposition, .. });
        while from < end && marks(&atoms[from]) {
            from += 1;
        }
        let function = |a: &Atom| matches!(a.kind, AtomKind::Function { .. });
        while end > from && function(&atoms[end - 1]) {
            end -= 1;
        }
        let first = atoms.get(from).filter(|_| end > from)?;
        (from..end).any(|k| !function(&atoms[k])).then(|| first.span.join(atoms[end - 1].span))
    }
}
