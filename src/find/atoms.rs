//! A sentence as a row of atoms: for each stretch the longest reading that its surroundings allow.

use super::Finds;
use super::memory::Memory;
use super::pick::{Picker, pick};
use crate::lang::{Clitics, Language, Reading, Scan, Sense, TokenKind, Workspace};
use crate::model::{ActorId, Features, NameKind, PlaceId, Span};
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
    /// A role noun that also points back at a body named before ("the party"): its function word.
    pub again: Option<u32>,
    /// Written in capitals throughout.
    pub all_caps: bool,
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
    finds.atoms.reserve(end - i);
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
                if readings.is_empty() {
                    push(finds, text, language, AtomKind::Word, (i, i + 1), Clitics::default());
                    i += 1;
                    continue;
                }
                let limit = times.peek().map_or(end, |t| (t.0 as usize).min(end)).max(i + 1);
                readings.retain(|r| {
                    let next = i + r.tokens as usize;
                    // "Saudi-led", "war-torn": half a compound is no predicate.
                    let half = || token.is_hyphened() || text.scan.tokens.get(next).is_some_and(|t| t.is_hyphened());
                    next <= limit
                        && (token.kind == TokenKind::Word || matches!(r.sense, Sense::Name(..)))
                        && !(matches!(r.sense, Sense::Predicate(..)) && half())
                });
                let picker = Picker {
                    language,
                    memory,
                    year,
                    after_office: office_before(finds, language),
                    first_name_before: unknown_capital_before(finds, language),
                    after_plain_noun: plain_noun_before(finds, language),
                };
                let (mut kind, mut tokens, clitics) = pick(&picker, &readings, finds);
                let again = again_of(&kind, &readings, tokens, language);
                if let Some((agent, features, _)) = again {
                    kind = AtomKind::Agent { agent, features };
                }
                if tokens > 1 && is_article(&readings, language) {
                    // "the Gulf | Cooperation Council": a longer name begins after the article.
                    let inner = longest(language, &text.scan, i + 1, &mut work);
                    if inner >= tokens {
                        kind = readings.iter().find_map(article_reading(language)).unwrap_or(kind);
                        tokens = 1;
                    }
                }
                if let AtomKind::Name { actor, kind: NameKind::Full | NameKind::Acronym, .. } = kind {
                    memory.name(actor);
                }
                push(finds, text, language, kind, (i, i + tokens), clitics);
                if let (Some((.., word)), Some(atom)) = (again, finds.atoms.last_mut()) {
                    atom.again = Some(word);
                }
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

/// The role noun that a word is beside pointing back: «الحزب» is "the party" named before, or «الحزب الشيوعي».
fn again_of(kind: &AtomKind, readings: &[Reading], tokens: usize, language: &Language) -> Option<(u32, Features, u32)> {
    let AtomKind::Function { class: WordClass::Again, index } = *kind else { return None };
    if language.tables.config.capitals {
        return None;
    }
    readings.iter().find_map(|r| match r.sense {
        Sense::Agent(agent, features) if r.tokens as usize == tokens => Some((agent, features, index)),
        _ => None,
    })
}

/// The article, where a reading is one.
fn article_reading(language: &Language) -> impl Fn(&Reading) -> Option<AtomKind> + '_ {
    |r| match r.sense {
        Sense::Function(index) => {
            let class = language.tables.functions[index as usize].class;
            (class == WordClass::Article).then_some(AtomKind::Function { class, index })
        }
        _ => None,
    }
}

fn is_article(readings: &[Reading], language: &Language) -> bool {
    readings.iter().any(|r| article_reading(language)(r).is_some())
}

/// Tokens of the longest reading from a token on.
fn longest(language: &Language, scan: &Scan, i: usize, work: &mut Workspace) -> usize {
    if i >= scan.tokens.len() {
        return 0;
    }
    let mut readings = Vec::new();
    language.readings(scan, i, work, &mut readings);
    readings.iter().map(|r| r.tokens as usize).max().unwrap_or(0)
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
    let definite_word = !article.is_empty() && (first..end).any(|i| text.word(i).starts_with(article));
    let capital = token.is_capital();
    finds.atoms.push(Atom {
        kind,
        span,
        first: first as u32,
        end: end as u32,
        clitics,
        capital,
        definite_word,
        again: None,
        all_caps: token.is_all_caps(),
    });
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

fn plain_noun_before(finds: &Finds, language: &Language) -> bool {
    let last = finds.atoms.last();
    !language.tables.config.proclitics.article.is_empty()
        && last.is_some_and(|a| matches!(a.kind, AtomKind::Word) && !a.definite_word)
}

fn is_before_name(kind: AgentKind) -> bool {
    kind.is_office() || kind == AgentKind::Title
}

fn unknown_capital_before(finds: &Finds, language: &Language) -> bool {
    language.tables.config.capitals
        && finds.atoms.len() > 1
        && matches!(finds.atoms.last(), Some(Atom { kind: AtomKind::Word, capital: true, .. }))
}
