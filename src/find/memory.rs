//! What a document has named so far: full names that make surnames safe, and names of people that no table knows.

use super::actors::Head;
use crate::model::ActorId;
use crate::pack::AgentKind;
use std::collections::{HashMap, HashSet};

/// Grows over one document, never forgets.
#[derive(Debug, Default)]
pub struct Memory {
    /// Actors mentioned by a full name.
    named: HashSet<ActorId>,
    /// Folded surname → who it was, from "U.N. spokesman Ruth Okello".
    aliases: HashMap<String, Head>,
    /// How often each country was named; the most frequent one is what "the government" means.
    countries: HashMap<ActorId, u32>,
    /// Role noun → the country it last stood with.
    agents: HashMap<u32, ActorId>,
    /// The same for role nouns of one sort: "troops" tell whose "the army" is.
    kin: HashMap<String, ActorId>,
    /// The country whose embassy or ambassador was named last.
    abroad: Option<ActorId>,
    /// States listed together, latest last: "Poland, Hungary and the Czech Republic".
    lists: Vec<Vec<ActorId>>,
}

impl Memory {
    /// Notes a full mention.
    pub fn name(&mut self, actor: ActorId) {
        self.named.insert(actor);
    }

    /// Whether the actor was named in full before.
    pub fn knows(&self, actor: ActorId) -> bool {
        self.named.contains(&actor)
    }

    /// Notes an unknown person's surname.
    pub fn alias(&mut self, word: &str, head: Head) {
        if word.chars().count() >= 3 {
            self.aliases.insert(word.to_owned(), head);
        }
    }

    /// Who a surname was.
    pub fn alias_of(&self, word: &str) -> Option<&Head> {
        self.aliases.get(word)
    }

    /// Notes a country.
    pub fn country(&mut self, country: ActorId) {
        *self.countries.entry(country).or_default() += 1;
    }

    /// Notes the country that a role noun stood with.
    pub fn role(&mut self, agent: u32, kind: AgentKind, code: &str, country: ActorId) {
        self.agents.insert(agent, country);
        match kind {
            AgentKind::Mission | AgentKind::Envoy => self.abroad = Some(country),
            AgentKind::Body | AgentKind::Force | AgentKind::Arms => self.kin(code, country),
            _ => {}
        }
    }

    /// Notes the country of a body or force by its role: `LEG`.
    pub fn kin(&mut self, code: &str, country: ActorId) {
        match self.kin.get_mut(code) {
            Some(known) => *known = country,
            None => {
                self.kin.insert(code.to_owned(), country);
            }
        }
    }

    /// Notes states that were listed together.
    pub fn list(&mut self, states: Vec<ActorId>) {
        if states.len() > 1 {
            self.lists.retain(|l| *l != states);
            self.lists.push(states);
        }
    }

    /// The last list of exactly so many states.
    pub fn list_of(&self, count: usize) -> Option<&[ActorId]> {
        self.lists.iter().rev().find(|l| l.len() == count).map(Vec::as_slice)
    }

    /// The country whose embassy or ambassador was named last.
    pub fn abroad(&self) -> Option<ActorId> {
        self.abroad
    }

    /// The country that a role noun of this sort last stood with.
    pub fn country_of_kin(&self, code: &str) -> Option<ActorId> {
        self.kin.get(code).copied()
    }

    /// Whether this country was named.
    pub fn names_country(&self, country: ActorId) -> bool {
        self.countries.contains_key(&country)
    }

    /// The country that this role noun last stood with.
    pub fn country_of_agent(&self, agent: u32) -> Option<ActorId> {
        self.agents.get(&agent).copied()
    }

    /// The country that the whole article is about: named at least three times, and at least twice as often as all others.
    pub fn home(&self) -> Option<ActorId> {
        let all: u32 = self.countries.values().sum();
        let (n, actor) =
            self.countries.iter().map(|(a, n)| (*n, *a)).max_by_key(|(n, a)| (*n, std::cmp::Reverse(*a)))?;
        (n >= 3 && n * 3 >= all * 2).then_some(actor)
    }

    /// The country named most often, if it leads clearly (at least twice, and more often than any other).
    pub fn main_country(&self) -> Option<ActorId> {
        let mut ranked: Vec<(u32, ActorId)> = self.countries.iter().map(|(a, n)| (*n, *a)).collect();
        ranked.sort_by_key(|(n, a)| (std::cmp::Reverse(*n), *a));
        match ranked.as_slice() {
            [(n, a), ..] if *n >= 2 && ranked.get(1).is_none_or(|(m, _)| m < n) => Some(*a),
            _ => None,
        }
    }
}
