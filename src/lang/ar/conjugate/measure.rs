//! The measures of the Arabic verb, by their number.
//!
//! What lives here: the names, and the facts about a measure that need no root.
//! What may not: roots, stems, letters.
//! Who comes next: `stems` gives each measure its pattern.

/// The verb measures. IX and the fourth quadriliteral are here because they cost one line each.
#[expect(clippy::upper_case_acronyms, reason = "Roman numerals, as every grammar writes them")]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Measure {
    I,
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    IX,
    X,
    QI,
    QII,
    QIV,
}

impl Measure {
    /// The measure of this name in the lexicon.
    pub(super) fn parse(name: &str) -> Option<Self> {
        use Measure::*;
        Some(match name {
            "I" => I,
            "II" => II,
            "III" => III,
            "IV" => IV,
            "V" => V,
            "VI" => VI,
            "VII" => VII,
            "VIII" => VIII,
            "IX" => IX,
            "X" => X,
            "QI" => QI,
            "QII" => QII,
            "QIV" => QIV,
            _ => return None,
        })
    }

    /// Whether a passive exists and can be spelt differently from the active.
    pub(super) fn has_passive(self) -> bool {
        use Measure::*;
        !matches!(self, VII | IX | QI | QII | QIV)
    }

    /// Vowel of the imperfect prefix in the active.
    pub(super) fn prefix_vowel(self) -> char {
        use Measure::*;
        if matches!(self, II | III | IV | QI) { 'u' } else { 'a' }
    }
}
