//! What is one country's own affair: arrests and trials, rebels and their state, people who belong where the action is,
//! and that nobody quarrels with himself.

use super::{Asked, Drafter, Operated, Parties};
use crate::clause::NodeId;
use crate::coder::context::Who;
use crate::coder::parties::country_of;
use crate::model::{ActorKind, Class, Frame};
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
    /// Role nouns without a nationality belong where the action is, or to those they fight.
    pub(super) fn grounded(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let Asked { id, class, .. } = *asked;
        let Parties { actors, recipients } = parties;
        self.ground(id, actors);
        if recipients.iter().any(|w| w.actor.is_some()) {
            recipients.retain(|w| w.actor.is_some());
        } else {
            self.ground(id, recipients);
            // Rebels and police strike those of their own country, where nothing tells of another.
            let police = |w: &Who| w.agent.is_some_and(|a| self.language.tables.agents[a as usize].is_police());
            let at_home = actors.iter().find(|w| self.is_rebel(w) || police(w));
            let rebels = at_home.and_then(|w| self.resolver().state_of(w));
            let loose = |a: u32| self.language.tables.agents[a as usize].kind == AgentKind::Loose;
            let unplaced = recipients.iter_mut().filter(|w| w.actor.is_none() && w.agent.is_some_and(|a| !loose(a)));
            unplaced.filter(|_| class.quad() == 4).for_each(|w| w.actor = rebels);
        }
    }

    /// Takes away recipients that are the doer himself.
    pub(super) fn not_oneself(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let Asked { id, framed, class, .. } = *asked;
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let Parties { actors, recipients } = parties;
        let resolver = self.resolver();
        let same = |a: &Who, b: &Who| {
            country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(b))
                && a.agent == b.agent
                && a.actor == b.actor
        };
        let own_state = |a: &Who, r: &Who| country_of(resolver.plain_code(a)) == country_of(resolver.plain_code(r));
        if frame.mode.as_deref() == Some(WITHDRAW) {
            // "pulled its staff out": nobody withdraws from his own people.
            recipients.retain(|r| r.agent.is_none() || !self.serves(actors, r));
        }
        if class == Class::Mobilize {
            // "will deploy missiles at its base": against nobody of one's own but rebels.
            recipients.retain(|r| self.is_rebel(r) || !self.serves(actors, r));
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
            let country = |a| self.language.world.actor(a).kind == ActorKind::State;
            let state = |w: &Who| governs(w) || w.agent.is_none() && w.actor.is_some_and(country);
            let turned = |r: &Who| {
                let quarrel = class.quad() == 3 || class == Class::Sanction;
                quarrel && governs(r) && actors.iter().any(|a| state(a) && own_state(a, r))
            };
            for r in recipients.iter_mut().filter(|r| turned(r)) {
                r.actor = resolver.latest_but(actors, node.atom).and_then(|w| resolver.state_of(&w)).or(r.actor);
            }
            recipients.retain(|r| !turned(r));
            recipients.retain(|r| !actors.iter().any(|a| same(a, r) || own(a, r)));
        }
    }

    /// What happens inside one country, where nothing tells of another.
    pub(super) fn at_home(&self, asked: &Asked<'_>, parties: &mut Parties) {
        let Asked { id, framed, class, operated, .. } = *asked;
        let node = self.node(id);
        let frame = self.language.world.frame(framed.frame);
        let Parties { actors, recipients } = parties;
        let named = |list: &[Who]| list.iter().any(|w| w.actor.is_some());
        if !named(actors) && !named(recipients) && node.verbal {
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
                *recipients = std::mem::take(actors);
            }
        }
        if recipients.is_empty() && node.verbal && is_justice(frame) {
            // «اعتقلت السلطات المصرية ثلاثة»: a state's own people, where nobody else is named.
            *recipients = self.struck_ground(id, operated, actors);
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
            && named(actors)
            && node.verbal | !operated.chain.is_empty()
        {
            *recipients = self.struck_ground(id, operated, actors);
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

    /// Fighters against the state where they are: a role noun, or an armed group.
    pub(super) fn is_rebel(&self, who: &Who) -> bool {
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
