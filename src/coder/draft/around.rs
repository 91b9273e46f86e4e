//! The parties of an event once its surroundings are asked: the content, the noun beside it, the scene, the country
//! that the article is about.

use super::{Drafter, Operated};
use crate::clause::{NodeId, Relation};
use crate::coder::context::Who;
use crate::coder::frames::Framed;
use crate::coder::parties::country_of;
use crate::find::{ActorMention, BARE, Referent};
use crate::model::{ActorKind, Adheres, Class, Frame, Requires};
use crate::pack::AgentKind;

/// Mode of leaving ground.
const WITHDRAW: &str = "withdraw";
/// Mode of setting people free.
const RELEASE: &str = "release";

/// Arrest, trial, verdict (CAMEO 115, 116, 173): a state may do it to its own.
pub(super) fn is_justice(frame: &Frame) -> bool {
    ["115", "116", "173"].iter().any(|c| frame.cameo.starts_with(c))
}

impl Drafter<'_> {
    /// Actors and recipients of an event: its own sides, and where they are open, whom the surroundings name.
    pub(super) fn parties(
        &self,
        id: NodeId,
        framed: &Framed,
        class: Class,
        operated: &Operated,
        speaking: &[Who],
    ) -> (Vec<Who>, Vec<Who>) {
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let (mut actors, mut recipients) = self.sides(id, framed, operated, speaking);
        let unnamed = !actors.iter().chain(&recipients).any(|w| w.actor.is_some());
        if class == Class::Consult && unnamed && (!operated.chain.is_empty() || node.day > 0) {
            // "the talks" that began, failed, went on are those told before; or of the verb beside them.
            let beside =
                node.parent.map(|p| self.resolver().parties(&self.node(p).subject, speaking, &[])).unwrap_or_default();
            let two = beside.iter().filter(|w| w.actor.is_some()).count() >= 2;
            actors = if two { beside } else { self.context.talks.clone() };
        }
        if unnamed
            && self.refers_back(id, class)
            && let Some((did, suffered)) = self.told_before(id, class)
        {
            actors = did.to_vec();
            recipients = suffered.to_vec();
        }
        if frame.reciprocal && node.verbal && (node.subject_unknown || node.inherited) && recipients.is_empty() {
            // "experts from the two countries will meet": whose experts, the words before the verb tell.
            let both = self.both_before(id, speaking);
            actors = if both.is_empty() { actors } else { both };
        }
        // "Turkey resumed joint patrols with Russia": one side takes the step.
        let one_sided =
            class == Class::Cooperate && operated.phase.is_some() && actors.len() == 1 && !recipients.is_empty();
        // "A met B" keeps the order of its words; where one side alone has all parties, they did it together.
        let waged = class == Class::Assault && operated.chain.iter().any(|k| self.node(*k).verbal);
        let apart = (node.verbal || waged) && !actors.is_empty() && !recipients.is_empty();
        if frame.reciprocal && !apart && !one_sided && !operated.undergone && !operated.halted {
            let mut all = actors.clone();
            all.append(&mut recipients);
            actors = self.distinct(all);
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
        self.ground(id, &mut actors);
        if recipients.iter().any(|w| w.actor.is_some()) {
            recipients.retain(|w| w.actor.is_some());
        } else {
            self.ground(id, &mut recipients);
            // Rebels and police strike those of their own country, where nothing tells of another.
            let police = |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].is_police());
            let at_home = actors.iter().find(|w| self.is_rebel(w) || police(w));
            let rebels = at_home.and_then(|w| self.resolver().state_of(w));
            let loose = |a: u32| self.language.tables.agents[a as usize].kind == AgentKind::Loose;
            let unplaced = recipients.iter_mut().filter(|w| w.actor.is_none() && w.agent.is_some_and(|a| !loose(a)));
            unplaced.filter(|_| class.quad() == 4).for_each(|w| w.actor = rebels);
        }
        if recipients.is_empty()
            && (frame.adheres != Adheres::No || class == Class::Support && self.accession(id).is_some())
        {
            recipients = self.bound_to(id, &actors);
        }
        if frame.adheres == Adheres::Join
            && actors.is_empty()
            && !(node.verbal && (node.passive || node.subject_unknown))
            && recipients.iter().all(|r| self.context.body.is_some_and(|b| b.actor == r.actor))
        {
            // "the accession will be marked": whose, the article has told.
            actors = self.context.joiners.clone();
        }
        if recipients.is_empty()
            && !node.verbal
            && operated.chain.is_empty()
            && matches!(class, Class::Cooperate | Class::Aid)
        {
            recipients = self.receiver(id, &actors, speaking);
        }
        if recipients.is_empty() && !frame.reciprocal {
            recipients = self.content_party(id, class, &actors);
        }
        let acted = node.verbal || !operated.chain.is_empty();
        if recipients.is_empty() && !frame.reciprocal && acted && !node.passive {
            recipients = self.affected(id, framed, class, &actors);
        }
        if recipients.is_empty() && class == Class::Threaten {
            recipients = self.warned(id, &actors);
        }
        let resolver = self.resolver();
        let same = |a: &Who, b: &Who| {
            country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(b))
                && a.agent == b.agent
                && a.actor == b.actor
        };
        let own_state = |a: &Who, r: &Who| country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(r));
        if frame.mode.as_deref() == Some(WITHDRAW) {
            // "pulled its staff out": nobody withdraws from his own people.
            recipients.retain(|r| r.agent.is_none() || !self.serves(&actors, r));
        }
        if !is_justice(frame) {
            // «أكد حرص بلاده على»: one's own country is no addressee of one's words.
            let own = |a: &Who, r: &Who| {
                let office = |k: u32| self.language.tables.agents[k as usize].kind == AgentKind::Office;
                class.quad() != 4
                    && a.agent.is_none_or(office)
                    && r.agent.is_none()
                    && r.actor
                        .is_some_and(|r| matches!(self.language.world.actor(r).kind, ActorKind::State | ActorKind::Igo))
                    && country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(r))
            };
            // «قطعت علاقاتها مع كولومبيا وأمهلت دبلوماسييها», "urged the junta": a government has no quarrel with itself.
            let governs = |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].is_government());
            let state = |w: &Who| w.agent.is_none() || governs(w);
            let turned = |r: &Who| {
                let quarrel = class.quad() == 3 || class == Class::Sanction;
                quarrel && governs(r) && actors.iter().any(|a| state(a) && own_state(a, r))
            };
            for r in recipients.iter_mut().filter(|r| turned(r)) {
                r.actor = resolver.latest_but(&actors, node.atom).and_then(|w| resolver.state_of(&w)).or(r.actor);
            }
            recipients.retain(|r| !turned(r));
            recipients.retain(|r| !actors.iter().any(|a| same(a, r) || own(a, r)));
        }
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
        let named = |list: &[Who]| list.iter().any(|w| w.actor.is_some());
        if !named(&actors) && !named(&recipients) && node.verbal {
            // Arrests, trials and protests inside one country are its own affair.
            let domestic = match (class, frame.mode.as_deref()) {
                (Class::Protest, _) => true,
                _ => is_justice(frame),
            };
            let scene = || self.context.scene.and_then(|s| s.actor).filter(|_| node.passive && is_justice(frame));
            if domestic && let Some(home) = self.memory.home().or_else(scene) {
                let who = Who { actor: Some(home), agent: None, span: node.span };
                actors.retain(|w| w.agent.is_some());
                actors.iter_mut().chain(recipients.iter_mut()).for_each(|w| w.actor = Some(home));
                if actors.is_empty() {
                    actors.push(who);
                }
                if recipients.is_empty() && class != Class::Protest {
                    recipients.push(who);
                }
            }
        }
        if self.language.tables.config.order == "verb_first"
            && node.verbal
            && recipients.is_empty()
            && operated.chain.is_empty()
        {
            // «يحاكم ناشط», «قتل مدنيون»: unpointed, and a victim for a subject.
            let harm = is_justice(frame) || matches!(class, Class::Assault);
            let victim =
                |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].kind == AgentKind::People);
            if harm && !actors.is_empty() && actors.iter().all(victim) {
                recipients = std::mem::take(&mut actors);
            }
        }
        if recipients.is_empty() && node.verbal && is_justice(frame) {
            // «اعتقلت السلطات المصرية ثلاثة»: a state's own people, where nobody else is named.
            recipients = self.struck_ground(id, operated, &actors);
            let state = actors.iter().find_map(|w| self.resolver().state_of(w)).filter(|_| recipients.is_empty());
            recipients.extend(state.map(|s| Who { actor: Some(s), agent: None, span: node.span }));
        } else if recipients.iter().all(|w| w.actor.is_none())
            && (self.language.tables.config.nouns_refer && is_justice(frame)
                || node.verbal && frame.mode.as_deref() == Some(RELEASE))
        {
            // "Belarus set 1,000 detainees free": its own, where nothing says whose they are.
            let state = actors.iter().find_map(|w| self.resolver().state_of(w));
            recipients.iter_mut().for_each(|w| w.actor = state);
        }
        if class == Class::Assault
            && self.language.tables.config.nouns_refer
            && recipients.is_empty()
            && named(&actors)
            && node.verbal | !operated.chain.is_empty()
        {
            recipients = self.struck_ground(id, operated, &actors);
        }
        if actors.is_empty()
            && node.passive
            && node.verbal
            && (matches!(class, Class::Coerce | Class::Sanction) || is_justice(frame))
            && let Some(state) = self.ground_under(id)
            && !recipients.iter().any(|r| r.actor == state.actor)
        {
            // "were expelled from North Korea", "was detained in Egypt": whoever rules there.
            actors.push(state);
        }
        if actors.is_empty() && is_justice(frame) {
            // Arrests and trials inside a country are its authorities'.
            let mut states: Vec<_> = recipients.iter().filter_map(|w| self.resolver().state_of(w)).collect();
            states.sort();
            states.dedup();
            // Foreigners of several countries are arrested by the country where it happens.
            let told = || {
                let frame = self.framed[id].as_ref()?.frame;
                self.context.told.iter().find(|t| t.0 == frame)?.1.iter().find_map(|w| self.resolver().state_of(w))
            };
            let here = || {
                told()
                    .or_else(|| self.memory.home())
                    .or_else(|| self.memory.main_country())
                    .or(self.context.scene?.actor)
            };
            let state = if states.len() > 1 { here() } else { states.first().copied() };
            actors.extend(state.map(|s| Who { actor: Some(s), agent: None, span: node.span }));
        }
        (actors, recipients)
    }

    /// «قصفت الطائرات الأمريكية مواقع في العراق»: what is struck on another state's ground is that state's.
    fn struck_ground(&self, id: NodeId, operated: &Operated, actors: &[Who]) -> Vec<Who> {
        let place = [id].iter().chain(&operated.chain).find_map(|k| {
            let node = self.node(*k);
            let named = node.place_mention.and_then(|m| self.finds.actors[m as usize].heads.first()?.actor);
            named.or(node.place.and_then(|p| self.language.state(&self.language.world.place(p).country)))
        });
        let who = place.map(|a| Who { actor: Some(a), agent: None, span: self.node(id).span });
        let resolver = self.resolver();
        let foreign = |w: &Who| {
            let at = country_of(resolver.plain_code(w));
            actors.iter().all(|a| country_of(resolver.plain_code(a)) != at)
        };
        who.into_iter().filter(foreign).collect()
    }

    /// "The two countries" between the verb before a node and that node.
    fn both_before(&self, id: NodeId, speaking: &[Who]) -> Vec<Who> {
        let from = self.clauses.nodes[..id].iter().rev().find(|n| n.verbal).map_or(0, |n| n.atom);
        let to = self.node(id).atom;
        let between = |m: &ActorMention| m.referent == Referent::Both && m.first >= from && m.end <= to;
        let both = self.finds.actors.iter().position(between);
        both.map(|n| self.resolver().parties(&[n as u32], speaking, &[])).unwrap_or_default()
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
                || self.operator[k].is_some()
            {
                continue;
            }
            let fought = |f: Option<&Frame>| f.and_then(|f| f.class).is_some_and(|c| c.quad() == 4);
            if fought(Some(frame)) && fought(self.frame(k)) && self.purpose(k) {
                // «عمليات لاستعادة المدينة من الفصائل»: fought against whoever holds it.
                let all = child.arguments.iter().flat_map(|a| &a.mentions).copied();
                let held: Vec<u32> = all.filter(|m| !self.finds.actors[*m as usize].locative).collect();
                out.extend(resolver.parties(&held, speaking, actors));
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
                // "condemned the arrests": whoever was told to have made them.
                if let Some(harm) =
                    self.frame(k).and_then(|f| f.class).filter(|c| blames && who.is_empty() && c.quad() == 4)
                    && self.refers_back(k, harm)
                    && let Some((did, _)) = self.told_before(k, harm)
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

    /// Fighters against the state where they are: a role noun, or an armed group.
    fn is_rebel(&self, who: &Who) -> bool {
        let group = |a| self.language.world.actor(a).kind == ActorKind::ArmedGroup;
        who.agent.is_some_and(|a| self.language.tables.agents[a as usize].is_rebel()) || who.actor.is_some_and(group)
    }

    /// "Rebels near Aleppo": people without a nationality belong where the action is.
    fn ground(&self, id: NodeId, parties: &mut [Who]) {
        if parties.iter().all(|w| w.actor.is_some()) {
            return;
        }
        let node = self.node(id);
        let named = node.place_mention.and_then(|m| self.finds.actors[m as usize].heads.first()?.actor);
        let place = node.place.and_then(|p| self.language.state(&self.language.world.place(p).country));
        // "from Chechnya": a part of a state is named as ground, a state may be a party.
        let region = |m: &&crate::find::ActorMention| {
            let part = |a| self.language.world.actor(a).kind == ActorKind::Territory;
            m.locative && m.heads.first().and_then(|h| h.actor).is_some_and(part)
        };
        let anywhere = || {
            let places = |m: &&crate::find::ActorMention| self.resolver().is_place(m);
            let found = self
                .finds
                .actors
                .iter()
                .find(places)
                .or_else(|| self.finds.actors.iter().find(|m| m.only_place))
                .or_else(|| self.finds.actors.iter().find(region));
            found.and_then(|m| m.heads.first()?.actor)
        };
        // "Indonesia and the rebels will sign in Geneva": those who fight each other are of one country.
        let rebels = |w: &Who| w.actor.is_none() && self.is_rebel(w);
        let foe = parties.iter().any(rebels).then(|| parties.iter().find_map(|w| self.resolver().state_of(w)));
        let Some(state) = foe.flatten().or(named).or(place).or_else(anywhere) else { return };
        for who in parties.iter_mut().filter(|w| w.actor.is_none() && w.agent.is_some()) {
            who.actor = Some(state);
        }
    }
}
