//! Small words around an expression: since, until, will, said.

use crate::find::TimeMention;
use crate::lang::{Language, Reading, Sense, TokenKind};
use crate::model::{Direction, Shape};
use crate::pattern::Item;
use crate::text::Text;

/// Words before an expression in which its tense is looked for; what follows it mostly belongs to the next clause.
const BEFORE: u32 = 8;

/// Looks words up in the classes that `times.toml` declares for this room.
pub(super) struct Cues<'l> {
    language: &'l Language,
    buffer: String,
    items: Vec<Item>,
    readings: Vec<Reading>,
    work: crate::lang::Workspace,
}

impl<'l> Cues<'l> {
    pub fn new(language: &'l Language) -> Self {
        let (buffer, items, readings) = (String::new(), Vec::new(), Vec::new());
        Cues { language, buffer, items, readings, work: Language::workspace() }
    }

    /// Whether token `i` begins a word of the class.
    pub fn has(&mut self, text: &Text, i: u32, class: &str) -> bool {
        let tables = &self.language.tables.times;
        let Some(class) = tables.class(class) else { return false };
        if i as usize >= text.scan.tokens.len() {
            return false;
        }
        self.items.clear();
        tables.lookup(&text.scan, i as usize, &self.language.tables.config, &mut self.buffer, &mut self.items);
        self.items.iter().any(|item| item.class == class)
    }

    /// Whether a word of the class stands right before the mention, small words between them allowed.
    pub fn leads(&mut self, text: &Text, mention: &TimeMention, class: &str) -> bool {
        let first = text.sentences[mention.sentence as usize].first;
        (mention.first.saturating_sub(3).max(first)..mention.first).any(|i| self.has(text, i, class))
            || self.has(text, mention.first, class)
    }

    /// Where the tense around a mention points: the nearest verb shortly before it.
    pub fn direction(&mut self, text: &Text, mention: &TimeMention) -> Direction {
        self.direction_within(text, mention, BEFORE)
    }

    /// The same with a reach of its own, in words.
    pub fn direction_within(&mut self, text: &Text, mention: &TimeMention, reach: u32) -> Direction {
        let sentence = &text.sentences[mention.sentence as usize];
        let from = mention.first.saturating_sub(reach).max(sentence.first);
        for i in (from..mention.first).rev() {
            if self.breaks(text, i) {
                break;
            }
            if let Some(direction) = self.tense(text, i) {
                return direction;
            }
        }
        Direction::Unknown
    }

    fn breaks(&self, text: &Text, i: u32) -> bool {
        text.scan.tokens[i as usize].kind == TokenKind::Punct
            && matches!(text.word(i as usize), ";" | "؛" | "\"" | "»" | "«" | "''" | "``")
    }

    fn tense(&mut self, text: &Text, i: u32) -> Option<Direction> {
        if text.scan.tokens[i as usize].kind != TokenKind::Word {
            return None;
        }
        if self.has(text, i, "future-cue") {
            return Some(Direction::Future);
        }
        if self.has(text, i, "past-cue") {
            // "Will have a meeting", "would have been": the first word tells the tense of both.
            let ahead = i > 0 && self.has(text, i - 1, "future-cue");
            return Some(if ahead { Direction::Future } else { Direction::Past });
        }
        self.language.readings(&text.scan, i as usize, &mut self.work, &mut self.readings);
        self.readings.iter().find_map(|r| match r.sense {
            Sense::Predicate(_, f) if r.clitics.future => f.is_finite().then_some(Direction::Future),
            Sense::Predicate(_, f) if f.shape() == Shape::Past => Some(Direction::Past),
            _ => None,
        })
    }
}
