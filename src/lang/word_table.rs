//! A hash table from words to rows that stand together, for small vocabularies that every token is asked for.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Open addressing over a power of two of slots, at most half of them taken.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct WordTable {
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Slot {
    hash: u32,
    first: u32,
    /// Rows of the word; 0 in a slot that is free.
    count: u16,
}

impl WordTable {
    /// Indexes rows by their words, in order; those of one word stand side by side.
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>) -> Self {
        let mut groups: Vec<(&str, Slot)> = Vec::new();
        for (row, word) in words.into_iter().enumerate() {
            match groups.last_mut() {
                Some((last, slot)) if *last == word => slot.count = slot.count.saturating_add(1),
                _ => groups.push((word, Slot { hash: short_hash(word), first: row as u32, count: 1 })),
            }
        }
        let size = (groups.len() * 2).next_power_of_two();
        let mut slots = vec![Slot::default(); size];
        for (_, slot) in groups {
            let mut probe = slot.hash as usize & (size - 1);
            while slots[probe].count != 0 {
                probe = (probe + 1) & (size - 1);
            }
            slots[probe] = slot;
        }
        WordTable { slots }
    }

    /// The rows of a word; `is` says whether a row is of the word that was asked for.
    pub fn rows(&self, word: &str, is: impl Fn(usize) -> bool) -> Range<usize> {
        let Some(mask) = self.slots.len().checked_sub(1) else { return 0..0 };
        let hash = short_hash(word);
        let mut probe = hash as usize & mask;
        loop {
            let slot = self.slots[probe];
            let first = slot.first as usize;
            if slot.count == 0 {
                return 0..0;
            }
            if slot.hash == hash && is(first) {
                return first..first + slot.count as usize;
            }
            probe = (probe + 1) & mask;
        }
    }
}

fn short_hash(word: &str) -> u32 {
    (hash(word.as_bytes()) >> 32) as u32
}

/// Eight bytes at a time, the same on every machine; the higher bits are the better ones.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mix = |hash: u64, piece: u64| (hash.rotate_left(26) ^ piece).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut hash = bytes.len() as u64;
    // What is left of the last piece is read together with bytes before it.
    let last = match (bytes, bytes.last_chunk::<8>(), bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (_, Some(last), ..) => {
            for piece in bytes.as_chunks::<8>().0 {
                hash = mix(hash, u64::from_le_bytes(*piece));
            }
            u64::from_le_bytes(*last)
        }
        (_, _, Some(a), Some(b)) => u64::from(u32::from_le_bytes(*a)) | u64::from(u32::from_le_bytes(*b)) << 32,
        ([a, .., c], ..) => u64::from(*a) | u64::from(bytes[bytes.len() / 2]) << 8 | u64::from(*c) << 16,
        ([a], ..) => u64::from(*a),
        ([], ..) => 0,
    };
    hash = mix(hash, last);
    mix(hash, hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_rows_and_no_other_word_has_any() {
        let words = ["after", "after", "before", "since", "since", "since"];
        let table = WordTable::new(words);
        let rows = |word: &str| table.rows(word, |n| words[n] == word);
        assert_eq!([rows("after"), rows("before"), rows("since"), rows("until")], [0..2, 2..3, 3..6, 0..0]);
        assert_eq!(WordTable::default().rows("after", |_| true), 0..0);
        assert_eq!(WordTable::new([]).rows("after", |_| true), 0..0);
    }
}
