//! How the words of a small set begin: one bit tells whether one of them may begin where we stand.

use crate::pattern::ClassSet;
use serde::{Deserialize, Serialize};

/// The first two letters of each word, as classes; words of one letter have all classes of that letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Starts(ClassSet);

impl Starts {
    /// Whether a word of the set may begin here; `false` is certain.
    pub fn may_begin(&self, here: &[u8]) -> bool {
        letters(here).is_some_and(|(first, second)| self.0.has(class(first, second.unwrap_or(0))))
    }
}

impl<'w> FromIterator<&'w str> for Starts {
    fn from_iter<I: IntoIterator<Item = &'w str>>(words: I) -> Self {
        let mut set = ClassSet::default();
        for word in words {
            match letters(word.as_bytes()) {
                Some((first, Some(second))) => set.insert(class(first, second)),
                Some((first, None)) => (0..16).for_each(|second| set.insert(class(first, second))),
                None => {}
            }
        }
        Starts(set)
    }
}

/// A byte of each of the first two letters: of letters of several bytes the second, which tells more than the first.
fn letters(word: &[u8]) -> Option<(u8, Option<u8>)> {
    match *word {
        [] => None,
        [first, ref rest @ ..] if first.is_ascii() => Some((first, rest.first().copied())),
        [lead] => Some((lead, None)),
        [_, first, ref rest @ ..] => Some((first, rest.get(1).copied())),
    }
}

/// Neighbours in an alphabet have different low bits.
fn class(first: u8, second: u8) -> u8 {
    first << 4 | second & 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_may_begin_with_itself() {
        let words = ["strike", "go", "a", "*", "٭", "ضرب", "في", "و", "é", "日本"];
        let starts: Starts = words.into_iter().collect();
        for word in words {
            let longer = format!("{word}s");
            assert!(starts.may_begin(word.as_bytes()) && starts.may_begin(longer.as_bytes()), "{word}");
        }
        assert!(!starts.may_begin("the".as_bytes()) && !starts.may_begin("قال".as_bytes()) && !starts.may_begin(b""));
    }
}
