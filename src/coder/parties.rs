//! Mentions to parties: names, role nouns, pronouns, "both sides", "his country".

use super::context::{Context, Who};
use crate::find::{ActorMention, BARE, Finds, Memory, Referent};
use crate::lang::Language;
use crate::model::{ActorId, ActorKind, Class, Span};
use crate::pack::AgentKind;

/// The first letters that dyads are compared on: `TUR`, `IGOUNO`.
pub(super) fn country_of(code: &str) -> &str {
    let n = if code.starts_with("IGO") { 6 } else { 3 };
    code.get(..n.min(code.len())).unwrap_or(code)
}

/// Resolves mentions of one sentence.
pub(super) struct Resolver<'r> {
    pub language: &'r Language,
    pub memory: &'r Memory,
    pub finds: &'r Finds,
    pub context: &'r Context,
}

impl Resolver<'_> {
    /// Code of a party without regard to dates.
    pub fn plain_code<'w>(&'w self, who: &Who) -> &'w str {
        who.actor.map_or("", |a| self.language.world.actor(a).code.as_str())
    }

    /// Parties behind a list of mentions. `speaker` answers "his country", `others` are not meant by a pronoun.
    pub fn parties(&self, mentions: &[u32], speaker: &[Who], others: &[Who]) -> Vec<Who> {
        let mut out: Vec<Who> = Vec::new();
        for n in mentions {
            self.resolve(&self.finds.actors[*n as usize], speaker, others, &mut out);
        }
        let mut seen: Vec<(Option<ActorId>, Option<u32>, u32)> = Vec::new();
        out.retain(|w| {
            let key = (w.actor, w.agent, if w.actor.is_none() { w.span.start } else { 0 });
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        out
    }

    fn resolve(&self, m: &ActorMention, speaker: &[Who], others: &[Who], out: &mut Vec<Who>) {
        match m.referent {
            Referent::Named => out.extend(self.named(m)),
            Referent::Role => {
                let agent = m.heads.first().and_then(|h| h.agent);
                if let Some(both) = self.whole_of(m) {
                    // "soldiers of the two countries"
                    let all = self.named_lately(both, others).into_iter();
                    out.extend(all.map(|w| Who { agent, span: m.span.join(both.span), ..w }));
                    return;
                }
                let country = agent.and_then(|a| self.country_of_role(m, a)).map(|(country, _)| country);
                out.push(Who { actor: country, agent, span: m.span });
            }
            Referent::Unknown => out.push(Who { actor: None, agent: None, span: m.span }),
            Referent::Owned => self.owned(m, others, out),
            Referent::Again => self.again(m, out),
            Referent::Pronoun => self.pronoun(m, speaker, others, out),
            Referent::Both => {
                let role = m.heads.first().and_then(|h| h.agent);
                let lately = self.named_lately(m, others).into_iter();
                out.extend(lately.map(|w| Who { agent: role.or(w.agent), ..w }))
            }
            Referent::Counterpart => {
                self.counterpart(m, speaker, others, out);
            }
            Referent::OwnCountry => {
                // Whoever speaks, else the subject of the sentence, else whoever spoke or acted last.
                let stands_in = |o: &&ActorMention| o.end <= m.first && o.marker == BARE;
                let masked = self.finds.actors.iter().filter(stands_in).any(|o| o.referent == Referent::Pronoun);
                let here = if masked { None } else { self.before(m, true).last() };
                let owner = speaker.first().copied().or(here);
                let owner = owner.or(self.context.speaker.first().copied()).or(self.context.subject.first().copied());
                if let Some(state) = owner.and_then(|w| self.state_of(&w)) {
                    out.push(Who { actor: Some(state), agent: None, span: m.span });
                }
            }
        }
    }

    /// "the two countries" right behind a role noun and the marker of owners.
    fn whole_of(&self, m: &ActorMention) -> Option<&ActorMention> {
        let next = self.finds.actors.iter().find(|o| o.first >= m.end)?;
        let marker = self.language.tables.markers.get(next.marker as usize)?;
        let owner = self.language.tables.config.owner_markers.contains(marker);
        let beside = next.first <= m.end + 1;
        (next.referent == Referent::Both && owner && beside).then_some(next)
    }

    /// The parties that a mention names. "Arab leaders" are somebody, but of no country.
    pub fn named<'m>(&'m self, m: &'m ActorMention) -> impl DoubleEndedIterator<Item = Who> + 'm {
        let region = |a: &ActorId| self.language.world.actor(*a).kind == ActorKind::Region;
        let all =
            m.heads.iter().map(move |h| Who { actor: h.actor.filter(|a| !region(a)), agent: h.agent, span: m.span });
        all.filter(|w| w.actor.is_some() || w.agent.is_some())
    }

    /// The state that a party belongs to.
    pub fn state_of(&self, who: &Who) -> Option<ActorId> {
        let actor = self.language.world.actor(who.actor?);
        let code = country_of(&actor.code);
        self.language.state(code).or(who.actor)
    }

    /// The last `count` parties of different countries, in the order they were named; none if there are fewer.
    pub(super) fn named_lately(&self, m: &ActorMention, others: &[Who]) -> Vec<Who> {
        let count = m.count;
        if let Some(list) = self.memory.list_of(count).filter(|_| count > 2) {
            return list.iter().map(|a| Who { actor: Some(*a), agent: None, span: Span::default() }).collect();
        }
        let mut found: Vec<Who> = Vec::new();
        let recent = self.context.recent.iter().rev().copied();
        // «خلال لقاء مع نظيره المصري إن البلدين»: his counterpart's country is one of the two.
        let counterparts = self.finds.actors.iter().rev();
        let counterparts = counterparts.filter(|o| o.end <= m.first && o.referent == Referent::Counterpart);
        let counterparts = counterparts.flat_map(|o| self.named(o)).filter(|w| w.actor.is_some());
        for who in counterparts.chain(self.before(m, false)).chain(recent) {
            let code = country_of(self.plain_code(&who));
            let other = others.iter().any(|o| country_of(self.plain_code(o)) == code);
            // "both countries", "the two sides" are states and what speaks for them, not the rebels between them.
            let kind = who.agent.map(|a| self.language.tables.agents[a as usize].kind);
            let minor = m.heads.is_empty() && matches!(kind, Some(AgentKind::Force | AgentKind::People));
            if code.is_empty()
                || other
                || minor
                || self.is_stateless(m, &who)
                || found.iter().any(|f| country_of(self.plain_code(f)) == code)
            {
                continue;
            }
            found.push(who);
            let state =
                |a: ActorId| matches!(self.language.world.actor(a).kind, ActorKind::State | ActorKind::Territory);
            if count > 2 && !who.actor.is_some_and(state) {
                found.pop();
            }
            if found.len() == count {
                break;
            }
        }
        found.reverse();
        if found.len() == count {
            // "Oslo and Bern agreed to let Danish ships pass; both countries": two that were listed together, not the third.
            let pair = self.memory.list_of(2).filter(|_| count == 2 && others.is_empty()).unwrap_or(&[]);
            let inside = |w: &Who| w.actor.is_some_and(|a| pair.contains(&a));
            if found.iter().filter(|w| inside(w)).count() == 1 {
                return pair.iter().map(|a| Who { actor: Some(*a), agent: None, span: m.span }).collect();
            }
            return found;
        }
        // Those who fought last: "both sides" of a war inside one state, no countries and nobody who acts here.
        let sides = count == 2 && others.len() < 2 && !self.means_states(m);
        if let Some(fight) = self.context.deeds.last().filter(|d| d.class == Class::Assault && sides) {
            let all: Vec<Who> = fight.actors.iter().chain(&fight.recipients).copied().collect();
            let known =
                all.len() == 2 && all.iter().all(|w| w.actor.is_some() && !others.iter().any(|o| o.actor == w.actor));
            if known && m.heads.is_empty() {
                return all;
            }
        }
        // A government and its rebels are two sides too.
        let mut sides: Vec<Who> = Vec::new();
        let recent = self.context.recent.iter().rev().copied();
        for who in self.before(m, false).chain(recent).filter(|w| w.actor.is_some()) {
            if !sides.iter().any(|s| s.actor == who.actor && s.agent == who.agent) {
                sides.push(who);
            }
        }
        sides.reverse();
        let alike = count == 2 && m.heads.is_empty() && others.is_empty() && sides.len() == 2;
        if alike { sides } else { Vec::new() }
    }

    /// The latest party that is none of `others`, for a pronoun written onto a verb.
    pub fn latest_but(&self, others: &[Who], before: u32) -> Option<Who> {
        let taken = |code: &str| others.iter().any(|o| country_of(self.plain_code(o)) == code);
        let here = self.finds.actors.iter().rev().filter(|m| {
            m.first < before && m.referent == Referent::Named && !m.adjective && m.place.is_none() && !self.is_place(m)
        });
        for mention in here {
            for who in self.named(mention) {
                let code = country_of(self.plain_code(&who));
                if !code.is_empty() && !taken(code) && self.agrees(before, &who) {
                    return Some(who);
                }
            }
        }
        self.context.recent.iter().rev().copied().find(|w| {
            let code = country_of(self.plain_code(w));
            !code.is_empty() && !taken(code) && self.agrees(before, w)
        })
    }

    /// A mention under a place marker: «في سوريا».
    pub fn is_place(&self, m: &ActorMention) -> bool {
        let tables = &self.language.tables;
        let text = tables.markers.get(m.marker as usize).map(String::as_str).unwrap_or("");
        m.locative && tables.config.place_markers.iter().any(|p| p == text)
    }

    /// A place, a city of one ("the resort of Taba"), or the nationality of a place.
    pub fn is_located(&self, m: &ActorMention) -> bool {
        let tables = &self.language.tables;
        let text = tables.markers.get(m.marker as usize).map(String::as_str).unwrap_or("");
        let under = |list: &[String]| list.iter().any(|p| p == text);
        let city = m.place.is_some() && m.locative && under(&tables.config.owner_markers);
        self.is_place(m) || city || m.adjective && under(&tables.config.place_markers)
    }

    /// Whether a party is a news agency, a paper or a broadcaster.
    pub fn is_media(&self, who: &Who) -> bool {
        let media_role = who.agent.is_some_and(|a| self.language.tables.agents[a as usize].is_press());
        media_role || who.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Media)
    }
}
