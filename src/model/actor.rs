//! Who acts: states, bodies, persons, groups, with offices that have dates.

use super::date::Moment;
use serde::{Deserialize, Serialize};

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

impl ActorKind {
    /// As the data write it.
    pub fn label(self) -> &'static str {
        match self {
            ActorKind::State => "state",
            ActorKind::Territory => "territory",
            ActorKind::Region => "region",
            ActorKind::Igo => "igo",
            ActorKind::Ngo => "ngo",
            ActorKind::Organ => "organ",
            ActorKind::Person => "person",
            ActorKind::Party => "party",
            ActorKind::ArmedGroup => "armed_group",
            ActorKind::People => "people",
            ActorKind::Media => "media",
        }
    }
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
    pub title_en: String,
    pub title_ar: String,
    /// Where the fact comes from.
    pub source: String,
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
