//! Mentions under no marker: subject or object, by the order of words.

use super::{Clause, Machine, Slot};
use crate::clause::node::{Argument, NodeId, Relation};
use crate::find::{ActorMention, Atom, AtomKind, BARE, Referent};
use crate::lang::OBJECT;
use crate::model::{Class, FrameKind, Shape};
use crate::pack::WordClass;

/// Atoms behind a verb within which a bare mention surely belongs to it.
const NEAR: u32 = 6;

/// Words of the longest numeral.
const NUMERALS: usize = 3;

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
        if !self.verb_first() && self.new_subject(n, m) {
            return;
        }
        let (verb, last) = (self.top().verb, self.top().last);
        if verb.is_none()
            && !self.verb_first()
            && let Some(noun) = last.filter(|k| !self.out.nodes[*k].verbal && self.takes_on(*k, m))
        {
            self.object(noun, n);
            return;
        }
        if self.verb_first() {
            // A genitive right after a noun of action: «محادثات موسكو», «انسحاب الجيش السوري».
            if let Some(node) = last
                && !self.out.nodes[node].verbal
                && (self.out.nodes[node].atom + 1 == m.first
                    || m.genitive && (self.only_numbers(node, m) || self.only_construct(node, m)))
                && !self.out.nodes[node].definite
                && !m.joined
            {
                if m.place.is_some() && self.is_meeting(node) && !self.joined_after(n) {
                    // «فشلت قمة كامب ديفيد», «مؤتمر مدريد»: a city in the genitive of talks is where they are held.
                    let talks = &mut self.out.nodes[node];
                    (talks.place, talks.place_mention) = (m.place, Some(n));
                    self.slot = Slot::None;
                    return;
                }
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
                } else if self.next_is_verb(m.end as usize) && !self.opens_inverted(v) {
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

    /// "At a meeting with Kofi Annan": a noun written with its preposition, and the mention right after it.
    fn takes_on(&self, noun: NodeId, m: &ActorMention) -> bool {
        let at = self.out.nodes[noun].atom as usize;
        let atoms = &self.finds.atoms;
        let light = |a: &crate::find::Atom| match a.kind {
            AtomKind::Function { class, .. } => {
                matches!(class, WordClass::Article | WordClass::Determiner | WordClass::Former | WordClass::Filler)
            }
            _ => false,
        };
        atoms[at].end - atoms[at].first > 1
            && self.licenses(noun, crate::lang::OBJECT)
            && atoms[at + 1..(m.first as usize).max(at + 1)].iter().all(light)
    }

    /// "Applying for NATO membership are": a participle that opens the sentence and waits for its subject.
    fn opens_inverted(&self, v: NodeId) -> bool {
        let node = &self.out.nodes[v];
        !self.signs.comma
            && node.subject.is_empty()
            && node.features().shape() == Shape::Gerund
            && node.relation == Relation::Main
    }

    /// Where the order of words is turned round, or a clause begins that no word opens: whether the mention is a subject
    /// all the same.
    fn new_subject(&mut self, n: u32, m: &ActorMention) -> bool {
        let verb = self.top().verb;
        if self.signs.be
            && let Some(v) = verb
            && self.out.nodes[v].subject.is_empty()
            && self.stack.len() == 1
        {
            // "Also applying are Latvia and Estonia", "Among the first to arrive were Turkish doctors", "Also burned were".
            let node = &mut self.out.nodes[v];
            node.passive = matches!(node.features().shape(), Shape::Past | Shape::PassiveParticiple);
            node.subject.push(n);
            self.slot = Slot::NodeSubject(v);
            return true;
        }
        let acts = |machine: &Self| machine.next_is_verb(m.end as usize);
        let top = self.top();
        let antecedent = !top.antecedent.is_empty() && top.subject == top.antecedent;
        if verb.is_none() && top.relation == Relation::Relative && antecedent && acts(self) {
            // "Kuwait, which Iraq invaded": the clause speaks of what the verb is done to.
            let top = self.top();
            let spoken_of = std::mem::replace(&mut top.subject, vec![n]);
            top.waiting.push(Argument { marker: BARE, mentions: spoken_of });
            self.slot = Slot::ClauseSubject;
            return true;
        }
        // "Lima has sixty days, and the minister said": its first verb is none of ours.
        if verb.is_none() && m.joined && !m.listed && self.clause_since(m) && acts(self) {
            let top = self.top();
            top.subject = vec![n];
            top.last = None;
            self.slot = Slot::ClauseSubject;
            return true;
        }
        false
    }

    /// Whether an auxiliary stands between the clause's subject and the comma and "and" before a mention.
    fn clause_since(&mut self, m: &ActorMention) -> bool {
        let finds = self.finds;
        let Some(subject) = self.top().subject.last().map(|n| finds.actors[*n as usize].end as usize) else {
            return false;
        };
        let atoms = &finds.atoms;
        let and = |k: &usize| matches!(atoms[*k].kind, AtomKind::Function { class: WordClass::And, .. });
        let Some(and) = (subject..m.first as usize).rev().find(and) else { return false };
        let auxiliary = |a: &crate::find::Atom| match a.kind {
            AtomKind::Function { class, .. } => {
                matches!(class, WordClass::Have | WordClass::Had | WordClass::Be | WordClass::Future | WordClass::Modal)
            }
            _ => false,
        };
        let comma = and > subject && matches!(atoms[and - 1].kind, AtomKind::Punct(','));
        comma && atoms[subject..and].iter().any(auxiliary)
    }

    /// «طرد عشرين موظفا», «توطين الخمسة عشر ألف لاجئ»: numbers, or words that may be numbers, between a noun of action and
    /// what is counted.
    fn only_numbers(&self, node: NodeId, m: &ActorMention) -> bool {
        let between = &self.finds.atoms[self.out.nodes[node].atom as usize + 1..m.first as usize];
        let number = |a: &Atom| {
            matches!(a.kind, AtomKind::Number | AtomKind::Word | AtomKind::Function { class: WordClass::Filler, .. })
        };
        let counted = &self.finds.atoms[m.first as usize];
        let role = matches!(counted.kind, AtomKind::Agent { .. }) && !counted.definite_word && !counted.clitics.article;
        between.len() <= NUMERALS && between.iter().all(number) && role
    }

    /// Whether another mention is joined to this one: «محادثات واشنطن وطهران».
    fn joined_after(&self, n: u32) -> bool {
        let end = self.finds.actors[n as usize].end;
        self.finds.actors.get(n as usize + 1).is_some_and(|o| o.joined && o.first <= end + 1)
    }

    /// «تعليق عضوية سوريا», «تفتيش منازل معارضين»: nothing but one or two nouns in the construct between.
    fn only_construct(&self, node: NodeId, m: &ActorMention) -> bool {
        let between = &self.finds.atoms[self.out.nodes[node].atom as usize + 1..m.first as usize];
        let plain = |a: &Atom| {
            matches!(a.kind, AtomKind::Word) && !a.definite_word && a.clitics == crate::lang::Clitics::default()
        };
        (1..=2).contains(&between.len()) && between.iter().all(plain)
    }

    /// Talks or a conference, not a visit.
    fn is_meeting(&self, node: NodeId) -> bool {
        let readings = &self.out.nodes[node].readings;
        let links = readings.iter().flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        let frames = links.into_iter().map(|l| self.language.world.frame(l.frame));
        let mut talks = false;
        for frame in frames {
            match frame.class {
                Some(Class::Consult) if frame.mode.as_deref() != Some("visit") => talks = true,
                _ => return false,
            }
        }
        talks
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
                    if !matches!(class, WordClass::Negation | WordClass::Filler | WordClass::Before) {
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
            && !m.only_place
            && !self.is_blamed(v, n);
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

    /// «ونفت باكستان الخبر واتهمت الهند بالتصعيد»: a joined verb that cannot do without an object has the only mention
    /// after it for one, if somebody acted before.
    fn is_blamed(&self, v: NodeId, n: u32) -> bool {
        let node = &self.out.nodes[v];
        if !self.verb_first() || !self.finds.atoms[node.atom as usize].clitics.conjunction {
            return false;
        }
        let m = &self.finds.actors[n as usize];
        let alone =
            self.finds.actors.get(n as usize + 1).is_none_or(|o| o.marker != BARE || o.first > m.end + 1 || o.joined);
        let acted = self.out.nodes[..v].iter().any(|k| k.verbal && !k.subject.is_empty());
        let links = node.readings.iter().flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        let mut accuses = false;
        for link in links {
            let accuse = self.language.world.frame(link.frame).class == Some(Class::Accuse);
            if !accuse || link.recipient != [OBJECT] || link.theme.is_empty() {
                return false;
            }
            accuses = true;
        }
        accuses && alone && acted
    }

    fn object(&mut self, v: NodeId, n: u32) {
        let node = &mut self.out.nodes[v];
        node.arguments.push(Argument { marker: BARE, mentions: vec![n] });
        self.slot = Slot::Argument(v, node.arguments.len() - 1);
    }
}
