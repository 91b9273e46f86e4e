//! Arabic: letters folded to what dictionaries are keyed by, forms generated from lemma, root and measure.
//!
//! What lives here: orthography and morphology, rules only. What may not: words; they stand in `data/lang/ar`.
//! Who comes next: `lang::compile` calls this at build time for every row.

pub mod conjugate;

use super::{Form, Morphology};
use crate::model::{Features, Shape};
use crate::pack::VerbRow;

/// The morphology of Modern Standard Arabic.
#[derive(Debug)]
pub struct Arabic;

impl Morphology for Arabic {
    /// N0 into `exact` (presentation forms, Persian letters, Eastern digits made plain), N2 into `folded`
    /// (hamza seats, final ya and ta marbuta too). Both receive the same number of bytes.
    fn fold(&self, c: char, exact: &mut String, folded: &mut String) {
        if ('\u{621}'..='\u{64A}').contains(&c) {
            exact.push(c);
            folded.push(plain(c));
            return;
        }
        if let Some(digit) = digit_value(c) {
            exact.push(digit);
            folded.push(digit);
            return;
        }
        let first = exact.len();
        match c {
            'ک' | 'ڪ' => exact.push('ك'),
            'ی' | 'ې' | 'ۍ' => exact.push('ي'),
            'ہ' | 'ھ' | 'ە' => exact.push('ه'),
            '\u{FEF5}'..='\u{FEFC}' | '\u{FE80}'..='\u{FEF4}' => exact.push_str(presentation(c)),
            _ if c.is_ascii() => exact.push(c.to_ascii_lowercase()),
            _ => exact.push(c),
        }
        folded.extend(exact[first..].chars().map(plain));
    }

    fn inflect_verb(&self, row: &VerbRow) -> Result<Vec<Form>, String> {
        let verb = verb_of(row)?;
        let mut forms = conjugate::conjugate(&verb)?;
        forms.extend(conjugate::participles(&verb)?);
        Ok(forms.into_iter().map(own).collect())
    }

    fn masdars(&self, row: &VerbRow) -> Vec<String> {
        let mut nouns: Vec<String> = row.masdar.split('|').filter(|m| !m.is_empty()).map(str::to_owned).collect();
        if nouns.is_empty()
            && let Ok(verb) = verb_of(row)
        {
            nouns = conjugate::masdars(&verb);
        }
        nouns
    }

    fn inflect_adjective(&self, adjective: &str) -> Vec<String> {
        ["ا", "ة", "ون", "ين", "ان", "تان", "ات"].iter().map(|ending| format!("{adjective}{ending}")).collect()
    }

    fn inflect_noun(&self, noun: &str, plurals: &[String]) -> Vec<Form> {
        if noun.contains(' ') || plurals.iter().any(|p| p == "-") {
            // A phrase or a noun that has no regular plural: as written, and the indefinite accusative of its head.
            let plain = Features::new(Shape::Noun);
            let mut forms = vec![Form { text: noun.to_owned(), features: plain }];
            if !noun.contains(' ') {
                let singular = conjugate::noun_forms(noun, &[noun]).into_iter().map(own);
                forms.extend(singular.filter(|f| !f.features.has(Features::PLURAL)));
            }
            return forms;
        }
        let plurals: Vec<&str> = plurals.iter().map(String::as_str).collect();
        conjugate::noun_forms(noun, &plurals).into_iter().map(own).collect()
    }
}

/// The letter that dictionaries are keyed by.
fn plain(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        'ڤ' => 'ف',
        'پ' => 'ب',
        'چ' => 'ج',
        'گ' => 'غ',
        _ => c,
    }
}

fn own(form: conjugate::Form) -> Form {
    Form { text: form.text, features: form.features }
}

fn verb_of(row: &VerbRow) -> Result<conjugate::Verb<'_>, String> {
    if row.root.is_empty() || row.measure.is_empty() {
        return Err("needs a row with root and measure in verbs.csv".into());
    }
    Ok(conjugate::Verb { lemma: &row.lemma, root: &row.root, measure: &row.measure, vowel: row.vowel.chars().next() })
}

fn digit_value(c: char) -> Option<char> {
    let base = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        _ => return None,
    };
    char::from_digit(c as u32 - base, 10)
}

/// Isolated letters for the Arabic Presentation Forms-B block (Unicode chart UFE70), four shapes a letter.
fn presentation(c: char) -> &'static str {
    const LETTERS: &[(u32, &str)] = &[
        (0xFE80, "ء"),
        (0xFE81, "آ"),
        (0xFE83, "أ"),
        (0xFE85, "ؤ"),
        (0xFE87, "إ"),
        (0xFE89, "ئ"),
        (0xFE8D, "ا"),
        (0xFE8F, "ب"),
        (0xFE93, "ة"),
        (0xFE95, "ت"),
        (0xFE99, "ث"),
        (0xFE9D, "ج"),
        (0xFEA1, "ح"),
        (0xFEA5, "خ"),
        (0xFEA9, "د"),
        (0xFEAB, "ذ"),
        (0xFEAD, "ر"),
        (0xFEAF, "ز"),
        (0xFEB1, "س"),
        (0xFEB5, "ش"),
        (0xFEB9, "ص"),
        (0xFEBD, "ض"),
        (0xFEC1, "ط"),
        (0xFEC5, "ظ"),
        (0xFEC9, "ع"),
        (0xFECD, "غ"),
        (0xFED1, "ف"),
        (0xFED5, "ق"),
        (0xFED9, "ك"),
        (0xFEDD, "ل"),
        (0xFEE1, "م"),
        (0xFEE5, "ن"),
        (0xFEE9, "ه"),
        (0xFEED, "و"),
        (0xFEEF, "ى"),
        (0xFEF1, "ي"),
        (0xFEF5, "لآ"),
        (0xFEF7, "لأ"),
        (0xFEF9, "لإ"),
        (0xFEFB, "لا"),
    ];
    let at = LETTERS.partition_point(|(first, _)| *first <= c as u32);
    LETTERS[at.saturating_sub(1)].1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> (String, String) {
        let (mut exact, mut folded) = (String::new(), String::new());
        text.chars().for_each(|c| Arabic.fold(c, &mut exact, &mut folded));
        (exact, folded)
    }

    #[test]
    fn letters_fold_and_stay_parallel() {
        for (raw, exact, folded) in [
            ("أنقرة", "أنقرة", "انقره"),
            ("على", "على", "علي"),
            ("٢٠٢٠", "2020", "2020"),
            ("ایران", "ايران", "ايران"),
            ("مسؤول", "مسؤول", "مسوول"),
            ("ﻻ", "لا", "لا"),
        ] {
            let got = fold(raw);
            assert_eq!((got.0.as_str(), got.1.as_str()), (exact, folded));
            assert_eq!(got.0.len(), got.1.len());
        }
    }
}
