//! From sounds to letters: Arabic orthography as rules.
//!
//! What lives here: the transcription the conjugator works in, and the one place that turns it into unpointed
//! spelling: hamza seats, maddah, final ى against ا, ة against ت, the silent alif of وا, shadda.
//! What may not: knowing verbs, measures, persons, or any particular word.
//! Who comes next: `stems` builds transcriptions, `finite` and `nominal` spell them.
//!
//! The transcription keeps Arabic letters for consonants (hamza is always the bare ء) and Latin ones for the rest:
//! `a i u` short, `A I U` long, `Y` the final ā written ى, `ة` the feminine ending, `#` the silent alif after a
//! plural و. A consonant written twice in a row is doubled (shadda) and is spelt once. A leading short vowel is
//! the joining alif.

/// Which of two accepted spellings of a hamza before ū to write.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// The school rule: بدؤوا، جاؤوا، مسؤول.
    Rule,
    /// What many newspapers print: بدأوا، جاءوا، مسئول.
    Press,
}

/// The spelling of a whole word.
pub(super) fn spell(sounds: &str, usage: Usage) -> String {
    let sounds = smooth(sounds);
    let mut text = String::new();
    let mut at = 0;
    while at < sounds.len() {
        let sound = sounds[at];
        let last = at + 1 == sounds.len();
        match sound {
            'a' | 'i' | 'u' if at == 0 => text.push('ا'),
            'a' | 'i' | 'u' => {}
            'A' => text.push('ا'),
            'I' => text.push('ي'),
            'U' => text.push('و'),
            'Y' => text.push('ى'),
            '#' if last => text.push('ا'),
            '#' => {}
            'ة' => text.push(if last { 'ة' } else { 'ت' }),
            // The first half of a doubled consonant: the second half writes it.
            _ if sounds.get(at + 1) == Some(&sound) => {}
            'ء' => {
                let seat = seat(&sounds, at, usage);
                text.push(seat);
                if seat == 'آ' {
                    at += 1; // the maddah has swallowed the long vowel
                }
            }
            _ => text.push(sound),
        }
        at += 1;
    }
    text
}

/// The spelling of a word before a pronoun suffix, without the suffix: ى becomes ا, ة becomes ت, وا becomes و, and a
/// final hamza finds the seat it has inside a word.
pub(super) fn spell_bound(sounds: &str, usage: Usage) -> String {
    let mut text = spell(&format!("{sounds}ه"), usage);
    text.pop();
    text
}

/// Sound changes that hold everywhere, before any letter is written.
fn smooth(sounds: &str) -> Vec<char> {
    let mut out: Vec<char> = sounds.chars().collect();
    let mut at = 0;
    while at < out.len() {
        let next = out.get(at + 1).copied();
        let after = out.get(at + 2).copied();
        match (out[at], next) {
            // Inside a word, and after ي (يحيا، أحيا), final ā is a plain alif.
            ('Y', Some(_)) => out[at] = 'A',
            ('Y', None) if at > 0 && out[at - 1] == 'ي' => out[at] = 'A',
            // Two hamzas around a short vowel: the second becomes length (آمن، إيمان، أومن).
            ('ء', Some(vowel @ ('a' | 'i' | 'u')))
                if after == Some('ء') && out.get(at + 3).is_some_and(|c| is_consonant(*c) && *c != 'ء') =>
            {
                out.splice(at + 1..at + 3, [long(vowel)]);
            }
            // A glide with sukun yields to the vowel before it (موقن، إيقاف), unless it is doubled (قُيّد).
            ('u', Some('ي')) if after.is_some_and(|c| is_consonant(c) && c != 'ي') => {
                out.splice(at..at + 2, ['U']);
            }
            ('i', Some('و')) if after.is_some_and(|c| is_consonant(c) && c != 'و') => {
                out.splice(at..at + 2, ['I']);
            }
            _ => {}
        }
        at += 1;
    }
    out
}

/// The letter that carries the hamza at `at` (the second half, if it is doubled). آ stands for hamza and ā together.
fn seat(sounds: &[char], at: usize, usage: Usage) -> char {
    let doubled = at > 0 && sounds[at - 1] == 'ء';
    let before = at.checked_sub(if doubled { 2 } else { 1 }).map(|i| sounds[i]);
    let after = sounds.get(at + 1).copied();
    let Some(before) = before else {
        return match after {
            Some('i' | 'I') => 'إ',
            Some('A') => 'آ',
            _ => 'أ',
        };
    };
    // A closing short vowel is not written, so a hamza before it is the last letter of the word.
    let is_final = matches!((after, sounds.len() - at), (None, _) | (Some('a' | 'i' | 'u'), 2));
    if is_final {
        return match before {
            'a' => 'أ',
            'i' => 'ئ',
            'u' => 'ؤ',
            _ => 'ء',
        };
    }
    match (before, after) {
        ('I' | 'i', _) | (_, Some('i' | 'I')) => 'ئ',
        // After a ي with sukun both are printed: ييئس، ييأس.
        ('ي', _) => pick(usage, 'ئ', 'أ'),
        ('A', Some('u')) => 'ؤ',
        ('A', Some('U')) => pick(usage, 'ؤ', 'ء'),
        ('A' | 'U' | 'و', _) => 'ء',
        ('u', _) => 'ؤ',
        ('a', Some('U')) => pick(usage, 'ؤ', 'أ'),
        (_, Some('U')) => pick(usage, 'ؤ', 'ئ'),
        (_, Some('u')) => 'ؤ',
        (_, Some('A')) => 'آ',
        _ => 'أ',
    }
}

fn pick(usage: Usage, rule: char, press: char) -> char {
    match usage {
        Usage::Rule => rule,
        Usage::Press => press,
    }
}

/// The long partner of a short vowel.
pub(super) fn long(vowel: char) -> char {
    vowel.to_ascii_uppercase()
}

fn is_consonant(sound: char) -> bool {
    !sound.is_ascii() && sound != 'ة'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hamza_finds_its_seat() {
        for (sounds, text) in [
            ("ءaعلaنa", "أعلن"),
            ("ءaءمaنa", "آمن"),
            ("ءiءمAن", "إيمان"),
            ("سaءaلa", "سأل"),
            ("سuءiلa", "سئل"),
            ("يaتaسAءaلu", "يتساءل"),
            ("تaسAءuل", "تساؤل"),
            ("يaبدaءAنi", "يبدآن"),
            ("مaبدUء", "مبدوء"),
            ("iءتaمaرa", "ائتمر"),
            ("uءتuمiنa", "اؤتمن"),
            ("iستiءنAف", "استئناف"),
            ("مaسءUل", "مسؤول"),
        ] {
            assert_eq!(spell(sounds, Usage::Rule), text, "{sounds}");
        }
        assert_eq!(spell("مaسءUل", Usage::Press), "مسئول");
        assert_eq!(spell("بaدaءU#", Usage::Press), "بدأوا");
    }

    #[test]
    fn suffixes_change_the_last_letter() {
        for (sounds, free, bound) in [
            ("نaفY", "نفى", "نفا"),
            ("رaءY", "رأى", "رآ"),
            ("iتتaهaمU#", "اتهموا", "اتهمو"),
            ("مuطAلaبaة", "مطالبة", "مطالبت"),
            ("يaقرaءu", "يقرأ", "يقرؤ"),
        ] {
            assert_eq!(spell(sounds, Usage::Rule), free);
            assert_eq!(spell_bound(sounds, Usage::Rule), bound);
        }
    }
}
