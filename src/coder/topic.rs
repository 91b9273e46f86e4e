//! Which documents and sentences are passed over: sport, markets, weather, site furniture.

use crate::find::{Atom, AtomKind, Finds};
use crate::pack::WordClass;
use crate::text::Sentence;

/// Lines from the top that tell what a document is about.
const TOP: usize = 12;

/// Sport, markets, weather: such words in half of the lines at the top silence a document.
#[derive(Default)]
pub(super) struct Topic {
    /// Lines at the top that have such a word.
    off: usize,
}

impl Topic {
    /// Reads line `n` of a document.
    pub fn read(&mut self, n: usize, finds: &Finds) {
        self.off += usize::from(n < TOP && has(finds, WordClass::OffTopic));
    }

    /// Whether a document of so many lines is about something else than politics.
    pub fn is_off(&self, lines: usize) -> bool {
        self.off >= 2 && self.off * 2 >= lines.min(TOP)
    }
}

fn has(finds: &Finds, wanted: WordClass) -> bool {
    finds.atoms.iter().any(|a: &Atom| matches!(a.kind, AtomKind::Function { class, .. } if class == wanted))
}

/// Why a sentence is no sentence of the article.
pub(super) fn passed_over(finds: &Finds, sentence: &Sentence) -> Option<&'static str> {
    let short = sentence.end - sentence.first <= 10;
    if has(finds, WordClass::Furniture) && short {
        return Some("site furniture");
    }
    if has(finds, WordClass::OffTopic) {
        return Some("not about politics");
    }
    None
}
