//! A mention of an actor: who it may be, and how it hangs in the sentence.

use crate::model::{ActorId, PlaceId, Span};

/// Marker of a mention that no preposition governs.
pub const BARE: u8 = u8::MAX;

/// One party of a mention: «القوات السورية والروسية» has two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Country, body or person.
    pub actor: Option<ActorId>,
    /// Role noun, index into the language's agents.
    pub agent: Option<u32>,
}

/// What kind of reference the words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Referent {
    /// Somebody named, with country or body.
    Named,
    /// A role noun alone: "the rebels".
    Role,
    /// "he", «هي».
    Pronoun,
    /// "both sides".
    Both,
    /// A role noun with a possessive: "its troops", «سفيرها».
    Owned,
    /// "the alliance": a body named before, of the sorts that its word tells.
    Again,
    /// A name that no table knows.
    Unknown,
    /// "his counterpart", with a nationality where one stands beside it.
    Counterpart,
    /// "his country".
    OwnCountry,
}

/// A mention in a sentence.
#[derive(Clone, Debug)]
pub struct ActorMention {
    /// Atoms covered, within the sentence.
    pub first: u32,
    pub end: u32,
    pub span: Span,
    pub heads: Vec<Head>,
    pub referent: Referent,
    /// Governing preposition, [`BARE`] for none.
    pub marker: u8,
    /// Joined to the mention before it by "and".
    pub joined: bool,
    /// An adjective alone: qualifies a noun rather than acts.
    pub adjective: bool,
    /// How many "both sides" or "the three countries" are.
    pub count: usize,
    /// Owns what follows: "Russia's".
    pub owner: bool,
    /// Its ending shows that it is no subject: «دبلوماسيين».
    pub oblique: bool,
    /// Belongs to an unknown noun before it («سياسة تركيا»).
    pub genitive: bool,
    /// A city that stands for a government, or may be just a place.
    pub place: Option<PlaceId>,
    /// The words are a plain place or state name, so that a place marker makes it a place.
    pub locative: bool,
    /// A place by itself, known only by the state whose ground it is.
    pub only_place: bool,
    /// In a list "A, B and C", after its first member.
    pub listed: bool,
    /// The function word of a reference, whose marker tells of what sort the one meant is.
    pub word: Option<u32>,
}
