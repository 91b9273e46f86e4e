//! Words that name dated happenings, for dating undated articles.
//!
//! A happening is told in many words: what names it is that all pieces of a pattern stand in one sentence, in any order.

use super::affix::without;
use super::word_table::WordTable;
use super::{Language, Scan};
use crate::pack::Proclitics;

/// A way to name a fact.
#[derive(Clone, Debug)]
pub struct FactPattern {
    /// Index into the world's facts.
    pub fact: u32,
    /// Pieces in words, at most 32.
    pub pieces: u8,
    /// Code of the country that must be named nearby.
    pub country: Option<String>,
}

/// A piece of a pattern found at a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactPiece {
    pub pattern: u32,
    pub piece: u8,
    /// Tokens.
    pub tokens: u8,
}

#[derive(Debug)]
struct Entry {
    /// The first word, bare.
    word: String,
    pattern: u32,
    piece: u8,
    /// Further words, each with its space, and their number.
    rest: String,
    more: u8,
}

/// Every pattern of one language by the words of its pieces.
#[derive(Debug, Default)]
pub struct FactIndex {
    patterns: Vec<FactPattern>,
    /// Sorted by word.
    entries: Vec<Entry>,
    words: WordTable,
    /// Facts with the longer words of a whole phrase.
    phrases: Vec<(u32, Vec<String>)>,
}

impl FactIndex {
    pub(super) fn new(language: &Language) -> Self {
        let mut index = FactIndex::default();
        let mut scan = Scan::default();
        for (n, fact) in language.world.facts.iter().enumerate() {
            let lists = [&fact.phrases, &fact.together];
            for phrase in lists.into_iter().filter_map(|l| l.get(language.code())).flatten() {
                index.add(n as u32, phrase, language, &mut scan);
            }
            for phrase in fact.phrases.get(language.code()).into_iter().flatten() {
                language.scan(phrase, &mut scan);
                let long = (0..scan.tokens.len()).filter(|i| scan.tokens[*i].len >= 3);
                let words: Vec<String> = long.map(|i| scan.word(i).to_owned()).collect();
                if scan.tokens.len() > 1 && !words.is_empty() {
                    index.phrases.push((n as u32, words));
                }
            }
        }
        index.entries.sort_by(|a, b| a.word.cmp(&b.word));
        index.words = WordTable::new(index.entries.iter().map(|e| e.word.as_str()));
        index
    }

    fn add(&mut self, fact: u32, phrase: &str, language: &Language, scan: &mut Scan) {
        let number = self.patterns.len() as u32;
        let mut pattern = FactPattern { fact, pieces: 0, country: None };
        for piece in phrase.split('+').map(str::trim) {
            if let Some(code) = piece.strip_prefix('@') {
                pattern.country = Some(code.to_owned());
                continue;
            }
            for form in piece.split('|') {
                language.scan(form, scan);
                let Some(first) = scan.tokens.first() else { continue };
                let word = bare(scan.word(0), &language.tables.config.proclitics).to_owned();
                let rest = scan.folded[(first.at + first.len + 1) as usize..].to_owned();
                let more = (scan.tokens.len() - 1) as u8;
                self.entries.push(Entry { word, pattern: number, piece: pattern.pieces, rest, more });
            }
            pattern.pieces += 1;
        }
        self.patterns.push(pattern);
    }

    /// The pattern with this number.
    pub fn pattern(&self, number: u32) -> &FactPattern {
        &self.patterns[number as usize]
    }

    /// Facts of whose phrases all longer words stand in the window: «الحرب الدائرة … في سوريا» names «الحرب في سوريا».
    pub fn loose(&self, window: &[&str]) -> Vec<u32> {
        let named = |words: &[String]| words.iter().all(|w| window.contains(&w.as_str()));
        self.phrases.iter().filter(|(_, words)| named(words)).map(|(fact, _)| *fact).collect()
    }

    /// Appends the pieces that begin at token `i`, joined particles taken off.
    pub fn pieces(&self, scan: &Scan, i: usize, clitics: &Proclitics, out: &mut Vec<FactPiece>) {
        let token = &scan.tokens[i];
        let after = (token.at + token.len + 1) as usize;
        let mut look = |word: &str| {
            for entry in &self.entries[self.words.rows(word, |n| self.entries[n].word == word)] {
                if entry.more == 0 || scan.folded.get(after..).is_some_and(|t| t.starts_with(entry.rest.as_str())) {
                    out.push(FactPiece { pattern: entry.pattern, piece: entry.piece, tokens: entry.more + 1 });
                }
            }
        };
        let word = scan.word(i);
        look(word);
        each_stem(word, clitics, &mut look);
        for conjunction in &clitics.conjunction {
            if let Some(rest) = without(word, conjunction) {
                look(rest);
                each_stem(rest, clitics, &mut look);
            }
        }
    }
}

/// A word without its article.
fn bare<'w>(word: &'w str, clitics: &Proclitics) -> &'w str {
    let article = clitics.article.as_str();
    without(word, article).filter(|_| !article.is_empty()).unwrap_or(word)
}

/// What is left without preposition and article.
fn each_stem<'w>(word: &'w str, clitics: &Proclitics, look: &mut impl FnMut(&'w str)) {
    let stem = bare(word, clitics);
    if stem.len() < word.len() {
        look(stem);
    }
    for preposition in &clitics.preposition {
        if let Some(rest) = without(word, preposition) {
            look(bare(rest, clitics));
        }
    }
    for (written, _, _) in &clitics.contraction {
        if let Some(rest) = without(word, written) {
            look(rest);
        }
    }
}
