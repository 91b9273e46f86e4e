//! English: case and accents folded, regular inflection by spelling rule; irregular forms stand in `verbs.csv`.

use super::{Form, Morphology};
use crate::model::{Features, Shape};
use crate::pack::VerbRow;

/// The morphology of English.
#[derive(Debug)]
pub struct English;

impl Morphology for English {
    fn fold(&self, c: char, exact: &mut String, folded: &mut String) {
        let plain = plain_letter(c);
        exact.push_str(plain.as_str());
        folded.push_str(plain.as_str());
    }

    fn fold_ascii(&self, run: &str, exact: &mut String, folded: &mut String) {
        let first = exact.len();
        exact.push_str(run);
        exact[first..].make_ascii_lowercase();
        folded.push_str(&exact[first..]);
    }

    fn inflect_verb(&self, row: &VerbRow) -> Result<Vec<Form>, String> {
        let (head, rest) = row.lemma.split_once(' ').map_or((row.lemma.as_str(), ""), |(h, r)| (h, r));
        if head.is_empty() {
            return Err("the lemma is empty".into());
        }
        let pick = |given: &str, rule: String| if given.is_empty() { rule } else { given.to_owned() };
        let past = pick(&row.past, with_ed(head));
        let forms = [
            (head.to_owned(), Shape::Bare),
            (pick(&row.present, with_s(head)), Shape::Present),
            (pick(&row.participle, past.clone()), Shape::PassiveParticiple),
            (past, Shape::Past),
            (pick(&row.gerund, with_ing(head)), Shape::Gerund),
        ];
        let text = |word: &str| if rest.is_empty() { word.to_owned() } else { format!("{word} {rest}") };
        Ok(forms.iter().map(|(word, shape)| Form { text: text(word), features: Features::new(*shape) }).collect())
    }

    fn masdars(&self, _row: &VerbRow) -> Vec<String> {
        Vec::new()
    }

    fn inflect_noun(&self, noun: &str, plurals: &[String]) -> Vec<Form> {
        let singular = Features::new(Shape::Noun);
        let mut forms = vec![Form { text: noun.to_owned(), features: singular }];
        let plural = singular.with(Features::PLURAL);
        if plurals.is_empty() {
            // "air strike" → "air strikes", but "cessation of hostilities" is left alone.
            if !noun.contains(" of ") && !noun.ends_with('s') {
                forms.push(Form { text: with_s(noun), features: plural });
            }
        } else {
            forms.extend(plurals.iter().filter(|p| *p != "-").map(|p| Form { text: p.clone(), features: plural }));
        }
        forms
    }
}

/// Up to two ASCII letters for one letter of Latin script; other signs stay as they are.
struct Plain([u8; 4], u8);

impl Plain {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0[..self.1 as usize]).unwrap_or("")
    }
}

fn plain_letter(c: char) -> Plain {
    let mut buffer = [0u8; 4];
    if c.is_ascii() {
        buffer[0] = c.to_ascii_lowercase() as u8;
        return Plain(buffer, 1);
    }
    let lower = c.to_lowercase().next().unwrap_or(c);
    let ascii: &[u8] = match lower {
        'à'..='å' | 'ā' | 'ă' | 'ą' => b"a",
        'æ' => b"ae",
        'ç' | 'ć' | 'č' | 'ĉ' => b"c",
        'ď' | 'đ' | 'ð' => b"d",
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ə' => b"e",
        'ğ' | 'ģ' => b"g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => b"i",
        'ķ' => b"k",
        'ł' | 'ļ' | 'ľ' => b"l",
        'ñ' | 'ń' | 'ň' | 'ņ' => b"n",
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => b"o",
        'ř' => b"r",
        'ś' | 'š' | 'ş' | 'ș' => b"s",
        'ť' | 'ţ' | 'ț' => b"t",
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => b"u",
        'ý' | 'ÿ' => b"y",
        'ź' | 'ż' | 'ž' => b"z",
        'ß' => b"ss",
        'þ' => b"th",
        '\u{2018}' | '\u{2019}' => b"'",
        '\u{201C}' | '\u{201D}' => b"\"",
        '\u{2013}' | '\u{2014}' => b"-",
        _ => {
            let len = lower.encode_utf8(&mut buffer).len() as u8;
            return Plain(buffer, len);
        }
    };
    buffer[..ascii.len()].copy_from_slice(ascii);
    Plain(buffer, ascii.len() as u8)
}

fn is_vowel(b: u8) -> bool {
    matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// One short stressed vowel before one consonant: the consonant doubles ("ban", "stop").
fn doubles(word: &str) -> bool {
    let b = word.as_bytes();
    let n = b.len();
    let vowels = b.iter().filter(|c| is_vowel(**c)).count();
    n >= 3
        && !is_vowel(b[n - 1])
        && !matches!(b[n - 1], b'w' | b'x' | b'y')
        && is_vowel(b[n - 2])
        && !is_vowel(b[n - 3])
        && vowels == 1
}

fn stem_ending_in_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    (!stem.is_empty() && !is_vowel(*stem.as_bytes().last()?)).then_some(stem)
}

fn with_s(word: &str) -> String {
    if let Some(stem) = stem_ending_in_y(word) {
        return format!("{stem}ies");
    }
    let hiss = ["s", "x", "z", "ch", "sh"].iter().any(|e| word.ends_with(e)) || word.ends_with("to");
    format!("{word}{}", if hiss { "es" } else { "s" })
}

fn with_ed(word: &str) -> String {
    if let Some(stem) = stem_ending_in_y(word) {
        return format!("{stem}ied");
    }
    if word.ends_with('e') {
        return format!("{word}d");
    }
    match (doubles(word), word.chars().last()) {
        (true, Some(last)) => format!("{word}{last}ed"),
        _ => format!("{word}ed"),
    }
}

fn with_ing(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    if let Some(stem) = word.strip_suffix('e').filter(|s| !s.ends_with('e') && s.len() > 1) {
        return format!("{stem}ing");
    }
    match (doubles(word), word.chars().last()) {
        (true, Some(last)) => format!("{word}{last}ing"),
        _ => format!("{word}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_inflection() {
        let forms = |lemma: &str| {
            let row = VerbRow { lemma: lemma.into(), ..VerbRow::default() };
            English.inflect_verb(&row).unwrap().into_iter().map(|f| f.text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(forms("condemn"), "condemn condemns condemned condemned condemning");
        assert_eq!(forms("accuse"), "accuse accuses accused accused accusing");
        assert_eq!(forms("deny"), "deny denies denied denied denying");
        assert_eq!(forms("ban"), "ban bans banned banned banning");
        assert_eq!(forms("veto"), "veto vetoes vetoed vetoed vetoing");
        assert_eq!(forms("visit"), "visit visits visited visited visiting");
        assert_eq!(forms("shoot down"), "shoot down shoots down shooted down shooted down shooting down");
    }
}
