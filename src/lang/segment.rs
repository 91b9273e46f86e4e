//! Words of a language that is written without spaces, cut where its dictionary says.
//!
//! A run of letters becomes the pieces that leave the fewest letters unknown and, among such cuts, has the fewest
//! pieces; a case suffix stays with the word before it, as in languages with spaces. Unknown letters in a row are one
//! token, as an unknown word is elsewhere. Work is linear in the text: no form of the dictionary is longer than its
//! longest.

use super::Morphology;
use super::lexicon::Lexicon;
use super::scan::{Scan, Token, TokenKind};
use crate::model::Span;

/// One way to reach a byte of a word: unknown letters so far, pieces so far, where the last piece began, known or not.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    unknown: u32,
    pieces: u32,
    from: usize,
    known: bool,
}

/// Cuts every word of a scanned text anew.
pub(super) fn segment(morphology: &dyn Morphology, lexicon: &Lexicon, cases: &[String], text: &str, scan: &mut Scan) {
    let mut cut = Scan::default();
    for i in 0..scan.tokens.len() {
        let token = scan.tokens[i];
        let bounds = match token.kind {
            TokenKind::Word => cut_word(lexicon, cases, scan, &token),
            _ => vec![0, token.len as usize],
        };
        let raw = raw_offsets(morphology, text, &token);
        for (n, pair) in bounds.windows(2).enumerate() {
            let (from, to) = (pair[0], pair[1]);
            let at = cut.folded.len() as u32;
            let inside = token.at as usize + from..token.at as usize + to;
            cut.folded.push_str(&scan.folded[inside.clone()]);
            cut.exact.push_str(&scan.exact[inside]);
            cut.folded.push(' ');
            cut.exact.push(' ');
            let start = if n == 0 { token.span.start as usize } else { raw_of(&raw, from, token.span) };
            let end = if to == token.len as usize { token.span.end as usize } else { raw_of(&raw, to, token.span) };
            cut.tokens.push(token.part(Span::new(start, end), at, (to - from) as u32, n > 0));
        }
    }
    *scan = cut;
}

/// Bytes of the folded word at which its pieces begin and end, from 0 to its length.
fn cut_word(lexicon: &Lexicon, cases: &[String], scan: &Scan, token: &Token) -> Vec<usize> {
    let (at, len) = (token.at as usize, token.len as usize);
    let word = &scan.folded[at..at + len];
    let mut best: Vec<Option<Cut>> = vec![None; len + 1];
    best[0] = Some(Cut { unknown: 0, pieces: 0, from: 0, known: true });
    let mut hits = Vec::new();
    for (p, letter) in word.char_indices() {
        let Some(here) = best[p] else { continue };
        let mut offer = |to: usize, cut: Cut| {
            if best[to].is_none_or(|old| cut < old) {
                best[to] = Some(cut);
            }
        };
        // An unknown letter goes on with unknown letters before it.
        let (pieces, from) = if here.known { (here.pieces + 1, p) } else { (here.pieces, here.from) };
        offer(p + letter.len_utf8(), Cut { unknown: here.unknown + 1, pieces, from, known: false });
        hits.clear();
        lexicon.walk(scan, at + p, "", true, &mut hits);
        for end in hits.iter().map(|hit| hit.end as usize - at).filter(|end| *end <= len) {
            let cut = Cut { unknown: here.unknown, pieces: here.pieces + 1, from: p, known: true };
            offer(end, cut);
            for case in cases.iter().filter(|case| word[end..].starts_with(case.as_str())) {
                offer(end + case.len(), cut);
            }
        }
    }
    let mut bounds = vec![len];
    let mut end = len;
    while end > 0 {
        end = best[end].map_or(0, |cut| cut.from);
        bounds.push(end);
    }
    bounds.reverse();
    bounds
}

/// For every letter of a token the byte of its folded form and the byte of the text.
fn raw_offsets(morphology: &dyn Morphology, text: &str, token: &Token) -> Vec<(usize, usize)> {
    let (mut exact, mut folded) = (String::new(), String::new());
    let start = token.span.start as usize;
    let mut found = Vec::new();
    for (i, c) in token.span.of(text).char_indices() {
        // Marks and apostrophes inside a word are not folded; see `scan`.
        if c.is_alphanumeric() && !super::scan::is_ignorable(c) {
            found.push((folded.len(), start + i));
            morphology.fold(c, &mut exact, &mut folded);
        }
    }
    found
}

fn raw_of(raw: &[(usize, usize)], folded: usize, whole: Span) -> usize {
    let i = raw.partition_point(|(f, _)| *f < folded);
    raw.get(i).map_or(whole.end as usize, |(_, r)| *r)
}
