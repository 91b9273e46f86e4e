//! What a user means by an actor: a country, a code or a person.

use crate::graph::{Actor, Relations, country_part};
use crate::model::Party;

/// An actor argument: a country or body (`TUR`, `IGOUNO`), a full code (`TURGOV`) or an id (`TUR.erdogan`), in any case.
///
/// A code stands for all codes that go on from it by whole roles: `TUR` for `TURGOV`, `IGO` for every body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorQuery {
    upper: String,
}

impl ActorQuery {
    /// Reads an argument; spaces around it do not count.
    pub fn new(text: &str) -> Self {
        ActorQuery { upper: text.trim().to_uppercase() }
    }

    /// Whether it means this party.
    pub fn matches(&self, party: &Party) -> bool {
        self.matches_code(&party.code) || !self.upper.is_empty() && party.id.to_uppercase() == self.upper
    }

    /// Whether it means this code.
    pub fn matches_code(&self, code: &str) -> bool {
        let rest = code.get(..self.upper.len()).filter(|head| head.to_uppercase() == self.upper);
        !self.upper.is_empty() && rest.is_some() && (code.len() - self.upper.len()).is_multiple_of(3)
    }

    /// Country part of the argument: `TUR` of `turgov` and of `TUR.erdogan`.
    pub fn country(&self) -> &str {
        country_part(self.upper.split('.').next().unwrap_or(""))
    }

    /// The actor of the graph that it belongs to, if the timeline has one.
    pub fn find<'r>(&self, relations: &'r Relations) -> Option<&'r Actor> {
        relations.actor(self.country())
    }
}
