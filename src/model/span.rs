//! Typed stretches of a document's text, and the way from bytes to code points.

use serde::{Deserialize, Serialize};

/// A stretch of the document's text, in bytes of UTF-8, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from `start` to `end` (bytes, end exclusive).
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// The words of the text under this span.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// The smallest span that holds both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Byte offset → code point offset for one text, in constant time a query.
///
/// The public contract counts Unicode code points, the engine counts bytes; this is the only bridge.
#[derive(Debug)]
pub struct CodePoints<'t> {
    text: &'t str,
    marks: Vec<u32>,
}

const STRIDE: usize = 128;

impl<'t> CodePoints<'t> {
    /// Counts once through `text`.
    pub fn new(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0u32;
        for piece in bytes.chunks(STRIDE) {
            marks.push(count);
            count += piece.iter().filter(|b| (**b as i8) >= -0x40).count() as u32;
        }
        marks.push(count);
        CodePoints { text, marks }
    }

    /// Code points before byte `at` (which must be a character boundary or the end).
    pub fn at(&self, at: u32) -> u32 {
        let at = at as usize;
        let mark = at / STRIDE;
        let from = mark * STRIDE;
        let head = self.marks.get(mark).copied().unwrap_or(0);
        let rest = self.text.as_bytes()[from.min(at)..at].iter().filter(|b| (**b as i8) >= -0x40).count();
        head + rest as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting() {
        let text = "قالت موسكو Moscow said. ".repeat(40);
        let points = CodePoints::new(&text);
        for (n, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte as u32), n as u32);
        }
        assert_eq!(points.at(text.len() as u32) as usize, text.chars().count());
        let exact = "a".repeat(STRIDE);
        assert_eq!(CodePoints::new(&exact).at(STRIDE as u32) as usize, STRIDE);
    }
}
