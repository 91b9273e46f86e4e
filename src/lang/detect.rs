//! Which of our languages a text is in: by its letters, then by its function words.
//!
//! Both come from the packs. Letters tell Arabic from English and, by those that a language lacks (پ and گ in Arabic),
//! from a neighbour that shares its script; function words tell English from French, which uses the same letters.

use super::{Language, Reading, Scan, Sense, TokenKind, scan::is_ignorable};

/// Bytes of the text that are looked at.
const SAMPLE: usize = 8 << 10;

/// Share of the letters that must belong to the alphabet; names in another script may make up the rest.
const OWN_LETTERS: f32 = 0.6;

/// Share of the letters that may be foreign: a name spelled the Persian way is let pass, a Persian text is not.
const FOREIGN_LETTERS: f32 = 0.006;

/// The language that a text is in, if it is one of these.
pub fn detect<'l>(text: &str, languages: &'l [Language]) -> Option<&'l Language> {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end)?;
    let likely = |language: &&Language| has_letters(language, sample) && has_words(language, sample);
    languages.iter().find(likely)
}

fn has_letters(language: &Language, sample: &str) -> bool {
    let config = &language.tables.config;
    let (mut all, mut own, mut foreign) = (0usize, 0usize, 0usize);
    let letters = sample.chars().filter(|c| c.is_alphabetic() && !is_ignorable(*c));
    for letter in letters.flat_map(char::to_lowercase) {
        all += 1;
        own += usize::from(config.alphabet.contains(letter));
        foreign += usize::from(config.foreign_letters.contains(letter));
    }
    own as f32 > OWN_LETTERS * all as f32 && foreign as f32 <= FOREIGN_LETTERS * all as f32
}

fn has_words(language: &Language, sample: &str) -> bool {
    let (mut scan, mut work, mut readings) = (Scan::default(), Language::workspace(), Vec::new());
    language.scan(sample, &mut scan);
    let (mut words, mut functions, mut known) = (0usize, 0usize, 0usize);
    for (i, token) in scan.tokens.iter().enumerate() {
        if token.kind != TokenKind::Word {
            continue;
        }
        words += 1;
        language.readings(&scan, i, &mut work, &mut readings);
        let is_function = |r: &Reading| matches!(r.sense, Sense::Function(_));
        functions += usize::from(readings.iter().any(is_function));
        known += usize::from(!readings.is_empty());
    }
    // A function word counts twice: names and words of the trade travel between languages, "the" does not.
    words > 0 && (functions + known) as f32 >= language.tables.config.likeness * words as f32
}

#[cfg(all(test, demarche_embedded))]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_told_apart() {
        let languages: Vec<Language> = ["ar", "en"].iter().map(|c| Language::builtin(c).unwrap()).collect();
        for (text, expected) in [
            ("التقى وزير الخارجية نظيره في العاصمة وبحثا الوضع على الحدود بين البلدين.", Some("ar")),
            ("وزیر الخارجية التركي يلتقى نظيره الروسى في موسکو", Some("ar")),
            ("أردوغان يلتقي بوتين", Some("ar")),
            ("The ministers met in the capital and discussed the situation on the border.", Some("en")),
            ("Turkey condemns Russian air strike", Some("en")),
            ("Die Minister trafen sich in der Hauptstadt und sprachen über die Lage an der Grenze zu Syrien.", None),
            ("Le ministre a rencontré son homologue à Paris et a discuté de la situation sur la frontière.", None),
            ("El ministro se reunió con su homólogo en Madrid y habló de la situación en la frontera con Siria.", None),
            ("Il ministro ha incontrato il suo omologo a Roma e ha discusso della situazione in Siria.", None),
            ("De minister ontmoette zijn collega in Den Haag en sprak over de situatie aan de grens in Turkije.", None),
            (
                "Bakan, mevkidaşıyla başkentte bir araya geldi ve sınırdaki durumu ele aldı; Ankara açıklama yaptı.",
                None,
            ),
            ("وزیر خارجه ایران در تهران با همتای ترک خود دیدار و درباره سوریه گفت‌وگو کرد و پیام داد.", None),
            ("وزیر خارجہ نے اسلام آباد میں اپنے ہم منصب سے ملاقات کی اور سرحد کی صورت حال پر بات چیت کی۔", None),
            ("Министр встретился со своим коллегой в столице и обсудил положение на границе.", None),
            ("2020 — 17:30 …", None),
            ("", None),
        ] {
            assert_eq!(detect(text, &languages).map(Language::code), expected, "{text}");
        }
    }
}
