//! A verb finds its clause and its subject.
//!
//! Speech that stands last takes what stood before it; verbs left without a subject take the one before them.

use super::{Machine, Signs};
use crate::clause::node::{Argument, Node, NodeId, Relation};
use crate::find::{AtomKind, BARE};
use crate::lang::Clitics;
use crate::model::{Features, FrameKind, Shape};
use crate::pack::WordClass;

/// Atoms between "that" and its verb within which the subject may stand.
const THAT_REACH: usize = 8;

impl Machine<'_> {
    /// "agreed to", ", killing 40", «مؤكدا»: hangs from its governor, whose subject it has.
    fn attach_infinitive(&mut self, id: NodeId, node: &mut Node, governor: NodeId, told: bool) {
        node.parent = Some(governor);
        node.relation = Relation::Complement;
        node.apart = told;
        // ", killing 40": whoever did what was told last, in whichever clause.
        let blamed = |n: &Node| n.features().shape() == Shape::Gerund && !n.inherited && !n.subject.is_empty();
        let own = |n: &Node| n.verbal && !blamed(n);
        let last = if told { self.out.nodes.iter().rposition(own) } else { None };
        let by_verb = last.or(self.top().verb);
        if let Some(v) = by_verb {
            node.subject = self.out.nodes[v].subject.clone();
            node.inherited = true;
        } else {
            node.subject = self.top().subject.clone();
        }
        let top = self.top();
        top.last = Some(id);
        top.verb = Some(id);
    }

    pub(super) fn attach_verb(&mut self, id: NodeId, node: &mut Node, signs: Signs) {
        let shape = node.features().shape();
        let infinitive = (signs.to && shape == Shape::Bare) || shape == Shape::Gerund;
        let circumstantial = self.verb_first() && matches!(shape, Shape::ActiveParticiple | Shape::PassiveParticiple);
        let verb_first = self.verb_first();
        if circumstantial && signs.comma {
            // «قال إن بلاده ترفض القرار، محذرا»: the speaker warns, outside what he said.
            while self.stack.len() > 1 && self.top().relation == Relation::Content && !self.top().quote {
                self.pop();
            }
        }
        if let Some(governor) = self.top().verb.filter(|_| circumstantial).or(self.top().last).or(self.top().verb)
            && (infinitive || circumstantial)
        {
            let told = shape == Shape::Gerund && signs.comma && !verb_first;
            let doer = self.right_before(node).filter(|_| shape == Shape::Gerund && !told && !verb_first && !signs.be);
            let blamed =
                if shape == Shape::Gerund && !told && !verb_first { self.blamed(node, governor) } else { None };
            self.attach_infinitive(id, node, governor, told);
            if let Some(whom) = blamed {
                // "accused Iran of arming", "sanctions on India for testing": whoever is spoken of did it.
                (node.subject, node.inherited) = (whom, false);
            } else if let Some(n) = doer {
                // "backed rebels fighting the government": those before the participle, not who backed them.
                (node.subject, node.relation, node.inherited) = (vec![n], Relation::Relative, false);
            }
            return;
        }
        if shape == Shape::Gerund
            && !verb_first
            && !signs.be
            && !self.top().subject.is_empty()
            && self.top().last.is_none()
        {
            // "The coalition fighting the rebels has declared": says which coalition; its verb is still to come.
            node.subject = self.top().subject.clone();
            (node.relation, node.inherited) = (Relation::Relative, true);
            self.top().last = Some(id);
            return;
        }
        if let Some(sister) = self.top().verb.filter(|v| {
            let before = &self.out.nodes[*v];
            signs.and
                && shape == Shape::Bare
                && !verb_first
                && before.relation == Relation::Complement
                && before.features().shape() == Shape::Bare
        }) {
            // "vowed to find and punish": the second infinitive hangs where the first does.
            let before = &self.out.nodes[sister];
            (node.parent, node.relation, node.inherited) = (before.parent, Relation::Complement, true);
            node.subject = before.subject.clone();
            let top = self.top();
            top.last = Some(id);
            top.verb = Some(id);
            return;
        }
        // A second finite verb closes a relative clause that already has one, unless joined to it.
        if !signs.and
            && self.top().relation == Relation::Relative
            && self.top().verb.is_some()
            && !self.top().quote
            && !self.verb_first()
        {
            self.pop();
        }
        if !self.verb_first() && signs.and && self.takes_up_report(node) {
            self.pop();
        }
        if self.verb_first() && shape != Shape::Bare {
            self.leave_relative(node, signs);
            self.enter_description(node, signs);
        }
        if !self.verb_first() && signs.and && self.goes_on_outside(node) {
            self.pop();
        }
        let verb_first = self.verb_first();
        let top = self.top();
        // "Scharping, ending a visit, said": the participle between commas is not the clause's verb.
        let previous = if verb_first { top.verb } else { top.finite };
        node.parent = top.parent;
        node.relation = top.relation;
        node.joined = previous.filter(|_| signs.and);
        if previous.is_none() {
            node.subject = if top.subject.is_empty() { top.owner.clone() } else { top.subject.clone() };
            node.subject_node = top.subject_node;
            node.times.append(&mut top.times);
            node.place_mention = node.place_mention.or(top.place.take());
            node.arguments.append(&mut top.waiting);
        } else if !verb_first {
            // A joined verb has the subject of the one before it ("and called on"), unless a new noun stands between.
            match previous {
                Some(p) if signs.and && !self.noun_since_and(node.atom as usize) => {
                    node.subject = self.out.nodes[p].subject.clone();
                    node.subject_node = self.out.nodes[p].subject_node;
                    node.inherited = true;
                }
                Some(p) if self.is_reduced(p) => {
                    // "The men seized in May were freed": the first verb only says which men.
                    let before = &mut self.out.nodes[p];
                    (before.passive, before.relation) = (true, Relation::Relative);
                    node.subject = before.subject.clone();
                }
                Some(p) => {
                    // "said his team was": content without "that", about somebody we do not know.
                    node.subject_unknown = true;
                    node.parent = Some(p);
                    let speech =
                        self.kind_of(p) == FrameKind::Speech || !signs.comma && !node.passive && self.holds_content(p);
                    node.relation = if speech { Relation::Content } else { Relation::Subordinate };
                }
                None => {}
            }
        } else {
            // Verb-first languages name the subject after the verb; if none comes, the old one stands (see finish).
            node.inherited = true;
        }
        let first = node.joined.map(|k| &self.out.nodes[k]).filter(|k| k.features().shape() == Shape::Present);
        if let Some(first) = first.filter(|_| verb_first && shape == Shape::Present) {
            // «قد ينسحب ويعود», «أن يزور ويلتقي»: what shades the first verb shades the one joined to it.
            (node.modal, node.wished) = (node.modal | first.modal, node.wished | first.wished);
            node.future |= first.future;
        }
        self.adopt_orphans(id, node);
        if node.relation != Relation::Subordinate && !node.conditional && previous.is_none() {
            // "If Libya agrees, Chad will": the condition is the verb's that follows it.
            let open = |k: &NodeId| self.out.nodes[*k].conditional && self.out.nodes[*k].parent.is_none();
            if let Some(condition) = (0..id).rev().find(open) {
                self.out.nodes[condition].parent = Some(id);
            }
        }
        if std::mem::take(&mut self.according_open) {
            self.out.according_node = Some(id);
            node.parent = None;
        }
        let clitic = node.readings.first().is_some_and(|r| r.clitics.has_pronoun());
        let antecedent = self.top().antecedent.clone();
        if self.top().verb.is_none() {
            node.antecedent_node = self.top().antecedent_node;
        }
        let opens_relative = self.top().relation == Relation::Relative && self.top().verb.is_none();
        if verb_first && clitic && (node.antecedent_node.is_some() || (opens_relative && antecedent.is_empty())) {
            // «المواضيع التي سيثيرها»: the pronoun is the noun that the clause speaks of, no party.
            node.pronoun = false;
        }
        if verb_first && clitic && !antecedent.is_empty() && self.top().verb.is_none() {
            // «القوات التي تدعمها حملة»: the pronoun is the antecedent, the subject comes after.
            node.subject = Vec::new();
            node.arguments.push(Argument { marker: BARE, mentions: antecedent.clone() });
            node.pronoun = false;
        }
        if verb_first && node.subject.is_empty() {
            node.subject_unknown = self.unknown_subject(node) || self.content_of_word(node);
            // «القيود التي تمنع إيران»: what the clause speaks of does it.
            let told_of = opens_relative
                && !clitic
                && !self.is_resumed(node.atom as usize)
                && antecedent.is_empty()
                && node.antecedent_node.is_none();
            node.noun_before = told_of || (!node.future && !clitic && self.noun_stands_before(node));
        }
        node.times.append(&mut self.next_times);
        if !signs.and {
            self.post_posed(id, node);
        }
        let top = self.top();
        top.verb = Some(id);
        top.finite = Some(id);
        top.last = Some(id);
    }

    /// What was quoted before anybody was named for it is the content of the verb of speech that follows.
    fn adopt_orphans(&mut self, id: NodeId, node: &Node) {
        let finite =
            matches!(node.features().shape(), Shape::Past | Shape::Present | Shape::Bare | Shape::PassiveParticiple);
        if !finite || self.quote_open || self.kind(node) != FrameKind::Speech {
            return;
        }
        for orphan in std::mem::take(&mut self.orphans) {
            if self.out.nodes[orphan].parent.is_none() {
                self.out.nodes[orphan].parent = Some(id);
                self.out.nodes[orphan].relation = Relation::Content;
            }
        }
    }

    /// Whether a determiner stands between the last "and" and atom `at`: a noun that we do not know begins there.
    fn noun_since_and(&self, at: usize) -> bool {
        for k in (at.saturating_sub(8)..at).rev() {
            match self.finds.atoms[k].kind {
                AtomKind::Function { class: WordClass::And | WordClass::But, .. } => return false,
                AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. } => return true,
                _ => {}
            }
        }
        false
    }

    /// An indefinite noun right before («محادثات تستهدف») or a definite unknown one right after («أعلن الناطق»)
    /// is the subject, and nobody that we know.
    fn unknown_subject(&self, node: &Node) -> bool {
        let at = node.atom as usize;
        let joined = self.finds.atoms[at].clitics.conjunction;
        let before = at.checked_sub(1).map(|k| self.finds.atoms[k].kind);
        let noun_before = match before {
            Some(AtomKind::Word) => true,
            Some(AtomKind::Predicate { .. }) => {
                self.out.nodes.last().is_some_and(|n| !n.verbal && n.atom as usize + 1 == at && !n.definite)
            }
            _ => false,
        };
        let article = &self.language.tables.config.proclitics.article;
        let after = self
            .finds
            .atoms
            .get(at + 1)
            .is_some_and(|a| matches!(a.kind, AtomKind::Word) && !article.is_empty() && a.definite_word);
        (noun_before && !joined) || after
    }

    /// «إن خبراء من البلدين سيجتمعون»: the noun right after such a "that" is the subject, and no table knows it.
    fn content_of_word(&self, node: &Node) -> bool {
        let at = node.atom as usize;
        let that = |k: &usize| {
            let class = |c| matches!(self.finds.atoms[*k].kind, AtomKind::Function { class, .. } if class == c);
            class(WordClass::That)
        };
        let opener = (at.saturating_sub(THAT_REACH)..at).rev().find(that);
        opener.is_some_and(|k| {
            let word = self.finds.atoms[k + 1..at].first();
            word.is_some_and(|a| a.kind == AtomKind::Word && a.clitics == Clitics::default())
        })
    }

    /// Whether an indefinite unknown noun stands right before a verb that nothing joins to what came before.
    fn noun_stands_before(&self, node: &Node) -> bool {
        let at = node.atom as usize;
        let joined = self.finds.atoms[at].clitics.conjunction;
        let word = at.checked_sub(1).map(|k| &self.finds.atoms[k]);
        !joined && word.is_some_and(|a| matches!(a.kind, AtomKind::Word) && !a.definite_word)
    }

    /// "…, U.N. spokesman Ruth Okello said": everything before is its content.
    fn post_posed(&mut self, id: NodeId, node: &Node) {
        let speech = self.kind(node) == FrameKind::Speech;
        if speech
            && node.relation == Relation::Main
            && node.parent.is_none()
            && !node.subject.is_empty()
            && self.stack.len() > 1
        {
            for k in 0..id {
                if self.out.nodes[k].parent.is_none() && self.out.nodes[k].relation == Relation::Main {
                    self.out.nodes[k].parent = Some(id);
                    self.out.nodes[k].relation = Relation::Content;
                }
            }
        }
    }

    /// Verbs that found no subject take the one of the clause before them.
    pub(super) fn finish(&mut self) {
        if !self.verb_first() {
            return;
        }
        for id in 0..self.out.nodes.len() {
            let node = &self.out.nodes[id];
            if !node.verbal
                || !node.subject.is_empty()
                || node.subject_node.is_some()
                || node.passive
                || node.subject_unknown
            {
                continue;
            }
            let sister = |k: &NodeId| {
                let other = &self.out.nodes[*k];
                other.verbal
                    && !other.subject.is_empty()
                    && other.relation == node.relation
                    && other.parent == node.parent
            };
            let above = || node.parent.filter(|p| *p < id && !self.out.nodes[*p].subject.is_empty());
            let nearest = (0..id).rev().find(sister);
            // «قالت المنظمة إن آلافا نزحوا وطالبت»: a verb of another number or gender speaks of somebody else.
            let agreeing = || {
                let fits = |k: &NodeId| agree(&self.out.nodes[*k], node);
                (0..id).rev().filter(sister).find(fits).or_else(|| above().filter(fits))
            };
            let source =
                nearest.filter(|k| agree(&self.out.nodes[*k], node)).or_else(agreeing).or(nearest).or_else(above);
            if let Some(k) = source {
                let subject = self.out.nodes[k].subject.clone();
                let node = &mut self.out.nodes[id];
                node.subject = subject;
                node.inherited = true;
            }
        }
    }
}

/// Whether a verb can have the subject of one before it: a plural or dual form names its subject before itself, so
/// that a singular one after it has another; of two singulars the gender decides.
fn agree(before: &Node, node: &Node) -> bool {
    let many = |n: &Node| n.features().has(Features::PLURAL | Features::DUAL);
    let feminine = |n: &Node| n.features().has(Features::FEMININE);
    match (many(before), many(node)) {
        (true, false) => false,
        (false, false) => feminine(before) == feminine(node),
        _ => true,
    }
}
