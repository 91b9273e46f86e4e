//! Mentions to parties: names, role nouns, pronouns, "both sides", "his country".

use super::context::{Context, Who};
use crate::find::{ActorMention, Finds, Memory, Referent};
use crate::lang::Language;
use crate::model::{ActorId, ActorKind};
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
        let mut seen: Vec<(Option<ActorId>, Option<u32>)> = Vec::new();
        out.retain(|w| {
            let key = (w.actor, w.agent);
            let new = !seen.contains(&key);
            seen.push(key);
            new
        });
        out
    }

    fn resolve(&self, m: &ActorMention, speaker: &[Who], others: &[Who], out: &mut Vec<Who>) {
        match m.referent {
            Referent::Named => {
                let region = |a: ActorId| self.language.world.actor(a).kind == ActorKind::Region;
                let parties = m.heads.iter().filter(|h| !h.actor.is_some_and(region));
                out.extend(parties.map(|h| Who { actor: h.actor, agent: h.agent, span: m.span }));
            }
            Referent::Role => {
                let agent = m.heads.first().and_then(|h| h.agent);
                let known = agent.and_then(|a| self.memory.country_of_agent(a));
                let kind = agent.map(|a| self.language.tables.agents[a as usize].kind);
                let country = known.or_else(|| match kind {
                    Some(AgentKind::Office) => None,
                    Some(AgentKind::People | AgentKind::Force) => self.memory.home(),
                    _ => self.memory.main_country(),
                });
                out.push(Who { actor: country, agent, span: m.span });
            }
            Referent::Pronoun => {
                let free = |w: &&Who| !others.iter().any(|o| o.actor == w.actor);
                // "Clinton said he …": the speaker; otherwise the last subject.
                let pool = if speaking(speaker) { speaker } else { &self.context.subject };
                // The words of a pronoun tell nobody anything: those that it stands for do.
                out.extend(pool.iter().find(free).copied());
            }
            Referent::Both => {
                out.extend(self.named_lately(m.count, others));
            }
            Referent::Counterpart => {
                let agent = others.iter().chain(speaker).find_map(|w| w.agent);
                out.extend(m.heads.iter().map(|h| Who { actor: h.actor, agent, span: m.span }));
            }
            Referent::OwnCountry => {
                let owner = speaker.first().or(self.context.speaker.first()).or(self.context.subject.first());
                if let Some(state) = owner.and_then(|w| self.state_of(w)) {
                    out.push(Who { actor: Some(state), agent: None, span: m.span });
                }
            }
        }
    }

    /// The state that a party belongs to.
    pub fn state_of(&self, who: &Who) -> Option<ActorId> {
        let actor = self.language.world.actor(who.actor?);
        let code = country_of(&actor.code);
        self.language.state(code).or(who.actor)
    }

    /// The last `count` parties of different countries, in the order they were named; none if there are fewer.
    fn named_lately(&self, count: usize, others: &[Who]) -> Vec<Who> {
        let mut found: Vec<Who> = Vec::new();
        for who in self.context.recent.iter().rev() {
            let code = country_of(self.plain_code(who));
            let other = others.iter().any(|o| country_of(self.plain_code(o)) == code);
            if code.is_empty() || other || found.iter().any(|f| country_of(self.plain_code(f)) == code) {
                continue;
            }
            found.push(*who);
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
        if found.len() == count { found } else { Vec::new() }
    }

    /// The latest party that is none of `others`, for a pronoun written onto a verb.
    pub fn latest_but(&self, others: &[Who], before: u32) -> Option<Who> {
        let taken = |code: &str| others.iter().any(|o| country_of(self.plain_code(o)) == code);
        let here = self.finds.actors.iter().rev().filter(|m| {
            m.first < before && m.referent == Referent::Named && !m.adjective && m.place.is_none() && !self.is_place(m)
        });
        for mention in here {
            for head in &mention.heads {
                let who = Who { actor: head.actor, agent: head.agent, span: mention.span };
                let code = country_of(self.plain_code(&who));
                if !code.is_empty() && !taken(code) {
                    return Some(who);
                }
            }
        }
        self.context.recent.iter().rev().copied().find(|w| {
            let code = country_of(self.plain_code(w));
            !code.is_empty() && !taken(code)
        })
    }

    /// A mention under a place marker: «في سوريا».
    pub fn is_place(&self, m: &ActorMention) -> bool {
        let tables = &self.language.tables;
        let text = tables.markers.get(m.marker as usize).map(String::as_str).unwrap_or("");
        m.locative && tables.config.place_markers.iter().any(|p| p == text)
    }

    /// Whether a party is a news agency, a paper or a broadcaster.
    pub fn is_media(&self, who: &Who) -> bool {
        let media_role = who.agent.is_some_and(|a| self.language.tables.agents[a as usize].code == "JRN");
        media_role || who.actor.is_some_and(|a| self.language.world.actor(a).kind == ActorKind::Media)
    }
}

/// Whether somebody identifiable speaks.
fn speaking(speaker: &[Who]) -> bool {
    speaker.iter().any(|w| w.actor.is_some())
}
