//! What a document has named so far: full names that make surnames safe, and names of people that no table knows.

use super::actors::Head;
use crate::model::ActorId;
use std::collections::{HashMap, HashSet};

/// Grows over one document, never forgets.
#[derive(Debug, Default)]
pub struct Memory {
    /// Actors mentioned by a full name.
    named: HashSet<ActorId>,
    /// Folded surname → who it was, from "U.N. spokesman Alan Dacey".
    aliases: HashMap<String, Head>,
    /// How often each country was named; the most frequent one is what "the government" means.
    countries: HashMap<ActorId, u32>,
    /// Role noun → the country it last stood with.
    agents: HashMap<u32, ActorId>,
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

    /// Notes a country, and the role noun that stood with it.
    pub fn country(&mut self, country: ActorId, agent: Option<u32>) {
        *self.countries.entry(country).or_default() += 1;
        if let Some(agent) = agent {
            self.agents.insert(agent, country);
        }
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
