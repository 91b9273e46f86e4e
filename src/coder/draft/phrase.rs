//! The words of a party that no dictionary knows: "an inmate", "the neighbourhood association".
//!
//! They fill a side that is still empty once an event stands; they have no code, and no event rests on them.

use super::Drafter;
use crate::clause::{Node, NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::find::{Atom, AtomKind, Referent};
use crate::lang::OBJECT;
use crate::model::{Class, Span};
use crate::pack::WordClass;

/// Most atoms of a noun phrase.
const PHRASE: usize = 12;

/// How far behind its predicate a marked phrase may begin.
const REACH: usize = 14;

/// Words without a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::coder) struct Stranger {
    pub span: Span,
    /// A capital inside shows a proper name.
    pub proper: bool,
}

/// Strangers on either side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::coder) struct Strangers {
    pub actor: Option<Stranger>,
    pub recipient: Option<Stranger>,
}

impl Drafter<'_> {
    /// The words that stand on a side which is still empty.
    pub(super) fn strangers(
        &self,
        id: NodeId,
        framed: &Framed,
        chain: &[NodeId],
        actors: &[Who],
        recipients: &[Who],
    ) -> Strangers {
        let mut out = Strangers::default();
        if self.language.tables.config.order != "subject_first" {
            return out;
        }
        let node = self.node(id);
        let top = chain.last().copied().unwrap_or(id);
        let passive = node.passive && node.verbal;
        // Whom only the surroundings gave has the words of the verb, and takes those that stand there.
        let wordless = |list: &[Who]| list.iter().all(|w| w.span == node.span);
        if wordless(actors) {
            let by = || self.marked(id, false, &|_, class| class == WordClass::By);
            out.actor = if passive { by() } else { self.subject_words(top) };
        }
        let reciprocal = self.language.world.frame(framed.frame).reciprocal;
        let behind = |w: &Who| w.span.start >= node.span.end;
        if reciprocal && node.verbal && !passive && recipients.is_empty() && actors.len() == 1 && chain.is_empty() {
            // "Haddad met the Iranian president", "Haddad and Iran agreed": all whom we know are on the other side.
            out.actor = if actors.iter().all(behind) {
                self.subject_words(top).filter(|s| s.proper)
            } else {
                self.joining(actors[0].span)
            };
        }
        let mutual = reciprocal && (actors.len() > 1 || out.actor.is_some() && !actors.is_empty());
        if wordless(recipients) && !mutual {
            let found = if passive { self.subject_words(top) } else { self.recipient_words(id, framed) };

            let taken = actors.iter().map(|a| a.span).chain(out.actor.map(|a| a.span));
            let apart = |s: &Stranger| taken.clone().all(|a| a.end <= s.span.start || s.span.end <= a.start);
            let joined = || actors.first().filter(|_| reciprocal).and_then(|a| self.joined_to(a.span));
            out.recipient = joined().or(found.filter(apart)).filter(|s| self.may_be_somebody(s.span));
        }
        out
    }

    /// Whether words may name somebody: a capital or a role noun is among them, or nothing speaks against it. An
    /// offensive, a ceasefire are deeds, and "a map", which nothing told of before, is a thing.
    fn may_be_somebody(&self, span: Span) -> bool {
        let inside = |a: &&Atom| a.span.start >= span.start && a.span.end <= span.end;
        let atoms = || self.finds.atoms.iter().filter(inside);
        let named = |a: &Atom| a.capital || matches!(a.kind, AtomKind::Agent { .. } | AtomKind::Name { .. });
        let deed = |a: &Atom| matches!(a.kind, AtomKind::Predicate { .. });
        let one = self.finds.atoms.iter().take_while(|a| a.span.start <= span.start).last();
        let thing = one.is_some_and(|a| matches!(a.kind, AtomKind::Function { class: WordClass::Determiner, .. }))
            && atoms().count() <= 3;
        atoms().any(named) || !(atoms().any(deed) || thing)
    }

    /// "Kuwait and its allies": the noun phrase that "and" joins to a party.
    fn joined_to(&self, party: Span) -> Option<Stranger> {
        let atoms = &self.finds.atoms;
        let and = atoms.iter().position(|a| a.span.start >= party.end)?;
        let joins = matches!(atoms[and].kind, AtomKind::Function { class: WordClass::And, .. });
        let verb_first = (and + 1..atoms.len()).find(|k| self.verb_at(*k).is_some())?;
        let end = self.phrase_end(and + 1);
        (joins && end <= verb_first).then(|| self.words(and + 1, end))?
    }

    /// "Haddad and Iran": the proper name that "and" joins a party to.
    fn joining(&self, party: Span) -> Option<Stranger> {
        let atoms = &self.finds.atoms;
        let at = atoms.iter().position(|a| a.span.end > party.start)?;
        let and = (0..at).rev().find(|k| !is_article(&atoms[*k]))?;
        let name = |k: &usize| atoms[*k].kind == AtomKind::Word && atoms[*k].capital;
        let first = (0..and).rev().take_while(name).last()?;
        let joins = matches!(atoms[and].kind, AtomKind::Function { class: WordClass::And, .. });
        joins.then(|| atoms[first].span.join(atoms[and - 1].span)).map(|span| Stranger { span, proper: true })
    }

    /// The noun phrase right before the verb that carries the event.
    fn subject_words(&self, top: NodeId) -> Option<Stranger> {
        let mut at = top;
        for _ in 0..4 {
            let node = self.node(at);
            if !node.verbal || node.relation == Relation::Relative {
                return None;
            }
            if !node.subject.is_empty() {
                // "the committee said it would": the pronoun is whoever speaks.
                let pronoun = |m: &u32| self.finds.actors[*m as usize].referent == Referent::Pronoun;
                let told = node.parent.filter(|_| node.relation == Relation::Content);
                match told.filter(|_| node.subject.iter().all(pronoun)) {
                    Some(speech) if self.node(speech).subject.is_empty() => at = speech,
                    _ => return None,
                }
                continue;
            }
            match node.joined.or(node.parent.filter(|_| node.inherited)) {
                Some(before) if node.inherited => at = before,
                _ => break,
            }
        }
        let atoms = &self.finds.atoms;
        let end = (0..self.node(at).atom as usize).rev().find(|k| !is_auxiliary(&atoms[*k]))? + 1;
        let mut first = end;
        while first > 0 && end - first < PHRASE && self.in_phrase(first - 1) {
            first -= 1;
        }
        // "On Monday musicians", "In Colombia the rebels": the phrase begins behind what a preposition governs.
        if first < end && is_preposition(&atoms[first]) {
            let article = (first + 1..end).rev().find(|k| is_article(&atoms[*k]))?;
            let governed = is_preposition(&atoms[article - 1]);
            first = if governed { return None } else { article };
        }
        let alone = first + 1 == end && atoms[first].kind == AtomKind::Word;
        if alone && !atoms[first].capital {
            // "reportedly", "strongly"
            return None;
        }
        self.words(first, end)
    }

    /// The noun phrase where the link of the frame has its recipient, behind the verb or behind a marker; else where
    /// the other side of an action commonly stands.
    fn recipient_words(&self, id: NodeId, framed: &Framed) -> Option<Stranger> {
        let link = &framed.link;
        let frame = self.language.world.frame(framed.frame);
        let node = self.node(id);
        let direct = link.recipient.contains(&OBJECT);
        let object = || {
            let from = node.atom as usize + 1;
            self.words(from, self.phrase_end(from)).filter(|_| node.verbal)
        };
        let wanted = |marker: u8, class: WordClass| {
            class != WordClass::By
                && (link.recipient.contains(&marker)
                    || (!node.verbal && direct && self.is_owner_marker(marker))
                    || (frame.reciprocal && self.is_with_marker(marker)))
        };
        let ground = matches!(
            frame.class,
            Some(Class::Assault | Class::Coerce | Class::Mobilize | Class::Protest | Class::Retreat | Class::Aid)
        );
        let toward = |marker: u8, class: WordClass| {
            class != WordClass::By
                && (link.theme.contains(&marker)
                    || self.is_among(marker, &self.language.tables.config.toward_markers)
                    || (ground && self.is_place_marker(marker)))
        };
        let marked = || self.marked(id, false, &wanted);
        let first = if direct { object().or_else(marked) } else { marked().or_else(object) };
        first.or_else(|| self.promised_words(id, frame.content)).or_else(|| self.marked(id, true, &toward))
    }

    /// "agreed to sell its tankers to the islanders": whoever the content is done to.
    fn promised_words(&self, id: NodeId, content: bool) -> Option<Stranger> {
        let held = |k: &NodeId| {
            let child = self.node(*k);
            child.parent == Some(id) && child.verbal && child.inherited && child.relation == Relation::Complement
        };
        let child = (id + 1..self.clauses.nodes.len()).filter(|_| content).find(held)?;
        self.recipient_words(child, self.framed[child].as_ref()?)
    }

    /// The noun phrase behind the first wanted preposition in the clause of a node, or `through` the infinitives in it.
    fn marked(&self, id: NodeId, through: bool, wanted: &dyn Fn(u8, WordClass) -> bool) -> Option<Stranger> {
        let atoms = &self.finds.atoms;
        let from = self.node(id).atom as usize + 1;
        for (k, atom) in atoms.iter().enumerate().skip(from).take(REACH) {
            match atom.kind {
                AtomKind::Punct(_) => return None,
                AtomKind::Function { class: WordClass::That | WordClass::Relative | WordClass::But, .. } => {
                    return None;
                }
                AtomKind::Function { class, index }
                    if wanted(self.language.tables.function_markers[index as usize], class) =>
                {
                    let found = self.words(k + 1, self.phrase_end(k + 1));
                    if found.is_some() {
                        return found;
                    }
                }
                AtomKind::Predicate { .. } if self.verb_at(k).is_some_and(|n| !through || !n.inherited) => return None,
                _ => {}
            }
        }
        None
    }

    /// Where the noun phrase that begins at an atom ends.
    fn phrase_end(&self, from: usize) -> usize {
        let atoms = &self.finds.atoms;
        let limit = atoms.len().min(from + PHRASE);
        if from >= atoms.len() || is_preposition(&atoms[from]) {
            return from;
        }
        let unknown = |k: usize| atoms[k].kind == AtomKind::Word;
        // "investigated Flynn based on": a name that nobody knows ends where small letters begin.
        let ends = |k: usize| unknown(k) && !atoms[k].capital && k > from && unknown(k - 1) && atoms[k - 1].capital;
        (from..limit).find(|k| !self.in_phrase(*k) || ends(*k)).unwrap_or(limit)
    }

    /// Whether an atom may stand inside a noun phrase: no verb, no sign, of the prepositions only the owner's.
    fn in_phrase(&self, k: usize) -> bool {
        match self.finds.atoms[k].kind {
            AtomKind::Word
            | AtomKind::Name { .. }
            | AtomKind::Agent { .. }
            | AtomKind::Place(_)
            | AtomKind::Possessive
            | AtomKind::Number
            | AtomKind::Block
            | AtomKind::Fact(_) => true,
            AtomKind::Function { class, index } => match class {
                WordClass::Article | WordClass::Determiner | WordClass::Former | WordClass::Filler => true,
                WordClass::Preposition => {
                    let marker = self.language.tables.function_markers[index as usize];
                    self.is_owner_marker(marker)
                }
                _ => false,
            },
            AtomKind::Predicate { .. } => self.verb_at(k).is_none(),
            AtomKind::Time(_) => false,
            AtomKind::Punct(_) => self.inside_word(k),
        }
    }

    /// A sign written onto what follows and onto what stands before, or before a number: "35-year-old", "1,500", "$3".
    fn inside_word(&self, k: usize) -> bool {
        let atoms = &self.finds.atoms;
        let glued = |a: usize, b: usize| atoms.get(b).is_some_and(|x| atoms[a].span.end == x.span.start);
        let figure = atoms.get(k + 1).is_some_and(|a| a.kind == AtomKind::Number);
        let spaced = k > 0 && !glued(k - 1, k);
        match atoms[k].kind {
            AtomKind::Punct('"' | '(' | ')' | '“' | '”' | ':' | ';') => false,
            AtomKind::Punct(_) => k > 0 && glued(k, k + 1) && (glued(k - 1, k) || (spaced && figure)),
            _ => false,
        }
    }

    /// The node of an atom that the clauses read as a verb.
    fn verb_at(&self, k: usize) -> Option<&Node> {
        self.clauses.nodes.iter().find(|n| n.verbal && n.atom as usize == k)
    }

    /// The words of a stretch of atoms, without prepositions at its end; none where no noun can be in it.
    fn words(&self, first: usize, end: usize) -> Option<Stranger> {
        let atoms = &self.finds.atoms;
        let last = (first..end).rev().find(|k| !is_preposition(&atoms[*k]) && !is_article(&atoms[*k]))?;
        let noun = |a: &Atom| {
            matches!(
                a.kind,
                AtomKind::Word | AtomKind::Name { .. } | AtomKind::Agent { .. } | AtomKind::Predicate { .. }
            )
        };
        let stretch = &atoms[first..=last];
        // The first word of a sentence or quotation has its capital from there.
        let opens = first == 0 || matches!(atoms[first - 1].kind, AtomKind::Punct(c) if c != ',');
        let capitals = stretch.iter().filter(|a| noun(a) && a.capital).count();
        let proper = capitals > usize::from(opens && atoms[first].capital);
        let span = atoms[first].span.join(atoms[last].span);
        stretch.iter().any(noun).then_some(Stranger { span, proper })
    }
}

fn is_preposition(atom: &Atom) -> bool {
    matches!(atom.kind, AtomKind::Function { class: WordClass::Preposition | WordClass::By | WordClass::To, .. })
}

fn is_article(atom: &Atom) -> bool {
    matches!(atom.kind, AtomKind::Function { class: WordClass::Article | WordClass::Determiner, .. })
}

/// "has", "will", "not": between a subject and its verb.
fn is_auxiliary(atom: &Atom) -> bool {
    match atom.kind {
        AtomKind::Function { class, .. } => class.is_auxiliary(),
        AtomKind::Time(_) => true,
        _ => false,
    }
}
