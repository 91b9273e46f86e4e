//! What a marker says of the noun or party under it, and the verb over a noun.

use super::Drafter;
use crate::clause::NodeId;

impl Drafter<'_> {
    /// The nearest verb that governs a node.
    pub(super) fn verb_above(&self, id: NodeId) -> Option<NodeId> {
        let mut at = self.node(id).parent?;
        for _ in 0..6 {
            if self.node(at).verbal && !self.node(at).subject.is_empty() {
                return Some(at);
            }
            at = self.node(at).parent?;
        }
        None
    }

    /// A noun under a marker of purpose: «لإقناع».
    pub(super) fn purpose(&self, id: NodeId) -> bool {
        self.is_among(self.node(id).marker, &self.language.tables.config.purpose_markers)
    }

    /// Whether a marker is one of a list of written ones.
    pub(super) fn is_among(&self, marker: u8, list: &[String]) -> bool {
        let text = self.language.tables.markers.get(marker as usize).map(String::as_str).unwrap_or("");
        list.iter().any(|m| m == text)
    }

    pub(super) fn is_place_marker(&self, marker: u8) -> bool {
        self.is_among(marker, &self.language.tables.config.place_markers)
    }

    /// "with", «بين»: a party to what is done together.
    pub(super) fn is_with_marker(&self, marker: u8) -> bool {
        self.is_among(marker, &self.language.tables.config.with_markers)
    }

    pub(super) fn is_owner_marker(&self, marker: u8) -> bool {
        self.is_among(marker, &self.language.tables.config.owner_markers)
    }
}
