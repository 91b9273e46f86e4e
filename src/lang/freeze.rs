//! Forms to the tables of a dictionary, as they lie in the binary.

use super::heads::{Head, Heads};
use super::layer::range_of;
use super::lexicon::Posting;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The tables of one layer as bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Frozen {
    /// `fst` map from folded form to posting range.
    pub map: Cow<'static, [u8]>,
    /// First words of the forms.
    pub heads: Cow<'static, [u8]>,
    /// Postings, eight bytes each.
    pub postings: Cow<'static, [u8]>,
}

/// Collects forms, then freezes into the tables of a [`Lexicon`].
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

    /// The tables.
    pub fn freeze(self) -> Result<Frozen, String> {
        let mut map = fst::MapBuilder::memory();
        let mut postings = Vec::new();
        for (key, list) in &self.entries {
            let mut list = list.clone();
            list.sort();
            if list.len() > 255 {
                return Err(format!("{key:?} has {} meanings, 255 at most", list.len()));
            }
            let start = (postings.len() / 8) as u64;
            if start >= MOST_POSTINGS {
                return Err(format!("more than {MOST_POSTINGS} meanings"));
            }
            map.insert(key, start << 8 | list.len() as u64).map_err(|e| e.to_string())?;
            postings.extend(list.iter().flat_map(|p| p.pack()));
        }
        let map = fst::Map::new(map.into_inner().map_err(|e| e.to_string())?).map_err(|e| e.to_string())?;
        let mut heads: BTreeMap<&str, Head> = BTreeMap::new();
        for key in self.entries.keys() {
            let word = key.split(' ').next().unwrap_or_default();
            if !heads.contains_key(word) {
                heads.insert(word, head_of(&map, word)?);
            }
        }
        let heads = Heads::freeze(&heads)?;
        Ok(Frozen { map: map.into_fst().into_inner().into(), heads: heads.into(), postings: postings.into() })
    }
}

/// A range of postings is kept in 32 bits, eight of them for its length.
const MOST_POSTINGS: u64 = 1 << 24;

/// What the map has under a first word.
fn head_of(map: &fst::Map<Vec<u8>>, word: &str) -> Result<Head, String> {
    let raw = map.as_fst();
    let list = map.get(word).unwrap_or(0);
    let mut node = raw.root();
    let mut value = 0;
    for byte in word.bytes().chain([b' ']) {
        let Some(i) = node.find_input(byte) else {
            return Ok(Head { list: range_of(list), next: (0, 0) });
        };
        let step = node.transition(i);
        value += step.out.value();
        node = raw.node(step.addr);
    }
    match (u32::try_from(node.addr()), u32::try_from(value)) {
        (Ok(address), Ok(value)) => Ok(Head { list: range_of(list), next: (address, value) }),
        _ => Err("the dictionary is too large".to_owned()),
    }
}
