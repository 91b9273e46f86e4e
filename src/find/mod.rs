//! What the words may mean: atoms, and the actors composed from them.
//!
//! What lives here: looking forms up, keeping readings, joining role noun, nationality and name into one mention.
//! What may not: deciding who does what, when, or whether it counts. Who comes next: `clause` orders the finds.

mod actors;
mod atoms;
mod compose;
mod facts;
mod lattice;
mod memory;
mod persons;
mod pick;
mod times;

pub use actors::{ActorMention, BARE, Head, Referent};
pub use atoms::{Atom, AtomKind, PredicateReading, find_atoms};
pub use compose::compose_actors;
pub(crate) use compose::marker_number;
pub use facts::{FactMention, find_facts};
pub use memory::Memory;
pub use persons::{NamedPerson, find_persons, find_persons_within};
pub use times::{TimeMention, find_times};

use crate::lang::Language;
use crate::text::{Sentence, Text};

/// Everything found in one sentence: atoms in order, and the actor mentions that cover some of them.
#[derive(Debug, Default)]
pub struct Finds {
    pub atoms: Vec<Atom>,
    /// Predicate readings, atoms point into them.
    pub readings: Vec<PredicateReading>,
    pub actors: Vec<ActorMention>,
}

/// Finds the mentions of one sentence. `times` are the token ranges already taken by time expressions
/// (document token numbers, with their index); `memory` carries what the document named before.
pub fn find_mentions(
    text: &Text<'_>,
    sentence: &Sentence,
    language: &Language,
    times: &[(u32, u32, u32)],
    year: Option<i32>,
    memory: &mut Memory,
) -> Finds {
    let mut finds = Finds::default();
    find_atoms(text, sentence, language, times, year, memory, &mut finds);
    compose_actors(text, language, memory, &mut finds);
    finds
}
