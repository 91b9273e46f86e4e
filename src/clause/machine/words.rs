//! Function words: what negates, joins, opens a clause or shades the predicate after it.

use super::{Clause, Machine, Signs, Slot};
use crate::clause::node::{Argument, NodeId, Relation};
use crate::find::{Atom, AtomKind, BARE};
use crate::model::{FrameKind, Shape};
use crate::pack::WordClass;

/// Marker of a "was done" that is still to come: «سيتم».
const AHEAD: &str = "future";

/// Marker of words that shade a noun rather than a verb: "possible".
const ADJECTIVE: &str = "adjective";

/// Most atoms of "both of", "thousands of" before a relative word.
const PARTED: usize = 4;

/// Markers of relative words that are no subject of their clause: "where", "whose", "whom".
const PLACE: &str = "place";
const OWNER: &str = "owner";
const OBJECT: &str = "object";
/// Marker of the word that speaks of a time before it: "when".
const TIME: &str = "time";

impl Machine<'_> {
    pub(super) fn function(&mut self, i: usize, class: WordClass, index: u32, atom: &Atom) {
        if atom.clitics.conjunction {
            self.signs.and = true;
        }
        match class {
            WordClass::And => self.signs.and = true,
            WordClass::But => self.but(i),
            WordClass::Subordinate | WordClass::During => {
                self.slot = Slot::None;
                let parent = self.top().verb.or(self.top().parent);
                let mut clause = Clause::new(Relation::Subordinate, parent);
                clause.during = class == WordClass::During;
                let relative = self.language.tables.functions[index as usize].marker == TIME;
                if let Some(time) = self.time_before(i).filter(|_| relative) {
                    // "since 1974, when Turkish troops landed": the clause tells what was then.
                    clause.times.push((time, BARE));
                }
                self.stack.push(clause);
            }
            WordClass::Purpose => {
                self.slot = Slot::None;
                let parent = self.top().verb.or(self.top().parent);
                self.stack.push(Clause::new(Relation::Subordinate, parent));
            }
            WordClass::That => self.that(i, atom.clitics.conjunction),
            WordClass::ThatPronoun => self.that_pronoun(atom.clitics.conjunction),
            WordClass::Relative => self.relative(i, index),
            WordClass::Negation => self.signs.negated = true,
            WordClass::NegationPast => {
                self.signs.negated = true;
                self.signs.past = true;
            }
            WordClass::NegationFuture => {
                self.signs.negated = true;
                self.signs.future = true;
            }
            WordClass::Future => self.signs.future = true,
            WordClass::Modal if self.language.tables.functions[index as usize].marker == ADJECTIVE => {
                self.signs.maybe = true;
            }
            // «لا يمكن أن تتخلى»: what cannot be will not be.
            WordClass::Modal if self.signs.negated && self.verb_first() => self.signs.future = true,
            WordClass::Modal => self.signs.modal = true,
            WordClass::Must => self.signs.must = true,
            WordClass::If => {
                self.signs.conditional = true;
                let parent = self.top().verb;
                self.stack.push(Clause::new(Relation::Subordinate, parent));
            }
            WordClass::Question => self.signs.question = true,
            WordClass::Had => self.had(atom.clitics.conjunction),
            WordClass::Before => {
                // "previously", «مرارا»: some time before, whichever side of the verb it stands on.
                self.signs.before = true;
                if let Some(verb) = self.top().verb {
                    self.out.nodes[verb].anterior = true;
                }
            }
            WordClass::Have => self.signs.have = true,
            WordClass::Be => self.signs.be = true,
            WordClass::To => self.signs.to = true,
            WordClass::Done => {
                self.signs.done = true;
                self.signs.future |= self.language.tables.functions[index as usize].marker == AHEAD;
            }
            WordClass::Preposition => {
                self.slot = Slot::None;
                self.signs.be = false;
                // "aid to Kabul in protest": no infinitive.
                self.signs.to = false;
            }
            WordClass::Resumed => self.slot = Slot::None,
            WordClass::According => self.according_open = true,
            // "to a possible strike": no infinitive follows.
            WordClass::Article | WordClass::Determiner => self.signs.to = false,
            WordClass::DayOf => {
                let marker = self.language.tables.function_markers[index as usize];
                let text = self.language.tables.markers.get(marker as usize);
                self.signs.day = text.and_then(|m| m.parse().ok()).unwrap_or(0);
            }
            _ => {}
        }
    }

    /// The time right before atom `i`, perhaps before a comma; in a language that names subjects first.
    fn time_before(&self, i: usize) -> Option<u32> {
        let mut before = self.finds.atoms[..i].iter().rev().map(|a| a.kind);
        let found = before.find(|k| !matches!(k, AtomKind::Punct(',')));
        match found {
            Some(AtomKind::Time(time)) if !self.verb_first() => Some(time),
            _ => None,
        }
    }

    /// "but" begins a clause beside the one that was open.
    fn but(&mut self, i: usize) {
        let comma = i > 0 && matches!(self.finds.atoms[i - 1].kind, AtomKind::Punct(_));
        self.slot = Slot::None;
        if !comma && !self.verb_first() && self.verb_right_after(i + 1) {
            // "who survived the journey but died": goes on as "and" does.
            self.signs = Signs { and: true, ..Signs::default() };
            while self.stack.len() > 1 && self.top().finite.is_none() && !self.top().quote {
                self.pop();
            }
            return;
        }
        self.signs = Signs::default();
        while self.stack.len() > 1 && !self.top().quote && self.top().relation != Relation::Content {
            self.pop();
        }
        let same = !self.verb_first() && self.verb_right_after(i + 1);
        let top = self.top();
        let mut clause = Clause::new(top.relation, top.parent);
        clause.quote = top.quote;
        if same {
            // "thanked the mediators but warned": nobody new is named before the verb.
            clause.subject = std::mem::take(&mut top.subject);
        }
        *top = clause;
        self.anterior = false;
    }

    /// Whether nothing but auxiliaries, small adverbs and times stands between atom `k` and a finite verb.
    fn verb_right_after(&self, mut k: usize) -> bool {
        while let Some(atom) = self.finds.atoms.get(k) {
            match atom.kind {
                AtomKind::Function { class, .. } => {
                    let light = class.is_auxiliary() || class == WordClass::Filler;
                    if !light {
                        return false;
                    }
                }
                AtomKind::Predicate { from, to } => {
                    let readings = &self.finds.readings[from as usize..to as usize];
                    return readings.iter().any(|r| matches!(r.features.shape(), Shape::Past | Shape::Present))
                        || self.signs_before(k);
                }
                AtomKind::Time(_) => {}
                _ => return false,
            }
            k += 1;
        }
        false
    }

    /// Whether an auxiliary stands right before atom `k`: "will reject", "has not said".
    fn signs_before(&self, k: usize) -> bool {
        let auxiliary = |k: usize| match self.finds.atoms[k].kind {
            AtomKind::Function { class, .. } => !matches!(class, WordClass::Filler | WordClass::But),
            _ => false,
        };
        k.checked_sub(1).is_some_and(auxiliary)
    }

    /// "that", «أن»: opens what is said, or a relative clause.
    fn that(&mut self, i: usize, joined: bool) {
        self.slot = Slot::None;
        if joined && self.top().relation == Relation::Content {
            // «إن … وأن …»: a second content of the same report.
            let (parent, quote) = (self.top().parent, self.top().quote);
            let mut clause = Clause::new(Relation::Content, parent);
            clause.quote = quote;
            *self.top() = clause;
            return;
        }
        let parent = self.top().last.or(self.top().parent);
        if !self.verb_first() && self.that_is_relative(i) {
            let antecedent = self.antecedent(i);
            let mut clause = Clause::new(Relation::Relative, parent);
            clause.subject = antecedent.clone();
            clause.antecedent = antecedent;
            self.stack.push(clause);
        } else {
            self.stack.push(Clause::new(Relation::Content, parent));
        }
    }

    /// «إنهم»: what is said, its subject written on.
    fn that_pronoun(&mut self, joined: bool) {
        self.slot = Slot::None;
        if joined && self.top().relation == Relation::Content {
            // «… وإنهم»: they are whom the content before spoke of.
            let (parent, quote, verb) = (self.top().parent, self.top().quote, self.top().verb);
            let mut clause = Clause::new(Relation::Content, parent);
            clause.quote = quote;
            clause.subject = verb.map(|v| self.out.nodes[v].subject.clone()).unwrap_or(self.top().subject.clone());
            *self.top() = clause;
            return;
        }
        let parent = self.top().last.or(self.top().parent);
        // Inside a relative clause the pronoun is the antecedent («الذين قالت إنهم»), otherwise the speaker.
        let of_relative =
            self.stack.iter().rev().find(|c| c.relation == Relation::Relative && !c.antecedent.is_empty());
        let subject = match of_relative {
            Some(clause) => clause.antecedent.clone(),
            None => parent.map(|p| self.out.nodes[p].subject.clone()).unwrap_or_default(),
        };
        let mut clause = Clause::new(Relation::Content, parent);
        clause.subject = subject;
        self.stack.push(clause);
    }

    /// "which", «الذي»: opens a clause about the mention or noun before it.
    fn relative(&mut self, i: usize, index: u32) {
        self.slot = Slot::None;
        let mut antecedent = self.antecedent(i);
        if antecedent.is_empty() {
            antecedent = self.parted(i);
        }
        let parent = self.top().last;
        let mut clause = Clause::new(Relation::Relative, parent);
        match self.language.tables.functions[index as usize].marker.as_str() {
            // "Brussels, where he met": the clause has its own subject, and happens there.
            PLACE => clause.place = antecedent.first().copied(),
            // "whose country had asked": where the clause names nobody else, of whom it speaks.
            OWNER => clause.owner = antecedent,
            OBJECT => clause.waiting.push(Argument { marker: BARE, mentions: antecedent }),
            _ => {
                clause.subject = antecedent.clone();
                clause.antecedent = antecedent;
                clause.antecedent_node = self.noun_before(i);
            }
        }
        self.stack.push(clause);
    }

    /// "Bahrain and Sudan, both of which": those before the comma, with whom they are listed.
    fn parted(&self, i: usize) -> Vec<u32> {
        let atoms = &self.finds.atoms;
        let light = |k: &usize| {
            matches!(
                atoms[*k].kind,
                AtomKind::Number
                    | AtomKind::Word
                    | AtomKind::Function {
                        class: WordClass::Preposition | WordClass::Determiner | WordClass::Both | WordClass::Filler,
                        ..
                    }
            )
        };
        let Some(comma) = (i.saturating_sub(PARTED)..i).rev().find(|k| !light(k)) else { return Vec::new() };
        let of = i > comma + 2 && matches!(atoms[i - 1].kind, AtomKind::Function { class: WordClass::Preposition, .. });
        if !of || !matches!(atoms[comma].kind, AtomKind::Punct(',')) {
            return Vec::new();
        }
        let Some(last) = self.finds.actors.iter().rposition(|m| m.end as usize == comma) else { return Vec::new() };
        let mut first = last;
        while first > 0 && self.finds.actors[first].joined {
            first -= 1;
        }
        (first..=last).map(|n| n as u32).collect()
    }

    /// "had", «كانت»: the past of the past; in a verb-first language it begins a clause.
    pub(super) fn had(&mut self, joined: bool) {
        if self.verb_first() {
            if joined || self.top().verb.is_none() {
                let (relation, parent, quote) = {
                    let top = self.top();
                    (top.relation, top.parent, top.quote)
                };
                let mut clause = Clause::new(relation, parent);
                clause.quote = quote;
                clause.subject = if joined { Vec::new() } else { self.top().subject.clone() };
                *self.top() = clause;
            }
            // «أنغولا، التي كانت قد سحبت …، رفضت»: inside a relative clause it is that clause's.
            self.anterior |= self.top().relation != Relation::Relative;
        }
        self.signs.had = true;
    }

    /// "sites that Baghdad had closed": after a noun, under a verb that takes no content.
    fn that_is_relative(&mut self, i: usize) -> bool {
        let after_noun = i.checked_sub(1).is_some_and(|k| {
            matches!(
                self.finds.atoms[k].kind,
                AtomKind::Word | AtomKind::Name { .. } | AtomKind::Agent { .. } | AtomKind::Place(_)
            )
        });
        let verb = self.top().verb;
        let takes_content = verb.is_some_and(|v| {
            let frames = self.out.nodes[v]
                .readings
                .iter()
                .flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links)
                .map(|l| self.language.world.frame(l.frame));
            frames.into_iter().any(|f| f.content || f.kind == FrameKind::Speech)
        });
        after_noun && !takes_content
    }

    /// The noun of action right before atom `i` (its nationality may stand between).
    pub(super) fn noun_before(&self, i: usize) -> Option<NodeId> {
        let node = self.out.nodes.last().filter(|n| !n.verbal)?;
        let gap = i.checked_sub(node.atom as usize + 1)?;
        let clear = (node.atom as usize + 1..i).all(|k| {
            matches!(self.finds.atoms[k].kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Punct(',' | '،'))
        });
        (gap <= 2 && clear).then(|| self.out.nodes.len() - 1)
    }

    /// The mention right before a relative word (a comma may stand between).
    pub(super) fn antecedent(&self, i: usize) -> Vec<u32> {
        let mut at = i as u32;
        if at > 0 && matches!(self.finds.atoms[at as usize - 1].kind, AtomKind::Punct(',' | '،')) {
            at -= 1;
        }
        let found = self.finds.actors.iter().rposition(|m| m.end == at);
        found.map(|n| vec![n as u32]).unwrap_or_default()
    }
}
