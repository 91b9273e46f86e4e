//! Dated happenings that a text names, sentence by sentence.

use crate::lang::{FactPiece, Language, Sense, TokenKind};
use crate::text::Text;

/// A dated happening in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactMention {
    /// Index into the world's facts.
    pub fact: u32,
    pub sentence: u32,
    /// First token of its words, counted over the document.
    pub first: u32,
    /// One past the last of them.
    pub end: u32,
}

/// Mentions that are kept; an article has a handful.
const MOST: usize = 200;
/// Sentences from the top whose countries the whole text may lean on.
const TOP: u32 = 2;

/// Every happening named in the text that is `wanted` (by its index), once a sentence, in order of sentences.
pub fn find_facts(text: &Text, language: &Language, wanted: &dyn Fn(u32) -> bool) -> Vec<FactMention> {
    let index = language.facts();
    let clitics = &language.tables.config.proclitics;
    let mut out = Vec::new();
    let mut pieces: Vec<FactPiece> = Vec::new();
    let mut found: Vec<(FactPiece, u32)> = Vec::new();
    let mut countries = Countries::default();
    for (s, sentence) in text.sentences.iter().enumerate() {
        found.clear();
        for i in sentence.first..sentence.end {
            if text.scan.tokens[i as usize].kind == TokenKind::Punct {
                continue;
            }
            pieces.clear();
            index.pieces(&text.scan, i as usize, clitics, &mut pieces);
            found.extend(pieces.iter().filter(|p| wanted(index.pattern(p.pattern).fact)).map(|p| (*p, i)));
        }
        found.sort_unstable();
        for group in found.chunk_by(|a, b| a.0.pattern == b.0.pattern) {
            let pattern = index.pattern(group[0].0.pattern);
            let all = group.iter().fold(0u32, |bits, (p, _)| bits | 1 << (p.piece & 31));
            if all.count_ones() < u32::from(pattern.pieces) || pattern.pieces == 0 {
                continue;
            }
            if let Some(code) = &pattern.country
                && !countries.near(text, language, s as u32, code)
            {
                continue;
            }
            let first = group.iter().map(|(_, at)| *at).min().unwrap_or(sentence.first);
            let end = group.iter().map(|(p, at)| at + u32::from(p.tokens)).max().unwrap_or(first + 1);
            let mention = FactMention { fact: pattern.fact, sentence: s as u32, first, end: end.min(sentence.end) };
            if out.len() < MOST && !out.iter().any(|m: &FactMention| m.fact == pattern.fact && m.sentence == s as u32) {
                out.push(mention);
            }
        }
    }
    out
}

/// Countries by sentence, read when the first pattern asks.
#[derive(Default)]
struct Countries {
    /// The codes in each sentence that has been read.
    read: Vec<Option<Vec<String>>>,
}

impl Countries {
    /// Whether the country is named in the sentence, the one before it, or at the top.
    fn near(&mut self, text: &Text, language: &Language, sentence: u32, code: &str) -> bool {
        self.read.resize(text.sentences.len(), None);
        let mut places = (0..TOP.min(sentence)).chain(sentence.saturating_sub(1)..=sentence);
        places.any(|s| {
            let Some(codes) = self.read.get_mut(s as usize) else { return false };
            codes.get_or_insert_with(|| countries(text, language, s)).iter().any(|c| c == code)
        })
    }
}

fn countries(text: &Text, language: &Language, sentence: u32) -> Vec<String> {
    let Some(sentence) = text.sentences.get(sentence as usize) else { return Vec::new() };
    let mut work = Language::workspace();
    let (mut readings, mut out) = (Vec::new(), Vec::new());
    for i in sentence.first..sentence.end {
        language.readings(&text.scan, i as usize, &mut work, &mut readings);
        out.extend(readings.iter().filter_map(|r| match r.sense {
            Sense::Name(id, _) => language.world.actor(id).code.get(..3).map(str::to_owned),
            Sense::Place(id) => language.world.place(id).country.get(..3).map(str::to_owned),
            _ => None,
        }));
    }
    out
}
