//! Whether a word begins or ends with letters that are written onto words: asked many times for every token.
//!
//! The byte that tells most letters apart, the last of each, is compared before all others.

/// Whether a word begins with an affix.
pub(super) fn begins(word: &str, affix: &str) -> bool {
    let Some(last) = affix.len().checked_sub(1) else { return true };
    word.as_bytes().get(last) == affix.as_bytes().last() && word.starts_with(affix)
}

/// Whether a word ends with an affix.
pub(super) fn ends(word: &str, affix: &str) -> bool {
    affix.is_empty() || word.as_bytes().last() == affix.as_bytes().last() && word.ends_with(affix)
}

/// What an affix leaves of a word that begins with it and goes on.
pub(super) fn without<'w>(word: &'w str, affix: &str) -> Option<&'w str> {
    if word.len() > affix.len() && begins(word, affix) { word.get(affix.len()..) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_are_found_as_the_library_finds_them() {
        for word in ["", "ف", "في", "فيه", "x", "xy"] {
            for affix in ["", "ف", "في", "يه", "ه", "y", "xyz"] {
                assert_eq!(begins(word, affix), word.starts_with(affix), "{word} {affix}");
                assert_eq!(ends(word, affix), word.ends_with(affix), "{word} {affix}");
                let rest = word.strip_prefix(affix).filter(|rest| !rest.is_empty());
                assert_eq!(without(word, affix), rest, "{word} {affix}");
            }
        }
    }
}
