//! Persons: known ones, surnames that the document explained, and names that no table knows.

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::find::atoms::AtomKind;
use crate::model::ActorId;

impl Composer<'_, '_> {
    /// A surname that the document explained before.
    pub(super) fn alias(&mut self, i: usize) -> Option<ActorMention> {
        let token = self.atom(i)?.first as usize;
        let capitals = self.language.tables.config.capitals;
        if capitals && !self.atom(i)?.capital {
            return None;
        }
        let word = self.text.word(token);
        let head = self.memory.alias_of(word).copied()?;
        Some(self.build(i, i + 1, vec![head], Referent::Named))
    }

    /// Unknown capitalised words after a title: a person's name that no table knows.
    pub(super) fn skip_unknown_name(&self, mut j: usize) -> usize {
        let start = j;
        while j < start + 4
            && self.atom(j).is_some_and(|a| {
                matches!(a.kind, AtomKind::Word) && (a.capital || !self.language.tables.config.capitals)
            })
        {
            j += 1;
        }
        j
    }

    /// Takes an unknown name after `j`; remembers its last word as `head`.
    pub(super) fn unknown_name(&mut self, j: usize, head: Head) -> usize {
        let end = if self.language.tables.config.capitals { self.skip_unknown_name(j) } else { self.plain_name(j) };
        if end > j {
            let token = self.atoms[end - 1].end as usize - 1;
            let word = self.text.word(token).to_owned();
            self.memory.alias(&word, head);
        }
        if self.language.tables.config.capitals { end } else { j.max(end) }
    }

    /// Without capitals a name cannot be told from other unknown words: at most three words, none with an article.
    fn plain_name(&self, j: usize) -> usize {
        let article = &self.language.tables.config.proclitics.article;
        let mut k = j;
        while k < j + 3
            && self.atom(k).is_some_and(|a| {
                matches!(a.kind, AtomKind::Word)
                    && !self.text.word(a.first as usize).starts_with(article.as_str())
                    && self.text.word(a.first as usize).chars().count() >= 3
            })
        {
            k += 1;
        }
        k
    }

    pub(super) fn person_mention(&mut self, i: usize, actor: ActorId) -> ActorMention {
        let mut mention = self.build(i, i + 1, vec![Head { actor: Some(actor), agent: None }], Referent::Named);
        if matches!(self.atom(i + 1).map(|a| a.kind), Some(AtomKind::Possessive)) {
            mention.owner = true;
            mention.end += 1;
        }
        mention
    }
}
