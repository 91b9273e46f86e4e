//! A sentence as a row of atoms: for each stretch the longest reading that its surroundings allow.

use super::Finds;
use super::memory::Memory;
use crate::lang::{Clitics, Language, Reading, Sense, TokenKind};
use crate::model::{ActorId, ActorKind, Features, NameKind, PlaceId, Span};
use crate::pack::{AgentKind, WordClass};
use crate::text::{Sentence, Text};

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum AtomKind {
    /// A name; a capital also carries its place.
    Name {
        actor: ActorId,
        kind: NameKind,
        place: Option<PlaceId>,
    },
    /// A role noun.
    Agent {
        agent: u32,
        features: Features,
    },
    Place(PlaceId),
    /// A predicate: range in [`Finds::readings`].
    Predicate {
        from: u32,
        to: u32,
    },
    /// A function word: its class and its index.
    Function {
        class: WordClass,
        index: u32,
    },
    /// A background happening.
    Fact(u32),
    /// A time expression, by its index.
    Time(u32),
    /// A phrase that only contains a name.
    Block,
    /// "'s".
    Possessive,
    Word,
    Number,
    Punct(char),
}

/// One reading of a predicate word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PredicateReading {
    pub lexeme: u32,
    pub features: Features,
    pub clitics: Clitics,
    pub exact: bool,
}

/// One atom.
#[derive(Clone, Copy, Debug)]
pub struct Atom {
    pub kind: AtomKind,
    pub span: Span,
    /// Tokens of the document.
    pub first: u32,
    pub end: u32,
    pub clitics: Clitics,
    pub capital: bool,
    /// Begins with the article, as far as an unknown word shows.
    pub definite_word: bool,
}

fn kind_rank(kind: NameKind) -> u8 {
    match kind {
        NameKind::Full => 0,
        NameKind::Acronym => 1,
        NameKind::Metonym => 2,
        NameKind::Adjective => 3,
        NameKind::Plural => 4,
        NameKind::Short => 5,
    }
}

struct Picker<'a> {
    language: &'a Language,
    memory: &'a Memory,
    year: Option<i32>,
    after_office: bool,
    first_name_before: bool,
}

impl Picker<'_> {
    /// The actor most likely meant by same-spelled names: in office that year, then the latest in office, then the first.
    fn best_actor(&self, candidates: &[(ActorId, NameKind)]) -> Option<(ActorId, NameKind)> {
        let score = |&(id, kind): &(ActorId, NameKind)| {
            let actor = self.language.world.actor(id);
            let known = self.memory.knows(id);
            let office = self.year.is_some_and(|y| in_office(actor, y));
            (kind_rank(kind), !known, !office)
        };
        candidates.iter().copied().min_by_key(score)
    }

    /// Whether a surname or a word with another meaning may be read as this actor here.
    fn short_is_safe(&self, id: ActorId, rivals: usize) -> bool {
        let actor = self.language.world.actor(id);
        if self.memory.knows(id) {
            return true;
        }
        match actor.kind {
            ActorKind::Person => {
                let in_office = self.year.is_some_and(|y| in_office(actor, y));
                self.after_office && (in_office || self.year.is_none())
                    || (in_office && rivals == 1 && !self.first_name_before)
            }
            ActorKind::State | ActorKind::Territory => self.language.tables.config.capitals && !self.first_name_before,
            // «حزب العدالة والتنمية» is whose country the article speaks of.
            _ => {
                let country = actor.code.get(..3).and_then(|c| self.language.state(c));
                country.is_some_and(|c| self.memory.names_country(c))
            }
        }
    }
}

/// Whether the person held any office in that year (a year either side is given).
fn in_office(actor: &crate::model::Actor, year: i32) -> bool {
    use chrono::Datelike;
    actor
        .roles
        .iter()
        .any(|r| r.from.is_none_or(|m| m.first().year() <= year) && r.to.is_none_or(|m| m.last().year() >= year))
}

/// Reads a sentence into atoms.
pub fn find_atoms(
    text: &Text<'_>,
    sentence: &Sentence,
    language: &Language,
    times: &[(u32, u32, u32)],
    year: Option<i32>,
    memory: &mut Memory,
    finds: &mut Finds,
) {
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let mut times = times.iter().peekable();
    let mut i = sentence.first as usize;
    let end = sentence.end as usize;
    while i < end {
        let token = text.scan.tokens[i];
        while times.peek().is_some_and(|t| t.1 as usize <= i) {
            times.next();
        }
        if let Some(&&(first, stop, index)) = times.peek()
            && first as usize == i
        {
            let stop = (stop as usize).min(end);
            push(finds, text, language, AtomKind::Time(index), (i, stop), Clitics::default());
            i = stop;
            continue;
        }
        match token.kind {
            TokenKind::Number if !number_begins_name(text, i, language, &mut work, &mut readings) => {
                push(finds, text, language, AtomKind::Number, (i, i + 1), Clitics::default());
            }
            TokenKind::Punct => {
                let sign = text.raw[token.span.start as usize..].chars().next().unwrap_or(' ');
                push(finds, text, language, AtomKind::Punct(sign), (i, i + 1), Clitics::default());
            }
            TokenKind::Word if text.word(i) == "'s" => {
                push(finds, text, language, AtomKind::Possessive, (i, i + 1), Clitics::default());
            }
            TokenKind::Word | TokenKind::Number => {
                language.readings(&text.scan, i, &mut work, &mut readings);
                let limit = times.peek().map_or(end, |t| (t.0 as usize).min(end));
                readings.retain(|r| i + r.tokens as usize <= limit.max(i + 1));
                readings.retain(|r| token.kind == TokenKind::Word || matches!(r.sense, Sense::Name(..)));
                // "Saudi-led", "war-torn": half a compound is no predicate.
                readings.retain(|r| {
                    let next = i + r.tokens as usize;
                    let half = token.is_hyphened() || text.scan.tokens.get(next).is_some_and(|t| t.is_hyphened());
                    !half || !matches!(r.sense, Sense::Predicate(..))
                });
                let picker = Picker {
                    language,
                    memory,
                    year,
                    after_office: office_before(finds, language),
                    first_name_before: unknown_capital_before(finds, language),
                };
                let (kind, tokens, clitics) = pick(&picker, &readings, finds);
                if let AtomKind::Name { actor, kind: NameKind::Full | NameKind::Acronym, .. } = kind {
                    memory.name(actor);
                }
                push(finds, text, language, kind, (i, i + tokens), clitics);
                i += tokens;
                continue;
            }
        }
        i += 1;
    }
}

/// "10 Downing Street": a number that a name begins with.
fn number_begins_name(
    text: &Text<'_>,
    i: usize,
    language: &Language,
    work: &mut crate::lang::Workspace,
    readings: &mut Vec<Reading>,
) -> bool {
    language.readings(&text.scan, i, work, readings);
    readings.iter().any(|r| r.tokens > 1 && matches!(r.sense, Sense::Name(..)))
}

/// Adds the atom of tokens `first..end`.
fn push(
    finds: &mut Finds,
    text: &Text<'_>,
    language: &Language,
    kind: AtomKind,
    (first, end): (usize, usize),
    clitics: Clitics,
) {
    let token = &text.scan.tokens[first];
    let span = token.span.join(text.scan.tokens[end - 1].span);
    let article = language.tables.config.proclitics.article.as_str();
    let definite_word = !article.is_empty() && text.word(first).starts_with(article);
    let capital = token.is_capital();
    finds.atoms.push(Atom { kind, span, first: first as u32, end: end as u32, clitics, capital, definite_word });
}

/// An office noun just before, perhaps with a nationality between: «وزير الخارجية الروسي», "Foreign Minister".
fn office_before(finds: &Finds, language: &Language) -> bool {
    let mut back = finds.atoms.iter().rev();
    let mut atom = back.next();
    while let Some(Atom { kind: AtomKind::Name { kind: NameKind::Adjective, .. }, .. }) = atom {
        atom = back.next();
    }
    matches!(atom, Some(Atom { kind: AtomKind::Agent { agent, .. }, .. })
        if is_before_name(language.tables.agents[*agent as usize].kind))
}

fn is_before_name(kind: AgentKind) -> bool {
    kind.is_office() || kind == AgentKind::Title
}

fn unknown_capital_before(finds: &Finds, language: &Language) -> bool {
    language.tables.config.capitals
        && finds.atoms.len() > 1
        && matches!(finds.atoms.last(), Some(Atom { kind: AtomKind::Word, capital: true, .. }))
}

/// Chooses among the readings from one token on; longest first, fewest clitics first.
fn pick(picker: &Picker<'_>, readings: &[Reading], finds: &mut Finds) -> (AtomKind, usize, Clitics) {
    let mut lengths: Vec<u16> = readings.iter().map(|r| r.tokens).collect();
    lengths.dedup();
    for tokens in lengths {
        let here = || readings.iter().filter(move |r| r.tokens == tokens);
        let count = tokens as usize;
        if here().any(|r| r.sense == Sense::Block) {
            return (AtomKind::Block, count, Clitics::default());
        }
        // A whole word is not split, nor an exact spelling passed over for a folded one.
        let light = here().map(|r| (!r.exact, r.clitics != Clitics::default())).min();
        let function = here().find_map(|r| match r.sense {
            Sense::Function(index) => Some((index, r.clitics)),
            _ => None,
        });
        let place = here().find_map(|r| match r.sense {
            Sense::Place(p) => Some((p, r.clitics)),
            _ => None,
        });
        let names: Vec<(ActorId, NameKind)> = here()
            .filter_map(|r| match r.sense {
                Sense::Name(actor, kind) => Some((actor, kind)),
                _ => None,
            })
            .collect();
        let persons = names.iter().filter(|n| n.1 == NameKind::Short).count();
        let safe: Vec<(ActorId, NameKind)> = names
            .into_iter()
            .filter(|(id, kind)| *kind != NameKind::Short || picker.short_is_safe(*id, persons))
            .collect();
        let clitics_of = |actor: ActorId| {
            here()
                .find(|r| matches!(r.sense, Sense::Name(a, _) if a == actor))
                .map_or(Clitics::default(), |r| r.clitics)
        };
        if let Some((index, clitics)) = function
            && (safe.is_empty() || safe.iter().all(|n| n.1 == NameKind::Short))
        {
            let class = picker.language.tables.functions[index as usize].class;
            let exact = here().any(|r| matches!(r.sense, Sense::Function(f) if f == index) && r.exact);
            let weak = !exact && here().any(|r| r.exact);
            if !weak {
                return (AtomKind::Function { class, index }, count, clitics);
            }
        }
        let agent = here().find_map(|r| match r.sense {
            Sense::Agent(agent, features) => Some((agent, features, r.clitics)),
            _ => None,
        });
        if let Some((agent, features, clitics)) = agent
            && safe.iter().all(|n| matches!(n.1, NameKind::Short | NameKind::Plural | NameKind::Adjective))
        {
            return (AtomKind::Agent { agent, features }, count, clitics);
        }
        if let Some((actor, kind)) = picker.best_actor(&safe) {
            let place = place.map(|p| p.0);
            return (AtomKind::Name { actor, kind, place }, count, clitics_of(actor));
        }
        if let Some((p, clitics)) = place {
            return (AtomKind::Place(p), count, clitics);
        }
        let from = finds.readings.len() as u32;
        let mut clitics = Clitics::default();
        // «متهما» is "accusing" before it is a verb with a pronoun written on.
        let whole = here().any(|r| matches!(r.sense, Sense::Predicate(..)) && !r.clitics.has_pronoun());
        for r in here().filter(|r| !whole || !r.clitics.has_pronoun()) {
            if let Sense::Predicate(lexeme, features) = r.sense
                && light.is_none_or(|l| (!r.exact, false) <= l || r.exact)
            {
                if finds.readings.len() as u32 == from {
                    clitics = r.clitics;
                }
                let reading = PredicateReading { lexeme, features, clitics: r.clitics, exact: r.exact };
                finds.readings.push(reading);
            }
        }
        let to = finds.readings.len() as u32;
        if to > from {
            return (AtomKind::Predicate { from, to }, count, clitics);
        }
        if let Some(fact) = here().find_map(|r| match r.sense {
            Sense::Fact(f) => Some(f),
            _ => None,
        }) {
            return (AtomKind::Fact(fact), count, Clitics::default());
        }
    }
    (AtomKind::Word, 1, Clitics::default())
}
