//! Raw text to tokens: one pass, two parallel arenas, offsets kept exact.
//!
//! Words are cut where letters meet digits, at spaces and at punctuation; a hyphen or apostrophe inside a word leaves
//! no token of its own. Dictionary keys go through this same function, so what is written alike is found alike.

use super::Morphology;
use crate::model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    Word,
    /// ASCII digits after folding.
    Number,
    /// One sign.
    Punct,
}

/// One word, number or sign.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// In the document's bytes.
    pub span: Span,
    /// Start in the arenas, bytes.
    pub at: u32,
    /// Length in the arenas, bytes.
    pub len: u32,
    pub kind: TokenKind,
    flags: u8,
}

const CAPITAL: u8 = 1;
const ALL_CAPS: u8 = 2;
const GLUED: u8 = 4;
const HYPHEN: u8 = 8;

impl Token {
    /// Begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.flags & CAPITAL != 0
    }

    /// Holds only capital letters, two at least.
    pub fn is_all_caps(&self) -> bool {
        self.flags & ALL_CAPS != 0
    }

    /// Follows the token before it without a space.
    pub fn is_glued(&self) -> bool {
        self.flags & GLUED != 0
    }

    /// A piece of this token: its place in the text and in the arenas, and whether another piece is before it.
    pub(super) fn part(&self, span: Span, at: u32, len: u32, glued: bool) -> Token {
        Token { span, at, len, kind: self.kind, flags: self.flags | if glued { GLUED } else { 0 } }
    }

    /// Joined to the token before it by a hyphen.
    pub fn is_hyphened(&self) -> bool {
        self.flags & HYPHEN != 0
    }
}

/// A scanned text. Each token's folded form is followed by one space in the arenas, so that a dictionary of several
/// words is walked byte by byte; `exact` and `folded` are of equal length at every token.
#[derive(Clone, Debug, Default)]
pub struct Scan {
    /// Spelling with hamza and alike kept, marks dropped.
    pub exact: String,
    /// Spelling as dictionaries are keyed.
    pub folded: String,
    pub tokens: Vec<Token>,
}

impl Scan {
    /// The folded form of token `i`.
    pub fn word(&self, i: usize) -> &str {
        let t = &self.tokens[i];
        &self.folded[t.at as usize..(t.at + t.len) as usize]
    }

    /// The exact form of token `i`.
    pub fn exact_word(&self, i: usize) -> &str {
        let t = &self.tokens[i];
        &self.exact[t.at as usize..(t.at + t.len) as usize]
    }
}

/// Letters that no reader sees: marks, tatweel, direction controls, zero-width signs, soft hyphen.
pub(super) fn is_ignorable(c: char) -> bool {
    !c.is_ascii()
        && matches!(c,
        TATWEEL | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}' | '\u{300}'..='\u{36F}')
}

/// Stretches the word that it stands in.
const TATWEEL: char = '\u{640}';

/// A letter of the two scripts that most texts are in; the tables of all scripts cost ten times as much.
fn is_plain_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || ('\u{620}'..='\u{64A}').contains(&c)
}

fn is_letter(c: char) -> bool {
    is_plain_letter(c) || !c.is_ascii() && c.is_alphabetic()
}

fn is_capital(c: char) -> bool {
    if is_plain_letter(c) { c.is_ascii_uppercase() } else { c.is_uppercase() }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2BC}' | '\u{2BB}' | '\u{2018}')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// Where the scanner stands in the text.
struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl Cursor<'_> {
    /// The letter here, and where it begins.
    fn peek(&self) -> Option<(usize, char)> {
        match self.text.as_bytes().get(self.at) {
            // Most letters of most texts; decoding has more to ask.
            Some(b) if b.is_ascii() => Some((self.at, char::from(*b))),
            _ => self.text[self.at..].chars().next().map(|c| (self.at, c)),
        }
    }

    /// Goes past the letter here.
    fn skip(&mut self, c: char) {
        self.at += c.len_utf8();
    }

    /// Goes past the ASCII letters from here on.
    fn take_ascii_letters(&mut self) -> &str {
        let rest = &self.text[self.at..];
        let len = rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }
}

/// Scans `text` into `out` (cleared first).
pub fn scan(morphology: &dyn Morphology, text: &str, out: &mut Scan) {
    out.exact.clear();
    out.folded.clear();
    out.tokens.clear();
    out.exact.reserve(text.len() + text.len() / 8);
    out.folded.reserve(text.len() + text.len() / 8);
    out.tokens.reserve(text.len() / BYTES_PER_TOKEN);
    let mut cursor = Cursor { text, at: 0 };
    let mut glued = false;
    let mut hyphen = false;
    while let Some((start, c)) = cursor.peek() {
        if is_ignorable(c) {
            cursor.skip(c);
            continue;
        }
        if c.is_whitespace() {
            cursor.skip(c);
            glued = false;
            hyphen = false;
            continue;
        }
        let at = out.folded.len();
        let (kind, end, case) = if !is_plain_letter(c) && c.is_numeric() {
            let end = take_digits(morphology, &mut cursor, out);
            (TokenKind::Number, end, 0)
        } else if is_letter(c) && !is_apostrophe(c) {
            let (end, case) = take_word(morphology, &mut cursor, out);
            (TokenKind::Word, end, case)
        } else if is_apostrophe(c) && glued && possessive(text, start) {
            out.exact.push_str("'s");
            out.folded.push_str("'s");
            cursor.skip(c);
            cursor.skip('s');
            (TokenKind::Word, cursor.at, 0)
        } else {
            cursor.skip(c);
            let inside = glued && is_hyphen(c);
            let next_letter = cursor.peek().is_some_and(|(_, n)| n.is_alphabetic());
            let last_word = out.tokens.last().is_some_and(|t| t.kind == TokenKind::Word);
            if inside && next_letter && last_word {
                hyphen = true;
                continue;
            }
            morphology.fold(c, &mut out.exact, &mut out.folded);
            (TokenKind::Punct, cursor.at, 0)
        };
        let len = out.folded.len() - at;
        debug_assert_eq!(out.exact.len(), out.folded.len(), "fold must keep the arenas parallel");
        out.exact.push(' ');
        out.folded.push(' ');
        let flags = case | if glued { GLUED } else { 0 } | if hyphen { HYPHEN | GLUED } else { 0 };
        out.tokens.push(Token { span: Span::new(start, end), at: at as u32, len: len as u32, kind, flags });
        glued = true;
        hyphen = false;
    }
}

/// Bytes of text that a token takes at least, on the average of any text worth reading.
const BYTES_PER_TOKEN: usize = 5;

fn take_digits(morphology: &dyn Morphology, cursor: &mut Cursor<'_>, out: &mut Scan) -> usize {
    let mut end = 0;
    while let Some((_, c)) = cursor.peek() {
        if !c.is_numeric() && !is_ignorable(c) {
            break;
        }
        cursor.skip(c);
        if !is_ignorable(c) {
            end = cursor.at;
            morphology.fold(c, &mut out.exact, &mut out.folded);
        }
    }
    end
}

/// `'s` or `’S` at `at`, and then no letter.
fn possessive(text: &str, at: usize) -> bool {
    let mut rest = text[at..].chars();
    rest.next();
    matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(char::is_alphanumeric)
}

fn take_word(morphology: &dyn Morphology, cursor: &mut Cursor<'_>, out: &mut Scan) -> (usize, u8) {
    let (mut end, mut letters, mut upper, mut first_upper) = (0, 0u32, 0u32, false);
    while let Some((i, c)) = cursor.peek() {
        if c.is_ascii_alphabetic() {
            // Most words of Latin script are nothing but such letters.
            let run = cursor.take_ascii_letters();
            if letters == 0 {
                first_upper = c.is_ascii_uppercase();
            }
            letters += run.len() as u32;
            upper += run.bytes().filter(u8::is_ascii_uppercase).count() as u32;
            morphology.fold_ascii(run, &mut out.exact, &mut out.folded);
            end = cursor.at;
            continue;
        }
        if ('\u{620}'..='\u{64A}').contains(&c) && c != TATWEEL {
            // Most words of Arabic script; such letters have no capitals.
            letters += 1;
            morphology.fold(c, &mut out.exact, &mut out.folded);
            cursor.skip(c);
            end = cursor.at;
            continue;
        }
        if is_ignorable(c) {
            cursor.skip(c);
            continue;
        }
        let text = cursor.text;
        if is_apostrophe(c) {
            let next = text[i + c.len_utf8()..].chars().next();
            if possessive(text, i) || !next.is_some_and(char::is_alphabetic) {
                break;
            }
            cursor.skip(c);
            continue;
        }
        if c == '.' {
            // "U.S." is one word: single letters, each with its stop. The last stop belongs to it too.
            let mut ahead = text[i + 1..].chars();
            let (a, b) = (ahead.next(), ahead.next());
            let more = a.is_some_and(char::is_alphabetic) && !b.is_some_and(char::is_alphabetic);
            let initials = letters > 0 && word_is_initials(text, i, end, letters);
            // "U.S officials": the last stop may be missing after capitals.
            let capitals = a.is_some_and(char::is_uppercase) && text[..i].ends_with(char::is_uppercase);
            if initials && more && (b == Some('.') || capitals) {
                cursor.skip(c);
                continue;
            }
            if initials && letters >= 2 {
                end = i + 1;
                cursor.skip(c);
            }
            break;
        }
        if !is_letter(c) {
            break;
        }
        let capital = is_capital(c);
        if letters == 0 {
            first_upper = capital;
        }
        letters += 1;
        upper += u32::from(capital);
        morphology.fold(c, &mut out.exact, &mut out.folded);
        cursor.skip(c);
        end = cursor.at;
    }
    let case = (u8::from(first_upper) * CAPITAL) | (u8::from(letters > 1 && upper == letters) * ALL_CAPS);
    (end, case)
}

/// Whether what was read so far, up to the stop at `stop`, is "U" or "U.S": letters that each had a stop between them.
fn word_is_initials(text: &str, stop: usize, end: usize, letters: u32) -> bool {
    if end != stop {
        return false;
    }
    if letters == 1 {
        return true;
    }
    let mut back = text[..stop].chars().rev();
    matches!((back.next(), back.next()), (Some(l), Some('.')) if l.is_alphabetic())
}
