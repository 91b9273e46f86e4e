//! Nouns from their written singular: accusative, dual, plural, and what a pronoun suffix does to the last letter.
//!
//! What lives here: spelling rules that need only the word as it stands in a lexicon.
//! What may not: the article and the clitics (stripped at look-up), roots, broken plurals (they are data).
//! Who comes next: the Arabic lexicon is filled from `noun_forms`.

use super::{Form, Inventory};
use crate::model::{Features, Shape};

/// Letters that do not join the next one; a hamza after them stands alone before an ending.
const SEPARATE: [char; 8] = ['ا', 'د', 'ذ', 'ر', 'ز', 'و', 'أ', 'آ'];

/// The forms of a noun of action: singular, indefinite accusative, dual, plural, each with its spelling before a
/// pronoun where that differs.
///
/// `noun` is the singular without the article; `plurals` are its plurals, and when there are none the one in -ات is
/// formed. A noun in ة is feminine. A noun or plural in the ي that an indefinite loses (تحد، التحدي; مساع، المساعي)
/// also gets its short form.
pub fn noun_forms(noun: &str, plurals: &[&str]) -> Vec<Form> {
    let mut out = Inventory::default();
    let gender = if noun.ends_with('ة') { Features::FEMININE } else { 0 };
    let mark = |flags: u16| Features::new(Shape::Noun).with(flags | gender);
    out.push(noun.to_string(), mark(0));
    add_bound(noun, mark(0), &mut out);
    if let Some(text) = accusative(noun) {
        out.push(text, mark(Features::ACCUSATIVE));
    }
    let short = short_form(noun);
    if let Some(text) = short {
        out.push(text.to_string(), mark(0));
    }
    for ending in ["ا", "ي"] {
        let bound = joined(noun, ending);
        out.push(format!("{bound}ن"), mark(Features::DUAL));
        out.push(bound, mark(Features::DUAL | Features::BOUND));
    }
    let regular = [regular_plural(noun)];
    let default: Vec<&str> = regular.iter().map(String::as_str).collect();
    for plural in if plurals.is_empty() { &default } else { plurals } {
        add_plural(plural, mark(Features::PLURAL), &mut out);
    }
    out.into_forms()
}

/// The plural in -ات.
fn regular_plural(noun: &str) -> String {
    let stem = noun.strip_suffix('ة').unwrap_or(noun);
    // The ā of مباراة gives way to its ي like any final ā.
    joined(stem, "ات")
}

fn add_plural(plural: &str, features: Features, out: &mut Inventory) {
    // A sound masculine plural has an oblique, and loses its ن before a pronoun.
    if let Some(stem) = plural.strip_suffix("ون").filter(|s| s.chars().count() > 2) {
        for ending in ['و', 'ي'] {
            out.push(format!("{stem}{ending}ن"), features);
            out.push(format!("{stem}{ending}"), features.with(Features::BOUND));
        }
        return;
    }
    out.push(plural.to_string(), features);
    add_bound(plural, features, out);
    if let Some(text) = short_form(plural) {
        out.push(text.to_string(), features);
        return;
    }
    // Neither -ات nor a diptote has the alif.
    let bare = plural.ends_with("ات") || is_diptote(plural);
    if let Some(text) = accusative(plural).filter(|_| !bare) {
        out.push(text, features.with(Features::ACCUSATIVE));
    }
}

/// The indefinite accusative with its alif, or nothing where no alif is written (ة، اء، أ، ى).
pub(super) fn accusative(text: &str) -> Option<String> {
    let last = text.chars().last()?;
    if text.ends_with("اء") || matches!(last, 'ة' | 'أ' | 'ى' | 'ا') { None } else { Some(joined(text, "ا")) }
}

/// A word with an ending that starts with a vowel: the last letter takes its inner shape first.
fn joined(word: &str, ending: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let last = letters.pop();
    let before = letters.last().copied().unwrap_or('ا');
    let stem: String = letters.into_iter().collect();
    match last {
        Some('ة') => format!("{stem}ت{ending}"),
        Some('ى' | 'ا') => format!("{stem}ي{ending}"),
        Some('أ') if ending.starts_with('ا') => format!("{stem}آ{}", &ending['ا'.len_utf8()..]),
        Some('ء') if !SEPARATE.contains(&before) => format!("{stem}ئ{ending}"),
        _ => format!("{word}{ending}"),
    }
}

fn add_bound(text: &str, features: Features, out: &mut Inventory) {
    let bound = features.with(Features::BOUND);
    if let Some(stem) = text.strip_suffix('ة') {
        out.push(format!("{stem}ت"), bound);
    } else if let Some(stem) = text.strip_suffix('ى') {
        out.push(format!("{stem}ا"), bound);
    } else if let Some(stem) = text.strip_suffix('ء') {
        // The case vowel decides the seat: لقاؤه، لقائه.
        out.push(format!("{stem}ؤ"), bound);
        out.push(format!("{stem}ئ"), bound);
    }
}

/// The indefinite of a noun in final ī (تحدٍّ، مساعٍ): masdars in تـ and plurals with ا before their last consonant.
/// Words whose ي is a full consonant (سعي، نفي) have neither shape.
fn short_form(text: &str) -> Option<&str> {
    let letters: Vec<char> = text.chars().collect();
    let n = letters.len();
    let is_masdar = n >= 4 && letters[0] == 'ت';
    let is_plural = n == 5 && letters[2] == 'ا';
    if is_masdar || is_plural { text.strip_suffix('ي') } else { None }
}

/// Plurals of the shape مذابح، صواريخ take no accusative alif.
fn is_diptote(plural: &str) -> bool {
    let letters: Vec<char> = plural.chars().collect();
    letters.len() >= 5 && letters[2] == 'ا'
}
