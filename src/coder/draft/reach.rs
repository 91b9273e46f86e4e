//! Whom a deed reaches through what stands under it: the content of a demand, the noun that a verb governs, the body
//! that is joined.

use super::{Asked, Drafter, Operated, Parties};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::coder::parties::country_of;
use crate::find::{BARE, Referent};
use crate::model::{Adheres, Class, Frame};

impl Drafter<'_> {
    /// Recipients from the content, the noun beside it, its object, its condition.
    pub(super) fn reached(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let Asked { id, framed, class, operated, speaking } = *asked;
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let Parties { actors, recipients } = parties;
        if recipients.is_empty()
            && (frame.adheres != Adheres::No || class == Class::Support && self.accession(id).is_some())
        {
            *recipients = self.bound_to(id, actors);
        }
        if frame.adheres == Adheres::Join
            && actors.is_empty()
            && !(node.verbal && (node.passive || node.subject_unknown))
            && recipients.iter().all(|r| self.context.body.is_some_and(|b| b.actor == r.actor))
        {
            // "the accession will be marked": whose, the article has told.
            *actors = self.context.joiners.clone();
        }
        if recipients.is_empty()
            && !node.verbal
            && operated.chain.is_empty()
            && matches!(class, Class::Cooperate | Class::Aid)
        {
            *recipients = self.receiver(id, actors, speaking);
        }
        if recipients.is_empty() && !frame.reciprocal {
            *recipients = self.content_party(id, class, actors);
        }
        let acted = node.verbal || !operated.chain.is_empty();
        if recipients.is_empty() && !frame.reciprocal && acted && !node.passive {
            *recipients = self.affected(id, framed, class, actors);
        }
        if recipients.is_empty() && class.quad() == 4 {
            *recipients = self.held_by(id, operated, speaking);
        }
        if recipients.is_empty() && class == Class::Threaten {
            *recipients = self.warned(id, actors);
        }
    }

    /// "was heartened by help from Chad": whoever the verb over such a noun speaks of has received it.
    fn receiver(&self, id: NodeId, actors: &[Who], speaking: &[Who]) -> Vec<Who> {
        let node = self.node(id);
        let sources = &self.language.tables.config.source_markers;
        let sent = node.arguments.iter().any(|a| a.marker != BARE && self.is_among(a.marker, sources));
        let verb = node.parent.filter(|p| sent && self.node(*p).verbal && !actors.is_empty());
        let of = verb.map(|v| self.resolver().parties(&self.node(v).subject, speaking, actors)).unwrap_or_default();
        of.into_iter().filter(|w| w.actor.is_some() && !self.serves(actors, w)).collect()
    }

    /// «بدأ عمليات لاستعادة المدينة من الفصائل»: an attack is on whoever holds what it is to win back.
    fn held_by(&self, id: NodeId, operated: &Operated, speaking: &[Who]) -> Vec<Who> {
        let hostile = |k: NodeId| self.frame(k).and_then(|f| f.class).is_none_or(|c| c.quad() == 4);
        let aim = |k: &NodeId| {
            let node = self.node(*k);
            let under = node.parent.is_some_and(|p| p == id || operated.chain.contains(&p));
            under && !node.verbal && hostile(*k) && self.purpose(*k)
        };
        let Some(aim) = (0..self.clauses.nodes.len()).find(aim) else { return Vec::new() };
        let free = |m: &&u32| !self.finds.actors[**m as usize].locative;
        let from = self.node(aim).arguments.iter().filter(|a| a.marker != BARE).flat_map(|a| &a.mentions);
        let holder: Vec<u32> = from.filter(free).take(1).copied().collect();
        let mut who = self.resolver().parties(&holder, speaking, &[]);
        who.retain(|w| w.actor.is_some());
        who
    }

    /// Parties that stand with the noun which a verb governs: «توصل لاتفاق مع طهران».
    pub(super) fn noun_parties(
        &self,
        id: NodeId,
        framed: &Framed,
        frame: &Frame,
        speaking: &[Who],
        actors: &[Who],
    ) -> Vec<Who> {
        let resolver = self.resolver();
        let mut out = Vec::new();
        for (k, child) in self.clauses.nodes.iter().enumerate() {
            if child.parent != Some(id)
                || child.verbal
                || child.relation != Relation::Complement
                // «رفضت استئناف المفاوضات مع»: a noun over it changes nothing, a verb takes what stands with it.
                || self.operator[k].is_some_and(|op| self.node(op).verbal)
            {
                continue;
            }
            for argument in &child.arguments {
                let wanted = framed.link.recipient.contains(&argument.marker)
                    || (frame.reciprocal && self.is_with_marker(argument.marker));
                if wanted {
                    out.extend(resolver.parties(&argument.mentions, speaking, actors));
                }
            }
        }
        out
    }

    /// Parties named between an operator and what it governs: «تعرضت مراكز الجنود لإطلاق نار».
    pub(super) fn between(&self, from: NodeId, to: NodeId, speaking: &[Who]) -> Vec<Who> {
        let (a, b) = (self.node(from).atom, self.node(to).atom);
        let inside = self.finds.actors.iter().enumerate().filter(|(_, m)| m.first > a && m.end <= b);
        let free = inside.filter(|(_, m)| !self.resolver().is_place(m));
        let list: Vec<u32> = free.map(|(n, _)| n as u32).collect();
        self.resolver().parties(&list, speaking, &[])
    }

    pub(super) fn objects(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        let resolver = self.resolver();
        let bare = self.node(id).arguments.iter().filter(|a| a.marker == BARE);
        bare.flat_map(|a| resolver.parties(&a.mentions, speaking, &[])).collect()
    }

    /// The addressee of a demand is the subject of its content; the accused owns the deed.
    fn content_party(&self, id: NodeId, class: Class, actors: &[Who]) -> Vec<Who> {
        let seeks = matches!(
            class,
            Class::Request
                | Class::Accuse
                | Class::Reject
                | Class::Support
                | Class::Threaten
                | Class::Concede
                | Class::Agree
        );
        if !seeks {
            return Vec::new();
        }
        let resolver = self.resolver();
        let mine =
            |w: &Who| actors.iter().any(|a| country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(w)));
        let judges = matches!(class, Class::Support | Class::Accuse);
        for (k, child) in self.clauses.nodes.iter().enumerate() {
            // "praised the role that Rabat plays": whose role, the relative clause tells.
            let described = judges && child.relation == Relation::Relative && child.verbal && !child.inherited;
            let held = child.parent == Some(id)
                && (matches!(child.relation, Relation::Content | Relation::Complement) || described);
            if !held || k == id {
                continue;
            }
            if child.verbal && child.inherited {
                // "agreed to lend money to Indonesia": whoever the content is done to.
                if let Some(framed) = self.framed[k].as_ref() {
                    let mut who = self.sides(k, framed, &Operated::default(), &[]).1;
                    who.retain(|w| w.actor.is_some() && !mine(w));
                    if !who.is_empty() {
                        return who;
                    }
                }
                continue;
            }
            let from = if child.verbal {
                if child.inherited { &[][..] } else { &child.subject[..] }
            } else {
                &child.owner[..]
            };
            // "ready to send troops to Liberia": troops of nobody's are what is sent.
            let sent = class == Class::Agree && !child.verbal;
            let nobodys = |m: &&u32| {
                let m = &self.finds.actors[**m as usize];
                m.referent == Referent::Role && m.heads.iter().all(|h| h.actor.is_none())
            };
            let owners = from.len();
            let from: Vec<u32> = from.iter().filter(|m| !(sent && nobodys(m))).copied().collect();
            let mut who = resolver.parties(&from, actors, actors);
            let forces = self.frame(k).and_then(|f| f.class) == Some(Class::Mobilize);
            if sent && who.is_empty() && (forces || from.len() < owners) {
                let whither = child.arguments.iter().flat_map(|a| &a.mentions).copied().chain(child.place_mention);
                who = resolver.parties(&whither.collect::<Vec<u32>>(), actors, actors);
            }
            if who.is_empty() && !child.verbal {
                // "condemned the bombing of the embassies" blames whoever bombed, not the embassies.
                let blames = matches!(class, Class::Accuse | Class::Support)
                    && self.frame(k).and_then(|f| f.class).is_some_and(|c| c.quad() == 4);
                let of = child.arguments.iter().find(|a| !blames && self.is_owner_marker(a.marker));
                who = of.map(|a| resolver.parties(&a.mentions, actors, actors)).unwrap_or_default();
                if who.is_empty() {
                    who = resolver.parties(&child.by, actors, actors);
                }
                // "condemned the arrests", "welcomed the withdrawal": whoever was told to have done it.
                if let Some(deed) = self.frame(k).and_then(|f| f.class).filter(|_| judges && who.is_empty())
                    && self.refers_back(k, deed)
                    && let Some((did, _)) = self.told_before(k, deed)
                {
                    who = did.to_vec();
                }
                if who.is_empty()
                    && !matches!(class, Class::Accuse | Class::Support)
                    && let Some(framed) = self.framed[k].as_ref()
                {
                    who = self.sides(k, framed, &Operated::default(), &[]).1;
                }
            }
            who.retain(|w| w.actor.is_some() && !mine(w));
            if !who.is_empty() {
                return who;
            }
        }
        let mut who = resolver.parties(&self.node(id).content_subject, actors, actors);
        who.retain(|w| w.actor.is_some() && !mine(w));
        who
    }
}
