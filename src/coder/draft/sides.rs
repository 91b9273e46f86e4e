//! Who does it and to whom it is done, as the node, its markers, its operators and its pronoun tell.

use super::{Drafter, Operated};
use crate::clause::{Node, NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::find::{AtomKind, BARE};
use crate::lang::OBJECT;
use crate::model::{ActorKind, Class, FrameKind};

/// Who stands on either side of an action.
pub(super) struct Sides {
    pub(super) actors: Vec<Who>,
    pub(super) recipients: Vec<Who>,
    /// Whom it is about; they receive it where nobody else does.
    theme: Vec<Who>,
}

fn actors_open(sides: &Sides) -> bool {
    !sides.actors.iter().any(Who::is_known)
}

impl Drafter<'_> {
    /// Actors and recipients of a node.
    pub(super) fn sides(
        &self,
        id: NodeId,
        framed: &Framed,
        operated: &Operated,
        speaking: &[Who],
    ) -> (Vec<Who>, Vec<Who>) {
        let node = self.node(id);
        let resolver = self.resolver();
        let verb_first = self.language.tables.config.order == "verb_first";
        let frame = self.language.world.frame(framed.frame);
        let mut sides = self.own_sides(id, framed, speaking);
        self.gather(id, id, framed, speaking, &mut sides);
        let mut top = id;
        for op in &operated.chain {
            if self.kind(*op) != Some(FrameKind::Cause) {
                self.gather(id, *op, framed, speaking, &mut sides);
            }
            top = *op;
        }
        // "The blasts killed …": the noun's own parties belong to the verb that tells of it.
        if let Some(told) = self.told_noun(id) {
            let framed = self.framed[told].as_ref();
            if let Some(framed) = framed {
                let (did, suffered) = self.sides(told, framed, &Operated::default(), speaking);
                sides.actors.extend(did);
                sides.recipients.extend(suffered);
            }
        }
        if actors_open(&sides) && node.passive && frame.class == Some(Class::Assault) {
            // "were killed fighting the rebels": whom they fought killed them.
            let fought = (id + 1..self.clauses.nodes.len()).find(|k| {
                let child = self.node(*k);
                child.parent == Some(id)
                    && child.verbal
                    && child.inherited
                    && !child.apart
                    && self.frame(*k).is_some_and(|f| f.reciprocal && f.class == Some(Class::Assault))
            });
            sides.actors = fought.map(|k| self.objects(k, speaking)).unwrap_or_default();
        }
        if top != id {
            self.carried(id, framed, operated, speaking, &mut sides);
        }
        if node.pronoun {
            self.pronoun(id, framed, speaking, &mut sides);
        }
        let Sides { mut actors, mut recipients, theme } = sides;
        // «أعلنت تركيا استئناف …»: the announcer does what is announced without a doer.
        if actors.is_empty() && (!node.verbal || node.inherited) {
            let carrier = self.node(top);
            if let Some(parent) = carrier.parent
                && self.kind(parent) == Some(FrameKind::Speech)
                && carrier.relation == Relation::Complement
                && (carrier.marker == BARE || !self.node(parent).verbal)
            {
                actors = speaking.to_vec();
            }
        }
        if node.subject_unknown && actors.is_empty() && verb_first && frame.content {
            // «تقدمت … بمشروع قرار يطالب»: whoever put the paper forward speaks through it.
            let before = (0..id).rev().find(|k| self.node(*k).verbal && !self.node(*k).subject.is_empty());
            actors = before.map(|k| resolver.parties(&self.node(k).subject, speaking, &[])).unwrap_or_default();
        }
        if actors.is_empty() && node.verbal && frame.class == Some(Class::Assault) {
            actors = self.blow(id, speaking);
            actors.retain(|a| !recipients.contains(a));
        }
        if recipients.is_empty() {
            recipients = theme;
        } else if actors.is_empty() && node.passive && node.verbal && frame.class == Some(Class::Support) {
            // "was admitted to the union": a body opens its own doors.
            let body = |w: &Who| w.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Igo);
            actors = theme.into_iter().filter(body).collect();
        }
        if node.verbal && frame.class.is_some_and(|c| c.quad() < 3) {
            // «أكد حرص بلاده على نقل …»: nobody agrees with his own country.
            recipients.retain(|r| r.agent.is_some() || r.actor.is_none() || !self.serves(&actors, r));
        }
        if recipients.is_empty() && node.verbal {
            recipients = self.noun_parties(id, framed, frame, speaking, &actors);
        }
        if operated.undergone && recipients.is_empty() {
            recipients = self.between(operated.chain[operated.chain.len() - 1], id, speaking);
        }
        if actors.is_empty() && frame.class == Some(Class::Consult) {
            actors = self.fronted(id, speaking);
            let host = !frame.reciprocal && actors.iter().all(|a| self.serves(&recipients, a));
            actors.retain(|_| !host);
        }
        if actors.is_empty() && !node.verbal && self.has_purpose(id, operated) {
            actors = self.purposeful(top, speaking);
        }
        (self.distinct(actors), self.distinct(recipients))
    }

    /// Who stands beside the node itself: subject, agent, owner.
    pub(super) fn own_sides(&self, id: NodeId, framed: &Framed, speaking: &[Who]) -> Sides {
        let node = self.node(id);
        let resolver = self.resolver();
        let verb_first = self.language.tables.config.order == "verb_first";
        let frame = self.language.world.frame(framed.frame);
        // «قتل شرطيان برصاص مسلحين»: an agent shows the passive that the letters do not.
        let unpointed = verb_first && node.verbal && !node.by.is_empty() && frame.class.is_some_and(|c| c.quad() == 4);
        let passive = node.verbal && (node.passive || unpointed);
        let mut actors = if passive {
            resolver.parties(&node.by, speaking, &[])
        } else {
            resolver.parties(&node.subject, speaking, &[])
        };
        let mut recipients: Vec<Who> = Vec::new();
        if !framed.link.source.is_empty() {
            // «حصلت مصر على قرض من اليابان»: told from the receiver's side.
            let receiver = if node.verbal { &node.subject } else { &node.owner };
            let recipients = resolver.parties(receiver, speaking, &[]);
            let from = node.arguments.iter().filter(|a| framed.link.source.contains(&a.marker));
            let actors = from.flat_map(|a| resolver.parties(&a.mentions, speaking, &recipients)).collect();
            return Sides { actors, recipients, theme: Vec::new() };
        }
        if passive {
            recipients.extend(resolver.parties(&node.subject, speaking, &[]));
        }
        if !node.verbal {
            // «قمة كامب ديفيد», "the Geneva talks": where they are held, not who holds them.
            let venue = |m: &&u32| {
                let m = &self.finds.actors[**m as usize];
                frame.class == Some(Class::Consult) && m.place.is_some() && m.locative
            };
            let owners: Vec<u32> = node.owner.iter().filter(|m| !venue(m)).copied().collect();
            let owner = resolver.parties(&owners, speaking, &[]);
            let adjective = node.owner.first().is_some_and(|m| {
                let m = &self.finds.actors[*m as usize];
                m.adjective || m.owner
            });
            let transitive = framed.link.recipient.contains(&OBJECT);
            let other = node.arguments.iter().any(|a| framed.link.recipient.contains(&a.marker));
            if !node.by.is_empty() {
                actors = resolver.parties(&node.by, speaking, &[]);
                recipients.extend(owner);
            } else if transitive && !other && frame.class.is_some_and(|c| c.quad() == 4) && self.is_peoples(node) {
                recipients.extend(owner);
            } else if frame.mode.as_deref() == Some("visit") && !adjective && self.states(&owner) {
                // «زيارة طهران»: a state is visited, a person visits.
                recipients.extend(owner);
            } else if adjective || !transitive || (verb_first && (other || self.strikes(frame, &owner))) {
                actors = owner;
            } else {
                recipients.extend(owner);
            }
        } else if !node.by.is_empty() && actors.is_empty() {
            actors = resolver.parties(&node.by, speaking, &[]);
        }
        if verb_first && node.verbal && recipients.is_empty() && self.suffers(id, framed, frame) {
            recipients = std::mem::take(&mut actors);
        }
        if node.verbal
            && actors.is_empty()
            && let Some(noun) = node.subject_node
            && self.kind(noun) == Some(FrameKind::Speech)
        {
            // "A statement by the ministry condemned": whose word it is.
            let word = self.node(noun);
            let of = word.arguments.iter().filter(|a| a.marker != BARE).flat_map(|a| &a.mentions);
            let whose: Vec<u32> = word.by.iter().chain(&word.owner).chain(of).copied().collect();
            actors = resolver.parties(&whose, speaking, &[]);
        }
        let first = !self.clauses.nodes[..id].iter().any(|n| n.verbal);
        if verb_first
            && node.verbal
            && first
            && node.relation == Relation::Main
            && node.subject.is_empty()
            && node.subject_node.is_none()
            && !node.subject_unknown
            && !node.passive
            && !self.has_own_subject(id, framed)
        {
            // A verb that names no subject goes on with the last one.
            actors = self.context.subject.clone();
        }
        Sides { actors, recipients, theme: Vec::new() }
    }

    /// "talks in the Egyptian resort of Taba": the nationality of a place, and its name behind a noun that is not ours.
    fn places_other_noun(&self, node: &Node, marker: u8, mention: u32) -> bool {
        let m = &self.finds.actors[mention as usize];
        let noun = (m.first as usize).checked_sub(2).map(|k| (k, self.finds.atoms[k].kind));
        let foreign = noun.is_some_and(|(k, kind)| kind == AtomKind::Word && k > node.atom as usize);
        let city = m.place.is_some() && m.locative && self.is_owner_marker(marker);
        m.adjective && self.is_place_marker(marker) || city && foreign && !node.verbal
    }

    /// "their arrest": owned by people whom a possessive stands for.
    fn is_peoples(&self, noun: &Node) -> bool {
        noun.owner.iter().any(|m| self.resolver().is_peoples(&self.finds.actors[*m as usize]))
    }

    /// Bare states, nobody in office.
    fn states(&self, parties: &[Who]) -> bool {
        let state = |w: &Who| {
            w.agent.is_none() && w.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::State)
        };
        !parties.is_empty() && parties.iter().all(state)
    }

    /// Takes the arguments of a node, or of an operator over it, to the side that their markers name.
    fn gather(&self, id: NodeId, owner: NodeId, framed: &Framed, speaking: &[Who], sides: &mut Sides) {
        let Sides { actors, recipients, theme } = sides;
        let resolver = self.resolver();
        let verb_first = self.language.tables.config.order == "verb_first";
        let frame = self.language.world.frame(framed.frame);
        let other = self.node(owner);
        let shaping = owner != id
            && other.verbal
            && verb_first
            && other.subject.is_empty()
            && matches!(
                self.kind(owner),
                Some(FrameKind::Try | FrameKind::Fail | FrameKind::Begin | FrameKind::Resume | FrameKind::Continue)
            );
        let handed = frame.class == Some(Class::Aid)
            && other.arguments.iter().any(|a| a.marker != BARE && framed.link.recipient.contains(&a.marker));
        let partly = owner == id && self.takes_part_of(id, framed);
        // A pronoun there means none of those who act, be they named at the noun or at the verb over it.
        let acting = if owner == id { Vec::new() } else { resolver.parties(&other.subject, speaking, &[]) };
        for argument in &other.arguments {
            let talk = frame.class.is_some_and(|c| c.quad() < 4);
            if talk && argument.mentions.iter().all(|m| self.places_other_noun(other, argument.marker, *m)) {
                continue;
            }
            let others = if actors.is_empty() { &acting } else { &*actors };
            let who = resolver.parties(&argument.mentions, speaking, others);
            if verb_first && !other.verbal && actors.is_empty() && self.does_it(other, argument, framed) {
                // «قصف لقوات النظام على إدلب»
                actors.extend(who);
                continue;
            }
            // "a meeting with Annan": a noun written with its preposition has a bare object too.
            let direct = argument.marker == BARE && (other.verbal || !verb_first);
            let inside = argument.mentions.iter().all(|m| self.finds.actors[*m as usize].end <= self.node(id).atom);
            if shaping && direct && inside {
                // «مرة أخرى حاول المستشار إقناع»: what stands between such a verb and its noun is its subject.
                actors.extend(who);
                continue;
            }
            let own = |w: &Who| self.serves(actors, w) || handed && w.agent.is_some();
            if direct && frame.class == Some(Class::Aid) && !who.is_empty() && who.iter().all(own) {
                // "sent doctors to Haiti": what is handed over, or people of one's own, receive nothing.
                continue;
            }
            let placed = argument.mentions.iter().all(|m| self.finds.actors[*m as usize].locative);
            let place_marker = self.is_place_marker(argument.marker);
            let harmed = matches!(frame.class, Some(Class::Assault | Class::Coerce | Class::Mobilize));
            let fought = harmed && placed && place_marker;
            let word = frame.class.is_some_and(|c| c.quad() < 4 && c != Class::Retreat);
            if word
                && !other.verbal
                && !argument.mentions.iter().any(|m| self.finds.actors[*m as usize].only_place)
                && self.is_among(argument.marker, &self.language.tables.config.source_markers)
            {
                actors.extend(who);
                continue;
            }
            let against = frame.class.is_some_and(|c| c.quad() == 4)
                && self.is_among(argument.marker, &self.language.tables.config.against_markers);
            // «قصف مواقع للمتمردين»: whose positions are struck.
            let struck = verb_first
                && other.verbal
                && frame.class == Some(Class::Assault)
                && self.is_owner_marker(argument.marker)
                && !other.arguments.iter().any(|a| a.marker == BARE);
            let wanted = against
                || struck
                || !fought && framed.link.recipient.contains(&argument.marker)
                || (direct && framed.link.recipient.contains(&OBJECT))
                || ((frame.reciprocal || frame.class == Some(Class::Agree)) && self.is_with_marker(argument.marker))
                || (partly && !placed && self.is_among(argument.marker, &self.language.tables.config.part_markers));
            if wanted {
                recipients.extend(who);
            } else if (direct && !frame.reciprocal && !framed.link.recipient.is_empty())
                || (framed.link.theme.contains(&argument.marker) && !(placed && place_marker))
            {
                theme.extend(who);
            } else if !other.verbal
                && frame.class.is_some_and(|c| c.quad() == 4)
                && !placed
                && (self.is_owner_marker(argument.marker) || place_marker)
            {
                // "the bombing of the embassies", "explosions at the consulate": it is done to them.
                recipients.extend(who);
            } else if !other.verbal && !verb_first && self.is_owner_marker(argument.marker) {
                // "withdrawal of Syrian troops": the noun's own doer.
                if !framed.link.recipient.contains(&argument.marker) {
                    actors.extend(who);
                }
            }
        }
    }
}
