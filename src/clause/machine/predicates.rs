//! A predicate becomes a node; a noun of action finds its marker, governor, owner and times.

use super::{Machine, Signs, Slot};
use crate::clause::choose::{Before, Chosen, choose};
use crate::clause::node::{Node, NodeId, Relation};
use crate::find::{Atom, AtomKind, BARE};
use crate::model::{Class, FrameKind, Shape};
use crate::pack::WordClass;

/// Marker of determiners that point at what is known: "these", "both".
const DEFINITE: &str = "definite";

fn present(chosen: &Chosen) -> bool {
    chosen.verbal && chosen.readings.first().is_some_and(|r| r.features.shape() == Shape::Present)
}

impl Machine<'_> {
    pub(super) fn predicate(&mut self, i: usize, atom: Atom, range: (u32, u32)) {
        if atom.clitics.conjunction {
            self.signs.and = true;
        }
        let before = Before {
            be: self.signs.be,
            have: self.signs.have || self.signs.had,
            to: self.signs.to,
            modal: self.signs.future || self.signs.modal || self.signs.must || self.signs.negated,
            verb_seen: self.top().verb.is_some(),
            content: self.top().relation == Relation::Content,
            wished: self.asks(),
            row: self.verb_first() && self.in_row(i),
            described: self.verb_first() && self.is_described(i, range),
            adjacent: self.out.nodes.last().is_some_and(|n| n.verbal && n.atom as usize + 1 == i),
            closed: self.top().verb.is_some_and(|v| self.kind_of(v) == FrameKind::Event)
                && !(self.signs.and || self.signs.comma),
        };
        let chosen = choose(self.finds, i, range, before, self.language);
        if chosen.readings.is_empty() {
            return;
        }
        let id = self.out.nodes.len();
        let signs = self.signs;
        let first = chosen.readings.first().copied();
        let clitics = first.map(|r| r.clitics).unwrap_or_default();
        let mut node = Node {
            atom: i as u32,
            span: atom.span,
            verbal: chosen.verbal,
            parent: None,
            relation: Relation::Main,
            joined: None,
            during: self.top().during,
            marker: self.noun_marker(i),
            subject: Vec::new(),
            subject_node: None,
            inherited: false,
            subject_unknown: false,
            noun_before: false,
            apart: false,
            content_subject: Vec::new(),
            antecedent_node: None,
            arguments: Vec::new(),
            by: Vec::new(),
            owner: Vec::new(),
            times: Vec::new(),
            place: None,
            place_mention: None,
            pronoun: clitics.has_pronoun(),
            definite: clitics.article || self.article_before(i),
            negated: signs.negated,
            future: signs.future || clitics.future,
            modal: signs.modal || signs.maybe || self.may(&chosen, signs) || self.whoever(i, &chosen),
            must: signs.must,
            wished: self.wished(i, &chosen),
            conditional: signs.conditional,
            question: signs.question,
            anterior: signs.had || signs.before || (self.anterior && chosen.verbal && self.stack.len() == 1),
            perfect: signs.have && !signs.had && chosen.verbal && !self.verb_last(),
            passive: chosen.passive || (signs.done && !chosen.verbal),
            done: signs.done,
            day: signs.day,
            quoted: self.quote_open,
            readings: chosen.readings,
        };
        if chosen.verbal {
            self.attach_verb(id, &mut node, signs);
        } else {
            self.attach_noun(id, &mut node);
        }
        self.out.nodes.push(node);
        if self.top().relation == Relation::Main && self.top().parent.is_none() && self.quote_open {
            self.orphans.push(id);
        }
        self.slot = Slot::None;
        self.signs = Signs::default();
        self.pending_owner = None;
    }

    /// Whether the clause on top is the content of a demand, its verb still to come.
    fn asks(&mut self) -> bool {
        let top = self.top();
        let Some(parent) = top.parent.filter(|_| top.relation == Relation::Content && top.verb.is_none()) else {
            return false;
        };
        let links = self.out.nodes[parent].readings.iter();
        let mut frames = links.flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        frames.any(|l| self.language.world.frame(l.frame).class == Some(Class::Request))
    }

    /// «قد تفرض»: "have" before a non-past verb of a verb-first language is "may".
    fn may(&self, chosen: &Chosen, signs: Signs) -> bool {
        signs.have && self.verb_first() && present(chosen)
    }

    /// «من يقتل», «كل من شارك»: after "whoever" a verb tells of nobody in particular.
    fn whoever(&self, i: usize, chosen: &Chosen) -> bool {
        let config = &self.language.tables.config;
        let Some(AtomKind::Function { class, index }) = i.checked_sub(1).map(|k| self.finds.atoms[k].kind) else {
            return false;
        };
        let form = &self.language.tables.functions[index as usize].form;
        let finite = chosen.readings.first().is_some_and(|r| r.features.is_finite());
        let part = class == WordClass::Preposition && config.part_markers.contains(form);
        self.verb_first() && chosen.verbal && finite && (class == WordClass::Determiner || part && present(chosen))
    }

    /// «أن تنسحب»: a non-past verb right after "that"; a fact has its subject there («أن تركيا تنسحب»).
    fn wished(&self, i: usize, chosen: &Chosen) -> bool {
        let mut before = self.finds.atoms[..i].iter().rev().map(|a| a.kind);
        let denies = |k: &AtomKind| matches!(k, AtomKind::Function { class: WordClass::Negation, .. });
        let that = before.find(|k| !denies(k));
        self.verb_first()
            && present(chosen)
            && matches!(that, Some(AtomKind::Function { class: WordClass::That | WordClass::Purpose, .. }))
    }

    fn article_before(&self, i: usize) -> bool {
        let mut k = i;
        while k > 0 && k + 3 > i {
            k -= 1;
            match self.finds.atoms[k].kind {
                AtomKind::Function { class: WordClass::Article, .. } => return true,
                AtomKind::Function { class: WordClass::Determiner, index } => {
                    return self.language.tables.functions[index as usize].marker == DEFINITE;
                }
                AtomKind::Word | AtomKind::Name { .. } | AtomKind::Agent { .. } | AtomKind::Punct('"' | '“' | '`') => {
                }
                _ => return false,
            }
        }
        false
    }

    /// The preposition over a noun, determiners and unknown words between them.
    fn noun_marker(&self, i: usize) -> u8 {
        let tables = &self.language.tables;
        if let Some(form) = self.finds.atoms[i].clitics.preposition(&tables.config) {
            return crate::find::marker_number(self.language, form);
        }
        let mut k = i;
        while k > 0 && k + 4 > i {
            k -= 1;
            match self.finds.atoms[k].kind {
                // «تعثرت في لومي المحادثات», «استأنفت في القاعة محاكمة»: a name or a definite word has taken the preposition.
                AtomKind::Name { .. } if self.verb_first() => return BARE,
                AtomKind::Word if self.verb_first() && k + 1 == i && self.finds.atoms[k].definite_word => return BARE,
                AtomKind::Function { class: WordClass::Preposition | WordClass::To | WordClass::By, index } => {
                    return tables.function_markers[index as usize];
                }
                AtomKind::Function {
                    class: WordClass::Article | WordClass::Determiner | WordClass::Filler, ..
                }
                | AtomKind::Word
                | AtomKind::Number
                | AtomKind::Possessive
                | AtomKind::Name { .. } => {}
                _ => return BARE,
            }
        }
        BARE
    }

    fn attach_noun(&mut self, id: NodeId, node: &mut Node) {
        let full = self.top().relation == Relation::Relative
            && !self.top().quote
            && self.top().verb.is_some_and(|v| {
                let verb = &self.out.nodes[v];
                !verb.subject.is_empty() && !verb.inherited && verb.arguments.iter().any(|a| a.marker == BARE)
            });
        if full && node.marker == BARE && self.verb_first() {
            self.pop();
        }
        if let Some((owner, end)) = self.pending_owner.take()
            && node.atom.saturating_sub(end) <= 3
        {
            node.owner.push(owner);
        }
        // «إعلان ليبيا تخليها»: what a noun of report tells is its own.
        let reporting = self.top().last.filter(|k| {
            let noun = &self.out.nodes[*k];
            !noun.verbal && node.marker == BARE && node.atom - noun.atom <= 6 && self.kind(noun) == FrameKind::Speech
        });
        let tables = &self.language.tables;
        let form = tables.markers.get(node.marker as usize);
        let here = self.verb_first() && form.is_some_and(|f| tables.config.home_markers.contains(f));
        let top = self.top();
        node.relation = Relation::Complement;
        match reporting.or(top.verb).or(top.last) {
            Some(governor) => node.parent = Some(governor),
            None => {
                node.parent = top.parent;
                node.relation = top.relation;
                if top.subject_node.is_none() && top.subject.is_empty() && node.marker == BARE {
                    top.subject_node = Some(id);
                }
                if here && top.relation == Relation::Main {
                    // «كان الوزير برفقة الرئيس في زيارة»: whoever is "on" it does it.
                    node.subject = top.subject.clone();
                }
                node.times.extend(top.times.iter().copied());
            }
        }
        node.times.append(&mut self.noun_times);
        self.top().last = Some(id);
    }
}
