//! Which documents and sentences are passed over: sport, markets, weather, site furniture.

use crate::find::{Atom, AtomKind, Finds};
use crate::lang::Language;
use crate::pack::WordClass;
use crate::text::{Sentence, Text};

/// Sport, markets, weather: several such words over a document silence it.
pub(super) fn off_topic_document(text: &Text<'_>, language: &Language) -> bool {
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let mut hits = 0;
    let lines = text.sentences.len().min(12);
    for sentence in &text.sentences[..lines] {
        let found = (sentence.first as usize..sentence.end as usize).any(|i| {
            language.readings(&text.scan, i, &mut work, &mut readings);
            readings.iter().any(|r| match r.sense {
                crate::lang::Sense::Function(f) => language.tables.functions[f as usize].class == WordClass::OffTopic,
                _ => false,
            })
        });
        hits += usize::from(found);
    }
    hits * 2 >= lines.max(2) && hits >= 2
}

/// Why a sentence is no sentence of the article.
pub(super) fn passed_over(finds: &Finds, sentence: &Sentence) -> Option<&'static str> {
    let has = |wanted: WordClass| {
        finds.atoms.iter().any(|a: &Atom| matches!(a.kind, AtomKind::Function { class, .. } if class == wanted))
    };
    let short = sentence.end - sentence.first <= 10;
    if has(WordClass::Furniture) && short {
        return Some("site furniture");
    }
    if has(WordClass::OffTopic) {
        return Some("not about politics");
    }
    None
}
