//! A set of classes, asked in one step.

use serde::{Deserialize, Serialize};

/// Any of the 256 classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassSet([u64; 4]);

impl ClassSet {
    /// Adds a class.
    pub fn insert(&mut self, class: u8) {
        self.0[usize::from(class >> 6)] |= 1 << (class & 63);
    }

    /// Whether a class is in it.
    pub fn has(&self, class: u8) -> bool {
        self.0[usize::from(class >> 6)] >> (class & 63) & 1 != 0
    }

    /// The classes of both.
    pub fn or(self, other: &ClassSet) -> ClassSet {
        let mut both = self;
        both.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
        both
    }

    /// Whether the two have a class in common.
    pub fn meets(&self, other: &ClassSet) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

impl FromIterator<u8> for ClassSet {
    fn from_iter<I: IntoIterator<Item = u8>>(classes: I) -> Self {
        let mut set = ClassSet::default();
        classes.into_iter().for_each(|class| set.insert(class));
        set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_what_was_put_in() {
        let mut set = ClassSet::default();
        [0, 63, 64, 255].iter().for_each(|c| set.insert(*c));
        let found: Vec<u8> = (0..=255).filter(|c| set.has(*c)).collect();
        assert_eq!(found, [0, 63, 64, 255]);
        let other: ClassSet = [1, 64].into_iter().collect();
        assert!(set.meets(&other) && !set.meets(&[1, 65].into_iter().collect()));
    }
}
