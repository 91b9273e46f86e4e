//! What the shape of a record tells: how its names are written, what kind of actor it is.

use crate::model::ActorKind;

/// `VLADIMIR PUTIN` → `Vladimir Putin`; words with stops ("U.S.") and text with small letters stay.
pub(super) fn capitalised(text: &str) -> String {
    if text.chars().any(char::is_lowercase) {
        return text.to_owned();
    }
    let word = |word: &str| {
        if word.contains('.') {
            return word.to_owned();
        }
        let mut first = true;
        let mut out = String::with_capacity(word.len());
        for c in word.chars() {
            if first || !c.is_alphabetic() {
                out.push(c);
            } else {
                out.extend(c.to_lowercase());
            }
            first = c == '-' || (first && !c.is_alphabetic());
        }
        out
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A name as the last part of an id.
pub(super) fn slug(folded: &str) -> String {
    let mut out = String::new();
    for c in folded.chars() {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_owned()
}

/// What a code, its being dated and a name of several words make likely. Nothing says it in so many words.
pub(super) fn kind_of(code: &str, dated: bool, several_words: bool) -> ActorKind {
    if code.starts_with("IGO") {
        return ActorKind::Igo;
    }
    if code.starts_with("NGO") {
        return ActorKind::Ngo;
    }
    if code.starts_with("IMG") {
        return ActorKind::ArmedGroup;
    }
    match code.get(3..6).unwrap_or("") {
        "" => ActorKind::Territory,
        "REB" | "UAF" | "PRM" => ActorKind::ArmedGroup,
        "JRN" => ActorKind::Media,
        "PTY" => ActorKind::Party,
        "ELI" => ActorKind::Person,
        "OPP" if !dated => ActorKind::Party,
        "CVL" | "REF" | "SOC" | "REL" if !dated => ActorKind::People,
        _ if dated && several_words => ActorKind::Person,
        _ => ActorKind::Organ,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_come_down() {
        for (loud, plain) in [
            ("KARL MÜSSLER", "Karl Müssler"),
            ("U.S. AIR FORCE", "U.S. Air Force"),
            ("ABD AL-RAHMAN", "Abd Al-Rahman"),
            ("SANA'A", "Sana'a"),
            ("McAdam", "McAdam"),
            ("بوردوريا", "بوردوريا"),
        ] {
            assert_eq!(capitalised(loud), plain);
        }
        assert_eq!(slug("karl mussler, jr."), "karl_mussler_jr");
    }
}
