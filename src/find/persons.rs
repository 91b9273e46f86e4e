//! Full names of persons, for dating an article before anything else is known of it.

use crate::lang::{Language, Sense, TokenKind};
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
}

/// Every full name of a person in the text, longest first at each word, without overlaps.
pub fn find_full_names(text: &Text, language: &Language) -> Vec<NamedPerson> {
    let mut work = Language::workspace();
    let mut readings = Vec::new();
    let mut out: Vec<NamedPerson> = Vec::new();
    let mut free = 0;
    for (i, token) in text.scan.tokens.iter().enumerate() {
        if i < free || token.kind != TokenKind::Word {
            continue;
        }
        language.readings(&text.scan, i, &mut work, &mut readings);
        let mut tokens = 0;
        let mut persons = Vec::new();
        let mut start = token.span.start;
        for r in &readings {
            if let Sense::Name(id, NameKind::Full) = r.sense
                && language.world.actor(id).kind == ActorKind::Person
                && r.tokens >= tokens.max(2)
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
            out.push(NamedPerson { span: Span { start, end }, first: i as u32, end: free as u32, persons });
        }
    }
    out
}
