//! A document as tokens and sentences.
//!
//! What lives here: sentence bounds over the scanned tokens. What may not: meaning; a token keeps all its readings
//! until `find` asks for them. Who comes next: `find`.

mod sentences;

pub use crate::lang::{Scan, Token, TokenKind};
pub use sentences::{Sentence, split_sentences};

use crate::lang::Language;

/// A document's text, scanned and cut.
#[derive(Debug)]
pub struct Text<'t> {
    /// The document's text.
    pub raw: &'t str,
    pub scan: Scan,
    pub sentences: Vec<Sentence>,
}

impl<'t> Text<'t> {
    /// Scans and cuts `raw`.
    pub fn new(raw: &'t str, language: &Language) -> Self {
        let mut scan = Scan::default();
        language.scan(raw, &mut scan);
        let sentences = split_sentences(raw, &scan, &language.tables.config);
        Text { raw, scan, sentences }
    }

    /// Tokens of one sentence.
    pub fn tokens(&self, sentence: &Sentence) -> &[Token] {
        &self.scan.tokens[sentence.first as usize..sentence.end as usize]
    }

    /// Folded form of token `i` (counted over the document).
    pub fn word(&self, i: usize) -> &str {
        self.scan.word(i)
    }
}
