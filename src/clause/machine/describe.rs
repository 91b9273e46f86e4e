//! Relative clauses without a relative word, as verb-first languages have them after an indefinite noun, where a
//! relative clause ends although nothing says so, and rows of nouns written like verbs.

use super::{Clause, Machine, Signs, Slot};
use crate::clause::node::{Node, Relation};
use crate::find::{ActorMention, Atom, AtomKind, BARE, PredicateReading};
use crate::model::{Features, FrameKind, NameKind, Shape};
use crate::pack::WordClass;

/// Atoms behind the verb of a relative clause within which a pronoun takes up what it speaks of.
const RESUMED: usize = 4;

fn is_noun(reading: &PredicateReading) -> bool {
    reading.features.shape() == Shape::Noun
}

impl Machine<'_> {
    /// «الدور الذي تضطلع به الرباط», «الأراضي التي تعتزم إسرائيل ضمها»: a pronoun behind the verb takes up the noun that the
    /// clause speaks of, so that whoever stands there is the subject.
    pub(super) fn is_resumed(&self, verb: usize) -> bool {
        let behind = self.finds.atoms.iter().skip(verb + 1).take(RESUMED);
        let pronoun = |a: &Atom| match a.kind {
            AtomKind::Function { class, .. } => matches!(class, WordClass::ObliquePronoun | WordClass::Resumed),
            AtomKind::Predicate { .. } => a.clitics.has_pronoun(),
            _ => false,
        };
        let open = |a: &&Atom| {
            !matches!(a.kind, AtomKind::Punct(_) | AtomKind::Function { class: WordClass::Preposition, .. })
        };
        behind.take_while(open).any(pronoun)
    }

    /// "said three had died and called": after what had happened or will, a plain past goes on with the report.
    pub(super) fn takes_up_report(&mut self, node: &Node) -> bool {
        let top = self.top();
        let (content, quote, before) = (top.relation == Relation::Content, top.quote, top.finite);
        let past = node.features().shape() == Shape::Past && !node.anterior && !node.future && !node.modal;
        let other = before.map(|k| &self.out.nodes[k]).is_some_and(|b| b.anterior || b.future);
        content && !quote && past && other && self.stack.len() > 1
    }

    /// «قال إن الجنود انسحبوا وأضاف», «الجنود الذين عادوا وقال»: a joined verb of another number does not speak of them.
    /// «الجنود الذين أفرج عنهم وقال»: a joined verb of another number does not speak of the antecedent.
    pub(super) fn leave_relative(&mut self, node: &Node, signs: Signs) {
        let many = |n: &Node| n.features().has(Features::PLURAL | Features::DUAL);
        let before = self.top().verb.map(|v| &self.out.nodes[v]);
        let shape = node.features().shape();
        let past = shape == Shape::Past && before.is_some_and(|b| b.features().shape() == Shape::Past);
        if signs.and && past && before.is_some_and(|b| many(b) && !many(node)) {
            let top = self.stack.last();
            if top.is_some_and(|t| t.relation == Relation::Relative && !t.quote) {
                self.pop();
            }
        }
    }

    /// «مسلحين تسللوا», «تفجيرات أسفرت عن»: a verb right after an indefinite noun, with nothing to join it, says which.
    pub(super) fn enter_description(&mut self, node: &Node, signs: Signs) {
        if signs.and || self.top().verb.is_none() {
            return;
        }
        let at = node.atom;
        let antecedent = self.finds.actors.iter().rposition(|m| m.end == at && self.is_indefinite(m));
        let noun = self.noun_before(at as usize).filter(|k| {
            let noun = &self.out.nodes[*k];
            let words = &self.finds.atoms[noun.atom as usize + 1..at as usize];
            !noun.definite
                && !noun.pronoun
                && words.iter().all(|a| {
                    let plain = matches!(a.kind, AtomKind::Word | AtomKind::Name { kind: NameKind::Adjective, .. });
                    plain && !a.definite_word && !a.clitics.article
                })
        });
        // «تعديل دستوري اقترحه الرئيس»: a noun that we do not know, taken up by the pronoun.
        let before = at.checked_sub(1).map(|k| &self.finds.atoms[k as usize]);
        let unknown = before.is_some_and(|a| matches!(a.kind, AtomKind::Word) && !a.definite_word);
        let resumed = unknown && node.readings.first().is_some_and(|r| r.clitics.has_pronoun());
        if antecedent.is_none() && noun.is_none() && !resumed {
            return;
        }
        let parent = self.top().last;
        let mut clause = Clause::new(Relation::Relative, parent);
        if let Some(n) = antecedent {
            clause.subject = vec![n as u32];
            clause.antecedent = vec![n as u32];
        } else {
            clause.antecedent_node = noun;
        }
        self.slot = Slot::None;
        self.stack.push(clause);
    }

    /// «توغل إسرائيلي قتل فيه ناشطان», «انقلاب نفذه ضباط»: after an indefinite noun of action with its nationality, or a
    /// light verb with the noun written onto it as a pronoun.
    pub(super) fn is_described(&self, i: usize, range: (u32, u32)) -> bool {
        let Some(noun) = self.noun_before(i).map(|k| &self.out.nodes[k]) else { return false };
        let readings = &self.finds.readings[range.0 as usize..range.1 as usize];
        let light = |r: &PredicateReading| {
            let links = &self.language.tables.lexemes[r.lexeme as usize].links;
            r.features.is_finite() && links.iter().any(|l| self.language.world.frame(l.frame).kind == FrameKind::Light)
        };
        let adjective = |a: &Atom| matches!(a.kind, AtomKind::Name { kind: NameKind::Adjective, .. });
        let between = &self.finds.atoms[noun.atom as usize + 1..i];
        let nationality = between.len() == 1 && adjective(&between[0]) && !between[0].clitics.article;
        let carried = between.is_empty() && readings.iter().any(|r| r.clitics.has_pronoun() && light(r));
        !noun.definite && !noun.pronoun && (nationality || carried)
    }

    /// «اختطاف السفير وقتله», «مسؤولية عن قصف وحصار»: a noun of action under a preposition, with nothing but names after
    /// it, goes on in the next word that "and" joins.
    pub(super) fn in_row(&self, i: usize) -> bool {
        let noun_of = |n: &&Node| !n.verbal && n.readings.iter().all(is_noun);
        let Some(noun) = self.out.nodes.last().filter(noun_of) else { return false };
        let over = self.out.nodes.len().checked_sub(2).map(|k| &self.out.nodes[k]).filter(noun_of);
        // «لشن هجمات وفرض حصار»: or in the genitive of one.
        let held = over.is_some_and(|o| o.marker != BARE && o.atom + 1 == noun.atom);
        if noun.marker == BARE && !held {
            return false;
        }
        let from = noun.atom as usize + 1;
        let light = |a: &Atom| match a.kind {
            AtomKind::Word => !a.clitics.has_preposition(),
            AtomKind::Name { .. } | AtomKind::Agent { .. } => !a.clitics.has_preposition(),
            _ => false,
        };
        i.saturating_sub(from) <= 3 && from <= i && self.finds.atoms[from..i].iter().all(light)
    }

    /// A role noun without an article, whoever stands beside it: «مسلحين شيشانيين».
    fn is_indefinite(&self, m: &ActorMention) -> bool {
        let atoms = &self.finds.atoms[m.first as usize..m.end as usize];
        let plain = |a: &Atom| match a.kind {
            AtomKind::Agent { .. } | AtomKind::Word => true,
            AtomKind::Name { kind, .. } => matches!(kind, NameKind::Adjective | NameKind::Plural),
            _ => false,
        };
        let role = atoms.first().is_some_and(|a| matches!(a.kind, AtomKind::Agent { .. }));
        role && atoms.iter().all(|a| plain(a) && !a.clitics.article && !a.definite_word && !a.clitics.has_pronoun())
    }
}
