//! `PHRASE {IRREGULAR PLURALS} [~ROLE]` and the sets of words that stand in for `!NAME!` in phrases.

use super::{ForeignAgent, plain};
use std::collections::HashMap;

/// Sets of words, by the name between exclamation marks.
#[derive(Default)]
pub(super) struct Macros {
    sets: HashMap<String, Vec<String>>,
}

/// Phrases that one line may stand for.
const MOST: usize = 200;

impl Macros {
    /// `!PERSON! = MAN, MEN`.
    pub fn define(&mut self, text: &str) -> Result<(), String> {
        let (name, words) = text.split_once('=').unwrap_or((text, ""));
        let name = name.trim().strip_prefix('!').and_then(|n| n.strip_suffix('!')).map(str::trim);
        let name = name.filter(|n| !n.is_empty()).ok_or("is no substitution set (!NAME! = ONE, OTHER)")?;
        let words: Vec<String> = words.split(',').map(plain).filter(|w| !w.is_empty()).collect();
        if words.is_empty() {
            return Err(format!("substitution set !{name}! holds no word"));
        }
        self.sets.insert(name.to_uppercase(), words);
        Ok(())
    }

    /// The role nouns of a line.
    pub fn agents(&self, text: &str, line: u32) -> Result<Vec<ForeignAgent>, String> {
        let (before, code) = text.split_once('[').ok_or("has a ~ and no code in brackets")?;
        let (code, behind) = code.split_once(']').ok_or_else(|| format!("[{code} has no closing ]"))?;
        if !behind.trim().is_empty() {
            return Err(format!("{:?} stands behind the code", behind.trim()));
        }
        let code: String = code.chars().filter(|c| *c != '~' && !c.is_whitespace()).collect();
        if code.len() < 3 || !code.len().is_multiple_of(3) || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(format!("code {code:?} is not made of units of three letters"));
        }
        let code = code.to_ascii_uppercase();
        let (phrase, plurals) = match before.split_once('{') {
            None => (before, None),
            Some((phrase, braces)) => {
                let inside = braces.trim_end().strip_suffix('}').ok_or("has a { without its }")?;
                (phrase, Some(inside))
            }
        };
        if !phrase.chars().any(char::is_alphabetic) {
            return Err("has no words before its code".to_owned());
        }
        let listed = |inside: &str| inside.split(',').map(plain).filter(|w| !w.is_empty()).collect::<Vec<_>>();
        let fixed = phrase.contains('!');
        let plurals = match plurals.map(listed) {
            // The words of a set are listed with their plurals.
            None if fixed => vec!["-".to_owned()],
            None => Vec::new(),
            Some(list) if list.is_empty() => vec!["-".to_owned()],
            Some(list) => list,
        };
        let agent = |form: String| ForeignAgent { line, form, plurals: plurals.clone(), code: code.clone() };
        Ok(self.expand(phrase)?.into_iter().map(agent).collect())
    }

    /// Every phrase that comes of putting in the words of the sets.
    fn expand(&self, phrase: &str) -> Result<Vec<String>, String> {
        let mut phrases = vec![String::new()];
        for (i, part) in phrase.split('!').enumerate() {
            if i % 2 == 0 {
                phrases.iter_mut().for_each(|p| p.push_str(part));
                continue;
            }
            let set = self.sets.get(&part.trim().to_uppercase());
            let set = set.ok_or_else(|| format!("no substitution set !{part}! stands before it"))?;
            phrases = phrases.iter().flat_map(|p| set.iter().map(move |word| format!("{p}{word}"))).collect();
            if phrases.len() > MOST {
                return Err(format!("stands for more than {MOST} phrases"));
            }
        }
        if phrase.matches('!').count() % 2 == 1 {
            return Err("has one ! without its other".to_owned());
        }
        Ok(phrases.iter().map(|p| plain(p)).collect())
    }
}
