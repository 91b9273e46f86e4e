//! Where sentences end: at line breaks, and at full stops that are no abbreviation.

use crate::lang::{Scan, TokenKind};
use crate::model::Span;
use crate::pack::Config;

/// One sentence: its words and its stretch of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// In bytes of the document, without surrounding space.
    pub span: Span,
    /// First token, counted over the document.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    /// First sentence of its line.
    pub line_start: bool,
}

/// Cuts the scanned text. A sentence holds at most [`LONGEST`] tokens; longer ones are cut there, so that work stays
/// linear in the text whatever it is.
pub fn split_sentences(raw: &str, scan: &Scan, config: &Config) -> Vec<Sentence> {
    let mut out = Vec::new();
    let tokens = &scan.tokens;
    let mut first = 0usize;
    let mut line_start = true;
    for i in 0..tokens.len() {
        let next_break = match tokens.get(i + 1) {
            None => Some(true),
            Some(next) => {
                let gap = &raw[tokens[i].span.end as usize..next.span.start as usize];
                if gap.bytes().any(|b| b == b'\n') {
                    Some(true)
                } else if ends_sentence(scan, i, config) || i + 1 - first >= LONGEST {
                    Some(false)
                } else {
                    None
                }
            }
        };
        if let Some(line) = next_break {
            let span = tokens[first].span.join(tokens[i].span);
            out.push(Sentence { span, first: first as u32, end: i as u32 + 1, line_start });
            first = i + 1;
            line_start = line;
        }
    }
    out
}

/// Most tokens in one sentence.
pub const LONGEST: usize = 400;

/// Whether the sign at token `i` ends a sentence, a token following it on the same line.
fn ends_sentence(scan: &Scan, i: usize, config: &Config) -> bool {
    let token = &scan.tokens[i];
    if token.kind != TokenKind::Punct {
        return false;
    }
    let sign = scan.word(i);
    let next = &scan.tokens[i + 1];
    match sign {
        "." | "!" | "?" | "؟" | "…" => {
            // The stop before a closing quote leaves the end to the quote.
            if next.is_glued() && (config.spaces || next.kind == TokenKind::Punct) {
                return false;
            }
            if sign != "." {
                return true;
            }
            let Some(before) = i.checked_sub(1) else { return false };
            let word = scan.word(before);
            let previous = &scan.tokens[before];
            if !token.is_glued() {
                return true;
            }
            if previous.kind == TokenKind::Word {
                let initial = previous.len <= 2 && word.chars().count() == 1;
                let short = config.abbreviations.iter().any(|a| a.eq_ignore_ascii_case(word));
                if short || (initial && (previous.is_capital() || !config.capitals)) {
                    return false;
                }
            }
            true
        }
        "\"" | "»" | "”" | "''" | "'" => {
            let stopped = i > 0 && matches!(scan.word(i - 1), "." | "!" | "?" | "؟");
            stopped && token.is_glued() && !next.is_glued()
        }
        _ => false,
    }
}
