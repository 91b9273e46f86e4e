//! What a verb is to those around it: a participle of theirs, a deed they are blamed for, a clause that goes on outside.

use super::Machine;
use crate::clause::node::{Node, NodeId, Relation};
use crate::find::{AtomKind, BARE};
use crate::model::{Class, Features, FrameKind, NameKind, Shape};
use crate::pack::{AgentKind, WordClass};

impl Machine<'_> {
    /// Whether a verb joined by "and" leaves the clause on top: "promised that the army would leave and thanked", "described
    /// it as a breach and threatened".
    pub(super) fn goes_on_outside(&mut self, node: &Node) -> bool {
        let depth = self.stack.len();
        if depth < 2 || node.features().shape() != Shape::Past || node.future {
            return false;
        }
        let past = |v: NodeId| self.out.nodes[v].features().shape() == Shape::Past && !self.out.nodes[v].future;
        let (outer, top) = (&self.stack[depth - 2], &self.stack[depth - 1]);
        if top.quote || !outer.finite.is_some_and(past) {
            return false;
        }
        match top.relation {
            // What is asked or proposed is told in no past tense.
            Relation::Content => match top.finite {
                Some(v) => self.out.nodes[v].future || self.out.nodes[v].modal,
                None => outer.finite.is_some_and(|v| self.seeks(v)),
            },
            Relation::Subordinate => top.during && top.verb.is_none() && top.subject.is_empty(),
            _ => false,
        }
    }

    /// Whether a verb asks for something or proposes it.
    pub(super) fn seeks(&self, v: NodeId) -> bool {
        let links = self.out.nodes[v].readings.iter();
        let mut frames = links.flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        frames.any(|l| matches!(self.language.world.frame(l.frame).class, Some(Class::Request | Class::Agree)))
    }

    /// Whether a verb tells what its subject will or will not do: "refused to", "agreed to", "threatened to".
    pub(super) fn speaks_of_own(&self, v: NodeId) -> bool {
        let links = self.out.nodes[v].readings.iter();
        let mut frames = links.flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        frames.any(|l| {
            let class = self.language.world.frame(l.frame).class;
            matches!(class, Some(Class::Reject | Class::Agree | Class::Threaten))
        })
    }

    /// Those to whom a verb is done that names what for, right before a participle: "of", "for" where its frame has them.
    pub(super) fn blamed(&self, node: &Node, governor: NodeId) -> Option<Vec<u32>> {
        let k = (node.atom as usize).checked_sub(1)?;
        let AtomKind::Function { class: WordClass::Preposition, index } = self.finds.atoms[k].kind else { return None };
        let marker = self.language.tables.function_markers[index as usize];
        let verb = (0..=governor).rev().find(|k| self.out.nodes[*k].verbal)?;
        let above = &self.out.nodes[verb];
        let links = above.readings.iter().flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        let links: Vec<_> = links.filter(|l| l.theme.contains(&marker)).collect();
        let found = above.arguments.iter().find(|a| {
            let object = a.marker == BARE && links.iter().any(|l| l.recipient.contains(&crate::lang::OBJECT));
            object || links.iter().any(|l| l.recipient.contains(&a.marker))
        })?;
        Some(found.mentions.clone())
    }

    /// The object that ends right before a participle: several people, not the place of a verb of speech.
    pub(super) fn right_before(&self, node: &Node) -> Option<u32> {
        let atoms = &self.finds.atoms;
        let several = match atoms[(node.atom as usize).checked_sub(1)?].kind {
            AtomKind::Agent { agent, features } => {
                let people = self.language.tables.agents[agent as usize].kind == AgentKind::People;
                features.has(Features::PLURAL) || people
            }
            AtomKind::Name { kind, .. } => kind == NameKind::Plural,
            _ => false,
        };
        let next = atoms.get(node.atom as usize + 1).map(|a| a.kind);
        let that = matches!(next, Some(AtomKind::Function { class: WordClass::That, .. }));
        if !several || that || self.kind(node) == FrameKind::Speech {
            return None;
        }
        let n = self.finds.actors.iter().position(|m| m.end == node.atom && !m.owner && !m.adjective)?;
        let held = |k: &Node| k.arguments.iter().any(|a| a.mentions.contains(&(n as u32)));
        self.out.nodes.iter().any(held).then_some(n as u32)
    }

    /// Whether a past tense before this verb may be a passive participle: it has no object, and could have one.
    pub(super) fn is_reduced(&self, p: NodeId) -> bool {
        let node = &self.out.nodes[p];
        let links = node.readings.iter().flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        let mut transitive = false;
        for link in links {
            transitive |= link.recipient.contains(&crate::lang::OBJECT);
        }
        // "refused to sit": a verb that goes on with an infinitive is no participle.
        let next = self.finds.atoms.get(node.atom as usize + 1).map(|a| a.kind);
        let own = matches!(next, Some(AtomKind::Function { class: WordClass::To, .. })) && self.speaks_of_own(p);
        node.features().shape() == Shape::Past
            && !own
            && !node.passive
            && !node.inherited
            && !node.subject.is_empty()
            && transitive
            && self.kind(node) != FrameKind::Speech
            && node.arguments.iter().all(|a| a.marker != BARE)
            && self.out.nodes[p + 1..].iter().all(|n| n.parent != Some(p))
    }

    /// Whether a verb of words, written with its "that", has its content behind it: "demanded that London free the man".
    pub(super) fn holds_content(&self, p: NodeId) -> bool {
        let atom = &self.finds.atoms[self.out.nodes[p].atom as usize];
        let link = |r: &crate::find::PredicateReading| self.language.tables.lexemes[r.lexeme as usize].links.first();
        let frame = self.out.nodes[p].readings.first().and_then(link).map(|l| self.language.world.frame(l.frame));
        atom.end - atom.first > 1
            && frame.is_some_and(|f| f.content && f.class.is_some_and(|c| matches!(c.quad(), 1 | 3)))
    }
}
