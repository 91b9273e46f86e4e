//! PLOVER contexts of an event: those of its frame, of the words around it, and of what the article comes back to.

use crate::lang::Language;
use crate::model::Span;
use crate::pattern::Item;
use crate::text::{Sentence, Text};

/// Words on either side of an event's own whose contexts it has.
const NEAR: usize = 12;
/// Sentences that must speak of a context before it is what the article is about.
const TOPIC: u32 = 3;
/// Topics that an article has at the most.
const TOPICS: usize = 2;

/// Reads the sentences that tell events, in order.
pub(super) struct Contexts<'l> {
    language: &'l Language,
    buffer: String,
    items: Vec<Item>,
    /// Token and class of each hit in the sentence read last.
    hits: Vec<(usize, u8)>,
    /// Sentences in which each class was met.
    sentences: Vec<u32>,
}

impl<'l> Contexts<'l> {
    pub fn new(language: &'l Language) -> Self {
        let classes = vec![0; usize::from(u8::MAX) + 1];
        Contexts { language, buffer: String::new(), items: Vec::new(), hits: Vec::new(), sentences: classes }
    }

    /// Looks up every word of a sentence.
    pub fn read(&mut self, text: &Text<'_>, sentence: &Sentence) {
        let tables = &self.language.tables;
        self.hits.clear();
        for i in sentence.first as usize..sentence.end as usize {
            self.items.clear();
            tables.contexts.lookup(&text.scan, i, &tables.config, &mut self.buffer, &mut self.items);
            self.hits.extend(self.items.iter().map(|item| (i, item.class)));
        }
        let mut met: Vec<u8> = self.hits.iter().map(|(_, class)| *class).collect();
        met.sort_unstable();
        met.dedup();
        met.iter().for_each(|class| self.sentences[usize::from(*class)] += 1);
    }

    /// Classes met near a stretch of the sentence read last.
    pub fn near(&self, text: &Text<'_>, sentence: &Sentence, span: Span) -> Vec<u8> {
        let tokens = &text.scan.tokens[sentence.first as usize..sentence.end as usize];
        let first = sentence.first as usize + tokens.iter().take_while(|t| t.span.end <= span.start).count();
        let end = sentence.first as usize + tokens.iter().take_while(|t| t.span.start < span.end).count();
        let inside = |(i, _): &&(usize, u8)| *i + NEAR >= first && *i < end + NEAR;
        self.hits.iter().filter(inside).map(|(_, class)| *class).collect()
    }

    /// What the sentences read so far come back to, most often first.
    pub fn topics(&self) -> Vec<u8> {
        let mut topics: Vec<u8> = (0..=u8::MAX).filter(|c| self.sentences[usize::from(*c)] >= TOPIC).collect();
        topics.sort_by_key(|c| (std::cmp::Reverse(self.sentences[usize::from(*c)]), *c));
        topics.truncate(TOPICS);
        topics
    }

    /// Names of a frame's contexts and of these classes, in PLOVER's order, each once.
    pub fn names(&self, frame: &[String], classes: &[u8]) -> Vec<String> {
        let found = |name: &&&str| {
            frame.iter().any(|f| f == **name)
                || classes.iter().any(|c| self.language.tables.contexts.class_name(*c) == Some(**name))
        };
        crate::model::CONTEXTS.iter().filter(found).map(|name| (*name).to_owned()).collect()
    }
}
