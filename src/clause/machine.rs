//! One pass over the atoms with a stack of open clauses.
//!
//! Order of words is a parameter: `verb_first` takes the subject after the verb where none stood before it,
//! `subject_first` before it, `verb_last` collects and lets markers speak.

use super::choose::{Before, choose};
use super::node::{Argument, Clauses, Node, NodeId, Relation};
use crate::find::{ActorMention, Atom, AtomKind, BARE, Finds, Referent};
use crate::lang::Language;
use crate::model::{FrameKind, Shape};
use crate::pack::WordClass;

/// One open clause.
#[derive(Debug)]
struct Clause {
    relation: Relation,
    parent: Option<NodeId>,
    subject: Vec<u32>,
    subject_node: Option<NodeId>,
    /// Last verb of the clause.
    verb: Option<NodeId>,
    /// Last finite verb of the clause.
    finite: Option<NodeId>,
    /// Last node of the clause, verb or noun.
    last: Option<NodeId>,
    quote: bool,
    /// Times and places before the first predicate.
    times: Vec<(u32, u8)>,
    /// Arguments before the verb (verb_last).
    waiting: Vec<Argument>,
    /// Whom a relative clause speaks of.
    antecedent: Vec<u32>,
    /// The noun of action that a relative clause speaks of.
    antecedent_node: Option<NodeId>,
}

impl Clause {
    fn new(relation: Relation, parent: Option<NodeId>) -> Self {
        Clause {
            relation,
            parent,
            subject: Vec::new(),
            subject_node: None,
            verb: None,
            finite: None,
            last: None,
            quote: false,
            times: Vec::new(),
            waiting: Vec::new(),
            antecedent: Vec::new(),
            antecedent_node: None,
        }
    }
}

/// Signs seen since the last predicate.
#[derive(Clone, Copy, Debug, Default)]
struct Signs {
    negated: bool,
    past: bool,
    future: bool,
    modal: bool,
    must: bool,
    conditional: bool,
    question: bool,
    had: bool,
    have: bool,
    be: bool,
    to: bool,
    done: bool,
    before: bool,
    comma: bool,
    and: bool,
    /// "second day of": 2.
    day: u8,
}

/// Where the last mention went, so that one joined by "and" follows it.
#[derive(Clone, Copy, Debug)]
enum Slot {
    None,
    ClauseSubject,
    NodeSubject(NodeId),
    Argument(NodeId, usize),
    By(NodeId),
    Owner(NodeId),
    Waiting(usize),
}

struct Machine<'m> {
    finds: &'m Finds,
    language: &'m Language,
    out: Clauses,
    stack: Vec<Clause>,
    signs: Signs,
    slot: Slot,
    /// A nationality or owner waiting for the noun that it stands before.
    pending_owner: Option<(u32, u32)>,
    quote_open: bool,
    /// Roots of a quotation that nobody has been named for yet.
    orphans: Vec<NodeId>,
    /// "according to what …" waits for its verb.
    according_open: bool,
    /// Atom after a mention that found no slot.
    passed_over: Option<u32>,
    /// Times that stand after "and", before the verb that they date.
    next_times: Vec<(u32, u8)>,
    /// Times in front of a noun of action, its own.
    noun_times: Vec<(u32, u8)>,
    /// «كانت» opened the sentence: its verbs are background.
    anterior: bool,
}

/// Reads the clauses of one sentence.
pub fn split_clauses(finds: &Finds, language: &Language) -> Clauses {
    let mut machine = Machine {
        finds,
        language,
        out: Clauses::default(),
        stack: vec![Clause::new(Relation::Main, None)],
        signs: Signs::default(),
        slot: Slot::None,
        pending_owner: None,
        quote_open: false,
        orphans: Vec::new(),
        anterior: false,
        according_open: false,
        passed_over: None,
        next_times: Vec::new(),
        noun_times: Vec::new(),
    };
    let mut mention_at = vec![u32::MAX; finds.atoms.len()];
    for (n, mention) in finds.actors.iter().enumerate() {
        mention_at[mention.first as usize] = n as u32;
    }
    let mut i = dateline_end(finds);
    while i < finds.atoms.len() {
        if let Some(end) = aside_end(finds, i) {
            machine.slot = Slot::None;
            i = end;
        } else if mention_at[i] != u32::MAX {
            let n = mention_at[i];
            machine.mention(n);
            i = (finds.actors[n as usize].end as usize).max(i + 1);
        } else {
            machine.atom(i);
            i += 1;
        }
    }
    machine.finish();
    machine.out
}

impl Machine<'_> {
    fn top(&mut self) -> &mut Clause {
        if self.stack.is_empty() {
            self.stack.push(Clause::new(Relation::Main, None));
        }
        let last = self.stack.len() - 1;
        &mut self.stack[last]
    }

    fn verb_first(&self) -> bool {
        self.language.tables.config.order == "verb_first"
    }

    fn verb_last(&self) -> bool {
        self.language.tables.config.order == "verb_last"
    }

    fn kind_of(&self, node: NodeId) -> FrameKind {
        self.out.nodes[node]
            .readings
            .first()
            .and_then(|r| self.language.tables.lexemes[r.lexeme as usize].links.first())
            .map_or(FrameKind::Event, |l| self.language.world.frame(l.frame).kind)
    }

    fn licenses(&self, node: NodeId, marker: u8) -> bool {
        let links =
            self.out.nodes[node].readings.iter().flat_map(|r| &self.language.tables.lexemes[r.lexeme as usize].links);
        links.into_iter().any(|l| l.recipient.contains(&marker) || l.theme.contains(&marker))
    }

    fn atom(&mut self, i: usize) {
        let atom = self.finds.atoms[i];
        match atom.kind {
            AtomKind::Predicate { from, to } => self.predicate(i, atom, (from, to)),
            AtomKind::Function { class, index } => self.function(i, class, index, &atom),
            AtomKind::Time(time) => self.time(i, time),
            AtomKind::Place(place) => {
                if let Some(node) = self.top().last
                    && self.out.nodes[node].place.is_none()
                {
                    self.out.nodes[node].place = Some(place);
                }
            }
            AtomKind::Punct(',' | '،') if self.list_goes_on(i) => {}
            AtomKind::Punct(sign) => self.punct(sign),
            AtomKind::Word => {
                if self.verb_first() {
                    // «لم يتطرق»: the negation was of this word.
                    self.signs.negated = false;
                }
                if atom.clitics.conjunction {
                    self.slot = Slot::None;
                }
            }
            _ => {
                if atom.clitics.conjunction {
                    self.slot = Slot::None;
                }
            }
        }
    }

    /// A time belongs to the verb of its clause; before the verb it waits, and a noun beside it has it too.
    fn time(&mut self, i: usize, time: u32) {
        let marker = self.marker_before(i);
        if self.signs.and && !self.verb_first() {
            // "…, and on March 31 the League suspended": opens the next clause.
            self.next_times.push((time, marker));
            return;
        }
        if self.noun_follows(i) {
            // "last Friday's bombings": the noun's own day.
            self.noun_times.push((time, marker));
            return;
        }
        let (verb, last) = (self.top().verb, self.top().last);
        match (verb, last) {
            (Some(v), _) => self.out.nodes[v].times.push((time, marker)),
            (None, Some(noun)) => {
                self.out.nodes[noun].times.push((time, marker));
                self.top().times.push((time, marker));
            }
            (None, None) => self.top().times.push((time, marker)),
        }
    }

    /// Whether a time stands right before a noun of action, in its phrase.
    fn noun_follows(&self, i: usize) -> bool {
        if self.verb_first() {
            return false;
        }
        let possessive = matches!(self.finds.atoms.get(i + 1).map(|a| a.kind), Some(AtomKind::Possessive));
        let next = self.finds.atoms.get(i + 1 + usize::from(possessive)).map(|a| a.kind);
        let noun = |from: u32, to: u32| {
            let readings = &self.finds.readings[from as usize..to as usize];
            readings.iter().any(|r| r.features.shape() == Shape::Noun)
                && !readings.iter().any(|r| matches!(r.features.shape(), Shape::Past | Shape::Present))
        };
        match next {
            Some(AtomKind::Predicate { from, to }) => possessive || noun(from, to),
            _ => false,
        }
    }

    /// A comma inside "A, B and C".
    fn list_goes_on(&self, i: usize) -> bool {
        self.finds.actors.iter().any(|m| m.listed && (i + 1..=i + 2).contains(&(m.first as usize)))
    }

    /// Marker number of the preposition right before atom `i`.
    fn marker_before(&self, i: usize) -> u8 {
        let clitic = self.finds.atoms[i].clitics.preposition(&self.language.tables.config);
        if let Some(form) = clitic {
            return crate::find::marker_number(self.language, form);
        }
        match i.checked_sub(1).map(|p| self.finds.atoms[p].kind) {
            Some(AtomKind::Function { index, .. }) => self.language.tables.function_markers[index as usize],
            _ => BARE,
        }
    }

    fn punct(&mut self, sign: char) {
        self.pending_owner = None;
        match sign {
            ',' | '،' => {
                self.signs = Signs { comma: true, ..Signs::default() };
                self.slot = Slot::None;
                let top = self.top();
                if matches!(top.relation, Relation::Relative | Relation::Subordinate)
                    && top.verb.is_some()
                    && !top.quote
                {
                    self.pop();
                }
            }
            ';' | '؛' | '.' | '!' | '?' | '؟' => {
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

    fn pop(&mut self) {
        if self.stack.len() > 1 {
            self.stack.pop();
        }
    }

    fn function(&mut self, i: usize, class: WordClass, index: u32, atom: &Atom) {
        if atom.clitics.conjunction {
            self.signs.and = true;
        }
        match class {
            WordClass::And => self.signs.and = true,
            WordClass::But => {
                self.signs = Signs::default();
                self.slot = Slot::None;
                while self.stack.len() > 1 && !self.top().quote && self.top().relation != Relation::Content {
                    self.pop();
                }
                let top = self.top();
                let mut clause = Clause::new(top.relation, top.parent);
                clause.quote = top.quote;
                *top = clause;
                self.anterior = false;
            }
            WordClass::Subordinate => {
                self.slot = Slot::None;
                let parent = self.top().verb.or(self.top().parent);
                self.stack.push(Clause::new(Relation::Subordinate, parent));
            }
            WordClass::That if atom.clitics.conjunction && self.top().relation == Relation::Content => {
                // «إن … وأن …»: a second content of the same report.
                self.slot = Slot::None;
                let (parent, quote) = (self.top().parent, self.top().quote);
                let mut clause = Clause::new(Relation::Content, parent);
                clause.quote = quote;
                *self.top() = clause;
            }
            WordClass::That => {
                self.slot = Slot::None;
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
            WordClass::ThatPronoun if atom.clitics.conjunction && self.top().relation == Relation::Content => {
                // «… وإنهم»: they are whom the content before spoke of.
                self.slot = Slot::None;
                let (parent, quote, verb) = (self.top().parent, self.top().quote, self.top().verb);
                let mut clause = Clause::new(Relation::Content, parent);
                clause.quote = quote;
                clause.subject = verb.map(|v| self.out.nodes[v].subject.clone()).unwrap_or(self.top().subject.clone());
                *self.top() = clause;
            }
            WordClass::ThatPronoun => {
                self.slot = Slot::None;
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
            WordClass::Relative => {
                self.slot = Slot::None;
                let antecedent = self.antecedent(i);
                let parent = self.top().last;
                let mut clause = Clause::new(Relation::Relative, parent);
                clause.subject = antecedent.clone();
                clause.antecedent = antecedent;
                clause.antecedent_node = self.noun_before(i);
                self.stack.push(clause);
            }
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
            WordClass::Modal => self.signs.modal = true,
            WordClass::Must => self.signs.must = true,
            WordClass::If => {
                self.signs.conditional = true;
                let parent = self.top().verb;
                self.stack.push(Clause::new(Relation::Subordinate, parent));
            }
            WordClass::Question => self.signs.question = true,
            WordClass::Had => {
                if self.verb_first() {
                    if atom.clitics.conjunction || self.top().verb.is_none() {
                        let (relation, parent, quote) = {
                            let top = self.top();
                            (top.relation, top.parent, top.quote)
                        };
                        let mut clause = Clause::new(relation, parent);
                        clause.quote = quote;
                        clause.subject = if atom.clitics.conjunction { Vec::new() } else { self.top().subject.clone() };
                        *self.top() = clause;
                    }
                    self.anterior = true;
                }
                self.signs.had = true;
            }
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
            WordClass::Done => self.signs.done = true,
            WordClass::Preposition => {
                self.slot = Slot::None;
                self.signs.be = false;
            }
            WordClass::According => self.according_open = true,
            WordClass::DayOf => {
                let marker = self.language.tables.function_markers[index as usize];
                let text = self.language.tables.markers.get(marker as usize);
                self.signs.day = text.and_then(|m| m.parse().ok()).unwrap_or(0);
            }
            _ => {}
        }
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
    fn noun_before(&self, i: usize) -> Option<NodeId> {
        let node = self.out.nodes.last().filter(|n| !n.verbal)?;
        let gap = i.checked_sub(node.atom as usize + 1)?;
        let clear = (node.atom as usize + 1..i).all(|k| {
            matches!(self.finds.atoms[k].kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Punct(',' | '،'))
        });
        (gap <= 2 && clear).then(|| self.out.nodes.len() - 1)
    }

    /// The mention right before a relative word (a comma may stand between).
    fn antecedent(&self, i: usize) -> Vec<u32> {
        let mut at = i as u32;
        if at > 0 && matches!(self.finds.atoms[at as usize - 1].kind, AtomKind::Punct(',' | '،')) {
            at -= 1;
        }
        let found = self.finds.actors.iter().rposition(|m| m.end == at);
        found.map(|n| vec![n as u32]).unwrap_or_default()
    }

    fn mention(&mut self, n: u32) {
        let m = &self.finds.actors[n as usize];
        let class = self.governing_class(m);
        if m.joined && !m.owner {
            if self.join(n) {
                return;
            }
            if self.passed_over == Some(m.first) {
                // Joined to a mention that had no place in the clause.
                self.passed_over = Some(m.end + 1);
                return;
            }
        } else if m.joined {
            self.signs.and = true;
        }
        if m.owner && self.noun_ahead(m.end as usize) {
            self.pending_owner = Some((n, m.end));
            return;
        }
        if class == Some(WordClass::According) {
            self.out.according = self.out.according.or(Some(n));
            return;
        }
        if m.adjective && self.adjective(n, m) {
            return;
        }
        if class == Some(WordClass::By)
            && let Some(node) = self.top().last
        {
            let stop = self.by_target(node);
            if self.verb_first() && self.out.nodes[stop].verbal {
                // «قتل جنديان على يد»: unpointed, the agent phrase shows the passive.
                self.out.nodes[stop].passive = true;
            }
            self.out.nodes[stop].by.push(n);
            self.slot = Slot::By(stop);
            return;
        }
        if m.marker != BARE {
            self.oblique(n, m);
            return;
        }
        self.bare(n, m);
    }

    /// "by X" belongs to the last passive or noun.
    fn by_target(&self, node: NodeId) -> NodeId {
        if self.out.nodes[node].passive || !self.out.nodes[node].verbal {
            return node;
        }
        (0..=node).rev().find(|k| self.out.nodes[*k].passive).unwrap_or(node)
    }

    fn governing_class(&self, m: &ActorMention) -> Option<WordClass> {
        let mut k = m.first as usize;
        while k > 0 {
            k -= 1;
            match self.finds.atoms[k].kind {
                AtomKind::Function {
                    class: WordClass::Article | WordClass::Determiner | WordClass::Filler, ..
                } => {}
                AtomKind::Function { class, .. } => return Some(class),
                _ => return None,
            }
        }
        None
    }

    fn join(&mut self, n: u32) -> bool {
        match self.slot {
            Slot::None => false,
            Slot::ClauseSubject => {
                self.top().subject.push(n);
                true
            }
            Slot::NodeSubject(node) => {
                self.out.nodes[node].subject.push(n);
                true
            }
            Slot::Argument(node, a) => {
                self.out.nodes[node].arguments[a].mentions.push(n);
                true
            }
            Slot::By(node) => {
                self.out.nodes[node].by.push(n);
                true
            }
            Slot::Owner(node) => {
                self.out.nodes[node].owner.push(n);
                true
            }
            Slot::Waiting(a) => {
                self.top().waiting[a].mentions.push(n);
                true
            }
        }
    }

    /// A noun of action within the next words: "Russia's sudden bombing", "Turkish air strikes".
    fn noun_ahead(&self, from: usize) -> bool {
        for atom in &self.finds.atoms[from.min(self.finds.atoms.len())..self.finds.atoms.len().min(from + 4)] {
            match atom.kind {
                AtomKind::Word => {}
                AtomKind::Predicate { from, to } => {
                    return self.finds.readings[from as usize..to as usize]
                        .iter()
                        .any(|r| matches!(r.features.shape(), Shape::Noun | Shape::Gerund));
                }
                _ => return false,
            }
        }
        false
    }

    /// An adjective alone beside a noun of action is its agent: «القصف الروسي», "Russian air strikes".
    fn adjective(&mut self, n: u32, m: &ActorMention) -> bool {
        if self.language.tables.config.adjective == "before" {
            if self.noun_ahead(m.end as usize) {
                self.pending_owner = Some((n, m.end));
                return true;
            }
            return false;
        }
        if let Some(node) = self.top().last {
            let near = m.first.saturating_sub(self.out.nodes[node].atom) <= 3;
            let clear = (self.out.nodes[node].atom + 1..m.first)
                .all(|k| matches!(self.finds.atoms[k as usize].kind, AtomKind::Word));
            if !self.out.nodes[node].verbal && near && clear && self.out.nodes[node].owner.is_empty() {
                self.out.nodes[node].owner.push(n);
                self.slot = Slot::Owner(node);
                return true;
            }
        }
        false
    }

    fn oblique(&mut self, n: u32, m: &ActorMention) {
        let config = &self.language.tables.config;
        let marker_text = self.language.tables.markers.get(m.marker as usize).map(String::as_str).unwrap_or("");
        let place = m.locative && config.place_markers.iter().any(|p| p == marker_text);
        let Some(last) = self.top().last else {
            if self.verb_last() {
                let top = self.top();
                top.waiting.push(Argument { marker: m.marker, mentions: vec![n] });
                self.slot = Slot::Waiting(self.top().waiting.len() - 1);
            } else {
                self.slot = Slot::None;
            }
            return;
        };
        // The nearest predicate of the clause that wants this marker, else the nearest one.
        let clause_first = self.clause_first();
        let target = (clause_first..=last).rev().find(|k| self.licenses(*k, m.marker)).unwrap_or(last);
        if place {
            let node = &mut self.out.nodes[target];
            if node.place.is_none() && node.place_mention.is_none() {
                node.place = m.place;
                node.place_mention = Some(n);
            }
        }
        let node = &mut self.out.nodes[target];
        node.arguments.push(Argument { marker: m.marker, mentions: vec![n] });
        self.slot = Slot::Argument(target, node.arguments.len() - 1);
    }

    /// First node that belongs to the clause on top of the stack.
    fn clause_first(&mut self) -> NodeId {
        let (verb, last) = (self.top().verb, self.top().last);
        verb.or(last).unwrap_or(0)
    }

    fn bare(&mut self, n: u32, m: &ActorMention) {
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
                Some(v) => self.subject_or_object(v, n, m),
            }
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
    fn next_is_verb(&self, mut k: usize) -> bool {
        let joined =
            matches!(self.finds.atoms.get(k).map(|a| a.kind), Some(AtomKind::Function { class: WordClass::And, .. }));
        if joined {
            // "said he and Bushnell had …": the second name belongs to the subject.
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
        let near = after.saturating_sub(node.atom) <= 6;
        let open =
            node.subject.is_empty() && !node.noun_before && node.subject_node.is_none() && !m.genitive && !m.only_place;
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

    fn predicate(&mut self, i: usize, atom: Atom, range: (u32, u32)) {
        if atom.clitics.conjunction {
            self.signs.and = true;
        }
        let before = Before {
            be: self.signs.be,
            have: self.signs.have || self.signs.had,
            to: self.signs.to,
            modal: self.signs.future || self.signs.modal || self.signs.must || self.signs.negated,
            verb_seen: self.top().verb.is_some(),
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
            marker: self.noun_marker(i),
            subject: Vec::new(),
            subject_node: None,
            inherited: false,
            subject_unknown: false,
            noun_before: false,
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
            modal: signs.modal,
            must: signs.must,
            conditional: signs.conditional,
            question: signs.question,
            anterior: signs.had || signs.before || (self.anterior && chosen.verbal && self.stack.len() == 1),
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

    fn article_before(&self, i: usize) -> bool {
        let mut k = i;
        while k > 0 && k + 3 > i {
            k -= 1;
            match self.finds.atoms[k].kind {
                AtomKind::Function { class: WordClass::Article, .. } => return true,
                AtomKind::Word | AtomKind::Name { .. } => {}
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
        let top = self.top();
        node.relation = Relation::Complement;
        match top.verb.or(top.last) {
            Some(governor) => node.parent = Some(governor),
            None => {
                node.parent = top.parent;
                node.relation = top.relation;
                if top.subject_node.is_none() && top.subject.is_empty() && node.marker == BARE {
                    top.subject_node = Some(id);
                }
                node.times.extend(top.times.iter().copied());
            }
        }
        node.times.append(&mut self.noun_times);
        self.top().last = Some(id);
    }

    fn attach_verb(&mut self, id: NodeId, node: &mut Node, signs: Signs) {
        let shape = node.features().shape();
        let infinitive = (signs.to && shape == Shape::Bare) || shape == Shape::Gerund;
        let circumstantial = self.verb_first() && matches!(shape, Shape::ActiveParticiple | Shape::PassiveParticiple);
        let verb_first = self.verb_first();
        if let Some(governor) = self.top().last.or(self.top().verb)
            && (infinitive || circumstantial)
        {
            node.parent = Some(governor);
            node.relation = Relation::Complement;
            // ", killing 40": whoever did what was told last, in whichever clause.
            let told = (shape == Shape::Gerund && signs.comma && !verb_first)
                .then(|| self.out.nodes.iter().rposition(|n| n.verbal))
                .flatten();
            let by_verb = told.or(self.top().verb);
            if let Some(v) = by_verb {
                node.subject = self.out.nodes[v].subject.clone();
                node.inherited = true;
            } else {
                node.subject = self.top().subject.clone();
            }
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
        let verb_first = self.verb_first();
        let top = self.top();
        // "Scharping, ending a visit, said": the participle between commas is not the clause's verb.
        let previous = if verb_first { top.verb } else { top.finite };
        node.parent = top.parent;
        node.relation = top.relation;
        if previous.is_none() {
            node.subject = top.subject.clone();
            node.subject_node = top.subject_node;
            node.times.append(&mut top.times);
            if self.verb_last() {
                let waiting = std::mem::take(&mut self.top().waiting);
                node.arguments = waiting;
            }
        } else if !verb_first {
            // A joined verb has the subject of the one before it ("and called on"), unless a new noun stands between.
            match previous {
                Some(p) if signs.and && !self.noun_since_and(node.atom as usize) => {
                    node.subject = self.out.nodes[p].subject.clone();
                    node.subject_node = self.out.nodes[p].subject_node;
                    node.inherited = true;
                }
                Some(p) => {
                    // "said his team was": content without "that", about somebody we do not know.
                    node.subject_unknown = true;
                    node.parent = Some(p);
                    let speech = self.kind_of(p) == FrameKind::Speech;
                    node.relation = if speech { Relation::Content } else { Relation::Subordinate };
                }
                None => {}
            }
        } else {
            // Verb-first languages name the subject after the verb; if none comes, the old one stands (see finish).
            node.inherited = true;
        }
        if matches!(node.features().shape(), Shape::Past | Shape::Present | Shape::Bare | Shape::PassiveParticiple)
            && !self.orphans.is_empty()
            && !self.quote_open
        {
            let speech = node
                .readings
                .first()
                .and_then(|r| self.language.tables.lexemes[r.lexeme as usize].links.first())
                .is_some_and(|l| self.language.world.frame(l.frame).kind == FrameKind::Speech);
            if speech {
                for orphan in std::mem::take(&mut self.orphans) {
                    if self.out.nodes[orphan].parent.is_none() {
                        self.out.nodes[orphan].parent = Some(id);
                        self.out.nodes[orphan].relation = Relation::Content;
                    }
                }
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
        if verb_first && clitic && node.antecedent_node.is_some() {
            node.pronoun = false;
        }
        if verb_first && clitic && !antecedent.is_empty() && self.top().verb.is_none() {
            // «القوات التي تدعمها حملة»: the pronoun is the antecedent, the subject comes after.
            node.subject = Vec::new();
            node.arguments.push(Argument { marker: BARE, mentions: antecedent });
            node.pronoun = false;
        }
        if verb_first && node.subject.is_empty() {
            node.subject_unknown = self.unknown_subject(node);
            node.noun_before = self.noun_stands_before(node);
        }
        node.times.append(&mut self.next_times);
        self.post_posed(id, node);
        let top = self.top();
        top.verb = Some(id);
        top.finite = Some(id);
        top.last = Some(id);
    }

    /// Whether a determiner stands between the last "and" and atom `at`: a noun that we do not know begins there.
    fn noun_since_and(&self, at: usize) -> bool {
        for k in (at.saturating_sub(8)..at).rev() {
            match self.finds.atoms[k].kind {
                AtomKind::Function { class: WordClass::And, .. } => return false,
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

    /// Whether an indefinite unknown noun stands right before a verb that nothing joins to what came before.
    fn noun_stands_before(&self, node: &Node) -> bool {
        let at = node.atom as usize;
        let joined = self.finds.atoms[at].clitics.conjunction;
        let word = at.checked_sub(1).map(|k| &self.finds.atoms[k]);
        !joined && word.is_some_and(|a| matches!(a.kind, AtomKind::Word) && !a.definite_word)
    }

    /// "…, U.N. spokesman Alan Dacey said": everything before is its content.
    fn post_posed(&mut self, id: NodeId, node: &Node) {
        let speech = node
            .readings
            .first()
            .and_then(|r| self.language.tables.lexemes[r.lexeme as usize].links.first())
            .is_some_and(|l| self.language.world.frame(l.frame).kind == FrameKind::Speech);
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
    fn finish(&mut self) {
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
            let source = (0..id).rev().find(|k| {
                let other = &self.out.nodes[*k];
                other.verbal
                    && !other.subject.is_empty()
                    && other.relation == node.relation
                    && other.parent == node.parent
            });
            let source = source.or_else(|| node.parent.filter(|p| *p < id && !self.out.nodes[*p].subject.is_empty()));
            if let Some(k) = source {
                let subject = self.out.nodes[k].subject.clone();
                let node = &mut self.out.nodes[id];
                node.subject = subject;
                node.inherited = true;
            }
        }
    }
}

/// Most atoms of a dateline.
const DATELINE: usize = 16;

/// «موسكو 15-8 (اف ب) - », "BRUSSELS, December 2 (Xinhua) -- ": the first atom after it, 0 where there is none.
pub fn dateline_end(finds: &Finds) -> usize {
    let atoms = &finds.atoms;
    let sign = |k: usize| match atoms.get(k).map(|a| a.kind) {
        Some(AtomKind::Punct(c)) => Some(c),
        _ => None,
    };
    for (k, atom) in atoms.iter().enumerate().take(DATELINE).skip(1) {
        if matches!(atom.kind, AtomKind::Predicate { .. }) && sign(k + 1) != Some(')') {
            return 0;
        }
        let plain =
            k <= 9 && opens_scene(finds, k) && (sign(k + 1) == sign(k) || matches!(sign(k), Some('—' | '–' | '_')));
        if matches!(sign(k), Some('-' | '—' | '–' | '_' | 'ـ')) && (sign(k - 1) == Some(')') || plain) {
            let mut end = k + 1;
            while matches!(sign(end), Some('-' | '—' | '–' | '_')) {
                end += 1;
            }
            return end;
        }
    }
    0
}

/// A place and perhaps a date, nothing else: "THE HAGUE, Netherlands".
fn opens_scene(finds: &Finds, end: usize) -> bool {
    let place = matches!(finds.atoms[0].kind, AtomKind::Place(_) | AtomKind::Name { .. } | AtomKind::Word);
    place
        && finds.atoms[0].capital
        && finds.atoms[..end].iter().all(|a| {
            matches!(
                a.kind,
                AtomKind::Place(_)
                    | AtomKind::Name { .. }
                    | AtomKind::Word
                    | AtomKind::Time(_)
                    | AtomKind::Number
                    | AtomKind::Punct(',' | '.')
            )
        })
}

/// Most atoms of an aside.
const ASIDE: usize = 9;

/// «، حليفة الرئيس السوري،»: between two commas, right after a mention, no verb, not a list. The atom after it.
fn aside_end(finds: &Finds, i: usize) -> Option<usize> {
    let atoms = &finds.atoms;
    let comma = |k: usize| matches!(atoms.get(k).map(|a| a.kind), Some(AtomKind::Punct(',' | '،')));
    if !comma(i) || !finds.actors.iter().any(|m| m.end as usize == i) {
        return None;
    }
    let close = (i + 2..atoms.len().min(i + ASIDE + 2)).find(|k| comma(*k))?;
    let inside = &atoms[i + 1..close];
    let opens = inside.first()?;
    if opens.clitics.conjunction
        || matches!(opens.kind, AtomKind::Time(_) | AtomKind::Function { class: WordClass::And, .. })
    {
        return None;
    }
    let plain = inside.iter().all(|a| {
        matches!(
            a.kind,
            AtomKind::Word
                | AtomKind::Agent { .. }
                | AtomKind::Name { .. }
                | AtomKind::Place(_)
                | AtomKind::Possessive
                | AtomKind::Number
                | AtomKind::Function {
                    class: WordClass::Article
                        | WordClass::Determiner
                        | WordClass::Preposition
                        | WordClass::Former
                        | WordClass::Filler,
                    ..
                }
        )
    });
    let explains = inside.iter().any(|a| matches!(a.kind, AtomKind::Word | AtomKind::Agent { .. }));
    let listed = finds.actors.iter().any(|m| m.listed && m.first as usize > i && (m.first as usize) < close);
    (plain && explains && !listed).then_some(close + 1)
}
