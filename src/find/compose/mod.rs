//! Actor mentions from atoms: role noun × nationality × name, in the order that the language uses.

mod after;
mod before;
mod govern;
mod lists;
mod names;
mod places;
mod stand_ins;

pub(crate) use govern::marker_number;

use super::Finds;
use super::actors::{ActorMention, BARE, Head, Referent};
use super::atoms::{Atom, AtomKind, PredicateReading};
use super::memory::Memory;
use crate::lang::Language;
use crate::model::{ActorId, ActorKind, NameKind, PlaceId};
use crate::pack::{AgentKind, WordClass};
use crate::text::Text;
use lists::{join_appositions, join_lists, name_the_explained};

/// Composes every mention of the sentence, left to right.
pub fn compose_actors(text: &Text<'_>, language: &Language, memory: &mut Memory, finds: &mut Finds) {
    let mut composer = Composer { text, language, memory, atoms: &finds.atoms, readings: &finds.readings };
    let mut mentions: Vec<ActorMention> = Vec::new();
    let mut i = 0;
    while i < composer.atoms.len() {
        let Some(mut mention) = composer.mention(i) else {
            i += 1;
            continue;
        };
        composer.govern(i, &mut mention);
        i = mention.end as usize;
        mentions.push(mention);
    }
    join_appositions(language, &finds.atoms, &mut mentions);
    join_lists(&finds.atoms, &mut mentions);
    name_the_explained(text, language, memory, &finds.atoms, &mentions);
    remember(language, memory, &finds.atoms, &mentions);
    finds.actors = mentions;
}

/// What later mentions may lean on: countries, the role nouns beside them, and states listed together.
fn remember(language: &Language, memory: &mut Memory, atoms: &[Atom], mentions: &[ActorMention]) {
    let mut list: Vec<ActorId> = Vec::new();
    let mut end = 0;
    for mention in mentions {
        let gap = atoms.get(end..mention.first as usize).unwrap_or(&[]);
        let light = |a: &Atom| {
            matches!(
                a.kind,
                AtomKind::Punct(',' | '،')
                    | AtomKind::Function { class: WordClass::And | WordClass::Article | WordClass::Determiner, .. }
            )
        };
        if !((mention.joined || mention.listed) && gap.len() <= 3 && gap.iter().all(light)) {
            memory.list(std::mem::take(&mut list));
        }
        end = mention.end as usize;
        for head in &mention.heads {
            if let Some((state, role)) = head.actor.and_then(|a| organ_of(language, a)) {
                memory.kin(role, state);
            }
            let Some(country) = head.actor.and_then(|actor| country_actor(language, actor)) else { continue };
            if language.world.actor(country).kind != ActorKind::Igo {
                memory.country(country);
            }
            if let Some(agent) = head.agent {
                let row = &language.tables.agents[agent as usize];
                memory.role(agent, row.kind, &row.code, country);
            }
            if head.agent.is_none() {
                list.push(country);
            }
        }
    }
    memory.list(list);
}

/// The state of an organ, and the role that its code ends in: a parliament, an army.
fn organ_of(language: &Language, actor: ActorId) -> Option<(ActorId, &str)> {
    let a = language.world.actor(actor);
    let role = a.code.get(3..).filter(|r| r.len() == 3 && a.kind == ActorKind::Organ)?;
    Some((language.state(a.code.get(..3)?)?, role))
}

/// The state (or body) that an actor belongs to, by code.
fn country_actor(language: &Language, actor: ActorId) -> Option<ActorId> {
    let a = language.world.actor(actor);
    match a.kind {
        ActorKind::State | ActorKind::Territory | ActorKind::Igo => Some(actor),
        ActorKind::Person => a.code.get(..3).and_then(|c| language.state(c)),
        _ => None,
    }
}

struct Composer<'c, 't> {
    text: &'c Text<'t>,
    language: &'c Language,
    memory: &'c mut Memory,
    atoms: &'c [Atom],
    readings: &'c [PredicateReading],
}

impl Composer<'_, '_> {
    fn atom(&self, i: usize) -> Option<&Atom> {
        self.atoms.get(i)
    }

    fn adjective_at(&self, i: usize) -> Option<ActorId> {
        match self.atom(i)?.kind {
            AtomKind::Name { actor, kind: NameKind::Adjective | NameKind::Plural, .. } => Some(actor),
            _ => None,
        }
    }

    fn agent_at(&self, i: usize) -> Option<u32> {
        match self.atom(i)?.kind {
            AtomKind::Agent { agent, .. } => Some(agent),
            _ => None,
        }
    }

    fn person_at(&self, i: usize) -> Option<ActorId> {
        match self.atom(i)?.kind {
            AtomKind::Name { actor, kind: NameKind::Full | NameKind::Short, .. } => {
                (self.language.world.actor(actor).kind == ActorKind::Person).then_some(actor)
            }
            _ => None,
        }
    }

    /// A state, body or group by name (no person, no adjective).
    fn body_at(&self, i: usize) -> Option<(ActorId, NameKind, Option<PlaceId>)> {
        match self.atom(i)?.kind {
            AtomKind::Name { actor, kind, place } if !matches!(kind, NameKind::Adjective | NameKind::Plural) => {
                (self.language.world.actor(actor).kind != ActorKind::Person).then_some((actor, kind, place))
            }
            _ => None,
        }
    }

    fn class_at(&self, i: usize) -> Option<WordClass> {
        match self.atom(i)?.kind {
            AtomKind::Function { class, .. } => Some(class),
            _ => None,
        }
    }

    fn is_free(&self, i: usize) -> bool {
        self.atom(i).is_some_and(|a| a.clitics == crate::lang::Clitics::default())
    }

    fn is_carrier(&self, agent: u32) -> bool {
        self.language.tables.agents[agent as usize].kind == AgentKind::Carrier
    }

    /// A noun that adds no role: "city", "Mr.".
    fn is_bare(&self, agent: u32) -> bool {
        self.kind_of(agent).is_bare()
    }

    fn kind_of(&self, agent: u32) -> AgentKind {
        self.language.tables.agents[agent as usize].kind
    }

    fn adjective_first(&self) -> bool {
        self.language.tables.config.adjective == "before"
    }

    fn build(&self, first: usize, end: usize, heads: Vec<Head>, referent: Referent) -> ActorMention {
        let span = self.atoms[first].span.join(self.atoms[end - 1].span);
        ActorMention {
            first: first as u32,
            end: end as u32,
            span,
            heads,
            referent,
            marker: BARE,
            joined: false,
            adjective: false,
            count: 2,
            owner: false,
            oblique: false,
            genitive: false,
            place: None,
            locative: false,
            only_place: false,
            listed: false,
            word: None,
        }
    }

    /// The mention that begins at atom `i`, if one does.
    fn mention(&mut self, i: usize) -> Option<ActorMention> {
        match self.atom(i)?.kind {
            AtomKind::Function { class: WordClass::Pronoun | WordClass::ObliquePronoun, index } => {
                let mut mention = self.build(i, i + 1, Vec::new(), Referent::Pronoun);
                mention.word = Some(index);
                Some(mention)
            }
            AtomKind::Function { class: WordClass::Determiner, index } => self.own_deed(i, index),
            AtomKind::Function { class: WordClass::Both, .. } => self.both(i),
            AtomKind::Function { class: WordClass::Again, index } => self.again(i, index),
            AtomKind::Function { class: WordClass::OwnCountry, .. } => {
                Some(self.build(i, i + 1, Vec::new(), Referent::OwnCountry))
            }
            AtomKind::Function { class: WordClass::Counterpart, .. } => Some(self.counterpart(i)),
            AtomKind::Word => self.alias(i).or_else(|| self.unknown(i)),
            AtomKind::Place(place) => self.alias(i).or_else(|| self.place_mention(i, place)),
            AtomKind::Agent { .. } if self.atoms[i].again.is_some() => {
                let index = self.atoms[i].again.unwrap_or_default();
                self.again(i, index).or_else(|| self.adjective_after(i))
            }
            AtomKind::Name { .. } | AtomKind::Agent { .. } if self.adjective_first() => {
                self.again_ahead(i).or_else(|| self.adjective_before(i))
            }
            AtomKind::Name { .. } | AtomKind::Agent { .. } => self.adjective_after(i),
            _ => None,
        }
    }
}
