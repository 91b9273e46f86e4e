//! The words of an office that must stand beside a name: «وزير الخارجية» without its country.

use super::{Language, Scan, Sense};
use crate::model::{ActorId, ActorKind, NameKind};
use std::sync::OnceLock;

/// Title words of every actor's roles, read when a text first names the actor.
#[derive(Debug)]
pub(super) struct Titles {
    actors: Vec<OnceLock<Vec<Vec<String>>>>,
}

impl Titles {
    pub fn new(actors: usize) -> Self {
        Titles { actors: (0..actors).map(|_| OnceLock::new()).collect() }
    }
}

impl Language {
    /// For each role of the actor, in order, the words that carry its meaning, as [`Language::stem`] gives them.
    pub fn title_words(&self, id: ActorId) -> &[Vec<String>] {
        self.titles.actors[id.0 as usize].get_or_init(|| {
            let roles = &self.world.actor(id).roles;
            roles.iter().map(|role| self.words_of(role.title(self.code()))).collect()
        })
    }

    fn words_of(&self, title: &str) -> Vec<String> {
        let mut scan = Scan::default();
        self.scan(title, &mut scan);
        let mut work = Language::workspace();
        let (mut readings, mut words, mut skip) = (Vec::new(), Vec::new(), 0);
        for i in 0..scan.tokens.len() {
            if i < skip {
                continue;
            }
            let word = scan.word(i);
            self.readings(&scan, i, &mut work, &mut readings);
            // The country of an office is often left to the context: «الرئيس» alone is enough.
            let country = |id| matches!(self.world.actor(id).kind, ActorKind::State | ActorKind::Territory);
            let names = readings.iter().filter(|r| match r.sense {
                Sense::Name(id, kind) => country(id) || kind == NameKind::Adjective,
                Sense::Place(_) => true,
                _ => false,
            });
            if let Some(tokens) = names.map(|r| r.tokens).max() {
                skip = i + tokens as usize;
                continue;
            }
            let small = self.tables.config.capitals && !scan.tokens[i].is_capital();
            if !small && word.chars().count() >= 3 {
                words.push(self.stem(word).to_owned());
            }
        }
        words
    }

    /// A word without what is joined before it, as the dictionary spells it.
    pub fn stem<'a>(&'a self, word: &'a str) -> &'a str {
        let clitics = &self.tables.config.proclitics;
        let article = clitics.article.as_str();
        let mut word = word;
        if !article.is_empty() {
            for joined in clitics.conjunction.iter().chain(&clitics.preposition) {
                if let Some(rest) = word.strip_prefix(joined.as_str()).filter(|r| r.starts_with(article)) {
                    word = rest;
                }
            }
        }
        let bare = word.strip_prefix(article).filter(|r| !r.is_empty()).unwrap_or(word);
        let spellings = &self.tables.config.spellings;
        spellings.iter().find(|(_, other)| other == bare).map_or(bare, |(first, _)| first)
    }
}
