//! Words that stand for somebody named elsewhere: "both", "the three countries", "counterpart".

use super::Composer;
use crate::find::actors::{ActorMention, Head, Referent};
use crate::find::atoms::{Atom, AtomKind};
use crate::model::{ActorId, Features, NameKind};
use crate::pack::WordClass;

/// Words that may stand between "the three" and its noun.
const REACH: usize = 7;

impl Composer<'_, '_> {
    /// «الوفدان التركي والروسي»: both, with the nationalities beside it.
    /// A marker of "3+" wants its noun: "the three central European countries".
    pub(super) fn both(&mut self, i: usize) -> Option<ActorMention> {
        let AtomKind::Function { index, .. } = self.atoms[i].kind else { return None };
        let marker = self.language.tables.functions[index as usize].marker.clone();
        let mut heads = Vec::new();
        let mut j = i + 1;
        if let Some(count) = marker.strip_suffix('+') {
            let noun = (j..self.atoms.len().min(j + REACH)).find(|k| match self.atoms[*k].kind {
                AtomKind::Agent { agent, features } => self.is_carrier(agent) || features.has(Features::PLURAL),
                _ => false,
            })?;
            let AtomKind::Agent { agent, .. } = self.atoms[noun].kind else { return None };
            let plain = |a: &Atom| {
                matches!(a.kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Place(_))
                    || matches!(a.kind, AtomKind::Function { class: WordClass::And | WordClass::Former, .. })
            };
            self.atoms[j..noun].iter().all(plain).then_some(())?;
            let role = (!self.is_bare(agent)).then_some(agent);
            let heads = role.map(|agent| Head { actor: None, agent: Some(agent) }).into_iter().collect();
            let mut mention = self.build(i, noun + 1, heads, Referent::Both);
            mention.count = count.parse().unwrap_or(2);
            return Some(mention);
        }
        while let Some(actor) = self.adjective_at(j) {
            heads.push(Head { actor: Some(actor), agent: None });
            j += 1;
        }
        let referent = if heads.is_empty() { Referent::Both } else { Referent::Named };
        let mut mention = self.build(i, j, heads, referent);
        mention.count = marker.parse().unwrap_or(2);
        mention.word = Some(index);
        Some(mention)
    }

    /// "the alliance", «الحركة»: definite, and no name of its own («الحركة الشعبية»).
    pub(super) fn again(&self, i: usize, index: u32) -> Option<ActorMention> {
        let article = &self.language.tables.config.proclitics.article;
        let (first, end) = if self.adjective_first() {
            (self.article_before(i).map(|_| i)?, i + 1)
        } else {
            let next = self.atom(i + 1);
            let named = next.is_some_and(|a| {
                matches!(a.kind, AtomKind::Word | AtomKind::Name { .. } | AtomKind::Agent { .. })
                    && !a.clitics.conjunction
                    && !a.clitics.has_preposition()
                    && (!article.is_empty() && a.definite_word && self.ends_as_adjective(i + 1)
                        || matches!(a.kind, AtomKind::Name { kind: NameKind::Adjective, .. }))
            });
            (!named).then_some((i, i + 1))?
        };
        let mut mention = self.build(first, end, Vec::new(), Referent::Again);
        mention.word = Some(index);
        if matches!(self.atom(end).map(|a| a.kind), Some(AtomKind::Possessive)) {
            mention.owner = true;
            mention.end += 1;
        }
        Some(mention)
    }

    fn ends_as_adjective(&self, i: usize) -> bool {
        let word = self.text.word(self.atoms[i].first as usize);
        self.language.tables.config.adjective_endings.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// "the Western military alliance": what stands between article and noun belongs to it.
    pub(super) fn again_ahead(&self, i: usize) -> Option<ActorMention> {
        let at = (i + 1..self.atoms.len().min(i + 4)).find(|k| self.class_at(*k) == Some(WordClass::Again))?;
        let AtomKind::Function { index, .. } = self.atoms[at].kind else { return None };
        let first = self.article_before(at)?;
        (first <= i).then(|| self.again(at, index))?.map(|m| {
            let mut mention = self.build(i, m.end as usize, m.heads, m.referent);
            (mention.word, mention.owner) = (m.word, m.owner);
            mention
        })
    }

    /// The definite article of the noun at `i`, at most three words before it: the first atom after the article.
    fn article_before(&self, i: usize) -> Option<usize> {
        let mut k = i;
        while k > 0 && k + 4 > i {
            k -= 1;
            match self.atoms[k].kind {
                AtomKind::Function { class: WordClass::Article, .. } => return Some(k + 1),
                AtomKind::Word | AtomKind::Agent { .. } | AtomKind::Name { kind: NameKind::Adjective, .. } => {}
                _ => return None,
            }
        }
        None
    }

    pub(super) fn counterpart(&mut self, i: usize) -> ActorMention {
        let mut j = i + 1;
        let mut heads = Vec::new();
        while let Some(actor) = self.adjective_at(j).filter(|_| heads.is_empty() || self.atoms[j].clitics.conjunction) {
            heads.push(Head { actor: Some(actor), agent: None });
            j += 1;
        }
        if let Some(place) = self.place_of_counterpart(j) {
            // "his counterpart in Ankara"
            heads.push(Head { actor: Some(place), agent: None });
            j += 2;
        } else if let Some(person) = self.person_at(j) {
            heads = vec![Head { actor: Some(person), agent: None }];
            j += 1;
        } else if self.language.tables.config.capitals {
            j = self.skip_unknown_name(j);
        }
        self.build(i, j, heads, Referent::Counterpart)
    }

    fn place_of_counterpart(&self, j: usize) -> Option<ActorId> {
        let AtomKind::Function { class: WordClass::Preposition, index } = self.atom(j)?.kind else { return None };
        let form = &self.language.tables.functions[index as usize].form;
        if !self.language.tables.config.home_markers.contains(form) {
            return None;
        }
        match self.atom(j + 1)?.kind {
            AtomKind::Place(place) => self.state_of_place(place),
            _ => self.body_at(j + 1).filter(|b| b.2.is_some()).map(|b| b.0),
        }
    }
}
