//! First words of a dictionary's forms, by hash: most words of a text begin no form, and one probe says so.
//!
//! An entry tells where the word's own meanings stand and from which state of the `fst` longer forms go on, so that
//! only those are walked byte by byte. Two words of one hash of 64 bits are taken for each other; `freeze` refuses
//! dictionaries in which that happens.

use super::word_table::hash;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What begins with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// First posting of the word alone, and how many there are; none where it only begins longer forms.
    pub list: (u32, u8),
    /// The state after the word and a space: address and value so far; address 0 where no form goes on.
    pub next: (u32, u32),
}

/// Bytes of an entry: hash, first posting and number of postings, address, value; little-endian.
const SLOT: usize = 20;

/// The table as it lies in the binary. A free slot has neither postings nor an address.
#[derive(Debug)]
pub(super) struct Heads {
    bytes: Cow<'static, [u8]>,
}

impl Heads {
    pub fn open(bytes: Cow<'static, [u8]>) -> Result<Self, String> {
        let whole = bytes.len().is_multiple_of(SLOT);
        if whole { Ok(Heads { bytes }) } else { Err("the table of first words is cut off".to_owned()) }
    }

    /// What begins with a folded word.
    pub fn get(&self, word: &str) -> Option<Head> {
        let size = self.bytes.len() / SLOT;
        let wanted = hash(word.as_bytes());
        let mut probe = home(wanted, size);
        // Some slot is free, but the bytes may be anybody's.
        for _ in 0..size {
            let slot: &[u8; SLOT] = self.bytes.get(probe * SLOT..)?.first_chunk()?;
            let (found, head) = unpack(slot);
            if head == Head::default() {
                return None;
            }
            if found == wanted {
                return Some(head);
            }
            probe = if probe + 1 == size { 0 } else { probe + 1 };
        }
        None
    }

    /// The table for these first words.
    pub fn freeze(heads: &BTreeMap<&str, Head>) -> Result<Vec<u8>, String> {
        let size = heads.len() + heads.len() / 2 + 1;
        let mut slots: Vec<Option<(u64, Head)>> = vec![None; size];
        for (word, head) in heads {
            let hash = hash(word.as_bytes());
            let mut probe = home(hash, size);
            while let Some((other, _)) = slots[probe] {
                if other == hash {
                    return Err(format!("{word:?} and another first word have the same hash"));
                }
                probe = (probe + 1) % size;
            }
            slots[probe] = Some((hash, *head));
        }
        Ok(slots.into_iter().flat_map(|slot| slot.map_or([0; SLOT], |(hash, head)| pack(hash, head))).collect())
    }
}

/// The slot where a hash is looked for first; its higher bits decide.
fn home(hash: u64, size: usize) -> usize {
    ((u128::from(hash) * size as u128) >> 64) as usize
}

fn pack(hash: u64, head: Head) -> [u8; SLOT] {
    let mut slot = [0; SLOT];
    slot[..8].copy_from_slice(&hash.to_le_bytes());
    slot[8..12].copy_from_slice(&(head.list.0 << 8 | u32::from(head.list.1)).to_le_bytes());
    slot[12..16].copy_from_slice(&head.next.0.to_le_bytes());
    slot[16..].copy_from_slice(&head.next.1.to_le_bytes());
    slot
}

fn unpack(slot: &[u8; SLOT]) -> (u64, Head) {
    let [a, b, c, d, e, f, g, h, rest @ ..] = *slot;
    let [i, j, k, l, m, n, o, p, q, r, s, t] = rest;
    let list = u32::from_le_bytes([i, j, k, l]);
    let next = (u32::from_le_bytes([m, n, o, p]), u32::from_le_bytes([q, r, s, t]));
    (u64::from_le_bytes([a, b, c, d, e, f, g, h]), Head { list: (list >> 8, list as u8), next })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_first_word_is_found_again() {
        let names: Vec<String> = (0..100).map(|n| format!("word{n}")).collect();
        let head = |n: usize| Head { list: (n as u32, 1 + n as u8), next: (n as u32 * 7, n as u32 * 9) };
        let heads: BTreeMap<&str, Head> = names.iter().enumerate().map(|(n, w)| (w.as_str(), head(n))).collect();
        let table = Heads::open(Heads::freeze(&heads).unwrap().into()).unwrap();
        for (n, name) in names.iter().enumerate() {
            assert_eq!(table.get(name), Some(head(n)));
        }
        assert_eq!(table.get("word"), None);
        assert_eq!(Heads::open(Vec::new().into()).unwrap().get("word"), None);
        assert!(Heads::open(vec![0; SLOT - 1].into()).is_err());
    }
}
