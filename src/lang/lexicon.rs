//! The dictionary of one language: an `fst` over folded forms, a table of their first words, postings of eight bytes each.
//!
//! A posting packs kind (4 bits), payload (20), features (16) and a hash of the exact spelling (24), so the built-in
//! dictionary is used where it lies in the binary, without decoding.

use super::freeze::Frozen;
use super::layer::Layer;
use super::scan::{Scan, Token};
use crate::model::{ActorId, Features, NameKind, PlaceId};

/// What a dictionary form means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A name of an actor.
    Name(ActorId, NameKind),
    Place(PlaceId),
    /// Only contains a name (Washington Post); nothing inside may be read.
    Block,
    /// Role noun: index into the language's agents.
    Agent(u32, Features),
    /// A form of a lexeme: index into the language's lexemes.
    Predicate(u32, Features),
    /// Function word: index into the language's functions.
    Function(u32),
    /// Background happening: index into the world's facts.
    Fact(u32),
}

/// How much capital a form needs, in languages that have capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caps {
    Any,
    Initial,
    All,
}

/// One meaning of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u64);

impl Posting {
    /// Packs a sense; `exact` is the exactly spelled form.
    pub fn new(sense: Sense, caps: Caps, exact: &str) -> Self {
        let caps_bits = match caps {
            Caps::Any => 0u64,
            Caps::Initial => 1,
            Caps::All => 2,
        };
        let (kind, payload, features) = match sense {
            Sense::Name(actor, kind) => (0u64, actor.0, kind as u64),
            Sense::Place(place) => (1, place.0, 0),
            Sense::Block => (2, 0, 0),
            Sense::Agent(i, features) => (3, i, u64::from(features.0)),
            Sense::Predicate(i, features) => (4, i, u64::from(features.0)),
            Sense::Function(i) => (5, i, 0),
            Sense::Fact(i) => (6, i, 0),
        };
        debug_assert!(payload < 1 << 20);
        let features = features | caps_bits << 14;
        Posting(kind | u64::from(payload) << 4 | features << 24 | u64::from(exact_hash(exact)) << 40)
    }

    /// The meaning.
    pub fn sense(self) -> Sense {
        let payload = (self.0 >> 4) as u32 & 0xF_FFFF;
        let features = (self.0 >> 24) as u16 & 0x3FFF;
        match self.0 & 15 {
            0 => Sense::Name(ActorId(payload), name_kind(features)),
            1 => Sense::Place(PlaceId(payload)),
            2 => Sense::Block,
            3 => Sense::Agent(payload, Features(features)),
            4 => Sense::Predicate(payload, Features(features)),
            5 => Sense::Function(payload),
            _ => Sense::Fact(payload),
        }
    }

    /// The capitals it needs.
    pub fn caps(self) -> Caps {
        match (self.0 >> 38) & 3 {
            0 => Caps::Any,
            1 => Caps::Initial,
            _ => Caps::All,
        }
    }

    /// Its bytes in a table.
    pub(super) fn pack(self) -> [u8; 8] {
        self.0.to_le_bytes()
    }

    /// The posting of eight bytes in a table.
    pub(super) fn unpack(bytes: [u8; 8]) -> Self {
        Posting(u64::from_le_bytes(bytes))
    }

    /// Hash of the exact spelling.
    pub(super) fn exact(self) -> u32 {
        (self.0 >> 40) as u32
    }
}

fn name_kind(bits: u16) -> NameKind {
    match bits & 7 {
        0 => NameKind::Full,
        1 => NameKind::Short,
        2 => NameKind::Adjective,
        3 => NameKind::Plural,
        4 => NameKind::Metonym,
        _ => NameKind::Acronym,
    }
}

/// FNV-1a, cut to 24 bits.
pub(super) fn exact_hash(text: &str) -> u32 {
    let hash = text.bytes().fold(0x811C_9DC5u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (hash >> 8) ^ (hash & 0xFF)
}

/// One dictionary hit from a token's start.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Tokens covered.
    pub tokens: u16,
    /// Bytes of the last token left after the form: a pronoun or case suffix.
    pub left: u16,
    /// Range in the postings.
    pub list: (u32, u8),
    /// Exact form's range in the arena, for comparing spellings.
    pub at: u32,
    pub end: u32,
    /// Letters that the walk supplied itself («لل» = ل + ال).
    pub supplied: &'static str,
    /// Which of the dictionary's layers has it.
    pub(super) layer: u8,
}

/// Where a form may end inside a word.
#[derive(Clone, Copy, Debug)]
pub struct Ends<'e> {
    /// In the first word: before suffixes of these lengths in bytes, longest first.
    pub first: &'e [u16],
    /// In later words: anywhere.
    pub later: bool,
}

/// The compiled dictionary: one layer of forms, and those that were laid over it.
#[derive(Debug)]
pub struct Lexicon {
    layers: Vec<Layer>,
}

impl Lexicon {
    /// Opens the tables.
    pub fn open(frozen: Frozen) -> Result<Self, String> {
        let mut lexicon = Lexicon { layers: Vec::with_capacity(1) };
        lexicon.lay_over(frozen)?;
        Ok(lexicon)
    }

    /// Adds the forms of more tables; what is known already keeps its meanings, and comes first.
    pub fn lay_over(&mut self, frozen: Frozen) -> Result<(), String> {
        if self.layers.len() > u8::MAX as usize {
            return Err("too many dictionaries, 255 at most".to_owned());
        }
        self.layers.push(Layer::open(self.layers.len() as u8, frozen)?);
        Ok(())
    }

    /// Number of forms, counted in each layer that has them.
    pub fn len(&self) -> usize {
        self.layers.iter().map(Layer::len).sum()
    }

    /// Whether no form is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every meaning of exactly these folded words.
    pub fn meanings(&self, folded: &str) -> Vec<Sense> {
        self.layers.iter().flat_map(|layer| layer.meanings(folded)).map(Posting::sense).collect()
    }

    /// Walks from byte `from` of the arena, after supplying `supplied`, and reports every form that ends at a token's
    /// end, or inside a token (`left` bytes before its end), longest last.
    pub fn walk(&self, scan: &Scan, from: usize, supplied: &'static str, inside: bool, found: &mut Vec<Hit>) {
        for layer in &self.layers {
            layer.walk(scan, from, supplied, inside, found);
        }
    }

    /// Reports every form that begins at byte `skip` of a token and ends at a token's end or where `ends` says, longest
    /// last; quicker than a walk where the first word begins no form.
    pub fn find(&self, scan: &Scan, token: &Token, skip: usize, ends: Ends<'_>, found: &mut Vec<Hit>) {
        for layer in &self.layers {
            layer.find(scan, token, skip, ends, found);
        }
    }

    /// The postings of a hit: those of the exact spelling where there are any, otherwise all.
    /// The flag says whether the spelling was exact.
    pub fn postings(&self, scan: &Scan, hit: &Hit, out: &mut Vec<(Posting, bool)>) {
        if let Some(layer) = self.layers.get(hit.layer as usize) {
            layer.postings(scan, hit, out);
        }
    }

    /// Every form with its postings, layer by layer in key order; for near misses and checks.
    pub fn for_each(&self, mut each: impl FnMut(&str, &[Posting])) {
        for layer in &self.layers {
            layer.for_each(&mut each);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Shape;

    #[test]
    fn postings_unpack_what_was_packed() {
        let features = Features::new(Shape::Noun).with(Features::BOUND | Features::PLURAL);
        for sense in [
            Sense::Name(ActorId(3499), NameKind::Acronym),
            Sense::Place(PlaceId(2200)),
            Sense::Block,
            Sense::Agent(77, features),
            Sense::Predicate(1_000_000, features),
            Sense::Function(12),
            Sense::Fact(40),
        ] {
            for caps in [Caps::Any, Caps::Initial, Caps::All] {
                let posting = Posting::new(sense, caps, "روسيا");
                assert_eq!((posting.sense(), posting.caps()), (sense, caps));
            }
        }
    }
}
