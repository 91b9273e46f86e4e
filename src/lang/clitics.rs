//! Readings of a word: the dictionary asked at every place where a clitic may end.
//!
//! «وروسيا» cannot be split without the dictionary, so no split is made here: every one that finds something is
//! reported, whole words first.

use super::affix::{ends, without};
use super::lexicon::{Ends, Hit, Lexicon, Posting, Sense};
use super::scan::{Scan, TokenKind};
use crate::model::{Features, NameKind, Shape};
use crate::pack::{Config, FunctionRow, Proclitics};

/// What was taken off a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clitics {
    /// A joined "and".
    pub conjunction: bool,
    /// A joined "will".
    pub future: bool,
    /// A joined article.
    pub article: bool,
    /// A joined preposition: 1 + its index in the pack's list.
    preposition: u8,
    /// A joined pronoun: 1 + its index in the pack's list.
    pronoun: u8,
    /// A joined case suffix: 1 + its index in the pack's (sorted) list.
    case: u8,
}

impl Clitics {
    /// The joined preposition.
    pub fn preposition(self, config: &Config) -> Option<&str> {
        config.proclitics.preposition.get((self.preposition as usize).checked_sub(1)?).map(String::as_str)
    }

    /// The joined pronoun.
    pub fn pronoun(self, config: &Config) -> Option<&str> {
        config.pronoun_suffixes.get((self.pronoun as usize).checked_sub(1)?).map(String::as_str)
    }

    /// The marker of the joined case suffix.
    pub fn case(self, config: &Config) -> Option<&str> {
        config.case_suffixes.values().nth((self.case as usize).checked_sub(1)?).map(String::as_str)
    }

    /// Whether a pronoun is written on.
    pub fn has_pronoun(self) -> bool {
        self.pronoun != 0
    }

    /// Whether a preposition is written on.
    pub fn has_preposition(self) -> bool {
        self.preposition != 0
    }

    fn weight(self) -> u8 {
        u8::from(self.conjunction)
            + u8::from(self.future)
            + u8::from(self.article)
            + u8::from(self.preposition != 0)
            + u8::from(self.pronoun != 0)
    }
}

/// One meaning of the words from one token on.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    pub sense: Sense,
    /// Tokens covered.
    pub tokens: u16,
    pub clitics: Clitics,
    /// Spelled as the dictionary spells it, hamza and all.
    pub exact: bool,
    /// Bytes of the token before the form (clitics).
    pub before: u16,
    /// Bytes of the last token after the form (suffix).
    pub after: u16,
}

/// Reused buffers.
#[derive(Debug, Default)]
pub struct Workspace {
    hits: Vec<Hit>,
    /// Lengths of the suffixes that the word may end in, longest first.
    endings: Vec<u16>,
    postings: Vec<(Posting, bool)>,
}

/// The pack's clitics, folded, ready for matching.
#[derive(Debug)]
pub(super) struct Splitter {
    proclitics: Proclitics,
    pronouns: Vec<String>,
    cases: Vec<String>,
    capitals: bool,
    /// Function words that are nouns ("his counterpart"), and so may have a preposition written on.
    nouns: Vec<bool>,
    /// Contractions with leaked static tails: the engine supplies the letters that the contraction swallowed.
    contraction: Vec<(String, u8, &'static str)>,
}

impl Splitter {
    pub fn new(config: &Config, functions: &[FunctionRow]) -> Self {
        let contraction = config
            .proclitics
            .contraction
            .iter()
            .map(|(written, preposition, article)| {
                let index = config.proclitics.preposition.iter().position(|p| p == preposition).map_or(0, |i| i + 1);
                (written.clone(), index as u8, &*Box::leak(article.clone().into_boxed_str()))
            })
            .collect();
        Splitter {
            proclitics: config.proclitics.clone(),
            pronouns: config.pronoun_suffixes.clone(),
            cases: config.case_suffixes.keys().cloned().collect(),
            capitals: config.capitals,
            nouns: functions.iter().map(|f| f.class.is_noun()).collect(),
            contraction,
        }
    }

    /// The case suffixes.
    pub fn cases(&self) -> &[String] {
        &self.cases
    }

    pub fn readings(&self, lexicon: &Lexicon, scan: &Scan, i: usize, work: &mut Workspace, out: &mut Vec<Reading>) {
        out.clear();
        let token = &scan.tokens[i];
        if token.kind == TokenKind::Punct {
            return;
        }
        let word = scan.word(i);
        self.note_endings(word, scan.exact_word(i), &mut work.endings);
        self.try_at(lexicon, scan, i, 0, "", Clitics::default(), work, out);
        if token.kind == TokenKind::Word {
            self.strip(lexicon, scan, i, word, 0, Clitics::default(), work, out);
            for conjunction in &self.proclitics.conjunction {
                if without(word, conjunction).is_some() {
                    let clitics = Clitics { conjunction: true, ..Clitics::default() };
                    self.try_at(lexicon, scan, i, conjunction.len(), "", clitics, work, out);
                    self.strip(lexicon, scan, i, word, conjunction.len(), clitics, work, out);
                }
            }
        }
        // Fewer clitics first: «لندن» is London before it is ل + ندن.
        out.sort_by_key(|r| (std::cmp::Reverse(r.tokens), r.clitics.weight()));
    }

    /// The suffixes that a word ends in, by their lengths.
    fn note_endings(&self, folded: &str, exact: &str, endings: &mut Vec<u16>) {
        endings.clear();
        let pronouns = self.pronouns.iter().filter(|p| ends(exact, p));
        let cases = self.cases.iter().filter(|c| ends(folded, c));
        endings.extend(pronouns.chain(cases).map(|ending| ending.len() as u16));
        endings.sort_unstable_by(|a, b| b.cmp(a));
        endings.dedup();
    }

    /// Prepositions, future, article and contractions from byte `at` of the word.
    #[allow(clippy::too_many_arguments)]
    fn strip(
        &self,
        lexicon: &Lexicon,
        scan: &Scan,
        i: usize,
        word: &str,
        at: usize,
        clitics: Clitics,
        work: &mut Workspace,
        out: &mut Vec<Reading>,
    ) {
        let rest = &word[at..];
        self.strip_article(lexicon, scan, i, word, at, clitics, work, out);
        for future in &self.proclitics.future {
            if without(rest, future).is_some() {
                let clitics = Clitics { future: true, ..clitics };
                self.try_at(lexicon, scan, i, at + future.len(), "", clitics, work, out);
            }
        }
        for (n, preposition) in self.proclitics.preposition.iter().enumerate() {
            if without(rest, preposition).is_some() {
                let clitics = Clitics { preposition: n as u8 + 1, ..clitics };
                self.try_at(lexicon, scan, i, at + preposition.len(), "", clitics, work, out);
                self.strip_article(lexicon, scan, i, word, at + preposition.len(), clitics, work, out);
            }
        }
        for (written, preposition, article) in &self.contraction {
            if without(rest, written).is_some() {
                let bare = Clitics { preposition: *preposition, ..clitics };
                self.try_at(lexicon, scan, i, at + written.len(), article, bare, work, out);
                let definite = Clitics { article: true, ..bare };
                self.try_at(lexicon, scan, i, at + written.len(), "", definite, work, out);
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn strip_article(
        &self,
        lexicon: &Lexicon,
        scan: &Scan,
        i: usize,
        word: &str,
        at: usize,
        clitics: Clitics,
        work: &mut Workspace,
        out: &mut Vec<Reading>,
    ) {
        let article = self.proclitics.article.as_str();
        if !article.is_empty() && without(&word[at..], article).is_some() {
            let clitics = Clitics { article: true, ..clitics };
            self.try_at(lexicon, scan, i, at + article.len(), "", clitics, work, out);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn try_at(
        &self,
        lexicon: &Lexicon,
        scan: &Scan,
        i: usize,
        skip: usize,
        supplied: &'static str,
        clitics: Clitics,
        work: &mut Workspace,
        out: &mut Vec<Reading>,
    ) {
        let token = &scan.tokens[i];
        let inside = !self.pronouns.is_empty() || !self.cases.is_empty();
        work.hits.clear();
        if supplied.is_empty() {
            let ends = Ends { first: &work.endings, later: inside };
            lexicon.find(scan, token, skip, ends, &mut work.hits);
        } else {
            lexicon.walk(scan, token.at as usize + skip, supplied, inside, &mut work.hits);
        }
        for n in 0..work.hits.len() {
            let hit = work.hits[n];
            let last = &scan.tokens[i + hit.tokens as usize - 1];
            let mut clitics = clitics;
            if hit.left > 0 {
                let rest = &scan.folded[hit.end as usize..(last.at + last.len) as usize];
                let exact = &scan.exact[hit.end as usize..(last.at + last.len) as usize];
                if let Some(p) = self.pronouns.iter().position(|p| p == exact) {
                    clitics.pronoun = p as u8 + 1;
                } else if let Some(c) = self.cases.iter().position(|c| c == rest) {
                    clitics.case = c as u8 + 1;
                } else {
                    continue;
                }
            }
            work.postings.clear();
            lexicon.postings(scan, &hit, &mut work.postings);
            for (posting, exact) in &work.postings {
                let sense = posting.sense();
                if self.capitals && !caps_fit(posting.caps(), scan, i, hit.tokens as usize) {
                    continue;
                }
                if self.fits(sense, clitics) {
                    out.push(Reading {
                        sense,
                        tokens: hit.tokens,
                        clitics,
                        exact: *exact,
                        before: skip as u16,
                        after: hit.left,
                    });
                }
            }
        }
    }
}

fn caps_fit(caps: super::Caps, scan: &Scan, i: usize, tokens: usize) -> bool {
    match caps {
        super::Caps::Any => true,
        // "10 Downing Street": the first word is what has a capital.
        super::Caps::Initial => {
            scan.tokens[i..i + tokens].iter().find(|t| t.kind == super::TokenKind::Word).is_some_and(|t| t.is_capital())
        }
        // "MI6", "P5+1": figures and signs have no capitals, and one letter is as large as it can be.
        super::Caps::All => scan.tokens[i..i + tokens]
            .iter()
            .all(|t| t.kind != super::TokenKind::Word || t.is_all_caps() || t.is_capital() && t.len == 1),
    }
}

impl Splitter {
    fn fits(&self, sense: Sense, clitics: Clitics) -> bool {
        match sense {
            Sense::Function(i) if self.nouns.get(i as usize).copied().unwrap_or(false) => {
                !clitics.future && !clitics.article && !clitics.has_pronoun()
            }
            _ => fits(sense, clitics),
        }
    }
}

/// Whether a meaning can carry these clitics.
fn fits(sense: Sense, clitics: Clitics) -> bool {
    let bound = |f: Features| f.has(Features::BOUND);
    match sense {
        Sense::Name(_, kind) => {
            let adjective = matches!(kind, NameKind::Adjective | NameKind::Plural);
            !clitics.future && !clitics.has_pronoun() && (!clitics.article || adjective)
        }
        Sense::Place(_) | Sense::Block | Sense::Fact(_) => {
            !clitics.future && !clitics.article && !clitics.has_pronoun()
        }
        Sense::Agent(_, features) => {
            // «مسؤولو الأمم المتحدة»: plurals that lose their ending before a pronoun lose it before a noun too.
            let construct = features.has(Features::PLURAL | Features::DUAL) && !clitics.article;
            !(clitics.future || clitics.article && clitics.has_pronoun())
                && (!bound(features) || clitics.has_pronoun() || construct)
        }
        Sense::Function(_) => {
            !clitics.future && !clitics.article && !clitics.has_preposition() && !clitics.has_pronoun()
        }
        Sense::Predicate(_, features) => {
            if bound(features) && !clitics.has_pronoun() {
                return false;
            }
            if features.has(Features::ACCUSATIVE)
                && (clitics.article || clitics.has_pronoun() || clitics.has_preposition())
            {
                return false;
            }
            if features.is_finite() {
                let imperfect = features.shape() != Shape::Past;
                !clitics.article && (!clitics.future || imperfect) && (!clitics.has_preposition() || imperfect)
            } else {
                !(clitics.future || clitics.article && clitics.has_pronoun())
            }
        }
    }
}
