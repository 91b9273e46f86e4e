//! The dictionary of one language: an `fst` over folded forms, postings of eight bytes each.
//!
//! A posting packs kind (4 bits), payload (20), features (16) and a hash of the exact spelling (24), so the built-in
//! dictionary is used where it lies in the binary, without decoding.

use super::scan::Scan;
use crate::model::{ActorId, Features, NameKind, PlaceId};
use std::borrow::Cow;
use std::collections::BTreeMap;

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

    fn exact(self) -> u32 {
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
fn exact_hash(text: &str) -> u32 {
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
    layer: u8,
}

/// The compiled dictionary: one layer of forms, and those that were laid over it.
#[derive(Debug)]
pub struct Lexicon {
    layers: Vec<Layer>,
}

/// Forms and what they mean; borrowed from the binary or owned.
#[derive(Debug)]
struct Layer {
    map: fst::Map<Cow<'static, [u8]>>,
    postings: Cow<'static, [u8]>,
}

/// Collects forms, then freezes into the two tables of a [`Lexicon`].
#[derive(Debug, Default)]
pub struct LexiconBuilder {
    entries: BTreeMap<String, Vec<Posting>>,
}

impl LexiconBuilder {
    /// Adds a meaning to a folded key.
    pub fn add(&mut self, key: &str, posting: Posting) {
        let list = self.entries.entry(key.to_owned()).or_default();
        if !list.contains(&posting) {
            list.push(posting);
        }
    }

    /// Whether a folded key has any meaning.
    pub fn has(&self, key: &str) -> bool {
        self.entries.contains_key(key)
    }

    /// The `fst` bytes and the postings bytes.
    pub fn freeze(self) -> Result<(Vec<u8>, Vec<u8>), String> {
        let mut map = fst::MapBuilder::memory();
        let mut postings = Vec::new();
        for (key, mut list) in self.entries {
            list.sort();
            if list.len() > 255 {
                return Err(format!("{key:?} has {} meanings, 255 at most", list.len()));
            }
            let start = (postings.len() / 8) as u64;
            map.insert(&key, start << 8 | list.len() as u64).map_err(|e| e.to_string())?;
            postings.extend(list.iter().flat_map(|p| p.0.to_le_bytes()));
        }
        Ok((map.into_inner().map_err(|e| e.to_string())?, postings))
    }
}

impl Lexicon {
    /// Opens the two tables.
    pub fn open(map: Cow<'static, [u8]>, postings: Cow<'static, [u8]>) -> Result<Self, String> {
        let mut lexicon = Lexicon { layers: Vec::with_capacity(1) };
        lexicon.lay_over(map, postings)?;
        Ok(lexicon)
    }

    /// Adds the forms of two more tables; what is known already keeps its meanings, and comes first.
    pub fn lay_over(&mut self, map: Cow<'static, [u8]>, postings: Cow<'static, [u8]>) -> Result<(), String> {
        if self.layers.len() > u8::MAX as usize {
            return Err("too many dictionaries, 255 at most".to_owned());
        }
        self.layers.push(Layer { map: fst::Map::new(map).map_err(|e| e.to_string())?, postings });
        Ok(())
    }

    /// Number of forms, counted in each layer that has them.
    pub fn len(&self) -> usize {
        self.layers.iter().map(|l| l.map.len()).sum()
    }

    /// Whether no form is known.
    pub fn is_empty(&self) -> bool {
        self.layers.iter().all(|l| l.map.is_empty())
    }

    /// Every meaning of exactly these folded words.
    pub fn meanings(&self, folded: &str) -> Vec<Sense> {
        let mut found = Vec::new();
        for layer in &self.layers {
            let list = layer.map.get(folded).unwrap_or(0);
            let range = (list >> 8) as usize..(list >> 8) as usize + (list & 255) as usize;
            found.extend(range.filter_map(|i| layer.posting(i)).map(Posting::sense));
        }
        found
    }

    /// Walks from byte `from` of the arena, after supplying `supplied`, and reports every form that ends at a token's
    /// end, or inside a token (`left` bytes before its end), longest last.
    pub fn walk(&self, scan: &Scan, from: usize, supplied: &'static str, inside: bool, found: &mut Vec<Hit>) {
        for (number, layer) in self.layers.iter().enumerate() {
            layer.walk(number as u8, scan, from, supplied, inside, found);
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

impl Layer {
    fn posting(&self, i: usize) -> Option<Posting> {
        let bytes = self.postings.get(i * 8..i * 8 + 8)?;
        Some(Posting(u64::from_le_bytes(bytes.try_into().ok()?)))
    }

    fn walk(&self, layer: u8, scan: &Scan, from: usize, supplied: &'static str, inside: bool, found: &mut Vec<Hit>) {
        let raw = self.map.as_fst();
        let mut node = raw.root();
        let mut value = 0u64;
        let bytes = scan.folded.as_bytes();
        let mut tokens = 1u16;
        let supply = supplied.as_bytes();
        let mut at = from;
        let mut fed = 0;
        loop {
            let byte = if fed < supply.len() {
                supply[fed]
            } else if at < bytes.len() {
                bytes[at]
            } else {
                return;
            };
            let Some(i) = node.find_input(byte) else { return };
            let step = node.transition(i);
            value += step.out.value();
            node = raw.node(step.addr);
            if fed < supply.len() {
                fed += 1;
                continue;
            }
            if byte == b' ' {
                tokens += 1;
            }
            at += 1;
            if node.is_final() && at > from {
                let total = value + node.final_output().value();
                let at_end = bytes.get(at) == Some(&b' ');
                if at_end || inside {
                    let left = if at_end {
                        0
                    } else {
                        bytes[at..].iter().position(|b| *b == b' ').unwrap_or(bytes.len() - at)
                    };
                    found.push(Hit {
                        tokens,
                        left: left as u16,
                        list: ((total >> 8) as u32, total as u8),
                        at: from as u32,
                        end: at as u32,
                        supplied,
                        layer,
                    });
                }
            }
        }
    }

    fn postings(&self, scan: &Scan, hit: &Hit, out: &mut Vec<(Posting, bool)>) {
        let (start, len) = hit.list;
        let hash = if hit.supplied.is_empty() {
            exact_hash(&scan.exact[hit.at as usize..hit.end as usize])
        } else {
            exact_hash(&format!("{}{}", hit.supplied, &scan.exact[hit.at as usize..hit.end as usize]))
        };
        let first = out.len();
        for i in start as usize..start as usize + len as usize {
            let Some(posting) = self.posting(i) else { return };
            out.push((posting, posting.exact() == hash));
        }
        if out[first..].iter().any(|(_, exact)| *exact) {
            let mut keep = first;
            for i in first..out.len() {
                if out[i].1 {
                    out.swap(keep, i);
                    keep += 1;
                }
            }
            out.truncate(keep);
        }
    }

    fn for_each(&self, each: &mut impl FnMut(&str, &[Posting])) {
        use fst::Streamer;
        let mut stream = self.map.stream();
        let mut list = Vec::new();
        while let Some((key, value)) = stream.next() {
            let range = (value >> 8) as usize..(value >> 8) as usize + (value & 255) as usize;
            list.clear();
            list.extend(range.filter_map(|i| self.posting(i)));
            each(&String::from_utf8_lossy(key), &list);
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
