//! Commas, stops, colons, quotation marks and brackets, and the clauses that they open and close.

use super::{Clause, Machine, Signs, Slot};
use crate::clause::node::Relation;
use crate::find::{Atom, AtomKind};
use crate::model::{FrameKind, Shape};
use crate::pack::WordClass;

impl Machine<'_> {
    /// A comma inside "A, B and C".
    pub(super) fn list_goes_on(&self, i: usize) -> bool {
        self.finds.actors.iter().any(|m| m.listed && (i + 1..=i + 2).contains(&(m.first as usize)))
    }

    /// Whether a past tense stands at atom `k`.
    fn verb_at(&self, k: usize) -> bool {
        match self.finds.atoms.get(k).map(|a| a.kind) {
            Some(AtomKind::Predicate { from, to }) => {
                self.finds.readings[from as usize..to as usize].iter().any(|r| r.features.shape() == Shape::Past)
            }
            _ => false,
        }
    }

    /// ", who fled to Lithuania,": a clause that a relative word opened may have a verb that no table knows.
    fn has_strange_verb(&self, comma: usize) -> bool {
        let atoms = &self.finds.atoms[..comma];
        let relative = |a: &Atom| matches!(a.kind, AtomKind::Function { class: WordClass::Relative, .. });
        let Some(open) = atoms.iter().rposition(relative) else { return false };
        let clause = &atoms[open + 1..];
        let led = clause.first().is_some_and(|a| !matches!(a.kind, AtomKind::Punct(_)));
        led && clause.iter().any(|a| a.kind == AtomKind::Word && !a.capital)
            && !clause.iter().any(|a| matches!(a.kind, AtomKind::Predicate { .. }))
    }

    pub(super) fn punct(&mut self, i: usize, sign: char) {
        let number = |k: usize| self.finds.atoms.get(k).is_some_and(|a| a.kind == AtomKind::Number);
        if matches!(sign, '.' | ',' | '،') && i > 0 && number(i - 1) && number(i + 1) {
            // "2.7 million", "1,500"
            return;
        }
        self.pending_owner = None;
        match sign {
            ',' | '،' => {
                self.signs = Signs { comma: true, ..Signs::default() };
                self.slot = Slot::None;
                // "which damaged the bank, shattered the glass and …": the clause goes on where the outer one has its verb.
                let outer = self.stack.len() > 1 && self.stack[self.stack.len() - 2].finite.is_some();
                let goes_on = !self.verb_first() && outer && self.verb_at(i + 1);
                // "After talks in Berlin, Putin said": no verb follows "after".
                let fronted = !self.verb_first()
                    && self.stack.len() == 2
                    && self.stack[0].verb.is_none()
                    && self.top().relation == Relation::Subordinate;
                let strange = !self.verb_first() && !self.verb_last() && self.has_strange_verb(i);
                let top = self.top();
                let closed = top.verb.is_some() || fronted && top.last.is_some() || strange;
                if matches!(top.relation, Relation::Relative | Relation::Subordinate)
                    && closed
                    && !top.quote
                    && !goes_on
                {
                    self.pop();
                }
                self.signs.and |= goes_on;
            }
            ';' | '؛' | '.' | '!' | '?' | '؟' => {
                if matches!(sign, '?' | '؟') {
                    // What is asked is not told.
                    let asked = self.asked_from.min(self.out.nodes.len());
                    self.out.nodes[asked..].iter_mut().for_each(|n| n.question = true);
                }
                self.asked_from = self.out.nodes.len();
                self.signs = Signs::default();
                self.slot = Slot::None;
                while self.stack.len() > 1 && !self.top().quote && self.top().relation != Relation::Content {
                    self.pop();
                }
                let top = self.top();
                top.verb = None;
                top.finite = None;
                top.last = None;
            }
            ':' => {
                // «قالت الوزارة: إن …», headlines "Sources: …".
                self.slot = Slot::None;
                let top = self.top();
                if top.verb.is_none() && top.last.is_none() && top.relation == Relation::Main {
                    // "Sources: …": whoever stands before the colon says the rest.
                    let speakers = std::mem::take(&mut top.subject);
                    self.out.according = self.out.according.or(speakers.first().copied());
                }
                let parent = self.top().verb;
                if parent.is_some_and(|v| self.kind_of(v) == FrameKind::Speech) {
                    self.stack.push(Clause::new(Relation::Content, parent));
                }
            }
            '"' => {
                if self.quote_open {
                    self.close_quote();
                } else {
                    self.open_quote();
                }
            }
            '«' | '“' | '`' | '‹' => {
                if !self.quote_open {
                    self.open_quote();
                }
            }
            '»' | '”' | '›' => self.close_quote(),
            '(' | '[' => self.stack.push(Clause::new(Relation::Relative, None)),
            ')' | ']' => {
                if self.stack.len() > 1 {
                    self.pop();
                }
            }
            _ => self.slot = Slot::None,
        }
    }

    /// "soldiers _ most of them conscripts _ were killed": the first dash of two opens an aside, the second ends it.
    pub(super) fn dash(&mut self, i: usize) {
        let atoms = &self.finds.atoms;
        let is_dash = |k: usize| matches!(atoms.get(k).map(|a| a.kind), Some(AtomKind::Punct('_' | '-' | '–' | '—')));
        self.slot = Slot::None;
        if i > 0 && is_dash(i - 1) {
            return;
        }
        if let Some(depth) = self.dash_depth.take() {
            while self.stack.len() > depth.max(1) {
                self.pop();
            }
            return;
        }
        let after = (i + 1..atoms.len()).find(|k| !is_dash(*k)).unwrap_or(atoms.len());
        if self.top().verb.is_none() && (after..atoms.len()).any(is_dash) {
            self.dash_depth = Some(self.stack.len());
            self.stack.push(Clause::new(Relation::Relative, None));
        }
    }

    fn open_quote(&mut self) {
        self.quote_open = true;
        let parent = self.top().verb;
        let speech = parent.is_some_and(|v| self.kind_of(v) == FrameKind::Speech);
        let relation = if speech { Relation::Content } else { self.top().relation };
        let inherited = self.top().parent;
        let mut clause = Clause::new(relation, if speech { parent } else { inherited });
        if !speech {
            // A quoted word inside a clause goes on with it.
            clause.subject = self.top().subject.clone();
            clause.verb = self.top().verb;
            clause.finite = self.top().finite;
            clause.last = self.top().last;
        }
        clause.quote = true;
        self.stack.push(clause);
    }

    fn close_quote(&mut self) {
        self.quote_open = false;
        while self.stack.len() > 1 {
            let quote = self.top().quote;
            self.pop();
            if quote {
                break;
            }
        }
        self.slot = Slot::None;
    }

    pub(super) fn pop(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }
}
