//! The other side of a deed where its own clause leaves it open: the rest of the sentence names it, or what was told
//! just before does.
//!
//! Read only for deeds that somebody undergoes, once nothing in the clause names anybody. A sentence that names two more
//! countries tells nothing.

use super::home::is_justice;
use super::{Asked, Drafter, Parties};
use crate::clause::{NodeId, dateline_end};
use crate::coder::context::{Deed, Who};
use crate::coder::parties::country_of;
use crate::find::{ActorMention, Referent};
use crate::model::{ActorKind, Adheres, Class};

/// Atoms behind a verb within which a nationality belongs to its object.
const OBJECT_REACH: u32 = 6;

impl Drafter<'_> {
    /// Whom a deed of one party reaches.
    pub(super) fn elsewhere(&self, id: NodeId, class: Class, actors: &[Who], speaking: &[Who]) -> Vec<Who> {
        // "officials of both failed to agree": what two did together has no third for its other side.
        let one = |w: &Who| self.serves(&actors[..1], w);
        if !actors.iter().any(|w| w.actor.is_some()) || !actors.iter().all(one) {
            return Vec::new();
        }
        let upon = matches!(class, Class::Reject | Class::Threaten | Class::Mobilize);
        let with = matches!(
            class,
            Class::Agree | Class::Aid | Class::Concede | Class::Cooperate | Class::Coerce | Class::Sanction
        );
        let grounded = matches!(class, Class::Mobilize | Class::Aid | Class::Concede);
        let here = (upon || with).then(|| self.lone_other(id, grounded, actors, speaking)).flatten();
        match here {
            Some(who) => vec![who],
            None if upon => self.partner_before(actors),
            None if class == Class::Accuse => self.wrongdoer_before(actors),
            None if matches!(class, Class::Sanction | Class::Aid) => self.shared_target(class, actors),
            None => Vec::new(),
        }
    }

    /// "Uganda will move the refugees … arrangements were made to move them": a deed told again without its doer is the
    /// one told before of the same kind, done to the same. Violence and words happen often between the same two.
    pub(super) fn told_again(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let frame = self.language.world.frame(asked.framed.frame);
        let lasting = frame.class.is_some_and(|c| !matches!(c, Class::Assault) && matches!(c.quad(), 2 | 4));
        // A day of its own may make it another one, unless it lies ahead as that did.
        let nodes = || asked.operated.chain.iter().chain([&asked.id]).map(|k| self.node(*k));
        let ahead = asked.operated.intended || nodes().any(|n| n.future);
        let dated = !ahead && nodes().any(|n| !n.times.is_empty());
        if !lasting || dated || is_justice(frame) || !parties.actors.is_empty() || frame.reciprocal {
            return;
        }
        let same = |list: &[Who]| self.serve(list, &parties.recipients);
        let told = self.context.told.iter().find(|t| t.0 == asked.framed.frame && same(&t.2) && !same(&t.1));
        parties.actors = told.map(|t| t.1.clone()).unwrap_or_default();
    }

    /// The only other country, body or person that the sentence names, as a mere place only where `grounded`.
    fn lone_other(&self, id: NodeId, grounded: bool, actors: &[Who], speaking: &[Who]) -> Option<Who> {
        let resolver = self.resolver();
        let opens = dateline_end(self.finds);
        let from = self.node(id).atom;
        let home = &self.language.tables.config.home_markers;
        let place = |m: &ActorMention, leader: &ActorMention| {
            m.only_place || leader.locative && self.is_among(leader.marker, home)
        };
        let named = |n: &usize| {
            let m = &self.finds.actors[*n];
            // "suspended purchases of Iraqi oil": a nationality counts in the object alone.
            let object = !m.adjective || (m.first > from && m.first <= from + OBJECT_REACH);
            let stands = grounded || !place(m, resolver.leader(*n));
            m.referent == Referent::Named && object && m.end as usize > opens && stands
        };
        let own = |w: &Who| self.serves(actors, w) || self.serves(speaking, w) || resolver.is_media(w);
        let mut found: Option<Who> = None;
        for who in (0..self.finds.actors.len()).filter(named).flat_map(|n| resolver.named(&self.finds.actors[n])) {
            let code = country_of(resolver.plain_code(&who));
            if code.is_empty() || own(&who) {
                continue;
            }
            match &found {
                Some(other) if country_of(resolver.plain_code(other)) != code => return None,
                Some(_) => {}
                None => found = Some(who),
            }
        }
        found
    }

    /// Whoever stood opposite the same party in the last quarrel told, else in the last deed.
    fn partner_before(&self, actors: &[Who]) -> Vec<Who> {
        let quarrels = self.context.deeds.iter().rev().filter(|d| d.class.quad() >= 3);
        let known = |list: &[Who]| list.iter().copied().filter(|w| w.actor.is_some()).collect::<Vec<Who>>();
        let other = |deed: &Deed| {
            match (self.serve(&deed.actors, actors), self.serve(&deed.recipients, actors)) {
                (true, false) => Some(known(&deed.recipients)),
                (false, true) => Some(known(&deed.actors)),
                _ => None,
            }
            .filter(|list| !list.is_empty())
        };
        quarrels.chain(self.context.deeds.iter().rev()).find_map(other).unwrap_or_default()
    }

    /// "Libya called the step piracy": whoever did something hostile to the accuser last.
    fn wrongdoer_before(&self, actors: &[Who]) -> Vec<Who> {
        let hostile = self.context.deeds.iter().rev().filter(|d| d.class.quad() >= 3);
        let last = hostile.take(1).find(|d| self.serve(&d.recipients, actors) && !self.serve(&d.actors, actors));
        last.map(|d| d.actors.iter().copied().filter(|w| w.actor.is_some()).collect()).unwrap_or_default()
    }

    /// "Japan suspended grants, too": several punish or help the same, one after the other.
    fn shared_target(&self, class: Class, actors: &[Who]) -> Vec<Who> {
        let last = self.context.deeds.iter().rev().find(|d| d.class == class);
        let other = last.filter(|d| !self.serve(&d.actors, actors) && !self.serve(&d.recipients, actors));
        other.map(|d| d.recipients.iter().copied().filter(|w| w.actor.is_some()).collect()).unwrap_or_default()
    }

    /// Whether one of a list is of the country or body of another list, on the same side of a war inside it.
    fn serve(&self, list: &[Who], others: &[Who]) -> bool {
        let rebels = others.iter().any(|w| self.is_rebel(w));
        list.iter().any(|w| self.serves(others, w) && self.is_rebel(w) == rebels)
    }

    /// Whom joining a body, or ratifying that, reaches: the owner of the joining ("approved Croatia's accession"), else
    /// the body.
    pub(super) fn bound_to(&self, id: NodeId, actors: &[Who]) -> Vec<Who> {
        let owner = self.accession(id).map(|k| &self.node(k).owner);
        let mut joins = owner.map(|o| self.resolver().parties(o, actors, actors)).unwrap_or_default();
        joins.retain(|w| w.actor.is_some() && !self.serves(actors, w));
        if joins.is_empty() { self.body(id, actors).into_iter().collect() } else { joins }
    }

    /// The joining that an action is about: "signed the documents of accession".
    pub(super) fn accession(&self, id: NodeId) -> Option<NodeId> {
        (id + 1..self.clauses.nodes.len())
            .find(|k| self.node(*k).parent == Some(id) && self.frame(*k).is_some_and(|f| f.adheres == Adheres::Join))
    }

    /// "ratified the treaty", "approved the accession": the body named behind the verb, else the one that the document
    /// speaks of joining.
    fn body(&self, id: NodeId, actors: &[Who]) -> Option<Who> {
        let from = self.node(id).atom;
        let later = self.clauses.nodes[id + 1..].iter().find(|n| n.verbal && !n.inherited).map_or(u32::MAX, |n| n.atom);
        let behind = self.finds.actors.iter().filter(|m| m.first > from && m.end <= later);
        let resolver = self.resolver();
        let body = |w: &Who| w.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Igo);
        let here = behind.flat_map(|m| resolver.named(m)).find(body);
        here.or(self.context.body).filter(|w| !self.serves(actors, w))
    }
}
