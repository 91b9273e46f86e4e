//! Reading actor codes: which country or body a code belongs to, and which events have two equal sides.

use crate::model::{Class, Event, Party};
use std::collections::BTreeSet;

/// The state or body of an actor code: `TUR` of `TURGOV`, `IGOUNO` of `IGOUNOMED`.
///
/// Codes without a state keep their first three letters (`NGO`, `REB`); a shorter code is returned whole.
pub fn country_part(code: &str) -> &str {
    let length = if code.starts_with("IGO") { 6 } else { 3 };
    code.get(..length).unwrap_or(code)
}

/// Whether several parties did it together and to each other: met, agreed, clashed.
pub fn is_mutual(event: &Event) -> bool {
    event.is_mutual()
}

/// Whether it means the same when its sides change places: mutual events, and talks, where "A visited B" and "A and B
/// met" tell one happening.
pub(super) fn is_order_free(event: &Event) -> bool {
    event.class == Class::Consult || is_mutual(event)
}

/// Countries of a side, without empty codes.
pub(super) fn countries(parties: &[Party]) -> BTreeSet<&str> {
    parties.iter().map(|p| country_part(&p.code)).filter(|c| !c.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn country_parts() {
        let cases = [
            ("TURGOV", "TUR"),
            ("TUR", "TUR"),
            ("IGOUNO", "IGOUNO"),
            ("IGOUNOMED", "IGOUNO"),
            ("IGO", "IGO"),
            ("T", "T"),
            ("", ""),
            ("تركيا", "تركيا"),
        ];
        for (code, part) in cases {
            assert_eq!(country_part(code), part);
        }
    }
}
