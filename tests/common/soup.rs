//! Soup of real words: bytes pick words, signs and digits of a language, so that a fuzzer or a property test reaches
//! the rules, which raw bytes never do.

#![allow(dead_code)]

use std::path::Path;

/// Signs that open, close and join, and what breaks naive readers.
const SIGNS: [&str; 32] = [
    ".",
    ",",
    "،",
    "؛",
    ":",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "-",
    "–",
    "/",
    "\n",
    "\n\n",
    "?",
    "؟",
    "!",
    "'s",
    "''",
    "``",
    "…",
    "\u{200f}",
    "\u{200d}",
    "ـ",
    "٪",
    "%",
    "$",
    "\u{0}",
    "\u{feff}",
    "é",
    "\u{1F600}",
];

/// Every word of the sentences and lists in a language's data, each once.
pub fn vocabulary(data: &Path, code: &str) -> Vec<String> {
    let folder = data.join("lang").join(code);
    let mut words: Vec<String> = Vec::new();
    for file in ["clauses.toml", "times.toml", "predicates.toml", "agents.csv", "blocks.csv"] {
        let Ok(text) = std::fs::read_to_string(folder.join(file)) else { continue };
        let cut = |c: char| c.is_whitespace() || "\"[]{}|,=<>()#:".contains(c);
        words.extend(text.split(cut).filter(|w| !w.is_empty()).map(str::to_owned));
    }
    if let Ok(names) = std::fs::read_to_string(folder.join("names.csv")) {
        // Every fortieth name is enough to meet each kind.
        let forms = names.lines().skip(1).step_by(40).filter_map(|line| line.split(',').nth(1));
        words.extend(forms.map(str::to_owned));
    }
    words.sort();
    words.dedup();
    words
}

/// A text out of bytes: two bytes a word, now and then a sign, a number or the bytes themselves.
pub fn soup(bytes: &[u8], words: &[String]) -> String {
    let mut text = String::new();
    for pair in bytes.chunks(2) {
        let (a, b) = (pair[0], pair.get(1).copied().unwrap_or(0));
        match a {
            0..=215 if !words.is_empty() => {
                text.push_str(&words[(usize::from(a) * 256 + usize::from(b)) % words.len()]);
                text.push(' ');
            }
            216..=239 => text.push_str(SIGNS[usize::from(b) % SIGNS.len()]),
            240..=247 => {
                text.push_str(&(u32::from(b) * u32::from(a - 239)).to_string());
                text.push(' ');
            }
            _ => text.push_str(&String::from_utf8_lossy(pair)),
        }
    }
    text
}
