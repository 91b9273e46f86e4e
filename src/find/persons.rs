//! Full names and surnames of persons, for dating an article before anything else is known of it.

use crate::lang::{Language, Reading, Sense, TokenKind};
use crate::model::{ActorId, ActorKind, NameKind, Span};
use crate::text::Text;

/// A full name; two persons may share it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedPerson {
    pub span: Span,
    /// First token, counted over the document.
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    pub persons: Vec<ActorId>,
    /// A surname only: says something beside an office («الرئيس كلينتون»).
    pub short: bool,
}

/// Every full name or surname of a person in the text, longest first at each word, without overlaps.
pub fn find_persons(text: &Text, language: &Language) -> Vec<NamedPerson> {
    find_persons_within(text, language, usize::MAX)
}

/// The same for names that begin within the first `limit` tokens.
pub fn find_persons_within(text: &Text, language: &Language, limit: usize) -> Vec<NamedPerson> {
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let mut out: Vec<NamedPerson> = Vec::new();
    let mut free = 0;
    let capitals = language.tables.config.capitals;
    for (i, token) in text.scan.tokens.iter().enumerate().take(limit) {
        if i < free || token.kind != TokenKind::Word || capitals && !token.is_capital() {
            continue;
        }
        language.readings(&text.scan, i, &mut work, &mut readings);
        let mut tokens = 0;
        let mut persons = Vec::new();
        let mut start = token.span.start;
        let (mut kind, mut short) = (NameKind::Full, false);
        // A surname is read only where no full name begins.
        if !readings.iter().any(|r| is_person(r, NameKind::Full, language) && r.tokens >= 2) {
            (kind, short) = (NameKind::Short, true);
        }
        for r in &readings {
            if let Sense::Name(id, _) = r.sense
                && is_person(r, kind, language)
                && r.tokens >= tokens.max(if short { 1 } else { 2 })
            {
                tokens = r.tokens;
                start = token.span.start + u32::from(r.before);
                if !persons.contains(&id) {
                    persons.push(id);
                }
            }
        }
        if !persons.is_empty() {
            free = i + tokens as usize;
            let end = text.scan.tokens[free - 1].span.end;
            // Marks over a joined letter may push the byte count off; then the whole word is shown.
            let start = if text.raw.is_char_boundary(start as usize) { start } else { token.span.start };
            out.push(NamedPerson { span: Span { start, end }, first: i as u32, end: free as u32, persons, short });
        }
    }
    out
}

fn is_person(reading: &Reading, kind: NameKind, language: &Language) -> bool {
    matches!(reading.sense, Sense::Name(id, k) if k == kind && language.world.actor(id).kind == ActorKind::Person)
}
