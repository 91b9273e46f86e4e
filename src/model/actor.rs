//! Who acts: states, bodies, persons, groups, with offices that have dates.

use super::date::Moment;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Index into the world's actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ActorId(pub u32);

/// What sort of actor a row describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    State,
    Territory,
    /// A part of the world, named so that it is not taken for a state; never a party.
    Region,
    Igo,
    Ngo,
    Organ,
    Person,
    Party,
    ArmedGroup,
    People,
    Media,
}

/// How safe a surface form is, and what it says of its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum NameKind {
    /// Safe alone.
    Full = 0,
    /// A surname or a word with another meaning: safe only with evidence beside it.
    Short = 1,
    /// A demonym or adjective: «روسي», "Russian".
    Adjective = 2,
    /// The people: «الروس», "Russians".
    Plural = 3,
    /// A capital or seat that stands for the government: «موسكو», "Kremlin".
    Metonym = 4,
    /// «اف ب», "NATO".
    Acronym = 5,
}

/// One office held between two dates (both inclusive; `None` is open).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    pub code: String,
    pub from: Option<Moment>,
    pub to: Option<Moment>,
    /// What the office is called, by language code.
    pub titles: BTreeMap<String, String>,
    /// Where the fact comes from.
    pub source: String,
}

impl Role {
    /// The office's name in a language; empty where the data have none.
    pub fn title(&self, code: &str) -> &str {
        self.titles.get(code).map_or("", String::as_str)
    }
}

/// One row of `data/actors/*.csv` with its dated roles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Actor {
    /// `TUR`, `IGOUNO`, `TUR.erdogan`.
    pub id: String,
    pub kind: ActorKind,
    /// Code where no dated role applies.
    pub code: String,
    pub wikidata: String,
    pub en: String,
    pub ar: String,
    pub roles: Vec<Role>,
}
