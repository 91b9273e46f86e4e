//! Persons: known ones, surnames that the document explained, and names that no table knows.

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::find::atoms::AtomKind;
use crate::model::ActorId;
use crate::pack::WordClass;

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
        let referent = if head.actor.is_some() { Referent::Named } else { Referent::Role };
        Some(self.build(i, i + 1, vec![head], referent))
    }

    /// A name that no table knows: capitalised words, two at the head of a sentence; not one under a place marker.
    pub(super) fn unknown(&self, i: usize) -> Option<ActorMention> {
        let config = &self.language.tables.config;
        if !config.capitals {
            return None;
        }
        let end = self.skip_unknown_name(i);
        let opens = i == 0 || matches!(self.atoms[i - 1].kind, AtomKind::Punct(_));
        let half = self.atom(end).is_some_and(|a| self.text.scan.tokens[a.first as usize].is_hyphened());
        if end < i + 1 + usize::from(opens && matches!(self.atoms[i].kind, AtomKind::Word)) || half {
            return None;
        }
        if let Some(AtomKind::Function { class: WordClass::Preposition, index }) =
            i.checked_sub(1).map(|k| self.atoms[k].kind)
        {
            let form = &self.language.tables.functions[index as usize].form;
            if config.home_markers.contains(form) || config.where_markers.contains(form) {
                return None;
            }
        }
        let head = Head { actor: None, agent: None };
        let mut mention = self.build(i, end, vec![head], Referent::Unknown);
        if matches!(self.atom(end).map(|a| a.kind), Some(AtomKind::Possessive)) {
            mention.owner = true;
            mention.end += 1;
        }
        Some(mention)
    }

    /// Unknown capitalised words after a title: a person's name that no table knows.
    pub(super) fn skip_unknown_name(&self, mut j: usize) -> usize {
        let start = j;
        if self.atom(j).is_some_and(|a| matches!(a.kind, AtomKind::Name { .. })) {
            j += 1;
        }
        while j < start + 4
            && self.atom(j).is_some_and(|a| {
                matches!(a.kind, AtomKind::Word) && (a.capital || !self.language.tables.config.capitals)
            })
        {
            j += 1;
        }
        if j == start + 1 && !matches!(self.atoms[start].kind, AtomKind::Word) { start } else { j }
    }

    /// "A Somali minister, Omar Hashi Aden,": the name after the comma is the minister's; its last word will mean him.
    /// The atom after it; `j` where there is none.
    pub(super) fn named_after_comma(&mut self, j: usize, head: Head) -> usize {
        let start = j + 1;
        let comma = |k: usize| matches!(self.atom(k).map(|a| a.kind), Some(AtomKind::Punct(',')));
        if head.actor.is_none() || !comma(j) {
            return j;
        }
        let name = |a: &&crate::find::Atom| {
            a.capital && a.end == a.first + 1 && matches!(a.kind, AtomKind::Word | AtomKind::Place(_))
        };
        let count = self.atoms[start.min(self.atoms.len())..].iter().take(4).take_while(name).count();
        let unknown = self.atom(start).is_some_and(|a| matches!(a.kind, AtomKind::Word));
        let closed = comma(start + count);
        if count >= 2 && unknown {
            let token = self.atoms[start + count - 1].first as usize;
            let word = self.text.word(token).to_owned();
            self.memory.alias(&word, head);
            if closed {
                return start + count;
            }
        }
        j
    }

    /// Who the last word of `from..to` was, where the document explained it.
    pub(super) fn alias_at(&self, from: usize, to: usize) -> Option<Head> {
        if to <= from {
            return None;
        }
        let token = self.atoms[to - 1].end as usize - 1;
        self.memory.alias_of(self.text.word(token)).copied()
    }

    /// Takes an unknown name after `j`; remembers its last word as `head`.
    pub(super) fn unknown_name(&mut self, j: usize, head: Head) -> usize {
        let end = if self.language.tables.config.capitals { self.skip_unknown_name(j) } else { self.plain_name(j) };
        if end > j && (head.actor.is_some() || head.agent.is_some_and(|a| !self.is_bare(a))) {
            let token = self.atoms[end - 1].end as usize - 1;
            let word = self.text.word(token).to_owned();
            self.memory.alias(&word, head);
        }
        if self.language.tables.config.capitals { end } else { j.max(end) }
    }

    /// Without capitals a name cannot be told from other unknown words: at most three words, none with an article, not
    /// even behind a preposition that is written on.
    fn plain_name(&self, j: usize) -> usize {
        let proclitics = &self.language.tables.config.proclitics;
        let article = &proclitics.article;
        let governed = |word: &str| {
            let behind =
                |p: &String| word.strip_prefix(p.as_str()).is_some_and(|rest| rest.starts_with(article.as_str()));
            proclitics.preposition.iter().chain(&proclitics.conjunction).any(behind)
                || proclitics.contraction.iter().any(|c| word.starts_with(c.0.as_str()))
        };
        let mut k = j;
        while k < j + 3
            && self.atom(k).is_some_and(|a| {
                matches!(a.kind, AtomKind::Word)
                    && !self.text.word(a.first as usize).starts_with(article.as_str())
                    && !governed(self.text.word(a.first as usize))
                    && self.text.word(a.first as usize).chars().count() >= 3
            })
        {
            k += 1;
        }
        k
    }

    /// «الناشط الحقوقي فلان الفلاني»: a name of two words at least, after an unknown adjective or at once.
    pub(super) fn described_name(&mut self, j: usize, head: Head) -> usize {
        let start = j + usize::from(self.atom(j).is_some_and(|a| matches!(a.kind, AtomKind::Word) && a.definite_word));
        let end = self.plain_name(start);
        if end < start + 2 {
            return j;
        }
        let token = self.atoms[end - 1].end as usize - 1;
        let word = self.text.word(token).to_owned();
        self.memory.alias(&word, head);
        end
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
