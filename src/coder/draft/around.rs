//! The parties of an event once its surroundings are asked: first who stands together, then whom it reaches, then what
//! is one country's own affair. Each step fills what is open and takes away what cannot be.

use super::{Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::coder::parties::country_of;
use crate::find::{ActorMention, Referent};
use crate::model::{Class, Requires};

/// Atoms between a person and the visit on which he is.
const VISIT_REACH: u32 = 2;

/// The node whose parties are wanted, with what shapes it.
pub(super) struct Asked<'a> {
    pub id: NodeId,
    pub framed: &'a Framed,
    pub class: Class,
    pub operated: &'a Operated,
    /// Whoever says it.
    pub speaking: &'a [Who],
}

/// Those on either side.
#[derive(Debug, Default)]
pub(super) struct Parties {
    pub actors: Vec<Who>,
    pub recipients: Vec<Who>,
}

impl Drafter<'_> {
    /// Actors and recipients of an event: its own sides, and where they are open, whom the surroundings name.
    pub(super) fn parties(&self, asked: &Asked<'_>) -> Parties {
        let (actors, recipients) = self.sides(asked.id, asked.framed, asked.operated, asked.speaking);
        let mut parties = Parties { actors, recipients };
        self.together(asked, &mut parties);
        self.grounded(asked, &mut parties);
        self.reached(asked, &mut parties);
        self.not_oneself(asked, &mut parties);
        self.visits(asked, &mut parties);
        self.at_home(asked, &mut parties);
        self.told_again(asked, &mut parties);
        parties
    }

    /// Whom a noun or a mutual deed takes from what was told, and those who do it together.
    fn together(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let Asked { id, framed, class, operated, speaking } = *asked;
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let Parties { actors, recipients } = parties;
        let unnamed = !actors.iter().chain(recipients.iter()).any(|w| w.actor.is_some());
        if class == Class::Consult && unnamed && (!operated.chain.is_empty() || node.day > 0) {
            // "the talks" that began, failed, went on are those told before; or of the verb beside them.
            let beside =
                node.parent.map(|p| self.resolver().parties(&self.node(p).subject, speaking, &[])).unwrap_or_default();
            let two = beside.iter().filter(|w| w.actor.is_some()).count() >= 2;
            *actors = if two { beside } else { self.context.talks.clone() };
        }
        if unnamed
            && self.refers_back(id, class)
            && let Some((did, suffered)) = self.told_before(id, class)
        {
            *actors = did.to_vec();
            *recipients = suffered.to_vec();
        }
        if frame.reciprocal && node.verbal && (node.subject_unknown || node.inherited) && recipients.is_empty() {
            // "experts from the two countries will meet": whose experts, the words before the verb tell.
            let both = self.both_before(id, speaking);
            *actors = if both.is_empty() { std::mem::take(actors) } else { both };
        }
        // "Turkey resumed joint patrols with Russia": one side takes the step.
        let one_sided =
            class == Class::Cooperate && operated.phase.is_some() && actors.len() == 1 && !recipients.is_empty();
        // "A met B" keeps the order of its words; where one side alone has all parties, they did it together.
        let waged = class == Class::Assault && operated.chain.iter().any(|k| self.node(*k).verbal);
        let apart = (node.verbal || waged) && !actors.is_empty() && !recipients.is_empty();
        if frame.reciprocal && !apart && !one_sided && !operated.undergone && !operated.halted {
            let mut all = actors.clone();
            all.append(recipients);
            *actors = self.distinct(all);
        }
        if frame.requires == Requires::Both
            && class == Class::Consult
            && node.verbal
            && node.relation == Relation::Main
            && actors.len() == 1
        {
            // «وسيلتقي العاهل الأردني»: a verb without a subject goes on with the one of the sentence before.
            let code = |w: &Who| country_of(self.resolver().plain_code(w)).to_owned();
            let other =
                self.context.subject.first().copied().filter(|w| w.actor.is_some() && code(w) != code(&actors[0]));
            let first = !self.clauses.nodes[..id].iter().any(|n| n.verbal);
            actors.extend(other.filter(|_| first && self.language.tables.config.order == "verb_first"));
        }
    }

    /// Host and visitor, where the words leave them out.
    fn visits(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let Asked { id, framed, operated, .. } = *asked;
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let Parties { actors, recipients } = parties;
        if frame.mode.as_deref() == Some("visit")
            && recipients.is_empty()
            && node.place.is_none()
            && node.place_mention.is_none()
        {
            // A visit told without its host, in an article datelined there.
            let mine = |w: &Who| {
                actors
                    .iter()
                    .any(|a| country_of(self.resolver().plain_code(a)) == country_of(self.resolver().plain_code(w)))
            };
            recipients.extend(self.context.scene.filter(|s| !actors.is_empty() && !mine(s)));
        }
        if frame.mode.as_deref() == Some("visit") && !node.verbal && actors.is_empty() && operated.chain.is_empty() {
            *actors = self.visitor(id, recipients);
        }
    }

    /// "The two countries" between the verb before a node and that node.
    fn both_before(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        let from = self.clauses.nodes[..id].iter().rev().find(|n| n.verbal).map_or(0, |n| n.atom);
        let to = self.node(id).atom;
        let between = |m: &ActorMention| m.referent == Referent::Both && m.first >= from && m.end <= to;
        let both = self.finds.actors.iter().position(between);
        both.map(|n| self.resolver().parties(&[n as u32], speaking, &[])).unwrap_or_default()
    }

    /// "accompanied the Chadian president on a visit to": the person named last before such a noun is on it.
    fn visitor(&self, id: NodeId, hosts: &[Who]) -> Vec<Who> {
        let node = self.node(id);
        let config = &self.language.tables.config;
        let on = self.is_among(node.marker, &config.home_markers) || self.is_among(node.marker, &config.place_markers);
        let before = self.finds.actors.iter().rev().find(|m| m.end <= node.atom && m.referent == Referent::Named);
        let person = before.filter(|m| on && !node.definite && node.atom - m.end <= VISIT_REACH && !m.only_place);
        let resolver = self.resolver();
        let who = person.into_iter().flat_map(|m| resolver.named(m)).find(|w| resolver.is_person(w));
        who.into_iter().filter(|w| !self.serves(hosts, w)).collect()
    }
}
